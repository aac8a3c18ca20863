// 考核 in the window: a whole round played through.
#include <QAbstractItemModelTester>
#include <QLineEdit>

#include "core/assess/round_rows.h"
#include "core/store/writer.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/assess_fixture.h"
#include "tests/ui/pictures.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::AssessFixture;
using lx::test::words;

TEST_CASE("a round is begun in the form: year, who assesses, who is assessed", "[assess]")
{
    AssessFixture f;
    f.press("新建一轮考核");
    auto* year = f.find<QSpinBox>(words("考核的年度"));
    REQUIRE(year != nullptr);
    CHECK(year->value() == 2025);
    auto* line = f.find<QWidget>(words("组织考核的党组织"));
    REQUIRE(line != nullptr);
    auto* edit = line->findChild<QLineEdit*>();
    REQUIRE(edit != nullptr);
    const auto committee = f.orgs("两新工委", 1).front();
    LedgerStore store(f.context.database(), *f.context.catalog());
    const auto label = store.labels(*f.context.catalog()->ledger("org"), {committee});
    CHECK(edit->text().contains(qt(label->at(committee)))); // proposed
    auto* ticks = f.table("可以考核的党组织");
    REQUIRE(ticks->model()->rowCount() > 3);
    f.press("都不选");
    auto* begin = f.find<QAbstractButton>(words("开始这一轮考核"));
    REQUIRE(begin != nullptr);
    CHECK_FALSE(begin->isEnabled());
    for (int row = 0; row < 3; ++row)
        CHECK(ticks->model()->setData(ticks->model()->index(row, 0), Qt::Checked,
                                      Qt::CheckStateRole));
    begin->click();
    REQUIRE(f.settled());
    CHECK(f.round().orgs.size() == 3);
    CHECK(f.round().id.assessor == committee);
}

TEST_CASE("a branch appraises its members in the window: begun, voted, closed, undone", "[assess]")
{
    AssessFixture f;
    const std::int64_t branch = f.largest_branch();
    f.press("新建一轮考核");
    f.begin_appraisal(branch);
    auto* ticks = f.table("可以评议的党员");
    REQUIRE(ticks->model()->rowCount() > 5);
    f.press("开始这一轮考核");
    const AssessRound begun = f.round();
    CHECK(begun.id.members);
    CHECK(begun.id.assessor == branch);
    CHECK(std::ssize(begun.orgs) <= ticks->model()->rowCount());

    // Steps there are none of aren't shown.
    auto* steps = f.table("这一轮考核的步骤");
    CHECK(steps->isRowHidden(static_cast<int>(AssessStep::Daily)));
    CHECK(steps->isRowHidden(static_cast<int>(AssessStep::Interviews)));
    CHECK_FALSE(steps->isRowHidden(static_cast<int>(AssessStep::Ballots)));

    f.step(AssessStep::Ballots);
    f.count("发出的票", 5);
    f.count("收回的票", 5);
    f.press("保存票数");
    auto* entry = f.entry();
    entry->setFocus();
    // The first member 优秀, all others 合格, five papers of one mark a key.
    const QString paper =
        QStringLiteral("1") + QString(static_cast<int>(begun.orgs.size()) - 1, QLatin1Char('2'));
    for (int i = 0; i < 5; ++i)
        QTest::keyClicks(entry, paper);
    REQUIRE(f.settled());
    const BoxId meeting{0, 0};
    CHECK(f.round().box(meeting).passes[0].size() == 5);
    f.step(AssessStep::Result);
    auto* ranking = f.table("排名");
    CHECK(ranking->isColumnHidden(2));
    CHECK(ranking->model()->index(0, ranking->model()->columnCount() - 1).data().toString() ==
          words("优秀"));
    CHECK(lx::test::doubled_alt_keys(*f.window).join(QLatin1Char(' ')).toStdString().empty());
    f.step(AssessStep::Close);
    f.press("办结这一轮考核");
    CHECK(f.round().closed);
    const Query rows = round_rows(begun.id);
    LedgerStore store(f.context.database(), *f.context.catalog());
    CHECK(store.count(rows) == std::ssize(begun.orgs));
    f.context.undo(undo_candidate(f.context.database()).value());
    REQUIRE(f.settled());
    CHECK(store.count(rows) == 0);
    CHECK_FALSE(f.round().closed);
}

