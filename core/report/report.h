#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/report/check_def.h"

namespace lx {

/// How a column of a report is written and aligned.
enum class ColumnFormat : std::uint8_t
{
    Text,
    Code,    ///< text in a monospaced face, never a number
    Count,   ///< whole number, thousands separated, zero as –
    Percent, ///< a share 0…1, one decimal, rounded half up
    Money,   ///< 分 in the cell, 元 with two decimals on paper
    Decimal, ///< scores, one decimal, two where there are two
    Date,
    Mark ///< ✓ or what is missing, centred
};

/// One column; `heading` is its path from the top ("其中", "100人以上").
struct ReportColumn
{
    std::string key;
    std::vector<std::string> heading;
    ColumnFormat format = ColumnFormat::Text;
    int width = 10;       ///< characters
    bool ordinal = false; ///< counts the rows (序号): no figure of the report
};
/// A column with one heading, which is its key too.
[[nodiscard]] ReportColumn column(const std::string& heading, int width,
                                  ColumnFormat format = ColumnFormat::Text);

/// One cell. Which member counts follows from the column's format; a blank one has none (a figure
/// that is not known is blank, not 0).
struct ReportCell
{
    std::string text;         ///< in a column of figures it stands in the figure's place
    std::int64_t number = 0;  ///< Count, Money
    double real = 0;          ///< Percent (0…1), Decimal
    bool blank = true;        ///< nothing to show (also a share of nothing)
    std::int64_t unknown = 0; ///< how many rows behind a figure could not be judged
    std::string formula;      ///< Excel formula without "="; its cached value is the cell's own
    std::optional<ColumnFormat> format{}; ///< where it is another than its column's
    std::string ledger;                   ///< the row behind the cell, for a jump…
    std::int64_t row = 0;                 ///< …its id

    [[nodiscard]] static ReportCell of_text(std::string text);
    [[nodiscard]] static ReportCell of_count(std::int64_t count);
    [[nodiscard]] static ReportCell of_share(double share);
};

/// Name and key of the row that adds up the others.
inline constexpr const char* total_row_key = "合计";

enum class RowStyle : std::uint8_t
{
    Normal,
    Subtotal,
    Total,
    Section ///< a heading inside the table: only the first cell counts
};

struct ReportRow
{
    RowStyle style = RowStyle::Normal;
    int level = 0; ///< indentation of the first text cell
    std::vector<ReportCell> cells;
    /// Of a table of figures: what tells the row in every period, whatever it is called and where
    /// it stands – the area's code (a row of what stands in it alone: with 本级 behind), the value
    /// that makes the row, 合计.
    std::string key{};
};

/// Which rows of a ledger stand behind the figures of a table.
struct FigureTrace
{
    std::string ledger;                  ///< the table's own…
    std::vector<std::string> ledgers;    ///< …and of each column; empty = all of `ledger`
    std::vector<std::int64_t> ids;       ///< rows counted somewhere
    std::vector<std::int32_t> table_row; ///< for each: the plain table row it falls into; -1 none
    std::vector<std::vector<std::uint8_t>>
        in_column; ///< for each column: 1 where the row counts in it; empty = no figure
    std::vector<std::vector<std::int64_t>>
        amounts; ///< for each column that adds up: what the row brings; kNoAmount = not known, or
                 ///< not asked of it
    static constexpr std::int64_t kNoAmount = INT64_MIN;
    std::vector<std::vector<std::int32_t>>
        parts; ///< for each table row: the plain rows it sums up (itself for those)

    /// By entry of `ids`, where rows of several ledgers are counted: which; empty = all of
    /// `ledger`.
    std::vector<std::string> ledger_of;
    /// A turned table: figures down, what its rows would be across. By row of the table the figure
    /// (of `in_column`) in it, by its column the plain row; -1 = none. Empty = not turned.
    std::vector<std::int32_t> figure_of_row;
    std::vector<std::int32_t> row_of_column;

