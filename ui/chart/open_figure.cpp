#include "ui/chart/open_figure.h"

#include <utility>

#include <QCoreApplication>

#include "core/chart/rest_column.h"
#include "ui/document/notices.h"
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

void open_figure(AppContext& context, JobSlot& opening, std::shared_ptr<const Chart> chart,
                 int series, int category)
{
    if (chart == nullptr)
        return;
    const bool rest = chart->series[static_cast<std::size_t>(series)].key == rest_column_key;
    using Found = std::optional<Place>;
    opening.start<Found>(
        JobKind::Quick, {},
        [chart = std::move(chart), series, category](JobProgress&) -> Result<Found> {
            return place_behind(*chart, series, category);
        },
        [&context, rest](Result<Found> found) {
            if (found && *found)
                context.go(**found);
            else if (found)
                context.notices().info(
                    rest
                        ? QCoreApplication::translate(
                              "lx::ui::AnalysisPage",
                              "This figure adds up rows of several kinds, which no one list shows; "
                              "the report of findings has them.")
                        : QCoreApplication::translate("lx::ui::AnalysisPage",
                                                      "No rows stand behind this figure."));
        });
}

} // namespace lx::ui
