#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "core/facts/fact_registry.h"
#include "core/facts/tri.h"
#include "core/facts/world.h"

namespace lx {

class FactContext;

/// Where a maker puts the values of a fact: the vector of its type, one entry a row.
struct FactStorage
{
    std::vector<std::int32_t> i32;
    std::vector<std::int64_t> i64;
    std::vector<double> real;
    std::vector<Tri> tri;
    std::vector<std::uint8_t> at_least;
};

/// A fact the program computes. Adding one is adding a line to the table of its kind's file.
struct DerivedFact
{
    const char* ledger; ///< "" = of every ledger
    const char* key;
    const char* title;
    FactType type;
    const char* detail; ///< Number, Money: unit; Choice: dictionary; Ref: ledger
    /// What it reads, separated by blanks: "unit.status", "?unit.plan" (only whether given),
    /// ">unit.formal" (a fact).
    const char* needs;
    const char* doc;
    void (*make)(const FactContext& context, const FactDef& fact, FactStorage& out);
    /// Rows the value of one row comes from; nullptr = the row itself.
    void (*trace)(const FactContext& context, std::int32_t row, std::vector<RowRef>& out) = nullptr;
};

[[nodiscard]] std::span<const DerivedFact> common_facts(); ///< of every ledger
[[nodiscard]] std::span<const DerivedFact> unit_facts();
[[nodiscard]] std::span<const DerivedFact> unit_coverage_facts();
[[nodiscard]] std::span<const DerivedFact> unit_clear_facts();
[[nodiscard]] std::span<const DerivedFact> org_facts();
[[nodiscard]] std::span<const DerivedFact> other_facts();
[[nodiscard]] std::span<const DerivedFact> follow_up_facts();
[[nodiscard]] std::span<const DerivedFact> plan_facts();
[[nodiscard]] std::span<const DerivedFact> development_plan_facts();

} // namespace lx
