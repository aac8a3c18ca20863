#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// A finding to be supervised.
struct SupervisedFinding
{
    std::string rule; ///< full id, or FocusDef::key
    std::string title;
    std::string ledger;
    std::int64_t id = 0;
    std::int64_t org = 0; ///< answerable organization; 0 = none
};

/// Under which names orders stand in 督办.
struct SupervisedMatter
{
    std::string rule;
    std::string source{}; ///< "" = whichever
};

/// What is asked of whom.
struct SupervisionOrder
{
    Date issued;
    Date due;
    std::string person{}; ///< who sees to it; "" = nobody named
    std::string demand{}; ///< in words; "" = what its title says
};

/// Makes a row each, numbered DB-<year of issue>-0001 on after the greatest there is. Findings
/// under open supervision already, under whichever name (FocusDefs::names_of) and since whichever
/// day, are left out. Part of the writer's action; gives the ids made. Errors: BadInput (due before
/// issued, a ledger that has no findings), Refused (a subject that is gone), Cancelled, those of
/// Editor::save.
[[nodiscard]] Result<std::vector<std::int64_t>>
supervise(Database& database, const Catalog& catalog, Writer& writer,
          const std::vector<SupervisedFinding>& findings, const SupervisionOrder& order,
          Progress& progress);

/// 销号 on a day. Those closed by then keep their day; gives how many were closed. Part of the
/// writer's action. Errors: BadInput (a matter issued after that day), Refused (a row that is
/// gone), Cancelled, those of Editor::save.
[[nodiscard]] Result<std::int64_t> close_supervisions(Database& database, const Catalog& catalog,
                                                      Writer& writer,
                                                      const std::vector<std::int64_t>& supervisions,
                                                      Date day, Progress& progress);

/// Which organizations, by their rows.
struct SupervisedOrgs
{
    std::vector<std::int64_t> orgs;
    bool all_others = false; ///< all but these
};

/// 销号 on a day of what is open of a matter of such organizations: nothing calls for it any more.
/// What was issued later ends on the day of its issue. Gives how many were closed. Part of the
/// writer's action. Errors: those of close_supervisions.
[[nodiscard]] Result<std::int64_t> end_supervisions(Database& database, const Catalog& catalog,
                                                    Writer& writer, const SupervisedMatter& matter,
                                                    const SupervisedOrgs& whose, Date day,
                                                    Progress& progress);

} // namespace lx
