#include "core/county/focus.h"

#include <algorithm>

#include "core/county/county.h"
#include "core/facts/placement.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

FocusList list_of(const FocusDef& def, const FigureTable& figures, const World& now,
                  const World& before)
{
    FocusList list;
    list.def = &def;
    const FigureDef& figure = figures.at(def.figure);
    list.ledger = figure.ledger;
    const auto in = figure.rows(now);
    const auto was_in = figure.rows(before);
    const auto& ids = now.snapshot().table(list.ledger).ids;
    const Placement places(now, list.ledger);
    for (std::size_t i = 0; i < in.size(); ++i) {
        if (in[i] == 0) {
            list.gone += was_in[i];
            continue;
        }
        const auto row = static_cast<std::int32_t>(i);
        FocusList::Row& one = list.rows.emplace_back();
        one.id = ids[i];
        one.row = row;
        one.org = places.org(row);
        one.area = places.area(row);
        one.fresh = was_in[i] == 0;
        list.fresh += one.fresh ? 1 : 0;
    }
    return list;
}

std::string number(std::int64_t count)
{
    return std::to_string(count) + "个";
}

std::string because(const std::string& why)
{
    return why.empty() ? "" : "（" + why + "）";
}

std::string sentence(const FocusList& list, const FocusRule& why, const Rule& rule,
                     const PolicyPack& policy, const FocusOtherwise& other)
{
    if (other.more == 0 && other.fewer == 0)
        return {};
    std::string text = "“" + list.def->title + "”" +
                       number(static_cast<std::int64_t>(list.rows.size())) + "；" +
                       policy.short_name() + " " + rule.id + "“" + rule.title + "”未落实" +
                       number(other.unmet) + "，";
    if (other.more > 0)
        text += "多" + number(other.more) + because(why.more);
    if (other.fewer > 0)
        text += (other.more > 0 ? "，少" : "少") + number(other.fewer) + because(why.fewer);
    return text + "。";
}

/// Rows a rule finds not met, or not yet, by row.
std::vector<std::uint8_t> unmet_rows(const Evaluation& evaluation, const Rule& rule,
                                     const std::string& ledger, std::size_t rows)
{
    std::vector<std::uint8_t> unmet(rows);
    for (std::size_t part = 0; part < rule.parts.size(); ++part) {
        if (rule.parts[part].ledger == ledger)
            evaluation.each_state(rule, part, [&](std::int32_t row, State state) {
                if (state == State::Unmet || state == State::Pending)
                    unmet[static_cast<std::size_t>(row)] = 1;
            });
    }
    return unmet;
}

FocusOtherwise otherwise_of(const FocusList& list, const FocusRule& why, const Rule& rule,
                            const PackResult& said)
{
    const Evaluation& evaluation = *said.evaluation;
    const auto rows = static_cast<std::size_t>(evaluation.world().rows(list.ledger));
    auto unmet = unmet_rows(evaluation, rule, list.ledger, rows);
    FocusOtherwise other;
    other.rule = rule.full_id;
    other.unmet = std::count(unmet.begin(), unmet.end(), 1);
    for (const FocusList::Row& row : list.rows) {
        other.fewer += unmet[static_cast<std::size_t>(row.row)] == 0 ? 1 : 0;
        unmet[static_cast<std::size_t>(row.row)] = 0;
    }
    other.more = std::count(unmet.begin(), unmet.end(), 1);
    other.text = sentence(list, why, rule, *said.pack, other);
    return other;
}

/// What a rule's policy says and the rule in it; null where it is not carried out.
std::pair<const PackResult*, const Rule*> evaluated(const County& county, const std::string& id)
{
    for (const PackResult& pack : county.packs) {
        for (const Rule* rule : pack.evaluation->rules())
            if (rule->full_id == id)
                return {&pack, rule};
    }
    return {};
}

} // namespace

Handled FocusList::handled(const County& county, const Row& row) const
{
    return lx::handled(county.supervisions, county.exceptions, key(), ledger, row.id);
}

std::vector<FocusList> focus_lists(const World& world)
{
    const FigureTable& figures = FigureTable::of(world.registry());
    const auto before = world.at(world.as_of().add_days(-FocusDefs::program().new_days));
    std::vector<FocusList> lists;
    for (const FocusDef& def : FocusDefs::program().lists)
        lists.push_back(list_of(def, figures, world, *before));
    return lists;
}

Needs focus_needs(const FactRegistry& registry)
{
    const FigureTable& figures = FigureTable::of(registry);
    Needs needs;
    for (const FocusDef& def : FocusDefs::program().lists) {
        const FigureDef& figure = figures.at(def.figure);
        figure.add_needs(registry, needs);
        Placement::add_needs(registry, figure.ledger, needs);
    }
    return needs;
}

void follow_focus(std::vector<FocusList>& lists, const County& county)
{
    for (FocusList& list : lists) {
        list.assigned = list.overdue = list.put_off = 0;
        const std::string key = list.key();
        for (FocusList::Row& row : list.rows) {
            row.how = handled(county.supervisions, county.exceptions, key, list.ledger, row.id).how;
            list.overdue += row.how == Handling::Overdue ? 1 : 0;
            list.assigned +=
                row.how == Handling::Overdue || row.how == Handling::Supervised ? 1 : 0;
            list.put_off += row.how == Handling::Explained ? 1 : 0;
        }
        list.otherwise.clear();
        for (const FocusRule& why : list.def->rules) {
            if (const auto [said, rule] = evaluated(county, why.rule); rule != nullptr)
                list.otherwise.push_back(otherwise_of(list, why, *rule, *said));
        }
    }
}

std::string focus_otherwise(const County& county, const std::string& rule)
{
    std::string text;
    for (const FocusList& list : county.focus) {
        for (const FocusOtherwise& other : list.otherwise)
            if (other.rule == rule && !other.text.empty())
                text += (text.empty() ? "" : "\n") + other.text;
    }
    return text;
}

} // namespace lx
