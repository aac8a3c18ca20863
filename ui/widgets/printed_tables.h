#pragma once

#include <functional>
#include <vector>

#include "ui/presentation/jobs.h"
#include "ui/presentation/table_report.h"

class QAbstractItemView;

namespace lx::ui {

class AppContext;

/// Something of the window that can be printed.
struct Printed
{
    /// Makes it on a worker.
    using Work = std::function<Result<Report>(JobProgress&)>;

    QString name;
    std::function<Work()> begin; ///< on the window's thread, when it is to be seen
};

/// Says what stands above a table when it is printed; others have their accessible name. The `main`
/// table of a page is proposed first.
void set_print_head(QAbstractItemView* view, std::function<TableHead()> head, bool main = false);

/// A table that is printed in a way of its own, the main one of its page.
void set_printed(QAbstractItemView* view, std::function<Printed()> printed);

/// The tables and trees that can be seen in a part of the window, as they are shown there; first
/// the main one, else where the keyboard is. `title` is the page's.
[[nodiscard]] std::vector<Printed> printed_tables(AppContext& context, const QWidget& part,
                                                  const QString& title);

} // namespace lx::ui
