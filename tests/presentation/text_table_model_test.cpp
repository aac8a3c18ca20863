#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>

#include "ui/presentation/text_table_model.h"

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
