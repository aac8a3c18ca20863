#pragma once

#include "core/report/quarter/quarter_set.h"

namespace lx {

/// Closes a quarter (封账): its figures, the rows that counted, what they were counted by and the
/// finished workbooks are kept for good. `explanations` are written first, by explanation_key.
/// `further`: what the workbooks have beside the tables.
/// Errors: Usage (no quarter, one that hasn't ended), Refused (closed already; checks that stand in
/// the way, told by name), Cancelled, those of make_report: nothing is closed then.
[[nodiscard]] Result<Closing> close_quarter(Database& database, const DefinitionsPtr& definitions,
                                            const ReportRequest& request,
                                            const std::map<std::string, std::string>& explanations,
                                            const ReportSigners& signers, const Actor& actor,
                                            Progress& progress, const SheetsOf& further = {});

/// Explanations of checks from a file: a list of objects with report, check (its title or id),
/// place ("" = the whole) and text. Errors: Io, BadInput.
[[nodiscard]] Result<std::map<std::string, std::string>>
explanations_from_file(const std::string& path);

} // namespace lx
