#include "core/edit/merge_sides.h"

#include <algorithm>
#include <map>

#include "core/store/database.h"
#include "core/store/ledger_store.h"
#include "core/store/not_same.h"
#include "core/store/object_keys.h"

namespace lx {

namespace {

/// Ids of the rows that name one row, by ledger.
using Naming = std::map<const LedgerDef*, std::vector<std::int64_t>>;

Result<Naming> naming(Database& database, const Catalog& catalog, const LedgerDef& def,
                      std::int64_t id, const std::string& key)
{
    LedgerStore store(database, catalog);
    Naming found;
    LX_ASSIGN(const auto referring, store.referring_rows(def, id));
    for (const LedgerStore::Referring& rows : referring)
        found[rows.ledger] = rows.ids;
    if (key.empty())
        return found;
    LX_ASSIGN(const auto objects, object_references(database.handle(), catalog, def, key, key));
    for (const ObjectReference& object : objects)
        found[object.ledger].push_back(object.row);
    for (const auto& [ledger, field] : person_number_fields(catalog, def)) {
        Query of_person;
        of_person.ledger = ledger->code;
        of_person.filters = {{ledger->fields[field].key, "=", key}};
        LX_ASSIGN(const auto ids, store.ids(of_person));
        found[ledger].insert(found[ledger].end(), ids.begin(), ids.end());
    }
    return found;
}

} // namespace

std::vector<std::pair<const LedgerDef*, std::size_t>> person_number_fields(const Catalog& catalog,
                                                                           const LedgerDef& def)
{
    std::vector<std::pair<const LedgerDef*, std::size_t>> found;
    const std::vector<int> key = def.key_fields();
    if (key.size() != 1 ||
        def.fields[static_cast<std::size_t>(key.front())].type != FieldType::IdNumber)
        return found;
    for (const LedgerDef& other : catalog.ledgers())
        for (std::size_t i = 0; i < other.fields.size() && &other != &def; ++i)
            if (other.fields[i].type == FieldType::IdNumber && !other.fields[i].own)
                found.emplace_back(&other, i);
    return found;
}

Result<MergeSides> merge_sides(Database& database, const Catalog& catalog, const LedgerDef& def,
                               std::int64_t first, std::int64_t second)
{
    if (first == second)
        return fail(ErrorKind::Usage, "同一行不用和自己对照，请选两行。");
    LedgerStore store(database, catalog);
    const std::array<std::int64_t, 2> ids{first, second};
    LX_ASSIGN(auto rows, store.rows(def, {first, second}));
    if (rows.size() != 2)
        return fail(ErrorKind::Refused, "要对照的两行不都在“" + def.name +
                                            "”台账里（可能已经合并或删除），请重新查重。");
    LX_ASSIGN(const auto labels, store.labels(def, {first, second}));
    LX_ASSIGN(const auto keys, store.keys(def, {first, second}));
    LX_ASSIGN(const auto apart, not_same_pairs(database, def.code));
    MergeSides sides;
    sides.not_same = apart.contains(std::minmax(first, second));
    for (std::size_t i = 0; i < def.fields.size(); ++i)
        if (rows[0].values[i] != rows[1].values[i])
            sides.differing.push_back(static_cast<int>(i));
    std::array<Naming, 2> named;
    for (std::size_t side = 0; side < 2; ++side) {
        sides.labels[side] = labels.at(ids[side]);
        LX_ASSIGN(named[side], naming(database, catalog, def, ids[side], keys.at(ids[side])));
    }
    for (const LedgerDef& ledger : catalog.ledgers()) {
        HangingRows hanging{&ledger, {}};
        for (std::size_t side = 0; side < 2; ++side) {
            std::vector<std::int64_t>& of = hanging.ids[side];
            of = std::move(named[side][&ledger]);
            std::sort(of.begin(), of.end());
            of.erase(std::unique(of.begin(), of.end()), of.end());
            if (&ledger == &def) // a row under its double is told when they are merged
                std::erase_if(of, [&](std::int64_t id) { return id == first || id == second; });
        }
        if (!hanging.ids[0].empty() || !hanging.ids[1].empty())
            sides.hanging.push_back(std::move(hanging));
    }
    sides.rows = {std::move(rows[0]), std::move(rows[1])};
    return sides;
}

} // namespace lx
