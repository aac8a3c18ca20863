#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QString>

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/rules/evaluation.h"
#include "core/store/writer.h"

namespace lx::ui {

/// What the policies say of one unit or organization.
struct SubjectFindings
{
    struct Line
    {
        State state = State::Unmet;
        Strength strength = Strength::Must;
        QString title;  ///< the rule's
        QString clause; ///< 第6条
        QString basis;  ///< policy, number, clause
        QString needed; ///< what would make it met; "" where the advice says it
        QString advice;
        std::optional<Date> deadline;
        QString explained; ///< reason of a 情况说明 that holds; "" none
    };
    std::vector<Line> lines; ///< unmet, then pending, then unknown; stronger ones first
    std::int64_t met = 0;    ///< rules that are met
    QString unbuilt_kind; ///< unit: 应建未建, 有党员不足3人, 无党员, 未知; "" where it is covered
};

/// Whose findings the form of a row shows: the row itself for units and organizations, otherwise
/// the unit or organization it belongs to. `ledger` "" = none.
struct FindingSubject
{
    std::string ledger;
    std::int64_t id = 0; ///< 0 = the row being added
};
[[nodiscard]] FindingSubject finding_subject(const LedgerDef& def, const Record& record);

/// Evaluates the packs on the subject alone. With `unsaved` the row is first written in a
/// transaction that is never committed, so that the answer is that of the row as it is being
/// entered; a row that can't be written is looked at as it is stored. Worker only.
struct FindingsRequest
{
    std::string path;
    std::shared_ptr<const Catalog> catalog;
    Actor actor;
    std::vector<std::string> policies;
    Date as_of;
    std::string ledger; ///< of the row
    Record record;
    bool unsaved = false;
};
[[nodiscard]] Result<SubjectFindings> subject_findings(Database& database,
                                                       const FindingsRequest& request);

} // namespace lx::ui
