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
    QString id;    ///< "ledger", as places name it
    QString title; ///< in the navigation list
    QString icon;  ///< of the icon family
    QString group; ///< heading it stands under, with those before and after it of the same; "" none
    std::function<Page*(AppContext&, QWidget* parent)> make;
    bool numbered = true; ///< goes by one of Ctrl+1 … Ctrl+9, in the order of the table
};

} // namespace lx::ui
