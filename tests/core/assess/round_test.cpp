// A round kept in the file: every act checked, kept, undone and done again.
#include "core/assess/daily_points.h"
#include "core/assess/tally.h"
#include "tests/core/assess/round_fixture.h"

using namespace lx;
using test::message;
using test::RoundFixture;
using test::small_scheme;
using test::upper;

TEST_CASE("a round keeps its scheme whatever becomes of it elsewhere")
{
    RoundFixture f;
    REQUIRE(assess_rounds(f.ledger.database())->front() == f.id);
    CHECK(f.now().scheme->name == "小方案");
    CHECK(f.now().orgs == f.orgs);
    CHECK(f.refusal([&](Writer& w) {
               return begin_round(f.ledger.database(), f.ledger.catalog(), w, f.id, small_scheme(),
                                  f.orgs);
           }).find("已经有了") != std::string::npos);
    CHECK(f.refusal([&](Writer& w) {
               return begin_round(f.ledger.database(), f.ledger.catalog(), w, {2024, f.committee},
                                  small_scheme(), {f.committee});
           }).find("不能同时是考核对象") != std::string::npos);
    CHECK(
        message(load_assess_round(f.ledger.database(), f.definitions->facts(), {2020, f.committee}))
            .find("2020") != std::string::npos);
    f.act([&](Writer& w) { return drop_round(f.ledger.database(), w, f.now()); });
    CHECK(assess_rounds(f.ledger.database())->empty());
}

TEST_CASE("points are proposed from the year's facts; other ones need a reason, and stay")
{
    RoundFixture f;
    for (const char* const day : {"2025-01-05", "2024-12-30", "2025-03-01"})
        f.ledger.put("activity",
                     {{"org", f.orgs[0]}, {"kind", "年度计划"}, {"date", day}, {"topic", day}});
    f.ledger.put(
        "activity",
        {{"org", f.orgs[1]}, {"kind", "年度计划"}, {"date", "2025-02-01"}, {"topic", "一"}});
    NoProgress quiet;
    const auto proposed = propose_points(f.ledger.database(), f.definitions, f.now(),
                                         *Date::from_iso("2025-09-30"), quiet);
    INFO(message(proposed));
    REQUIRE(proposed);
    CHECK(proposed->size() == 6); // two items by hand
    CHECK(proposed->at({f.orgs[0], "plan"}) == ItemPoints{400, 400, "年度计划份数 2", ""});
    CHECK(proposed->at({f.orgs[1], "plan"}).points == 250);
    CHECK(proposed->at({f.orgs[2], "plan"}).points == 0);
    CHECK(proposed->at({f.orgs[0], "branch"}).fact == "类别是党支部：是");
    CHECK(proposed->at({f.orgs[2], "branch"}).points == 0);
    f.act([&](Writer& w) { return take_proposals(w, f.now(), *proposed); });
    CHECK(f.now().points == *proposed);

    const auto changed = [&](Points points, const char* reason) {
        return [&f, points, reason](Writer& w) {
            return give_points(w, f.now(), f.orgs[2], "plan", points, reason);
        };
    };
    CHECK(f.refusal(changed(250, "")).find("要写明原因") != std::string::npos);
    CHECK(f.refusal(changed(450, "补报")).find("最多 4 分") != std::string::npos);
    f.act(changed(250, "纸质计划已交，未登记"));
    CHECK_FALSE(daily_complete(f.now(), f.orgs[2]));
    f.act([&](Writer& w) { return give_points(w, f.now(), f.orgs[2], "hand", 600, ""); });
    CHECK(daily_complete(f.now(), f.orgs[2]));
    Writer again = f.ledger.begin();
    REQUIRE(take_proposals(again, f.now(), *proposed));
    CHECK(*again.commit() == 0); // what was changed by hand stands
    CHECK(f.now().points.at({f.orgs[2], "plan"}).reason == "纸质计划已交，未登记");
}

TEST_CASE("points given before anything was proposed stay when it is")
{
    RoundFixture f;
    f.act([&](Writer& w) { return give_points(w, f.now(), f.orgs[0], "plan", 350, ""); });
    f.act([&](Writer& w) {
        return take_proposals(w, f.now(),
                              {{{f.orgs[0], "plan"}, {0, 0, "年度计划份数 0", ""}},
                               {{f.orgs[1], "plan"}, {250, 250, "年度计划份数 1", ""}}});
    });
    const ItemPoints kept = f.now().points.at({f.orgs[0], "plan"});
    CHECK(kept.points == 350);
    CHECK(kept.proposed == 0);
    CHECK(f.now().points.at({f.orgs[1], "plan"}).points == 250);
}

