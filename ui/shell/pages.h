#pragma once

#include <functional>
#include <vector>

#include <QString>

class QWidget;

namespace lx::ui {

class AppContext;
class Page;

/// A page the navigation list offers.
struct PageEntry
{
    QString id;    ///< "ledger", for AppContext::open_page and the pictures' file names
    QString title; ///< in the navigation list
    QString icon;  ///< of the icon family
    std::function<Page*(AppContext&, QWidget* parent)> make;
};

/// All pages, in the order of the navigation list. The one place where a page is added.
[[nodiscard]] std::vector<PageEntry> all_pages();

} // namespace lx::ui
