#pragma once

#include "core/base/json_writer.h"
#include "core/base/result.h"

namespace lx::cli {

/// Where --json goes: standard output and nothing else.
[[nodiscard]] JsonWriter::Sink standard_output();
/// Ends the document. Errors: Io where standard output can't take it.
[[nodiscard]] Result<> finish_json(JsonWriter& json);

} // namespace lx::cli
