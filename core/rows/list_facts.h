#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/kept_worlds.h"
#include "core/rows/list_marks.h"
#include "core/store/column_values.h"

namespace lx {

class Database;

/// What a list shows of its rows besides their fields, on a day: derived facts, and the marks of
/// its ledger. Worked out over whole columns, asked row by row; may be read from any thread.
class ListFacts
{
public:
    struct Wanted
    {
        std::string ledger{};
        std::vector<const FactDef*> facts{}; ///< derived ones, of the definitions
        bool marks = false;
        Date day{};
    };
    /// Reads what is not among `worlds` already. Errors: those of Snapshot::load, of a program file
    /// with a mark.
    [[nodiscard]] static Result<std::shared_ptr<const ListFacts>>
    load(Database& database, const DefinitionsPtr& definitions, Wanted wanted, KeptWorlds& worlds,
         Progress& progress);
    /// The same after rows of the file changed; `before` itself where nothing changed that it
    /// reads.
    [[nodiscard]] static Result<std::shared_ptr<const ListFacts>>
    after(Database& database, const std::shared_ptr<const ListFacts>& before, KeptWorlds& worlds,
          Progress& progress);

    /// As World::value, and a number that is only known to be at least so much is that; nothing for
    /// a row that is not in the file. Precondition: it was wanted.
    [[nodiscard]] Value value(const FactDef& fact, std::int64_t id) const;
    /// The number is only known to be at least this.
    [[nodiscard]] bool at_least(const FactDef& fact, std::int64_t id) const;
    /// What a fact comes to over these rows; `most`: of its values listed. Precondition: it was
    /// wanted.
    [[nodiscard]] ColumnStatistics statistics(const FactDef& fact,
                                              const std::vector<std::int64_t>& ids,
                                              std::size_t most = 0) const;
    /// Those that hold for a row, in the order of the ledger's lists; none unless wanted.
    [[nodiscard]] std::vector<const ListMark*> marks(std::int64_t id) const;

private:
    ListFacts(std::shared_ptr<const World> world, std::string ledger, Needs needs,
              std::shared_ptr<const std::vector<ListMark>> marks);
    [[nodiscard]] std::int32_t row_of(std::int64_t id) const;

    std::shared_ptr<const World> m_world;
    std::string m_ledger;
    Needs m_needs;
    std::shared_ptr<const std::vector<ListMark>> m_marks;
    std::vector<std::vector<Tri>> m_holds; ///< by mark, then by row
};

} // namespace lx
