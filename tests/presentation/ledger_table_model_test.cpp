#include "ui/presentation/ledger_table_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

#include <catch2/catch.hpp>

#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "core/rows/row_reader.h"

#include "tests/support/county_fixture.h"
#include "tests/support/waiting.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;
using lx::test::settle;
using lx::test::wait_until;

namespace {

/// A made-up county in a file, a connection that writes to it, and a model over it that Qt's own
/// tester watches.
struct Fixture : test::CountyFixture
{
    Jobs jobs;
    LedgerTableModel model{jobs};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};

    Fixture() : test::CountyFixture(400)
    {
        model.set_source(path, definitions);
        model.set_as_of(clock.today());
    }

    const LedgerDef& unit() const { return def("unit"); }

    void show(const std::string& ledger, const std::string& sort = {})
    {
        ListRequest request;
        request.query.ledger = ledger;
        request.query.sort = sort;
        model.show(request);
        REQUIRE(settle(jobs, model));
        REQUIRE(model.complete());
    }

    std::vector<std::int64_t> stored_ids()
    {
        NoProgress quiet;
        return RowReader::open(*database, definitions, model.request().query)
            .value()
            .ids(quiet)
            .value();
    }

    Record record(const LedgerDef& def, std::int64_t id)
    {
        LedgerStore store(*database, *catalog);
        return store.find(def, id).value().value();
    }

    DataChange write(const std::function<Result<>(Writer&)>& edit)
    {
        auto writer = Writer::begin(*database, *catalog, actor, "修改");
        REQUIRE(writer);
        REQUIRE(edit(*writer));
        const auto action = writer->commit();
        REQUIRE(action);
        return DataChange::read(*database, *action).value();
    }

    /// Changes one field of a row, as an action of its own, and takes it in.
    void change(const LedgerDef& def, std::int64_t id, const std::string& field, Value value)
    {
        Record changed = record(def, id);
        changed.set(def, field, std::move(value));
        model.apply(write([&](Writer& writer) -> Result<> {
            LX_TRY(writer.put(def, changed));
            return {};
        }));
        REQUIRE(settle(jobs, model));
    }

    /// The signs at the left of a row.
    QString marks(int row) const
    {
        return model.headerData(row, Qt::Vertical, Qt::DisplayRole).toString();
    }

    QString text(int row, const std::string& field) const
    {
        return model.index(row, model.def()->index_of(field)).data().toString();
    }
};

} // namespace

TEST_CASE("a ledger is shown whole, in the order of its definition")
{
    Fixture f;
    f.show("unit");
    CHECK(f.model.rowCount() == 400);
    CHECK(f.model.ids() == f.stored_ids());
    CHECK(f.model.columnCount() > static_cast<int>(f.unit().fields.size()));
    CHECK_FALSE(f.model.derived(static_cast<int>(f.unit().fields.size()) - 1));
    CHECK(f.model.derived(static_cast<int>(f.unit().fields.size())));
    CHECK(f.model.headerData(0, Qt::Horizontal, Qt::DisplayRole).toString() ==
          QStringLiteral("统一社会信用代码"));
}

TEST_CASE("rows that were not read yet are a placeholder, then themselves")
{
    Fixture f;
    f.show("unit");
    const int last = f.model.rowCount() - 1;
    const QModelIndex cell = f.model.index(last, f.unit().index_of("name"));
    CHECK(cell.data().toString() == QStringLiteral("…"));
    CHECK_FALSE(cell.data(LedgerTableModel::LoadedRole).toBool());
    REQUIRE(wait_until([&] { return cell.data(LedgerTableModel::LoadedRole).toBool(); }));
    const Record stored = f.record(f.unit(), f.model.id_at(last));
    CHECK(cell.data().toString() == qt(text_of(stored.at(f.unit(), "name"))));
}

