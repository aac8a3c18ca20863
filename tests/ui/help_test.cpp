#include <QFile>
#include <QPushButton>

#include "tests/ui/window_fixture.h"
#include "ui/presentation/format.h"
#include "ui/shell/help_panel.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QStringList words_of(const HelpPanel& help)
{
    QStringList words;
    for (const QLabel* label : help.findChildren<QLabel*>())
        words << label->text();
    return words;
}

} // namespace

TEST_CASE("F1 tells what a page is for and its keys, and gives the keyboard back")
{
    WindowFixture f;
    auto* help = f.window->findChild<HelpPanel*>();
    REQUIRE(help != nullptr);
    for (const PageEntry& entry : f.window->pages()) {
        INFO(entry.id.toStdString());
        f.window->show_page(entry.id);
        REQUIRE(f.settled());
        QWidget* before = QApplication::focusWidget();
        f.key(Qt::Key_F1);
        REQUIRE(help->isVisible());
        const QStringList words = words_of(*help);
        CHECK(words.contains(entry.title)); // each page has a text of its own
        CHECK(words.contains(QStringLiteral("Ctrl+Tab")));
        f.key(Qt::Key_Escape);
        CHECK_FALSE(help->isVisible());
        CHECK(QApplication::focusWidget() == before);
    }
}

TEST_CASE("before a file is open F1 tells how to begin")
{
    WindowFixture f(false);
    auto* help = f.window->findChild<HelpPanel*>();
    REQUIRE(help != nullptr);
    f.key(Qt::Key_F1);
    REQUIRE(help->isVisible());
    CHECK(words_of(*help).contains(QStringLiteral("开始")));
}

TEST_CASE("Ctrl+Tab goes through the pages, round at the end")
{
    WindowFixture f;
    const auto& pages = f.window->pages();
    f.window->show_page(pages.front().id);
    for (std::size_t i = 1; i <= pages.size(); ++i) {
        f.key(Qt::Key_Tab, Qt::ControlModifier);
        REQUIRE(f.settled());
        CHECK(f.window->current_page()->id() == pages[i % pages.size()].id);
    }
    f.key(Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    CHECK(f.window->current_page()->id() == pages.back().id);
}

TEST_CASE("Ctrl+P prints the list that is shown")
{
    WindowFixture f;
    f.dialogs.files = {f.path(QStringLiteral("单位.pdf"))};
    f.key(Qt::Key_P, Qt::ControlModifier);
    REQUIRE(f.settled());
    auto* pdf = f.button<QPushButton>(QStringLiteral("存为 PDF…"));
    REQUIRE(pdf != nullptr);
    QTest::mouseClick(pdf, Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(QFile::exists(f.path(QStringLiteral("单位.pdf"))));
}

TEST_CASE("Ctrl+P says where things are printed on a page that has nothing to print")
{
    WindowFixture f;
    f.window->show_page(QStringLiteral("upkeep"));
    REQUIRE(f.settled());
    f.key(Qt::Key_P, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.notice_says(QStringLiteral("这里没有要打印的")));
}
