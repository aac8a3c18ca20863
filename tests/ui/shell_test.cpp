#include <algorithm>
#include <array>

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <sys/stat.h>

#include "core/store/file_hold.h"
#include "tests/support/other_program.h"
#include "tests/ui/window_fixture.h"
#include "ui/document/notices.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_view.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

/// The user's folder stands somewhere else meanwhile.
class HomeAt
{
public:
    explicit HomeAt(const QString& path)
    {
        for (auto& [name, before] : m_before)
            before = qgetenv(name);
        qputenv("HOME", path.toUtf8());
        qputenv("XDG_CONFIG_HOME", path.toUtf8());
    }
    ~HomeAt()
    {
        for (const auto& [name, before] : m_before)
            before.isNull() ? qunsetenv(name) : qputenv(name, before);
    }
    HomeAt(const HomeAt&) = delete;
    HomeAt& operator=(const HomeAt&) = delete;

private:
    std::array<std::pair<const char*, QByteArray>, 2> m_before{
        {{"HOME", {}}, {"XDG_CONFIG_HOME", {}}}};
};

} // namespace

TEST_CASE("first start: a new file is made from the form on the start page")
{
    WindowFixture f(false);
    auto* fresh = f.find<QPushButton>(QStringLiteral("新建台账"));
    REQUIRE(fresh != nullptr);
    QTest::mouseClick(fresh, Qt::LeftButton);
    QLineEdit* code = nullptr;
    QLineEdit* name = nullptr;
    QLineEdit* place = nullptr;
    for (QLineEdit* line : f.window->findChildren<QLineEdit*>()) {
        if (line->accessibleName().startsWith(QStringLiteral("行政区划代码")))
            code = line;
        if (line->accessibleName().startsWith(QStringLiteral("地区名称")))
            name = line;
        if (line->accessibleName().startsWith(QStringLiteral("保存到")))
            place = line;
    }
    REQUIRE(code != nullptr);
    REQUIRE(name != nullptr);
    REQUIRE(place != nullptr);
    auto* create = f.button<QPushButton>(QStringLiteral("新建"));
    REQUIRE(create != nullptr);
    const auto says = [&](const QString& part) {
        const auto labels = f.window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(part);
        });
    };
    // All that is missing is said at once, and the form stays.
    QTest::mouseClick(create, Qt::LeftButton);
    CHECK_FALSE(f.context.has_document());
    CHECK(says(QStringLiteral("行政区划代码“”不对")));
    CHECK(says(QStringLiteral("没有写地区名称")));
    CHECK(says(QStringLiteral("请选择文件保存的位置")));
    // Level, policies and place follow from code and name.
    const auto ticked = [&](const QString& policy) {
        auto* tick = f.find<QCheckBox>(policy);
        REQUIRE(tick != nullptr);
        return tick->isChecked();
    };
    CHECK(ticked(QStringLiteral("中央2012")));
    CHECK_FALSE(ticked(QStringLiteral("宁夏2018")));
    auto* level = f.find<QComboBox>(QStringLiteral("级别(L)"));
    WindowFixture::write(code, QStringLiteral("640000"));
    REQUIRE(level != nullptr);
    CHECK(level->currentText() == QStringLiteral("省"));
    code->clear();
    WindowFixture::write(code, QStringLiteral("640121"));
    CHECK(level->currentText() == QStringLiteral("县"));
    CHECK(ticked(QStringLiteral("宁夏2018")));
    CHECK_FALSE(ticked(QStringLiteral("辽宁2016")));
    WindowFixture::write(name, QStringLiteral("永宁县"));
    CHECK(place->text().endsWith(QStringLiteral("永宁县两新党建台账.lxdb")));
    place->setText(f.path(QStringLiteral("永宁县")));
    QTest::mouseClick(create, Qt::LeftButton);
    REQUIRE(test::wait_until([&] { return f.context.has_document(); }));
    CHECK(f.context.jurisdiction()->code == "640121");
    CHECK(f.context.policies() ==
          QStringList{QStringLiteral("central-2012"), QStringLiteral("ningxia-2018")});
    CHECK(f.window->windowTitle().startsWith(QStringLiteral("永宁县")));
    CHECK(QFile::exists(f.path(QStringLiteral("永宁县.lxdb"))));
    CHECK(f.settings.recent_files().size() == 1);
}

