#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/facts/world.h"

namespace lx {

/// The rows of a small ledger as people read them on a day, for what takes rows whole. What is
/// counted over many rows reads columns instead.
class RowView
{
public:
    RowView(const World& world, std::string_view ledger) : m_world(world), m_ledger(ledger) {}

    [[nodiscard]] std::int32_t rows() const { return m_world.rows(m_ledger); }
    [[nodiscard]] std::int64_t id(std::int32_t row) const;
    /// It is there already on the day.
    [[nodiscard]] bool known(std::int32_t row) const;
    [[nodiscard]] std::string text(std::int32_t row, std::string_view fact) const;
    /// Nothing where it is after the day, unless it is a plan.
    [[nodiscard]] std::optional<Date> day(std::int32_t row, std::string_view fact) const;
    /// A date field as it was entered, also where it is after the day.
    [[nodiscard]] std::optional<Date> entered(std::int32_t row, std::string_view field) const;
    /// Row of the ledger a reference points to; -1 = none.
    [[nodiscard]] std::int32_t ref(std::int32_t row, std::string_view fact) const;

    /// What must be loaded to read these facts.
    [[nodiscard]] static Needs needs(const FactRegistry& registry, std::string_view ledger,
                                     std::initializer_list<const char*> facts);

private:
    const World& m_world;
    std::string_view m_ledger;
};

} // namespace lx