TEST_CASE("a paper has any number that was issued, whatever came back")
{
    RoundFixture f;
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {20, 18, 2, 18, 0}); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 0, 20, {"123", "甲"}); });
    CHECK(f.refusal([&](Writer& w) {
               return put_sheet(w, f.now(), upper, 0, 21, {"123", "甲"});
           }).find("发出的是 20 张") != std::string::npos);
    // Totals instead, once the paper is taken out; and back.
    const std::vector some(3, std::vector{MarkCounts{0, 18, 0, 0, 0}});
    f.refusal([&](Writer& w) { return put_totals(w, f.now(), upper, some); });
    f.act([&](Writer& w) { return drop_sheet(w, f.now(), upper, 0, 20); });
    f.act([&](Writer& w) { return put_totals(w, f.now(), upper, some); });
    f.act([&](Writer& w) { return drop_totals(w, f.now(), upper); });
    CHECK_FALSE(f.now().box(upper).totals);
}

TEST_CASE("what was keyed for one ballot is not kept for another")
{
    RoundFixture f;
    const AssessRound shown = f.now();
    const auto now = [&] {
        return reload_for_ballots(f.ledger.database(), f.definitions->facts(), shown);
    };
    CHECK(now());
    f.act([&](Writer& w) { return give_report(w, f.now(), f.orgs[0], {1000, {}}); });
    CHECK(now()->reports.size() == 1);
    f.act([&](Writer& w) { return set_round_orgs(w, f.now(), {f.orgs[1], f.orgs[0], f.orgs[2]}); });
    REQUIRE_FALSE(now());
    CHECK(now().error().kind == ErrorKind::Refused);
}

TEST_CASE("a line break in who talks does not move the fields behind it")
{
    RoundFixture f;
    const Interview talk{true, Date::from_iso("2025-09-29"), "部长\n副部长", "一\n二",
                         Date::from_iso("2025-12-31")};
    f.act([&](Writer& w) { return put_interview(w, f.now(), f.orgs[0], talk); });
    const Interview kept = f.now().interviews.at(f.orgs[0]);
    CHECK(kept.person == "部长 副部长");
    CHECK(kept.rectification == "一\n二");
    CHECK(kept.due == talk.due);
}

TEST_CASE("ballots: counts balance, papers fit, passes are settled against the paper")
{
    RoundFixture f;
    CHECK(f.refusal([&](Writer& w) {
               return put_ballot_count(w, f.now(), upper, {5, 4, 0, 4, 0});
           }).find("发出 5 张") != std::string::npos);
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {5, 4, 1, 4, 0}); });
    const auto keyed = [&](int pass, int number, const char* marks) {
        return [&f, pass, number, marks](Writer& w) {
            return put_sheet(w, f.now(), upper, pass, number, {marks, pass == 0 ? "甲" : "乙"});
        };
    };
    CHECK(f.refusal(keyed(0, 6, "111")).find("票号 6") != std::string::npos);
    CHECK(f.refusal(keyed(0, 1, "115")).find("第 3 个") != std::string::npos);
    f.act(keyed(0, 1, "121"));
    f.act(keyed(0, 1, "111")); // the last one corrected
    f.act(keyed(1, 1, "114"));
    CHECK(differences(f.now(), upper).size() == 1);
    CHECK(f.refusal([&](Writer& w) {
               return settle_sheet(w, f.now(), upper, 1, "11");
           }).find("应有 3 个") != std::string::npos);
    f.act([&](Writer& w) { return settle_sheet(w, f.now(), upper, 1, "114"); });
    CHECK(differences(f.now(), upper).empty());
    CHECK(tally(f.now(), upper).marks[2][0] == MarkCounts{0, 0, 0, 0, 1});
    CHECK(error_rate(f.now(), upper).differed == 1);
    CHECK(error_rate(f.now(), upper).compared == 3);
    CHECK(f.refusal([&](Writer& w) {
               return settle_sheet(w, f.now(), upper, 1, "111");
           }).find("两遍录入一致") != std::string::npos);
    CHECK(f.refusal([&](Writer& w) {
               return put_totals(w, f.now(), upper, {{{0, 4, 0, 0, 0}}});
           }).find("已经逐张录入") != std::string::npos);
    CHECK(f.refusal([&](Writer& w) {
               return set_round_orgs(w, f.now(), {f.orgs[0]});
           }).find("不能再改对象") != std::string::npos);
    f.act([&](Writer& w) { return drop_sheet(w, f.now(), upper, 1, 1); });
    f.act([&](Writer& w) { return drop_sheet(w, f.now(), upper, 0, 1); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), {1, f.orgs[0]}, 0, 1, {"11", "甲"}); });
    f.act([&](Writer& w) { return set_round_orgs(w, f.now(), {f.orgs[2], f.orgs[1]}); });
    CHECK(f.now().box({1, f.orgs[0]}).passes[0].empty());
}

