// 星级评定 in the window: a whole round, and the allowances that follow from it.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"
#include "tests/ui/alt_keys.h"
#include "tests/ui/window_fixture.h"
#include "ui/presentation/format.h"
#include "ui/presentation/star_table_model.h"
#include "ui/presentation/text_table_model.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct StarsFixture : WindowFixture
{
    QTableView* view = nullptr;
    StarTableModel* model = nullptr;

    StarsFixture()
    {
        REQUIRE(window->go(Place::of_page(QStringLiteral("stars"))));
        REQUIRE(settled());
        view = find<QTableView>(words("本年度星级"));
        REQUIRE(view != nullptr);
        model = qobject_cast<StarTableModel*>(view->model());
        REQUIRE(model->proposal());
        REQUIRE(model->orgs() > 5);
    }
    /// Chooses the first organization of the table; gives its id.
    std::int64_t choose_first()
    {
        for (int row = 0; row < model->rowCount(); ++row)
            if (const StarProposal::Org* org = model->org_at(row)) {
                view->setCurrentIndex(model->index(row, 0));
                return org->id;
            }
        return 0;
    }
    const StarProposal::Org& org(std::int64_t id) const
    {
        return *model->org_at(model->row_of(id));
    }
    void press(const char* name)
    {
        auto* found = find<QPushButton>(words(name));
        INFO(name);
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        found->click();
        REQUIRE(settled());
    }
    /// A button of that text.
    void press_text(const char* text)
    {
        auto* found = button<QPushButton>(words(text));
        INFO(text);
        REQUIRE(found != nullptr);
        found->click();
        REQUIRE(settled());
    }
    /// Whether a visible label tells it.
    bool says(const char* part) const
    {
        const auto labels = window->findChildren<QLabel*>();
        return std::ranges::any_of(labels, [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(words(part));
        });
    }
    /// What another hand might leave in the file.
    void keep(const std::string& key, const std::string& value)
    {
        REQUIRE(context.set_in_file([&](Database& database, const Actor& actor) {
            return SettingsStore(database).set(key, value, "试", &actor);
        }));
        REQUIRE(settled());
    }
    void fill(const char* line, const QString& text)
    {
        auto* found = find<QLineEdit>(words(line));
        INFO(line);
        REQUIRE(found != nullptr);
        found->setText(text);
    }
    void choose_item(const char* id)
    {
        auto* items = find<QTableView>(words("党组织的各项得分"));
        REQUIRE(items != nullptr);
        const auto* lines = qobject_cast<const TextTableModel*>(items->model());
        const int wanted = model->proposal()->scheme().find_item(id);
        for (int row = 0; row < lines->rowCount(); ++row)
            if (lines->rows()[static_cast<std::size_t>(row)].id == wanted)
                items->setCurrentIndex(lines->index(row, 0));
    }
    std::int64_t rows_of_year(const char* ledger)
    {
        const LedgerDef& def = *context.catalog()->ledger(ledger);
        LedgerStore store(context.database(), *context.catalog());
        Query all;
        all.ledger = ledger;
        std::int64_t count = 0;
        REQUIRE(store.each(all, [&](const Record& row) {
            count += std::get<std::int64_t>(row.at(def, "year")) == 2025 ? 1 : 0;
            return true;
        }));
        return count;
    }
    void undo()
    {
        context.undo(undo_candidate(context.database()).value());
        REQUIRE(settled());
    }
};

} // namespace

