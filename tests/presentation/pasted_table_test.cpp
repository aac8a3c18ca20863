#include "ui/presentation/pasted_table.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/facts/definitions.h"
#include "core/rows/list_columns.h"
#include "ui/presentation/format.h"
#include "ui/presentation/table_text.h"

using namespace lx;
using namespace lx::ui;

namespace {

QStringList row(const PasteBlock& block, std::size_t at)
{
    QStringList texts;
    for (const PasteText& cell : block.rows[at])
        texts << qt(cell.text);
    return texts;
}

QStringList words(std::initializer_list<const char*> texts)
{
    QStringList out;
    for (const char* text : texts)
        out << QString::fromUtf8(text);
    return out;
}

/// As Excel writes it: styles, a fragment, a number formatted as text, a line break of the cell, a
/// merged cell, white space that is none of the text.
const QString excel = QStringLiteral(
    "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><head><style>td {color:black;}\n"
    ".xl65 {mso-number-format:\"\\@\";}</style></head><body><!--StartFragment-->\n"
    "<table border=0 cellpadding=0 style='border-collapse:collapse'>\n"
    "<col width=72 style='width:54pt'>\n"
    "<tr height=18><td height=18 class=xl65>甲公司</td>"
    "<td class=xl65>110105194912310021</td></tr>\n"
    "<tr height=36><td>东街<br>\n    1&nbsp;号</td><td rowspan=2>合并</td></tr>\n"
    "<tr height=18><td>#REF!</td></tr>\n"
    "</table><!--EndFragment--></body></html>");

/// As WPS writes it: no classes, values beside the text, cells in paragraphs.
const QString wps = QStringLiteral(
    "<html><body><TABLE><TR><TD x:str=\"110105194912310021\"><P>110105194912310021</P></TD>"
    "<TD x:num><FONT>12</FONT></TD></TR></TABLE></body></html>");

} // namespace

TEST_CASE("rows as Excel puts them on the clipboard as text")
{
    const auto rows = parse_pasted(
        QStringLiteral("甲\t\"两行\n的格\"\t\"说\"\"好\"\"\"\r\n\t\t\r\n 乙 \t5'\"\t\n"));
    REQUIRE(rows.size() == 3);
    CHECK(rows[0] == words({"甲", "两行\n的格", "说\"好\""}));
    CHECK(rows[1] == words({"", "", ""})); // a blank row keeps its place
    CHECK(rows[2] == words({"乙", "5'\"", ""}));
    CHECK(parse_pasted(QString()).empty());
    CHECK(parse_pasted(QStringLiteral("\n\t\n")).empty());
    CHECK(parse_pasted(QStringLiteral("一格")).front() == words({"一格"}));
    CHECK(parse_pasted(QStringLiteral("一格\r\n")) == std::vector<QStringList>{words({"一格"})});
}

TEST_CASE("a quotation mark opens a cell only where its partner ends it")
{
    CHECK(parse_pasted(QStringLiteral("\"甲\" 乙\t丙")).front() == words({"\"甲\" 乙", "丙"}));
    CHECK(parse_pasted(QStringLiteral("\"甲\t乙\n丙")) ==
          std::vector<QStringList>{words({"\"甲", "乙"}), words({"丙"})});
    CHECK(parse_pasted(QStringLiteral("5\"\t\"6\"\n")).front() == words({"5\"", "6"}));
    CHECK(parse_pasted(QStringLiteral("\"\"\t\"")).front() == words({"", "\""}));
    CHECK(parse_pasted(QStringLiteral("\"a\tb\"\r\nc")) ==
          std::vector<QStringList>{words({"a\tb"}), words({"c"})});
}

