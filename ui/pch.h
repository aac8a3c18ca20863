#pragma once
// What nearly every file of the window includes; compiled once.
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <QtConcurrent/QtConcurrent>
#include <QtCore/QtCore>
#include <QtGui/QtGui>
#include <QtWidgets/QtWidgets>
