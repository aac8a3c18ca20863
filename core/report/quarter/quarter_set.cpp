#include "core/report/quarter/quarter_set.h"

#include <algorithm>

#include <QDir>

#include "core/base/output_file.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/changes_report.h"
#include "core/report/report_json.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

std::string text_of(const QString& text)
{
    return text.toStdString();
}

/// Which terms of former periods a report's checks use.
bool looks_at(const ReportDef& def, TermTime time)
{
    const auto any = [time](const std::vector<CheckTerm>& terms) {
        return std::any_of(terms.begin(), terms.end(),
                           [time](const CheckTerm& term) { return term.time == time; });
    };
    return std::any_of(def.checks.begin(), def.checks.end(),
                       [&](const CheckDef& check) { return any(check.left) || any(check.right); });
}

bool looks_back(const ReportDef& def)
{
    return std::any_of(def.checks.begin(), def.checks.end(),
                       [](const CheckDef& check) { return !check.jump.empty(); });
}

/// What a report's checks look at besides itself.
struct Former
{
    std::optional<Report> previous;
    std::optional<Report> last_year;
    std::optional<Report> opening;
    std::vector<Report> closed;
};

/// Reports of other periods, as they were closed or else made now.
class FormerReports
{
public:
    FormerReports(Database& database, const DefinitionsPtr& definitions,
                  const ReportRequest& request, Progress& progress)
        : m_database(database), m_definitions(definitions), m_request(request), m_progress(progress)
    {}

    [[nodiscard]] Result<Former> of(const ReportDef& def)
    {
        Former former;
        const Period before = m_request.period.previous();
        Period year = before;
        for (int back = 1; back < 4; ++back) // four quarters
            year = year.previous();
        if (looks_at(def, TermTime::Opening)) {
            LX_ASSIGN(former.opening, closed_report(m_database, before, def.id, false));
        }
        if (looks_at(def, TermTime::Previous)) {
            LX_ASSIGN(former.previous, report(def, before));
        }
        if (looks_at(def, TermTime::LastYear)) {
            LX_ASSIGN(former.last_year, report(def, year));
        }
        if (looks_back(def)) {
            LX_ASSIGN(auto closings, ClosingStore(m_database).all());
            std::reverse(closings.begin(), closings.end());
            for (const Closing& closing : closings) {
                const auto period = Period::parse(closing.period);
                if (!closing.stands() || !period || period->kind != m_request.period.kind ||
                    !(period->last < m_request.period.first))
                    continue;
                LX_ASSIGN(auto one, closed_report(m_database, *period, def.id, false));
                if (one)
                    former.closed.push_back(std::move(*one));
            }
        }
        return former;
    }

private:
    [[nodiscard]] Result<std::optional<Report>> report(const ReportDef& def, const Period& period)
    {
        LX_ASSIGN(auto closed, closed_report(m_database, period, def.id, false));
        if (closed)
            return closed;
        ReportRequest request = m_request;
        request.period = period;
        request.as_of = period.last;
        LX_ASSIGN(auto made, make_report(m_database, m_definitions, def, request, m_progress));
        return made;
    }

    Database& m_database;
    const DefinitionsPtr& m_definitions;
    const ReportRequest& m_request;
    Progress& m_progress;
};

/// Which quarter of the year it is, from 1.
int number_of(const Period& period)
{
    return (period.last.month() - 1) / 3 + 1;
}

Result<QuarterSet> stored_set(Database& database, Quarter quarter, std::vector<ReportDef> defs)
{
    ClosingStore store(database);
    QuarterSet set;
    LX_ASSIGN(const auto names, store.names(quarter.closing->id, ClosingPart::Kind::Report));
    // In the order of the definitions there are now; what was closed and is no longer defined
    // follows.
    std::vector<std::string> order;
    for (const ReportDef& def : defs)
        if (std::find(names.begin(), names.end(), def.id) != names.end())
            order.push_back(def.id);
    for (const std::string& name : names)
        if (std::find(order.begin(), order.end(), name) == order.end())
            order.push_back(name);
    for (const std::string& id : order) {
        LX_ASSIGN(auto report, closed_report(database, quarter.period, id));
        const auto def = std::find_if(defs.begin(), defs.end(),
                                      [&](const ReportDef& one) { return one.id == id; });
        ReportDef none;
        none.id = id;
        none.name = report->name;
        set.defs.push_back(def != defs.end() ? *def : none);
        set.reports.push_back(std::move(*report));
    }
    set.quarter = std::move(quarter);
    return set;
}

/// What became another since the quarter before, as a report of the set.
Result<Report> changes_of(Database& database, const DefinitionsPtr& definitions,
                          const ReportRequest& request, Progress& progress)
{
    ChangesRequest between;
    between.from = request.period.previous().last;
    between.to = request.as_of;
    between.scope = request.scope;
    LX_ASSIGN(const auto changes, read_changes(database, definitions, between, progress));
    LX_ASSIGN(const auto explanations,
              change_explanations(database, changes->from, changes->to, changes->scope_id));
    Report report = changes_report(*changes, explanations, request.made);
    report.period = request.period.chinese();
    if (!request.office.empty())
        report.office = request.office;
    return report;
}

} // namespace

std::vector<std::pair<const Report*, const ReportCheck*>> QuarterSet::blocking() const
{
    std::vector<std::pair<const Report*, const ReportCheck*>> found;
    for (const Report& report : reports)
        for (const ReportCheck& check : report.checks)
            if (blocks(check, check.explained))
                found.emplace_back(&report, &check);
    return found;
}

std::string explanation_key(const Report& report, const ReportCheck& check)
{
    return explanation_key(report.id, check.id.empty() ? check.title : check.id, check.place);
}

