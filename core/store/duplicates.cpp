#include "core/store/duplicates.h"

#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>
#include <utility>

#include "core/store/field_scan.h"
#include "core/store/former_values.h"
#include "core/store/ledger_store.h"
#include "core/store/not_same.h"

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

/// What a row was before one of its fields was changed, as a rule compares it.
struct FormerKey
{
    std::size_t rule = 0;
    std::uint32_t row = 0;
    std::string key;
};

Result<std::vector<FormerKey>> read_former(Database& database, const LedgerDef& def,
                                           const DuplicateKeys& keys, const Hashes& hashes)
{
    std::vector<FormerKey> former;
    const auto& rules = keys.rules().rules;
    for (std::size_t rule = 0; rule < rules.size(); ++rule) {
        if (!rules[rule].former)
            continue;
        const FieldDef& field = *def.field(rules[rule].keys.front().fields.front());
        Record before(def);
        LX_TRY(scan_former_values(database, def, field, [&](std::int64_t id, const Value& value) {
            const auto at = std::lower_bound(hashes.ids.begin(), hashes.ids.end(), id);
            if (at == hashes.ids.end() || *at != id)
                return; // the row has gone
            before.set(def, field.key, value);
            std::string key = keys.key_of(rule, before);
            if (!key.empty())
                former.push_back(
                    {rule, static_cast<std::uint32_t>(at - hashes.ids.begin()), std::move(key)});
        }));
    }
    return former;
}

/// Two rows by their places, the smaller first.
struct Candidate
{
    std::uint32_t a = 0;
    std::uint32_t b = 0;
    int weight = 0;
    std::set<std::size_t> former{}; ///< rules that hold by what one was before

    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> rows() const { return {a, b}; }
};

class Search
{
public:
    Search(const Hashes& hashes, const std::vector<FormerKey>& former,
           const LedgerDuplicates& rules, int from)
        : m_hashes(hashes), m_former(former), m_rules(rules), m_from(from)
    {}

    std::vector<Candidate> run()
    {
        for (std::size_t rule = 0; rule < m_rules.rules.size(); ++rule) {
            if (m_rules.rules[rule].former)
                by_former(rule);
            else if (m_rules.rules[rule].finds)
                by_rule(rule);
        }
        // Different rules find the same pair; what a row was before only one of them.
        std::sort(m_found.begin(), m_found.end(), [](const auto& x, const auto& y) {
            return x.rows() != y.rows() ? x.rows() < y.rows() : x.former.size() > y.former.size();
        });
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

    /// Rows that are now what another was before.
    void by_former(std::size_t rule)
    {
        std::unordered_multimap<KeyHash, std::uint32_t> before;
        for (const FormerKey& former : m_former)
            if (former.rule == rule)
                before.emplace(hash_of(former.key), former.row);
        if (before.empty())
            return;
        const auto& now = m_hashes.of_rule[rule];
        for (std::uint32_t row = 0; row < now.size(); ++row) {
            const auto [begin, end] = before.equal_range(now[row]);
            std::size_t looked = 0;
            for (auto at = begin; at != end && looked < most_against_all; ++at, ++looked)
                if (at->second != row && !m_hashes.same(rule, row, at->second))
                    look(std::min(row, at->second), std::max(row, at->second), {rule});
        }
    }

    void look(std::uint32_t a, std::uint32_t b, const std::set<std::size_t>& former = {})
    {
        constexpr int certain = 100;
        int weight = 0;
        for (std::size_t rule = 0; rule < m_rules.rules.size(); ++rule)
            if (m_rules.rules[rule].former ? former.contains(rule) : m_hashes.same(rule, a, b))
                weight += m_rules.rules[rule].weight;
        if (weight >= m_from)
            m_found.push_back({a, b, std::min(weight, certain), former});
    }

    const Hashes& m_hashes;
    const std::vector<FormerKey>& m_former;
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
    LX_ASSIGN(const auto former, read_former(database, def, keys, hashes));
    std::vector<Candidate> found = Search(hashes, former, keys.rules(), from).run();
    LX_ASSIGN(const auto not_same, not_same_pairs(database, def.code));
    if (!not_same.empty())
        std::erase_if(found, [&](const Candidate& pair) {
            const std::int64_t a = hashes.ids[pair.a];
            const std::int64_t b = hashes.ids[pair.b];
            return not_same.contains({std::min(a, b), std::max(a, b)});
        });
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
        DuplicateKeys::Likeness likeness =
            keys.compare(*first->second, *second->second, pair.former);
        if (likeness.weight < from)
            continue;
        told.weight = likeness.weight;
        told.reasons = std::move(likeness.reasons);
        duplicates.pairs.push_back(std::move(told));
    }
    return duplicates;
}

} // namespace lx
