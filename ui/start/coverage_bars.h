#pragma once

#include "core/chart/chart_def.h"
#include "core/county/county.h"

namespace lx::ui {

/// Adds to the chart of both coverages by area what targets speak of: bars of their own for the
/// units (enterprises, social organizations) that are not all, at most two; their lines are drawn
/// against these.
void add_goal_bars(Chart& chart, const ChartDef& def, const County& county);

/// Adds the shares of all registered units as outlines beside those of the scope. Without a scope
/// nothing is added.
void add_all_registered(Chart& chart, const County& county);

} // namespace lx::ui
