#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/name_order.h"
#include "core/facts/fact_registry.h"

namespace lx {

/// Rows of a ledger, chosen and in order: what a table shows, a file exports, a figure leads to.
///
/// The condition is one as packs write them (core/rules/condition.h). It may besides name single
/// rows ("area" = {"row": id or natural key}) and say of a field of the ledger itself what the
/// store alone can: that a reference's name or a number contains a text, a reference with free
/// text is a text, a list of references holds a row, a real number is this to the last digit.
/// {"field": …} in place of {"fact": …} is a field as it was entered where a derived fact has its
/// key.
struct RowSet
{
    std::string ledger{};
    QJsonObject condition{};         ///< empty: every row
    std::string search{};            ///< words, code prefix or pinyin initials; "" = all
    std::string sort{};              ///< a field or derived fact; "" = the definition's
    SortBy sort_by = SortBy::Stored; ///< of a text or a reference that is a field, else Stored
    bool descending = false;
    Date day{};                                        ///< that facts are seen on
    bool in_force = false;                             ///< only rows that count on the day
    std::optional<std::vector<std::int64_t>> ids = {}; ///< only these of them
};

/// The derived fact the rows are sorted by; nullptr where it is a field.
[[nodiscard]] const FactDef* sort_fact(const FactRegistry& registry, const RowSet& rows);

/// Whether the day matters: only rows in force are wanted, or the condition or the order speaks of
/// more than fields (derived facts, counts, periods). Nothing dated later than the day is known
/// then, as everywhere. Any other set shows the ledger as it stands, with all its dates.
[[nodiscard]] bool of_a_day(const FactRegistry& registry, const RowSet& rows);

/// Both conditions hold; an empty one always does.
[[nodiscard]] QJsonObject both(const QJsonObject& one, const QJsonObject& other);
/// A reference of the rows leads to this row. `name`: what to call it ("" = not known).
[[nodiscard]] QJsonObject refers_to(const std::string& field, std::int64_t id,
                                    const std::string& name = {});

} // namespace lx
