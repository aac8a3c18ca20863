#pragma once

#include <string>

#include "core/base/object_reader.h"
#include "core/chart/chart_def.h"

namespace lx {

/// Reads a chart's definition, and that what it names is there. Errors (BadInput) name file and
/// path; those of `reader`.
[[nodiscard]] Result<ChartDef> read_chart(const std::string& file, Result<ObjectReader> reader,
                                          const FactRegistry& facts);

} // namespace lx
