#include "core/facts/link.h"

#include <algorithm>

#include "core/facts/fact_context.h"

namespace lx {
namespace {

/// The reference fields of `from` that point to `to`.
std::vector<const FactDef*> references(const FactRegistry& registry, std::string_view from,
                                       std::string_view to)
{
    std::vector<const FactDef*> fields;
    for (const FactDef* fact : registry.of(from))
        if (!fact->derived && !fact->list && fact->type == FactType::Ref && fact->ref_ledger == to)
            fields.push_back(fact);
    return fields;
}

bool has_area(const FactRegistry& registry, std::string_view ledger)
{
    const FactDef* area = registry.find(ledger, "area");
    return area != nullptr && area->type == FactType::Ref && !area->derived;
}

bool has_person(const FactRegistry& registry, std::string_view ledger)
{
    return registry.find(ledger, "id_number") != nullptr;
}

/// Rows of `rows` may be about one of `subject`.
bool has_object(const Catalog& catalog, std::string_view subject, std::string_view rows)
{
    const auto about = catalog.object_ledgers(*catalog.ledger(rows));
    return std::any_of(about.begin(), about.end(),
                       [&](const LedgerDef* def) { return def->code == subject; });
}

/// Codes of persons by row, as slots.
void link_persons(const FactContext& context, std::string_view subject, std::string_view rows,
                  Link& link)
{
    link.slot_of_row = &context.i32(rows, "id_number");
    link.slot_of_subject = &context.i32(subject, "id_number");
    link.slots = context.world().snapshot().texts().size();
    link.unknown_without_slot = true;
}

/// 参加单位 of activities, without those of orgs that cover the unit now.
void link_names(const FactContext& context, Link& link)
{
    const Column& units = context.world().snapshot().column("activity", "units");
    const auto& orgs = context.i32("activity", "org");
    const CoverPairs& covers = context.covers();
    std::vector<std::uint64_t> pairs;
    for (std::int32_t row = 0; row < link.rows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        for (auto i = static_cast<std::size_t>(units.starts[at]);
             i < static_cast<std::size_t>(units.starts[at + 1]); ++i) {
            const auto own = covers.orgs_of_unit.of(units.i32[i]);
            if (std::find(own.begin(), own.end(), orgs[at]) == own.end())
                pairs.push_back(row_pair(row, units.i32[i]));
        }
    }
    link.own_lists = make_lists(std::move(pairs), link.rows);
    link.row_slots = &link.own_lists;
    link.slots = link.subjects;
}

void link_objects(const FactContext& context, std::string_view subject, std::string_view rows,
                  Link& link)
{
    const Catalog& catalog = context.world().registry().catalog();
    const std::int32_t wanted = context.code(catalog.ledger(subject)->name);
    const auto& kinds = context.i32(rows, "object_kind");
    const auto& objects = context.world().snapshot().object_rows(rows);
    link.own_rows.assign(kinds.size(), kNone32);
    for (std::size_t row = 0; row < kinds.size() && row < objects.size(); ++row)
        if (kinds[row] == wanted)
            link.own_rows[row] = objects[row];
    link.slot_of_row = &link.own_rows;
    link.slots = link.subjects;
}

bool has_special(const FactRegistry& registry, std::string_view subject, std::string_view rows,
                 std::string_view via)
{
    if (via == "covers")
        return (subject == "org" && rows == "unit") || (subject == "unit" && rows == "org");
    if (via == "in")
        return subject == "area" && (rows == "area" || has_area(registry, rows));
    if (via == "area_or_above")
        return has_area(registry, subject) && (rows == "area" || rows == "venue");
    if (via == "same_area")
        return subject != "area" && has_area(registry, subject) && has_area(registry, rows);
    if (via == "person")
        return has_person(registry, subject) && has_person(registry, rows);
    if (via == "names")
        return subject == "unit" && rows == "activity";
    if (via == "object")
        return has_object(registry.catalog(), subject, rows);
    return via == "all";
}

constexpr std::pair<const char*, const char*> specials[] = {
    {"covers", "现在覆盖的"},    {"in", "本属地及以下的"}, {"area_or_above", "所在属地及以上的"},
    {"same_area", "同一属地的"}, {"person", "同一人的"},   {"names", "参加其他党组织的"},
    {"object", "以它为对象的"},  {"all", "全部"},
};

} // namespace

const RowLists& Link::rows_by_slot() const
{
    std::call_once(m_flag, [this] {
        // Counting sort: rows stay in order within a slot.
        m_by_slot.starts.assign(static_cast<std::size_t>(slots) + 1, 0);
        for (std::int32_t row = 0; row < rows; ++row)
            slots_of(row, [&](std::int32_t slot) {
                ++m_by_slot.starts[static_cast<std::size_t>(slot) + 1];
            });
        for (std::size_t i = 1; i < m_by_slot.starts.size(); ++i)
            m_by_slot.starts[i] += m_by_slot.starts[i - 1];
        m_by_slot.items.resize(static_cast<std::size_t>(m_by_slot.starts.back()));
        std::vector<std::int32_t> next(m_by_slot.starts.begin(), m_by_slot.starts.end() - 1);
        for (std::int32_t row = 0; row < rows; ++row)
            slots_of(row, [&](std::int32_t slot) {
                std::int32_t& at = next[static_cast<std::size_t>(slot)];
                m_by_slot.items[static_cast<std::size_t>(at++)] = row;
            });
    });
    return m_by_slot;
}

std::vector<LinkName> links_between(const FactRegistry& registry, std::string_view subject,
                                    std::string_view rows_ledger)
{
    std::vector<LinkName> names;
    for (const FactDef* field : references(registry, rows_ledger, subject))
        names.push_back({field->key, field->title + "为它的"});
    for (const auto& [via, title] : specials)
        if (std::string_view(via) != "all" && has_special(registry, subject, rows_ledger, via))
            names.push_back({via, title});
    names.push_back({"all", "全部"});
    return names;
}

void add_link_needs(const FactRegistry& registry, std::string_view subject,
                    std::string_view rows_ledger, std::string_view via, Needs& needs)
{
    needs.add_ledger(subject);
    needs.add_ledger(rows_ledger);
    const auto fact = [&](std::string_view ledger, std::string_view key) {
        if (const FactDef* def = registry.find(ledger, key))
            registry.add_needs(*def, FieldUse::Content, needs);
    };
    const auto tree = [&] {
        needs.add("area", "parent");
        if (subject != "area")
            needs.add(subject, "area");
        if (rows_ledger != "area")
            needs.add(rows_ledger, "area");
    };
    const auto fields = references(registry, rows_ledger, subject);
    if (std::any_of(fields.begin(), fields.end(),
                    [&](const FactDef* field) { return field->key == via; })) {
        needs.add(rows_ledger, via);
    } else if (via == "covers" || via == "names") {
        needs.add("coverage", "org");
        needs.add("coverage", "unit");
        fact("coverage", "counts");
        fact("org", "counts");
        fact("unit", "counts");
        if (via == "names") {
            needs.add("activity", "units");
            needs.add("activity", "org");
        }
    } else if (via == "in" || via == "area_or_above" || via == "same_area") {
        tree();
    } else if (via == "person") {
        needs.add(subject, "id_number");
        needs.add(rows_ledger, "id_number");
    } else if (via == "object") {
        needs.add(rows_ledger, "object_kind");
        needs.add(rows_ledger, "object");
    }
}

std::unique_ptr<Link> make_link(const World& world, std::string_view subject,
                                std::string_view rows_ledger, std::string_view via)
{
    const FactRegistry& registry = world.registry();
    const FactContext context(world);
    auto link = std::make_unique<Link>();
    link->rows = world.rows(rows_ledger);
    link->subjects = world.rows(subject);
    const auto fields = references(registry, rows_ledger, subject);
    if (std::any_of(fields.begin(), fields.end(),
                    [&](const FactDef* field) { return field->key == via; })) {
        link->slot_of_row = &context.i32(rows_ledger, via);
        link->slots = link->subjects;
        return link;
    }
    if (!has_special(registry, subject, rows_ledger, via))
        return nullptr;
    if (via == "covers") {
        const CoverPairs& covers = context.covers();
        // To an org only the units of the policy's scope belong; to a unit every org that covers
        // it.
        if (subject == "unit") {
            link->row_slots = &covers.units_of_org;
        } else {
            const auto& counts = context.tri("unit", "counts");
            std::vector<std::uint64_t> pairs;
            for (std::int32_t unit = 0; unit < link->rows; ++unit)
                if (counts[static_cast<std::size_t>(unit)] == Tri::True)
                    for (const std::int32_t org : covers.orgs_of_unit.of(unit))
                        pairs.push_back(row_pair(unit, org));
            link->own_lists = make_lists(std::move(pairs), link->rows);
            link->row_slots = &link->own_lists;
        }
        link->slots = link->subjects;
    } else if (via == "names") {
        link_names(context, *link);
    } else if (via == "object") {
        link_objects(context, subject, rows_ledger, *link);
    } else if (via == "person") {
        link_persons(context, subject, rows_ledger, *link);
    } else if (via == "all") {
        link->one_slot = true;
        link->slots = 1;
    } else { // by areas: "in", "area_or_above", "same_area"
        link->slots = world.rows("area");
        if (rows_ledger == "area")
            link->slot_of_row = world.fact("area", "self").i32;
        else
            link->slot_of_row = &context.i32(rows_ledger, "area");
        if (subject != "area")
            link->slot_of_subject = &context.i32(subject, "area");
        const AreaTree& tree = context.areas();
        if (via == "in") {
            link->up = &tree.parent;
        } else if (via == "area_or_above") {
            link->down = &tree.parent;
            link->down_order = &tree.order;
        }
    }
    return link;
}

} // namespace lx
