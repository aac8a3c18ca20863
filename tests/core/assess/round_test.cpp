// A round kept in the file: every act checked, kept, undone and done again.
#include "core/assess/close_round.h"

#include "core/assess/daily_points.h"
#include "core/assess/round_edit.h"
#include "core/edit/editor.h"
#include "core/store/settings_under.h"
#include "core/store/upkeep.h"
#include "tests/core/assess/small_scheme.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::message;
using test::small_scheme;
using test::TestLedger;

namespace {

constexpr BoxId upper{0, 0};

/// 工委 and three branches, a round of 2025 begun with the small scheme.
struct Round
{
    TestLedger ledger;
    DefinitionsPtr definitions = Definitions::program();
    std::int64_t committee = org("A", "县两新工委", "两新工委");
    std::vector<std::int64_t> orgs{org("B1", "甲支部", "党支部"), org("B2", "乙支部", "党支部"),
                                   org("B3", "丙支部", "联合党支部")};
    RoundId id{2025, committee};
    std::int64_t begun = 0; ///< the action it was begun by

    Round()
    {
        const AssessScheme scheme = small_scheme();
        begun = act([&](Writer& writer) {
            return begin_round(ledger.database(), ledger.catalog(), writer, id, scheme, orgs);
        });
    }
    std::int64_t org(const char* code, const char* name, const char* kind)
    {
        return ledger.put(
            "org", {{"code", code}, {"name", name}, {"kind", kind}, {"founded", "2015-01-01"}});
    }
    [[nodiscard]] AssessRound now()
    {
        auto round = load_assess_round(ledger.database(), definitions->facts(), id);
        INFO(message(round));
        REQUIRE(round);
        return std::move(*round);
    }
    [[nodiscard]] std::map<std::string, std::string> kept()
    {
        return *settings_under(ledger.database(), "assess/");
    }
    /// One act; undone and done again it leaves what it left.
    template <class Act> std::int64_t act(const Act& edit)
    {
        const auto before = kept();
        std::int64_t action = 0;
        {
            Writer writer = ledger.begin("考核");
            const Result<> done = edit(writer);
            INFO(message(done));
            REQUIRE(done);
            action = writer.commit().value();
        }
        REQUIRE(action != 0);
        const auto after = kept();
        CHECK(after != before);
        REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), action));
        CHECK(kept() == before);
        REQUIRE(redo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                            *redo_candidate(ledger.database())));
        CHECK(kept() == after);
        return action;
    }
    template <class Act> std::string refusal(const Act& edit)
    {
        Writer writer = ledger.begin("考核");
        const Result<> done = edit(writer);
        CHECK_FALSE(done);
        return message(done);
    }
    /// Everything up to the closing.
    void fill()
    {
        int branch = 0;
        for (const std::int64_t one : orgs) {
            for (const char* const item : {"plan", "hand", "branch"})
                act([&](Writer& w) {
                    return give_points(w, now(), one, item, 400 - 100 * branch, "");
                });
            act([&](Writer& w) { return give_report(w, now(), one, {2000 - 500 * branch, {}}); });
            const BoxId own{1, one};
            act([&](Writer& w) { return put_ballot_count(w, now(), own, {6, 5, 1, 5, 0}); });
            act([&](Writer& w) {
                return put_totals(w, now(), own, {{{0, 5, 0, 0, 0}, {0, 4, 1, 0, 0}}});
            });
            ++branch;
        }
        act([&](Writer& w) { return put_ballot_count(w, now(), upper, {4, 4, 0, 3, 1}); });
        int number = 0;
        for (const char* const marks : {"123", "124", "x", "013"})
            act([&](Writer& w) { return put_sheet(w, now(), upper, 0, ++number, {marks, "甲"}); });
    }
    [[nodiscard]] Result<> close(Writer& writer)
    {
        NoProgress quiet;
        const AssessRound round = now();
        return close_round(ledger.database(), ledger.catalog(), writer, round,
                           *org_names(ledger.database(), ledger.catalog(), round),
                           *Date::from_iso("2025-09-30"), quiet);
    }
};

} // namespace

