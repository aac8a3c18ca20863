#pragma once

#include "core/edit/submit.h"
#include "core/facts/definitions.h"
#include "core/report/quarter/quarter_set.h"
#include "core/store/closing_store.h"

namespace lx {

/// The 上报记录 of the reports that were closed with a quarter: what stands closed is what goes
/// out. One action of its own, which can be undone. Errors: those of record_submissions.
[[nodiscard]] Result<std::vector<Submitted>> record_closing(Database& database,
                                                            const DefinitionsPtr& definitions,
                                                            const Closing& closing,
                                                            const Actor& actor);

/// The 上报记录 of workbooks of a quarter that were written on that day.
[[nodiscard]] std::vector<Submission> submissions_of(const std::vector<WrittenReport>& written,
                                                     const Period& quarter, Date made);

} // namespace lx
