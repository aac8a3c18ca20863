#include "core/exchange/list_answers.h"

#include <algorithm>

#include "core/base/text.h"

namespace lx {

ImportAnswers ListAnswers::remembered(const std::string& fingerprint) const
{
    ImportAnswers kept = m_remembered_for(fingerprint);
    // A field may have gone since.
    std::erase_if(kept.mapping.columns, [&](const auto& column) {
        const std::string_view field = trimmed(column.second);
        return !field.empty() && field != "-" && !m_index.target(field);
    });
    return kept;
}

void ListAnswers::add(const FoundTable& list)
{
    const std::string fingerprint = list.fingerprint();
    const ImportAnswers& kept =
        m_remembered.try_emplace(fingerprint, remembered(fingerprint)).first->second;
    m_common = (m_common ? *m_common : kept).shared_with(kept);
}

ImportAnswers ListAnswers::of_all() const
{
    ImportAnswers all = m_given;
    if (m_recall && m_common)
        all.take_beneath(*m_common);
    const std::lock_guard lock(m_mutex);
    for (const auto& [fingerprint, id] : m_below_ids) {
        for (ImportAnswers::Fill fill : m_below.at(fingerprint).taken.fills) {
            fill.list = id;
            all.fills.push_back(std::move(fill));
        }
    }
    return all;
}

ListAnswers::Used ListAnswers::of(const FoundTable& list) const
{
    Used used{m_given.for_list(list.list_id()), {}};
    const ImportAnswers& own = m_remembered.at(list.fingerprint());
    // Without recalling, what all have in common is among the given ones, or was taken back.
    const ImportAnswers& common = *m_common;
    used.taken = used.answers.take_beneath(m_recall ? own : own.without(common));
    // Rows that are added to another ledger are added for all lists, with the answers of all.
    std::erase_if(used.taken.fills, [&](const ImportAnswers::Fill& fill) {
        return !m_index.target(fill.field) &&
               std::find(common.fills.begin(), common.fills.end(), fill) == common.fills.end();
    });
    std::erase_if(used.taken.add, [&](const ImportAnswers::Addition& addition) {
        return std::find(common.add.begin(), common.add.end(), addition) == common.add.end();
    });
    return used;
}

const ImportAnswers& ListAnswers::of_unknown()
{
    const std::lock_guard lock(m_mutex);
    // What was remembered for the lists above came among the given ones, and is theirs alone.
    if (!m_unknown)
        m_unknown = m_recall || !m_common ? m_given : given_alone();
    return *m_unknown;
}

ImportAnswers ListAnswers::given_alone() const
{
    ImportAnswers alone = m_given.without(*m_common);
    for (const ImportAnswers::Addition& all : m_given.add)
        if (all.name.empty())
            alone.add.push_back(all);
    alone.leave_out = m_given.leave_out;
    alone.individuals = m_given.individuals;
    alone.mapping.sheet = m_given.mapping.sheet;
    alone.mapping.heading_row = m_given.mapping.heading_row;
    return alone;
}

const ListAnswers::Used& ListAnswers::below(const FoundTable& list)
{
    const std::string fingerprint = list.fingerprint();
    const ImportAnswers& unknown = of_unknown();
    const std::lock_guard lock(m_mutex);
    const auto [at, fresh] = m_below.try_emplace(fingerprint);
    Used& used = at->second;
    if (!fresh)
        return used;
    if (m_remembered.contains(fingerprint)) { // one like it stands on top elsewhere
        used = of(list);
        return used;
    }
    const std::string id = m_below_ids.emplace(fingerprint, list.list_id()).first->second;
    used.answers = unknown.for_list(id);
    ImportAnswers own = remembered(fingerprint);
    if (!m_recall)
        own.fills.clear(); // they are among the given ones, or were taken back
    std::erase_if(own.fills,
                  [&](const ImportAnswers::Fill& fill) { return !m_index.target(fill.field); });
    own.add.clear(); // rows are added for all lists, with the answers of all
    used.taken = used.answers.take_beneath(own);
    return used;
}

} // namespace lx
