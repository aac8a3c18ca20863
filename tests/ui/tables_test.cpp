// How the plain tables share their width.
#include "ui/widgets/tables.h"

#include <QApplication>
#include <QHeaderView>
#include <QStandardItemModel>
#include <QTableView>
#include <QTest>
#include <catch2/catch.hpp>

using namespace lx::ui;

namespace {

struct Shared
{
    QStandardItemModel model{2, 2};
    QTableView view;
    Shared()
    {
        for (int row = 0; row < 2; ++row) {
            model.setItem(row, 0, new QStandardItem(QStringLiteral("正式党员数不超过")));
            model.setItem(row, 1, new QStandardItem(QStringLiteral("2025-12-31")));
        }
        dress_table(&view);
        view.setModel(&model);
        view.horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
        view.setColumnWidth(1, 60);
    }
    void show(int width)
    {
        view.resize(width, 300);
        view.show();
        for (int i = 0; i < 3; ++i)
            QApplication::processEvents();
    }
};

} // namespace

TEST_CASE("in a very wide table a value stands not far from its name, and the width is used")
{
    Shared f;
    f.show(3000);
    CHECK(f.view.columnWidth(0) < f.view.viewport()->width() * 3 / 4);
    CHECK(f.view.columnWidth(0) + f.view.columnWidth(1) == f.view.viewport()->width());
    // Where there is no such plenty the names have the rest.
    f.show(800);
    CHECK(f.view.columnWidth(0) > f.view.viewport()->width() * 3 / 4);
    CHECK(f.view.columnWidth(0) + f.view.columnWidth(1) == f.view.viewport()->width());
}

TEST_CASE("a column drawn to its width keeps it in a very wide table")
{
    Shared f;
    f.view.horizontalHeader()->setSectionResizeMode(1, QHeaderView::Fixed);
    f.view.setColumnWidth(1, 90);
    f.show(3000);
    CHECK(f.view.columnWidth(1) == 90);
}
