#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/report/subject_list.h"
#include "core/rules/evaluation.h"

namespace lx {

class Database;

/// One row a target and area: the target's own first, then the areas below it. `evaluation` was
/// made with target_needs.
[[nodiscard]] ReportTable targets_table(const Evaluation& evaluation, const ReportTableDef& def,
                                        const std::string& prefix);

/// The rows that each target lacks, the nearest first; no rows where nothing is missing.
/// `evaluation` was made with target_needs and nearest_needs. `checks` gets, for every target, that
/// its areas add up to it and that its list has as many rows as its figures say, in all and in
/// every area.
[[nodiscard]] Result<ReportTable> gaps_table(Database& database, const Catalog& catalog,
                                             const Evaluation& evaluation,
                                             const ReportTableDef& def, const std::string& prefix,
                                             std::vector<ReportCheck>& checks, Progress& progress);

/// What rows are counted under in the name list of targets: 已达到, 未达到 (those of the
/// denominator that are not reached), 数据未知, and for targets that compare two days 本期计入 and
/// 基期计入.
[[nodiscard]] const std::vector<std::string>& target_list_headings();
/// Counts every row behind the figures of a pack's targets into a list with those headings, under
/// the target's id (several packs: `prefix` before it); behind it the amount a row brings
/// ("4.c：12") or, where different values are counted, its value. The row's area stands beside it.
void list_target_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list);

} // namespace lx
