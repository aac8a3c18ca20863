#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/county/county.h"
#include "core/ledger/record.h"

namespace lx {

/// What the policies say of one row.
struct SubjectFindings
{
    struct Line
    {
        State state = State::Unmet;
        Strength strength = Strength::Must;
        std::string rule;   ///< full id
        std::string title;  ///< the rule's
        std::string clause; ///< 第6条
        std::string basis;  ///< policy, number, clause
        std::string needed; ///< what would make it met; "" where the advice says it
        std::string advice;
        std::optional<Date> deadline;
        std::string explained; ///< reason of a 情况说明 that holds; "" none
    };
    std::vector<Line> lines; ///< unmet, then pending, then unknown; stronger ones first
    std::int64_t met = 0;    ///< rules that are met
    /// unit: 应建未建, 有党员不足3人, 无党员, 未知; "" where it is covered
    std::string unbuilt_kind;
};

/// Whether rows of this ledger are, or belong to, a unit or an organization.
[[nodiscard]] bool has_finding_subject(const LedgerDef& def);
/// Whose findings the form of a row shows: the row itself for units and organizations, otherwise
/// the unit or organization it belongs to. `ledger` "" = none.
[[nodiscard]] RowRef finding_subject(const LedgerDef& def, const Record& record);

/// What the county's policies say of the subject of a row, were the row as `record` has it: as it
/// is being entered, or as it is stored. Looks at memory alone. A subject the county does not know
/// has no findings. Errors: Cancelled, those of evaluate.
[[nodiscard]] Result<SubjectFindings> subject_findings(const County& county, const LedgerDef& def,
                                                       const Record& record, Progress& progress);

} // namespace lx
