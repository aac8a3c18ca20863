#pragma once

#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/report/report.h"
#include "core/rules/evaluation.h"

namespace lx {

class Database;

/// 目标任务进度表 of one pack: each target with the areas below it (number, share, target, gap in
/// whole ones, deadline); and, where something is missing, a second table with the rows that each
/// target lacks, the nearest first. `evaluation` was made with target_needs and nearest_needs.
/// `checks` gets, for every target, that its lists have as many rows as its figures say.
[[nodiscard]] Result<std::vector<ReportTable>>
targets_tables(Database& database, const Catalog& catalog, const Evaluation& evaluation,
               const std::string& prefix, std::vector<ReportCheck>& checks, Progress& progress);

/// ≥ 90%, > 1 倍, ≥ 10: what a target asks for.
[[nodiscard]] std::string wanted_text(const TargetResult& result);

} // namespace lx
