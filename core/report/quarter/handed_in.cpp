#include "core/report/quarter/handed_in.h"

#include <algorithm>
#include <map>

#include "core/base/object_reader.h"
#include "core/edit/editor.h"
#include "core/report/fact_needs.h"
#include "core/report/fact_reader.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

struct HandingIn
{
    std::string item; ///< what the 上报记录 of those that handed in names
    int due_days = 0;
    std::optional<Selection> areas;
    std::optional<Selection> orgs;
    Needs needs;
};

Result<HandingIn> read(const FactRegistry& registry)
{
    const std::string file = "quarter/handing_in.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    HandingIn def;
    const FactNeeds facts(registry, def.needs);
    std::string about; // for readers of the file
    in.text("about", about);
    in.text("item", def.item, true);
    in.whole("due_days", def.due_days, true);
    def.areas = facts.condition(in, "area", "area");
    def.orgs = facts.condition(in, "org", "org");
    for (const auto& [ledger, names] : std::map<std::string, std::vector<std::string>>{
             {"area", {"code", "name", "known"}},
             {"org", {"code", "name", "counts"}},
             {"submission", {"period", "area", "date", "reporter", "known"}}})
        for (const std::string& fact : names)
            facts.need(in, "about", ledger, fact);
    LX_TRY(in.end(file));
    return def;
}

/// The first day anything was handed in, by who did.
template <class Key> void first_day(std::map<Key, Date>& days, const Key& key, Date day)
{
    const auto [found, fresh] = days.emplace(key, day);
    if (!fresh && day < found->second)
        found->second = day;
}

void add(const World& world, const std::string& ledger, const std::vector<Tri>& wanted,
         const std::vector<Tri>& there,
         const std::function<std::optional<Date>(std::int32_t, const std::string&)>& day,
         Completeness& found)
{
    const FactReader code(world, ledger, "code");
    const FactReader name(world, ledger, "name");
    std::vector<std::pair<std::string, HandedIn>> rows;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        if (wanted[i] != Tri::True || there[i] != Tri::True)
            continue;
        const auto row = static_cast<std::int32_t>(i);
        HandedIn one{ledger, world.snapshot().table(ledger).ids[i], name.show(row), {}};
        one.day = day(row, one.name);
        rows.emplace_back(code.show(row), std::move(one));
    }
    std::sort(rows.begin(), rows.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [key, one] : rows)
        found.all.push_back(std::move(one));
}

} // namespace

std::int64_t Completeness::there() const
{
    return std::count_if(all.begin(), all.end(),
                         [](const HandedIn& one) { return one.day.has_value(); });
}

std::int64_t Completeness::on_time() const
{
    return std::count_if(all.begin(), all.end(),
                         [this](const HandedIn& one) { return one.on_time(due); });
}

Result<Needs> handing_in_needs(const FactRegistry& facts)
{
    return read(facts).map([](HandingIn def) { return std::move(def.needs); });
}

Result<Completeness> completeness(const World& world, const Period& period)
{
    LX_ASSIGN(const HandingIn def, read(world.registry()));
    Completeness found;
    found.due = period.last.add_days(def.due_days);
    std::map<std::int32_t, Date> by_area;
    std::map<std::string, Date> by_name;
    const FactReader of(world, "submission", "period");
    const FactReader day(world, "submission", "date");
    const FactReader reporter(world, "submission", "reporter");
    const auto& areas = *world.fact("submission", "area").i32;
    const auto& known = *world.fact("submission", "known").tri;
    for (std::size_t i = 0; i < areas.size(); ++i) {
        const auto row = static_cast<std::int32_t>(i);
        if (known[i] != Tri::True || of.show(row) != period.code())
            continue;
        const auto on = Date::from_iso(day.show(row));
        if (!on)
            continue;
        if (areas[i] >= 0)
            first_day(by_area, areas[i], *on);
        if (const std::string name = reporter.show(row); !name.empty())
            first_day(by_name, name, *on);
    }
    const auto look = [](const auto& days, const auto& key) -> std::optional<Date> {
        const auto there = days.find(key);
        return there == days.end() ? std::nullopt : std::optional(there->second);
    };
    const std::int32_t root = world.jurisdiction();
    std::vector<Tri> wanted = def.areas->rows(world);
    if (root >= 0)
        wanted[static_cast<std::size_t>(root)] = Tri::False; // this office hands in upward
    add(
        world, "area", wanted, *world.fact("area", "known").tri,
        [&](std::int32_t row, const std::string&) { return look(by_area, row); }, found);
    add(
        world, "org", def.orgs->rows(world), *world.fact("org", "counts").tri,
        [&](std::int32_t, const std::string& name) { return look(by_name, name); }, found);
    return found;
}

Result<> enter_handed_in(Database& database, const FactRegistry& registry, Writer& writer,
                         const std::vector<HandedIn>& who, const Period& period, Date day)
{
    LX_ASSIGN(const HandingIn handing_in, read(registry));
    const LedgerDef& def = *registry.catalog().ledger("submission");
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    Editor editor(registry.catalog(), writer, day);
    for (const HandedIn& one : who) {
        Record row(def);
        // An organization is told by its name: the area it stands in hands in for itself.
        const bool area = one.ledger == "area";
        row.set(def, "item", handing_in.item + (area ? "" : "：" + one.name));
        row.set(def, "period", period.code());
        if (area)
            row.set(def, "area", one.row);
        else if (jurisdiction)
            row.set(def, "area", jurisdiction->area);
        row.set(def, "date", day.iso());
        row.set(def, "reporter", one.name);
        LX_ASSIGN(const Edited done, editor.save(def, row));
        if (done.refused())
            return fail(ErrorKind::Refused, "“" + one.name + "”：" + done.problems.front().message);
    }
    return {};
}

} // namespace lx
