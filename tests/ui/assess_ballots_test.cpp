// Ballots of 考核 in the window: keyed by number, corrected, settled, as fast as it takes keys.
#include <algorithm>
#include <cstdio>

#include <QElapsedTimer>
#include <QFileInfo>
#include <QKeyEvent>

#include "core/assess/close_round.h"
#include "core/assess/tally.h"
#include "tests/ui/assess_fixture.h"

using namespace lx;
using namespace lx::ui;
using lx::test::AssessFixture;
using lx::test::words;

TEST_CASE("totals of votes instead of papers", "[assess]")
{
    AssessFixture f;
    f.begin(2);
    f.step(AssessStep::Ballots);
    f.count("发出的票", 6);
    f.count("收回的票", 6);
    f.press("保存票数");
    f.press("改填票数合计");
    auto* totals = f.table("票数合计");
    for (int row = 0; row < 2; ++row)
        for (const auto& [column, votes] : {std::pair(1, "4"), std::pair(2, "2")})
            CHECK(totals->model()->setData(totals->model()->index(row, column), words(votes),
                                           Qt::EditRole));
    CHECK_FALSE(
        totals->model()->setData(totals->model()->index(0, 3), words("两张"), Qt::EditRole));
    REQUIRE(f.settled());
    const BoxId meeting{0, 0};
    CHECK(box_problems(f.round(), meeting).empty());
    CHECK(tally(f.round(), meeting).marks[1][0] == MarkCounts{0, 4, 2, 0, 0});
    f.press("清除这一组票的合计");
    CHECK_FALSE(f.round().box(meeting).totals);
    f.press("录第一遍");
    QTest::keyClicks(f.entry(), QStringLiteral("12"));
    REQUIRE(f.settled());
    CHECK(f.round().box(meeting).passes[0].size() == 1);
}

TEST_CASE("a key held down is one mark; Backspace held down goes back", "[assess][keys]")
{
    AssessFixture f;
    f.begin(2);
    f.step(AssessStep::Ballots);
    auto* entry = f.entry();
    entry->setFocus();
    const auto held = [&](Qt::Key key, const char* text) {
        for (const bool repeated : {false, true, true, true}) {
            QKeyEvent event(QEvent::KeyPress, key, Qt::NoModifier, words(text), repeated);
            QCoreApplication::sendEvent(entry, &event);
        }
        REQUIRE(f.settled());
    };
    held(Qt::Key_Asterisk, "*");
    CHECK(f.round().box({0, 0}).passes[0].size() == 1);
    held(Qt::Key_1, "1");
    CHECK(entry->keys().number() == 2);
    CHECK(entry->keys().place() == 1);
    held(Qt::Key_Backspace, "");
    CHECK(entry->keys().number() == 1);
    CHECK(entry->keys().place() == 0);
}

TEST_CASE("papers by their number: gone to, corrected in the middle, taken out", "[assess]")
{
    AssessFixture f;
    f.begin(3);
    f.step(AssessStep::Ballots);
    f.count("发出的票", 9);
    f.count("收回的票", 3);
    f.press("保存票数");
    auto* entry = f.entry();
    int alarms = 0;
    entry->set_alarm([&] { ++alarms; });
    auto* go = f.find<QSpinBox>(words("转到这个票号的票"));
    REQUIRE(go != nullptr);
    const auto go_to = [&](int number) {
        go->setFocus();
        go->selectAll();
        QTest::keyClicks(go, QString::number(number));
        QTest::keyClick(go, Qt::Key_Return);
        CHECK(entry->keys().number() == number);
        CHECK(entry->hasFocus());
    };
    const auto papers = [&] {
        REQUIRE(f.settled());
        return f.round().box({0, 0}).passes[0];
    };
    // Numbers as they stand on the papers that came back, none of the digits a mark.
    go_to(7);
    QTest::keyClicks(entry, QStringLiteral("123"));
    go_to(9);
    QTest::keyClicks(entry, QStringLiteral("321"));
    CHECK(papers().size() == 2);
    CHECK(papers().at(7).marks == "123");
    // The second mark corrected, and away: it is kept.
    go_to(7);
    QTest::keyClicks(entry, QStringLiteral("14"));
    go_to(9);
    CHECK(papers().at(7).marks == "143");
    f.press("从这一遍里去掉手上这张票");
    CHECK(papers().size() == 1);
    CHECK(entry->keys().marks().empty());
    CHECK_FALSE(f.find<QAbstractButton>(words("从这一遍里去掉手上这张票"))->isEnabled());
    // One that can't be kept comes back into the hand.
    CHECK(alarms == 0);
    go_to(10);
    QTest::keyClicks(entry, QStringLiteral("111"));
    CHECK(papers().size() == 1);
    CHECK(alarms == 1);
    CHECK(entry->keys().number() == 10);
    CHECK(entry->keys().marks().empty());
}

