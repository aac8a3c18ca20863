#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/facts/derived_fact.h"
#include "core/facts/link.h"
#include "core/facts/world.h"

namespace lx {

/// Who covers whom on the day (domain, section 4): every pair of an org that counts and a unit of
/// the population with a coverage row that counts, once, in both directions.
struct CoverPairs
{
    RowLists units_of_org;
    RowLists orgs_of_unit;
};

/// Member rows counting on the day, per unit (工作单位) or per org (所在党组织).
struct Roster
{
    std::vector<std::int32_t> formal;       ///< 在册 or 流出, formal
    std::vector<std::int32_t> probationary; ///< 在册 or 流出, not formal
    std::vector<std::int32_t> unregistered; ///< 未转入 or 隐形
    std::vector<std::int32_t> rows;         ///< of any relation
};

/// The tree of areas without cycles.
struct AreaTree
{
    std::vector<std::int32_t> parent; ///< -1 = none
    std::vector<std::int32_t> order;  ///< parents before children
};

/// Computed once, by whoever asks first.
template <class T> class Once
{
public:
    template <class Make> const T& get(Make make)
    {
        std::call_once(m_flag, [&] { m_value = make(); });
        return m_value;
    }

private:
    std::once_flag m_flag;
    T m_value;
};

struct WorldCache
{
    struct Fact
    {
        std::once_flag flag;
        FactColumn column;
        FactStorage storage;
    };
    struct LinkSlot
    {
        std::once_flag flag;
        std::unique_ptr<Link> link;
    };

    std::vector<Fact> facts;
    Once<CoverPairs> covers;
    Once<Roster> unit_roster;
    Once<Roster> org_roster;
    Once<AreaTree> areas;
    std::mutex link_mutex;
    std::unordered_map<std::string, std::unique_ptr<LinkSlot>> links;
};

/// What the makers of facts read the world through.
class FactContext
{
public:
    explicit FactContext(const World& world) : m_world(world) {}

    [[nodiscard]] const World& world() const { return m_world; }
    /// T as a day number.
    [[nodiscard]] std::int32_t day() const { return m_world.as_of().days(); }
    [[nodiscard]] std::size_t rows(std::string_view ledger) const
    {
        return static_cast<std::size_t>(m_world.rows(ledger));
    }
    /// A field's column as it was entered.
    [[nodiscard]] const std::vector<std::int32_t>& i32(std::string_view ledger,
                                                       std::string_view field) const;
    [[nodiscard]] const std::vector<std::int64_t>& i64(std::string_view ledger,
                                                       std::string_view field) const;
    /// A fact's values.
    [[nodiscard]] const std::vector<Tri>& tri(std::string_view ledger, std::string_view fact) const;
    [[nodiscard]] const std::vector<std::int32_t>& number(std::string_view ledger,
                                                          std::string_view fact) const;
    /// The code of a text; one that no cell has where no cell holds it.
    [[nodiscard]] std::int32_t code(std::string_view text) const;
    /// Codes of several texts.
    [[nodiscard]] std::vector<std::int32_t> codes(std::initializer_list<const char*> texts) const;
    /// 县, 市, 省 or "" for an area's row.
    [[nodiscard]] std::string_view level_of_area(std::int32_t area) const;
    [[nodiscard]] RowRef row(std::string_view ledger, std::int32_t row) const;

    [[nodiscard]] const CoverPairs& covers() const;
    [[nodiscard]] const Roster& roster(std::string_view ledger) const; ///< "unit" or "org"
    [[nodiscard]] const AreaTree& areas() const;

private:
    const World& m_world;
};

/// Given (not empty) and not after the day.
[[nodiscard]] constexpr bool reached(std::int32_t date, std::int32_t day)
{
    return date != kNone32 && date <= day;
}

[[nodiscard]] inline bool is_one_of(std::int32_t code, const std::vector<std::int32_t>& codes)
{
    for (const std::int32_t one : codes)
        if (one == code)
            return true;
    return false;
}

} // namespace lx
