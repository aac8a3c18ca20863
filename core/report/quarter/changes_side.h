#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/facts/world.h"
#include "core/report/quarter/changes_def.h"
#include "core/report/report.h"
#include "core/report/report_def.h"
#include "core/rules/scope.h"

namespace lx {

/// The rows of a ledger on a day, column by column.
struct SideRows
{
    std::vector<std::int64_t> ids;     ///< all the file held, ascending
    std::vector<std::uint8_t> there;   ///< 1: counts on the day
    std::vector<std::uint8_t> counted; ///< 1: and is counted by the scope
    std::vector<std::string> keys;     ///< natural keys, ID numbers unmasked
    std::vector<std::string> names;
    /// What is looked at and told of them, as people read it.
    std::map<std::string, std::vector<std::string>, std::less<>> values;
    /// Of references: the id of the row, 0 = none.
    std::map<std::string, std::vector<std::int64_t>, std::less<>> refs;

    /// Place of an id; -1 where it is not there.
    [[nodiscard]] std::ptrdiff_t find(std::int64_t id) const;
    /// A value of the row at a place; "" where there is none.
    [[nodiscard]] const std::string& value(std::string_view key, std::ptrdiff_t place) const;
};

/// A table of figures of a report.
struct SideTable
{
    std::string report; ///< id
    ReportTable table;
};

/// One of the two days figures and rows are held against each other: the county as it is seen on
/// it. Made of a world, or of what a closing kept.
struct ChangesSide
{
    Date day;
    std::map<std::string, SideRows, std::less<>> ledgers;
    std::vector<SideTable> tables;
};

/// A value of a ledger's rows that is no fact: `secretary` and `secretary_since` of an
/// organization, `moved_on` (newest 隶属调整), `covering` (which organizations cover a unit).
[[nodiscard]] bool is_side_value(std::string_view ledger, std::string_view key);

/// What a snapshot must hold for a side with these reports.
[[nodiscard]] Needs side_needs(const FactRegistry& facts, const ChangesDef& def,
                               const std::vector<ReportDef>& reports);

/// The county of a world. Tables of `reports` that count figures are made; other tables have none.
[[nodiscard]] ChangesSide side_of(const World& world, const ScopedUnits& units,
                                  const ChangesDef& def, const std::vector<ReportDef>& reports,
                                  Progress& progress);

} // namespace lx
