#include "app/cli/ballot_print.h"

#include <algorithm>

#include "core/assess/close_round.h"
#include "core/store/ledger_store.h"
#include "ui/presentation/round_papers.h"

namespace lx::cli {

namespace {

Result<std::vector<AssessRound>> rounds_of(Database& database, const DefinitionsPtr& definitions,
                                           int year, bool members)
{
    std::vector<AssessRound> rounds;
    LX_ASSIGN(const auto ids, assess_rounds(database));
    for (const RoundId& id : ids)
        if (id.year == year && id.members == members) {
            LX_ASSIGN(rounds.emplace_back(), load_assess_round(database, definitions->facts(), id));
        }
    return rounds;
}

} // namespace

Result<std::vector<SheetDoc>> ballots_to_print(Database& database,
                                               const DefinitionsPtr& definitions, int year,
                                               bool members, int copies, bool numbered,
                                               const std::vector<std::string>& keys)
{
    LX_ASSIGN(const auto rounds, rounds_of(database, definitions, year, members));
    if (rounds.empty())
        return fail(ErrorKind::Usage, std::to_string(year) + " 年没有" +
                                          round_kind({year, 0, members}) +
                                          "，请先用 assess new 新建，再打印选票。");
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto chosen,
              LedgerStore(database, catalog).find_keys(*catalog.ledger("org"), keys));
    std::vector<SheetDoc> papers;
    for (const AssessRound& round : rounds) {
        LX_ASSIGN(const OrgNames names, org_names(database, catalog, round));
        for (const BoxId& box : round.box_ids()) {
            const bool wanted = keys.empty() || std::ranges::any_of(chosen, [&](const auto& one) {
                                    return one.second == box.org;
                                });
            if (!wanted)
                continue;
            const auto& count = round.box(box).count;
            const int many = copies > 0 ? copies : count ? static_cast<int>(count->issued) : 1;
            const auto some = ballot_papers(ballot_paper_of(round, box, names), many, numbered);
            papers.insert(papers.end(), some.begin(), some.end());
        }
    }
    return papers;
}

Result<std::vector<SheetDoc>>
round_score_sheets(Database& database, const DefinitionsPtr& definitions, int year, Date day)
{
    LX_ASSIGN(const auto rounds, rounds_of(database, definitions, year, false));
    std::vector<SheetDoc> sheets;
    for (const AssessRound& round : rounds) {
        LX_ASSIGN(const OrgNames names, org_names(database, definitions->catalog(), round));
        LX_ASSIGN(const auto some,
                  score_sheets(database, definitions->catalog(), round, names, day));
        sheets.insert(sheets.end(), some.begin(), some.end());
    }
    return sheets;
}

Result<std::vector<SheetDoc>> appraisal_sheets(Database& database,
                                               const DefinitionsPtr& definitions, int year)
{
    LX_ASSIGN(const auto rounds, rounds_of(database, definitions, year, true));
    if (rounds.empty())
        return fail(ErrorKind::Usage, std::to_string(year) +
                                          " 年没有民主评议党员，请先用 assess new --scheme members "
                                          "新建。");
    const Catalog& catalog = definitions->catalog();
    std::vector<SheetDoc> sheets;
    for (const AssessRound& round : rounds) {
        LX_ASSIGN(const OrgNames names, org_names(database, catalog, round));
        LX_ASSIGN(const std::string branch, assessor_name(database, catalog, round.id));
        sheets.push_back(appraisal_sheet(round, branch, names));
    }
    return sheets;
}

} // namespace lx::cli
