#pragma once

#include <optional>
#include <vector>

#include <QAbstractItemModel>
#include <QString>
#include <QStringList>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/report/report.h"

namespace lx::ui {

/// What stands above a table of the window on paper.
struct TableHead
{
    QString title;
    QStringList lines;       ///< what the table is of, below the title
    std::optional<Date> day; ///< it is seen on; none = as it stands
};

/// A table of the window as it is printed: its rows and columns as they are shown.
struct ShownTable
{
    TableHead head;
    const QAbstractItemModel* model = nullptr;
    std::vector<int> columns; ///< from left to right
    struct Row
    {
        QModelIndex index;  ///< in the model's first column
        int level = 0;      ///< in a tree
        bool group = false; ///< others stand below it
    };
    std::vector<Row> rows;
};

/// The texts of the table as a report, its rows numbered and counted. Office and day of printing
/// are left to who prints it. Errors: Refused (too many rows).
[[nodiscard]] Result<Report> table_report(const ShownTable& shown);

} // namespace lx::ui