std::string explanation_of(const Quarter& quarter, const Report& report, const ReportCheck& check)
{
    const auto said = quarter.explanations.find(explanation_key(report, check));
    return said == quarter.explanations.end() ? std::string() : said->second.text;
}

void take_explanations(QuarterSet& set, Quarter quarter)
{
    for (Report& report : set.reports)
        for (ReportCheck& check : report.checks)
            check.explained = explanation_of(quarter, report, check);
    set.quarter = std::move(quarter);
}

Result<QuarterSet> quarter_set(Database& database, const DefinitionsPtr& definitions,
                               const ReportRequest& request, Progress& progress)
{
    if (request.period.kind != PeriodKind::Quarter)
        return fail(ErrorKind::Usage,
                    "整套季度报表要写一个季度，如 " +
                        Period::containing(PeriodKind::Quarter, request.period.last).code() +
                        "，不能写“" + request.period.code() + "”。");
    LX_ASSIGN(auto all, all_reports(database, definitions->facts()));
    std::vector<ReportDef> defs;
    for (ReportDef& def : all)
        if (def.period == PeriodKind::Quarter)
            defs.push_back(std::move(def));
    LX_ASSIGN(Quarter quarter, quarter_of(database, request.period));
    if (quarter.closed())
        return stored_set(database, std::move(quarter), std::move(defs));
    QuarterSet set;
    std::vector<const ReportDef*> wanted;
    for (const ReportDef& def : defs)
        wanted.push_back(&def);
    LX_ASSIGN(set.reports, make_reports(database, definitions, wanted, request, progress));
    set.defs = std::move(defs);
    LX_ASSIGN(Report changes, changes_of(database, definitions, request, progress));
    ReportDef changes_def;
    changes_def.id = changes.id;
    changes_def.name = changes.name;
    set.defs.push_back(std::move(changes_def));
    set.reports.push_back(std::move(changes));
    LX_ASSIGN(const JumpLimits limits, jump_limits(database));
    std::map<std::string, const Report*> others;
    for (const Report& report : set.reports)
        others.emplace(report.id, &report);
    FormerReports former_reports(database, definitions, request, progress);
    for (std::size_t i = 0; i < set.reports.size(); ++i) {
        Report& report = set.reports[i];
        LX_ASSIGN(const Former former, former_reports.of(set.defs[i]));
        CheckedReports checked;
        checked.now = &report;
        checked.others = others;
        const auto pointer = [](const std::optional<Report>& one) { return one ? &*one : nullptr; };
        checked.previous = pointer(former.previous);
        checked.last_year = pointer(former.last_year);
        checked.opening = pointer(former.opening);
        for (const Report& one : former.closed)
            checked.closed.push_back(&one);
        checked.number = number_of(request.period);
        std::vector<ReportCheck> checks = run_checks(set.defs[i], checked, limits, true);
        // Those between tables were held when the report was made.
        std::copy_if(report.checks.begin(), report.checks.end(), std::back_inserter(checks),
                     [](const ReportCheck& check) { return check.id.empty(); });
        report.checks = std::move(checks);
    }
    take_explanations(set, std::move(quarter));
    return set;
}

Result<std::optional<Report>> closed_report(Database& database, const Period& period,
                                            const std::string& id, bool with_list)
{
    ClosingStore store(database);
    LX_ASSIGN(const auto closing, store.standing(period.code()));
    if (!closing)
        return std::nullopt;
    LX_ASSIGN(const auto text, store.part(closing->id, ClosingPart::Kind::Report, id));
    if (!text)
        return std::nullopt;
    LX_ASSIGN(Report report, report_from_json(*text));
    if (with_list) {
        LX_ASSIGN(const auto list, store.part(closing->id, ClosingPart::Kind::List, id));
        if (list) {
            LX_ASSIGN(report.list, list_from_json(*list));
        }
    }
    return report;
}

Result<std::optional<std::string>> closed_workbook(Database& database, const Period& period,
                                                   const std::string& id)
{
    ClosingStore store(database);
    LX_ASSIGN(const auto closing, store.standing(period.code()));
    if (!closing)
        return std::nullopt;
    return store.part(closing->id, ClosingPart::Kind::Workbook, id);
}

Result<std::vector<WrittenReport>>
write_quarter_set(Database& database, const QuarterSet& set, const std::string& folder,
                  const ReportSigners& signers, Progress& progress,
                  const std::set<std::string>& only, const SheetsOf& further)
{
    const QString where = QString::fromStdString(folder);
    if (!QDir().mkpath(where))
        return fail(ErrorKind::Io,
                    "无法建立文件夹 " + folder + "；请换一个位置，或检查有没有写入权限。");
    std::vector<WrittenReport> written;
    for (std::size_t i = 0; i < set.reports.size(); ++i) {
        const Report& report = set.reports[i];
        if (!only.empty() && !only.contains(report.id))
            continue;
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消；已写好 " + std::to_string(written.size()) +
                                                  " 个文件，其余没有写。");
        const std::string number = (i < 9 ? "0" : "") + std::to_string(i + 1);
        const std::string path = text_of(QDir(where).filePath(QString::fromStdString(
            set.quarter.period.code() + " " + number + " " + report.name + ".xlsx")));
        LX_ASSIGN(const auto closed, closed_workbook(database, set.quarter.period, report.id));
        if (closed) {
            LX_TRY(write_file(path, *closed));
        } else {
            FurtherSheets sheets;
            if (further) {
                LX_ASSIGN(sheets, further(database, set.defs[i], progress));
            }
            LX_TRY(
                write_report_xlsx(report, path, signers, progress, WideTables::Automatic, sheets));
        }
        written.push_back({report.id, report.name, report.office, path});
    }
    return written;
}

} // namespace lx
