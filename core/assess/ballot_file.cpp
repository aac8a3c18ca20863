#include "core/assess/ballot_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/assess/close_round.h"
#include "core/base/text.h"
#include "core/spreadsheet/sheet_reader.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

/// The first sheet that has something, as texts.
Result<BallotTable> table_of(const std::string& path, Progress& progress)
{
    LX_ASSIGN(const auto workbook, open_workbook(path));
    BallotTable table;
    const auto take = [&table](const SheetRow& row) {
        const auto at = static_cast<std::size_t>(row.row);
        table.resize(std::max(table.size(), at + 1));
        auto& texts = table[at];
        for (const Cell& cell : *row.cells) {
            const auto column = static_cast<std::size_t>(cell.column);
            texts.resize(std::max(texts.size(), column + 1));
            texts[column] = cell.text;
        }
        return true;
    };
    for (std::size_t sheet = 0; sheet < workbook->sheets().size() && table.empty(); ++sheet)
        if (workbook->sheets()[sheet].visibility == SheetVisibility::Visible)
            LX_TRY(workbook->read(sheet, take, progress).map([](const SheetFacts&) {}));
    return table;
}

Result<FindOrg> find_in_round(Database& database, const Catalog& catalog, const AssessRound& round)
{
    LX_ASSIGN(const OrgNames names, org_names(database, catalog, round));
    LX_ASSIGN(
        const auto keys,
        LedgerStore(database, catalog).keys(*catalog.ledger(round.scheme->ledger()), round.orgs));
    std::map<std::string, std::int64_t> found;
    std::set<std::string> doubled;
    for (const std::int64_t org : round.orgs)
        if (const auto name = names.find(org); name != names.end())
            if (!found.emplace(fold(name->second), org).second)
                doubled.insert(fold(name->second));
    for (const std::string& name : doubled)
        found.erase(name);
    for (const auto& [org, key] : keys)
        found[fold(key)] = org;
    return [found = std::move(found)](const std::string& text) {
        const auto org = found.find(fold(text));
        return org == found.end() ? std::nullopt : std::optional(org->second);
    };
}

} // namespace

Result<BallotImport> read_ballot_file(Database& database, const Catalog& catalog,
                                      const AssessRound& round, const std::string& path,
                                      Progress& progress)
{
    LX_ASSIGN(const BallotTable table, table_of(path, progress));
    LX_ASSIGN(const FindOrg find, find_in_round(database, catalog, round));
    return read_ballots(round, table, find);
}

} // namespace lx
