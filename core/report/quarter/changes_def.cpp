#include "core/report/quarter/changes_def.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include <QJsonDocument>

#include "core/base/object_reader.h"
#include "core/report/quarter/changes_side.h"
#include "core/report/quarter/jump_limits.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string key_threshold = "change_threshold";

ChangeThreshold read_threshold(ObjectReader& in)
{
    ChangeThreshold threshold;
    std::optional<double> relative;
    std::optional<double> points;
    in.whole("absolute", threshold.absolute, true);
    in.number("relative", relative);
    in.number("points", points);
    threshold.relative = relative.value_or(0);
    threshold.points = points.value_or(0);
    for (const auto& [key, wrong] :
         {std::pair("absolute", threshold.absolute < 1),
          std::pair("relative", threshold.relative < 0 || threshold.relative > 1),
          std::pair("points", threshold.points < 0 || threshold.points > 100)})
        if (wrong)
            in.complain(key,
                        "超出范围：absolute 不小于1，relative 在0和1之间，points 在0和100之间");
    return threshold;
}

class DefReader
{
public:
    explicit DefReader(const FactRegistry& facts) : m_facts(facts) {}

    ChangedLedgerDef ledger(ObjectReader& in)
    {
        ChangedLedgerDef def;
        in.text("ledger", def.ledger, true);
        in.text("key", def.key, true);
        in.text("name", def.name, true);
        in.text("measure", def.measure, true);
        in.text("ended", def.ended, true);
        const LedgerDef* ledger = m_facts.catalog().ledger(def.ledger);
        if (ledger == nullptr || ledger->span.starts.empty() || ledger->span.ends.empty()) {
            in.complain("ledger", "没有这个台账，或它的记录没有起止日期");
            return def;
        }
        in.objects("started", true, [&](ObjectReader& one) {
            auto& start = def.started.emplace_back();
            one.text("field", start.field, true);
            one.text("say", start.say, true);
            const auto& starts = ledger->span.starts;
            if (std::find(starts.begin(), starts.end(), start.field) == starts.end())
                one.complain("field", "不是这个台账的起始日期");
            one.finish();
        });
        in.objects("watched", true, [&](ObjectReader& one) {
            WatchedDef& watched = def.watched.emplace_back();
            one.text("key", watched.key, true);
            one.text("name", watched.name, true);
            one.text("fact", watched.fact, true);
            one.text("dated", watched.dated);
            one.flag("newer", watched.newer);
            one.flag("by_date", watched.by_date);
            check(one, "fact", def.ledger, watched.fact);
            check(one, "dated", def.ledger, watched.dated);
            one.finish();
        });
        in.texts("told", def.told);
        for (const std::string& fact : def.told)
            check(in, "told", def.ledger, fact);
        return def;
    }

    CoverageChangeDef coverage(ObjectReader& in)
    {
        CoverageChangeDef def;
        in.text("key", def.key, true);
        in.text("name", def.name, true);
        in.text("fact", def.fact, true);
        check_yes_no(in, def.fact);
        in.objects("means", true, [&](ObjectReader& one) {
            auto& means = def.means.emplace_back();
            one.text("fact", means.fact, true);
            one.text("won", means.won, true);
            one.text("lost", means.lost, true);
            check_yes_no(one, means.fact);
            one.finish();
        });
        return def;
    }

private:
    void check_yes_no(ObjectReader& in, const std::string& key)
    {
        const FactDef* fact = m_facts.find("unit", key);
        if (fact == nullptr || fact->type != FactType::Bool)
            in.complain("fact", "不是单位的是否类事实");
    }

    void check(ObjectReader& in, const char* key, const std::string& ledger,
               const std::string& value)
    {
        if (!value.empty() && m_facts.find(ledger, value) == nullptr &&
            !is_side_value(ledger, value))
            in.complain(key, "没有“" + value + "”这个事实");
    }

    const FactRegistry& m_facts;
};

Result<ChangesDef> read(const FactRegistry& facts, const std::string& file,
                        Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    ChangesDef def;
    DefReader parts(facts);
    in.object("threshold", [&](ObjectReader& one) { def.threshold = read_threshold(one); });
    in.object("jump", [](ObjectReader& one) { (void)read_jump_limits(one); });
    in.objects("ledgers", true,
               [&](ObjectReader& one) { def.ledgers.push_back(parts.ledger(one)); });
    in.objects("coverage", true,
               [&](ObjectReader& one) { def.coverage.push_back(parts.coverage(one)); });
    LX_TRY(in.end(file));
    return def;
}

} // namespace

bool ChangeThreshold::reached(double before, double after, bool share) const
{
    const double change = std::abs(after - before);
    constexpr double slack = 1e-9; // shares are no exact binary numbers
    if (share)
        return change > slack && change * 100.0 >= points - slack;
    return change >= absolute && change >= relative * std::abs(before) - slack;
}

Result<ChangesDef> ChangesDef::program(const FactRegistry& facts)
{
    const std::string file = "changes/changes.json";
    return read(facts, file, ObjectReader::resource(file));
}

Result<ChangesDef> ChangesDef::from_json(const FactRegistry& facts, const std::string& file,
                                         std::string_view json)
{
    return read(facts, file, ObjectReader::of(file, json));
}

Result<ChangeThreshold> change_threshold(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key_threshold));
    if (!kept) {
        LX_ASSIGN(const ChangesDef def, ChangesDef::program(facts));
        return def.threshold;
    }
    const std::string file = "设置“变更说明的起点”";
    LX_ASSIGN(ObjectReader in, ObjectReader::of(file, *kept));
    const ChangeThreshold threshold = read_threshold(in);
    LX_TRY(in.end(file));
    return threshold;
}

Result<> save_change_threshold(Database& database, const ChangeThreshold& threshold,
                               const Actor& actor)
{
    const QJsonObject json{{QStringLiteral("absolute"), threshold.absolute},
                           {QStringLiteral("relative"), threshold.relative},
                           {QStringLiteral("points"), threshold.points}};
    ObjectReader in("", json);
    static_cast<void>(read_threshold(in));
    LX_TRY(in.end("变更说明的起点"));
    return SettingsStore(database).set(
        key_threshold, QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString(),
        "设定变更说明的起点", &actor);
}

} // namespace lx
