#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/rows/row_set.h"

namespace lx::ui {

/// "Show me these rows": a list of a ledger, or the very rows behind a figure (query.ids).
struct ListRequest
{
    RowSet query;                     ///< its day is that of the table it is shown in
    std::vector<std::string> columns; ///< keys of fields and facts; empty = as the user left them
    std::int64_t row = 0;             ///< to be at; 0 = the first
    QString title; ///< what the list is, shown above it ("应建未建单位"); "" = an ordinary look
};

} // namespace lx::ui
