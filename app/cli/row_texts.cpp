#include "app/cli/row_texts.h"

#include <algorithm>

namespace lx::cli {

namespace {

/// The first eight bytes of a text as a number: most keys differ in them.
std::uint64_t beginning(std::string_view text)
{
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < 8; ++i)
        number = number << 8U | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return number;
}

} // namespace

LedgerTexts::LedgerTexts(RowNames names, const std::vector<std::int64_t>& ids)
    : m_names(std::move(names))
{
    if (m_names.ids != ids) {
        for (const std::int64_t id : ids) {
            const auto at = std::lower_bound(m_names.ids.begin(), m_names.ids.end(), id);
            const bool there = at != m_names.ids.end() && *at == id;
            m_places.push_back(there ? static_cast<std::int32_t>(at - m_names.ids.begin()) : -1);
        }
    }
    m_names.ids = {};
    sort(ids.size());
}

void LedgerTexts::sort(std::size_t rows)
{
    std::vector<std::pair<std::uint64_t, std::int32_t>> sorted(rows);
    for (std::size_t row = 0; row < rows; ++row)
        sorted[row] = {beginning(key(static_cast<std::int32_t>(row))),
                       static_cast<std::int32_t>(row)};
    std::sort(sorted.begin(), sorted.end(), [&](const auto& a, const auto& b) {
        if (a.first != b.first)
            return a.first < b.first;
        const int keys = key(a.second).compare(key(b.second));
        if (keys != 0)
            return keys < 0;
        const int names = name(a.second).compare(name(b.second));
        return names != 0 ? names < 0 : a.second < b.second;
    });
    m_order.resize(rows);
    m_rank.resize(rows);
    for (std::size_t place = 0; place < rows; ++place) {
        m_order[place] = sorted[place].second;
        m_rank[static_cast<std::size_t>(sorted[place].second)] = static_cast<std::int32_t>(place);
    }
}

Result<RowTexts> RowTexts::load(Database& database, const Catalog& catalog, const World& world,
                                const std::set<std::string>& ledgers, Progress& progress)
{
    RowTexts texts;
    for (const std::string& ledger : ledgers) {
        progress.report("读取名称", static_cast<std::int64_t>(texts.m_ledgers.size()),
                        static_cast<std::int64_t>(ledgers.size()));
        LX_ASSIGN(RowNames names, read_names(database, catalog, *catalog.ledger(ledger), progress));
        texts.m_ledgers.try_emplace(ledger, std::move(names), world.snapshot().table(ledger).ids);
    }
    return texts;
}

} // namespace lx::cli
