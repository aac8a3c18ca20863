// The list of pages at the left: groups under headings, fit for many pages in a small window.

#include <QListWidget>
#include <QTest>
#include <catch2/catch.hpp>

#include "ui/presentation/theme.h"
#include "ui/shell/main_window.h"
#include "ui/shell/navigation.h"
#include "ui/shell/page_entry.h"

using namespace lx::ui;

namespace {

/// Sixteen pages in four groups, the first without a heading.
struct Many
{
    Navigation list;
    QStringList chosen;

    Many()
    {
        const QStringList groups{
            {}, QStringLiteral("甲"), QStringLiteral("乙"), QStringLiteral("丙")};
        for (int i = 0; i < 16; ++i) {
            PageEntry entry;
            entry.id = QString::number(i);
            entry.title = QStringLiteral("页%1").arg(i);
            entry.icon = QStringLiteral("home");
            entry.group = groups[i / 4];
            list.add(entry);
        }
        QObject::connect(&list, &Navigation::chosen, &list,
                         [this](const QString& id) { chosen << id; });
    }

    void show(int height)
    {
        list.apply_type();
        list.resize(list.width(), height);
        list.show();
        REQUIRE(QTest::qWaitForWindowExposed(&list));
    }
    [[nodiscard]] int row_of(const QString& id) const
    {
        for (int row = 0; row < list.count(); ++row) {
            if (list.item(row)->data(Qt::UserRole).toString() == id)
                return row;
        }
        return -1;
    }
    [[nodiscard]] QRect place_of(const QString& id) const
    {
        return list.visualItemRect(list.item(row_of(id)));
    }
    [[nodiscard]] bool in_view(const QString& id) const
    {
        return list.viewport()->rect().contains(place_of(id));
    }
};

} // namespace

TEST_CASE("pages stand in groups; a heading is no page")
{
    Many f;
    f.list.mark(QStringLiteral("3"));
    f.show(900);
    REQUIRE(f.list.count() == 16 + 3);
    CHECK(f.list.item(4)->text() == QStringLiteral("甲"));
    CHECK(f.row_of(QStringLiteral("4")) == 5);
    CHECK(f.chosen.isEmpty());
    SECTION("the arrow keys pass it")
    {
        f.list.setFocus();
        QTest::keyClick(&f.list, Qt::Key_Down);
        CHECK(f.chosen == QStringList{QStringLiteral("4")});
        QTest::keyClick(&f.list, Qt::Key_Up);
        CHECK(f.chosen.last() == QStringLiteral("3"));
    }
    SECTION("a click on it goes nowhere")
    {
        const QRect heading = f.list.visualItemRect(f.list.item(4));
        QTest::mouseClick(f.list.viewport(), Qt::LeftButton, Qt::NoModifier, heading.center());
        CHECK(f.chosen.isEmpty());
        CHECK(f.list.currentRow() == 3);
    }
}

TEST_CASE("sixteen pages stand closer in a low window and scroll in a lower one")
{
    Many f;
    f.show(900);
    const int high = f.place_of(QStringLiteral("0")).height();
    f.list.resize(f.list.width(), 560); // of a window of 1024 by 700
    QTest::qWait(20);
    CHECK(f.place_of(QStringLiteral("0")).height() < high);
    CHECK(f.in_view(QStringLiteral("0")));
    CHECK(f.in_view(QStringLiteral("15")));

    const Theme before = Theme::current();
    apply_theme(Theme::make(ThemeKind::Light, TypeSize::Large));
    f.list.apply_type();
    f.list.resize(f.list.width(), 480);
    QTest::qWait(20);
    CHECK_FALSE(f.in_view(QStringLiteral("15")));
    f.list.mark(QStringLiteral("15"));
    CHECK(f.in_view(QStringLiteral("15")));
    f.list.mark(QStringLiteral("0"));
    CHECK(f.in_view(QStringLiteral("0")));
    apply_theme(before);
}
