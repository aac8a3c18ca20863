#include "core/county/focus_def.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/object_reader.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

std::string named(const std::string& what)
{
    return "“" + what + "”";
}

/// Reads the file and what it names: figures, facts of their rows, rules.
class FocusReader
{
public:
    explicit FocusReader(const FactRegistry& facts)
        : m_facts(facts), m_figures(FigureTable::of(facts))
    {}

    Result<FocusDefs> read(const std::string& file, Result<ObjectReader> reader)
    {
        LX_ASSIGN(ObjectReader in, std::move(reader));
        FocusDefs defs;
        std::string about; // for readers of the file
        in.text("about", about);
        count(in, "new_days", defs.new_days);
        count(in, "quarters", defs.quarters);
        in.objects("due", true, [&](ObjectReader& each) { read_due(each, defs); });
        in.objects("lists", true, [&](ObjectReader& each) { read_list(each, defs); });
        in.objects("gaps", true, [&](ObjectReader& each) { read_gap(each, defs); });
        LX_TRY(in.end(file));
        return defs;
    }

private:
    static void count(ObjectReader& in, const char* key, int& out)
    {
        in.whole(key, out, true);
        if (out < 1)
            in.complain(key, "应不小于 1");
    }
    template <class List> static void read_id(ObjectReader& in, const List& others, std::string& id)
    {
        in.text("id", id, true);
        if (std::any_of(others.begin(), others.end() - 1,
                        [&](const auto& other) { return other.id == id; }))
            in.complain("id", named(id) + "已经有了");
    }
    /// nullptr (and a complaint) where there is none.
    const FigureDef* figure(ObjectReader& in, const char* key, std::string& name) const
    {
        in.text(key, name, true);
        const FigureDef* found = m_figures.find(name);
        if (found == nullptr)
            in.complain(key, "没有" + named(name) + "这个数");
        return found;
    }
    static void check_rule(ObjectReader& in, const char* key, const std::string& rule)
    {
        if (!PolicyPack::builtin_rules().contains(rule))
            in.complain(key, "没有" + named(rule) + "这条规则");
    }
    template <class Fits>
    void check_fact(ObjectReader& in, const char* key, const FigureDef& rows,
                    const std::string& name, const Fits& fits) const
    {
        const FactDef* fact = m_facts.find(rows.ledger, name);
        if (fact == nullptr || fact->list || !fits(fact->type))
            in.complain(key, named(name) + "不是这个台账里可用的一项");
    }

    void read_due(ObjectReader& in, FocusDefs& defs) const
    {
        DueDef& due = defs.due.emplace_back();
        std::string kind;
        in.text("kind", kind, true);
        if (kind == agenda_kind_code(AgendaItem::Kind::Election))
            due.kind = AgendaItem::Kind::Election;
        else if (kind != agenda_kind_code(due.kind))
            in.complain("kind", "只能是 supervision 或 election");
        if (std::any_of(defs.due.begin(), defs.due.end() - 1,
                        [&](const DueDef& other) { return other.kind == due.kind; }))
            in.complain("kind", named(kind) + "已经有了");
        const FigureDef* rows = figure(in, "figure", due.figure);
        in.text("day", due.day, true);
        in.text("overdue", due.overdue, true);
        in.text("ahead", due.ahead, true);
        in.text("name", due.name, true);
        in.texts("who", due.who, true);
        in.texts("rules", due.rules);
        if (rows != nullptr) {
            const auto text = [](FactType type) { return type == FactType::Text; };
            check_fact(in, "day", *rows, due.day, [](FactType t) { return t == FactType::Date; });
            check_fact(in, "name", *rows, due.name, text);
            for (const std::string& who : due.who)
                check_fact(in, "who", *rows, who,
                           [&](FactType type) { return text(type) || type == FactType::Ref; });
        }
        for (const std::string& rule : due.rules)
            check_rule(in, "rules", rule);
    }
    void read_list(ObjectReader& in, FocusDefs& defs) const
    {
        FocusDef& list = defs.lists.emplace_back();
        read_id(in, defs.lists, list.id);
        in.text("title", list.title, true);
        figure(in, "figure", list.figure);
        in.flag("alarm", list.alarm);
        in.objects("rules", false, [&](ObjectReader& each) {
            FocusRule& rule = list.rules.emplace_back();
            each.text("rule", rule.rule, true);
            check_rule(each, "rule", rule.rule);
            each.text("more", rule.more);
            each.text("fewer", rule.fewer);
        });
    }
    void read_gap(ObjectReader& in, FocusDefs& defs) const
    {
        GapDef& gap = defs.gaps.emplace_back();
        read_id(in, defs.gaps, gap.id);
        in.text("title", gap.title, true);
        const FigureDef* of = figure(in, "of", gap.of);
        const FigureDef* met = figure(in, "met", gap.met);
        if (of != nullptr && met != nullptr && of->ledger != met->ledger)
            in.complain("met", named(gap.met) + "和" + named(gap.of) + "不是同一个台账的数");
        in.text("goal", gap.goal);
        if (!gap.goal.empty() && gap.goal != "org" && gap.goal != "work")
            in.complain("goal", "只能是 org 或 work");
    }

    const FactRegistry& m_facts;
    const FigureTable& m_figures;
};

bool holds(const FocusDef& list, std::string_view rule)
{
    return std::any_of(list.rules.begin(), list.rules.end(),
                       [&](const FocusRule& one) { return one.rule == rule; });
}

} // namespace

Result<FocusDefs> FocusDefs::from_json(const FactRegistry& facts, const std::string& file,
                                       std::string_view json)
{
    return FocusReader(facts).read(file, ObjectReader::of(file, json));
}

const FocusDefs& FocusDefs::program()
{
    static const FocusDefs defs = [] {
        const std::string file = "figures/focus.json";
        auto made =
            FocusReader(Definitions::program()->facts()).read(file, ObjectReader::resource(file));
        if (!made) {
            std::fprintf(stderr, "%s\n", made.error().message.c_str());
            std::abort();
        }
        return std::move(*made);
    }();
    return defs;
}

const FocusDef* FocusDefs::list(std::string_view id) const
{
    const auto found =
        std::find_if(lists.begin(), lists.end(), [&](const FocusDef& one) { return one.id == id; });
    return found == lists.end() ? nullptr : &*found;
}

std::vector<std::string> FocusDefs::names_of(const std::string& name) const
{
    std::vector<std::string> names{name};
    for (const FocusDef& one : lists) {
        if (one.key() == name)
            for (const FocusRule& rule : one.rules)
                names.push_back(rule.rule);
        else if (holds(one, name))
            names.push_back(one.key());
    }
    return names;
}

bool FocusDefs::due_anyway(std::string_view rule) const
{
    return std::any_of(due.begin(), due.end(), [&](const DueDef& one) {
        return std::find(one.rules.begin(), one.rules.end(), rule) != one.rules.end();
    });
}

} // namespace lx
