#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace lx {

class ObjectReader;

/// When the cell of a check's term is looked at.
enum class TermTime : std::uint8_t
{
    Now,
    Previous, ///< @previous: the period before, as it is counted now or was closed
    LastYear, ///< @last_year: the same period of the year before
    Opening   ///< @opening: the period before as it was closed
};

/// One term of a check: a figure of a table, or a number.
///
///     formal                    this column of the row the check is held for
///     统计表!合计,formal         the total row
///     sum,formal                all plain rows together
///     children,formal           the rows that a subtotal is made of
///     统计表!*,formal@previous    the same row, a period before
///     coverage-social/统计表!合计,total   a table of another report of the same period
///     合计,*                    every column, one by one
///     12                        a number
struct CheckTerm
{
    /// Rows a term may name besides one row's key or heading.
    static constexpr const char* each_row = "*";
    static constexpr const char* plain_rows = "sum";
    static constexpr const char* child_rows = "children";
    static constexpr const char* each_column = "*";

    bool minus = false;             ///< taken off instead of added: "-formal"
    std::optional<double> constant; ///< then nothing else counts
    std::string report;             ///< "" = the check's own
    std::string table;              ///< "" = the check's own, or the report's first
    std::string row = each_row;
    std::string column;
    TermTime time = TermTime::Now;

    /// Nothing where it is no term.
    [[nodiscard]] static std::optional<CheckTerm> parse(const std::string& text);
};

enum class CheckOp : std::uint8_t
{
    Equal,
    Unequal,
    Less,
    AtMost,
    Greater,
    AtLeast,
    BothOrNone, ///< 同有同无: both are 0 (or blank), or neither
    OneOnly     ///< 只能有一: not both
};

/// What follows where a check fails.
enum class CheckKind : std::uint8_t
{
    Must,    ///< 必须: the quarter can't be closed
    Explain, ///< 说明: somebody has to say why
    List,    ///< 附名单: the names are attached
    Empty    ///< 应为空: better 0; told, but nothing waits for it
};
[[nodiscard]] const char* name_of(CheckKind kind); ///< 必须, 说明, 附名单, 应为空

/// What a check does without one of its figures.
enum class CheckMissing : std::uint8_t
{
    SkipAny, ///< is not judged where any is missing
    SkipAll, ///< only where all are; what is missing counts 0
    Zero     ///< counts 0
};

/// At which rows a check is held that names none.
enum class CheckLevel : std::uint8_t
{
    All,
    Plain,    ///< rows that add up nothing
    Subtotal, ///< rows that add up others, the total too
    Total
};

/// A check (审核) as a report's definition has it: sum of left, op, sum of right, held element by
/// element for every row (and column) its terms leave open. Or a jump: figures against their own
/// former periods (see jump.h).
struct CheckDef
{
    std::string id; ///< what its explanation is kept by: given, or its table and title
    std::string title;
    std::string table; ///< whose rows it is held for; "" = a report with one table of figures
    std::vector<CheckTerm> left;
    CheckOp op = CheckOp::Equal;
    std::vector<CheckTerm> right;
    std::vector<std::string> jump; ///< columns; then there are no terms
    double tolerance = 0;          ///< how far the sides may lie apart, in units of the last digit
    CheckMissing missing = CheckMissing::SkipAny;
    CheckKind kind = CheckKind::Must;
    CheckLevel level = CheckLevel::All;
    std::vector<int> quarters; ///< 1…4 (months and half-years likewise): periods of the year it is
                               ///< held in; empty = all
    std::string message; ///< what its failing means; "" = the title says it
    std::string remedy;  ///< what to do then

    /// Looks at another period than the report's.
    [[nodiscard]] bool needs_former() const;
};

/// Tables of figures of a report and their columns, for what checks name.
struct CheckedTable
{
    std::string name;
    std::set<std::string> columns;
};

/// Reads a check; `table` is the one it stands in, "" for one of the report. Complains about terms,
/// columns and words there are none of.
[[nodiscard]] CheckDef read_check(ObjectReader& in, const std::string& table,
                                  const std::vector<CheckedTable>& tables);

} // namespace lx