TEST_CASE("a whole round in the window: points, report, ballots twice, talk, close, undo",
          "[assess]")
{
    AssessFixture f;
    f.begin(3);

    // 平时考核: from the facts, then by hand; other points than the facts give want a reason.
    f.step(AssessStep::Daily);
    f.press("按台账里的事实提出分数");
    CHECK_FALSE(f.round().points.empty());
    auto* points = f.table("各党组织平时考核各项得分");
    QAbstractItemModelTester tester(points->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto orgs = f.round().orgs;
    int asked = 0;
    for (int row = 0; row < 3; ++row)
        for (int column = 2; column < points->model()->columnCount(); ++column) {
            const auto before = f.round().points.size();
            points->setCurrentIndex(points->model()->index(row, column));
            REQUIRE(points->model()->setData(points->model()->index(row, column),
                                             QString::number(2 + row), Qt::EditRole));
            REQUIRE(f.settled());
            auto* reason = f.find<QLineEdit>(words("改动分数的原因"));
            REQUIRE(reason != nullptr);
            if (f.round().points.size() == before && reason->hasFocus()) {
                ++asked;
                reason->setText(words("考核组核定"));
                QTest::keyClick(reason, Qt::Key_Return);
                REQUIRE(f.settled());
            }
        }
    CHECK(asked > 0);
    for (const std::int64_t org : orgs)
        CHECK(daily_complete(f.round(), org));

    // 现场述职
    f.step(AssessStep::Report);
    auto* reports = f.table("现场述职");
    for (int row = 0; row < 3; ++row) {
        CHECK(reports->model()->setData(reports->model()->index(row, 1), words("2025-12-20"),
                                        Qt::EditRole));
        CHECK(reports->model()->setData(reports->model()->index(row, 2),
                                        QString::number(70 + 10 * row), Qt::EditRole));
    }
    CHECK_FALSE(
        reports->model()->setData(reports->model()->index(0, 2), words("101"), Qt::EditRole));
    REQUIRE(f.settled());
    CHECK(f.round().reports.at(orgs[2]).points == 9000);

    // 民主测评: numbers, five papers and an invalid one, twice, with a slip that is settled.
    f.step(AssessStep::Ballots);
    f.count("发出的票", 7);
    f.count("收回的票", 6);
    f.count("无效票", 1);
    CHECK(f.find<QSpinBox>(words("未收回的票"))->value() == 1);
    CHECK(f.find<QSpinBox>(words("有效票"))->value() == 5);
    f.press("保存票数");
    auto* entry = f.entry();
    int alarms = 0;
    entry->set_alarm([&] { ++alarms; });
    entry->setFocus();
    QTest::keyClicks(entry, QStringLiteral("123*2+"));
    CHECK(entry->keys().number() == 4);
    QTest::keyClicks(entry, QStringLiteral("7")); // no mark
    CHECK(alarms == 1);
    QTest::keyClicks(entry, QStringLiteral("11"));
    QTest::keyClick(entry, Qt::Key_Backspace);
    QTest::keyClicks(entry, QStringLiteral("40"));  // 1 4 0
    QTest::keyClicks(entry, QStringLiteral("/4-")); // invalid; then back
    QTest::keyClicks(entry, QStringLiteral("111"));
    REQUIRE(f.settled());
    const BoxId meeting{0, 0};
    CHECK(f.round().box(meeting).passes[0].at(1).marks == "123");
    CHECK(f.round().box(meeting).passes[0].at(2).marks == "111");
    CHECK(f.round().box(meeting).passes[0].at(3).marks == "222");
    CHECK(f.round().box(meeting).passes[0].at(4).marks == "140");
    CHECK(f.round().box(meeting).passes[0].at(5).marks == "x");
    CHECK(f.round().box(meeting).passes[0].at(6).marks == "111");
    // The last one corrected.
    QTest::keyClick(entry, Qt::Key_Backspace);
    CHECK(entry->keys().number() == 6);
    QTest::keyClicks(entry, QStringLiteral("2"));
    REQUIRE(f.settled());
    CHECK(f.round().box(meeting).passes[0].at(6).marks == "112");
    // One action a paper: undone it is as it was.
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.round().box(meeting).passes[0].at(6).marks == "111");

    f.press("录第二遍");
    alarms = 0;
    QTest::keyClicks(entry, QStringLiteral("143*+")); // ‘+’ before any mark is none
    CHECK(alarms >= 2);
    QTest::keyClicks(entry, QStringLiteral("222140/111"));
    REQUIRE(f.settled());
    CHECK(differences(f.round(), meeting).size() == 1);
    f.press("核定不一致的票");
    f.press("第一遍对");
    CHECK(differences(f.round(), meeting).empty());
    CHECK(f.round().box(meeting).settled.at(1) == 1);
    CHECK(f.round().box(meeting).passes[1].at(1).marks == "123");

    // 排名: computed, with the quota as a counter.
    f.step(AssessStep::Result);
    auto* ranking = f.table("排名");
    CHECK(ranking->model()->index(0, 0).data().toString() == QStringLiteral("1"));
    CHECK(ranking->model()->rowCount() == 3);

    // 约谈, then 办结.
    f.step(AssessStep::Interviews);
    auto* talks = f.table("约谈");
    REQUIRE(talks->model()->rowCount() == 1);
    CHECK(talks->model()->setData(talks->model()->index(0, 2), Qt::Checked, Qt::CheckStateRole));
    REQUIRE(f.settled());
    f.step(AssessStep::Close);
    auto* close = f.find<QAbstractButton>(words("办结这一轮考核"));
    REQUIRE(close != nullptr);
    CHECK_FALSE(close->isEnabled()); // the talk has no day yet
    f.step(AssessStep::Interviews);
    CHECK(talks->model()->setData(talks->model()->index(0, 3), words("2025-10-14"), Qt::EditRole));
    CHECK(talks->model()->setData(talks->model()->index(0, 6), words("2025-12-31"), Qt::EditRole));
    REQUIRE(f.settled());
    f.step(AssessStep::Close);
    f.press("办结这一轮考核");
    CHECK(f.round().closed == f.clock.today());
    Query rows;
    rows.ledger = "assessment";
    rows.filters = {{"year", "=", "2025"}};
    LedgerStore store(f.context.database(), *f.context.catalog());
    CHECK(*store.count(rows) >= 3);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK_FALSE(f.round().closed);
    f.press("办结这一轮考核");
    f.press("重新打开这一轮考核");
    CHECK_FALSE(f.round().closed);
}

