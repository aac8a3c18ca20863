#pragma once

#include <QString>
#include <QStringList>

namespace lx::ui {

/// A name a file is to be written under, completed: with the first of these endings (".xlsx") where
/// it has none of them.
[[nodiscard]] QString with_ending(const QString& path, const QStringList& endings);

} // namespace lx::ui
