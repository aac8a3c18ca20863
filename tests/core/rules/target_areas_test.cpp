#include "core/rules/target_areas.h"

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>

#include "core/rules/target_gap.h"
#include "core/rules/target_nearest.h"
#include "core/sample/sample.h"
#include "core/store/database.h"

using namespace lx;

namespace {

/// The sample county under one policy, with all the targets' views need.
struct County
{
    QTemporaryDir folder;
    std::optional<Evaluation> evaluation;

    explicit County(const char* policy)
    {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        NoProgress quiet;
        SampleOptions options;
        options.units = 600;
        REQUIRE(make_sample(path, Catalog::builtin(), options, quiet));
        auto database = Database::open(path, Database::Mode::ReadOnly);
        REQUIRE(database);
        const auto pack = PolicyPack::builtin(Definitions::program(), policy);
        REQUIRE(pack);
        Needs needs = (*pack)->needs();
        needs.merge(target_needs(**pack));
        needs.merge(nearest_needs(**pack));
        const auto snapshot = Snapshot::load(**database, Definitions::program(), needs, quiet);
        REQUIRE(snapshot);
        World::Options how;
        how.as_of = options.as_of;
        how.scope = (*pack)->scope();
        auto done = evaluate(*pack, std::make_shared<const World>(*snapshot, how));
        REQUIRE(done);
        evaluation.emplace(std::move(*done));
    }
};

} // namespace

TEST_CASE("the rows and areas of a target add up to its own figures in every policy")
{
    for (const char* policy : {"ningxia-2018", "liaoning-2016", "ordos-2013", "district-2020"}) {
        const County county(policy);
        const Evaluation& evaluation = *county.evaluation;
        for (const TargetResult& result : evaluation.targets()) {
            INFO(policy << " " << result.target->id);
            const auto areas = target_areas(evaluation, result);
            REQUIRE_FALSE(areas.empty());
            CHECK(areas.front().level == 0);
            CHECK(areas.front().result.numerator == result.numerator);
            if (result.target->unit == Target::Unit::Times) {
                CHECK(areas.size() == 1);
                CHECK(target_rows(evaluation, result).empty());
                continue;
            }
            auto rows = target_rows(evaluation, result);
            CHECK(std::count_if(rows.begin(), rows.end(),
                                [](const auto& r) { return r.unknown; }) == result.unknown);
            CHECK(areas.front().result.unknown == result.unknown);
            std::int64_t unknown = 0; // of the parts, and of the area's own rows
            for (const TargetArea& area : areas)
                unknown += area.level == 1 ? area.result.unknown : 0;
            for (const TargetRow& row : rows)
                unknown += row.unknown && row.area == areas.front().area ? 1 : 0;
            if (areas.size() > 1)
                CHECK(unknown == result.unknown);
            std::erase_if(rows, [](const TargetRow& row) { return !row.counted; });
            const auto size = static_cast<std::int64_t>(rows.size());
            const std::int64_t reached =
                std::count_if(rows.begin(), rows.end(), [](const auto& r) { return r.reached; });
            if (result.denominator) {
                CHECK(size == *result.denominator);
                CHECK(reached == result.numerator);
            } else {
                CHECK(size >= result.numerator);
            }
            CHECK(static_cast<std::int64_t>(nearest_rows(evaluation, result).size()) ==
                  size - reached);
            if (areas.size() == 1)
                continue;
            TargetResult sum = result;
            sum.numerator = 0;
            sum.denominator = 0;
            sum.unknown = 0;
            for (const TargetArea& area : areas) {
                if (area.level == 1) {
                    sum.numerator += area.result.numerator;
                    *sum.denominator += area.result.denominator.value_or(0);
                }
                if (area.result.denominator.value_or(1) > 0)
                    CHECK((area.result.state == State::Met) ==
                          (missing_to_target(area.result) == 0));
                else
                    CHECK(area.result.state == State::Unknown);
            }
            const std::int32_t root = areas.front().area;
            for (const TargetRow& row : rows) { // those that stand in the area itself
                if (row.area == root) {
                    sum.numerator += row.reached ? 1 : 0;
                    *sum.denominator += 1;
                }
            }
            CHECK(sum.numerator == result.numerator);
            if (result.denominator)
                CHECK(*sum.denominator == *result.denominator);
        }
    }
}

TEST_CASE("what is unknown is told in the area it stands in, also where it is all there is")
{
    const County county("ordos-2013");
    int checked = 0;
    for (const TargetResult& result : county.evaluation->targets()) {
        const std::string& id = result.target->id;
        if (id != "2.a" && id != "4.a")
            continue;
        INFO(id);
        ++checked;
        CHECK(result.unknown > 0);
        int with_unknown = 0;
        for (const TargetArea& area : target_areas(*county.evaluation, result))
            with_unknown += area.level == 1 && area.result.unknown > 0 ? 1 : 0;
        CHECK(with_unknown > 3);
    }
    CHECK(checked == 2);
}

TEST_CASE("the nearest to a Party organization stand first and say why")
{
    const County county("district-2020");
    const Evaluation& evaluation = *county.evaluation;
    const auto target =
        std::find_if(evaluation.targets().begin(), evaluation.targets().end(),
                     [](const TargetResult& result) { return result.target->id == "1.a"; });
    REQUIRE(target != evaluation.targets().end());
    const auto gap = nearest_rows(evaluation, *target);
    REQUIRE(gap.size() > 20);
    const std::vector<Tri>& covered = *evaluation.world().fact("unit", "org_covered").tri;
    const FactDef& formal = *evaluation.world().registry().find("unit", "formal");
    std::map<int, int> steps;
    int last = 0;
    for (const NearRow& near : gap) {
        ++steps[near.step];
        CHECK(near.step >= last);
        last = near.step;
        CHECK_FALSE(near.reason.empty());
        CHECK(covered[static_cast<std::size_t>(near.row.row)] == Tri::False);
        const std::string members = evaluation.world().show(formal, near.row.row);
        if (near.step == 1 || near.step == 2)
            CHECK(near.reason.find("正式党员 " + members.substr(0, 1) + " 名，差 ") == 0);
    }
    CHECK(steps.size() >= 3); // the sample has several kinds of them
}