TEST_CASE("a table's HTML comes before its text: long numbers, line breaks, merged cells")
{
    const PasteBlock block =
        read_pasted({excel, QStringLiteral("甲公司\t1.10105E+17\n东街 1 号\t合并\n#REF!\t\n")});
    REQUIRE(block.rows.size() == 3);
    CHECK(row(block, 0) == words({"甲公司", "110105194912310021"}));
    CHECK(row(block, 1).front().startsWith(QStringLiteral("东街\n1")));
    CHECK(row(block, 1)[1] == QStringLiteral("合并"));
    CHECK(row(block, 2) == words({"#REF!"}));
    CHECK(block.rows[2][0].error_sign);
    CHECK(row(read_pasted({wps, QStringLiteral("x")}), 0) == words({"110105194912310021", "12"}));
}

TEST_CASE("HTML without a table leaves the text, and neither is nothing")
{
    const PasteBlock block = read_pasted(
        {QStringLiteral("<p>one <b>paragraph</b></p>"), QStringLiteral("'=乙\t#N/A\n")});
    REQUIRE(block.rows.size() == 1);
    CHECK(row(block, 0) == words({"=乙", "#N/A"})); // the guard of a formula is taken off
    CHECK(block.rows[0][1].error_sign);
    CHECK(read_pasted({}).rows.empty());
    CHECK(read_pasted({QStringLiteral("<table></table>"), {}}).rows.empty());
}

TEST_CASE("law: an exact table is read as the cells it was made of")
{
    CHECK(rc::check("read(exact) = identity", [] {
        const auto piece =
            rc::gen::element<std::string>("甲", "\"", "\t", "\n", "a", "=", "'", " ");
        const auto cell = rc::gen::map(rc::gen::container<std::vector<std::string>>(piece),
                                       [](const std::vector<std::string>& pieces) {
                                           QString text;
                                           for (const std::string& one : pieces)
                                               text += qt(one);
                                           return text.trimmed();
                                       });
        const std::size_t width = *rc::gen::inRange<std::size_t>(1, 4);
        QString text;
        std::vector<QStringList> rows;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
            QStringList cells;
            QStringList exact;
            for (std::size_t column = 0; column < width; ++column) {
                // An end in sight: blank rows at the end are none.
                const QString made = *cell + QLatin1Char('x');
                cells << made;
                exact << exact_cell(made);
            }
            rows.push_back(cells);
            text += exact.join(QLatin1Char('\t')) + QLatin1Char('\n');
        }
        const PasteBlock block = read_pasted({{}, text});
        RC_ASSERT(block.rows.size() == rows.size());
        for (std::size_t i = 0; i < rows.size(); ++i)
            RC_ASSERT(row(block, i) == rows[i]);
    }));
}

TEST_CASE("copied rows keep codes as text and line breaks as such in Excel")
{
    const LedgerDef& unit = *Catalog::builtin().ledger("unit");
    ShownRow shown;
    shown.texts.resize(unit.fields.size());
    shown.texts[static_cast<std::size_t>(unit.index_of("uscc"))] =
        QStringLiteral("91110000600037341L");
    shown.texts[static_cast<std::size_t>(unit.index_of("name"))] = QStringLiteral("甲\t<乙>");
    shown.texts[static_cast<std::size_t>(unit.index_of("note"))] = QStringLiteral("一\n\"二\"");
    const TableText text =
        table_text(list_columns(Definitions::program()->facts(), unit), {shown},
                   {unit.index_of("uscc"), unit.index_of("name"), unit.index_of("note")}, true);
    CHECK(text.plain == QStringLiteral("统一社会信用代码\t单位名称\t备注\n"
                                       "91110000600037341L\t甲 <乙>\t\"一\n\"\"二\"\"\"\n"));
    CHECK(text.html.contains(QStringLiteral("mso-number-format:'\\@'\">91110000600037341L")));
    CHECK(text.html.contains(QStringLiteral("&lt;乙&gt;")));
    // Both are read back as the same cells.
    CHECK(row(read_pasted({text.html, {}}), 1) ==
          words({"91110000600037341L", "甲 <乙>", "一\n\"二\""}));
    CHECK(row(read_pasted({{}, text.plain}), 1) == row(read_pasted({text.html, {}}), 1));
}
