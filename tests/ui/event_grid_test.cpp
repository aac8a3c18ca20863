// An event that asks the same of many rows: a spreadsheet with a line for each of them.

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>

#include "core/store/ledger_store.h"
#include "tests/ui/window_fixture.h"
#include "ui/event/event_form.h"
#include "ui/event/event_grid.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;
using lx::test::WindowFixture;

namespace {

struct GridFixture : WindowFixture
{
    EventForm* form = nullptr;
    EventGrid* grid = nullptr;
    std::vector<std::int64_t> units;

    /// 摸底 of units that were surveyed before.
    explicit GridFixture(std::size_t count)
    {
        form = window->findChild<EventForm*>();
        REQUIRE(form != nullptr);
        const LedgerDef& survey = *context.catalog()->ledger("survey");
        for (const Record& row : rows("survey")) {
            const std::int64_t unit = int_of(row.at(survey, "unit"));
            if (units.size() < count && std::find(units.begin(), units.end(), unit) == units.end())
                units.push_back(unit);
        }
        REQUIRE(units.size() == count);
        context.go(Place::event(QStringLiteral("record-surveys"), "unit", units));
        REQUIRE(settled());
        grid = form->findChild<EventGrid*>();
        REQUIRE(grid != nullptr);
        REQUIRE(looked());
    }
    std::vector<Record> rows(const char* ledger)
    {
        LedgerStore store(context.database(), *context.catalog());
        Query query;
        query.ledger = ledger;
        auto found = store.first(query, 5000);
        REQUIRE(found.has_value());
        return std::move(*found);
    }
    /// What is filled in of itself is there.
    bool looked()
    {
        return wait_until([&] { return !context.jobs().busy(); }) && settled();
    }
    int column(const char* heading) const
    {
        for (int i = 0; i < grid->model()->columnCount(); ++i)
            if (grid->model()
                    ->headerData(i, Qt::Horizontal)
                    .toString()
                    .startsWith(QString::fromUtf8(heading)))
                return i;
        FAIL(heading);
        return -1;
    }
    QString cell(int row, const char* heading) const
    {
        return grid->model()->index(row, column(heading)).data().toString();
    }
    void at(int row, const char* heading)
    {
        grid->enter(grid->model()->index(row, column(heading)));
        REQUIRE(settled());
    }
    /// Types into the cell the keyboard is in, then this key.
    void type(const char* text, Qt::Key then)
    {
        for (const char* c = text; *c != 0; ++c)
            QTest::keyClick(QApplication::focusWidget(), *c);
        key(then);
        REQUIRE(settled());
    }
    QString here() const
    {
        const QModelIndex index = grid->currentIndex();
        return QStringLiteral("%1 %2").arg(index.row()).arg(index.column());
    }
    void paste(const QString& text)
    {
        auto* data = new QMimeData;
        data->setText(text);
        QGuiApplication::clipboard()->setMimeData(data);
        key(Qt::Key_V, Qt::ControlModifier);
        REQUIRE(looked());
    }
    bool written()
    {
        key(Qt::Key_S, Qt::ControlModifier);
        return wait_until([&] { return !form->open(); }) && settled();
    }
};

} // namespace

TEST_CASE("摸底 of twenty units: a line each, filled from the last survey, one action, one undo")
{
    GridFixture f(20);
    REQUIRE(f.grid->model()->rowCount() == 20);
    CHECK_FALSE(f.cell(0, "单位").isEmpty());
    const QString last = f.cell(3, "从业人员数");
    CHECK_FALSE(last.isEmpty());
    const std::size_t surveys = f.rows("survey").size();
    // Typing replaces; Enter goes down.
    f.at(0, "从业人员数");
    const int headcount = f.column("从业人员数");
    f.type("101", Qt::Key_Return);
    CHECK(f.here() == QStringLiteral("1 %1").arg(headcount));
    // Tab goes right, Enter then down to where Tab began.
    f.type("102", Qt::Key_Tab);
    CHECK(f.here() == QStringLiteral("1 %1").arg(headcount + 1));
    f.type("5", Qt::Key_Return);
    CHECK(f.here() == QStringLiteral("2 %1").arg(headcount));
    CHECK(f.cell(0, "从业人员数") == QStringLiteral("101"));
    CHECK(f.cell(1, "正式党员数") == QStringLiteral("5"));
    CHECK(f.cell(3, "从业人员数") == last);
    REQUIRE(f.looked());
    REQUIRE(f.written());
    const auto after = f.rows("survey");
    CHECK(after.size() == surveys + 20);
    const LedgerDef& survey = *f.context.catalog()->ledger("survey");
    const auto counted = [&](std::size_t unit) {
        for (const Record& row : after)
            if (int_of(row.at(survey, "unit")) == f.units[unit] &&
                text_of(row.at(survey, "date")) == "2025-10-15")
                return int_of(row.at(survey, "headcount"));
        return std::int64_t{-1};
    };
    CHECK(counted(0) == 101);
    CHECK(counted(1) == 102);
    CHECK(QString::number(counted(3)) == QString(last).remove(QLatin1Char(',')));
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.rows("survey").size() == surveys);
}

