// The file is moved, replaced, deleted or written over under the open window.

#include <filesystem>
#include <fstream>
#include <sstream>

#include <QAction>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include "core/store/file_hold.h"
#include "core/store/ledger_store.h"
#include "core/store/upkeep.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_page.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/row_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/ledger_table_model.h"
#include "ui/shell/history.h"

using namespace lx;
using namespace lx::ui;
using lx::test::wait_until;
using lx::test::WindowFixture;
namespace fs = std::filesystem;

namespace {

std::string content_of(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

/// The window with a county in which something was saved already.
struct Moved : WindowFixture
{
    fs::path place = path(QStringLiteral("county.lxdb")).toStdString();
    fs::path other = path(QStringLiteral("other.lxdb")).toStdString();
    fs::path fresh = path(QStringLiteral("另存.lxdb")).toStdString();
    std::int64_t unit = 0;
    QStringList told;

    Moved()
    {
        make_county(QStringLiteral("other.lxdb"), 60);
        Query all;
        all.ledger = "unit";
        unit = LedgerStore(context.database(), *context.catalog()).first(all, 1)->front().id;
        rename("第一次改的名称");
        REQUIRE(name_in(context.database()) == "第一次改的名称");
        QObject::connect(&context.notices(), &Notices::posted, window.get(),
                         [this](const Notice& notice) { told << notice.text; });
    }

    /// As a cell of the table does it.
    bool rename(const char* name)
    {
        const auto catalog = context.catalog();
        const LedgerDef& def = *catalog->ledger("unit");
        const auto done = change_cell(context, def, unit, def.index_of("name"), std::string(name));
        if (!done)
            context.notices().error(done.error());
        return done.has_value();
    }
    std::string name_in(Database& database) const
    {
        const auto catalog = context.catalog();
        const LedgerDef& def = *catalog->ledger("unit");
        const auto row = LedgerStore(database, *catalog).find(def, unit);
        return row && *row ? std::string(text_of((*row)->at(def, "name"))) : std::string();
    }
    std::int64_t units()
    {
        Query all;
        all.ledger = "unit";
        return LedgerStore(context.database(), *context.catalog()).count(all).value();
    }
    /// The row of a table is as the open file has it.
    bool shown_as_stored(const LedgerTableModel& model, int row)
    {
        const auto catalog = context.catalog();
        const LedgerDef& def = *catalog->ledger("unit");
        const auto stored =
            LedgerStore(context.database(), *catalog).find(def, model.id_at(row)).value();
        return stored && model.index(row, def.index_of("name")).data().toString() ==
                             qt(text_of(stored->at(def, "name")));
    }
    [[nodiscard]] QPushButton* save_as() const
    {
        QApplication::processEvents(); // laid out and shown
        return button<QPushButton>(QStringLiteral("另存为…"));
    }
    [[nodiscard]] bool says_saved() const
    {
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(QStringLiteral("已保存")))
                return true;
        }
        return false;
    }
    [[nodiscard]] bool stands_below(const QString& part) const
    {
        for (const QLabel* label : window->findChildren<QLabel*>()) {
            if (label->isVisible() && label->text().contains(part))
                return true;
        }
        return false;
    }
    /// Whole, and with the edit that was saved before the file was lost.
    void expect_whole(const fs::path& file, const char* name = "第一次改的名称")
    {
        NoProgress quiet;
        const auto database = Database::open_for_upkeep(file.string());
        REQUIRE(database);
        if (name != nullptr)
            CHECK(name_in(**database) == name);
        const auto items = verify(**database, *context.catalog(), quiet);
        REQUIRE(items);
        for (const VerifyItem& item : *items) {
            INFO(item.check);
            CHECK((item.passed || item.kind == VerifyKind::Data));
        }
    }
};

} // namespace

