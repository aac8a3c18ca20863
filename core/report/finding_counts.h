#pragma once

#include <string>
#include <vector>

#include "core/report/figure_counts.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/evaluation.h"

namespace lx {

/// `rows` of a table that counts findings.
inline constexpr const char* rows_by_rule = "rule";
inline constexpr const char* rows_by_group = "group"; ///< the policy area
inline constexpr const char* rows_by_org = "org";     ///< the organization answerable

/// Key of the column of all kinds of subjects.
inline constexpr const char* finding_total_key = "total";

/// How many subjects do not meet what policies ask (未落实): a column a kind of subject, 合计
/// behind them and a total below. The subjects stand behind its figures; a subject of several rules
/// counts once a rule. Without their rows they are counted alone, much faster. The worlds hold
/// duty_needs, and of `org` its code and name.
[[nodiscard]] ReportTable finding_counts_table(const std::vector<const Evaluation*>& evaluations,
                                               const ReportTableDef& def,
                                               const std::string& prefix = {},
                                               KeepRows keep = KeepRows::Yes);
} // namespace lx