TEST_CASE("an entry that can't be read keeps its editor; Escape puts back what stood there")
{
    GridFixture f(2);
    const QString before = f.cell(0, "从业人员数");
    f.at(0, "从业人员数");
    f.type("many", Qt::Key_Return);
    CHECK(f.grid->findChild<FieldEditor*>() != nullptr);
    CHECK(f.form->unsaved());
    f.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.form->open()); // not written
    f.at(0, "从业人员数");
    f.key(Qt::Key_F2);
    REQUIRE(f.settled());
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(f.form->open());
    f.at(0, "从业人员数");
    f.type("9", Qt::Key_Escape);
    CHECK(f.cell(0, "从业人员数") != QStringLiteral("9"));
    CHECK(f.cell(1, "从业人员数") != QStringLiteral("9"));
    static_cast<void>(before);
}

TEST_CASE("what a survey can't hold is told in its cell and in words")
{
    GridFixture f(3);
    f.at(1, "从业人员数");
    f.key(Qt::Key_Delete);
    REQUIRE(f.looked());
    f.at(1, "从业人员数");
    CHECK(f.cell(1, "从业人员数").isEmpty());
    const QModelIndex index = f.grid->model()->index(1, f.column("从业人员数"));
    CHECK(index.data(Qt::AccessibleDescriptionRole)
              .toString()
              .contains(QStringLiteral("从业人员数")));
    CHECK(index.data(Qt::DecorationRole).isValid());
    CHECK(f.grid->accessibleDescription().contains(QStringLiteral("从业人员数")));
    f.key(Qt::Key_S, Qt::ControlModifier);
    REQUIRE(f.looked());
    CHECK(f.form->open());
    CHECK(f.here() == QStringLiteral("1 %1").arg(f.column("从业人员数")));
}

TEST_CASE("a block is pasted from the cell on; with headings it finds its units, new ones below")
{
    GridFixture f(3);
    f.at(0, "从业人员数");
    f.paste(QStringLiteral("61\t4\n62\t5\n63\t许多\n"));
    CHECK(f.cell(0, "从业人员数") == QStringLiteral("61"));
    CHECK(f.cell(1, "正式党员数") == QStringLiteral("5"));
    CHECK(f.cell(2, "正式党员数") == QStringLiteral("许多"));
    CHECK(f.grid->model()
              ->index(2, f.column("正式党员数"))
              .data(Qt::AccessibleDescriptionRole)
              .toString()
              .contains(QStringLiteral("正式党员数")));
    const QString last = f.cell(2, "单位");
    f.paste(QStringLiteral("单位名称\t正式党员数\n%1\t6\n没有这家公司\t1\n").arg(last));
    CHECK(f.cell(2, "正式党员数") == QStringLiteral("6"));
    REQUIRE(f.grid->model()->rowCount() == 4);
    CHECK(f.cell(3, "单位") == QStringLiteral("没有这家公司"));
    // Taken out again, the rest is written.
    f.at(3, "单位");
    f.key(Qt::Key_Delete, Qt::ControlModifier);
    CHECK(f.grid->model()->rowCount() == 3);
    REQUIRE(f.looked());
    CHECK(f.written());
}

TEST_CASE("Tab leaves the lines after the last cell and before the first")
{
    GridFixture f(2);
    f.at(1, "备注");
    f.key(Qt::Key_Tab);
    CHECK_FALSE(f.grid->hasFocus());
    f.at(0, "单位");
    f.key(Qt::Key_Backtab);
    CHECK_FALSE(f.grid->hasFocus());
}
