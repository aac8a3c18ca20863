#include "core/geo/coordinates.h"
#include "core/sample/county.h"
#include "core/sample/grounds.h"
#include "core/sample/rows.h"

#include <array>
#include <cstdio>

namespace lx::sample {

namespace {

/// A made-up but valid code (GB 32100-2015) for the `serial`-th unit.
std::string credit_code(bool enterprise, std::int64_t serial)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    std::string code = enterprise ? "91640121MA" : "52640121MJ";
    std::string tail(7, '0');
    for (std::size_t i = tail.size(); i-- > 0; serial /= 31)
        tail[i] = alphabet[static_cast<std::size_t>(serial % 31)];
    code += tail;
    int sum = 0;
    int weight = 1;
    for (const char c : code) {
        sum += static_cast<int>(alphabet.find(c)) * weight;
        weight = weight * 3 % 31;
    }
    return code + alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

int headcount_of(Dice& dice, int large)
{
    const int throw_ = dice.below(1000) - (large - 1) * 12;
    if (throw_ < 14)
        return dice.chance(15) ? dice.between(300, 1500) : dice.between(100, 299);
    if (throw_ < 42)
        return dice.between(50, 99);
    if (throw_ < 100)
        return dice.between(30, 49);
    if (throw_ < 330)
        return dice.between(10, 29);
    return dice.between(1, 9);
}

int formal_of(Dice& dice, int headcount)
{
    if (headcount >= 300)
        return dice.between(6, 90);
    if (headcount >= 100)
        return dice.chance(92) ? dice.between(1, 14) : 0;
    if (headcount >= 50)
        return dice.chance(76) ? dice.between(1, 5) : 0;
    if (headcount >= 30)
        return dice.chance(32) ? dice.between(1, 4) : 0;
    if (headcount >= 10)
        return dice.chance(9) ? dice.between(1, 3) : 0;
    return dice.chance(2) ? 1 : 0;
}

const char* scale_of(int headcount)
{
    return headcount >= 300   ? "大型"
           : headcount >= 100 ? "中型"
           : headcount >= 20  ? "小型"
                              : "微型";
}

/// Half of the years 2005–2025 fall into the last six: counties grow.
Date registered_on(County& county)
{
    const Date now = county.options.as_of;
    return county.dice.chance(50) ? county.between(now.add_years(-6), now.add_days(-20))
                                  : county.between(now.add_years(-20), now.add_years(-6));
}

/// What the fields of a check on the spot hold: blank where nobody has been yet.
struct CheckedOnTheSpot
{
    Value premises;
    Value operating;
    Value struck_reason;
    Value struck;
};

CheckedOnTheSpot check_on_the_spot(const County& county, Dice& dice, const Unit& unit,
                                   const std::string& status)
{
    CheckedOnTheSpot found;
    const bool still = status == "停产歇业";
    const bool shell = !unit.gone && unit.formal == 0 &&
                       dice.chance(still                 ? 40
                                   : unit.headcount < 10 ? 2
                                                         : 0);
    if (!shell && !dice.chance(70))
        return found;
    const bool there = !shell || dice.chance(25);
    found.premises = there && !dice.chance(2) ? "是" : "否";
    found.operating = !shell && !still && !unit.gone ? "是" : "否";
    if (!shell)
        return found;
    constexpr std::array reasons{"空壳", "空壳", "空挂", "重复", "非两新", "其他"};
    found.struck_reason =
        still ? "僵尸" : reasons.at(static_cast<std::size_t>(dice.below(reasons.size())));
    const Date now = county.options.as_of;
    const Date from = std::max(unit.registered, now.add_years(-2));
    found.struck = day(from.add_days(dice.below(std::max(1, now.days() - from.days()))));
    return found;
}

/// Its coordinates as they were entered: most copied from a map (GCJ-02), some from Baidu's or read
/// from a satellite, some of a place outside its area.
GeoPoint place_of_unit(const County& county, Dice& dice, std::size_t ground)
{
    if (dice.chance(3))
        ground = static_cast<std::size_t>(dice.below(static_cast<int>(county.grounds.size())));
    const GeoPoint place = somewhere_in(county.grounds[ground], dice);
    const int entered = dice.below(100);
    const CoordinateSystem system = entered < 92   ? CoordinateSystem::Gcj02
                                    : entered < 96 ? CoordinateSystem::Bd09
                                                   : CoordinateSystem::Wgs84;
    const GeoPoint written = from_wgs84(system, place);
    return {six_digits(written.x), six_digits(written.y)};
}

} // namespace

void make_units(County& county)
{
    Rows rows(county.writer, county.error, county.catalog, "unit",
              {"uscc",           "name",           "category",           "type",
               "registrar",      "register_level", "registered",         "deregistered",
               "status",         "scale",          "industry",           "area",
               "address",        "longitude",      "latitude",           "legal_person",
               "contact_person", "phone",          "influential",        "party_in_charter",
               "collects_fees",  "decoupled",      "decoupled_adjusted", "union_founded",
               "youth_founded",  "women_founded",  "managing_org",       "contact_leader",
               "sector_org",     "premises",       "operating",          "struck_reason",
               "struck"});
    Rows surveys(county.writer, county.error, county.catalog, "survey",
                 {"unit", "date", "surveyor", "headcount", "formal", "probationary", "unregistered",
                  "status", "wages", "fees", "investor_info", "staff_info", "member_info",
                  "operation_info"});
    Dice& dice = county.dice;
    Dice on_the_spot = county.beside(1);
    Dice on_the_map = county.beside(11);
    const Words& words = county.words;
    const Date now = county.options.as_of;
    const std::vector<int> industry_weights = [&] {
        std::vector<int> weights;
        for (const Industry& industry : words.industries)
            weights.push_back(industry.weight);
        return weights;
    }();
    std::vector<int> enterprise_weights;
    for (const auto& type : words.enterprise_types)
        enterprise_weights.push_back(type.weight);
    std::vector<int> social_weights;
    for (const auto& type : words.social_types)
        social_weights.push_back(type.weight);
    const std::array survey_days{now.add_months(-16), now.add_months(-10), now.add_months(-4)};

    county.units.reserve(static_cast<std::size_t>(county.options.units));
    for (std::int64_t i = 0; i < county.options.units && county.going(); ++i) {
        if (i % 5000 == 0)
            county.progress.report("生成单位", i, county.options.units);
        Unit unit;
        unit.enterprise = dice.chance(86);
        unit.name = static_cast<std::int32_t>(i);
        unit.registered = registered_on(county);
        std::string name = words.brand(i);
        std::string type;
        std::string industry;
        bool fees = false;
        int large = 1;
        if (unit.enterprise) {
            const Industry& sector = words.industries[dice.weighted(industry_weights)];
            const EnterpriseType& kind = words.enterprise_types[dice.weighted(enterprise_weights)];
            industry = sector.name;
            type = kind.type;
            name = (dice.chance(35) ? "宁夏" : "永宁县") + name + dice.pick(sector.words) +
                   kind.suffix;
            large = kind.suffix == "有限公司" || kind.suffix == "股份有限公司" ? sector.large : 0;
        } else {
            const SocialType& kind = words.social_types[dice.weighted(social_weights)];
            type = kind.type;
            fees = kind.fees;
            industry =
                kind.type.starts_with("民办学校") ? "P教育" : "S公共管理、社会保障和社会组织";
            std::string pattern = kind.pattern;
            pattern.replace(pattern.find("%%"), 2, name);
            name = "永宁县" + pattern;
            unit.social_entity = !fees && type != "基金会" && type != "城乡社区社会组织";
        }
        unit.headcount = headcount_of(dice, large);
        unit.formal = static_cast<std::int16_t>(formal_of(dice, unit.headcount));
        unit.probationary = static_cast<std::int16_t>(dice.chance(6) ? 1 : 0);
        unit.unregistered = static_cast<std::int16_t>(dice.chance(4) ? dice.between(1, 3) : 0);
        // All of them and one who came from elsewhere work there.
        if (const int party = unit.formal + unit.probationary + unit.unregistered; party > 0)
            unit.headcount = std::max(unit.headcount, party + 1);

        std::string status = "正常";
        const int fate = dice.below(1000);
        if (fate < 14) {
            status = "注销";
            unit.deregistered =
                county.between(std::max(unit.registered, now.add_years(-2)), now.add_days(-5));
            unit.gone = true;
        } else if (fate < 22) {
            status = "吊销";
            unit.gone = true;
        } else if (fate < 46) {
            status = "停产歇业";
        } else if (fate < 72) {
            status = "半停产";
            unit.idle = true;
        } else if (fate < 100) {
            status = "季节性用工";
            unit.idle = true;
        } else if (fate < 108) {
            status = "兼并重组";
        }

        if (!dice.chance(1))
            unit.place = dice.chance(24) ? static_cast<std::int32_t>(7 + dice.below(3))
                                         : dice.below(static_cast<int>(county.places.size()));
        const Place* place =
            unit.place >= 0 ? &county.places[static_cast<std::size_t>(unit.place)] : nullptr;
        std::int64_t manager = place != nullptr ? place->managing_org : 0;
        if (!unit.enterprise && dice.chance(40))
            manager = county.managers[static_cast<std::size_t>(dice.below(4))];
        if (dice.chance(3))
            manager = 0;

        const int group = unit.headcount >= 50 ? 60 : unit.headcount >= 10 ? 12 : 2;
        const auto founded = [&](int percent) -> Value {
            return dice.chance(percent) ? day(county.between(unit.registered, now)) : Value{};
        };
        const bool decoupled = type == "行业协会商会" && dice.chance(50);
        // One in 400 has no code yet, one in 500 a code whose check digit fails.
        std::string code = i % 400 == 399 ? "" : credit_code(unit.enterprise, i + 1);
        if (i % 500 == 499 && !code.empty())
            code.back() = code.back() == '1' ? '2' : '1';
        const bool large_unit = unit.headcount >= 300;
        const CheckedOnTheSpot looked_at = check_on_the_spot(county, on_the_spot, unit, status);
        // Beside the committee of the place a committee of the trade.
        const std::int64_t trade = county.managers[static_cast<std::size_t>(on_the_spot.below(4))];
        const std::int64_t sector = trade != manager && on_the_spot.chance(12) ? trade : 0;
        // Once drawn here; the throws stay, so that the rest of a seed's county does.
        const auto at_throw = [&dice](double degrees) {
            (void)dice.next();
            return Value{degrees};
        };
        const GeoPoint stands = place_of_unit(
            county, on_the_map, place != nullptr ? place->ground : county.grounds.size() - 1);
        unit.id =
            rows.add({text(code),
                      name,
                      unit.enterprise ? "非公有制企业" : "社会组织",
                      type,
                      unit.enterprise ? "永宁县市场监督管理局" : "永宁县民政局",
                      "县",
                      day(unit.registered),
                      unit.deregistered ? day(*unit.deregistered) : Value{},
                      status,
                      unit.enterprise ? Value{std::string(scale_of(unit.headcount))} : Value{},
                      industry,
                      ref(place != nullptr ? place->id : 0),
                      (place != nullptr ? place->name : std::string("永宁县")) +
                          dice.pick(words.streets) + std::to_string(dice.between(1, 399)) + "号",
                      at_throw(stands.x),
                      at_throw(stands.y),
                      words.person(dice),
                      words.person(dice),
                      dice.chance(96)
                          ? Value{"1" + std::to_string(3000000000LL + dice.below(899999999) * 7LL)}
                          : Value{},
                      yes(large_unit || dice.chance(4)),
                      yes(dice.chance(unit.formal > 0 ? 55 : 18)),
                      yes(fees),
                      yes(decoupled),
                      decoupled && dice.chance(70)
                          ? day(county.between(std::max(unit.registered, now.add_years(-8)), now))
                          : Value{},
                      founded(group),
                      founded(group / 3),
                      founded(group / 4),
                      ref(manager),
                      large_unit && dice.chance(60) ? Value{words.person(dice)} : Value{},
                      ref(sector),
                      looked_at.premises,
                      looked_at.operating,
                      looked_at.struck_reason,
                      looked_at.struck});

        for (std::size_t s = 0; s < survey_days.size(); ++s) {
            // The newest round is missing for one in ten, the oldest was made for a third.
            const Date when = survey_days.at(s).add_days(dice.below(40));
            if (when < unit.registered || (s == 2 && dice.chance(9)) ||
                (s == 0 && !dice.chance(33)))
                continue;
            const int drift = unit.headcount >= 10 ? dice.between(-2, 2) : 0;
            const std::int64_t heads = unit.headcount + (s == 2 ? 0 : drift);
            const bool full = dice.chance(80);
            const std::initializer_list<Value> survey{
                ref(unit.id),
                day(when),
                place != nullptr ? Value{place->name} : Value{},
                number(heads),
                dice.chance(98) ? number(unit.formal) : Value{},
                number(unit.probationary),
                number(unit.unregistered),
                status,
                number(heads * dice.between(42'000, 78'000) * 100),
                fees ? number(heads * 20'000) : Value{},
                full ? Value{std::string("本地投资，经营稳定")} : Value{},
                full ? Value{std::string("以本地职工为主")} : Value{},
                dice.chance(85) ? Value{std::string("党员情况已核实")} : Value{},
                full ? Value{std::string("经营正常，按期纳税")} : Value{}};
            // Nobody goes to a unit that is no longer there.
            if (!unit.deregistered || when <= *unit.deregistered)
                surveys.add(survey);
        }
        county.units.push_back(unit);
    }
}

} // namespace lx::sample
