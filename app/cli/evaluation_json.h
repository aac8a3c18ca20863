#pragma once

#include "core/base/json_writer.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/county/exceptions.h"
#include "core/rules/evaluation.h"

namespace lx::cli {

/// Writes an evaluation as one JSON document (spec: cli, `evaluate`): findings and todo by rule,
/// under each in the order of the subjects' keys, targets by the key of their area, so that the
/// same rows give the same document in whatever order they came into the file. `all`: also what is
/// met or does not apply. Names and keys are read before the first byte is written. Errors:
/// Database, Cancelled.
[[nodiscard]] Result<> write_evaluation_json(JsonWriter& json, Database& database,
                                             const Catalog& catalog, const Evaluation& evaluation,
                                             const Exceptions& exceptions, bool all,
                                             Progress& progress);

} // namespace lx::cli
