#include "ui/widgets/either.h"

#include <QApplication>
#include <QVBoxLayout>

#include <catch2/catch.hpp>

using lx::ui::show_either;

TEST_CASE("of two rooms that take turns in a place, neither makes the window grow")
{
    QWidget window;
    auto* column = new QVBoxLayout(&window);
    column->setContentsMargins(0, 0, 0, 0);
    auto* list = new QWidget(&window);
    auto* empty = new QWidget(&window);
    for (QWidget* const room : {list, empty}) {
        room->setMinimumHeight(300);
        column->addWidget(room);
    }
    empty->hide();
    window.resize(200, 400);
    window.show();
    for (const bool any : {false, true, true, false}) {
        show_either(any, list, empty);
        QApplication::processEvents();
        CHECK(list->isVisible() == any);
        CHECK(empty->isVisible() == !any);
        CHECK(window.height() == 400);
    }
}
