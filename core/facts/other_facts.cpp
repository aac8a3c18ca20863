// Facts of areas, people, activities, assessments, honours and instructors.
#include <algorithm>
#include <map>
#include <optional>
#include <tuple>
#include <unordered_map>

#include "core/base/date.h"
#include "core/base/id_number.h"
#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {
namespace {

void make_is_jurisdiction(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.tri.assign(context.rows("area"), Tri::False);
    if (const std::int32_t root = context.world().jurisdiction(); root >= 0)
        out.tri[static_cast<std::size_t>(root)] = Tri::True;
}

void make_area_level(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.i32.assign(context.rows("area"), kNone32);
    for (std::size_t area = 0; area < out.i32.size(); ++area) {
        const auto level = context.level_of_area(static_cast<std::int32_t>(area));
        if (!level.empty())
            out.i32[area] = context.code(level);
    }
}

void make_is_park(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& kind = context.i32("area", "kind");
    const std::int32_t park = context.code("开发区园区");
    out.tri.resize(kind.size());
    for (std::size_t area = 0; area < kind.size(); ++area)
        out.tri[area] = tri(kind[area] == park);
}

void make_is_formal(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& status = context.i32("member", "status");
    const auto& confirmed = context.i32("member", "confirmed");
    const std::int32_t formal = context.code("正式");
    out.tri.resize(status.size());
    for (std::size_t row = 0; row < status.size(); ++row)
        out.tri[row] = tri(confirmed[row] != kNone32 ? confirmed[row] <= context.day()
                                                     : status[row] == formal);
}

/// As the day of the ledger, else as the ID number has it.
std::optional<Date> born(std::int32_t day, std::string_view id_number)
{
    return day != kNone32 ? Date(day) : id_born(id_number);
}

void make_age(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const auto& days = context.i32(fact.ledger, "born");
    const auto& numbers = context.i32(fact.ledger, "id_number");
    const TextPool& texts = context.world().snapshot().texts();
    const Date today(context.day());
    out.i32.assign(days.size(), kNone32);
    for (std::size_t row = 0; row < days.size(); ++row) {
        const auto day = born(days[row], numbers[row] == kNone32 ? "" : texts.text(numbers[row]));
        if (!day || *day > today)
            continue;
        const int years = today.year() - day->year();
        out.i32[row] = day->add_years(years) > today ? years - 1 : years;
    }
}

void make_works_in_scope(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& unit = context.i32("member", "unit");
    const auto& counts = context.tri("unit", "counts");
    out.tri.resize(unit.size());
    for (std::size_t row = 0; row < unit.size(); ++row)
        out.tri[row] = unit[row] < 0 ? Tri::False : counts[static_cast<std::size_t>(unit[row])];
}

void make_open(const FactContext& context, const FactDef& fact, FactStorage& out)
{
    const RowSpans spans(context, *context.world().registry().catalog().ledger(fact.ledger),
                         RowSpans::Of::Open);
    out.tri.resize(context.rows(fact.ledger));
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        out.tri[row] = tri(spans.of(static_cast<std::int32_t>(row)).on(context.day()));
}

/// Calls `each` for the investors of a development row's own unit who are its person: by ID number,
/// by name where the investor's row has none.
template <class Each>
void each_own_investor(const FactContext& context, std::int32_t row, Each each)
{
    const auto at = static_cast<std::size_t>(row);
    const std::int32_t unit = context.i32("development", "unit")[at];
    if (unit < 0)
        return;
    const std::int32_t id = context.i32("development", "id_number")[at];
    const std::int32_t name = context.i32("development", "name")[at];
    const auto& owner_id = context.i32("investor", "id_number");
    const auto& owner_name = context.i32("investor", "name");
    context.world().link("unit", "investor", "unit")->rows_of(unit, [&](std::int32_t investor) {
        const auto owner = static_cast<std::size_t>(investor);
        if (owner_id[owner] != kNone32 ? owner_id[owner] == id : owner_name[owner] == name)
            each(investor);
    });
}

void make_person_is_investor(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.tri.assign(context.rows("development"), Tri::False);
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        each_own_investor(context, static_cast<std::int32_t>(row),
                          [&](std::int32_t) { out.tri[row] = Tri::True; });
}

std::vector<std::uint8_t> big_units(const FactContext& context)
{
    const auto& scale = context.i32("unit", "scale");
    const auto& counts = context.tri("unit", "counts");
    const auto big = context.codes({"大型", "中型"});
    std::vector<std::uint8_t> units(scale.size());
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        units[unit] = counts[unit] == Tri::True && is_one_of(scale[unit], big) ? 1 : 0;
    return units;
}

void make_person_is_big_investor(const FactContext& context, const FactDef&, FactStorage& out)
{
    const std::vector<std::uint8_t> big = big_units(context);
    const auto& owner_unit = context.i32("investor", "unit");
    const auto& owner_id = context.i32("investor", "id_number");
    std::vector<std::uint8_t> persons(
        static_cast<std::size_t>(context.world().snapshot().texts().size()), 0);
    for (std::size_t row = 0; row < owner_unit.size(); ++row)
        if (owner_unit[row] >= 0 && owner_id[row] >= 0 &&
            big[static_cast<std::size_t>(owner_unit[row])] != 0)
            persons[static_cast<std::size_t>(owner_id[row])] = 1;
    const auto& id = context.i32("development", "id_number");
    out.tri.assign(id.size(), Tri::False);
    for (std::size_t row = 0; row < id.size(); ++row) {
        if (id[row] >= 0 && persons[static_cast<std::size_t>(id[row])] != 0)
            out.tri[row] = Tri::True;
        else
            each_own_investor(context, static_cast<std::int32_t>(row), [&](std::int32_t investor) {
                const auto unit =
                    static_cast<std::size_t>(owner_unit[static_cast<std::size_t>(investor)]);
                if (big[unit] != 0)
                    out.tri[row] = Tri::True;
            });
    }
}

void trace_investor(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    each_own_investor(context, row, [&](std::int32_t investor) {
        out.push_back(context.row("investor", investor));
    });
}

/// Calls `each` with the posts that make an activity's 讲课人 a 书记 of its org in office that day.
template <class Each>
void each_lecturing_post(const FactContext& context, std::int32_t row, Each each)
{
    const auto at = static_cast<std::size_t>(row);
    const std::int32_t org = context.i32("activity", "org")[at];
    const std::int32_t lecturer = context.i32("activity", "lecturer")[at];
    const std::int32_t date = context.i32("activity", "date")[at];
    if (org < 0 || lecturer < 0 || date == kNone32)
        return;
    const auto& title = context.i32("post", "title");
    const auto& name = context.i32("post", "name");
    const auto& start = context.i32("post", "start");
    const auto& end = context.i32("post", "end");
    const std::int32_t secretary = context.code("书记");
    context.world().link("org", "post", "org")->rows_of(org, [&](std::int32_t row_of_post) {
        const auto post = static_cast<std::size_t>(row_of_post);
        if (title[post] == secretary && name[post] == lecturer && reached(start[post], date) &&
            (end[post] == kNone32 || end[post] > date))
            each(row_of_post);
    });
}

void make_lecturer_is_secretary(const FactContext& context, const FactDef&, FactStorage& out)
{
    out.tri.assign(context.rows("activity"), Tri::False);
    for (std::size_t row = 0; row < out.tri.size(); ++row)
        each_lecturing_post(context, static_cast<std::int32_t>(row),
                            [&](std::int32_t) { out.tri[row] = Tri::True; });
}

void trace_lecturer(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    each_lecturing_post(context, row,
                        [&](std::int32_t post) { out.push_back(context.row("post", post)); });
}

void make_ranked_in_round(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& year = context.i32("assessment", "year");
    const auto& assessor = context.i32("assessment", "assessor");
    const auto& rank = context.i32("assessment", "rank");
    std::map<std::pair<std::int32_t, std::int32_t>, std::int32_t> ranked;
    for (std::size_t row = 0; row < year.size(); ++row)
        if (rank[row] != kNone32)
            ++ranked[{year[row], assessor[row]}];
    out.i32.resize(year.size());
    for (std::size_t row = 0; row < year.size(); ++row) {
        const auto found = ranked.find({year[row], assessor[row]});
        out.i32[row] = found != ranked.end() ? found->second : 0;
    }
}

void make_newest(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& kind = context.i32("honour", "object_kind");
    const auto& object = context.i32("honour", "object");
    const auto& honour = context.i32("honour", "honour");
    const auto& level = context.i32("honour", "level");
    const auto& year = context.i32("honour", "year");
    const std::int32_t wanted = context.code("双强六好");
    const std::int32_t this_year = context.world().as_of().year();
    const auto levels = context.codes({"县", "市", "省", "国家"}); // higher ones later
    const auto rank = [&](std::size_t row) {
        const auto found = std::find(levels.begin(), levels.end(), level[row]);
        return std::pair(year[row], found == levels.end() ? -1 : found - levels.begin());
    };
    std::map<std::pair<std::int32_t, std::int32_t>, std::size_t> best;
    for (std::size_t row = 0; row < kind.size(); ++row) {
        if (honour[row] != wanted || year[row] == kNone32 || year[row] > this_year)
            continue;
        const auto [at, fresh] = best.try_emplace({kind[row], object[row]}, row);
        if (!fresh && rank(row) > rank(at->second))
            at->second = row;
    }
    out.tri.assign(kind.size(), Tri::False);
    for (const auto& [key, row] : best)
        out.tri[row] = Tri::True;
}

void make_units_now(const FactContext& context, const FactDef&, FactStorage& out)
{
    const auto& instructor = context.i32("dispatch", "instructor");
    const auto& unit = context.i32("dispatch", "unit");
    const auto& counts = context.tri("dispatch", "counts");
    const auto& population = context.tri("unit", "population");
    std::vector<std::uint64_t> pairs;
    for (std::size_t row = 0; row < instructor.size(); ++row)
        if (instructor[row] >= 0 && unit[row] >= 0 && counts[row] == Tri::True &&
            population[static_cast<std::size_t>(unit[row])] == Tri::True)
            pairs.push_back(row_pair(instructor[row], unit[row]));
    const RowLists lists = make_lists(std::move(pairs), context.world().rows("instructor"));
    out.i32.resize(context.rows("instructor"));
    for (std::size_t row = 0; row < out.i32.size(); ++row)
        out.i32[row] = static_cast<std::int32_t>(lists.of(static_cast<std::int32_t>(row)).size());
}

void trace_units_now(const FactContext& context, std::int32_t row, std::vector<RowRef>& out)
{
    const auto& counts = context.tri("dispatch", "counts");
    const auto& unit = context.i32("dispatch", "unit");
    const auto& population = context.tri("unit", "population");
    context.world()
        .link("instructor", "dispatch", "instructor")
        ->rows_of(row, [&](std::int32_t one) {
            const auto at = static_cast<std::size_t>(one);
            if (counts[at] == Tri::True && unit[at] >= 0 &&
                population[static_cast<std::size_t>(unit[at])] == Tri::True)
                out.push_back(context.row("dispatch", one));
        });
}

constexpr DerivedFact facts[] = {
    {"area", "is_jurisdiction", "是本级", FactType::Bool, "", "area.parent", "台账文件的本级属地。",
     make_is_jurisdiction},
    {"area", "level", "层级", FactType::Text, "", "area.kind",
     "县区旗为县，其余为市、省；别的属地为空。", make_area_level},
    {"area", "is_park", "是开发区园区", FactType::Bool, "", "area.kind", "类别为开发区园区。",
     make_is_park},
    {"member", "is_formal", "是正式党员", FactType::Bool, "", "member.status member.confirmed",
     "转正日期不晚于截止日期；没有转正日期的看党员状态。", make_is_formal},
    {"member", "age", "年龄", FactType::Number, "岁", "member.born member.id_number",
     "截止日期当日的周岁：按出生日期，没有填写的按公民身份号码。", make_age},
    {"member", "works_in_scope", "在范围内单位工作", FactType::Bool, "", "member.unit >unit.counts",
     "工作单位是本政策范围内的单位。", make_works_in_scope},
    {"development", "open", "正在培养发展", FactType::Bool, "",
     "development.applied development.admitted development.ended",
     "截止日期当日已申请，没有接收为预备党员，也没有终止。", make_open},
    {"development", "person_is_investor", "本人是本单位出资人", FactType::Bool, "",
     "development.unit development.id_number development.name investor.unit investor.id_number "
     "investor.name",
     "出资人台账中本单位的出资人（按身份号码，没有号码的按姓名）。", make_person_is_investor,
     trace_investor},
    {"development", "person_is_big_investor", "本人是大中型单位出资人", FactType::Bool, "",
     "development.unit development.id_number development.name investor.unit investor.id_number "
     "investor.name unit.scale >unit.counts",
     "是政策范围内大型、中型单位的出资人（按身份号码，没有号码的在本单位按姓名）。",
     make_person_is_big_investor, trace_investor},
    {"activity", "lecturer_is_secretary", "讲课人是在任书记", FactType::Bool, "",
     "activity.org activity.lecturer activity.date post.org post.title post.name post.start "
     "post.end",
     "讲课人的姓名是当日在任的本组织书记。", make_lecturer_is_secretary, trace_lecturer},
    {"assessment", "ranked_in_round", "本轮排名数", FactType::Number, "个",
     "assessment.year assessment.assessor assessment.rank",
     "同一年度、同一组织考核的党组织中有名次的对象数。", make_ranked_in_round},
    {"honour", "newest", "最近一次双强六好", FactType::Bool, "",
     "honour.object_kind honour.object honour.honour honour.level honour.year",
     "该对象年度最近的双强六好；同一年度取级别最高的。", make_newest},
    {"instructor", "units_now", "派驻单位数", FactType::Number, "个",
     "dispatch.instructor dispatch.unit >dispatch.counts >unit.population",
     "当前派驻的、在统计范围的单位数。", make_units_now, trace_units_now},
};

} // namespace

std::span<const DerivedFact> other_facts()
{
    return facts;
}

} // namespace lx
