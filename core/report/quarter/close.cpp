#include "core/report/quarter/close.h"

#include <QJsonDocument>
#include <QResource>

#include "core/base/clock.h"
#include "core/base/input_file.h"
#include "core/base/object_reader.h"
#include "core/county/county.h"
#include "core/county/policies.h"
#include "core/county/scopes.h"
#include "core/report/own_reports.h"
#include "core/report/quarter/closed_facts.h"
#include "core/report/quarter/finished_parts.h"
#include "core/store/writer.h"

namespace lx {

namespace {

/// So many of the checks in the way are named in the sentence; all are in the list.
constexpr std::size_t most_named = 5;
constexpr std::uint64_t most_explanation_bytes = 4 << 20;

Error in_the_way(const QuarterSet& set)
{
    const auto blocking = set.blocking();
    std::string text = set.quarter.period.chinese() + "不能封账：有 " +
                       std::to_string(blocking.size()) + " 项校核没有过或没有写说明：";
    for (std::size_t i = 0; i < std::min(most_named, blocking.size()); ++i) {
        const auto& [report, check] = blocking[i];
        text += (i == 0 ? "" : "；") + report->name + "，" + check->title +
                (check->place.empty() ? "" : "（" + check->place + "）") + "，" + check->left +
                " 对 " + check->right + (check->kind == CheckKind::Explain ? "，要写说明" : "");
    }
    if (blocking.size() > most_named)
        text += "；等";
    return {ErrorKind::Refused, text + "。更正数据或写明原因后再封账。", {}};
}

/// What the figures were counted by.
Result<std::vector<ClosingPart>> definitions_used(Database& database, const QuarterSet& set,
                                                  const ReportRequest& request,
                                                  const FactRegistry& facts)
{
    std::vector<ClosingPart> parts;
    for (const ReportDef& def : set.defs) {
        const QResource text(QStringLiteral(":/reports/") + QString::fromStdString(def.id) +
                             QStringLiteral(".json"));
        if (text.isValid()) // one of the program's
            parts.push_back({ClosingPart::Kind::Definition, "reports/" + def.id,
                             text.uncompressedData().toStdString()});
    }
    LX_ASSIGN(const auto own, own_reports(database));
    for (const OwnReport& report : own) {
        std::string text = report.name + "\n" + report.based_on + "\n";
        for (const OwnTable& table : report.tables) {
            text += table.name + ":";
            for (const std::string& column : table.columns)
                text += " " + column;
            text += "\n";
        }
        parts.push_back({ClosingPart::Kind::Definition, "reports/" + report.id, std::move(text)});
    }
    for (const std::string& id : request.policies) {
        LX_ASSIGN(std::string text, policy_text(database, id));
        parts.push_back({ClosingPart::Kind::Definition, "policies/" + id, std::move(text)});
        LX_ASSIGN(const ParamValues values, policy_values(database, id));
        std::string set_values;
        for (const auto& [key, value] : values)
            set_values += key + " = " + value + "\n";
        if (!set_values.empty())
            parts.push_back(
                {ClosingPart::Kind::Definition, "policies/" + id + "/values", set_values});
    }
    LX_ASSIGN(const auto scope, find_scope(database, facts, request.scope));
    parts.push_back({ClosingPart::Kind::Definition, "scope",
                     QJsonDocument(scope->json()).toJson().toStdString()});
    return parts;
}

} // namespace

Result<Closing> close_quarter(Database& database, const DefinitionsPtr& definitions,
                              const ReportRequest& request,
                              const std::map<std::string, std::string>& explanations,
                              const ReportSigners& signers, const Actor& actor, Progress& progress,
                              const SheetsOf& further)
{
    LX_ASSIGN(const Quarter before, quarter_of(database, request.period));
    if (before.closed())
        return fail(ErrorKind::Refused, request.period.chinese() + "已经由" +
                                            before.closing->closed_by + "于" +
                                            before.closing->closed_at.substr(0, 10) +
                                            "封账，不能再封；要更正请先重新打开。");
    if (request.period.kind == PeriodKind::Quarter && !(request.period.last < actor.clock->today()))
        return fail(
            ErrorKind::Usage,
            request.period.chinese() + "还没有过完，" + request.period.last.add_days(1).chinese() +
                "起才能封账；现在可以封 " +
                Period::judged(PeriodKind::Quarter, actor.clock->today().add_days(-1)).code() +
                "。");
    if (!explanations.empty())
        LX_TRY(explain_checks(database, request.period, explanations, actor));
    LX_ASSIGN(const QuarterSet set, quarter_set(database, definitions, request, progress));
    if (!set.blocking().empty())
        return fail(in_the_way(set));
    std::vector<FurtherSheets> sheets;
    for (const ReportDef& def : set.defs) {
        if (!further)
            break;
        LX_ASSIGN(sheets.emplace_back(), further(database, def, progress));
    }
    LX_ASSIGN(std::vector<ClosingPart> parts, finished_parts(set, signers, sheets, progress));
    Needs needs;
    for (const ReportDef& def : set.defs)
        needs.merge(def.needs);
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.facts = fact_needs(definitions->facts(), needs);
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    for (ClosingPart& part : closed_facts(*county->world, needs, progress))
        parts.push_back(std::move(part));
    LX_ASSIGN(auto used, definitions_used(database, set, request, definitions->facts()));
    std::move(used.begin(), used.end(), std::back_inserter(parts));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有封账。");
    Closing closing;
    closing.period = request.period.code();
    closing.day = request.as_of.iso();
    closing.scope = request.scope;
    LX_TRY(ClosingStore(database).close(closing, parts, actor).map([](std::int64_t) {}));
    LX_ASSIGN(const auto made, ClosingStore(database).standing(closing.period));
    return *made;
}

Result<std::map<std::string, std::string>> explanations_from_file(const std::string& path)
{
    const auto written = read_file(path, most_explanation_bytes);
    if (!written)
        return fail(ErrorKind::Io, "打不开说明文件 " + path + "，请检查文件名、权限和大小。");
    LX_ASSIGN(ObjectReader in, ObjectReader::of(path, "{\"explanations\": " + *written + "}"));
    std::map<std::string, std::string> found;
    in.objects("explanations", true, [&](ObjectReader& each) {
        std::string report;
        std::string check;
        std::string place;
        std::string text;
        each.text("report", report, true);
        each.text("check", check, true);
        each.text("place", place);
        each.text("text", text, true);
        found[explanation_key(report, check, place)] = text;
    });
    LX_TRY(in.end(path));
    return found;
}

} // namespace lx
