#include "tests/packs/case_runner.h"

#include <algorithm>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/rules/evaluation.h"
#include "tests/support/county_rows.h"

namespace lx::test {
namespace {

std::string text(const QJsonValue& value)
{
    return value.toString().toStdString();
}

Cell cell_of(const QJsonValue& value)
{
    if (value.isBool())
        return value.toBool();
    if (value.isDouble())
        return value.toDouble();
    if (value.isArray()) {
        std::string list;
        for (const auto& item : value.toArray())
            list += (list.empty() ? "" : "、") + text(item);
        return list;
    }
    if (value.isString())
        return text(value);
    return {};
}

Row row_of(const QJsonObject& object)
{
    Row row;
    for (auto it = object.begin(); it != object.end(); ++it)
        row[it.key().toStdString()] = cell_of(it.value());
    return row;
}

/// The rows of a case with the changes of one check: set, then remove, then add.
struct Changed
{
    CountyRows county{false};
    std::string fault;
};

std::vector<std::string> split(const std::string& path)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    for (std::size_t dot = path.find('.'); dot != std::string::npos; dot = path.find('.', from)) {
        parts.push_back(path.substr(from, dot - from));
        from = dot + 1;
    }
    parts.push_back(path.substr(from));
    return parts;
}

Changed rows_of(const QJsonObject& one_case, const QJsonObject& check)
{
    Changed changed;
    auto& rows = changed.county.rows();
    const QJsonObject jurisdiction = one_case[QStringLiteral("jurisdiction")].toObject();
    if (jurisdiction.isEmpty())
        changed.county.add("area", {{"code", "640121"}, {"name", "永宁县"}, {"kind", "县区旗"}});
    else
        changed.county.add("area", row_of(jurisdiction));
    std::map<std::string, std::size_t> base; // the jurisdiction is no row of the case's own list
    base["area"] = 1;
    const auto add = [&](const QJsonObject& ledgers) {
        for (auto it = ledgers.begin(); it != ledgers.end(); ++it)
            for (const auto& row : it.value().toArray())
                rows[it.key().toStdString()].push_back(row_of(row.toObject()));
    };
    add(one_case[QStringLiteral("rows")].toObject());
    const auto find = [&](const std::string& ledger, const std::string& number) -> Row* {
        const std::size_t at = base[ledger] + static_cast<std::size_t>(std::stoul(number));
        if (at >= rows[ledger].size()) {
            changed.fault = "no row " + ledger + "." + number;
            return nullptr;
        }
        return &rows[ledger][at];
    };
    const QJsonObject set = check[QStringLiteral("set")].toObject();
    for (auto it = set.begin(); it != set.end(); ++it) {
        const auto path = split(it.key().toStdString());
        if (path.size() != 3) {
            changed.fault = "set " + it.key().toStdString();
            return changed;
        }
        if (path[0] == "jurisdiction" || (path[0] == "area" && path[1] == "root")) {
            rows["area"][0][path[2]] = cell_of(it.value());
            continue;
        }
        if (Row* row = find(path[0], path[1]))
            (*row)[path[2]] = cell_of(it.value());
    }
    // From the back, so that numbers stay what the case counts.
    std::vector<std::pair<std::string, std::size_t>> removed;
    for (const auto& item : check[QStringLiteral("remove")].toArray()) {
        const auto path = split(text(item));
        if (path.size() == 2 && find(path[0], path[1]) != nullptr)
            removed.emplace_back(path[0], base[path[0]] + std::stoul(path[1]));
        else
            changed.fault = "remove " + text(item);
    }
    std::sort(removed.rbegin(), removed.rend());
    for (const auto& [ledger, at] : removed)
        rows[ledger].erase(rows[ledger].begin() + static_cast<std::ptrdiff_t>(at));
    add(check[QStringLiteral("add")].toObject());
    return changed;
}

std::string show_finding(const Evaluation& evaluation, const Finding& finding)
{
    const Explanation why = evaluation.explain(finding);
    std::string list;
    for (const FactReading& fact : why.facts)
        list += "\n      " + fact.title + " = " + fact.text;
    for (const std::string& one : why.needed)
        list += "\n      needs: " + one;
    return list;
}

void check_rule(const Evaluation& evaluation, const Rule& rule, const CountyRows& county,
                const std::string& subject, const QJsonObject& check, std::string& message)
{
    const std::string expected = text(check[QStringLiteral("state")]);
    std::string found = "none";
    std::string facts;
    bool there = false;
    for (const RulePart& part : rule.parts) {
        const std::int64_t id = county.id_of(part.ledger, subject);
        if (id == 0)
            continue;
        there = true;
        FindingFilter filter;
        filter.rules = {rule.id};
        filter.ledger = part.ledger;
        filter.id = id;
        filter.states = {State::Met, State::Unmet, State::Pending, State::Unknown,
                         State::NotApplicable};
        evaluation.each_finding(filter, [&](const Finding& finding) {
            if (found == "none") {
                found = state_code(finding.state);
                facts = show_finding(evaluation, finding);
            }
            return true;
        });
    }
    if (!there && expected != "none")
        message = "no row “" + subject + "”";
    else if (found != expected)
        message = "expected " + expected + ", got " + found + facts;
}

void check_target(const Evaluation& evaluation, const Target& target, const CountyRows& county,
                  const std::string& subject, const QJsonObject& check, std::string& message)
{
    const TargetResult* found = nullptr;
    const std::int64_t area = county.id_of("area", subject);
    for (const TargetResult& result : evaluation.targets())
        if (result.target == &target && (subject.empty() || result.area == area))
            found = &result;
    const std::string expected = text(check[QStringLiteral("state")]);
    if (found == nullptr) {
        if (expected != "none")
            message = "expected " + expected + ", the target is left out";
        return;
    }
    const std::string got = std::string(state_code(found->state)) + ", " +
                            std::to_string(found->numerator) + " of " +
                            (found->denominator ? std::to_string(*found->denominator) : "-") +
                            ", unknown " + std::to_string(found->unknown);
    const auto differs = [&](const char* key, std::optional<std::int64_t> value) {
        const QJsonValue wanted = check[QLatin1String(key)];
        if (wanted.isUndefined())
            return false;
        return wanted.isNull() ? value.has_value() : !value || *value != wanted.toInteger();
    };
    if (expected != state_code(found->state) || differs("numerator", found->numerator) ||
        differs("denominator", found->denominator) || differs("unknown", found->unknown))
        message = "expected " + QJsonDocument(check).toJson(QJsonDocument::Compact).toStdString() +
                  ", got " + got;
}

void run_check(const std::shared_ptr<const PolicyPack>& pack, const QJsonObject& one_case,
               const QJsonObject& check, std::string& message)
{
    const std::string id = text(one_case[QStringLiteral("rule")]);
    const Rule* rule = pack->rule(id);
    const Target* target = pack->target(id);
    const Changed changed = rows_of(one_case, check);
    message = changed.fault;
    if (!message.empty())
        return;
    const auto records = changed.county.records(message);
    if (!message.empty())
        return;
    const QJsonValue day = check.contains(QStringLiteral("as_of"))
                               ? check[QStringLiteral("as_of")]
                               : one_case[QStringLiteral("as_of")];
    const auto as_of = Date::from_iso(text(day));
    if (!as_of) {
        message = "no as_of";
        return;
    }
    // Only what the pack says it needs is loaded: a need it forgot shows here.
    World::Options options;
    options.as_of = *as_of;
    options.scope = pack->scope();
    options.jurisdiction = 1;
    const auto world = std::make_shared<const World>(
        Snapshot::from_records(Definitions::program(), records, &pack->needs()), options);
    EvaluateOptions how;
    how.rules = {id};
    how.threads = 1;
    const auto evaluation = evaluate(pack, world, how);
    if (!evaluation) {
        message = evaluation.error().message;
        return;
    }
    const std::string subject = text(one_case[QStringLiteral("subject")]);
    if (rule != nullptr)
        check_rule(*evaluation, *rule, changed.county, subject, check, message);
    else
        check_target(*evaluation, *target, changed.county, subject, check, message);
}

} // namespace

