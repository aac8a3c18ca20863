#include "core/edit/edit_check.h"

#include <algorithm>
#include <utility>

namespace lx {

EditCheck check_edit(const Catalog& catalog, const LedgerDef& def, const Record* before,
                     const Record& after, std::optional<Date> today, EditScope scope)
{
    EditCheck check;
    std::optional<std::vector<RecordIssue>> stood; // what there was to say before
    const auto brought = [&](const RecordIssue& issue) {
        if (scope == EditScope::Row || before == nullptr)
            return true;
        const int at = def.index_of(issue.field);
        const auto field = static_cast<std::size_t>(at);
        if (at < 0 || before->values[field] != after.values[field])
            return true;
        if (!stood)
            stood = check_record(catalog, def, *before, today);
        return std::find(stood->begin(), stood->end(), issue) == stood->end();
    };
    for (RecordIssue& issue : check_record(catalog, def, after, today)) {
        if (issue.warning)
            check.warnings.push_back(std::move(issue));
        else if (brought(issue))
            check.problems.push_back(std::move(issue));
    }
    return check;
}

} // namespace lx
