#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/facts/world.h"
#include "core/rules/selection.h"

namespace lx {

/// In which order units without an instructor need one (resources/instructors/urgency.json):
/// 应建未建, 100人以上, 无党员, 未摸底. A unit stands under the first that is true of it.
class Urgency
{
public:
    struct Grade
    {
        std::string name;
        Selection where;
    };
    /// That compiled in, for worlds of these facts. A damaged program file stops the program; its
    /// test holds it.
    [[nodiscard]] static Urgency of(const FactRegistry& facts);
    /// Errors (BadInput) name file and path.
    [[nodiscard]] static Result<Urgency> from_json(const FactRegistry& facts,
                                                   const std::string& file, std::string_view json);
    [[nodiscard]] const std::vector<Grade>& grades() const { return m_grades; }

private:
    std::vector<Grade> m_grades;
};

/// A unit of the population without anyone (domain: instructed).
struct UnservedUnit
{
    std::int32_t row = 0;
    std::int64_t id = 0;
    int grade = 0;      ///< place in Urgency::grades; their number where none is true of it
    int headcount = -1; ///< from the newest survey; -1 = unknown
};

/// All of them, the most urgent first, greater ones before smaller ones.
[[nodiscard]] std::vector<UnservedUnit> unserved_units(const World& world);
[[nodiscard]] Needs unserved_needs(const FactRegistry& facts);

} // namespace lx