TEST_CASE(
    "the place a new ledger is proposed for exists; a fault is looked at again as it is mended")
{
    WindowFixture f(false);
    const HomeAt home(f.folder.path()); // without a folder for documents
    QTest::mouseClick(f.find<QPushButton>(QStringLiteral("新建台账")), Qt::LeftButton);
    const auto line = [&](const char* label) -> QLineEdit* {
        for (QLineEdit* one : f.window->findChildren<QLineEdit*>())
            if (one->isVisible() && one->accessibleName().startsWith(QString::fromUtf8(label)))
                return one;
        FAIL(label);
        return nullptr;
    };
    QLineEdit* name = line("地区名称");
    QLineEdit* place = line("保存到");
    const auto says = [&](const char* part) {
        const auto labels = f.window->findChildren<QLabel*>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
            return label->isVisible() && label->text().contains(QString::fromUtf8(part));
        });
    };
    WindowFixture::write(name, QStringLiteral("永宁县"));
    CHECK(place->text() == f.path(QStringLiteral("永宁县两新党建台账.lxdb")));
    REQUIRE(QDir(f.folder.path()).mkdir(QStringLiteral("Documents")));
    WindowFixture::write(name, QStringLiteral("城"));
    CHECK(place->text() == f.path(QStringLiteral("Documents/永宁县城两新党建台账.lxdb")));

    place->setText(f.path(QStringLiteral("没有/永宁县.lxdb")));
    CHECK_FALSE(says("没有文件夹")); // not before it is asked for
    auto* create = f.button<QPushButton>(QStringLiteral("新建"));
    QTest::mouseClick(create, Qt::LeftButton);
    CHECK(says("没有文件夹"));
    CHECK(says("行政区划代码“”不对"));
    WindowFixture::write(line("行政区划代码"), QStringLiteral("640121"));
    CHECK_FALSE(says("行政区划代码“"));
    CHECK(says("没有文件夹"));
    f.dialogs.files = {f.path(QStringLiteral("永宁县.lxdb"))};
    QTest::mouseClick(f.button<QPushButton>(QStringLiteral("选择…")), Qt::LeftButton);
    CHECK_FALSE(says("没有文件夹"));
    QTest::mouseClick(create, Qt::LeftButton);
    REQUIRE(test::wait_until([&] { return f.context.has_document(); }));
}

TEST_CASE("the sample is made by a job and opened")
{
    WindowFixture f(false);
    f.dialogs.files = {f.path(QStringLiteral("示例"))};
    auto* sample = f.find<QPushButton>(QStringLiteral("打开示例"));
    REQUIRE(sample != nullptr);
    QTest::mouseClick(sample, Qt::LeftButton);
    REQUIRE(test::wait_until([&] { return f.context.has_document(); }, 120'000));
    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    CHECK(view->model()->rowCount() == 2000);
}

TEST_CASE("a file that is held elsewhere says who has it, and can be looked at")
{
    WindowFixture f(false);
    f.make_county(QStringLiteral("held.lxdb"), 50);
    const test::OtherProgram other(f.path(QStringLiteral("held.lxdb")).toStdString());
    f.dialogs.answers = {2};
    f.window->files().open_path(f.path(QStringLiteral("held.lxdb")));
    REQUIRE(f.settled());
    CHECK_FALSE(f.context.has_document());
    REQUIRE(f.dialogs.asked.size() == 1);
    const auto holder = lock_holder(f.path(QStringLiteral("held.lxdb")).toStdString());
    REQUIRE(holder);
    CHECK(f.dialogs.asked[0].contains(QString::fromStdString(holder->host)));

    f.dialogs.answers = {0};
    REQUIRE(f.open(QStringLiteral("held.lxdb")));
    CHECK(f.context.read_only());
    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    auto* add = f.button<QPushButton>(QStringLiteral("新增单位"));
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->isEnabled());
}

TEST_CASE("a copy of a held file is opened for writing")
{
    WindowFixture f(false);
    f.make_county(QStringLiteral("held.lxdb"), 50);
    const test::OtherProgram other(f.path(QStringLiteral("held.lxdb")).toStdString());
    f.dialogs.answers = {1};
    f.dialogs.files = {f.path(QStringLiteral("copy.lxdb"))};
    f.window->files().open_path(f.path(QStringLiteral("held.lxdb")));
    REQUIRE(test::wait_until([&] { return f.context.has_document(); }));
    CHECK_FALSE(f.context.read_only());
    CHECK(f.context.path() == f.path(QStringLiteral("copy.lxdb")));
}

TEST_CASE("the quarter ends set the as-of date at one click, and everybody is told")
{
    WindowFixture f;
    int told = 0;
    QObject::connect(&f.context, &AppContext::as_of_changed, [&] { ++told; });
    auto* end = f.button<QPushButton>(QStringLiteral("3季度末"));
    REQUIRE(end != nullptr);
    QTest::mouseClick(end, Qt::LeftButton);
    CHECK(f.context.as_of().iso() == "2025-09-30");
    CHECK(told == 1);
    auto* date = f.find<QDateEdit>(QStringLiteral("截止日期"));
    REQUIRE(date != nullptr);
    CHECK(date->date() == QDate(2025, 9, 30));
    CHECK(end->isChecked());
}

TEST_CASE("chosen policies are kept in the file")
{
    WindowFixture f;
    f.context.set_policies({QStringLiteral("ningxia-2018")});
    f.context.close();
    CHECK(f.context.policies().isEmpty());
    REQUIRE(f.open(QStringLiteral("county.lxdb")));
    CHECK(f.context.policies() == QStringList{QStringLiteral("ningxia-2018")});
}

TEST_CASE("every control has a name for screen readers")
{
    WindowFixture f;
    for (const PageEntry& entry : f.window->pages()) {
        f.window->show_page(entry.id);
        REQUIRE(f.settled());
        for (QWidget* widget : f.window->findChildren<QWidget*>()) {
            if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus)
                continue;
            if (qobject_cast<QAbstractScrollArea*>(widget) != nullptr &&
                widget->accessibleName().isEmpty() &&
                qobject_cast<QAbstractItemView*>(widget) == nullptr)
                continue; // a frame around things that have names
            if (widget->objectName().startsWith(QLatin1String("qt_")))
                continue; // parts of Qt's own controls
            QString name = widget->accessibleName();
            if (const auto* button = qobject_cast<const QAbstractButton*>(widget);
                button != nullptr && name.isEmpty())
                name = button->text();
            if (const auto* label = qobject_cast<const QLabel*>(widget);
                label != nullptr && name.isEmpty())
                name = label->text();
            INFO(entry.id.toStdString() << ": " << widget->metaObject()->className() << " "
                                        << widget->objectName().toStdString());
            CHECK_FALSE(name.isEmpty());
        }
    }
}

