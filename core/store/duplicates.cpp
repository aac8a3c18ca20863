#include "core/store/duplicates.h"

#include <algorithm>
#include <functional>
#include <unordered_map>
#include <utility>

#include "core/store/field_scan.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::size_t most_against_all = 20;
constexpr std::int64_t rows_between_looks = 4096;

using KeyHash = std::uint64_t; // 0: the row has no such key

KeyHash hash_of(const std::string& key)
{
    return key.empty() ? 0 : std::hash<std::string>{}(key) | 1;
}

/// Every row's keys, as hashes: a county of a million units takes 8 bytes a rule and row.
struct Hashes
{
    std::vector<std::int64_t> ids;
    std::vector<std::vector<KeyHash>> of_rule;

    [[nodiscard]] bool same(std::size_t rule, std::uint32_t a, std::uint32_t b) const
    {
        const auto& hashes = of_rule[rule];
        return hashes[a] != 0 && hashes[a] == hashes[b];
    }
};

Result<Hashes> read_hashes(Database& database, const LedgerDef& def, const DuplicateKeys& keys,
                           Progress& progress)
{
    Hashes hashes;
    const std::size_t rules = keys.rules().rules.size();
    hashes.of_rule.resize(rules);
    std::int64_t read = 0;
    LX_TRY(scan_fields(database, def, keys.fields(),
                       [&](std::int64_t id, const std::vector<Value>& values) {
                           hashes.ids.push_back(id);
                           for (std::size_t rule = 0; rule < rules; ++rule)
                               hashes.of_rule[rule].push_back(hash_of(keys.key(rule, values)));
                           if (++read % rows_between_looks == 0)
                               progress.report("查重 " + def.name, read, 0);
                       }));
    return hashes;
}

/// Two rows by their places, the smaller first.
struct Candidate
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    int weight = 0;

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rows() const { return {a, b}; }
};

class Search
{
public:
    Search(const Hashes& hashes, const LedgerDuplicates& rules, int from)
        : m_hashes(hashes), m_rules(rules), m_from(from)
    {}

    std::vector<Candidate> run()
    {
        for (std::size_t rule = 0; rule < m_rules.rules.size(); ++rule)
            if (m_rules.rules[rule].finds)
                by_rule(rule);
        // Different rules find the same pair.
        std::sort(m_found.begin(), m_found.end(),
                  [](const auto& x, const auto& y) { return x.rows() < y.rows(); });
        m_found.erase(
            std::unique(m_found.begin(), m_found.end(),
                        [](const auto& x, const auto& y) { return x.rows() == y.rows(); }),
            m_found.end());
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto& x, const auto& y) { return x.weight > y.weight; });
        return std::move(m_found);
    }

private:
    void by_rule(std::size_t rule)
    {
        const auto& hashes = m_hashes.of_rule[rule];
        std::vector<std::pair<KeyHash, std::uint32_t>> order;
        for (std::size_t row = 0; row < hashes.size(); ++row)
            if (hashes[row] != 0)
                order.emplace_back(hashes[row], static_cast<std::uint32_t>(row));
        std::sort(order.begin(), order.end());
        for (std::size_t begin = 0; begin < order.size();) {
            std::size_t end = begin + 1;
            while (end < order.size() && order[end].first == order[begin].first)
                ++end;
            const bool all = end - begin <= most_against_all;
            for (std::size_t i = begin; i < end; ++i)
                for (std::size_t j = i + 1; j < (all ? end : std::min(end, i + 2)); ++j)
                    look(order[i].second, order[j].second);
            begin = end;
        }
    }

    void look(std::uint32_t a, std::uint32_t b)
    {
        constexpr int certain = 100;
        int weight = 0;
        for (std::size_t rule = 0; rule < m_rules.rules.size(); ++rule)
            if (m_hashes.same(rule, a, b))
                weight += m_rules.rules[rule].weight;
        if (weight >= m_from)
            m_found.push_back({a, b, std::min(weight, certain)});
    }

    const Hashes& m_hashes;
    const LedgerDuplicates& m_rules;
    int m_from;
    std::vector<Candidate> m_found;
};

} // namespace

Result<Duplicates> find_duplicates(Database& database, const Catalog& catalog, const LedgerDef& def,
                                   const DuplicateKeys& keys, int from, std::size_t most,
                                   Progress& progress)
{
    LX_ASSIGN(const Hashes hashes, read_hashes(database, def, keys, progress));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消查重。");
    std::vector<Candidate> found = Search(hashes, keys.rules(), from).run();
    Duplicates duplicates;
    duplicates.total = static_cast<std::int64_t>(found.size());
    found.resize(std::min(found.size(), most));

    std::vector<std::int64_t> ids;
    for (const Candidate& pair : found)
        for (const std::uint32_t row : {pair.a, pair.b})
            ids.push_back(hashes.ids[row]);
    LedgerStore store(database, catalog);
    LX_ASSIGN(const std::vector<Record> records, store.rows(def, ids));
    std::unordered_map<std::int64_t, const Record*> by_id;
    for (const Record& record : records)
        by_id.emplace(record.id, &record);
    for (const Candidate& pair : found) {
        DuplicatePair told{hashes.ids[pair.a], hashes.ids[pair.b], 0, {}};
        const auto first = by_id.find(told.first);
        const auto second = by_id.find(told.second);
        if (first == by_id.end() || second == by_id.end())
            continue;
        // By what the rows really hold: two keys may share a hash.
        DuplicateKeys::Likeness likeness = keys.compare(*first->second, *second->second);
        if (likeness.weight < from)
            continue;
        told.weight = likeness.weight;
        told.reasons = std::move(likeness.reasons);
        duplicates.pairs.push_back(std::move(told));
    }
    return duplicates;
}

} // namespace lx