TEST_CASE("a whole round: scored, decided, dated and ended; the end is undone in one go", "[stars]")
{
    StarsFixture f;
    QAbstractItemModelTester tester(f.model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const std::int64_t id = f.choose_first();
    const Points before = f.org(id).points;
    f.choose_item("growth");
    f.fill("人工评分", QStringLiteral("6.5"));
    f.find<QLineEdit>(words("人工评分"))->setFocus();
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.org(id).points == before + 650);
    // What the ledgers say is changed with a reason only.
    f.choose_item("plan");
    f.fill("人工评分", QStringLiteral("6"));
    f.press("评分");
    CHECK(f.notice_says(words("改分要写明理由")));
    CHECK(f.org(id).points == before + 650);
    f.fill("理由", words("计划在纸质档案"));
    f.press("评分");
    const Points scored = f.org(id).points;
    CHECK(scored > before + 650);

    auto* star = f.find<QComboBox>(words("改定的星级"));
    REQUIRE(star != nullptr);
    star->setCurrentIndex(star->findData(3));
    f.fill("理由", words("会议研究"));
    f.press("改定");
    CHECK(f.org(id).star == 3);
    CHECK(f.org(id).decided);

    f.press("登记环节的日期"); // 自评
    f.press("登记环节的日期"); // 初核
    CHECK(f.model->proposal()->round().steps.size() == 2);
    f.undo();
    CHECK(f.model->proposal()->round().steps.size() == 1);

    f.dialogs.answers = {0};
    f.press("结束本轮评定");
    CHECK(f.dialogs.asked.last().contains(words("晋位升级整改")));
    const auto all = static_cast<std::int64_t>(f.model->proposal()->orgs().size());
    CHECK(f.rows_of_year("rating") == all);
    CHECK(f.org(id).recorded == 3);
    CHECK(f.notice_says(words("已登记星级")));
    f.undo();
    CHECK(f.rows_of_year("rating") == 0);
    CHECK(f.org(id).points == scored);
}

TEST_CASE("an honour is entered for those who come to it, and taken back in one go", "[stars]")
{
    StarsFixture f;
    // One organization reaches all six goods: every item by hand at its full points.
    const std::int64_t id = f.choose_first();
    const std::string code = f.model->proposal()->org_code(f.org(id).row);
    REQUIRE(f.context.set_in_file([&](Database& database, const Actor& actor) -> Result<> {
        NoProgress quiet;
        LX_ASSIGN(const StarProposal proposal,
                  propose_stars(database, f.context.definitions(), 2025, "six-goods",
                                f.context.as_of(), quiet));
        for (const StarProposal::Org& org : proposal.orgs())
            if (org.id == id)
                for (const StarItem& item : proposal.scheme().items)
                    if (item.kind == StarItem::Kind::Score)
                        LX_TRY(score_star_item(database, actor, proposal, org, item.id, item.points,
                                               "核实"));
        return {};
    }));
    REQUIRE(f.window->go(Place::part(QStringLiteral("stars"), QStringLiteral("honours"))));
    REQUIRE(f.settled());
    auto* round = f.find<QComboBox>(words("荣誉和评定方案"));
    REQUIRE(round != nullptr);
    for (int i = 0; i < round->count(); ++i)
        if (round->itemText(i).contains(words("双强六好（")))
            round->setCurrentIndex(i);
    Q_EMIT round->activated(round->currentIndex());
    REQUIRE(f.settled());
    auto* table = f.find<QTableView>(words("党组织和荣誉条件"));
    REQUIRE(table != nullptr);
    QAbstractItemModelTester tester(table->model(),
                                    QAbstractItemModelTester::FailureReportingMode::Fatal);
    // Those that lack least stand first.
    CHECK(table->model()->index(0, 0).data(TextTableModel::id_role).toLongLong() == id);
    CHECK(f.says("建议评选 1 个"));
    const std::int64_t before = f.rows_of_year("honour");
    f.dialogs.answers = {1, 0};
    f.press("登记荣誉");
    CHECK(f.rows_of_year("honour") == before);
    f.press("登记荣誉");
    CHECK(f.rows_of_year("honour") == before + 1);
    CHECK(f.notice_says(words("已登记荣誉 1 个")));
    CHECK(f.says("建议评选 0 个"));
    CHECK_FALSE(f.find<QPushButton>(words("登记荣誉"))->isEnabled());
    f.undo();
    CHECK(f.rows_of_year("honour") == before);
    CHECK(f.says("建议评选 1 个"));
}