TEST_CASE("the cursor stays where it is when points are typed cell after cell", "[assess]")
{
    AssessFixture f;
    f.begin(3);
    f.step(AssessStep::Daily);
    auto* points = f.table("各党组织平时考核各项得分");
    points->setFocus();
    points->setCurrentIndex(points->model()->index(0, 2));
    for (const int column : {2, 3}) {
        points->setCurrentIndex(points->model()->index(1, column));
        QTest::keyClick(points->viewport(), Qt::Key_F2);
        auto* editor = points->viewport()->findChild<QLineEdit*>();
        REQUIRE(editor != nullptr);
        editor->setText(QStringLiteral("2"));
        QTest::keyClick(editor, Qt::Key_Return);
        REQUIRE(f.settled());
        CHECK(points->model()->index(1, column).data().toString() == QStringLiteral("2"));
        CHECK(points->currentIndex().row() >= 1);
        CHECK(points->currentIndex().column() == column);
    }
    CHECK(f.round().points.size() == 2);
}

TEST_CASE("numbers and ticks that aren't kept yet stay when something else is", "[assess]")
{
    AssessFixture f;
    f.begin(3);
    const auto elsewhere = [&] {
        REQUIRE(f.context.change(words("别处"), [&](Writer& writer) {
            const AssessRound round = f.round();
            static Points points = 0;
            return give_report(writer, round, round.orgs[0], {points += 100, {}});
        }));
        REQUIRE(f.settled());
    };
    f.step(AssessStep::Ballots);
    f.count("发出的票", 12);
    f.window->setFocus();
    elsewhere();
    CHECK(f.find<QSpinBox>(words("发出的票"))->value() == 12);
    f.count("收回的票", 12);
    f.press("保存票数");
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    f.press("核定不一致的票"); // reads at once what keying would let wait
    CHECK(f.find<QSpinBox>(words("发出的票"))->value() == 0);

    f.step(AssessStep::Orgs);
    auto* ticks = f.table("可以考核的党组织");
    const auto ticked = [&] {
        int many = 0;
        for (int row = 0; row < ticks->model()->rowCount(); ++row)
            many += ticks->model()->index(row, 0).data(Qt::CheckStateRole).toInt() != 0 ? 1 : 0;
        return many;
    };
    f.press("都不选");
    CHECK(ticks->model()->setData(ticks->model()->index(0, 0), Qt::Checked, Qt::CheckStateRole));
    elsewhere();
    CHECK(ticked() == 1);
    auto* keep = f.find<QAbstractButton>(words("保存考核对象"));
    REQUIRE(keep != nullptr);
    CHECK(keep->isEnabled());
}

