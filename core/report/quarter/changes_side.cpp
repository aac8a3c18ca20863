#include "core/report/quarter/changes_side.h"

#include <algorithm>
#include <set>

#include "core/facts/link.h"
#include "core/report/figure_counts.h"
#include "core/report/figures_table.h"

namespace lx {

namespace {

constexpr std::pair<const char*, const char*> named_values[] = {
    {"org", "secretary"}, {"org", "secretary_since"}, {"org", "moved_on"}, {"unit", "covering"}};

/// What of a ledger's rows is read.
std::set<std::string> facts_of(const Catalog& catalog, const ChangesDef& def,
                               const std::string& code)
{
    std::set<std::string> facts;
    for (const ChangedLedgerDef& ledger : def.ledgers) {
        if (ledger.ledger != code)
            continue;
        const SpanDef& span = catalog.ledger(code)->span;
        facts.insert(span.starts.begin(), span.starts.end());
        facts.insert(span.ends.begin(), span.ends.end());
        facts.insert(ledger.told.begin(), ledger.told.end());
        for (const std::string& field : {span.gone_field, span.reason_field})
            if (!field.empty())
                facts.insert(field);
        for (const WatchedDef& watched : ledger.watched)
            for (const std::string& fact : {watched.fact, watched.dated})
                if (!fact.empty())
                    facts.insert(fact);
    }
    if (code == "unit")
        for (const CoverageChangeDef& coverage : def.coverage) {
            facts.insert(coverage.fact);
            for (const CoverageChangeDef::Means& means : coverage.means)
                facts.insert(means.fact);
        }
    return facts;
}

/// The ledgers whose rows are told by name: those that change, and those figures count.
std::set<std::string> ledgers_of(const ChangesDef& def, const std::vector<ReportDef>& reports)
{
    std::set<std::string> ledgers{"unit", "org"};
    for (const ChangedLedgerDef& ledger : def.ledgers)
        ledgers.insert(ledger.ledger);
    for (const ReportDef& report : reports)
        for (const ReportTableDef& table : report.tables)
            if (table.kind == ReportTableDef::Kind::Figures)
                for (const ReportColumnDef& column : table.columns)
                    ledgers.insert(counted_ledger(table, column));
    return ledgers;
}

void add_key_needs(const FactRegistry& facts, const LedgerDef& def, Needs& needs)
{
    needs.add_ledger(def.code);
    needs.add(def.code, def.label);
    if (!def.key_fallback.empty())
        needs.add(def.code, def.key_fallback);
    for (const int at : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(at)];
        needs.add(def.code, field.key);
        if (field.type == FieldType::Ref)
            add_key_needs(facts, *facts.catalog().ledger(field.ledger), needs);
    }
    const FieldDef& label = *def.field(def.label);
    if (label.type == FieldType::Ref && label.ledger != def.code)
        add_key_needs(facts, *facts.catalog().ledger(label.ledger), needs);
}

class Reader
{
public:
    Reader(const World& world, const ScopedUnits& units) : m_world(world), m_units(units) {}

    SideRows rows(const std::string& code, const std::set<std::string>& facts) const
    {
        const LedgerDef& def = *m_world.snapshot().catalog().ledger(code);
        SideRows rows;
        rows.ids = m_world.snapshot().table(code).ids;
        std::vector<Tri> members = *m_world.fact(code, "counts").tri;
        rows.there = yes(members);
        m_units.narrow(m_world, code, "", members);
        rows.counted = yes(members);
        const std::size_t count = rows.ids.size();
        rows.keys.resize(count);
        rows.names.resize(count);
        for (std::size_t row = 0; row < count; ++row) {
            rows.keys[row] = key(def, static_cast<std::int32_t>(row));
            rows.names[row] = name(def, static_cast<std::int32_t>(row));
        }
        for (const std::string& fact : facts)
            if (!is_side_value(code, fact))
                read(code, fact, rows);
        return rows;
    }

    void named(SideRows& orgs, SideRows& units) const
    {
        secretaries(orgs);
        moves(orgs);
        covering(orgs, units);
    }

private:
    static std::vector<std::uint8_t> yes(const std::vector<Tri>& values)
    {
        std::vector<std::uint8_t> made(values.size());
        std::transform(values.begin(), values.end(), made.begin(),
                       [](Tri value) { return value == Tri::True ? 1 : 0; });
        return made;
    }