TEST_CASE("the numbers that policies ask for of honours lead to their rule", "[stars]")
{
    StarsFixture f;
    REQUIRE(f.window->go(Place::part(QStringLiteral("stars"), QStringLiteral("honours"))));
    REQUIRE(f.settled());
    auto* goals = f.find<QTableView>(words("政策要求的数量"));
    REQUIRE(goals != nullptr);
    REQUIRE(goals->model()->rowCount() > 0);
    CHECK(goals->model()->index(0, 1).data().toString() == words("第18条"));
    std::optional<Place> went;
    QObject::connect(&f.context, &AppContext::place_wanted,
                     [&](const Place& place) { went = place; });
    Q_EMIT goals->activated(goals->model()->index(0, 0));
    REQUIRE(went);
    CHECK(std::get<Place::Rule>(went->what).id == QStringLiteral("ningxia-2018/18.d"));
}

TEST_CASE("two items typed quickly are both kept", "[stars]")
{
    StarsFixture f;
    const std::int64_t id = f.choose_first();
    f.choose_item("growth");
    auto* line = f.find<QLineEdit>(words("人工评分"));
    line->setFocus();
    f.fill("理由", words("核实"));
    f.write(line, words("6"));
    QTest::keyClick(line,
                    Qt::Key_Return); // the next item's turn; the proposal is renewed meanwhile
    f.fill("理由", words("核实"));
    line->selectAll();
    f.write(line, words("1"));
    QTest::keyClick(line, Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.model->proposal()->round().entry(id)->items.size() == 2);
}

TEST_CASE("one item is scored down the list by keyboard alone", "[stars]")
{
    StarsFixture f;
    std::vector<std::int64_t> three;
    for (int row = 0; row < f.model->rowCount() && three.size() < 3; ++row)
        if (const StarProposal::Org* org = f.model->org_at(row))
            three.push_back(org->id);
    REQUIRE(three.size() == 3);
    f.choose_first();
    f.choose_item("growth");
    f.view->setFocus();
    f.key(Qt::Key_Return);
    for (const char* points : {"7", "5", "6"}) {
        auto* line = f.find<QLineEdit>(words("人工评分"));
        REQUIRE(line->hasFocus());
        f.write(line, words(points));
        f.key(Qt::Key_Down);
        REQUIRE(f.settled());
    }
    const auto item = static_cast<std::size_t>(f.model->proposal()->scheme().find_item("growth"));
    const auto given = [&](std::size_t at) {
        return f.model->proposal()->score(f.org(three[at]), item).points;
    };
    CHECK(given(0) == 700);
    CHECK(given(1) == 500);
    CHECK(given(2) == 600);
}

TEST_CASE("a veto is found by hand with how, and lifted again", "[stars]")
{
    StarsFixture f;
    const std::int64_t id = f.choose_first();
    auto* veto = f.find<QComboBox>(words("否决情形"));
    REQUIRE(veto != nullptr);
    veto->setCurrentIndex(veto->findData(QStringLiteral("grave")));
    f.press("认定");
    CHECK(f.notice_says(words("要写明事由")));
    f.fill("理由", words("立案审查"));
    f.press("认定");
    CHECK_FALSE(f.org(id).star);
    f.press("取消认定");
    CHECK(f.org(id).star);
}