TEST_CASE("the file is moved, replaced or deleted: nothing is saved there, all of it elsewhere")
{
    Moved f;
    enum Kind
    {
        MovedAway,
        Replaced,
        Deleted
    };
    const Kind kind = GENERATE(MovedAway, Replaced, Deleted);
    CAPTURE(kind);
    const fs::path moved = f.place.parent_path() / "搬走了.lxdb";
    const std::string theirs = content_of(f.other);
    if (kind == MovedAway) {
        fs::rename(f.place, moved);
    } else if (kind == Replaced) {
        fs::rename(f.other, f.place);
    } else {
        fs::remove(f.place);
    }
    CHECK_FALSE(f.rename("丢不得的名称"));
    CHECK(f.context.lost());
    CHECK_FALSE(f.says_saved());
    CHECK(f.stands_below(QStringLiteral("已不在原处，无法保存")));
    REQUIRE(f.save_as() != nullptr);
    // Said again with each attempt, in one notice.
    CHECK_FALSE(f.rename("再试一次"));
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    REQUIRE(f.settled());
    int asked = 0;
    for (const QPushButton* button : f.window->findChildren<QPushButton*>())
        asked += button->isVisible() && button->text() == QStringLiteral("另存为…") ? 1 : 0;
    CHECK(asked == 1);

    f.dialogs.files = {QString::fromStdString(f.fresh.string())};
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(wait_until([&] { return !f.context.lost(); }));
    REQUIRE(f.settled());
    CHECK(f.context.path() == QString::fromStdString(f.fresh.string()));
    CHECK(f.name_in(f.context.database()) == "第一次改的名称");
    // The table shows the rows of the new file, not of what stands at the old place now.
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    const auto& model = *qobject_cast<const LedgerTableModel*>(view->model());
    CHECK(model.rowCount() == f.units());
    view->scrollToBottom();
    REQUIRE(f.settled());
    CHECK(f.shown_as_stored(model, model.rowCount() - 1));
    // It goes on there.
    CHECK(f.rename("之后的名称"));
    CHECK(f.name_in(f.context.database()) == "之后的名称");
    CHECK(f.context.database().hold().is_locked_here());
    auto* history = f.window->findChild<History*>();
    CHECK(history->undo_action()->isEnabled());
    history->undo();
    f.context.close();
    f.expect_whole(f.fresh);
    if (kind == Replaced) {
        CHECK(content_of(f.place) == theirs);
        for (const char* ending : {"-wal", "-shm", "-journal"})
            CHECK_FALSE(fs::exists(f.place.string() + ending));
    } else {
        CHECK_FALSE(fs::exists(f.place));
    }
    if (kind == MovedAway)
        f.expect_whole(moved, nullptr); // as far as SQLite had brought it there
}

TEST_CASE("a file written over in place is not touched, and what can't be read is not saved as if")
{
    Moved f;
    const std::string theirs = content_of(f.other);
    {
        std::ofstream out(f.place, std::ios::binary | std::ios::trunc);
        out << theirs;
    }
    CHECK_FALSE(f.rename("丢不得的名称"));
    CHECK(f.context.lost());
    CHECK_FALSE(f.says_saved());
    REQUIRE(f.save_as() != nullptr);
    f.told.clear();
    f.dialogs.files = {QString::fromStdString(f.fresh.string())};
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.context.lost());
    CHECK_FALSE(fs::exists(f.fresh));
    CHECK_FALSE(f.told.filter(QStringLiteral("备份")).isEmpty());
    // Closing asks first; what is there then is untouched.
    f.dialogs.answers = {2, 1};
    f.window->files().close();
    CHECK(f.context.has_document());
    f.window->files().close();
    CHECK_FALSE(f.context.has_document());
    CHECK(content_of(f.place) == theirs);
    NoProgress quiet;
    const auto database = Database::open(f.place.string(), Database::Mode::ReadWrite);
    REQUIRE(database);
    const auto items = verify(**database, *f.context.catalog(), quiet);
    for (const VerifyItem& item : *items)
        CHECK((item.passed || item.kind == VerifyKind::Data));
}

