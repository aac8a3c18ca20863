#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/report.h"
#include "core/report/subject_list.h"
#include "core/rules/evaluation.h"

namespace lx {

class Database;

/// One table a policy area of a pack: a row a finding that is not met (or whose data are missing),
/// with clause, facts, advice and the Party organization answerable for it (Placement: its world
/// holds duty_needs). `prefix` keeps sheet
/// names of several packs apart. Adds a table "汇总" with the counts by rule in front.
[[nodiscard]] Result<std::vector<ReportTable>>
findings_tables(Database& database, const Catalog& catalog, const Evaluation& evaluation,
                const std::string& prefix, Progress& progress);

/// What subjects are counted under in the name list of findings: the states, as the summary has
/// them.
[[nodiscard]] std::vector<std::string> finding_list_headings();
/// Counts every subject of a pack's rules into a list with those headings, under the rule's id
/// (several packs: `prefix` before it).
void list_finding_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list);

} // namespace lx