TEST_CASE("the beginning of a round isn't undone below what was entered in it since")
{
    RoundFixture f;
    const auto undo_begin = [&] {
        return undo_action(f.ledger.database(), f.ledger.catalog(), f.ledger.actor(), f.begun);
    };
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {5, 5, 0, 5, 0}); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 0, 1, {"123", "甲"}); });
    const auto before = f.kept();
    CHECK(message(undo_begin()).find("放弃这一轮") != std::string::npos);
    CHECK(f.kept() == before);
    // What was entered taken back first, it can be.
    for (int i = 0; i < 2; ++i)
        REQUIRE(undo_action(f.ledger.database(), f.ledger.catalog(), f.ledger.actor(),
                            *undo_candidate(f.ledger.database())));
    REQUIRE(undo_begin());
    CHECK(assess_rounds(f.ledger.database())->empty());
}

TEST_CASE("a round begun anew has nothing of one that is not there any more")
{
    RoundFixture f;
    const std::string box = RoundKeys(f.id).box(f.now(), upper, "1/1");
    f.act([&](Writer& w) { return drop_round(f.ledger.database(), w, f.now()); });
    f.act([&](Writer& w) { return w.put_setting(box, "123\n甲"); });
    f.act([&](Writer& w) {
        return begin_round(f.ledger.database(), f.ledger.catalog(), w, f.id, small_scheme(),
                           {f.orgs[2]});
    });
    CHECK(f.kept().size() == 2); // the scheme, and who is assessed
    CHECK(tally(f.now(), upper).valid == 0);
}

TEST_CASE("papers that don't fit who is assessed are left out, told, and go with the box")
{
    RoundFixture f;
    const std::string box = RoundKeys(f.id).box(f.now(), upper, "");
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {5, 5, 0, 5, 0}); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 0, 1, {"123", "甲"}); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 1, 1, {"124", "乙"}); });
    const auto keep = [&](const std::string& key, const char* value) {
        f.act([&](Writer& w) { return w.put_setting(key, value); });
    };
    keep(box + "1/2", "12345\n甲");    // of five organizations
    keep(box + "1/0", "123\n甲");      // no number of a paper
    keep(box + "2/1", "1\n乙");        // in place of one that fits
    keep(box + "totals", "0 1 0 0 0"); // of one organization
    keep(RoundKeys(f.id).prefix() + "box/own/" + std::to_string(f.committee) + "/1/1", "11\n甲");
    const AssessRound now = f.now();
    CHECK(now.box(upper).passes[0].size() == 1);
    CHECK(now.box(upper).passes[1].empty());
    CHECK_FALSE(now.box(upper).totals);
    CHECK(now.boxes.size() == 1);
    CHECK(tally(now, upper).valid == 1);
    CHECK(differences(now, upper).empty());
    const std::string told = box_problems(now, upper).front();
    INFO(told);
    CHECK(told.find("3 张票（第一遍 0 号、第一遍 2 号、第二遍 1 号）和票数合计") !=
          std::string::npos);
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 0, 2, {"111", "甲"}); });
    CHECK(f.now().box(upper).passes[0].size() == 2);

    // Of an organization that goes they go too.
    const BoxId own{1, f.orgs[0]};
    const std::string own_box = RoundKeys(f.id).box(f.now(), own, "");
    keep(own_box + "1/1", "1\n甲");
    f.act([&](Writer& w) { return drop_sheet(w, f.now(), upper, 0, 1); });
    for (const char* const name : {"1/0", "1/1", "1/2", "2/1", "totals"})
        if (f.kept().contains(box + name))
            f.act([&](Writer& w) { return w.put_setting(box + name, std::nullopt); });
    f.act([&](Writer& w) { return set_round_orgs(w, f.now(), {f.orgs[1]}); });
    CHECK_FALSE(f.kept().contains(own_box + "1/1"));
}

TEST_CASE("who is assessed stays while only the second pass is keyed")
{
    RoundFixture f;
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 1, 1, {"123", "乙"}); });
    CHECK(f.refusal([&](Writer& w) {
               return set_round_orgs(w, f.now(), {f.orgs[0]});
           }).find("不能再改对象") != std::string::npos);
}

TEST_CASE("a round of a year that is none is no round")
{
    RoundFixture f;
    for (const char* const year : {"0", "99999", "-3"})
        f.act([&](Writer& w) {
            return w.put_setting(std::string("assess/") + year + "/1/scheme", small_scheme().json);
        });
    CHECK(assess_rounds(f.ledger.database())->size() == 1);
    const auto loaded = load_assess_round(f.ledger.database(), f.definitions->facts(), {99999, 1});
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().kind == ErrorKind::Usage);
}
