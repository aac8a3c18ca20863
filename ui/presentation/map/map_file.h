#pragma once

#include <string>

#include <QPageLayout>

#include "core/base/result.h"
#include "ui/presentation/map/map_sheet.h"

class QPagedPaintDevice;

namespace lx::ui {

/// Writes a map as .png (300 dots an inch), .svg or .pdf, by the ending of `path`. Needs a
/// QGuiApplication, may run on any thread. Errors: Usage (another ending), Io.
[[nodiscard]] Result<> write_map(const MapSheet& sheet, const std::string& path);

/// The whole of a sheet's paper: its margins are the sheet's own.
[[nodiscard]] QPageLayout map_paper(const MapSheet& sheet);
/// On a printer set to that paper.
void print_map(const MapSheet& sheet, QPagedPaintDevice& printer);

} // namespace lx::ui