TEST_CASE("a round keeps its scheme whatever becomes of it elsewhere")
{
    Round f;
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
    Round f;
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

TEST_CASE("ballots: counts balance, papers fit, passes are settled against the paper")
{
    Round f;
    CHECK(f.refusal([&](Writer& w) {
               return put_ballot_count(w, f.now(), upper, {5, 4, 0, 4, 0});
           }).find("发出 5 张") != std::string::npos);
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {5, 4, 1, 4, 0}); });
    const auto keyed = [&](int pass, int number, const char* marks) {
        return [&f, pass, number, marks](Writer& w) {
            return put_sheet(w, f.now(), upper, pass, number, {marks, pass == 0 ? "甲" : "乙"});
        };
    };
    CHECK(f.refusal(keyed(0, 5, "111")).find("票号 5") != std::string::npos);
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

TEST_CASE("a round begun anew has nothing of one whose beginning was undone")
{
    Round f;
    f.act([&](Writer& w) { return put_ballot_count(w, f.now(), upper, {5, 5, 0, 5, 0}); });
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 0, 1, {"123", "甲"}); });
    REQUIRE(undo_action(f.ledger.database(), f.ledger.catalog(), f.ledger.actor(), f.begun));
    CHECK(assess_rounds(f.ledger.database())->empty());
    CHECK(f.kept().size() == 2); // the number of ballots, and the paper
    f.act([&](Writer& w) {
        return begin_round(f.ledger.database(), f.ledger.catalog(), w, f.id, small_scheme(),
                           {f.orgs[2]});
    });
    CHECK(f.kept().size() == 2); // the scheme, and who is assessed
    CHECK(tally(f.now(), upper).valid == 0);
}

TEST_CASE("papers that don't fit who is assessed are left out, told, and go with the box")
{
    Round f;
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
    Round f;
    f.act([&](Writer& w) { return put_sheet(w, f.now(), upper, 1, 1, {"123", "乙"}); });
    CHECK(f.refusal([&](Writer& w) {
               return set_round_orgs(w, f.now(), {f.orgs[0]});
           }).find("不能再改对象") != std::string::npos);
}

TEST_CASE("a round of a year that is none is no round")
{
    Round f;
    for (const char* const year : {"0", "99999", "-3"})
        f.act([&](Writer& w) {
            return w.put_setting(std::string("assess/") + year + "/1/scheme", small_scheme().json);
        });
    CHECK(assess_rounds(f.ledger.database())->size() == 1);
    const auto loaded = load_assess_round(f.ledger.database(), f.definitions->facts(), {99999, 1});
    REQUIRE_FALSE(loaded);
    CHECK(loaded.error().kind == ErrorKind::Usage);
}

TEST_CASE("closing asks for what is missing, then writes rows, scores and what is computed")
{
    Round f;
    CHECK(f.refusal([&](Writer& w) { return f.close(w); }).find("甲支部") != std::string::npos);
    f.fill();
    f.act([&](Writer& w) {
        return put_interview(w, f.now(), f.orgs[2],
                             {true, {}, "部长", "三个月内补齐", Date::from_iso("2025-12-31")});
    });
    CHECK(f.refusal([&](Writer& w) { return f.close(w); }).find("约谈日期") != std::string::npos);
    f.act([&](Writer& w) {
        return put_interview(w, f.now(), f.orgs[2],
                             {true, Date::from_iso("2025-09-29"), "部长", "三个月内补齐",
                              Date::from_iso("2025-12-31")});
    });
    f.act([&](Writer& w) { return f.close(w); });

    Query all;
    all.ledger = "assessment";
    const LedgerDef& def = f.ledger.def("assessment");
    const auto rows = f.ledger.store().first(all, -1);
    REQUIRE(rows->size() == 3);
    const Record& first = rows->front(); // by rank
    CHECK(int_of(first.at(def, "org")) == f.orgs[0]);
    // 12 / 20 × 50 + 10 + 24 + (3 × 100 + 96) / 4 × 16 %: the valid papers say 好, 好, abstain.
    CHECK(std::get<double>(first.at(def, "total")) == Approx(30 + 10 + 24 + 15.84));
    CHECK(int_of(first.at(def, "rank")) == 1);
    CHECK(text_of(first.at(def, "grade")) == "称职");
    // The meeting had three valid papers: only its total is told.
    CHECK(int_of(first.at(def, "votes_good")) == 5);
    CHECK(text_of(first.at(def, "note")).find("上级会议") != std::string::npos);
    const Record& last = rows->back();
    CHECK(text_of(last.at(def, "interviewer")) == "部长");
    CHECK(text_of(last.at(def, "interview_date")) == "2025-09-29");
    all.ledger = "assessment_score";
    CHECK(*f.ledger.store().count(all) == 3 * 4);
    all.ledger = "supervision";
    const auto issued = f.ledger.store().first(all, -1);
    REQUIRE(issued->size() == 1);
    CHECK(text_of(issued->front().at(f.ledger.def("supervision"), "rule")) == "ningxia-2018/1.g");

    CHECK(f.refusal([&](Writer& w) {
               return give_report(w, f.now(), f.orgs[0], {1000, {}});
           }).find("办结") != std::string::npos);
}

