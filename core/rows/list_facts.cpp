#include "core/rows/list_facts.h"

#include <algorithm>
#include <iterator>

namespace lx {

namespace {

/// Rows that came after the day are not there yet, whatever they are.
const FactDef& known_fact(const FactRegistry& facts, const std::string& ledger)
{
    return *facts.find(ledger, "known");
}

double number_of(const Value& value)
{
    const auto* real = std::get_if<double>(&value);
    return real != nullptr ? *real : static_cast<double>(int_of(value));
}

} // namespace

ListFacts::ListFacts(std::shared_ptr<const World> world, std::string ledger, Needs needs,
                     std::shared_ptr<const std::vector<ListMark>> marks)
    : m_world(std::move(world)), m_ledger(std::move(ledger)), m_needs(std::move(needs)),
      m_marks(std::move(marks))
{
    for (const ListMark& mark : *m_marks)
        m_holds.push_back(mark.where.rows(*m_world));
}

Result<std::shared_ptr<const ListFacts>> ListFacts::load(Database& database,
                                                         const DefinitionsPtr& definitions,
                                                         Wanted wanted, KeptWorlds& worlds,
                                                         Progress& progress)
{
    const FactRegistry& facts = definitions->facts();
    auto marks = std::make_shared<std::vector<ListMark>>();
    if (wanted.marks) {
        LX_ASSIGN(*marks, list_marks(facts, wanted.ledger));
    }
    Needs needs;
    needs.add_ledger(wanted.ledger);
    for (const FactDef* fact : wanted.facts)
        facts.add_needs(*fact, FieldUse::Content, needs);
    for (const ListMark& mark : *marks)
        needs.merge(mark.where.needs());
    if (!marks->empty())
        facts.add_needs(known_fact(facts, wanted.ledger), FieldUse::Content, needs);
    World::Options options;
    options.as_of = wanted.day;
    LX_ASSIGN(auto world, worlds.find(database, definitions, needs, options, progress));
    return std::shared_ptr<const ListFacts>(new ListFacts(
        std::move(world), std::move(wanted.ledger), std::move(needs), std::move(marks)));
}

Result<std::shared_ptr<const ListFacts>>
ListFacts::after(Database& database, const std::shared_ptr<const ListFacts>& before,
                 KeptWorlds& worlds, Progress& progress)
{
    World::Options options;
    options.as_of = before->m_world->as_of();
    LX_ASSIGN(auto world, worlds.find(database, before->m_world->snapshot().definitions(),
                                      before->m_needs, options, progress));
    if (world == before->m_world)
        return before;
    return std::shared_ptr<const ListFacts>(
        new ListFacts(std::move(world), before->m_ledger, before->m_needs, before->m_marks));
}

std::int32_t ListFacts::row_of(std::int64_t id) const
{
    return m_world->snapshot().table(m_ledger).row_of(id);
}

Value ListFacts::value(const FactDef& fact, std::int64_t id) const
{
    const std::int32_t row = row_of(id);
    if (row < 0)
        return {};
    return at_least(fact, id)
               ? Value(std::int64_t{(*m_world->fact(fact).i32)[static_cast<std::size_t>(row)]})
               : m_world->value(fact, row);
}

bool ListFacts::at_least(const FactDef& fact, std::int64_t id) const
{
    const std::int32_t row = row_of(id);
    const FactColumn& column = m_world->fact(fact);
    return row >= 0 && column.at_least != nullptr &&
           (*column.at_least)[static_cast<std::size_t>(row)] != 0;
}

ColumnStatistics ListFacts::statistics(const FactDef& fact, const std::vector<std::int64_t>& ids,
                                       std::size_t most) const
{
    ColumnStatistics found;
    FrequentValues frequent(most);
    found.rows = std::ssize(ids);
    std::vector<Value> values;
    for (const std::int64_t id : ids) {
        found.at_least = found.at_least || at_least(fact, id);
        if (Value one = value(fact, id); !is_empty(one))
            values.push_back(std::move(one));
    }
    found.empty = found.rows - std::ssize(values);
    if (found.empty > 0)
        frequent.add({{}, found.empty});
    if (values.empty()) {
        found.values = frequent.take();
        return found;
    }
    std::ranges::sort(values);
    found.least = values.front();
    found.greatest = values.back();
    if (fact.type == FactType::Number || fact.type == FactType::Money) {
        std::int64_t whole = 0;
        double real = 0;
        for (const Value& one : values) {
            whole += int_of(one);
            real += number_of(one);
        }
        const bool all_whole = std::ranges::all_of(
            values, [](const Value& one) { return std::holds_alternative<std::int64_t>(one); });
        found.sum = all_whole ? Value(whole) : Value(real);
        found.mean = real / static_cast<double>(values.size());
    }
    for (auto from = values.begin(); from != values.end(); ++found.distinct) {
        const auto to = std::upper_bound(from, values.end(), *from);
        frequent.add({*from, to - from});
        from = to;
    }
    found.values = frequent.take();
    return found;
}

std::vector<const ListMark*> ListFacts::marks(std::int64_t id) const
{
    std::vector<const ListMark*> marks;
    const std::int32_t row = m_holds.empty() ? -1 : row_of(id);
    if (row < 0)
        return marks;
    const auto at = static_cast<std::size_t>(row);
    const FactDef& known = known_fact(m_world->registry(), m_ledger);
    if ((*m_world->fact(known).tri)[at] != Tri::True)
        return marks;
    for (std::size_t mark = 0; mark < m_holds.size(); ++mark)
        if (m_holds[mark][at] == Tri::True)
            marks.push_back(&(*m_marks)[mark]);
    return marks;
}

} // namespace lx
