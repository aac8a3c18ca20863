#pragma once

#include <optional>

#include "core/chart/chart.h"
#include "ui/document/place.h"

namespace lx::ui {

/// The list of the rows behind a figure; nothing where none stand behind it.
[[nodiscard]] std::optional<Place> place_behind(const Chart& chart, int series, int category);

} // namespace lx::ui