/// Pictures of each step, to be looked at:  LIANGXIN_PICTURES=dir test_ui "[pictures]"
TEST_CASE("pictures of an assessment", "[.][pictures][assess]")
{
    const lx::test::Pictures pictures;
    AssessFixture f;
    lx::test::Pictures::resize(f);
    f.press("新建一轮考核");
    pictures.save(f, "assess-new");
    f.begin(13, "two-meetings");
    f.press("不新建，返回");
    f.step(AssessStep::Orgs);
    pictures.save(f, "assess-orgs");
    f.step(AssessStep::Daily);
    f.press("按台账里的事实提出分数");
    const auto orgs = f.round().orgs;
    REQUIRE(f.context.change(words("填写"), [&](Writer& writer) -> Result<> {
        const AssessRound round = f.round();
        int at = 0;
        for (const std::int64_t org : orgs) {
            for (const auto& content : round.scheme->contents)
                for (const auto& item : content.items)
                    if (!round.points.contains({org, item.id}))
                        LX_TRY(give_points(writer, round, org, item.id, item.points - 50 * (at % 5),
                                           "考核组核定"));
            LX_TRY(
                give_report(writer, round, org, {9600 - 250 * at, *Date::from_iso("2025-09-20")}));
            const BoxId own{1, org};
            LX_TRY(put_ballot_count(writer, round, own, {9, 8, 1, 8, 0}));
            LX_TRY(put_totals(writer, round, own,
                              {std::vector(6, MarkCounts{0, 6 - at % 4, 2, at % 4, 0})}));
            ++at;
        }
        LX_TRY(put_ballot_count(writer, round, {0, 0}, {32, 30, 2, 29, 1}));
        for (int number = 1; number <= 21; ++number) {
            std::string marks;
            for (std::size_t i = 0; i < orgs.size(); ++i)
                marks += static_cast<char>('1' + (number * (static_cast<int>(i) + 3)) % 11 / 4);
            LX_TRY(put_sheet(writer, round, {0, 0}, 0, number, {marks, "甲"}));
            if (number < 6)
                marks[2] = '4';
            LX_TRY(put_sheet(writer, round, {0, 0}, 1, number, {marks, "乙"}));
        }
        return put_interview(writer, round, orgs.back(),
                             {true, *Date::from_iso("2025-10-09"), "部长", "三个月内补齐组织生活",
                              *Date::from_iso("2026-01-15")});
    }));
    REQUIRE(f.settled());
    auto* points = f.table("各党组织平时考核各项得分");
    points->setCurrentIndex(points->model()->index(2, 3));
    pictures.save(f, "assess-daily");
    f.step(AssessStep::Report);
    pictures.save(f, "assess-report");
    f.step(AssessStep::Ballots);
    f.entry()->setFocus();
    QTest::keyClicks(f.entry(), QStringLiteral("112312"));
    pictures.save(f, "assess-ballots");
    f.press("核定不一致的票");
    pictures.save(f, "assess-differences");
    f.press("改填票数合计");
    pictures.save(f, "assess-totals");
    f.step(AssessStep::Result);
    pictures.save(f, "assess-result");
    f.step(AssessStep::Interviews);
    pictures.save(f, "assess-talks");
    f.step(AssessStep::Close);
    pictures.save(f, "assess-close");
}

TEST_CASE("no key with Alt does two things on any step", "[assess][keys]")
{
    AssessFixture f;
    f.press("新建一轮考核");
    const auto doubled = [&] {
        return lx::test::doubled_alt_keys(*f.window).join(QLatin1Char('\n')).toStdString();
    };
    CHECK(doubled() == "");
    f.press("不新建，返回");
    f.begin(3, "two-meetings");
    for (std::size_t i = 0; i < assess_steps; ++i) {
        f.step(static_cast<AssessStep>(i));
        INFO(step_title(static_cast<AssessStep>(i)));
        CHECK(doubled() == "");
    }
    f.step(AssessStep::Ballots);
    f.press("核定不一致的票");
    CHECK(doubled() == "");
}

TEST_CASE("pictures of an appraisal of members", "[.][pictures][assess]")
{
    const lx::test::Pictures pictures;
    AssessFixture f;
    lx::test::Pictures::resize(f);
    f.press("新建一轮考核");
    f.begin_appraisal(f.largest_branch());
    pictures.save(f, "appraisal-new");
    f.press("开始这一轮考核");
    REQUIRE(f.context.change(words("填写"), [&](Writer& writer) -> Result<> {
        const AssessRound round = f.round();
        LX_TRY(put_ballot_count(writer, round, {0, 0}, {12, 12, 0, 11, 1}));
        for (int number = 1; number <= 11; ++number) {
            std::string marks;
            for (std::size_t i = 0; i < round.orgs.size(); ++i)
                marks += i % 4 == 0 && number > 2 ? '1' : '2';
            LX_TRY(put_sheet(writer, round, {0, 0}, 0, number, {marks, "甲"}));
        }
        return put_sheet(writer, round, {0, 0}, 0, 12, {std::string(invalid_sheet), "甲"});
    }));
    f.step(AssessStep::Ballots);
    pictures.save(f, "appraisal-ballots");
    f.step(AssessStep::Result);
    pictures.save(f, "appraisal-result");
    f.step(AssessStep::Close);
    pictures.save(f, "appraisal-close");
}
