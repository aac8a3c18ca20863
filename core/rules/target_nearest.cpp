#include "core/rules/target_nearest.h"

#include <algorithm>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "core/rules/condition.h"

namespace lx {

namespace {

constexpr std::int32_t founding_members = 3; ///< full members a Party branch is founded with

std::string number(std::int64_t value)
{
    return std::to_string(value);
}

/// The yes-no fact a target's condition comes down to; "" where it is anything else.
std::string fact_asked(const Target& target)
{
    const Condition* met = target.met.get();
    while (met != nullptr && met->kind == Condition::Kind::Use)
        met = met->parts.front().get();
    if (met == nullptr || met->kind != Condition::Kind::Compare || met->op != CompareOp::Equal ||
        met->left->kind != Term::Kind::Fact)
        return {};
    return met->left->path;
}

/// Whole numbers of the units, unknown told apart.
class UnitNumbers
{
public:
    UnitNumbers(const World& world, const char* key) : m_column(world.fact("unit", key)) {}
    /// Nothing where it is unknown.
    [[nodiscard]] std::optional<std::int32_t> of(std::int32_t row) const
    {
        const auto at = static_cast<std::size_t>(row);
        if (m_column.i32 != nullptr) {
            const std::int32_t value = (*m_column.i32)[at];
            return value == kNone32 ? std::nullopt : std::optional(value);
        }
        const double value = (*m_column.real)[at];
        return value != value ? std::nullopt : std::optional(static_cast<std::int32_t>(value));
    }

private:
    const FactColumn& m_column;
};

/// What the units of one area have to offer each other.
struct Neighbours
{
    std::int32_t units = 0;       ///< without organization, with 1 or 2 full members
    std::int32_t members = 0;     ///< full members of these
    std::int32_t joint_units = 0; ///< covered by a joint organization
};

class UnitMeasure
{
public:
    explicit UnitMeasure(const World& world)
        : m_formal(world, "formal"), m_hidden(world, "unregistered"), m_staff(world, "headcount"),
          m_area(*world.fact("unit", "area").i32)
    {
        const std::vector<Tri>& counts = *world.fact("unit", "counts").tri;
        const std::vector<Tri>& covered = *world.fact("unit", "org_covered").tri;
        const std::vector<Tri>& joint = *world.fact("unit", "joint_org").tri;
        for (std::int32_t row = 0; row < world.rows("unit"); ++row) {
            const auto at = static_cast<std::size_t>(row);
            if (counts[at] != Tri::True || m_area[at] < 0)
                continue;
            Neighbours& area = m_neighbours[m_area[at]];
            area.joint_units += joint[at] == Tri::True ? 1 : 0;
            if (covered[at] == Tri::False && few(row)) {
                ++area.units;
                area.members += *m_formal.of(row);
            }
        }
    }

    /// What founding an organization there takes.
    void organization(NearRow& near) const
    {
        const std::int32_t row = near.row.row;
        const std::optional<std::int32_t> formal = m_formal.of(row);
        const std::int32_t hidden = m_hidden.of(row).value_or(0);
        const std::string pocket = "有口袋党员 " + number(hidden) + " 名可转入";
        if (!formal) {
            near.step = 5;
            near.reason = hidden > 0 ? "正式党员数未摸底，" + pocket : "正式党员数未摸底，先补数据";
            return;
        }
        const std::string has = "正式党员 " + number(*formal) + " 名";
        if (*formal >= founding_members) {
            near.step = 0;
            near.reason = has + "，可单独建立党组织";
            return;
        }
        const std::string lacks = has + "，差 " + number(founding_members - *formal) + " 名";
        if (*formal + hidden >= founding_members) {
            near.step = 1;
            near.reason = lacks + "；转入口袋党员 " + number(hidden) + " 名后可单独建立";
            return;
        }
        const Neighbours* area = neighbours(row);
        if (*formal > 0 && area != nullptr && area->members >= founding_members) {
            near.step = 2;
            near.reason = lacks + "；同属地另有 " + number(area->units - 1) +
                          " 家不足 3 名的未建单位，可联合建立";
        } else if (*formal > 0 && area != nullptr && area->joint_units > 0) {
            near.step = 3;
            near.reason = lacks + "；同属地已有联合党组织，可就近纳入";
        } else if (*formal > 0 || hidden > 0) {
            near.step = 4;
            near.reason = lacks + (hidden > 0 ? "；" + pocket : std::string());
        } else {
            near.step = 6;
            near.reason = "没有正式党员，先派指导员、发展党员";
        }
    }

    /// What Party work there takes: someone sent, or a mass organization.
    void work(NearRow& near) const
    {
        const std::optional<std::int32_t> formal = m_formal.of(near.row.row);
        near.step = formal && *formal >= founding_members ? 0 : 4;
        near.reason = near.step == 0 ? "正式党员 " + number(*formal) + " 名，可直接建立党组织"
                                     : "派驻党建指导员即可实现工作覆盖";
    }

    /// Smaller is nearer.
    [[nodiscard]] std::tuple<std::int32_t, std::int32_t, std::int32_t> rank(std::int32_t row) const
    {
        return {-m_formal.of(row).value_or(-1), -m_hidden.of(row).value_or(0),
                -m_staff.of(row).value_or(0)};
    }

private:
    [[nodiscard]] bool few(std::int32_t row) const
    {
        const std::optional<std::int32_t> formal = m_formal.of(row);
        return formal && *formal > 0 && *formal < founding_members;
    }
    [[nodiscard]] const Neighbours* neighbours(std::int32_t row) const
    {
        const auto found = m_neighbours.find(m_area[static_cast<std::size_t>(row)]);
        return found == m_neighbours.end() ? nullptr : &found->second;
    }

    UnitNumbers m_formal;
    UnitNumbers m_hidden;
    UnitNumbers m_staff;
    const std::vector<std::int32_t>& m_area;
    std::unordered_map<std::int32_t, Neighbours> m_neighbours;
};

} // namespace

std::vector<NearRow> nearest_rows(const Evaluation& evaluation, const TargetResult& result)
{
    std::vector<NearRow> gap;
    for (const TargetRow& row : target_rows(evaluation, result)) {
        if (row.counted && !row.reached)
            gap.push_back({row, row.unknown ? 5 : 6, row.unknown ? "所需的数据未知" : ""});
    }
    const std::string asked = fact_asked(*result.target);
    const bool work = asked == "work_covered" || asked == "instructed";
    if (result.target->ledger != "unit" || (asked != "org_covered" && !work))
        return gap;
    const UnitMeasure measure(evaluation.world());
    for (NearRow& near : gap) {
        if (work)
            measure.work(near);
        else
            measure.organization(near);
    }
    std::stable_sort(gap.begin(), gap.end(), [&](const NearRow& a, const NearRow& b) {
        return std::tuple(a.step, measure.rank(a.row.row)) <
               std::tuple(b.step, measure.rank(b.row.row));
    });
    return gap;
}

Needs nearest_needs(const PolicyPack& pack)
{
    Needs needs;
    const FactRegistry& registry = pack.registry();
    for (const Target& target : pack.targets()) {
        if (target.ledger != "unit")
            continue;
        for (const char* key :
             {"formal", "unregistered", "headcount", "area", "counts", "org_covered", "joint_org"})
            registry.add_needs(*registry.find("unit", key), FieldUse::Content, needs);
    }
    return needs;
}

} // namespace lx
