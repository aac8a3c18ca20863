#include "core/ledger/duplicate_rules.h"
#include "core/store/database.h"
#include "core/store/duplicates.h"
#include "core/store/ledger_store.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

std::string sentence(const LedgerDef& def, const DuplicatePair& pair,
                     const std::unordered_map<std::int64_t, std::string>& labels)
{
    std::string reasons;
    for (const std::string& reason : pair.reasons)
        reasons += (reasons.empty() ? "" : "、") + reason;
    return def.name + "“" + labels.at(pair.first) + "”与“" + labels.at(pair.second) +
           "”可能是同一个（" + reasons + "），请核对，确属重复的只留一行。";
}

Result<> tell_pairs(LedgerStore& store, const LedgerDef& def, const Duplicates& duplicates,
                    VerifyItem& item)
{
    std::vector<std::int64_t> ids;
    for (const DuplicatePair& pair : duplicates.pairs)
        ids.insert(ids.end(), {pair.first, pair.second});
    LX_ASSIGN(auto labels, store.labels(def, ids));
    for (const std::int64_t id : ids)
        labels.try_emplace(id, "第 " + std::to_string(id) + " 号行");
    for (const DuplicatePair& pair : duplicates.pairs)
        add_finding(item, sentence(def, pair, labels), def.code, pair.second);
    item.total += duplicates.total - static_cast<std::int64_t>(duplicates.pairs.size());
    return {};
}

} // namespace

Result<VerifyItem> verify_duplicates(Database& database, const Catalog& catalog, Progress& progress)
{
    VerifyItem item{"可能重复的行", VerifyKind::Data, true, true};
    LX_ASSIGN(const DuplicateRules all, DuplicateRules::load(catalog));
    LedgerStore store(database, catalog);
    for (const LedgerDuplicates& rules : all.ledgers()) {
        const LedgerDef& def = *catalog.ledger(rules.ledger);
        const DuplicateKeys keys(all, rules, def);
        LX_ASSIGN(const Duplicates duplicates,
                  find_duplicates(database, catalog, def, keys, rules.warned_from,
                                  VerifyItem::most_findings, progress));
        LX_TRY(tell_pairs(store, def, duplicates, item));
    }
    return item;
}

} // namespace lx
