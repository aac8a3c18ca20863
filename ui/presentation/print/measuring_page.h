#pragma once

#include <string>

#include <QPageLayout>

#include "core/base/result.h"

class QPagedPaintDevice;

namespace lx {

/// A page that shows where a printer puts ink: crosses whose middles are 20 mm from the edges of
/// the paper, with a scale of millimetres along their arms. What they are off is how far a print on
/// prepared paper has to be moved.
[[nodiscard]] QPageLayout measuring_page_layout();
void paint_measuring_page(QPagedPaintDevice& device);
/// Errors: Io.
[[nodiscard]] Result<> write_measuring_page(const std::string& path);

} // namespace lx
