#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/fact_registry.h"
#include "core/report/report.h"
#include "core/report/report_time.h"
#include "core/rules/selection.h"

namespace lx {

/// A step from a row to rows that belong to it: ledger and link (see facts/link.h).
struct RelatedStep
{
    std::string ledger;
    std::string via;
};

/// What a list says instead of ✓: the condition that should hold and the words for its absence.
struct MissingPart
{
    Selection unless;
    std::string say;
};

/// Columns made of rows that have the same values as the row at hand in these fields: one for each
/// value of `by` among them.
struct SpreadDef
{
    std::string ledger;
    std::vector<std::string> same; ///< fields of both ledgers
    std::string by;
};

/// One column of a report as its definition file has it. Which members count follows from `kind`.
struct ReportColumnDef
{
    enum class Kind
    {
        Count,   ///< rows for which `where` is true
        Unknown, ///< rows for which `where` can't be told
        Sum,     ///< sum of the fact `fact` over rows for which `where` is true
        Share,   ///< column `numerator` of the sum of the columns `denominator`
        Overlap, ///< how often rows count in more than one of the columns `parts`, beyond the first
        Difference, ///< the first of the columns `parts` less the others
        Plus,       ///< the columns `parts` added up
        Number,     ///< 1, 2, 3…
        Fact,       ///< the fact `fact` of the row
        Related,    ///< the fact `fact` of related rows that are there on the day, joined by 、
        Mark,       ///< ✓ where all of `marks` are true, otherwise what is missing
        Spread,     ///< the fact `fact` of the rows of `spread`, a column each
        Text,       ///< `say`, the same in every row; "" = to be filled in by hand
        Named       ///< what the row's source offers under the name `value` (row_values.cpp)
    };
    ReportColumn column;
    Kind kind = Kind::Count;
    std::optional<Selection> where;
    std::string fact;
    std::string value;
    std::string numerator;
    std::vector<std::string> denominator;
    std::vector<std::string> parts;
    std::vector<RelatedStep> related;
    bool once = false;  ///< Related: what several of them say is said once
    bool tally = false; ///< Related: how many they are
    std::vector<std::string> marks;
    std::vector<MissingPart> missing;
    std::string say; ///< Mark without parts: the words for "no"; Text
    // Figures:
    std::string ledger; ///< whose rows are counted; "" = the table's
    std::string of;     ///< fact of the rows that are asked at all; "" = the table's, or `counts`
    std::string unit;   ///< as of the table; with a ledger of its own
    ReportTime on;      ///< when they are counted
    // Lists:
    SpreadDef spread;
    bool add = false; ///< added up below the rows
};

/// `sum of left op sum of right`, both lists of columns of the same row; held for every row of a
/// list.
struct ListCheckDef
{
    std::string title;
    std::vector<std::string> left;
    std::string op; ///< "=" or "<="
    std::vector<std::string> right;
};

/// A figure of another table: sheet name and column of its total row, or "rows" for its number of
/// rows; without a table a figure of the county (figures/overview.json). Checks between tables hold
/// for the whole and for every area.
struct TableFigure
{
    std::string table;
    std::string column;
};

/// Stands in a heading for the period its figures are of: 2025年第3季度.
inline constexpr const char* period_name_sign = "{period}";

/// A column of a table of periods: when its figures are counted, or two others held against each
/// other.
struct ReportPeriodDef
{
    std::string key;
    std::vector<std::string> heading;
    int width = 9;
    ReportTime on;
    std::vector<std::string> difference; ///< the first less the second; empty = counted itself
    bool left_out = false; ///< not counted: others have its figures (those of a closed period)
};

/// Rows of a number's values (inclusive) in a table of figures.
struct RowBand
{
    std::string name;
    std::optional<int> from; ///< none = all below `to`
    std::optional<int> to;   ///< none = all above `from`
};

struct BetweenCheckDef
{
    std::string title;
    std::vector<TableFigure> left;
    std::string op;
    std::vector<TableFigure> right;
};

/// What stands below a table of figures where the total of a column is not 0: `{n}` is the total.
struct ReportNoteDef
{
    std::string column;
    std::string say;
};

struct ReportTableDef
{
    enum class Kind
    {
        Figures, ///< one row an area (with subtotals) or a dictionary value, figures in the columns
        List,    ///< one row a row of the ledger
        Periods, ///< one row a figure, the periods it is counted in across
        // Of each policy that was chosen:
        Rules,         ///< one row a rule, with a total
        Findings,      ///< one row a finding
        FindingCounts, ///< one row a rule, policy area or answerable organization (`rows`), a
                       ///< column a kind of subject: how many findings
        Targets,       ///< one row a target and area
        Gaps           ///< one row a row that keeps a target from being reached, the nearest first
    };
    [[nodiscard]] bool of_policies() const { return !of_figures() && kind != Kind::List; }
    [[nodiscard]] bool of_figures() const { return kind == Kind::Figures || kind == Kind::Periods; }