TEST_CASE("a quota that is broken is told where it stands and holds up the end", "[stars]")
{
    StarsFixture f;
    std::int32_t manager = -1;
    int given = 0;
    const auto orgs = f.model->proposal()->orgs();
    for (const StarProposal::Org& org : orgs) {
        if (given == 0)
            manager = org.manager;
        if (org.manager != manager || given == 3)
            continue;
        ++given;
        f.view->setCurrentIndex(f.model->index(f.model->row_of(org.id), 0));
        auto* star = f.find<QComboBox>(words("改定的星级"));
        star->setCurrentIndex(star->findData(5));
        f.fill("理由", words("表现突出"));
        f.press("改定");
    }
    REQUIRE(given > 0);
    f.press("结束本轮评定");
    REQUIRE(f.says("五星级最多"));
    CHECK(lx::test::doubled_alt_keys(*f.window).join(QLatin1Char(' ')).toStdString().empty());
    CHECK(f.rows_of_year("rating") == 0);
    f.press("查看超出名额的党组织");
    auto* only = f.find<QComboBox>(words("显示哪些党组织"));
    REQUIRE(only != nullptr);
    CHECK(only->currentIndex() == static_cast<int>(StarTableModel::Only::Beyond));
    CHECK(f.model->orgs() == given);
    CHECK(f.model->index(0, StarTableModel::Org).data().toString().contains(words("⚠")));
    only->setCurrentIndex(0);
    CHECK(f.model->orgs() == static_cast<int>(orgs.size()));

    // All the same, with the reason, which the ledger keeps.
    f.press_text("仍要结束…");
    CHECK(f.says("请写明仍要结束的理由"));
    CHECK(f.rows_of_year("rating") == 0);
    f.fill("仍要结束的理由", words("县委同意"));
    f.dialogs.answers = {1, 0};
    f.press_text("仍要结束…");
    CHECK(f.rows_of_year("rating") == 0);
    f.press_text("仍要结束…");
    CHECK(f.rows_of_year("rating") == static_cast<std::int64_t>(orgs.size()));
    CHECK_FALSE(f.says("五星级最多"));
}

TEST_CASE("what stands in the way of the end goes as it is put right", "[stars]")
{
    StarsFixture f;
    const std::int64_t id = f.choose_first();
    const std::string key = "stars/2025/five-groups/org/" + std::to_string(id);
    f.keep(key, R"({"veto":{"grave":"立案"},"decided":{"stars":3,"reason":"会议研究"}})");
    f.press("结束本轮评定");
    CHECK(f.says("不能定为三星级"));
    CHECK(f.find<QPushButton>(words("查看超出名额的党组织")) == nullptr);
    f.press("按建议");
    CHECK_FALSE(f.says("不能定为三星级"));
    CHECK(f.find<QLineEdit>(words("仍要结束的理由")) == nullptr);
}

TEST_CASE("a round is asked about and written as it stands, not as it stood on the screen",
          "[stars]")
{
    StarsFixture f;
    const std::int64_t id = f.choose_first();
    const int before = f.org(id).star.value_or(0);
    const int wanted = before == 4 ? 3 : 4;
    auto* star = f.find<QComboBox>(words("改定的星级"));
    star->setCurrentIndex(star->findData(wanted));
    f.fill("理由", words("会议研究"));
    f.dialogs.answers = {0};
    f.find<QPushButton>(words("改定"))->click(); // and at once
    f.find<QPushButton>(words("结束本轮评定"))->click();
    REQUIRE(f.settled());
    CHECK(f.org(id).recorded == wanted);
}

TEST_CASE("a wrong day of a step is corrected, or taken back", "[stars]")
{
    StarsFixture f;
    const auto steps = [&]() -> const auto&
    {
        return f.model->proposal()->round().steps;
    };
    f.press("登记环节的日期");
    f.press("登记环节的日期");
    auto* step = f.find<QComboBox>(words("评定的环节"));
    REQUIRE(step != nullptr);
    CHECK(step->currentIndex() == 2); // the next
    step->setCurrentIndex(0);
    auto* day = f.find<QDateEdit>(words("环节的日期"));
    CHECK(day->date() == qdate(steps().at(StarStep::Self)));
    day->setDate(QDate(2025, 9, 1));
    f.press("改环节的日期");
    CHECK(steps().at(StarStep::Self).iso() == "2025-09-01");
    step->setCurrentIndex(1);
    f.press("取消环节的日期");
    CHECK(steps().size() == 1);
}

TEST_CASE("another year is rated anew; nothing goes to the year before", "[stars]")
{
    StarsFixture f;
    auto* year = f.find<QComboBox>(words("年度"));
    year->setCurrentIndex(year->findData(2024));
    CHECK_FALSE(f.model->proposal());
    CHECK_FALSE(f.find<QPushButton>(words("结束本轮评定"))->isEnabled());
    REQUIRE(f.settled());
    CHECK(f.model->proposal()->round().year == 2024);
}