TEST_CASE("what is being entered in a form survives saving elsewhere and is saved there")
{
    Moved f;
    f.context.go(Place::row("unit", f.unit));
    auto* page = qobject_cast<LedgerPage*>(f.window->current_page());
    REQUIRE(page != nullptr);
    auto* form = page->findChild<RecordForm*>();
    REQUIRE(form->edit("unit", f.unit));
    REQUIRE(f.settled());
    QLineEdit* phone = nullptr;
    for (QLineEdit* line : form->findChildren<QLineEdit*>()) {
        if (line->accessibleName().startsWith(QStringLiteral("联系电话")))
            phone = line;
    }
    REQUIRE(phone != nullptr);
    phone->selectAll();
    WindowFixture::write(phone, QStringLiteral("13987654321"));
    fs::rename(f.place, f.place.parent_path() / "搬走了.lxdb");
    CHECK_FALSE(form->save());
    CHECK(form->unsaved());
    CHECK_FALSE(f.says_saved());
    REQUIRE(f.save_as() != nullptr);
    f.dialogs.files = {QString::fromStdString(f.place.string())}; // its old place, which is free
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(wait_until([&] { return !f.context.lost(); }));
    REQUIRE(f.settled());
    CHECK(form->unsaved());
    CHECK(phone->text() == QStringLiteral("13987654321"));
    CHECK(form->save());
    f.context.close();
    const auto database = Database::open(f.place.string(), Database::Mode::ReadOnly);
    REQUIRE(database);
    const LedgerDef& def = *f.context.catalog()->ledger("unit");
    const auto row = LedgerStore(**database, *f.context.catalog()).find(def, f.unit);
    CHECK(text_of((*row)->at(def, "phone")) == "13987654321");
}

TEST_CASE("what could not be evaluated at the old place is evaluated at the new one")
{
    Moved f;
    f.window->show_page(QStringLiteral("start"));
    REQUIRE(f.settled());
    Evaluations& evaluations = Evaluations::of(f.context);
    REQUIRE(evaluations.current());
    fs::rename(f.place, f.place.parent_path() / "搬走了.lxdb");
    CHECK_FALSE(f.rename("丢不得的名称"));
    f.context.set_as_of(*Date::from_iso("2025-06-30"));
    REQUIRE(f.settled());
    CHECK_FALSE(evaluations.problem().isEmpty());
    REQUIRE(f.save_as() != nullptr);
    f.dialogs.files = {QString::fromStdString(f.fresh.string())};
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(wait_until([&] { return !f.context.lost(); }));
    REQUIRE(f.settled());
    CHECK(evaluations.problem().isEmpty());
    CHECK(evaluations.current());
}

TEST_CASE("undo and bulk work are stopped, coming back to the window tells")
{
    Moved f;
    fs::rename(f.place, f.place.parent_path() / "搬走了.lxdb");
    SECTION("undo")
    {
        f.window->findChild<History*>()->undo();
        CHECK(f.told.filter(QStringLiteral("已撤销")).isEmpty());
    }
    SECTION("a job")
    {
        WorkSlot slot(f.context.jobs());
        remove_records(f.context, slot, *f.context.catalog()->ledger("unit"), {f.unit});
        REQUIRE(f.settled());
    }
    SECTION("coming back to the window is enough")
    {
        QEvent activation(QEvent::ActivationChange);
        QApplication::setActiveWindow(f.window.get());
        QApplication::sendEvent(f.window.get(), &activation);
    }
    CHECK(f.context.lost());
    CHECK(f.save_as() != nullptr);
    CHECK(f.name_in(f.context.database()) == "第一次改的名称");
}

TEST_CASE("saving what is open is not done into a file that is there, and can be given up")
{
    Moved f;
    const std::string theirs = content_of(f.other);
    fs::rename(f.place, f.place.parent_path() / "搬走了.lxdb");
    CHECK_FALSE(f.rename("丢不得的名称"));
    f.dialogs.files = {QString::fromStdString(f.other.string())};
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(f.settled());
    CHECK(f.context.lost());
    CHECK(content_of(f.other) == theirs);
    REQUIRE(f.save_as() != nullptr); // the way is still offered
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(f.settled()); // no name was given
    CHECK(f.context.lost());
    CHECK(f.save_as() != nullptr);
    for (const auto& entry : fs::directory_iterator(f.place.parent_path()))
        CHECK(entry.path().extension() != ".part");
}

TEST_CASE("a file lost while it was only looked at is told as well")
{
    Moved f;
    f.context.close();
    QFile::setPermissions(QString::fromStdString(f.place.string()), QFile::ReadOwner);
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    REQUIRE(f.context.read_only());
    fs::rename(f.place, f.place.parent_path() / "搬走了.lxdb");
    f.context.check_place();
    CHECK(f.context.lost());
    REQUIRE(f.save_as() != nullptr);
    f.dialogs.files = {QString::fromStdString(f.fresh.string())};
    QTest::mouseClick(f.save_as(), Qt::LeftButton);
    REQUIRE(wait_until([&] { return !f.context.lost(); }));
    f.context.close();
    f.expect_whole(f.fresh);
}
