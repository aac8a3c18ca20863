#include "core/report/make_sheets.h"

#include <algorithm>

#include "core/county/county.h"
#include "core/report/letter.h"
#include "core/report/sheet_filler.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

/// The subjects that are named; none where all are asked for.
Result<std::vector<std::int64_t>> named(LedgerStore& store, const LedgerDef& def,
                                        const SheetRequest& request)
{
    std::vector<std::int64_t> ids = request.ids;
    for (const std::string& key : request.keys) {
        LX_ASSIGN(const auto id, store.find_key(def, key));
        if (!id)
            return fail(ErrorKind::Usage, def.name + "台账里没有“" + key + "”，请核对编号。");
        ids.push_back(*id);
    }
    return ids;
}

Result<std::vector<std::int64_t>> all(LedgerStore& store, const LedgerDef& def, Date as_of)
{
    Query query;
    query.ledger = def.code;
    query.counts_at = as_of.iso();
    return store.ids(query);
}

} // namespace

Result<std::vector<SheetDoc>> make_sheets(Database& database, const DefinitionsPtr& definitions,
                                          const SheetDef& sheet, const SheetRequest& request,
                                          Progress& progress)
{
    const Catalog& catalog = definitions->catalog();
    const LedgerDef& def = *catalog.ledger(sheet.ledger);
    LedgerStore store(database, catalog);
    LX_ASSIGN(auto ids, named(store, def, request));
    const bool few = !ids.empty();
    if (!few) {
        LX_ASSIGN(ids, all(store, def, request.as_of));
    }
    if (sheet.letter)
        return make_letters(database, catalog, sheet, ids, request, progress);
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.facts = sheet.needs;
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    const World& world = *county->world;
    if (!few && sheet.who) {
        const std::vector<Tri> who = sheet.who->rows(world);
        std::erase_if(ids, [&](std::int64_t id) {
            const std::int32_t row = world.snapshot().table(sheet.ledger).row_of(id);
            return row < 0 || who[static_cast<std::size_t>(row)] != Tri::True;
        });
    }
    SheetFiller filler(store, world, sheet, request);
    std::vector<SheetDoc> sheets;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % 20 == 0)
            progress.report("填写" + sheet.name, static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(ids.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成打印表。");
        LX_ASSIGN(const SheetDoc made, filler.fill(ids[i]));
        sheets.insert(sheets.end(), static_cast<std::size_t>(std::max(1, request.copies)), made);
    }
    return sheets;
}

} // namespace lx
