#pragma once

#include <QString>

#include "ui/map/map_data.h"
#include "ui/map/map_view.h"

namespace lx::ui {

/// What is said of what the pointer is on: a mark's or a unit's name, how it is covered, members,
/// stars; of an area the same summed up. "" for nothing. `day`: place in the data's days.
[[nodiscard]] QString words_of(const MapData& data, std::size_t day, const MapPointed& what);
/// Of a unit alone (row of `unit`).
[[nodiscard]] QString words_of_unit(const MapData& data, std::size_t day, std::int32_t unit);

} // namespace lx::ui
