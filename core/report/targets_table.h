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

/// 目标任务进度表 of one pack: each target with the areas below it (number, share, target, gap in
/// whole ones, deadline); and, where something is missing, a second table with the rows that each
/// target lacks, the nearest first. `evaluation` was made with target_needs and nearest_needs.
/// `checks` gets, for every target, that its areas add up to it and that its lists have as many
/// rows as its figures say, in all and in every area.
[[nodiscard]] Result<std::vector<ReportTable>>
targets_tables(Database& database, const Catalog& catalog, const Evaluation& evaluation,
               const std::string& prefix, std::vector<ReportCheck>& checks, Progress& progress);

/// ≥ 90%, > 1 倍, ≥ 10: what a target asks for.
[[nodiscard]] std::string wanted_text(const TargetResult& result);

/// What rows are counted under in the name list of targets: 已达到, 未达到 (those of the
/// denominator that are not reached), 数据未知, and for targets that compare two days 本期计入 and
/// 基期计入.
[[nodiscard]] const std::vector<std::string>& target_list_headings();
/// Counts every row behind the figures of a pack's targets into a list with those headings, under
/// the target's id (several packs: `prefix` before it); behind it the amount a row brings
/// ("4.c：12") or, where different values are counted, its value. The row's area stands beside it.
void list_target_rows(const Evaluation& evaluation, const std::string& prefix, SubjectList& list);

} // namespace lx
