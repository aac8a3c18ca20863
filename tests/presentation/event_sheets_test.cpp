// Sheets that go with events are of the rows they are printed for.
#include <catch2/catch.hpp>

#include "core/events/event_def.h"
#include "core/facts/definitions.h"
#include "core/report/sheet_def.h"

using namespace lx;

namespace {

/// The ledger a field of these leads to: an event's asked fields, a table's columns.
std::string led_to(const std::vector<EventField>& fields, const std::string& key)
{
    const int at = index_in(fields, key);
    return at < 0 ? std::string() : fields[static_cast<std::size_t>(at)].field.ledger;
}

/// The ledger of the rows an event calls so: what a step writes or an asked field holds, and behind
/// the dot what a field of it leads to.
std::string ledger_of(const EventDef& event, const EventPath& path)
{
    const std::string& name = path.parts.front();
    std::string ledger = led_to(event.fields, name);
    for (const EventStep& step : event.steps)
        if (step.name == name)
            ledger = step.ledger;
    if (path.parts.size() == 1)
        return ledger;
    if (const LedgerDef* def = Catalog::builtin().ledger(ledger))
        return def->field(path.parts[1])->ledger;
    const int table = event.index_of(name);
    return table < 0 ? std::string()
                     : led_to(event.fields[static_cast<std::size_t>(table)].columns, path.parts[1]);
}

} // namespace

TEST_CASE("every sheet an event prints is of the ledger of its rows")
{
    const auto events = EventDef::all(Catalog::builtin());
    const auto sheets = SheetDef::all(Definitions::program()->facts());
    REQUIRE(events.has_value());
    REQUIRE(sheets.has_value());
    std::size_t seen = 0;
    for (const EventDef& event : *events)
        for (const EventSheet& printed : event.sheets) {
            const auto sheet =
                std::find_if(sheets->begin(), sheets->end(),
                             [&](const SheetDef& one) { return one.id == printed.sheet; });
            REQUIRE(sheet != sheets->end());
            CAPTURE(event.id, printed.sheet);
            CHECK(ledger_of(event, printed.of) == sheet->ledger);
            ++seen;
        }
    CHECK(seen >= 8);
}
