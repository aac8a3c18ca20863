#include "core/instructors/unserved.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "core/base/object_reader.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

Result<std::vector<Urgency::Grade>> read(const FactRegistry& facts, const std::string& file,
                                         Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    std::vector<Urgency::Grade> grades;
    std::string about;
    in.text("about", about);
    in.objects("grades", true, [&](ObjectReader& each) {
        std::string name;
        each.text("name", name, true);
        auto where = Selection::read(each.value("condition"), each.path("condition"), "unit", facts,
                                     FigureTable::of(facts).conditions());
        if (where)
            grades.push_back({std::move(name), std::move(*where)});
        else
            each.complain(where.error());
    });
    LX_TRY(in.end(file));
    return grades;
}

} // namespace

Urgency Urgency::of(const FactRegistry& facts)
{
    const std::string file = "instructors/urgency.json";
    auto grades = read(facts, file, ObjectReader::resource(file));
    if (!grades) {
        std::fprintf(stderr, "%s\n", grades.error().message.c_str());
        std::abort();
    }
    Urgency urgency;
    urgency.m_grades = std::move(*grades);
    return urgency;
}

Result<Urgency> Urgency::from_json(const FactRegistry& facts, const std::string& file,
                                   std::string_view json)
{
    Urgency urgency;
    LX_ASSIGN(urgency.m_grades, read(facts, file, ObjectReader::of(file, json)));
    return urgency;
}

std::vector<UnservedUnit> unserved_units(const World& world)
{
    const auto& population = *world.fact("unit", "population").tri;
    const auto& instructed = *world.fact("unit", "instructed").tri;
    const auto& headcount = *world.fact("unit", "headcount").i32;
    const auto& ids = world.snapshot().table("unit").ids;
    const Urgency urgency = Urgency::of(world.registry());
    const auto& grades = urgency.grades();
    std::vector<int> grade(ids.size(), static_cast<int>(grades.size()));
    for (std::size_t g = grades.size(); g-- > 0;) {
        const std::vector<Tri> holds = grades[g].where.rows(world);
        for (std::size_t row = 0; row < holds.size(); ++row)
            if (holds[row] == Tri::True)
                grade[row] = static_cast<int>(g);
    }
    std::vector<UnservedUnit> units;
    for (std::size_t row = 0; row < ids.size(); ++row)
        if (population[row] == Tri::True && instructed[row] != Tri::True)
            units.push_back({static_cast<std::int32_t>(row), ids[row], grade[row],
                             headcount[row] == kNone32 ? -1 : headcount[row]});
    std::ranges::stable_sort(units, [](const UnservedUnit& a, const UnservedUnit& b) {
        return a.grade != b.grade ? a.grade < b.grade : a.headcount > b.headcount;
    });
    return units;
}

Needs unserved_needs(const FactRegistry& facts)
{
    Needs needs;
    for (const char* fact : {"population", "instructed", "headcount", "name", "uscc", "area"})
        facts.add_needs(*facts.find("unit", fact), FieldUse::Content, needs);
    const Urgency urgency = Urgency::of(facts);
    for (const Urgency::Grade& grade : urgency.grades())
        needs.merge(grade.where.needs());
    return needs;
}

} // namespace lx
