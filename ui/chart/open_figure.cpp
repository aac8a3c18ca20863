#include "ui/chart/open_figure.h"

#include "ui/presentation/format.h"

namespace lx::ui {

std::optional<Place> place_behind(const Chart& chart, int series, int category)
{
    const auto s = static_cast<std::size_t>(series);
    const auto c = static_cast<std::size_t>(category);
    auto rows = chart.behind(s, c);
    if (!rows)
        return std::nullopt;
    return Place::rows(
        rows->ledger, std::move(rows->ids),
        QStringLiteral("%1　%2　%3")
            .arg(qt(chart.name), qt(chart.series[s].name), qt(chart.categories[c].name)));
}

} // namespace lx::ui