TEST_CASE("references show names, sensitive values are masked until asked for")
{
    Fixture f;
    f.show("member");
    const LedgerDef& member = *f.catalog->ledger("member");
    const Record stored = f.record(member, f.model.id_at(0));
    const std::string& number = text_of(stored.at(member, "id_number"));
    CHECK(f.text(0, "id_number") != qt(number));
    CHECK(f.text(0, "id_number").contains(QLatin1Char('*')));
    f.model.set_masked(false);
    (void)f.text(0, "id_number");
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.text(0, "id_number") == qt(number));
    LedgerStore store(*f.database, *f.catalog);
    const std::int64_t org = int_of(stored.at(member, "org"));
    const auto labels = store.labels(*f.catalog->ledger("org"), {org});
    REQUIRE(labels);
    CHECK(f.text(0, "org") == qt(labels->at(org)));
}

TEST_CASE("sorting asks the file and turns the order around")
{
    Fixture f;
    f.show("unit");
    f.model.sort(f.unit().index_of("uscc"), Qt::AscendingOrder);
    REQUIRE(settle(f.jobs, f.model));
    const auto ascending = f.model.ids();
    CHECK(ascending == f.stored_ids());
    f.model.sort(f.unit().index_of("uscc"), Qt::DescendingOrder);
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == f.stored_ids());
    CHECK(f.model.ids() != ascending);
}

TEST_CASE("an edit changes its row and no other")
{
    Fixture f;
    f.show("unit", "uscc");
    const std::int64_t id = f.model.id_at(3);
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
    Record record = f.record(f.unit(), id);
    record.set(f.unit(), "address", std::string("新地址1号"));
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(f.unit(), record));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.text(3, "address") == QStringLiteral("新地址1号"));
    CHECK(resets.isEmpty());
    REQUIRE(changed.size() == 1);
    CHECK(changed[0][0].toModelIndex().row() == 3);
    CHECK(changed[0][1].toModelIndex().row() == 3);
}

TEST_CASE("a row whose place in the order changed stays until the list is shown anew, marked")
{
    Fixture f;
    f.show("unit", "name");
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    const auto before = f.model.ids();
    const std::int64_t first = f.model.id_at(0);
    f.change(f.unit(), first, "name", std::string("龥龥龥有限公司"));
    CHECK(f.model.ids() == before);
    CHECK(f.model.strayed() == 1);
    CHECK(f.marks(0) == QStringLiteral("≠"));
    CHECK(f.marks(1).isEmpty());
    CHECK(f.text(0, "name") == QStringLiteral("龥龥龥有限公司"));
    CHECK(resets.isEmpty());

    f.model.show(ListRequest(f.model.request()));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == f.stored_ids());
    CHECK(f.model.row_of(first) == f.model.rowCount() - 1);
    CHECK(f.model.strayed() == 0);
}

TEST_CASE("a row that left the list stays, and is at home again once it is as it was")
{
    Fixture f;
    ListRequest request;
    request.query.ledger = "unit";
    request.query.condition = {{QStringLiteral("fact"), QStringLiteral("status")},
                               {QStringLiteral("op"), QStringLiteral("=")},
                               {QStringLiteral("value"), QStringLiteral("正常")}};
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    const auto before = f.model.ids();
    REQUIRE(before.size() > 3);
    f.change(f.unit(), before[2], "status", std::string("停产歇业"));
    CHECK(f.model.ids() == before);
    CHECK(f.marks(2) == QStringLiteral("≠"));
    // The words stand beside the sign for those who do not see it.
    CHECK(f.model.headerData(2, Qt::Vertical, Qt::AccessibleTextRole).isValid());
    CHECK(f.model.headerData(2, Qt::Vertical, Qt::ToolTipRole).isValid());
    // Another edit leaves it where it is.
    f.change(f.unit(), before[1], "address", std::string("新地址1号"));
    CHECK(f.model.ids() == before);
    CHECK(f.model.strayed() == 1);
    f.change(f.unit(), before[2], "status", std::string("正常"));
    CHECK(f.model.ids() == before);
    CHECK(f.model.strayed() == 0);
}

