#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/county/county.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/report/subject_list.h"
#include "core/rules/evaluation.h"

namespace lx {

class Database;

/// One row a rule of a pack with the counts of its subjects, and their total.
[[nodiscard]] ReportTable rules_table(const Evaluation& evaluation, const ReportTableDef& def,
                                      const std::string& prefix);

/// How many findings the tables list, by rule.
using ListedFindings = std::map<std::string, std::int64_t>;

/// One row a finding that is not met (or whose data are missing), in one table or one a policy
/// area. The county was made for rules. `prefix` keeps sheet names of several packs
/// apart.
[[nodiscard]] Result<std::vector<ReportTable>>
findings_tables(Database& database, const County& county, const Evaluation& evaluation,
                const ReportTableDef& def, const std::string& prefix, ListedFindings& listed,
                Progress& progress);

/// What subjects are counted under in the name list of findings: the states, as the summary has
/// them.
[[nodiscard]] std::vector<std::string> finding_list_headings();
/// Counts every subject of a pack's rules into a list with those headings, under the rule's id
/// (several packs: `prefix` before it).
void list_finding_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list);

} // namespace lx
