#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/report/report.h"

namespace lx {

enum class ChartKind : std::uint8_t
{
    Bars,    ///< lying, the series of a category below each other
    Stacked, ///< lying, the series of a category after each other
    Line,    ///< categories are points in time, in their order
    Pie      ///< one series of at most five parts
};

/// A chart tells no more series apart, in print too; of more the smallest are added up.
inline constexpr std::size_t most_series = 6;

/// A figure of a chart.
struct ChartPoint
{
    std::optional<double> value; ///< shares 0…1, money in 分; nothing: not known
    std::string text;            ///< as people read it: 45.3%, 1,204; "" = not known
    std::int64_t unknown = 0;    ///< how many rows behind it could not be judged
    int row = -1; ///< the place in the series' table its rows stand behind, of a share that of what
                  ///< is shared; -1 = none do
    int column = -1;
    std::optional<double> of_former; ///< share of the category before, 0…1, where that is said
};

struct ChartSeries
{
    std::string key;
    std::string name;
    ColumnFormat format = ColumnFormat::Count;
    std::vector<ChartPoint> points;    ///< one a category
    std::size_t table = 0;             ///< of `Chart::tables`
    std::optional<std::size_t> beside; ///< the same figure (a series) on another day
};

struct ChartCategory
{
    std::string key; ///< of the table's row or column
    std::string name;
};

/// A line across a chart. Drawn against the figures of the series it speaks of.
struct ChartTarget
{
    std::string name; ///< with its figure: 组织覆盖率 70%
    double value = 0;
    std::vector<std::size_t> series; ///< empty = all
};

/// Rows of a ledger.
struct ChartRows
{
    std::string ledger;
    std::vector<std::int64_t> ids;
};

/// A chart ready to be drawn: plain data. Its figures are those of report tables.
struct Chart
{
    std::string id;
    std::string name;
    ChartKind kind = ChartKind::Bars;
    std::vector<std::string> lines; ///< below the title: day, scope, what is left out
    std::string note;               ///< below the chart: what is not shown, and why
    std::vector<ChartCategory>
        categories; ///< in the order they are shown, the first on top or left
    std::vector<ChartSeries> series;
    std::vector<ChartTarget> targets;
    std::vector<std::shared_ptr<const ReportTable>> tables; ///< the figures are of
    /// Where the tables were counted without their rows: the table of that place with the rows of
    /// that column of it. Empty: they have them.
    std::function<std::shared_ptr<const ReportTable>(std::size_t table, std::size_t column)>
        with_rows;

    /// Whether rows stand behind a figure.
    [[nodiscard]] bool opens(std::size_t series, std::size_t category) const;
    /// Ids behind a figure. Nothing where no rows stand behind it. May take as long as the rows of
    /// a day take to be counted.
    [[nodiscard]] std::optional<ChartRows> behind(std::size_t series, std::size_t category) const;
};

} // namespace lx