TEST_CASE("many rows that left the list at once stay too")
{
    Fixture f;
    ListRequest request;
    request.query.ledger = "unit";
    request.query.sort = "uscc";
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    const auto before = f.model.ids();
    DataChange change = f.write([&](Writer& writer) -> Result<> {
        for (const std::int64_t id : before) {
            Record record = f.record(f.unit(), id);
            record.set(f.unit(), "uscc", Value{});
            LX_TRY(writer.put(f.unit(), record));
        }
        return {};
    });
    change.many = true;
    change.rows.clear();
    f.model.apply(change);
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == before);
}

TEST_CASE("added and removed rows come and go")
{
    Fixture f;
    f.show("unit", "name");
    QSignalSpy resets(&f.model, &QAbstractItemModel::modelReset);
    Record fresh = f.record(f.unit(), f.model.id_at(5));
    fresh.id = 0;
    fresh.set(f.unit(), "uscc", std::string("91110000600037341L"));
    fresh.set(f.unit(), "name", std::string("一一一有限公司"));
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(f.unit(), fresh));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.rowCount() == 401);
    CHECK(f.model.ids() == f.stored_ids());
    CHECK(f.text(f.model.row_of(fresh.id), "name") == QStringLiteral("一一一有限公司"));

    f.model.apply(f.write([&](Writer& writer) { return writer.remove(f.unit(), fresh.id); }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.rowCount() == 400);
    CHECK(f.model.row_of(fresh.id) == -1);
    CHECK(resets.isEmpty());
}

TEST_CASE("a row's new name is seen where other ledgers refer to it")
{
    Fixture f;
    f.show("survey");
    const LedgerDef& survey = *f.catalog->ledger("survey");
    const std::int64_t unit = int_of(f.record(survey, f.model.id_at(0)).at(survey, "unit"));
    (void)f.text(0, "unit");
    Record record = f.record(f.unit(), unit);
    record.set(f.unit(), "name", std::string("改名后的公司"));
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(f.unit(), record));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.text(0, "unit") == QStringLiteral("改名后的公司"));
}

TEST_CASE("a named list shows its rows alone, in the query's order")
{
    Fixture f;
    f.show("unit", "uscc");
    const auto all = f.model.ids();
    ListRequest request;
    request.query.ledger = "unit";
    request.query.sort = "uscc";
    request.query.ids = std::vector<std::int64_t>{all[7], all[2], 999'999};
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == std::vector<std::int64_t>{all[2], all[7]});
}

TEST_CASE("a list by derived facts is chosen by a worker and follows the day and other ledgers")
{
    Fixture f;
    ListRequest request;
    request.query.ledger = "unit";
    request.query.condition = {{QStringLiteral("fact"), QStringLiteral("org_covered")},
                               {QStringLiteral("op"), QStringLiteral("=")},
                               {QStringLiteral("value"), true}};
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    const auto covered = f.model.ids();
    CHECK(covered == f.stored_ids());
    REQUIRE(covered.size() > 1);
    CHECK(covered.size() < 400);

    f.model.set_as_of(*Date::from_iso("1990-01-01"));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids().empty());
    f.model.set_as_of(f.clock.today());
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == covered);

    // The unit is no longer covered once the row that says so is gone.
    const LedgerDef& coverage = *f.catalog->ledger("coverage");
    Query of_unit;
    of_unit.ledger = "coverage";
    of_unit.filters = {{"unit", "=", std::to_string(covered[0])}};
    const auto rows = LedgerStore(*f.database, *f.catalog).ids(of_unit).value();
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        for (const std::int64_t id : rows)
            LX_TRY(writer.remove(coverage, id));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == covered);
    CHECK(f.marks(0) == QStringLiteral("≠"));
    f.model.show(ListRequest(f.model.request()));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.ids() == std::vector<std::int64_t>(covered.begin() + 1, covered.end()));
}

TEST_CASE("a new request while one is under way wins")
{
    Fixture f;
    f.show("unit");
    ListRequest request;
    request.query.ledger = "unit";
    request.query.search = "宁夏";
    f.model.show(request);
    request.query.search = "没有这样的单位";
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.rowCount() == 0);
    CHECK(f.model.complete());
}

