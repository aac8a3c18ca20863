// Typing into a cell of a ledger's table: no key before it, in place of what stood there.

#include <QComboBox>
#include <QInputMethodEvent>
#include <QLineEdit>

#include "tests/ui/table_fixture.h"
#include "ui/widgets/field_editor.h"

using namespace lx;
using namespace lx::ui;
using lx::test::TableFixture;

namespace {

struct TypingFixture : TableFixture
{
    void type(const char* keys)
    {
        for (const char* at = keys; *at != '\0'; ++at)
            QTest::keyClick(QApplication::focusWidget(), *at);
    }
    /// What an input method tells whoever has the keyboard.
    void compose(const QString& shown, const QString& committed)
    {
        QInputMethodEvent event(shown, {});
        event.setCommitString(committed);
        QApplication::sendEvent(QApplication::focusWidget(), &event);
    }
    /// The one that is open; closed ones are still to be deleted.
    [[nodiscard]] FieldEditor* editor() const
    {
        for (FieldEditor* one : view->findChildren<FieldEditor*>())
            if (one->isVisible())
                return one;
        return nullptr;
    }
    /// Enter for whoever has the keyboard: a list that has dropped down first.
    void enter()
    {
        QApplication::processEvents();
        QWidget* list = QApplication::activePopupWidget();
        QTest::keyClick(list != nullptr ? list : QApplication::focusWidget(), Qt::Key_Return);
    }
    QString value(std::int64_t id, const std::string& field) { return texts({id}, field).front(); }
};

} // namespace

TEST_CASE("a cell is typed into: what stood there goes, Enter keeps it and goes on below")
{
    TypingFixture f;
    f.choose(1, 1, "address");
    const std::int64_t first = f.model->id_at(1);
    const std::int64_t second = f.model->id_at(2);
    f.type("12#");
    REQUIRE(f.editor() != nullptr);
    f.key(Qt::Key_Return);
    f.type("14#");
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.value(first, "address") == QStringLiteral("12#"));
    CHECK(f.value(second, "address") == QStringLiteral("14#"));
    CHECK(f.view->currentIndex().row() == 3);
    f.key(Qt::Key_Z, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.value(first, "address") == QStringLiteral("12#"));
    CHECK(f.value(second, "address") != QStringLiteral("14#"));
}

TEST_CASE("an input method begins in the cell: its first word is whole, giving up changes nothing")
{
    TypingFixture f;
    f.choose(1, 1, "address");
    const std::int64_t id = f.model->id_at(1);
    const QString before = f.value(id, "address");
    REQUIRE(!before.isEmpty());

    f.compose(QStringLiteral("b"), {});
    f.compose(QStringLiteral("bei"), {});
    REQUIRE(f.editor() != nullptr);
    f.compose({}, {});
    REQUIRE(f.settled());
    CHECK(f.editor() == nullptr);
    CHECK(f.value(id, "address") == before);
    CHECK(f.view->hasFocus());

    f.compose(QStringLiteral("b"), {});
    CHECK(f.view->hasFocus()); // going elsewhere would end the composing
    f.compose(QStringLiteral("bei jie"), {});
    f.compose({}, QStringLiteral("北街"));
    REQUIRE(f.editor() != nullptr);
    CHECK(f.editor()->isAncestorOf(QApplication::focusWidget()));
    f.compose(QStringLiteral("hao"), {});
    f.compose({}, QStringLiteral("号"));
    f.type("9");
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.value(id, "address") == QStringLiteral("北街号9"));

    f.choose(2, 2, "address"); // a sign nothing is composed for
    const std::int64_t next = f.model->id_at(2);
    f.compose({}, QStringLiteral("南"));
    f.compose({}, QStringLiteral("街"));
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.value(next, "address") == QStringLiteral("南街"));
}

TEST_CASE("Escape leaves the cell as it was; Space, and keys of commands, type nothing")
{
    TypingFixture f;
    f.choose(1, 1, "address");
    const std::int64_t id = f.model->id_at(1);
    const QString before = f.value(id, "address");
    f.type("x");
    f.key(Qt::Key_Escape);
    REQUIRE(f.settled());
    CHECK(f.editor() == nullptr);
    CHECK(f.value(id, "address") == before);
    for (const Qt::Key key : {Qt::Key_Space, Qt::Key_Backspace, Qt::Key_Left, Qt::Key_F5}) {
        QTest::keyClick(f.view, key);
        CHECK(f.editor() == nullptr);
    }
}

TEST_CASE("a number that is masked is replaced as a whole by what is typed")
{
    TypingFixture f;
    f.show("investor");
    f.choose(0, 0, "phone");
    const std::int64_t id = f.model->id_at(0);
    f.type("13900139000");
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.value(id, "phone") == QStringLiteral("13900139000"));
}

TEST_CASE("choices are chosen by typing: in a long list, and in a short one")
{
    TypingFixture f;
    f.choose(0, 0, "industry");
    const std::int64_t unit = f.model->id_at(0);
    f.type("c");
    f.enter(); // the list's first
    if (f.editor() != nullptr)
        f.enter(); // the cell's
    REQUIRE(f.settled());
    CHECK(f.value(unit, "industry").toStdString() == "C制造业");
    f.show("member");
    f.choose(0, 0, "hardship");
    const std::int64_t id = f.model->id_at(0);
    f.type("s");
    f.enter();
    REQUIRE(f.settled());
    CHECK(f.stored(id, "hardship") == Value(std::int64_t{1}));
}

TEST_CASE(
    "with rows chosen, Enter keeps them chosen and Ctrl+Enter gives all of them what was typed")
{
    TypingFixture f;
    f.choose(1, 4, "address");
    const auto ids = f.view->selected_ids();
    f.type("7");
    f.key(Qt::Key_Return);
    REQUIRE(f.settled());
    CHECK(f.view->selected_ids() == ids);
    f.type("8");
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.texts(ids, "address") == QStringList(4, QStringLiteral("8")));
}
