#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/facts/fact_registry.h"
#include "core/facts/snapshot.h"
#include "core/facts/tri.h"
#include "core/ledger/value.h"

namespace lx {

class Link;
struct WorldCache;

/// A fact of all rows of a kind. Exactly one of the vectors is used, by the fact's type:
/// Bool `tri`; Number `i32` or `real`; Money `i64` (分); Date, Text, Choice, Ref `i32`.
struct FactColumn
{
    const FactDef* def = nullptr;
    const std::vector<std::int32_t>* i32 = nullptr; ///< may be the snapshot's own column
    const std::vector<std::int64_t>* i64 = nullptr;
    const std::vector<double>* real = nullptr;
    const std::vector<Tri>* tri = nullptr;
    /// Number: 1 where the value is only known to be at least this (some of what it sums is
    /// unknown); nullptr = nowhere.
    const std::vector<std::uint8_t>* at_least = nullptr;
    bool given_only = false; ///< `i32` tells only whether there is something (1/0)
};

/// A row of a ledger.
struct RowRef
{
    std::string ledger;
    std::int64_t id = 0;
    bool operator==(const RowRef&) const = default;
};

/// The county as it was on a day, seen by a policy's scope: facts of every row, computed when first
/// asked for and kept. Pure: the same snapshot, day and scope give the same facts. May be read from
/// several threads.
class World
{
public:
    struct Options
    {
        Date as_of;
        /// 单位类别 that the policy looks at; empty = all.
        std::vector<std::string> scope;
        /// id of the jurisdiction's row of `area`; 0 = the first row without 上级.
        std::int64_t jurisdiction = 0;
    };
    World(std::shared_ptr<const Snapshot> snapshot, Options options);
    ~World();
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] const Snapshot& snapshot() const { return *m_snapshot; }
    [[nodiscard]] const std::shared_ptr<const Snapshot>& shared_snapshot() const
    {
        return m_snapshot;
    }
    [[nodiscard]] const FactRegistry& registry() const
    {
        return m_snapshot->definitions()->facts();
    }
    [[nodiscard]] Date as_of() const { return m_options.as_of; }
    [[nodiscard]] const Options& options() const { return m_options; }
    [[nodiscard]] std::int32_t rows(std::string_view ledger) const;

    /// A fact of all rows of a kind. Precondition: the kind has it and its needs were loaded.
    [[nodiscard]] const FactColumn& fact(std::string_view ledger, std::string_view key) const;
    [[nodiscard]] const FactColumn& fact(const FactDef& def) const;
    /// Row number of the jurisdiction in `area`; -1 where the file has none.
    [[nodiscard]] std::int32_t jurisdiction() const;
    /// 县, 市, 省 or "".
    [[nodiscard]] std::string jurisdiction_level() const;
    /// The same snapshot on another day.
    [[nodiscard]] std::unique_ptr<World> at(Date day) const;

    /// How `rows_ledger` rows belong to rows of `subject` (see link.h). nullptr where there is no
    /// such link.
    [[nodiscard]] const Link* link(std::string_view subject, std::string_view rows_ledger,
                                   std::string_view via) const;
    /// The value of one row: as a Value (Bool 1/0, Money 分, Date and Choice as text, Ref the row's
    /// id; nothing where unknown or empty) and as people read it ("至少 3", "未知", "2025-09-30",
    /// "是").
    [[nodiscard]] Value value(const FactDef& fact, std::int32_t row) const;
    [[nodiscard]] std::string show(const FactDef& fact, std::int32_t row) const;
    /// The rows a value comes from: the survey, the members, the coverage rows…; empty for plain
    /// fields.
    [[nodiscard]] std::vector<RowRef> trace(const FactDef& fact, std::int32_t row) const;

    /// What the fact makers and links of this folder share.
    [[nodiscard]] WorldCache& cache() const { return *m_cache; }

private:
    std::shared_ptr<const Snapshot> m_snapshot;
    Options m_options;
    std::unique_ptr<WorldCache> m_cache;
};

/// The county of a ledger file on a day: a snapshot of what is needed, and the world on it. Without
/// a jurisdiction in the options it is that of the file. Errors: as Snapshot::load.
[[nodiscard]] Result<std::shared_ptr<const World>>
load_world(Database& database, DefinitionsPtr definitions, const Needs& needs,
           World::Options options, Progress& progress);

} // namespace lx
