#include "ui/presentation/pasted_table.h"

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"
#include "core/rows/list_columns.h"
#include "ui/presentation/table_text.h"

using namespace lx;
using namespace lx::ui;

TEST_CASE("rows as Excel puts them on the clipboard")
{
    const auto rows = parse_pasted(
        QStringLiteral("甲\t\"两行\n的格\"\t\"说\"\"好\"\"\"\r\n\t\t\r\n 乙 \t5'\"\t\n"));
    REQUIRE(rows.size() == 2);
    CHECK(rows[0] == QStringList({QStringLiteral("甲"), QStringLiteral("两行\n的格"),
                                  QStringLiteral("说\"好\"")}));
    CHECK(rows[1] == QStringList({QStringLiteral("乙"), QStringLiteral("5'\""), QString()}));
    CHECK(parse_pasted(QString()).empty());
    CHECK(parse_pasted(QStringLiteral("\n\t\n")).empty());
    CHECK(parse_pasted(QStringLiteral("一格")).front() == QStringList{QStringLiteral("一格")});
}

TEST_CASE("a first row that names fields is a heading")
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& unit = *catalog.ledger("unit");
    CHECK(has_headings(catalog, unit,
                       {{QStringLiteral("企业名称"), QStringLiteral("社会信用代码")}}));
    CHECK_FALSE(has_headings(
        catalog, unit, {{QStringLiteral("宁夏某某有限公司"), QStringLiteral("有限责任公司")}}));
    CHECK_FALSE(has_headings(catalog, unit, {}));
}

TEST_CASE("pasted rows become a file an import reads")
{
    const LedgerDef& unit = *Catalog::builtin().ledger("unit");
    const std::vector<int> shown{unit.index_of("name"), unit.index_of("uscc")};
    const QByteArray csv =
        pasted_csv(unit, {{QStringLiteral("甲,乙"), QStringLiteral("9\"1")}}, false, shown);
    CHECK(csv == QByteArrayLiteral("\xEF\xBB\xBF") +
                     QStringLiteral("\"单位名称\",\"统一社会信用代码\"\r\n\"甲,乙\",\"9\"\"1\"\r\n")
                         .toUtf8());
    CHECK_FALSE(pasted_csv(unit, {{QStringLiteral("单位名称")}}, true, shown).contains("统一"));
}

TEST_CASE("copied rows keep codes as text in Excel")
{
    const LedgerDef& unit = *Catalog::builtin().ledger("unit");
    ShownRow row;
    row.texts.resize(unit.fields.size());
    row.texts[static_cast<std::size_t>(unit.index_of("uscc"))] =
        QStringLiteral("91110000600037341L");
    row.texts[static_cast<std::size_t>(unit.index_of("name"))] = QStringLiteral("甲\t<乙>");
    const TableText text = table_text(list_columns(Definitions::program()->facts(), unit), {row},
                                      {unit.index_of("uscc"), unit.index_of("name")}, true);
    CHECK(text.plain ==
          QStringLiteral("统一社会信用代码\t单位名称\n91110000600037341L\t甲 <乙>\n"));
    CHECK(text.html.contains(QStringLiteral("mso-number-format:'\\@'\">91110000600037341L")));
    CHECK(text.html.contains(QStringLiteral("&lt;乙&gt;")));
}