TEST_CASE("a round that can't be read shows nothing, and another scheme leads on", "[stars]")
{
    StarsFixture f;
    const std::int64_t id = f.choose_first();
    const std::string key = "stars/2025/five-groups/org/" + std::to_string(id);
    f.keep(key, "{");
    CHECK_FALSE(f.model->proposal());
    auto* scheme = f.find<QComboBox>(words("评定方案"));
    REQUIRE(scheme->isEnabled());
    scheme->setCurrentIndex(scheme->findData(QStringLiteral("six-goods")));
    Q_EMIT scheme->activated(scheme->currentIndex());
    REQUIRE(f.settled());
    REQUIRE(f.model->proposal());
    CHECK(f.model->proposal()->scheme().id == "six-goods");
}

TEST_CASE("a scheme that is in the file no more leaves the round to the first, and says so",
          "[stars]")
{
    StarsFixture f;
    f.keep("stars/2025/round", R"({"scheme":"county"})");
    REQUIRE(f.model->proposal());
    CHECK(f.model->proposal()->scheme().id == "five-groups");
    CHECK(f.says("选用的方案已不在文件里"));
    f.press("结束本轮评定");
    CHECK(f.says("请重新选定方案"));
}

TEST_CASE("another scheme is chosen for the round; the application forms are asked for", "[stars]")
{
    StarsFixture f;
    auto* scheme = f.find<QComboBox>(words("评定方案"));
    REQUIRE(scheme != nullptr);
    scheme->setCurrentIndex(scheme->findData(QStringLiteral("six-goods")));
    Q_EMIT scheme->activated(scheme->currentIndex());
    REQUIRE(f.settled());
    CHECK(f.model->proposal()->scheme().id == "six-goods");
    f.undo();
    CHECK(f.model->proposal()->scheme().id == "five-groups");
    std::optional<Place> went;
    QObject::connect(&f.context, &AppContext::place_wanted,
                     [&](const Place& place) { went = place; });
    const int shown = f.model->orgs();
    f.press("所显示党组织的申报表");
    REQUIRE(went);
    const auto* sheet = std::get_if<Place::Sheet>(&went->what);
    REQUIRE(sheet != nullptr);
    CHECK(sheet->id == QStringLiteral("rating-form"));
    CHECK(std::ssize(sheet->rows) == shown);
}

TEST_CASE("a county's own scheme is read from a file, and refused where it doesn't hold", "[stars]")
{
    StarsFixture f;
    std::string text = star_scheme_text(f.context.database(), "five-groups").value();
    const auto change = [&](const std::string& from, const std::string& to) {
        const std::size_t at = text.find(from);
        REQUIRE(at != std::string::npos);
        text.replace(at, from.size(), to);
    };
    const auto read = [&](const QString& name) {
        QFile file(f.path(name));
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
        file.close();
        f.dialogs.files = {f.path(name)};
        auto* scheme = f.find<QComboBox>(words("评定方案"));
        scheme->setCurrentIndex(scheme->count() - 1);
        Q_EMIT scheme->activated(scheme->currentIndex());
        REQUIRE(f.settled());
    };
    change("\"five-groups\"", "\"county\"");
    change("五方面百分制", "本县办法");
    read(QStringLiteral("own.json"));
    CHECK(f.model->proposal()->scheme().id == "county");
    CHECK(f.find<QComboBox>(words("评定方案"))->currentText().contains(words("本县办法")));
    f.undo(); // read and taken in one action
    CHECK(f.model->proposal()->scheme().id == "five-groups");
    CHECK(f.find<QComboBox>(words("评定方案"))->findData(QStringLiteral("county")) < 0);
    read(QStringLiteral("own.json"));
    change("\"county\"", "\"other\"");
    change("\"below\": 90", "\"below\": 91");
    read(QStringLiteral("bad.json"));
    CHECK(f.notice_says(words("有重叠")));
    CHECK(f.model->proposal()->scheme().id == "county");
}

