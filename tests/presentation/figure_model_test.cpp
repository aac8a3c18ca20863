// The figures of a policy as they are shown and typed.
#include "ui/presentation/figure_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <catch2/catch.hpp>

#include "ui/presentation/figure_text.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;

namespace {

ParamDef figure(const char* type, const char* value)
{
    ParamDef made;
    made.key = "x";
    made.title = "某参数";
    made.type = type;
    made.value = value;
    made.original = value;
    return made;
}

int row_of(const FigureModel& model, const std::string& key)
{
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.figure(row)->key == key)
            return row;
    }
    return -1;
}

} // namespace

TEST_CASE("every figure of every policy reads back as it is shown")
{
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = PolicyPack::builtin(Definitions::program(), id);
        REQUIRE(pack);
        for (const ParamDef& one : (*pack)->params()) {
            if (!figure_editable(one))
                continue;
            INFO(id << " " << one.key << " " << one.value);
            const QString shown = figure_text(one, one.value);
            CHECK_FALSE(shown.isEmpty());
            const auto read = figure_json(one, shown);
            INFO((read ? *read : read.error().message));
            REQUIRE(read);
            CHECK(figure_text(one, *read) == shown);
        }
    }
}

TEST_CASE("figures are typed as people write them; what does not go is told in words")
{
    CHECK(*figure_json(figure("integer", "3"), QStringLiteral("１，０００").replace(u'，', u',')) ==
          "1000");
    CHECK(*figure_json(figure("cadence", "\"year\""), QStringLiteral("每季度")) == "\"quarter\"");
    CHECK(figure_choices(figure("cadence", "\"year\"")).size() == 4);
    CHECK_FALSE(figure_json(figure("integer", "3"), QStringLiteral("三个")));
    CHECK_FALSE(figure_json(figure("date", "\"2016-11-10\""), QStringLiteral("2016-02-30")));
}

TEST_CASE("a wrong entry stays with its reason and is never kept")
{
    FigureModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.show(*PolicyPack::builtin(Definitions::program(), "ningxia-2018"), true);
    const int row = row_of(model, "6.d/headcount");
    REQUIRE(row >= 0);
    QSignalSpy entered(&model, &FigureModel::entered);
    const QModelIndex value = model.index(row, FigureModel::Value);
    CHECK(model.setData(value, QStringLiteral("很多"), Qt::EditRole));
    CHECK(entered.isEmpty());
    CHECK(model.refused(row));
    CHECK(value.data().toString() == QStringLiteral("很多"));
    CHECK(model.index(row, FigureModel::Remark).data().toString().contains(QStringLiteral("100")));
    CHECK(model.values().empty());
    CHECK(model.setData(value, QStringLiteral("130"), Qt::EditRole));
    CHECK_FALSE(model.refused(row));
    REQUIRE(entered.size() == 1);
    CHECK(entered[0][2].toString() == QStringLiteral("130"));
    model.update(
        *PolicyPack::builtin(Definitions::program(), "ningxia-2018", {{"6.d/headcount", "130"}}));
    CHECK(value.data().toString() == QStringLiteral("130"));
    CHECK(value.data(FigureModel::changed_role).toBool());
    CHECK(model.values() == ParamValues{{"6.d/headcount", "130"}});
    model.show(*PolicyPack::builtin(Definitions::program(), "ningxia-2018"), false);
    CHECK_FALSE(model.flags(model.index(row, FigureModel::Value)) & Qt::ItemIsEditable);
}

TEST_CASE("a figure that is the constitution's is shown with its source and takes no entry")
{
    FigureModel model;
    model.show(*PolicyPack::builtin(Definitions::program(), "ningxia-2018"), true);
    const int row = row_of(model, "6.a/formal");
    REQUIRE(row >= 0);
    const QModelIndex value = model.index(row, FigureModel::Value);
    CHECK_FALSE(model.flags(value) & Qt::ItemIsEditable);
    CHECK_FALSE(model.setData(value, QStringLiteral("4"), Qt::EditRole));
    CHECK(value.data().toString() == QStringLiteral("3"));
    CHECK(model.index(row, FigureModel::Remark)
              .data()
              .toString()
              .contains(QStringLiteral("党章第三十条")));
}
