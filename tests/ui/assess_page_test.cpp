// 考核 in the window: a whole round played through, ballots keyed as fast as the window takes keys.
#include <cstdio>

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>

#include "core/assess/round_edit.h"
#include "core/assess/tally.h"
#include "core/store/ledger_store.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/assess/assess_page.h"
#include "ui/assess/ballot_entry.h"
#include "ui/presentation/entry_table_model.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct AssessFixture : WindowFixture
{
    AssessFixture()
    {
        REQUIRE(window->go(Place::of_page(QStringLiteral("assess"))));
        REQUIRE(settled());
    }
    [[nodiscard]] std::vector<std::int64_t> orgs(const char* kind, std::int64_t most) const
    {
        Query query;
        query.ledger = "org";
        query.filters = {{"kind", "in", kind}};
        LedgerStore store(const_cast<AppContext&>(context).database(), *context.catalog());
        std::vector<std::int64_t> ids;
        const auto rows = store.first(query, most);
        REQUIRE(rows);
        for (const Record& row : *rows)
            ids.push_back(row.id);
        return ids;
    }
    /// A round begun by the back door: the committee and so many branches.
    RoundId begin(std::int64_t many, const std::string& scheme = "one-meeting")
    {
        const RoundId id{2025, orgs("两新工委", 1).front()};
        const auto found =
            find_assess_scheme(context.database(), context.definitions()->facts(), scheme);
        REQUIRE(found);
        REQUIRE(context.change(words("新建"), [&](Writer& writer) {
            return begin_round(context.database(), *context.catalog(), writer, id, **found,
                               orgs("党支部\n联合党支部", many));
        }));
        REQUIRE(settled());
        return id;
    }
    [[nodiscard]] AssessRound round()
    {
        const auto ids = assess_rounds(context.database());
        REQUIRE(ids);
        REQUIRE_FALSE(ids->empty());
        auto loaded =
            load_assess_round(context.database(), context.definitions()->facts(), ids->front());
        REQUIRE(loaded);
        return std::move(*loaded);
    }
    void step(AssessStep step)
    {
        REQUIRE(window->go(
            Place::part(QStringLiteral("assess"), QString::number(static_cast<int>(step)))));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* button = find<QAbstractButton>(words(name));
        INFO(name);
        REQUIRE(button != nullptr);
        REQUIRE(button->isEnabled());
        button->click();
        REQUIRE(settled());
    }
    void count(const char* name, int number)
    {
        auto* box = find<QSpinBox>(words(name));
        REQUIRE(box != nullptr);
        box->setValue(number);
    }
    BallotEntry* entry()
    {
        auto* found = window->findChild<BallotEntry*>();
        REQUIRE(found != nullptr);
        return found;
    }
    QTableView* table(const char* name)
    {
        auto* view = find<QTableView>(words(name));
        INFO(name);
        REQUIRE(view != nullptr);
        return view;
    }
};

} // namespace

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