    /// Whether rows stand behind the figures of that place of the table.
    [[nodiscard]] bool counts(std::size_t row, std::size_t column) const;
    /// Ids behind the figure in that table row and column.
    [[nodiscard]] std::vector<std::int64_t> behind(std::size_t row, std::size_t column) const;
    /// The ledger these are of. Precondition: `counts`.
    [[nodiscard]] const std::string& ledger_behind(std::size_t row, std::size_t column) const;
    /// The ledger an entry of `ids` is of.
    [[nodiscard]] const std::string& ledger_at(std::size_t entry) const
    {
        return ledger_of.empty() ? ledger : ledger_of[entry];
    }
    /// Whether a column of the table holds figures rows stand behind.
    [[nodiscard]] bool column_counts(std::size_t column) const;
    /// Row of `parts` and column of `in_column` of a place of the table. Beyond both where it has
    /// none.
    [[nodiscard]] std::pair<std::size_t, std::size_t> counted_at(std::size_t row,
                                                                 std::size_t column) const;
};

/// One table: a sheet of the workbook, a page or more on paper.
struct ReportTable
{
    std::string name;               ///< sheet name, at most 31 characters
    std::string title;              ///< printed above it
    std::vector<std::string> lines; ///< below the title: what the table is of
    std::vector<ReportColumn> columns;
    std::vector<ReportRow> rows;
    std::string note; ///< below the table
    int frozen_columns = 1;
    std::shared_ptr<const FigureTrace> trace; ///< null for lists, whose rows name themselves
};

/// Gives the columns of a narrow table more width, so that what stands above and below it (the
/// office and the day, the signatures) has room on one line each.
void widen_to_lines(ReportTable& table);

/// A row of a ledger behind the difference of a check's two sides.
struct CheckedName
{
    std::int64_t row = 0; ///< id
    std::int64_t by = 0;  ///< how much more it brings to the left side
    bool operator==(const CheckedName&) const = default;
};

/// A check inside or between tables, as the sheet 校验 lists it.
struct ReportCheck
{
    std::string title; ///< "100人以上 + 50–99人 + 50人以下 = 企业总数"
    std::string place; ///< row or area it was looked at, "" for the whole
    std::string left;  ///< the two sides as written
    std::string right;
    bool passed = false;
    std::string unjudged{}; ///< what is missing, where it couldn't be judged; "" = it was
    CheckKind kind = CheckKind::Must;
    std::string id{};   ///< of the definition: what an explanation is kept by, with `place`
    std::string cell{}; ///< as people find it on the printed form: 第2行C列; "" = the whole
    std::string difference{};         ///< left − right as written; "" where that says nothing
    std::string message{};            ///< what failing means; "" = the title says it
    std::string remedy{};             ///< what to do then
    std::string ledger{};             ///< of `names`
    std::vector<CheckedName> names{}; ///< of a failed one: the rows that make the difference
    std::string explained{};          ///< why it is so, as somebody wrote

    [[nodiscard]] bool failed() const { return !passed && unjudged.empty(); }
};

/// Whether a check keeps its quarter open: a 必须 that fails, a 说明 nobody wrote. `explained`:
/// what was written to explain it.
[[nodiscard]] bool blocks(const ReportCheck& check, const std::string& explained);
/// What became of it, as sheets say it: "✓ 通过", "✗ 不符", "△ 应为空".
[[nodiscard]] std::string check_result(const ReportCheck& check);

/// A report ready to be shown, printed or written: plain data.
struct Report
{
    std::string id;
    std::string name;
    std::string office; ///< 填报单位
    std::string period; ///< "2025年第3季度"
    Date as_of;
    bool of_a_day = true; ///< seen on as_of; a list of fields is as it stands
    Date made;            ///< 填报日期
    std::string scope; ///< which units are counted: 统计口径：三有企业; "" = all there are
    std::string left_out; ///< how many that leaves out, by name in lists of their own; "" = none
    std::string unit;     ///< "单位：个、人、%"
    std::vector<std::string> signature{}; ///< who signs below; empty = as every report
    std::vector<ReportTable> tables;
    std::vector<ReportCheck> checks;
    /// One row a unit (or person) with a mark or its amount under every figure it counts in: any
    /// number opens to these rows, and can be counted again from them alone.
    ReportTable list;
};

/// What stands below the title of a report of a scope; "" for one of all there is.
[[nodiscard]] std::string scope_line(const Report& report);

/// A sheet of Excel ends at 1,048,576 rows; headings and foot need some.
inline constexpr std::size_t most_sheet_rows = 1'048'000;

/// "统计截至：… 填报日期：…", the first where the report is of a day.
[[nodiscard]] std::string days_line(const Report& report);
/// 12,345; – for zero.
[[nodiscard]] std::string show_count(std::int64_t number);
/// Share of a whole, 0…1, rounded half up with whole numbers to a tenth of a per cent; 0 for
/// denominator 0.
[[nodiscard]] double rounded_share(std::int64_t numerator, std::int64_t denominator);
/// A cell as people read it.
[[nodiscard]] std::string show_cell(const ReportColumn& column, const ReportCell& cell);
/// Rows the heading takes: the longest path.
[[nodiscard]] int heading_rows(const ReportTable& table);

/// A cell of a heading of several rows: text and how far it reaches.
struct HeadingCell
{
    std::string text;
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
};
/// Neighbours with the same path are merged, short paths reach down.
[[nodiscard]] std::vector<HeadingCell> heading_cells(const ReportTable& table);

} // namespace lx
