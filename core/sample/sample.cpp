#include "core/sample/sample.h"

#include <array>
#include <cstdio>

#include "core/base/clock.h"
#include "core/sample/county.h"
#include "core/store/database.h"
#include "core/store/init_file.h"
#include "core/store/settings_store.h"

namespace lx {

namespace sample {

std::string County::id_number(int born_year, bool male)
{
    // Places, days and sequence numbers are walked through so that no number comes twice: 365 days
    // × 499 numbers of one sex a year and county code; the code moves on when they are used up.
    const std::int64_t serial = persons++;
    const int code = 640121 + static_cast<int>(serial / (365 * 499)) % 80;
    const Date born = Date::from_ymd(born_year, 1, 1)->add_days(static_cast<int>(serial % 365));
    const int sequence = static_cast<int>(serial / 365 % 499) * 2 + (male ? 1 : 2);
    std::array<char, 32> digits{};
    std::snprintf(digits.data(), digits.size(), "%06d%04d%02d%02d%03d", code, born.year(),
                  born.month(), born.day(), sequence);
    constexpr std::array<int, 17> weights{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    int sum = 0;
    for (std::size_t i = 0; i < 17; ++i)
        sum += (digits.at(i) - '0') * weights.at(i);
    constexpr std::string_view check = "10X98765432";
    return std::string(digits.data(), 17) + check[static_cast<std::size_t>(sum % 11)];
}

std::string mobile(Dice& dice)
{
    return "1" + std::to_string(3'000'000'000LL + dice.below(899'999'999) * 7LL);
}

Date County::between(Date from, Date to)
{
    return from < to ? from.add_days(dice.below(to.days() - from.days() + 1)) : from;
}

} // namespace sample

namespace {

Result<> fill_county(Database& database, const Catalog& catalog, const Actor& actor,
                     const SampleOptions& options, Progress& progress)
{
    SettingsStore settings(database);
    LX_ASSIGN(const auto jurisdiction, settings.jurisdiction());
    LX_ASSIGN(Writer writer, Writer::begin(database, catalog, actor, "生成示例县", "sample"));
    LX_ASSIGN(sample::Words words, sample::Words::load());

    sample::County county{catalog,  options, std::move(words), sample::Dice(options.seed), writer,
                          progress, {}};
    county.root = jurisdiction->area;
    const std::array<void (*)(sample::County&), 17> steps{
        sample::make_areas,       sample::make_managing_orgs,
        sample::make_units,       sample::make_orgs,
        sample::make_elections,   sample::make_people,
        sample::make_instructors, sample::make_activities,
        sample::make_support,     sample::make_assessment,
        sample::make_exceptions,  sample::make_supervised_findings,
        sample::make_departed,    sample::make_growth,
        sample::make_plans,       sample::make_development_plans,
        sample::make_appraisals};
    for (std::size_t i = 0; i < steps.size() && county.going(); ++i) {
        progress.report("生成示例县", static_cast<std::int64_t>(i),
                        static_cast<std::int64_t>(steps.size()));
        steps.at(i)(county);
    }
    LX_TRY(std::move(county.error));
    if (progress.cancelled())
        return fail(ErrorKind::Cancelled, "已取消，没有生成示例。");
    LX_TRY(writer.commit());
    LX_TRY(settings.remember("as_of", options.as_of.iso(), "示例的截止日期", &actor));
    return settings.remember("policies", "ningxia-2018,central-2012", "示例的执行政策", &actor);
}

} // namespace

Result<> make_sample(const std::string& path, const Catalog& catalog, const SampleOptions& options,
                     Progress& progress)
{
    if (options.units < 1 || options.units > 5'000'000)
        return fail(ErrorKind::Usage, "示例的单位数要在 1 到 5000000 之间。");
    const FixedClock clock(options.as_of);
    const Actor actor{"示例", &clock};
    return init_file(path, catalog, actor, {"640121", "永宁县", "县"},
                     [&](Database& database) {
                         return fill_county(database, catalog, actor, options, progress);
                     })
        .map([](const auto&) {});
}

} // namespace lx
