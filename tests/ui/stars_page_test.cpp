// 星级评定 in the window: a whole round, and the allowances that follow from it.
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>

#include "core/stars/star_schemes.h"
#include "core/store/ledger_store.h"
#include "core/store/writer.h"
#include "tests/ui/window_fixture.h"
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

    f.press("登记下一环节的日期"); // 自评
    f.press("登记下一环节的日期"); // 初核
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
    CHECK(f.notice_says(words("五星级最多")));
    CHECK(f.rows_of_year("rating") == 0);
    auto* only = f.find<QComboBox>(words("显示哪些党组织"));
    REQUIRE(only != nullptr);
    only->setCurrentIndex(static_cast<int>(StarTableModel::Only::Beyond));
    CHECK(f.model->orgs() == given);
    CHECK(f.model->index(0, StarTableModel::Org).data().toString().contains(words("⚠")));
    only->setCurrentIndex(0);
    CHECK(f.model->orgs() == static_cast<int>(orgs.size()));
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