TEST_CASE("a choice of rows that was cancelled leaves no rows of another list behind")
{
    Fixture f;
    f.show("unit");
    QSignalSpy failed(&f.model, &LedgerTableModel::failed);
    ListRequest request;
    request.query.ledger = "unit";
    request.query.condition = {{QStringLiteral("fact"), QStringLiteral("org_covered")},
                               {QStringLiteral("op"), QStringLiteral("=")},
                               {QStringLiteral("value"), true}};
    f.model.show(request);
    f.jobs.cancel_all();
    REQUIRE(settle(f.jobs, f.model));
    CHECK(failed.size() == 1);
    CHECK(f.model.rowCount() == 0);
    CHECK(f.model.unread());
    f.model.show(request);
    CHECK_FALSE(f.model.unread());
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.rowCount() > 0);
}

TEST_CASE("rows in force are read again when the row within whose days they count has ended")
{
    Fixture f;
    const LedgerDef& dispatch = f.def("dispatch");
    ListRequest request;
    request.query.ledger = "dispatch";
    request.query.in_force = true;
    f.model.show(request);
    REQUIRE(settle(f.jobs, f.model));
    REQUIRE(f.model.rowCount() > 0);
    const std::int64_t id = f.model.id_at(0);
    const std::int64_t who = int_of(f.record(dispatch, id).at(dispatch, "instructor"));
    const LedgerDef& instructor = f.def("instructor");
    Record record = f.record(instructor, who);
    record.set(instructor, "end", f.clock.today().iso());
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(instructor, record));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.marks(f.model.row_of(id)) == QStringLiteral("≠"));
    f.model.show(ListRequest(f.model.request()));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.row_of(id) == -1);
    CHECK(f.model.ids() == f.stored_ids());
}

TEST_CASE("an order by names follows a name that changes in another ledger")
{
    Fixture f;
    f.show("survey", "unit");
    const LedgerDef& survey = f.def("survey");
    const std::int64_t id = f.model.id_at(0);
    Record record = f.record(f.unit(), int_of(f.record(survey, id).at(survey, "unit")));
    record.set(f.unit(), "name", std::string("龥龥龥有限公司"));
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(f.unit(), record));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.row_of(id) == 0);
    CHECK(f.marks(0) == QStringLiteral("≠"));
    f.model.show(ListRequest(f.model.request()));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.row_of(id) != 0);
    CHECK(f.model.ids() == f.stored_ids());
}

TEST_CASE("what was entered goes to the editor, and only where a row is there")
{
    Fixture f;
    f.show("unit");
    std::int64_t edited = 0;
    f.model.set_editor([&](std::int64_t id, int, const QVariant& entered) -> Result<> {
        edited = id;
        if (entered.toString() == QStringLiteral("y"))
            return fail(ErrorKind::Refused, "不行");
        return {};
    });
    const QModelIndex near = f.model.index(0, 1);
    CHECK(near.flags().testFlag(Qt::ItemIsEditable));
    CHECK(f.model.setData(near, QStringLiteral("x"), Qt::EditRole));
    CHECK(edited == f.model.id_at(0));
    CHECK_FALSE(f.model.setData(near, QStringLiteral("y"), Qt::EditRole));
    CHECK(f.model.refusal().message == "不行");
    CHECK_FALSE(f.model.index(f.model.rowCount() - 1, 1).flags().testFlag(Qt::ItemIsEditable));
}

