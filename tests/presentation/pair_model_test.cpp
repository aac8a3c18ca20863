// Two rows side by side: what is chosen of which.
#include "ui/presentation/pair_model.h"

#include <QAbstractItemModelTester>
#include <catch2/catch.hpp>

using namespace lx;
using namespace lx::ui;

namespace {

const LedgerDef& units()
{
    return *Catalog::builtin().ledger("unit");
}

/// Two units that differ in name, phone and address; `second_hangs`: rows that hang on the second.
PairModel::Shown pair(std::size_t second_hangs = 0)
{
    PairModel::Shown shown;
    const auto set = [&](std::size_t side, const char* field, const char* text) {
        shown.sides.rows[side].set(units(), field, std::string(text));
        shown.texts[side][static_cast<std::size_t>(units().index_of(field))] =
            QString::fromUtf8(text);
    };
    for (std::size_t side = 0; side < 2; ++side) {
        shown.sides.rows[side] = Record(units());
        shown.sides.rows[side].id = static_cast<std::int64_t>(side) + 5;
        shown.sides.labels[side] = side == 0 ? "甲公司" : "甲有限公司";
        shown.texts[side].resize(units().fields.size());
        set(side, "category", "非公有制企业");
        set(side, "name", side == 0 ? "甲公司" : "甲有限公司");
    }
    set(0, "phone", "0951-6011234");
    set(1, "address", "东街1号");
    for (const char* field : {"name", "phone", "address"})
        shown.sides.differing.push_back(units().index_of(field));
    std::sort(shown.sides.differing.begin(), shown.sides.differing.end());
    if (second_hangs > 0) {
        HangingRows& rows = shown.sides.hanging.emplace_back();
        rows.ledger = Catalog::builtin().ledger("survey");
        rows.ids[1].assign(second_hangs, 3);
    }
    return shown;
}

/// The cell of a line by its name.
QModelIndex cell(const PairModel& model, const char* line, int side)
{
    for (int row = 0; row < model.rowCount(); ++row)
        if (model.index(row, 0).data().toString() == QString::fromUtf8(line))
            return model.index(row, PairModel::first_column + side);
    FAIL("no line " << line);
    return {};
}

std::vector<std::string> taken(const PairModel& model)
{
    std::vector<std::string> keys;
    for (const int field : model.choice().take)
        keys.push_back(units().fields[static_cast<std::size_t>(field)].key);
    return keys;
}

bool strong(const QModelIndex& index)
{
    return index.data(Qt::FontRole).value<QFont>().bold();
}

struct Shown
{
    PairModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
    explicit Shown(PairModel::Shown of = pair()) { model.show({}, units(), std::move(of)); }
};

} // namespace

TEST_CASE("the older row stays, and a blank of it gives way to what the other knows")
{
    const Shown shown;
    CHECK(shown.model.kept() == 0);
    CHECK(taken(shown.model) == std::vector<std::string>{"address"});
    CHECK(strong(cell(shown.model, "单位名称", 0)));
    CHECK(strong(cell(shown.model, "地址", 1)));
    CHECK_FALSE(strong(cell(shown.model, "地址", 0)));
}

TEST_CASE("the row that more hangs on stays, and what is not chosen by hand follows it")
{
    Shown shown{pair(2)};
    CHECK(shown.model.kept() == 1);
    CHECK(taken(shown.model) == std::vector<std::string>{"phone"});
    REQUIRE(shown.model.choose(cell(shown.model, "地址", 0)));
    REQUIRE(shown.model.choose(shown.model.index(0, PairModel::first_column)));
    CHECK(shown.model.kept() == 0);
    CHECK(taken(shown.model).empty()); // the blank address was chosen by hand
}

TEST_CASE("differing fields stand before what hangs on them, equal ones last")
{
    const Shown shown{pair(2)};
    const int differs = cell(shown.model, "地址", 0).row();
    const QModelIndex hangs = cell(shown.model, "摸底记录", 1);
    const int equal = cell(shown.model, "单位类别", 0).row();
    CHECK(differs < hangs.row());
    CHECK(hangs.row() < equal);
    REQUIRE(shown.model.hanging_at(hangs) != nullptr);
    CHECK(shown.model.hanging_at(hangs)->ids[1].size() == 2);
    CHECK(shown.model.hanging_at(cell(shown.model, "地址", 0)) == nullptr);
}

TEST_CASE("there is nothing to choose in names, headings and equal fields")
{
    Shown shown{pair(2)};
    CHECK_FALSE(shown.model.choose(shown.model.index(0, 0)));
    CHECK_FALSE(shown.model.choose(cell(shown.model, "单位类别", 1)));
    CHECK_FALSE(shown.model.choose(cell(shown.model, "摸底记录", 1)));
    CHECK(shown.model.is_heading(1));
    CHECK_FALSE(shown.model.choose(shown.model.index(1, PairModel::first_column)));
}

TEST_CASE("the same two rows read again keep what was chosen, others begin anew")
{
    Shown shown;
    REQUIRE(shown.model.choose(cell(shown.model, "单位名称", 1)));
    CHECK(shown.model.show({}, units(), pair()));
    CHECK(taken(shown.model) == std::vector<std::string>{"name", "address"});
    PairModel::Shown other = pair();
    other.sides.rows[1].id = 9;
    CHECK_FALSE(shown.model.show({}, units(), std::move(other)));
    CHECK(taken(shown.model) == std::vector<std::string>{"address"});
}
