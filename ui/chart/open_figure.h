#pragma once

#include <memory>
#include <optional>

#include "core/chart/chart.h"
#include "ui/document/app_context.h"
#include "ui/document/place.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

/// The list of the rows behind a figure of a chart; nothing where none stand behind it.
[[nodiscard]] std::optional<Place> place_behind(const Chart& chart, int series, int category);
/// Goes there, the rows having been looked for by a worker; says so where there are none.
void open_figure(AppContext& context, JobSlot& opening, std::shared_ptr<const Chart> chart,
                 int series, int category);

} // namespace lx::ui
