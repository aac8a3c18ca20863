// A closed quarter is what it was, whatever happens to the ledgers afterwards.
#include "core/report/quarter/close.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>

#include "core/report/quarter/changes_report.h"
#include "core/report/quarter/fill_figures.h"
#include "core/store/migration.h"
#include "core/store/statement.h"
#include "tests/support/random_edits.h"

using namespace lx;
using namespace lx::test;

namespace {

const Period q2 = *Period::parse("2025Q2");

struct Closable : TestLedger
{
    NoProgress quiet;

    Closable()
    {
        const auto town = put("area", {{"code", "640121100"},
                                       {"name", "望远镇"},
                                       {"kind", "乡镇苏木"},
                                       {"parent", std::int64_t{1}}});
        for (int i = 0; i < 6; ++i) {
            const auto unit = put("unit", {{"uscc", "9164012100000000" + std::to_string(10 + i)},
                                           {"name", "单位" + std::to_string(i)},
                                           {"category", "非公有制企业"},
                                           {"type", "有限责任公司"},
                                           {"status", "正常"},
                                           {"area", town}});
            put("survey", {{"unit", unit},
                           {"date", "2025-03-01"},
                           {"headcount", std::int64_t{60}},
                           {"formal", std::int64_t{3}}});
        }
    }
    [[nodiscard]] ReportRequest request(const Period& period) const
    {
        ReportRequest request;
        request.period = period;
        request.as_of = period.last;
        request.made = *Date::from_iso("2025-09-30");
        request.policies = {"ningxia-2018"};
        return request;
    }
    [[nodiscard]] DefinitionsPtr definitions() const { return Definitions::program(); }
    Result<Closing> close(const Period& period)
    {
        return close_quarter(database(), definitions(), request(period), {}, {}, actor(), quiet);
    }
    /// All the workbooks of a period, one after the other.
    std::string workbooks(const Period& period)
    {
        const auto set = quarter_set(database(), definitions(), request(period), quiet);
        REQUIRE(set);
        const std::string where = folder() / ("set" + std::to_string(++m_sets));
        const auto paths = write_quarter_set(database(), *set, where, {}, quiet);
        REQUIRE(paths);
        std::string all;
        for (const WrittenReport& one : *paths) {
            QFile file(QString::fromStdString(one.path));
            REQUIRE(file.open(QIODevice::ReadOnly));
            all += file.readAll().toStdString();
        }
        return all;
    }

private:
    int m_sets = 0;
};

} // namespace

TEST_CASE("a closed quarter stays byte for byte through a thousand later edits and a migration",
          "[close]")
{
    Closable ledger;
    const auto closing = ledger.close(q2);
    INFO((closing ? std::string() : closing.error().message));
    REQUIRE(closing);
    CHECK(closing->stands());
    CHECK(closing->closed_by == "测试员");
    const std::string closed = ledger.workbooks(q2);
    const auto facts =
        ClosingStore(ledger.database()).part(closing->id, ClosingPart::Kind::Facts, "unit");
    REQUIRE(facts);
    REQUIRE(*facts);
    CHECK((*facts)->find("单位5") != std::string::npos);
    bool once = false;
    rc::check("later edits change no byte of it", [&] {
        if (std::exchange(once, true))
            return; // one long history
        for (int edit = 0; edit < 250; ++edit)
            (void)random_action(ledger, 4);
    });
    CHECK(ledger.workbooks(q2) == closed);
    // A later program's tables: a column more, values written anew.
    auto steps = builtin_migrations();
    const int version = steps.back().number;
    steps.push_back({version + 1,
                     {"ALTER TABLE unit ADD COLUMN later TEXT",
                      "UPDATE survey SET headcount = headcount + 1"}});
    sqlite3* const handle = ledger.database().handle();
    REQUIRE(*migrate(handle, steps, [](int) { return Result<>(); }, {}) ==
            MigrationOutcome::Migrated);
    CHECK(ledger.workbooks(q2) == closed);
    // …and back, for this one opens no newer file.
    REQUIRE(execute(handle, "ALTER TABLE unit DROP COLUMN later"));
    REQUIRE(execute(handle, "PRAGMA user_version = " + std::to_string(version)));
    ledger.reopen();
    CHECK(ledger.workbooks(q2) == closed);
    const auto again =
        ClosingStore(ledger.database()).part(closing->id, ClosingPart::Kind::Facts, "unit");
    CHECK(**again == **facts);
}

TEST_CASE("the upper level's form is filled with what was closed", "[close]")
{
    Closable ledger;
    const auto def = ReportDef::find(ledger.definitions()->facts(), "coverage-enterprise");
    REQUIRE(def);
    const auto total = [&](const std::string& scope) {
        FigureRequest asked{q2, *Date::from_iso("2025-09-30"), scope};
        const auto report =
            period_report(ledger.database(), ledger.definitions(), *def, q2, asked, ledger.quiet);
        REQUIRE(report);
        return report->tables.front().rows.back().cells[1].number;
    };
    CHECK(total("") == 6);
    REQUIRE(ledger.close(q2));
    ledger.put("unit", {{"uscc", "916401210000000099"},
                        {"name", "后来补录的单位"},
                        {"category", "非公有制企业"},
                        {"type", "有限责任公司"},
                        {"status", "正常"}});
    CHECK(total("") == 6);
    CHECK(total("operating") == 7); // counted another way, it is counted anew
}