TEST_CASE("a paper is kept in the round as it is, not as it was shown", "[assess]")
{
    AssessFixture f;
    const RoundId id = f.begin(3);
    f.step(AssessStep::Ballots);
    auto* entry = f.entry();
    entry->set_alarm([] {});
    entry->setFocus();
    // Another program takes an organization off the ballot in this moment.
    auto other = Database::open(f.context.path8(), Database::Mode::SharedWrite);
    REQUIRE(other);
    auto writer = Writer::begin(**other, *f.context.catalog(), f.context.actor(), "对象");
    REQUIRE(writer);
    const auto round = load_assess_round(**other, f.context.definitions()->facts(), id);
    REQUIRE(round);
    REQUIRE(set_round_orgs(*writer, *round, {round->orgs[0], round->orgs[1]}));
    REQUIRE(writer->commit());
    QTest::keyClicks(entry, QStringLiteral("123"));
    REQUIRE(f.settled());
    CHECK(f.round().orgs.size() == 2);
    CHECK(f.round().boxes.empty());
}

TEST_CASE("what was said to be right of a paper is forgotten when it is keyed again", "[assess]")
{
    AssessFixture f;
    f.begin(3);
    const BoxId meeting{0, 0};
    const auto keyed = [&](int pass, const char* marks) {
        REQUIRE(f.context.change(words("录票"), [&](Writer& writer) {
            return put_sheet(writer, f.round(), meeting, pass, 1, {marks, "甲"});
        }));
        REQUIRE(f.settled());
    };
    keyed(0, "111");
    keyed(1, "122");
    f.step(AssessStep::Ballots);
    f.press("核定不一致的票");
    auto* table = f.table("两遍不一致的评价");
    table->setCurrentIndex(table->model()->index(0, 0));
    f.press("第二遍对"); // 2 of the second mark
    CHECK(table->model()->index(0, 4).data().toString() == words("较好"));
    keyed(1, "134"); // looked at again
    CHECK(table->model()->index(0, 4).data().toString().isEmpty());
    table->setCurrentIndex(table->model()->index(1, 0));
    f.press("第一遍对");
    CHECK(differences(f.round(), meeting).size() == 2); // the other still waits
    table->setCurrentIndex(table->model()->index(0, 0));
    f.press("第二遍对");
    CHECK(differences(f.round(), meeting).empty());
    CHECK(f.round().box(meeting).passes[0].at(1).marks == "131");
}

TEST_CASE("200 ballots of 20 organizations, as fast as the window takes keys", "[assess][keys]")
{
    constexpr int ballots = 200;
    constexpr int orgs = 20;
    AssessFixture f;
    f.begin(orgs);
    REQUIRE(f.round().orgs.size() == orgs);
    f.step(AssessStep::Ballots);
    f.count("发出的票", ballots);
    f.count("收回的票", ballots);
    f.press("保存票数");
    auto* entry = f.entry();
    entry->setFocus();
    int keys = 0;
    std::vector<double> slowest;
    QElapsedTimer all;
    QElapsedTimer one;
    all.start();
    for (int ballot = 0; ballot < ballots; ++ballot) {
        for (int org = 0; org < orgs; ++org) {
            one.start();
            QTest::keyClick(entry, static_cast<Qt::Key>(Qt::Key_0 + (ballot * 7 + org * 3) % 5));
            QCoreApplication::processEvents(); // what it draws, and papers that were kept
            slowest.push_back(static_cast<double>(one.nsecsElapsed()) / 1e6);
            ++keys;
        }
    }
    const double spent = static_cast<double>(all.nsecsElapsed()) / 1e6;
    std::sort(slowest.begin(), slowest.end());
    REQUIRE(f.settled());
    std::printf("%d keys, %.2f ms a key, 99 %% below %.2f ms, the slowest %.2f ms\n", keys,
                spent / keys, slowest[slowest.size() * 99 / 100], slowest.back());
    CHECK(f.round().box({0, 0}).passes[0].size() == ballots);
    CHECK(box_problems(f.round(), {0, 0}).empty());
}

TEST_CASE("ballots are printed with or without numbers, and come in out of a workbook", "[assess]")
{
    AssessFixture f;
    f.begin(2);
    f.step(AssessStep::Ballots);
    f.count("发出的票", 3);
    f.count("收回的票", 3);
    f.press("保存票数");
    const QString pdf = f.path(QStringLiteral("票.pdf"));
    CHECK_FALSE(f.find<QAbstractButton>(words("在选票上印票号"))->isChecked());
    f.dialogs.files = {pdf};
    f.press("打印这个测评组的选票");
    CHECK(QFileInfo::exists(pdf));

    const auto shown = f.round();
    const auto names = org_names(f.context.database(), *f.context.catalog(), shown);
    REQUIRE(names);
    const QString csv = f.path(QStringLiteral("票.csv"));
    QFile file(csv);
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write("测评组,票号,对象党组织,总体评价,无效\n");
    for (int number = 1; number <= 4; ++number) // three were issued
        for (const std::int64_t org : shown.orgs)
            file.write(
                ("述职评议会," + std::to_string(number) + "," + names->at(org) + ",好,\n").c_str());
    file.close();
    f.press("录第二遍");
    f.dialogs.files = {csv};
    f.press("从表格导入选票");
    CHECK(f.notice_says(words("已导入 3 张票")));
    CHECK(f.notice_says(words("票号 4 不对")));
    const BallotBox box = f.round().box({0, 0});
    CHECK(box.passes[0].empty());
    REQUIRE(box.passes[1].size() == 3);
    CHECK(box.passes[1].at(3).marks == "11");
    f.key(Qt::Key_Z, Qt::ControlModifier); // one action
    REQUIRE(f.settled());
    CHECK(f.round().box({0, 0}).passes[1].empty());
}
