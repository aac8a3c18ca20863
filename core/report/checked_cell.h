#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "core/report/report.h"

namespace lx {

/// A place in a table of figures.
struct CellPlace
{
    const ReportTable* table = nullptr;
    std::size_t row = 0;
    std::size_t column = 0;
};

/// What the rows of a ledger bring to a figure, by id.
using Brought = std::map<std::int64_t, std::int64_t>;

/// The table of that name; "" = the first one with figures. nullptr where there is none.
[[nodiscard]] const ReportTable* table_named(const Report& report, const std::string& name);
/// A column by its key.
[[nodiscard]] std::optional<std::size_t> column_of(const ReportTable& table,
                                                   const std::string& key);
/// A row by its key, or else by what it is called.
[[nodiscard]] std::optional<std::size_t> row_of(const ReportTable& table, const std::string& row);

/// How the figure there is written.
[[nodiscard]] ColumnFormat format_at(const CellPlace& place);
/// The ledger of the rows behind it; "" where there are none.
[[nodiscard]] std::string ledger_at(const CellPlace& place);

/// The figure in units of the last digit it is printed with (tenths of a per cent, 分); nothing
/// where the cell is blank or holds words.
[[nodiscard]] std::optional<std::int64_t> printed_value(const CellPlace& place);
/// How many of those units make one as people write it (90 per cent: 10).
[[nodiscard]] std::int64_t units_of(ColumnFormat format);
/// A number of those units as it is printed.
[[nodiscard]] std::string printed(ColumnFormat format, std::int64_t value);

/// Adds (times `sign`) what the rows behind the figure bring to it. False where it has none: a
/// share, or a table without them.
bool add_brought(const CellPlace& place, int sign, Brought& brought);

/// As people find it on the printed form: 第2行C列.
[[nodiscard]] std::string cell_title(const CellPlace& place);

} // namespace lx
