// A county's own fields: added, renamed, put in order, taken out of use and brought back.
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>

#include "core/store/own_fields.h"
#include "tests/ui/pictures.h"
#include "tests/ui/window_fixture.h"
#include "ui/fields/own_fields_page.h"
#include "ui/form/record_form.h"

using namespace lx;
using namespace lx::ui;
using lx::test::WindowFixture;

namespace {

QString words(const char* text)
{
    return QString::fromUtf8(text);
}

struct Fields : WindowFixture
{
    Fields() { show(); }
    void show()
    {
        window->show_page(QStringLiteral("fields"));
        REQUIRE(settled());
    }
    void press(const char* name)
    {
        auto* found = find<QPushButton>(words(name));
        INFO(name);
        REQUIRE(found != nullptr);
        REQUIRE(found->isEnabled());
        QTest::mouseClick(found, Qt::LeftButton);
        REQUIRE(settled());
    }
    void type(const char* heading, const char* text)
    {
        auto* line = find<QLineEdit>(words(heading));
        REQUIRE(line != nullptr);
        line->setFocus();
        line->selectAll();
        write(line, words(text));
    }
    void add(const char* name)
    {
        press("新建字段");
        type("名称", name);
        press("保存字段");
    }
    QTableView* list() const { return find<QTableView>(words("这本台账的自定义字段")); }
    QString listed() const
    {
        QString all;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            all += list()->model()->index(row, 0).data().toString() + QLatin1Char(' ');
        return all.trimmed();
    }
    void choose(int row)
    {
        list()->setCurrentIndex(list()->model()->index(row, 0));
        REQUIRE(settled());
    }
    const LedgerDef& units() const { return *context.catalog()->ledger("unit"); }
    bool has(const char* name) const
    {
        return std::any_of(units().fields.begin(), units().fields.end(),
                           [&](const FieldDef& field) { return field.name == name; });
    }
};

} // namespace

TEST_CASE("pictures of own fields", "[.][pictures]")
{
    const lx::test::Pictures pictures;
    Fields f;
    lx::test::Pictures::resize(f);
    pictures.save(f, "own-fields-none");
    for (const char* name : {"党建档次", "党建经费", "党建品牌名称及获得的荣誉"})
        f.add(name);
    f.choose(1);
    f.press("停用");
    pictures.save(f, "own-fields");
}

TEST_CASE("a field added is in table and form at once")
{
    Fields f;
    f.press("新建字段");
    f.type("名称", "党建档次");
    auto* type = f.find<QComboBox>(words("内容"));
    REQUIRE(type != nullptr);
    const int at = type->findText(words("选项"));
    type->setCurrentIndex(at);
    Q_EMIT type->activated(at);
    f.press("保存字段"); // without choices
    CHECK_FALSE(f.has("党建档次"));
    CHECK(f.find<QLabel>(words("要改正的地方"))->text() == words("请写明有哪些选项，每行一个。"));
    auto* values = f.find<QPlainTextEdit>(words("选项（每行一个）"));
    REQUIRE(values != nullptr);
    values->setPlainText(words("一档\n二档"));
    f.press("保存字段");
    REQUIRE(f.has("党建档次"));
    CHECK(f.listed() == words("党建档次"));
    CHECK_FALSE(f.find<QComboBox>(words("内容"))->isEnabled()); // what it holds stays

    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    CHECK(f.find<QComboBox>(words("党建档次")) != nullptr);
}

TEST_CASE("while a new field is entered no other one is chosen, and each line is one choice")
{
    Fields f;
    f.add("甲");
    f.press("新建字段");
    CHECK_FALSE(f.list()->currentIndex().isValid());
    CHECK_FALSE(f.list()->selectionModel()->hasSelection());
    CHECK_FALSE(f.find<QPushButton>(words("停用"))->isEnabled());
    auto* type = f.find<QComboBox>(words("内容"));
    const int at = type->findText(words("选项"));
    type->setCurrentIndex(at);
    Q_EMIT type->activated(at);
    auto* values = f.find<QPlainTextEdit>(words("选项（每行一个）"));
    REQUIRE(values != nullptr);
    values->setPlainText(words("小微企业、个体\n\n 其他，含合作社 "));
    f.press("保存字段"); // without a name
    CHECK(QApplication::focusWidget() == f.find<QLineEdit>(words("名称")));
    f.type("名称", "规模档次");
    f.press("保存字段");
    const auto kept = all_own_fields(f.context.database());
    REQUIRE(kept);
    REQUIRE(kept->size() == 2);
    CHECK(kept->back().values == std::vector<std::string>{"小微企业、个体", "其他，含合作社"});
}

TEST_CASE("fields are renamed and put in another order")
{
    Fields f;
    for (const char* name : {"甲", "乙", "丙"})
        f.add(name);
    CHECK(f.listed() == words("甲 乙 丙"));
    f.choose(2);
    f.press("上移");
    CHECK(f.listed() == words("甲 丙 乙"));
    f.press("上移");
    CHECK(f.listed() == words("丙 甲 乙"));
    CHECK_FALSE(f.find<QPushButton>(words("上移"))->isEnabled());
    f.press("下移");
    CHECK(f.listed() == words("甲 丙 乙"));
    const auto& fields = f.units().fields;
    CHECK(fields[fields.size() - 3].name == "丙");
    f.type("名称", "丁");
    f.press("保存字段");
    CHECK(f.listed() == words("甲 丁 乙"));
    CHECK(f.has("丁"));
    CHECK_FALSE(f.has("丙"));
}

TEST_CASE("a field taken out of use stands behind the others and is brought back")
{
    Fields f;
    f.add("甲");
    f.add("乙");
    f.choose(0);
    f.press("停用");
    CHECK_FALSE(f.has("甲"));
    CHECK(f.listed() == words("乙 甲"));
    f.choose(1);
    f.press("恢复");
    CHECK(f.has("甲"));
}

TEST_CASE("what is refused is said beside the field, and what was entered stays")
{
    Fields f;
    f.press("新建字段");
    f.type("名称", "地址");
    f.press("保存字段");
    CHECK(f.find<QLabel>(words("要改正的地方"))->text().contains(words("地址")));
    CHECK(f.find<QLineEdit>(words("名称"))->text() == words("地址"));
}

TEST_CASE("a form with something unsaved is asked for before the ledgers change")
{
    Fields f;
    f.window->show_page(QStringLiteral("ledger"));
    REQUIRE(f.settled());
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    auto* name = f.find<QLineEdit>(words("单位名称"));
    REQUIRE(name != nullptr);
    WindowFixture::write(name, words("星火公司"));
    f.show();
    f.press("新建字段");
    f.type("名称", "甲");
    f.press("保存字段");
    CHECK(f.dialogs.asked.size() == 1);
    CHECK_FALSE(f.has("甲"));
    auto* form = f.window->findChild<RecordForm*>();
    REQUIRE(form != nullptr);
    CHECK(form->unsaved());
}
