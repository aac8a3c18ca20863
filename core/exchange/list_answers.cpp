#include "core/exchange/list_answers.h"

#include <algorithm>

#include "core/base/text.h"

namespace lx {

void ListAnswers::add(const std::string& fingerprint, ImportAnswers remembered)
{
    // A field may have gone since.
    std::erase_if(remembered.mapping.columns, [&](const auto& column) {
        const std::string_view field = trimmed(column.second);
        return !field.empty() && field != "-" && !m_index.target(field);
    });
    const ImportAnswers& kept =
        m_remembered.try_emplace(fingerprint, std::move(remembered)).first->second;
    m_common = (m_common ? *m_common : kept).shared_with(kept);
}

ImportAnswers ListAnswers::of_all() const
{
    ImportAnswers all = m_given;
    if (m_recall && m_common)
        all.take_beneath(*m_common);
    return all;
}

ListAnswers::Used ListAnswers::of(const std::string& fingerprint) const
{
    Used used{m_given, {}};
    const ImportAnswers& own = m_remembered.at(fingerprint);
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

} // namespace lx
