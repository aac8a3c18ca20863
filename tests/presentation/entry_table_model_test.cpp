#include "ui/presentation/entry_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <catch2/catch.hpp>

using namespace lx::ui;
using Way = EntryTableModel::Way;

TEST_CASE("texts and ticks go to who keeps them, once and only where they may")
{
    std::vector<std::tuple<qint64, int, QString>> kept;
    bool takes = true;
    EntryTableModel model([&](qint64 id, int column, const QString& text) {
        kept.emplace_back(id, column, text);
        return takes;
    });
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.set_columns({{QStringLiteral("甲")},
                       {QStringLiteral("乙"), Way::Write},
                       {QStringLiteral("丙"), Way::Tick}});
    const auto rows = [](const QString& text, bool closed = false) {
        return std::vector<EntryTableModel::Row>{
            {7, {{QStringLiteral("名")}, {text, {}, TextTableModel::Tone::Plain, closed}, {}}}};
    };
    model.set_rows(rows(QStringLiteral("1")));
    const auto set = [&](int column, const QVariant& value, int role) {
        return model.setData(model.index(0, column), value, role);
    };
    CHECK_FALSE(set(0, QStringLiteral("x"), Qt::EditRole));
    CHECK(set(1, QStringLiteral("1"), Qt::EditRole)); // as it stands
    CHECK(kept.empty());
    CHECK(set(1, QStringLiteral(" 2 "), Qt::EditRole));
    CHECK(set(2, Qt::Checked, Qt::CheckStateRole));
    REQUIRE(kept.size() == 2);
    CHECK(kept[0] == std::tuple(qint64{7}, 1, QStringLiteral("2")));
    CHECK(kept[1] == std::tuple(qint64{7}, 2, QStringLiteral("1")));
    takes = false;
    CHECK_FALSE(set(1, QStringLiteral("3"), Qt::EditRole));

    // The same rows with other texts: nothing is reset, so cursor and editor stay.
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.set_rows(rows(QStringLiteral("2")));
    CHECK(resets.isEmpty());
    CHECK(changes.size() == 1);
    CHECK(model.index(0, 1).data().toString() == QStringLiteral("2"));
    model.set_rows(rows(QStringLiteral("2"), true));
    CHECK_FALSE(model.flags(model.index(0, 1)).testFlag(Qt::ItemIsEditable));
    model.set_rows(rows(QStringLiteral("2")));
    model.set_read_only(true);
    CHECK_FALSE(set(1, QStringLiteral("5"), Qt::EditRole));
}
