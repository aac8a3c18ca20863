#include "core/report/quarter/closing_record.h"

#include <algorithm>

#include "core/report/make_report.h"
#include "core/report/own_reports.h"

namespace lx {

Result<std::vector<Submitted>> record_closing(Database& database, const DefinitionsPtr& definitions,
                                              const Closing& closing, const Actor& actor)
{
    LX_ASSIGN(const auto ids, ClosingStore(database).names(closing.id, ClosingPart::Kind::Report));
    LX_ASSIGN(const auto defs, all_reports(database, definitions->facts()));
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    const auto period = Period::parse(closing.period);
    std::vector<Submission> submissions;
    for (const ReportDef& def : defs)
        if (period && std::find(ids.begin(), ids.end(), def.id) != ids.end())
            submissions.push_back({def.name, def.id, *period, actor.clock->today(), std::nullopt,
                                   "", office_of(jurisdiction)});
    if (submissions.empty())
        return std::vector<Submitted>{};
    return record_submissions(database, definitions->catalog(), submissions, actor);
}

std::vector<Submission> submissions_of(const std::vector<WrittenReport>& written,
                                       const Period& quarter, Date made)
{
    std::vector<Submission> found;
    for (const WrittenReport& one : written)
        found.push_back({one.name, one.id, quarter, made, std::nullopt,
                         one.path.substr(one.path.find_last_of('/') + 1), one.office});
    return found;
}

} // namespace lx
