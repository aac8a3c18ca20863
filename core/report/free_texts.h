#pragma once

#include "core/base/result.h"
#include "core/facts/fact_registry.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

class Database;

/// Lists show the name behind a reference ("from_org.name"); where the field holds free text in a
/// reference's place (an organization elsewhere), which facts don't carry, the text is read from
/// the file. Errors: Database.
[[nodiscard]] Result<> fill_free_texts(Database& database, const FactRegistry& facts,
                                       const ReportDef& def, Report& report);

} // namespace lx
