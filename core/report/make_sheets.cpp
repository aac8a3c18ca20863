#include "core/report/make_sheets.h"

#include <algorithm>
#include <map>
#include <memory>
#include <unordered_map>

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

/// Rows dated later than the day that is asked for, with their days.
Result<std::unordered_map<std::int64_t, Date>> later_days(LedgerStore& store, const LedgerDef& def,
                                                          const std::string& dated,
                                                          const std::vector<std::int64_t>& ids,
                                                          Date as_of)
{
    LX_ASSIGN(const auto rows, store.rows(def, ids));
    std::unordered_map<std::int64_t, Date> days;
    for (const Record& row : rows)
        if (const auto day = Date::from_iso(text_of(row.at(def, dated))); day && as_of < *day)
            days.emplace(row.id, *day);
    return days;
}

/// Sheets of one definition, each on its day.
class Fillers
{
public:
    Fillers(LedgerStore& store, const World& world, const SheetDef& sheet,
            const SheetRequest& request)
        : m_store(store), m_world(world), m_sheet(sheet), m_request(request)
    {}

    SheetFiller& on(Date day)
    {
        OnDay& one = m_days[day];
        if (one.filler == nullptr) {
            if (day != m_world.as_of())
                one.world = m_world.at(day);
            one.filler = std::make_unique<SheetFiller>(m_store, one.world ? *one.world : m_world,
                                                       m_sheet, m_request);
        }
        return *one.filler;
    }

private:
    struct OnDay
    {
        std::unique_ptr<World> world; ///< none: the one that is there
        std::unique_ptr<SheetFiller> filler;
    };
    LedgerStore& m_store;
    const World& m_world;
    const SheetDef& m_sheet;
    const SheetRequest& m_request;
    std::map<Date, OnDay> m_days;
};

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
    if (sheet.letter && sheet.letter->facts.empty() && !sheet.who)
        return make_letters(database, catalog, nullptr, sheet, ids, request, progress);
    CountyWanted wanted;
    wanted.as_of = request.as_of;
    wanted.facts = sheet.needs;
    LX_ASSIGN(const auto county, County::load(database, definitions, wanted, progress));
    const World& world = *county->world;
    if (!few && sheet.who) {
        const auto first = Date::from_ymd(request.year.value_or(request.as_of.year() - 1), 1, 1);
        const std::vector<Tri> who =
            sheet.by_year && first
                ? sheet.who->rows(world, Period::containing(PeriodKind::Year, *first))
                : sheet.who->rows(world);
        std::erase_if(ids, [&](std::int64_t id) {
            const std::int32_t row = world.snapshot().table(sheet.ledger).row_of(id);
            return row < 0 || who[static_cast<std::size_t>(row)] != Tri::True;
        });
    }
    if (sheet.letter)
        return make_letters(database, catalog, &world, sheet, ids, request, progress);
    std::unordered_map<std::int64_t, Date> days;
    if (few && !sheet.dated.empty()) {
        LX_ASSIGN(days, later_days(store, def, sheet.dated, ids, request.as_of));
    }
    Fillers fillers(store, world, sheet, request);
    std::vector<SheetDoc> sheets;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % 20 == 0)
            progress.report("填写" + sheet.name, static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(ids.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成打印表。");
        const auto later = days.find(ids[i]);
        SheetFiller& filler = fillers.on(later == days.end() ? world.as_of() : later->second);
        LX_ASSIGN(const SheetDoc made, filler.fill(ids[i]));
        sheets.insert(sheets.end(), static_cast<std::size_t>(std::max(1, request.copies)), made);
    }
    return sheets;
}

} // namespace lx
