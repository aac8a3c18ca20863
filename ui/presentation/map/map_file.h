#pragma once

#include <string>

#include "core/base/result.h"
#include "ui/presentation/map/map_sheet.h"

namespace lx::ui {

/// Writes a map as .png (300 dots an inch), .svg or .pdf, by the ending of `path`. Needs a
/// QGuiApplication, may run on any thread. Errors: Usage (another ending), Io.
[[nodiscard]] Result<> write_map(const MapSheet& sheet, const std::string& path);

} // namespace lx::ui
