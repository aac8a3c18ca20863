#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/county/finding_map.h"
#include "core/facts/follow_up.h"
#include "core/facts/world.h"
#include "core/ledger/catalog.h"
#include "core/store/writer.h"

namespace lx {

class Database;

/// A row of the ledger `supervision` that comes from a finding.
struct Supervised
{
    std::int64_t id = 0;
    std::string code;
    std::string progress;
    std::optional<Date> issued;
    std::optional<Date> due;
    std::optional<Date> closed; ///< as of T
    SupervisionState state = SupervisionState::Open;
};

/// The supervised findings of a county on its day; those issued later do not exist yet. Of several
/// for one finding an open one counts before a closed one, then the newest.
class Supervisions
{
public:
    /// One whose subject is not there (any more) is left out. Precondition: its needs were loaded.
    [[nodiscard]] static Supervisions of(const World& world);
    [[nodiscard]] static Needs needs(const FactRegistry& registry);
    /// Of a rule (full id) and a row; nullptr where it is not supervised.
    [[nodiscard]] const Supervised* find(std::string_view rule, std::string_view ledger,
                                         std::int64_t id) const
    {
        return m_map.find(rule, ledger, id);
    }
    [[nodiscard]] bool empty() const { return m_map.empty(); }

private:
    FindingMap<Supervised> m_map;
};

/// A finding to be supervised.
struct SupervisedFinding
{
    std::string rule; ///< full id
    std::string title;
    std::string ledger;
    std::int64_t id = 0;
    std::int64_t org = 0; ///< answerable organization; 0 = none
};

/// Makes a row each, numbered DB-<year of issue>-0001 on after the greatest there is. Findings
/// under open supervision already are left out. Part of the writer's action; gives the ids made.
/// Errors: BadInput (`due` before `issued`, a ledger that has no findings), Refused (a subject that
/// is gone), Cancelled, those of Writer::put.
[[nodiscard]] Result<std::vector<std::int64_t>>
supervise(Database& database, const Catalog& catalog, Writer& writer,
          const std::vector<SupervisedFinding>& findings, Date issued, Date due,
          Progress& progress);

/// 销号 on a day. Those closed by then keep their day; gives how many were closed. Part of the
/// writer's action. Errors: BadInput (a matter issued after that day), Refused (a row that is
/// gone), Cancelled, those of Writer::put.
[[nodiscard]] Result<std::int64_t> close_supervisions(Database& database, const Catalog& catalog,
                                                      Writer& writer,
                                                      const std::vector<std::int64_t>& supervisions,
                                                      Date day, Progress& progress);

} // namespace lx
