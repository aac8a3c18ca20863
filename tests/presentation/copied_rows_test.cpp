// Rows on the clipboard: masked for everybody, whole for this program, and never a formula.

#include "ui/presentation/copied_rows.h"

#include <algorithm>

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <catch2/catch.hpp>

#include "core/facts/definitions.h"
#include "core/rows/list_columns.h"
#include "ui/presentation/format.h"
#include "ui/presentation/pasted_table.h"
#include "ui/presentation/table_text.h"

using namespace lx;
using namespace lx::ui;

namespace {

const LedgerDef& unit()
{
    return *Catalog::builtin().ledger("unit");
}

ShownRow row_of(const QString& name, const QString& note)
{
    ShownRow row;
    row.record = Record(unit());
    row.texts.resize(unit().fields.size());
    row.texts[static_cast<std::size_t>(unit().index_of("name"))] = name;
    row.texts[static_cast<std::size_t>(unit().index_of("note"))] = note;
    return row;
}

} // namespace

TEST_CASE("what was copied here is found whole, by nobody else and only while it is there")
{
    CopiedRows copied;
    auto* data = new QMimeData;
    data->setText(QStringLiteral("192****2075"));
    copied.keep(*data, QStringLiteral("19200002075"));
    QGuiApplication::clipboard()->setMimeData(data);
    const QMimeData* there = QGuiApplication::clipboard()->mimeData();
    CHECK(copied.whole(there) == QStringLiteral("19200002075"));
    CHECK(there->text() == QStringLiteral("192****2075"));
    // No format on the clipboard holds the number itself.
    for (const QString& format : there->formats())
        CHECK_FALSE(there->data(format).contains("19200002075"));
    CHECK_FALSE(CopiedRows().whole(there).has_value());
    CHECK_FALSE(copied.whole(nullptr).has_value());
    QGuiApplication::clipboard()->setText(QStringLiteral("192****2075"));
    CHECK_FALSE(copied.whole(QGuiApplication::clipboard()->mimeData()).has_value());
    // A later copy takes the place of the one before.
    QMimeData first;
    copied.keep(first, QStringLiteral("first"));
    QMimeData second;
    copied.keep(second, QStringLiteral("second"));
    CHECK_FALSE(copied.whole(&first).has_value());
    CHECK(copied.whole(&second) == QStringLiteral("second"));
}

TEST_CASE("the exact table is pasted as it was: line breaks, tabs, quotation marks, apostrophes")
{
    const std::vector<int> fields{unit().index_of("name"), unit().index_of("note")};
    const std::vector<ShownRow> rows{
        row_of(QStringLiteral("甲"), QStringLiteral("两行\n的\t\"备注\"")),
        row_of(QStringLiteral("'=乙"), QStringLiteral("=1+1"))};
    const auto pasted = parse_pasted(exact_table(unit(), rows, fields, true));
    REQUIRE(pasted.size() == 3);
    CHECK(pasted[0][0] == qt(heading(*unit().field("name"))));
    CHECK(pasted[1][1] == QStringLiteral("两行\n的\t\"备注\""));
    CHECK(pasted[2][0] == QStringLiteral("''=乙")); // guarded: reading takes one off
    CHECK(pasted[2][1] == QStringLiteral("'=1+1"));
    // What the program works out is left blank, so that the cells beside it keep their places.
    const auto beside = parse_pasted(exact_table(unit(), rows, {fields[0], -1, fields[0]}, false));
    CHECK(beside[0] == QStringList({QStringLiteral("甲"), QString(), QStringLiteral("甲")}));
}

TEST_CASE("text copied for other programs holds no formula; figures stay figures")
{
    ShownRow row = row_of(QStringLiteral("=cmd|'/C calc'!A0"), QStringLiteral("甲"));
    const auto& fields = unit().fields;
    const auto figure = std::find_if(fields.begin(), fields.end(), [](const FieldDef& field) {
        return is_figure(field) || field.type == FieldType::Real;
    });
    REQUIRE(figure != fields.end());
    const auto at = figure - fields.begin();
    row.texts[static_cast<std::size_t>(at)] = QStringLiteral("-5");
    const TableText text = table_text(list_columns(Definitions::program()->facts(), unit()), {row},
                                      {unit().index_of("name"), static_cast<int>(at)}, false);
    CHECK(text.plain == QStringLiteral("'=cmd|'/C calc'!A0\t-5\n"));
    CHECK(text.html.contains(QStringLiteral("mso-number-format:'\\@'\">=cmd")));
}