TEST_CASE("allowances: what is owed is entered once and undone", "[stars]")
{
    StarsFixture f;
    REQUIRE(f.window->go(Place::part(QStringLiteral("stars"), QStringLiteral("allowance"))));
    REQUIRE(f.settled());
    auto* view = f.find<QTableView>(words("本年度书记津贴"));
    REQUIRE(view != nullptr);
    REQUIRE(view->model()->rowCount() > 3);
    const std::int64_t before = f.rows_of_year("fund");
    f.dialogs.answers = {0};
    f.press("登记应发差额");
    CHECK(f.rows_of_year("fund") > before);
    CHECK_FALSE(f.find<QPushButton>(words("登记应发差额"))->isEnabled());
    f.undo();
    CHECK(f.rows_of_year("fund") == before);
}

TEST_CASE("the table of allowances is chosen for the file; own ones are read from a file",
          "[stars]")
{
    StarsFixture f;
    REQUIRE(f.window->go(Place::part(QStringLiteral("stars"), QStringLiteral("allowance"))));
    REQUIRE(f.settled());
    auto* table = f.find<QComboBox>(words("津贴标准"));
    REQUIRE(table != nullptr);
    const auto choose = [&](int at) {
        table->setCurrentIndex(at);
        Q_EMIT table->activated(at);
        REQUIRE(f.settled());
        return table->currentData().toString();
    };
    CHECK(choose(table->findData(QStringLiteral("yearly-by-star"))) ==
          QStringLiteral("yearly-by-star"));
    f.undo();
    CHECK(table->currentData().toString() == QStringLiteral("monthly-by-star"));
    QFile file(f.path(QStringLiteral("own.json")));
    REQUIRE(file.open(QIODevice::WriteOnly));
    file.write(R"({"allowances":[{"id":"county","name":"本县标准","by":"star","of":"previous_year",
        "pay":"month","month_day":"first","amounts":[{"from":"2020-01-01","fen":{"3":25000}}]}]})");
    file.close();
    f.dialogs.files = {file.fileName()};
    CHECK(choose(table->count() - 1) == QStringLiteral("county"));
    f.dialogs.files = {QString()};
    CHECK(choose(table->count() - 1) == QStringLiteral("county")); // thought better of it

    // Its policy goes: the others are still there, and nothing is entered before one is chosen.
    const auto* enter = f.find<QPushButton>(words("登记应发差额"));
    CHECK(enter->isEnabled());
    REQUIRE(f.context.set_in_file([](Database& database, const Actor& actor) {
        return SettingsStore(database).set(
            "stars/allowance/own",
            R"({"allowances":[{"id":"county","name":"本县标准","by":"star","of":"previous_year",
                "pay":"month","month_day":"first","amounts":[{"from":"2020-01-01",
                "of_policy":{"policy":"gone-2020","figure":"pay"}}]}]})",
            "试", &actor);
    }));
    REQUIRE(f.settled());
    CHECK(table->findData(QStringLiteral("county")) == -1);
    CHECK(table->count() > 3);
    CHECK_FALSE(enter->isEnabled());
    CHECK(choose(0) == QStringLiteral("monthly-by-star"));
    CHECK(enter->isEnabled());
}

TEST_CASE("allowances seen on an earlier day are entered with that day, once", "[stars]")
{
    StarsFixture f;
    f.context.set_as_of(*Date::from_iso("2025-09-30"));
    REQUIRE(f.window->go(Place::part(QStringLiteral("stars"), QStringLiteral("allowance"))));
    REQUIRE(f.settled());
    f.dialogs.answers = {0};
    f.press("登记应发差额");
    CHECK(f.dialogs.asked.last().contains(words("9月30日")));
    const std::int64_t entered = f.rows_of_year("fund");
    CHECK_FALSE(f.find<QPushButton>(words("登记应发差额"))->isEnabled());
    f.context.set_as_of(*Date::from_iso("2025-08-31"));
    REQUIRE(f.settled());
    CHECK_FALSE(f.find<QPushButton>(words("登记应发差额"))->isEnabled());
    CHECK(f.rows_of_year("fund") == entered);
}