TEST_CASE("a set says what became another, and a closing keeps it", "[close]")
{
    Closable ledger;
    REQUIRE(ledger.close(q2));
    const auto set =
        quarter_set(ledger.database(), ledger.definitions(), ledger.request(q2), ledger.quiet);
    REQUIRE(set);
    CHECK(set->reports.back().id == changes_id);
    CHECK(set->reports.back().tables.front().name == "变更说明");
    const auto list = closed_report(ledger.database(), q2, "coverage-enterprise");
    REQUIRE(list);
    CHECK((*list)->list.rows.size() == 6);
    const auto bare = closed_report(ledger.database(), q2, "coverage-enterprise", false);
    CHECK((*bare)->list.rows.empty());
    CHECK((*bare)->tables.front().rows.size() == (*list)->tables.front().rows.size());
}

TEST_CASE("limits of jumps: the program's, a file's own, none out of range", "[close]")
{
    Closable ledger;
    const JumpLimits before = jump_limits(ledger.database()).value();
    CHECK(before == program_jump_limits().value());
    JumpLimits own = before;
    own.relative = 0.5;
    REQUIRE(save_jump_limits(ledger.database(), own, ledger.actor()));
    CHECK(jump_limits(ledger.database()).value() == own);
    own.periods = 0;
    const auto refused = save_jump_limits(ledger.database(), own, ledger.actor());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("periods") != std::string::npos);
    const auto last = undo_candidate(ledger.database());
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), *last));
    CHECK(jump_limits(ledger.database()).value() == before);
}

TEST_CASE("what was written of a closing that stands is told by name", "[close]")
{
    Closable ledger;
    REQUIRE(ledger.close(q2));
    const auto twice = ledger.close(q2);
    REQUIRE_FALSE(twice);
    CHECK(twice.error().kind == ErrorKind::Refused);
    CHECK(twice.error().message.find("测试员") != std::string::npos);
    const auto early = ledger.close(*Period::parse("2025Q3")); // its last day is today
    REQUIRE_FALSE(early);
    CHECK(early.error().kind == ErrorKind::Usage);
    const auto half = ledger.close(*Period::parse("2025H1"));
    REQUIRE_FALSE(half);
    CHECK(half.error().message.find("2025Q2") != std::string::npos);
    CHECK(explain_checks(ledger.database(), q2, {{"a|b|", "c"}}, ledger.actor()).error().kind ==
          ErrorKind::Refused);
    CHECK_FALSE(mark_checking(ledger.database(), q2, true, ledger.actor()));
}

TEST_CASE("states: filled, checked, closed, handed up, given back", "[close]")
{
    Closable ledger;
    const auto state = [&] { return quarter_of(ledger.database(), q2)->state; };
    CHECK(state() == QuarterState::Filling);
    REQUIRE(mark_checking(ledger.database(), q2, true, ledger.actor()));
    CHECK(state() == QuarterState::Checking);
    REQUIRE(ledger.close(q2));
    CHECK(state() == QuarterState::Closed);
    CHECK_FALSE(mark_handed_up(ledger.database(), q2, *Date::from_iso("2025-09-29"),
                               ledger.actor())); // before the closing
    REQUIRE(mark_handed_up(ledger.database(), q2, *Date::from_iso("2025-09-30"), ledger.actor()));
    CHECK(state() == QuarterState::HandedUp);
    CHECK_FALSE(reopen_quarter(ledger.database(), q2, "", *Date::from_iso("2025-10-10"), true,
                               ledger.actor()));
    REQUIRE(reopen_quarter(ledger.database(), q2, "数字不符", *Date::from_iso("2025-10-10"), true,
                           ledger.actor()));
    CHECK(state() == QuarterState::Returned);
    const auto quarter = quarter_of(ledger.database(), q2);
    CHECK(quarter->closing->reopen_reason == "数字不符");
    CHECK(quarter->handed_up.empty());
    REQUIRE(ledger.close(q2));
    CHECK(state() == QuarterState::Closed); // not handed up again yet
    CHECK(known_quarters(ledger.database())->size() == 1);
}

TEST_CASE("explanations are kept, changed and taken back", "[close]")
{
    Closable ledger;
    const auto said = [&] {
        const auto quarter = quarter_of(ledger.database(), q2);
        const auto found = quarter->explanations.find("r|c|望远镇");
        return found == quarter->explanations.end() ? std::string() : found->second.text;
    };
    REQUIRE(explain_checks(ledger.database(), q2, {{"r|c|望远镇", "两家注销"}}, ledger.actor()));
    CHECK(said() == "两家注销");
    REQUIRE(explain_checks(ledger.database(), q2, {{"r|other|", "别的"}}, ledger.actor()));
    CHECK(said() == "两家注销");
    const auto last = undo_candidate(ledger.database());
    REQUIRE(last);
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(), *last));
    CHECK(said() == "两家注销");
    REQUIRE(explain_checks(ledger.database(), q2, {{"r|c|望远镇", ""}}, ledger.actor()));
    CHECK(said().empty());
}
