#pragma once

#include <string>

#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/policy_pack.h"

namespace lx {

/// A table of a policy without its rows: name, title, columns and note as defined, with the
/// policy's name and the policy area filled in. `prefix` keeps the sheet names of several packs
/// apart.
[[nodiscard]] ReportTable policy_sheet(const ReportTableDef& def, const PolicyPack& pack,
                                       const std::string& prefix, const std::string& group = {});

/// Every cell leads to that row.
void set_subject(ReportRow& row, const std::string& ledger, std::int64_t id);

} // namespace lx