TEST_CASE("a change of theme or type size reaches everything and is kept")
{
    WindowFixture f;
    f.settings.set_theme(ThemeKind::Dark);
    CHECK(Theme::current().kind == ThemeKind::Dark);
    CHECK(QApplication::palette().color(QPalette::Base) == Theme::current().surface);
    f.settings.set_type_size(TypeSize::Large);
    auto* view = f.find<LedgerView>(QStringLiteral("单位"));
    REQUIRE(view != nullptr);
    CHECK(view->verticalHeader()->defaultSectionSize() == Theme::current().row_px);
    f.settings.set_theme(ThemeKind::Light);
    f.settings.set_type_size(TypeSize::Normal);
    CHECK(view->verticalHeader()->defaultSectionSize() == Theme::current().row_px);
}

TEST_CASE("a confirmation takes the place of the one before, warnings stay")
{
    WindowFixture f;
    Notices& notices = f.context.notices();
    const auto shown = [&] {
        return f.window->findChildren<QWidget*>(QStringLiteral("notice")).size();
    };
    const auto before = shown();
    notices.warning(QStringLiteral("注意"));
    notices.success(QStringLiteral("第一条"));
    notices.success(QStringLiteral("第二条"));
    QApplication::processEvents(); // laid out and shown
    CHECK(shown() == before + 2);
    CHECK(f.find<QFrame>(QStringLiteral("注意")) != nullptr);
    CHECK(f.find<QFrame>(QStringLiteral("第一条")) == nullptr);
    CHECK(f.find<QFrame>(QStringLiteral("第二条")) != nullptr);
}

TEST_CASE("settings belong to their user alone, also those of an earlier version")
{
    const QTemporaryDir folder;
    const QString fresh = folder.filePath(QStringLiteral("new/liangxin/liangxin.ini"));
    const QString old = folder.filePath(QStringLiteral("old.ini"));
    {
        QFile file(old);
        REQUIRE(file.open(QIODevice::WriteOnly));
        file.write("[user]\nname=old\n");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup |
                            QFile::ReadOther);
    }
    const mode_t before = ::umask(0);
    for (const QString& path : {fresh, old}) {
        UserSettings settings(path);
        settings.add_recent_file(folder.filePath(QStringLiteral("county.lxdb")));
    } // written when it goes
    ::umask(before);
    for (const QString& path : {fresh, old}) {
        struct stat info
        {};
        INFO(path.toStdString());
        REQUIRE(::stat(QFile::encodeName(path).constData(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
    }
    struct stat info
    {};
    REQUIRE(::stat(QFile::encodeName(QFileInfo(fresh).path()).constData(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0700);
}