TEST_CASE("derived columns are filled for the rows looked at, and follow day and changes")
{
    Fixture f;
    f.show("unit", "uscc");
    const int headcount = column_of(f.model.columns(), "headcount");
    REQUIRE(f.model.derived(headcount));
    const QModelIndex cell = f.model.index(0, headcount);
    CHECK(cell.data().toString().isEmpty()); // not shown, so not worked out
    f.model.fill_derived({headcount});
    CHECK(cell.data().toString() == QStringLiteral("…"));
    REQUIRE(settle(f.jobs, f.model));
    NoProgress quiet;
    const FactDef* fact = f.definitions->facts().find("unit", "headcount");
    KeptWorlds worlds;
    const auto facts = ListFacts::load(*f.database, f.definitions,
                                       {"unit", {fact}, false, f.clock.today()}, worlds, quiet)
                           .value();
    const Value known = facts->value(*fact, f.model.id_at(0));
    CHECK(cell.data().toString() == (is_empty(known) ? QString() : number_text(int_of(known))));

    Record survey(f.def("survey"));
    survey.set(f.def("survey"), "unit", f.model.id_at(0));
    survey.set(f.def("survey"), "date", f.clock.today().iso());
    survey.set(f.def("survey"), "headcount", std::int64_t{54'321});
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(f.def("survey"), survey));
        return {};
    }));
    (void)cell.data();
    REQUIRE(settle(f.jobs, f.model));
    CHECK(cell.data().toString() == QStringLiteral("54,321"));
    f.model.set_as_of(*Date::from_iso("1990-01-01"));
    (void)cell.data();
    REQUIRE(settle(f.jobs, f.model));
    CHECK(cell.data().toString().isEmpty());
}

TEST_CASE("rows sorted by a derived fact are chosen anew only where its ledgers change")
{
    Fixture f;
    f.show("unit", "headcount");
    const QSignalSpy read(&f.model, &LedgerTableModel::loaded);
    const LedgerDef& instructor = f.def("instructor");
    Record person(instructor);
    person.set(instructor, "code", std::string("ZD999999"));
    person.set(instructor, "name", std::string("新来的"));
    person.set(instructor, "start", std::string("2025-01-01"));
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(instructor, person));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(read.isEmpty());
    const LedgerDef& survey = f.def("survey");
    Record count(survey);
    count.set(survey, "unit", f.model.id_at(0));
    count.set(survey, "date", f.clock.today().iso());
    count.set(survey, "headcount", std::int64_t{54'321});
    f.model.apply(f.write([&](Writer& writer) -> Result<> {
        LX_TRY(writer.put(survey, count));
        return {};
    }));
    REQUIRE(settle(f.jobs, f.model));
    CHECK(read.size() == 1);
}

TEST_CASE("a derived column is sorted by, is told how it is counted, and is not edited")
{
    Fixture f;
    f.show("unit");
    const int headcount = column_of(f.model.columns(), "headcount");
    f.model.fill_derived({headcount});
    f.model.sort(headcount, Qt::DescendingOrder);
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.request().query.sort == "headcount");
    CHECK(f.model.ids() == f.stored_ids());
    f.model.set_editor([](std::int64_t, int, const QVariant&) -> Result<> { return {}; });
    (void)f.model.index(0, headcount).data();
    REQUIRE(settle(f.jobs, f.model));
    CHECK(f.model.index(0, 0).flags().testFlag(Qt::ItemIsEditable));
    CHECK_FALSE(f.model.index(0, headcount).flags().testFlag(Qt::ItemIsEditable));
    CHECK_FALSE(f.model.setData(f.model.index(0, headcount), QStringLiteral("1"), Qt::EditRole));
    CHECK(f.model.headerData(headcount, Qt::Horizontal, Qt::ToolTipRole)
              .toString()
              .contains(qt(f.definitions->facts().find("unit", "headcount")->doc)));
}

TEST_CASE("rows are marked by the lists they belong to, and no longer once they do not")
{
    Fixture f;
    f.model.set_marking(true);
    f.show("unit", "uscc");
    const auto sign = [&] {
        (void)f.marks(0);
        REQUIRE(settle(f.jobs, f.model));
        return f.marks(0);
    };
    const QString before = sign();
    CHECK_FALSE(before.contains(QLatin1Char('?')));
    f.change(f.unit(), f.model.id_at(0), "uscc", std::string("91110000600037341X"));
    CHECK(sign().contains(QLatin1Char('?')));
    f.change(f.unit(), f.model.id_at(0), "uscc_note", std::string("已核实"));
    CHECK_FALSE(sign().contains(QLatin1Char('?')));
}
