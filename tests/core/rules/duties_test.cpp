#include "core/rules/duties.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/sample/sample.h"
#include "core/store/database.h"

using namespace lx;

TEST_CASE("duties add up to what is not met and fall due when they say")
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
    NoProgress quiet;
    SampleOptions options;
    options.units = 400;
    REQUIRE(make_sample(path, Catalog::builtin(), options, quiet));
    auto database = Database::open(path, Database::Mode::ReadOnly);
    REQUIRE(database);
    const auto pack = PolicyPack::builtin(Definitions::program(), "ningxia-2018");
    REQUIRE(pack);
    Needs needs = (*pack)->needs();
    needs.merge(duty_needs(**pack));
    const auto snapshot = Snapshot::load(**database, Definitions::program(), needs, quiet);
    REQUIRE(snapshot);
    World::Options how;
    how.as_of = options.as_of;
    how.scope = (*pack)->scope();
    const auto evaluation = evaluate(*pack, std::make_shared<const World>(*snapshot, how), {});
    REQUIRE(evaluation);

    const Duties all = duties(*evaluation);
    std::int64_t overdue = 0;
    std::int64_t by_org = 0;
    bool ahead = false;
    for (const bool orgs : {false, true}) {
        Urgency last = Urgency::Overdue;
        for (const Duty& duty : orgs ? all.by_org : all.by_area) {
            CHECK(duty.urgency >= last); // most urgent first
            last = duty.urgency;
            DutyScope scope;
            (orgs ? scope.org : scope.area) = duty.row;
            const auto rows = duty_rows(*evaluation, *duty.rule, duty.part, duty.urgency, scope);
            if (duty.urgency == Urgency::Overdue) {
                (orgs ? by_org : overdue) += duty.count;
                CHECK(static_cast<std::int64_t>(rows.size()) == duty.count);
                continue;
            }
            ahead = true;
            REQUIRE(duty.due);
            const int days = duty.due->days() - options.as_of.days();
            CHECK(days >= (duty.urgency == Urgency::Month ? 0 : kMonthDays + 1));
            CHECK(days <= (duty.urgency == Urgency::Month ? kMonthDays : kHalfYearDays));
            CHECK_FALSE(rows.empty());
            CHECK(static_cast<std::int64_t>(rows.size()) <= duty.count);
        }
    }
    CHECK(by_org == overdue);
    CHECK(ahead);
    CHECK(overdue > 0);
    CHECK(overdue == evaluation->counts().unmet);
}
