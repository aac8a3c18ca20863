#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/chart/chart.h"
#include "core/chart/trend_def.h"
#include "core/facts/needs.h"
#include "core/report/report_def.h"

namespace lx {

/// A pie shows no more parts.
inline constexpr std::size_t most_pie_parts = 5;

/// Figures of one colour.
struct ChartSeriesDef
{
    std::string key;  ///< of the table's column, or of the row of a table of periods
    std::string name; ///< "" = as the table calls it
    std::vector<std::string> columns; ///< Categories::Columns: one a category
};

/// Where a figure of a closed period stands: in the total row of a report that was closed with it.
/// Several of one figure add up.
struct ClosedFigureDef
{
    std::size_t figure = 0; ///< of the table's columns
    std::string report;
    std::string table;
    std::string column;
};

/// A line across the chart.
struct ChartTargetDef
{
    enum class Of : std::uint8_t
    {
        OrgCoverage,  ///< what the policies carried out ask of the organization coverage
        WorkCoverage, ///< …of the work coverage
        Fixed         ///< `value`
    };
    Of of = Of::Fixed;
    double value = 0;
    std::string name;
    std::string source;              ///< of a fixed one: document and clause
    std::vector<std::string> who;    ///< of whose coverage, beside that of all; empty = anyone's
    std::vector<std::string> series; ///< keys; empty = all
};

/// What the bars of a goal are called that asks for the coverage of some units alone.
struct GoalBarsDef
{
    std::string who; ///< the condition of the goal's policy that says which
    bool work = false;
    std::string name;
};

/// A chart as its definition (resources/charts/<id>.json) has it: a view of a report's table.
struct ChartDef
{
    enum class Categories : std::uint8_t
    {
        Rows,    ///< rows of the table; series are columns
        Columns, ///< columns of its total row; series are lists of them
        Periods  ///< columns of a table of periods; series are its rows
    };
    std::string id;
    std::string name;
    ChartKind kind = ChartKind::Bars;
    PeriodKind period = PeriodKind::Quarter; ///< that holds the day asked for
    ReportTableDef table;
    Categories categories = Categories::Rows;
    std::vector<ChartSeriesDef> series; ///< empty: one a kind of subject there are findings of
    std::string sort; ///< series, or column of the table, whose figures order the categories; "" =
                      ///< as the table has them
    bool ascending = false; ///< the smallest first
    int most = 0;           ///< categories shown, the others added up as 其他; 0 = all
    bool of_former = false; ///< figures say what share of the former category's they are
    std::vector<ChartTargetDef> targets;
    std::vector<GoalBarsDef> goal_bars;  ///< where its coverages are shown beside their goals
    std::vector<ClosedFigureDef> closed; ///< Periods: those of closed ones; empty = all are counted
    std::optional<TrendDef> trend; ///< Periods that one pass counts; nothing = each of its own
    std::string note;
    bool own = false; ///< kept in the file; the others come with the program
    Needs needs;      ///< what a world must hold for it

    [[nodiscard]] bool of_policies() const { return table.of_policies(); }
    /// Whether it draws targets of the policies.
    [[nodiscard]] bool has_goals() const;

    /// Those compiled in, in the order of resources/charts/index.json.
    [[nodiscard]] static Result<std::vector<ChartDef>> all(const FactRegistry& facts);
    /// By id or name. Errors: Usage (names the ids there are).
    [[nodiscard]] static Result<ChartDef> find(const FactRegistry& facts, const std::string& id);
    /// Errors (BadInput) name file and path.
    [[nodiscard]] static Result<ChartDef> from_json(const FactRegistry& facts,
                                                    const std::string& file, std::string_view json);
};

/// bars, stacked, line, pie; nothing where it is none of them.
[[nodiscard]] std::optional<ChartKind> chart_kind(std::string_view text);
[[nodiscard]] const char* chart_kind_text(ChartKind kind);

} // namespace lx