TEST_CASE("a typed total is refused where the round is in the file; one written past it is found")
{
    Round f;
    const LedgerDef& def = f.ledger.def("assessment");
    const auto typed = [&](std::int64_t org, test::Fields more) {
        Writer writer = f.ledger.begin();
        Record row = test::record(def, more);
        row.set(def, "year", std::int64_t{2025});
        row.set(def, "assessor", f.committee);
        row.set(def, "org", org);
        const auto edited = Editor(f.ledger.catalog(), writer, {}).save(def, row);
        REQUIRE(edited);
        return edited->refused() ? edited->problems.front().message : std::string();
    };
    CHECK(typed(f.orgs[0], {{"total", 90.0}}).find("正在进行") != std::string::npos);
    CHECK(typed(f.orgs[0], {{"daily_score", 90.0}}).empty());
    f.fill();
    f.act([&](Writer& w) { return f.close(w); });

    Query all;
    all.ledger = "assessment";
    Record row = f.ledger.store().first(all, -1)->front();
    const auto change = [&](const char* field, Value value) {
        Writer writer = f.ledger.begin();
        const auto edited = Editor(f.ledger.catalog(), writer, {})
                                .change(def, row.id, {{def.index_of(field), std::move(value)}});
        REQUIRE(edited);
        if (edited->refused())
            return edited->problems.front().message;
        REQUIRE(writer.commit());
        return std::string();
    };
    CHECK(change("total", 99.0).find("79.84") != std::string::npos);
    CHECK(change("rank", std::int64_t{2}).find("第 1 名") != std::string::npos);
    CHECK(change("rectification", "已改").empty());

    NoProgress quiet;
    const auto doubts = [&] {
        const auto items = verify(f.ledger.database(), f.ledger.catalog(), quiet);
        REQUIRE(items);
        std::string found;
        for (const VerifyItem& item : *items)
            for (const VerifyFinding& one : item.findings)
                if (one.sentence.find("与公式不符") != std::string::npos)
                    found += one.sentence;
        return found;
    };
    CHECK(doubts().empty());
    f.ledger.change("assessment", row.id, {{"total", 99.0}}); // past the editor
    CHECK(doubts().find("甲支部") != std::string::npos);
}

TEST_CASE("a round opened again keeps what was entered of talks; its rows go")
{
    Round f;
    f.fill();
    f.act([&](Writer& w) { return f.close(w); });
    Query all;
    all.ledger = "assessment";
    const Record last = f.ledger.store().first(all, -1)->back();
    f.ledger.change("assessment", last.id, {{"rectification", "已整改"}});
    const auto before = f.now();
    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    CHECK(*f.ledger.store().count(all) == 0);
    CHECK_FALSE(f.now().closed);
    CHECK(f.now().interviews.at(f.orgs[2]).rectification == "已整改");
    f.act([&](Writer& w) { return give_report(w, f.now(), f.orgs[0], {1900, {}}); });
    f.act([&](Writer& w) { return f.close(w); });
    CHECK(*f.ledger.store().count(all) == 3);
}
