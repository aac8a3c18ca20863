#pragma once

#include <functional>
#include <vector>

#include <QString>

class QWidget;

namespace lx::ui {

class AppContext;
class Page;

/// A page the navigation list offers; app/pages.cpp has the table of all.
struct PageEntry
{
    QString id;    ///< "ledger", for AppContext::open_page and the pictures' file names
    QString title; ///< in the navigation list
    QString icon;  ///< of the icon family
    std::function<Page*(AppContext&, QWidget* parent)> make;
};

} // namespace lx::ui
