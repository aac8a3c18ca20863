#pragma once

#include "core/report/fact_needs.h"
#include "core/report/report_def.h"

namespace lx {

/// A column of a table whose rows are a ledger's, or counted from them.
void read_column(ObjectReader& in, const FactNeeds& facts, const std::string& ledger,
                 ReportColumnDef& def);
/// A column of a table whose rows come from policies: a named value of the row, a fact of its
/// subject, or the row's number.
void read_policy_column(ObjectReader& in, const FactNeeds& facts, ReportTableDef::Kind kind,
                        ReportColumnDef& def);

} // namespace lx
