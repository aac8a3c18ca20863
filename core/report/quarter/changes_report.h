#pragma once

#include "core/report/quarter/change_explanations.h"
#include "core/report/sheet_doc.h"

namespace lx {

/// Id of the report.
inline constexpr const char* changes_id = "changes";

/// How much a figure is another: +12, −3, +1.4个百分点.
[[nodiscard]] std::string difference_text(const FigureChange& figure);

/// The sheet 变更说明: the balances, then every figure that has to be explained with names and
/// explanation.
[[nodiscard]] ReportTable changes_table(const Changes& changes,
                                        const ChangeExplanations& explanations);

/// All of it as a report: 变更说明, 变动名单 (who came, went and changed), 数字名单 (the names
/// behind the figures), with the checks. ID numbers have their middle hidden.
[[nodiscard]] Report changes_report(const Changes& changes, const ChangeExplanations& explanations,
                                    Date made);

/// An official letter of it to the level above (GB/T 9704-2012). `dated`: its day.
[[nodiscard]] SheetDoc changes_letter(const Changes& changes,
                                      const ChangeExplanations& explanations, Date dated);

} // namespace lx