    [[nodiscard]] const FactDef& plain(const LedgerDef& def, const std::string& field) const
    {
        return *m_world.registry().find(def.code, field);
    }

    [[nodiscard]] std::string text(const FactDef& fact, std::int32_t row) const
    {
        const Value value = m_world.value(fact, row);
        if (is_empty(value))
            return {};
        if (fact.type == FactType::Bool)
            return int_of(value) == 1 ? "是" : "否";
        if (fact.type == FactType::Ref) {
            const LedgerDef& target = *m_world.snapshot().catalog().ledger(fact.ref_ledger);
            return name(target, m_world.snapshot().table(target.code).row_of(int_of(value)));
        }
        if (const auto* words = std::get_if<std::string>(&value))
            return *words;
        return m_world.show(fact, row);
    }

    /// The row's name for people.
    [[nodiscard]] std::string name(const LedgerDef& def, std::int32_t row) const
    {
        return row < 0 ? std::string() : text(plain(def, def.label), row);
    }

    [[nodiscard]] std::string key(const LedgerDef& def, std::int32_t row) const
    {
        std::string made;
        bool first = true;
        for (const int at : def.key_fields()) {
            const FieldDef& field = def.fields[static_cast<std::size_t>(at)];
            if (!first)
                made += '|';
            first = false;
            if (field.type != FieldType::Ref) {
                made += text(plain(def, field.key), row);
                continue;
            }
            const Value id = m_world.value(plain(def, field.key), row);
            const LedgerDef& target = *m_world.snapshot().catalog().ledger(field.ledger);
            if (!is_empty(id))
                made += key(target, m_world.snapshot().table(target.code).row_of(int_of(id)));
        }
        return made.empty() && !def.key_fallback.empty() ? text(plain(def, def.key_fallback), row)
                                                         : made;
    }

    void read(const std::string& code, const std::string& fact, SideRows& rows) const
    {
        const FactDef& def = *m_world.registry().find(code, fact);
        std::vector<std::string>& texts = rows.values[fact];
        texts.resize(rows.ids.size());
        for (std::size_t row = 0; row < texts.size(); ++row)
            texts[row] = text(def, static_cast<std::int32_t>(row));
        if (def.type != FactType::Ref)
            return;
        std::vector<std::int64_t>& refs = rows.refs[fact];
        refs.resize(rows.ids.size());
        for (std::size_t row = 0; row < refs.size(); ++row)
            refs[row] = int_of(m_world.value(def, static_cast<std::int32_t>(row)));
    }

    void secretaries(SideRows& orgs) const
    {
        const auto& counts = *m_world.fact("post", "counts").tri;
        const FactDef& title = *m_world.registry().find("post", "title");
        const FactDef& name = *m_world.registry().find("post", "name");
        const FactDef& start = *m_world.registry().find("post", "start");
        const auto& org = *m_world.fact("post", "org").i32;
        const std::int32_t secretary = m_world.snapshot().texts().find("书记");
        const auto& titles = *m_world.fact(title).i32;
        std::vector<std::vector<std::string>> names(orgs.ids.size());
        std::vector<std::string>& since = orgs.values["secretary_since"];
        since.resize(orgs.ids.size());
        for (std::size_t row = 0; row < counts.size(); ++row) {
            if (counts[row] != Tri::True || org[row] < 0 || titles[row] != secretary)
                continue;
            const auto at = static_cast<std::size_t>(org[row]);
            names[at].push_back(text(name, static_cast<std::int32_t>(row)));
            since[at] = std::max(since[at], text(start, static_cast<std::int32_t>(row)));
        }
        keep_joined(orgs, "secretary", names);
    }

    void moves(SideRows& orgs) const
    {
        const auto& org = *m_world.fact("org_change", "org").i32;
        const auto& kinds = *m_world.fact("org_change", "kind").i32;
        const auto& counts = *m_world.fact("org_change", "counts").tri;
        const std::int32_t move = m_world.snapshot().texts().find("隶属调整");
        const FactDef& approved = *m_world.registry().find("org_change", "approved");
        const FactDef& applied = *m_world.registry().find("org_change", "applied");
        std::vector<std::string>& on = orgs.values["moved_on"];
        on.resize(orgs.ids.size());
        for (std::size_t row = 0; row < org.size(); ++row) {
            if (counts[row] != Tri::True || org[row] < 0 || kinds[row] != move)
                continue;
            std::string day = text(approved, static_cast<std::int32_t>(row));
            if (day.empty())
                day = text(applied, static_cast<std::int32_t>(row));
            std::string& newest = on[static_cast<std::size_t>(org[row])];
            newest = std::max(newest, day);
        }
    }

