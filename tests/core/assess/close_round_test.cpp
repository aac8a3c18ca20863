// A round closed into rows of the ledgers, opened again, and what merging does to one.
#include "core/assess/close_round.h"

#include "core/assess/tally.h"
#include "core/edit/editor.h"
#include "core/edit/merge_rows.h"
#include "core/store/upkeep.h"
#include "tests/core/assess/round_fixture.h"

using namespace lx;
using test::message;
using test::RoundFixture;
using test::small_scheme;
using test::small_scheme_json;

TEST_CASE("closing asks for what is missing, then writes rows, scores and what is computed")
{
    RoundFixture f;
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
    RoundFixture f;
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
    RoundFixture f;
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

TEST_CASE(
    "closing fills rows that were typed meanwhile; opening again leaves what isn't the round's")
{
    RoundFixture f;
    f.fill();
    const std::int64_t stranger = f.org("B9", "丁支部", "党支部");
    const std::int64_t year = 2025;
    const std::int64_t row = f.ledger.put("assessment", {{"year", year},
                                                         {"assessor", f.committee},
                                                         {"org", f.orgs[0]},
                                                         {"votes_poor", std::int64_t{3}},
                                                         {"rectification", "已谈"},
                                                         {"note", "材料齐"}});
    const std::int64_t other = f.ledger.put(
        "assessment",
        {{"year", year}, {"assessor", f.committee}, {"org", stranger}, {"total", 70.0}});
    const auto typed = [&](std::int64_t org, const char* indicator) {
        f.ledger.put("assessment_score", {{"year", year},
                                          {"assessor", f.committee},
                                          {"org", org},
                                          {"indicator", indicator},
                                          {"score", 2.0}});
    };
    typed(f.orgs[0], "履行责任");
    typed(f.orgs[0], "加分项");
    typed(stranger, "履行责任");
    f.act([&](Writer& w) { return f.close(w); });

    const LedgerDef& def = f.ledger.def("assessment");
    Query rows;
    rows.ledger = "assessment";
    CHECK(*f.ledger.store().count(rows) == 3 + 1);
    Query filled = rows;
    filled.filters = {{"org", "=", std::to_string(f.orgs[0])}};
    const Record first = f.ledger.store().first(filled, -1)->at(0);
    CHECK(first.id == row);
    CHECK(int_of(first.at(def, "rank")) == 1);
    CHECK(text_of(first.at(def, "rectification")) == "已谈");
    CHECK(text_of(first.at(def, "note")).find("材料齐") == 0);
    CHECK(int_of(first.at(def, "votes_poor")) == 0);
    rows.ledger = "assessment_score";
    CHECK(*f.ledger.store().count(rows) == 3 * 4 + 2);

    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    CHECK(*f.ledger.store().count(rows) == 2);
    rows.ledger = "assessment";
    const auto left = f.ledger.store().first(rows, -1);
    REQUIRE(left->size() == 2);
    const auto typed_row = std::ranges::find(*left, row, &Record::id);
    REQUIRE(typed_row != left->end()); // what was noted in it is nowhere else
    CHECK(std::ranges::count(*left, other, &Record::id) == 1);
    CHECK(text_of(typed_row->at(def, "note")) == "材料齐");
    for (const char* const computed : {"daily_score", "report_score", "votes_good", "votes_poor",
                                       "total", "rank", "grade", "rectification"}) {
        INFO(computed);
        CHECK(is_empty(typed_row->at(def, computed)));
    }
    CHECK(f.now().interviews.at(f.orgs[0]).rectification == "已谈");
    CHECK_FALSE(f.now().interviews.contains(stranger));
}

TEST_CASE("what is noted in a row after the closing stands in it after the next one")
{
    RoundFixture f;
    f.fill();
    f.act([&](Writer& w) { return f.close(w); });
    const LedgerDef& def = f.ledger.def("assessment");
    Query rows;
    rows.ledger = "assessment";
    const Record first = f.ledger.store().first(rows, -1)->front();
    const std::string few = text_of(first.at(def, "note"));
    REQUIRE(few.find("不足 5 张") != std::string::npos);
    f.ledger.change("assessment", first.id, {{"note", few + "\n整改已验收"}});
    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    CHECK(*f.ledger.store().count(rows) == 1);
    CHECK(f.ledger.text("assessment", first.id, "note") == "整改已验收");
    f.act([&](Writer& w) { return f.close(w); });
    CHECK(*f.ledger.store().count(rows) == 3);
    CHECK(f.ledger.text("assessment", first.id, "note") == "整改已验收\n" + few);
    CHECK(f.ledger.text("assessment", first.id, "grade") == "称职");
}

TEST_CASE("an order for a talk ends when its round is closed again without its last day")
{
    RoundFixture f;
    f.fill();
    const auto talk = [&](std::int64_t org, const char* due) {
        f.act([&](Writer& w) {
            return put_interview(
                w, f.now(), org,
                {true, Date::from_iso("2025-09-29"), "部长", "三个月内补齐", Date::from_iso(due)});
        });
    };
    talk(f.orgs[1], "2025-12-30");
    talk(f.orgs[2], "2025-12-31");
    const auto closed_and_opened = [&] {
        f.act([&](Writer& w) { return f.close(w); });
        f.act([&](Writer& w) {
            return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
        });
    };
    const auto open = [&] {
        Query all;
        all.ledger = "supervision";
        std::vector<std::int64_t> orgs;
        const LedgerDef& def = f.ledger.def("supervision");
        const auto orders = f.ledger.store().first(all, -1);
        for (const Record& row : *orders)
            if (!row.day(def, "closed"))
                orgs.push_back(int_of(row.at(def, "org")));
        return orgs;
    };
    closed_and_opened();
    CHECK(open().size() == 2);
    talk(f.orgs[2], "");
    closed_and_opened();
    CHECK(open() == std::vector{f.orgs[1]});
    // Another round of the year has a talk with it: its order stays.
    talk(f.orgs[1], "");
    f.act([&](Writer& w) {
        return w.put_setting("assess/2025/9999/interview/" + std::to_string(f.orgs[1]), "1");
    });
    closed_and_opened();
    CHECK(open() == std::vector{f.orgs[1]});
}

TEST_CASE("an order for a talk ends when its organization isn't assessed any more")
{
    RoundFixture f;
    f.fill();
    f.act([&](Writer& w) {
        return put_interview(w, f.now(), f.orgs[2],
                             {true, Date::from_iso("2025-09-29"), "部长", "三个月内补齐",
                              Date::from_iso("2025-12-31")});
    });
    f.act([&](Writer& w) { return f.close(w); });
    const LedgerDef& def = f.ledger.def("supervision");
    Query all;
    all.ledger = "supervision";
    REQUIRE(f.ledger.store().first(all, -1)->size() == 1);
    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    // The ballots that list all go first: they name it.
    f.act([&](Writer& w) -> Result<> {
        const AssessRound now = f.now();
        for (const auto& [id, box] : now.boxes) {
            if (id.org != 0)
                continue;
            if (box.totals)
                LX_TRY(drop_totals(w, now, id));
            for (int pass = 0; pass < 2; ++pass)
                for (const auto& [number, sheet] : box.passes[static_cast<std::size_t>(pass)])
                    LX_TRY(drop_sheet(w, now, id, pass, number));
        }
        return {};
    });
    f.act([&](Writer& w) { return set_round_orgs(w, f.now(), {f.orgs[0], f.orgs[1]}); });
    int number = 0;
    for (const char* const marks : {"12", "12", "x", "01"})
        f.act([&](Writer& w) { return put_sheet(w, f.now(), {0, 0}, 0, ++number, {marks, "甲"}); });
    f.act([&](Writer& w) { return f.close(w); });
    CHECK(f.ledger.store().first(all, -1)->front().day(def, "closed"));
}

TEST_CASE("notes of scores stay when their round is opened and closed again")
{
    RoundFixture f;
    f.fill();
    f.act([&](Writer& w) { return f.close(w); });
    Query scores;
    scores.ledger = "assessment_score";
    const auto before = *f.ledger.store().count(scores);
    const Record first = f.ledger.store().first(scores, -1)->front();
    f.ledger.change("assessment_score", first.id, {{"note", "考核组复核"}});
    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    CHECK(*f.ledger.store().count(scores) == 1);
    CHECK(f.ledger.text("assessment_score", first.id, "note") == "考核组复核");
    f.act([&](Writer& w) { return f.close(w); });
    CHECK(*f.ledger.store().count(scores) == before);
    CHECK(f.ledger.text("assessment_score", first.id, "note") == "考核组复核");
    const LedgerDef& def = f.ledger.def("assessment_score");
    const auto again = f.ledger.store().find(def, first.id);
    REQUIRE(again);
    CHECK((*again)->at(def, "score") == first.at(def, "score"));
}

TEST_CASE("votes of a scheme with fewer marks go where their marks say")
{
    std::string json = small_scheme_json();
    const auto replace = [&](const std::string& old, const std::string& now) {
        REQUIRE(json.find(old) != std::string::npos);
        json.replace(json.find(old), old.size(), now);
    };
    replace(R"({"name": "好", "value": 100}, {"name": "较好", "value": 80},)",
            R"({"name": "满意", "value": 100},)");
    replace(R"({"name": "一般", "value": 60}, {"name": "差", "value": 0})",
            R"({"name": "基本满意", "value": 60}, {"name": "不满意", "value": 0})");
    const auto read = [&] {
        return AssessScheme::read("三票", json, Definitions::program()->facts());
    };
    REQUIRE_FALSE(read());
    CHECK(read().error().message.find("votes") != std::string::npos);
    replace(R"("value": 100})", R"("value": 100, "votes": "good"})");
    replace(R"("value": 60})", R"("value": 60, "votes": "average"})");
    replace(R"("value": 0})", R"("value": 0, "votes": "average"})");
    REQUIRE_FALSE(read()); // the same twice
    replace(R"("value": 0, "votes": "average"})", R"("value": 0, "votes": "poor"})");
    const auto three = read();
    INFO((three ? std::string() : three.error().message));
    REQUIRE(three);

    RoundFixture f;
    f.act([&](Writer& w) { return drop_round(f.ledger.database(), w, f.now()); });
    f.act([&](Writer& w) {
        return begin_round(f.ledger.database(), f.ledger.catalog(), w, f.id, *three, f.orgs);
    });
    f.fill({"133", "113", "x", "013"}, {{{0, 3, 0, 2, 0}, {0, 4, 1, 0, 0}}});
    f.act([&](Writer& w) { return f.close(w); });
    const LedgerDef& def = f.ledger.def("assessment");
    Query rows;
    rows.ledger = "assessment";
    const Record first = f.ledger.store().first(rows, -1)->front();
    CHECK(int_of(first.at(def, "votes_good")) == 3);
    CHECK(std::holds_alternative<std::monostate>(first.at(def, "votes_fair")));
    CHECK(int_of(first.at(def, "votes_average")) == 0);
    CHECK(int_of(first.at(def, "votes_poor")) == 2);
}

TEST_CASE("a round of a former version whose marks say no votes still reads and closes, in order")
{
    std::string json = small_scheme_json();
    const std::string last = R"(, {"name": "差", "value": 0})";
    REQUIRE(json.find(last) != std::string::npos);
    json.erase(json.find(last), last.size());
    const FactRegistry& facts = Definitions::program()->facts();
    CHECK_FALSE(AssessScheme::read("新方案", json, facts));
    const auto many = [&](const char* more) {
        std::string of = json;
        of.replace(of.find(R"({"name": "一般")"), 0, more);
        return AssessScheme::read("旧方案", of, facts, AssessScheme::From::Kept);
    };
    REQUIRE(many(""));
    CHECK(many("")->marks[2].votes == "average");
    CHECK_FALSE(many(R"({"name": "中", "value": 70, "votes": "poor"}, )")); // some of them do
    CHECK_FALSE(many(R"({"name": "中", "value": 70}, {"name": "次", "value": 65}, )")); // five

    RoundFixture f;
    f.act([&](Writer& w) { return w.put_setting(RoundKeys(f.id).scheme(), json); });
    f.fill({"133", "123", "x", "013"}, {{{0, 3, 1, 1, 0}, {0, 4, 1, 0, 0}}});
    f.act([&](Writer& w) { return f.close(w); });
    const LedgerDef& def = f.ledger.def("assessment");
    Query rows;
    rows.ledger = "assessment";
    const Record first = f.ledger.store().first(rows, -1)->front();
    CHECK(int_of(first.at(def, "votes_good")) == 3);
    CHECK(int_of(first.at(def, "votes_fair")) == 1);
    CHECK(int_of(first.at(def, "votes_average")) == 1);
    CHECK(std::holds_alternative<std::monostate>(first.at(def, "votes_poor")));
}

TEST_CASE("what an undone round left stands in no merge's way, and moves into no other round")
{
    RoundFixture f;
    const std::int64_t twin = f.org("B1x", "甲党支部", "党支部");
    const std::int64_t office = f.org("Ax", "县两新工委", "两新工委");
    const auto merged = [&](std::int64_t stays, std::int64_t goes) {
        NoProgress quiet;
        const auto report = merge_rows(f.ledger.database(), f.ledger.catalog(), f.ledger.actor(),
                                       f.ledger.def("org"), stays, goes, {}, quiet);
        INFO(message(report));
        REQUIRE(report);
        INFO((report->conflicts.empty() ? std::string() : report->conflicts.front().reason));
        CHECK(report->conflicts.empty());
    };
    // Reports of rounds that aren't there: of two organizations, and with the other office.
    f.act([&](Writer& w) -> Result<> {
        for (const std::int64_t org : {f.orgs[0], twin})
            LX_TRY(w.put_setting(RoundKeys({2024, f.committee}).report(org), "15\n"));
        return w.put_setting(RoundKeys({2025, office}).report(f.orgs[1]), "15\n");
    });
    merged(twin, f.orgs[0]);
    f.orgs[0] = twin;
    CHECK(f.now().orgs == f.orgs);
    merged(office, f.committee);
    f.id.assessor = office;
    CHECK(f.now().orgs == f.orgs);
    CHECK(f.now().reports.empty());
}

TEST_CASE("an organization registered twice is merged with what a round has of it, or not at all")
{
    RoundFixture f;
    const std::int64_t twin = f.org("B1x", "甲党支部", "党支部");
    const std::int64_t office = f.org("Ax", "县两新工委", "两新工委");
    f.fill();
    const auto before = tally(f.now(), {1, f.orgs[0]}).marks;
    NoProgress quiet;
    const auto merged = [&](std::int64_t stays, std::int64_t goes) {
        auto report = merge_rows(f.ledger.database(), f.ledger.catalog(), f.ledger.actor(),
                                 f.ledger.def("org"), stays, goes, {}, quiet);
        INFO(message(report));
        REQUIRE(report);
        return std::move(*report);
    };
    const auto refused = merged(f.orgs[1], f.orgs[2]);
    REQUIRE(refused.conflicts.size() == 1);
    CHECK(refused.conflicts[0].reason.find("2025 年") != std::string::npos);
    CHECK(f.now().orgs == f.orgs);

    const auto report = merged(twin, f.orgs[0]);
    REQUIRE(report.conflicts.empty());
    const AssessRound now = f.now();
    CHECK(now.orgs == std::vector{twin, f.orgs[1], f.orgs[2]});
    CHECK(tally(now, {1, twin}).marks == before);
    CHECK(now.reports.at(twin).points == 2000);
    CHECK(now.points.contains({twin, "plan"}));
    CHECK(results_of(now).of(twin)->total);
    // A closed one too, and who assesses.
    f.act([&](Writer& w) { return f.close(w); });
    REQUIRE(merged(f.orgs[0] = f.org("B1y", "甲支部（新）", "党支部"), twin).conflicts.empty());
    REQUIRE(merged(office, f.committee).conflicts.empty());
    f.id.assessor = office;
    CHECK(f.now().closed);
    CHECK(f.now().orgs == f.orgs);
    f.act([&](Writer& w) {
        return reopen_round(f.ledger.database(), f.ledger.catalog(), w, f.now());
    });
    CHECK(f.kept().size() == 2 + 3 * 3 + 3 + 3 * 2 + 1 + 4);
}
