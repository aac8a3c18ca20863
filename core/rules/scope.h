#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/facts/tri.h"
#include "core/rules/selection.h"

namespace lx {

class ObjectReader;

/// 统计口径: which units of the population an office counts (spec: domain, section 4a). Only
/// counted figures follow it; what a rule looks at is its policy's own (World::Options::scope).
struct Scope
{
    std::string id;            ///< small letters, digits and -
    std::string name;          ///< 三有企业
    std::string note;          ///< Chinese sentence: which units these are; "" = not said
    std::string basis;         ///< document or decision it rests on; "" = not said
    std::optional<Date> from;  ///< the first day it is counted by; none = always was
    std::optional<Date> until; ///< the day from which on it is not any more; none = still is
    QJsonObject condition;     ///< of the unit ledger, as written; empty = the whole population
    std::optional<Selection> where; ///< the same, to be asked
    bool own = false;               ///< kept in the file; the others come with the program

    [[nodiscard]] bool whole() const { return !where; }
    /// Whether the county may be counted by it on that day.
    [[nodiscard]] bool used_on(Date day) const
    {
        return (!from || *from <= day) && (!until || day < *until);
    }
    /// What a snapshot must hold for it.
    [[nodiscard]] Needs needs(const FactRegistry& registry) const;
    /// As a definition file has it.
    [[nodiscard]] QJsonObject json() const;

    /// Reads one; what is wrong is told by the reader.
    [[nodiscard]] static Scope read(ObjectReader& in, const FactRegistry& registry);
};

/// The scopes that come with the program (resources/scopes), the whole population first.
[[nodiscard]] Result<std::vector<std::shared_ptr<const Scope>>>
program_scopes(const FactRegistry& facts);
/// Those of a definition file of that form. Errors (BadInput) name file and path.
[[nodiscard]] Result<std::vector<std::shared_ptr<const Scope>>>
scopes_from_json(const FactRegistry& facts, const std::string& file, std::string_view json);

/// The units of a world that a scope counts: made once a day, then handed to whoever counts.
class ScopedUnits
{
public:
    /// The whole population.
    ScopedUnits() = default;
    /// Those of a world; a policy's scope of it is left aside.
    [[nodiscard]] static ScopedUnits of(std::shared_ptr<const Scope> scope, const World& world);
    /// By the same scope on another day.
    [[nodiscard]] ScopedUnits on(const World& world) const;

    /// Nothing is left out: figures are those of the population.
    [[nodiscard]] bool whole() const { return m_scope == nullptr; }
    /// "" for the whole population, whose figures need no name.
    [[nodiscard]] std::string id() const { return m_scope ? m_scope->id : std::string(); }
    [[nodiscard]] std::string name() const { return m_scope ? m_scope->name : std::string(); }
    [[nodiscard]] const std::shared_ptr<const Scope>& scope() const { return m_scope; }
    /// Whether the scope counts a row of `unit`; Unknown: 口径待定. Of units outside the population
    /// it says nothing.
    [[nodiscard]] Tri of(std::size_t unit) const { return whole() ? Tri::True : (*m_units)[unit]; }
    [[nodiscard]] bool counts(std::size_t unit) const { return of(unit) == Tri::True; }
    /// Leaves of rows of a ledger those that are counted: units, or rows whose reference `unit`
    /// leads to one ("" = they follow no scope). What is 口径待定 stands apart, and is not
    /// something unknown of those counted.
    void narrow(const World& world, std::string_view ledger, const std::string& unit,
                std::vector<Tri>& rows) const;

private:
    std::shared_ptr<const Scope> m_scope;
    std::shared_ptr<const std::vector<Tri>> m_units; ///< by row of `unit`
};

} // namespace lx