    Kind kind = Kind::Figures;
    std::string name;        ///< of policies: {each} the policy area
    std::string title;       ///< the same, and {policy} the policy's name
    bool each_group = false; ///< Findings: a sheet a policy area
    int frozen_columns = 1;
    std::string note;  ///< of policies: said below the table…
    std::string empty; ///< …and where it has no rows
    std::string ledger;
    std::string unit; ///< reference to the unit whose scope the rows follow; "" = they follow none,
                      ///< unless they are units
    std::optional<Selection> who;
    std::string of = "counts";     ///< fact of the rows that are asked at all
    std::string rows;              ///< Figures: "area", "managing_org" or the field whose values
                                   ///< make the rows
    std::vector<std::string> open; ///< rows by area: kinds of areas that are opened too
    std::string dictionary;        ///< …its dictionary
    std::vector<RowBand> bands;    ///< …a number: which values make a row
    std::vector<std::string> sort; ///< List: facts
    std::string group;             ///< List: fact whose values head groups of rows
    std::string person;            ///< List: ID number that makes one line of a person's rows
    std::vector<ReportColumnDef> columns;
    std::vector<std::size_t> shown;        ///< which of them are shown, in this order; empty = all
    std::vector<ReportPeriodDef> periods;  ///< Periods
    std::vector<ListCheckDef> list_checks; ///< List; those of figures are the report's
    std::vector<ReportNoteDef> notes;
};

/// What the sheet 名单 says of the rows of a ledger that count in figures.
struct NameListDef
{
    std::string ledger;
    std::vector<ReportColumnDef> columns;
};

/// A report as its definition file (resources/reports/<id>.json) has it.
struct ReportDef
{
    std::string id;
    std::string name;
    PeriodKind period = PeriodKind::Quarter;
    std::string unit;
    std::vector<ReportTableDef> tables;
    std::vector<CheckDef> checks; ///< those of tables too
    std::vector<BetweenCheckDef> between;
    std::vector<NameListDef> lists;       ///< of the sheet 名单, a ledger each
    std::vector<std::string> signature{}; ///< who signs below; empty = as every report
    std::vector<std::string> charts{};    ///< ids of charts that its workbook has sheets of
    std::string based_on{};               ///< a county's own: id of the report it was copied from
    Needs needs; ///< what a snapshot must hold for it (for a policy's tables: beside its own)

    [[nodiscard]] bool has(ReportTableDef::Kind kind) const;

    /// Those compiled in, in the order of resources/reports/index.json.
    [[nodiscard]] static Result<std::vector<ReportDef>> all(const FactRegistry& facts);
    /// By id or name; the error lists the ids there are (Usage).
    [[nodiscard]] static Result<ReportDef> find(const FactRegistry& facts, const std::string& id);
    /// The two lists beside a report's figures of a scope (resources/scopes/lists.json): 口径待定,
    /// and units outside that an organization covers.
    [[nodiscard]] static Result<ReportDef> scope_lists(const FactRegistry& facts);
    /// Errors name file and path.
    [[nodiscard]] static Result<ReportDef>
    from_json(const FactRegistry& facts, const std::string& file, const std::string& json);
};

/// How a named value of a source of rows is written; empty where it offers none of that name.
[[nodiscard]] std::optional<ColumnFormat> row_value_format(ReportTableDef::Kind kind,
                                                           const std::string& name);

} // namespace lx