CaseReport run_cases(const std::shared_ptr<const PolicyPack>& pack, const std::string& file)
{
    CaseReport report;
    QFile json(QString::fromStdString(file));
    QJsonParseError error;
    QJsonDocument document;
    if (json.open(QIODevice::ReadOnly))
        document = QJsonDocument::fromJson(json.readAll(), &error);
    if (!document.isObject()) {
        report.failures.push_back({file, "can't be read: " + error.errorString().toStdString()});
        return report;
    }
    for (const auto& item : document.object()[QStringLiteral("cases")].toArray()) {
        const QJsonObject one_case = item.toObject();
        ++report.cases;
        const std::string id = text(one_case[QStringLiteral("rule")]);
        const std::string place =
            pack->id() + "/" + id + "《" + text(one_case[QStringLiteral("name")]) + "》";
        if (pack->rule(id) == nullptr && pack->target(id) == nullptr) {
            report.failures.push_back({place, "no such rule"});
            continue;
        }
        report.rules.push_back(id);
        for (const auto& entry : one_case[QStringLiteral("checks")].toArray()) {
            const QJsonObject check = entry.toObject();
            ++report.checks;
            std::string message;
            run_check(pack, one_case, check, message);
            if (!message.empty())
                report.failures.push_back(
                    {place + " “" + text(check[QStringLiteral("name")]) + "”", message});
        }
    }
    return report;
}

} // namespace lx::test