    void covering(const SideRows& orgs, SideRows& units) const
    {
        const Link& link = *m_world.link("unit", "org", "covers");
        std::vector<std::vector<std::string>> names(units.ids.size());
        for (std::size_t unit = 0; unit < names.size(); ++unit)
            link.rows_of(static_cast<std::int32_t>(unit), [&](std::int32_t org) {
                names[unit].push_back(orgs.names[static_cast<std::size_t>(org)]);
            });
        keep_joined(units, "covering", names);
    }

    static void keep_joined(SideRows& rows, const char* key,
                            std::vector<std::vector<std::string>>& names)
    {
        std::vector<std::string>& texts = rows.values[key];
        texts.resize(rows.ids.size());
        for (std::size_t row = 0; row < texts.size(); ++row) {
            std::sort(names[row].begin(), names[row].end());
            for (const std::string& name : names[row])
                texts[row] += (texts[row].empty() ? "" : "、") + name;
        }
    }

    const World& m_world;
    const ScopedUnits& m_units;
};

} // namespace

std::ptrdiff_t SideRows::find(std::int64_t id) const
{
    const auto at = std::lower_bound(ids.begin(), ids.end(), id);
    return at != ids.end() && *at == id ? at - ids.begin() : -1;
}

const std::string& SideRows::value(std::string_view key, std::ptrdiff_t place) const
{
    static const std::string none;
    const auto found = values.find(key);
    return found == values.end() || place < 0 ? none
                                              : found->second[static_cast<std::size_t>(place)];
}

bool is_side_value(std::string_view ledger, std::string_view key)
{
    return std::any_of(std::begin(named_values), std::end(named_values),
                       [&](const auto& one) { return ledger == one.first && key == one.second; });
}

Needs side_needs(const FactRegistry& facts, const ChangesDef& def,
                 const std::vector<ReportDef>& reports)
{
    Needs needs;
    const auto add = [&](const std::string& ledger, const std::string& fact) {
        facts.add_needs(*facts.find(ledger, fact), FieldUse::Content, needs);
    };
    for (const std::string& code : ledgers_of(def, reports)) {
        add_key_needs(facts, *facts.catalog().ledger(code), needs);
        add(code, "counts");
        for (const std::string& fact : facts_of(facts.catalog(), def, code)) {
            if (is_side_value(code, fact))
                continue;
            add(code, fact);
            const FactDef& one = *facts.find(code, fact);
            if (one.type == FactType::Ref)
                add_key_needs(facts, *facts.catalog().ledger(one.ref_ledger), needs);
        }
    }
    for (const char* fact : {"org", "title", "name", "start", "counts"})
        add("post", fact);
    for (const char* fact : {"org", "kind", "applied", "approved", "counts"})
        add("org_change", fact);
    add_link_needs(facts, "unit", "org", "covers", needs);
    for (const ReportDef& report : reports)
        needs.merge(report.needs);
    return needs;
}

ChangesSide side_of(const World& world, const ScopedUnits& units, const ChangesDef& def,
                    const std::vector<ReportDef>& reports, Progress& progress)
{
    ChangesSide side;
    side.day = world.as_of();
    const Reader reader(world, units);
    for (const std::string& code : ledgers_of(def, reports)) {
        if (progress.cancelled())
            return side;
        side.ledgers[code] = reader.rows(code, facts_of(world.registry().catalog(), def, code));
    }
    reader.named(side.ledgers["org"], side.ledgers["unit"]);
    const ReportDays days(world);
    for (const ReportDef& report : reports) {
        const TimePoint closing{side.day, Period::containing(report.period, side.day)};
        for (const ReportTableDef& table : report.tables) {
            if (table.kind != ReportTableDef::Kind::Figures || progress.cancelled())
                continue;
            side.tables.push_back({report.id, figures_table(days, closing, table, units)});
        }
    }
    return side;
}

} // namespace lx
