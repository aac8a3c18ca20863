#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>

#include "core/exchange/heading_index.h"
#include "ui/presentation/import_preview.h"
#include "ui/presentation/text_table_model.h"

using namespace lx;
using namespace lx::ui;
using Tone = TextTableModel::Tone;

TEST_CASE("a table of texts keeps the rules of item models and its rows' meaning")
{
    TextTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_columns({QStringLiteral("A"), QStringLiteral("B")}, {Qt::AlignLeft, Qt::AlignRight});
    model.set_rows({{{QStringLiteral("x"), QStringLiteral("1")}, Tone::Bad, 7},
                    {{QStringLiteral("y")}, Tone::Soft, 8}});
    REQUIRE(model.rowCount() == 2);
    REQUIRE(model.columnCount() == 2);
    CHECK(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString() == QStringLiteral("B"));
    CHECK(model.index(0, 1).data().toString() == QStringLiteral("1"));
    CHECK(model.index(1, 1).data().toString().isEmpty());
    CHECK(model.index(0, 0).data(TextTableModel::id_role).toLongLong() == 7);
    CHECK(model.index(0, 0).data(Qt::DecorationRole).isValid()); // not colour alone
    CHECK_FALSE(model.index(1, 0).data(Qt::DecorationRole).isValid());
    model.set_rows({});
    CHECK(model.rowCount() == 0);
}

TEST_CASE("columns of a file are told as taken, left out, not recognised or taken twice")
{
    const Catalog& catalog = Catalog::builtin();
    const LedgerDef& unit = *catalog.ledger("unit");
    const HeadingIndex index(catalog, unit);
    SheetTable table;
    table.name = "名单";
    table.table.first_heading = 2;
    table.table.last_heading = 3;
    const auto column = [&](int at, const std::string& heading, bool ignored, int duplicate_of) {
        TableColumn one;
        one.column = at;
        one.path = {heading};
        if (const auto hit = index.match(heading); hit && !ignored)
            one.target = hit->target;
        one.ignored = ignored;
        one.duplicate_of = duplicate_of;
        table.table.columns.push_back(one);
    };
    column(0, "序号", true, -1);
    column(1, "企业名称", false, -1);
    column(2, "单位名称", false, 1);
    column(3, "不认识的列", false, -1);
    column(4, "从业人员数", false, -1);
    ImportPlan plan;
    plan.tables.push_back(table);
    const auto rows = column_rows(index, {"/x/a.xlsx"}, {plan});
    REQUIRE(rows.size() == 5);
    CHECK(rows[0].tone == Tone::Soft);
    CHECK(rows[1].tone == Tone::Ok);
    CHECK(rows[1].texts[2] == QStringLiteral("单位名称"));
    CHECK(rows[1].texts[0].contains(QStringLiteral("名单")));
    CHECK(rows[2].tone == Tone::Warning);
    CHECK(rows[2].texts[3].contains(QStringLiteral("企业名称")));
    CHECK(rows[3].tone == Tone::Warning);
    CHECK(rows[4].texts[2].contains(QStringLiteral("从业人员数"))); // of the carried survey
    CHECK(rows[4].texts[2].contains(QStringLiteral("/")));
}

TEST_CASE("issues name their place; the file only where there are several")
{
    const std::vector<ImportIssue> issues{{1, "Sheet1", 5, "身份证号", "123", "少了几位。", 2}};
    const auto one = issue_rows(issues, {"/x/a.xlsx"}, Tone::Bad);
    REQUIRE(one.size() == 1);
    CHECK(one[0].texts.size() == issue_headings(false).size());
    CHECK(one[0].texts[1] == QStringLiteral("5"));
    const auto two = issue_rows(issues, {"/x/a.xlsx", "/x/b.xlsx"}, Tone::Bad);
    REQUIRE(two[0].texts.size() == issue_headings(true).size());
    CHECK(two[0].texts[0] == QStringLiteral("b.xlsx"));
}
