#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/needs.h"
#include "core/facts/tri.h"

class QJsonValue;

namespace lx {

class FactRegistry;
class JudgedPeriods;
class World;
struct Condition;

/// A condition standing alone, outside a pack: a column of a report, a saved list, what is being
/// built in the condition editor.
class Selection
{
public:
    /// Reads it from JSON text. Errors (BadInput) name `file`, `place` and the path inside the
    /// condition.
    [[nodiscard]] static Result<Selection> parse(const std::string& file, const std::string& place,
                                                 std::string_view json, const std::string& ledger,
                                                 const FactRegistry& registry);
    /// Conditions others may use by name (`use`); nullptr where there is none of that name.
    using NamedConditions = std::function<const QJsonValue*(std::string_view name)>;
    /// How single rows are found that a condition names by their natural keys; without it none may
    /// be named.
    using FindRow =
        std::function<std::optional<std::int64_t>(std::string_view ledger, std::string_view key)>;
    /// The same from JSON that was read already, as a member of a definition; the error (BadInput)
    /// begins with the place.
    [[nodiscard]] static Result<Selection>
    read(const QJsonValue& json, const std::string& place, const std::string& ledger,
         const FactRegistry& registry, const NamedConditions& named = {}, FindRow row = {});
    /// What a snapshot must hold for it.
    [[nodiscard]] const Needs& needs() const { return m_needs; }
    /// One value a row of the ledger; `counts` is not implied. "judged" in it is the last period of
    /// `cadence` that has ended (without one the year).
    [[nodiscard]] std::vector<Tri> rows(const World& world,
                                        std::optional<PeriodKind> cadence = {}) const;
    /// The same where "judged" is a report's own period.
    [[nodiscard]] std::vector<Tri> rows(const World& world, const Period& judged) const;

private:
    Selection() = default;
    [[nodiscard]] std::vector<Tri> rows(const World& world, const JudgedPeriods& periods) const;
    std::string m_ledger;
    std::shared_ptr<const Condition> m_condition;
    Needs m_needs;
};

} // namespace lx
