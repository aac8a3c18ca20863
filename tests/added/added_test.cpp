// What CONTRIBUTING.md says of adding things is true: every example of it is added to a copy of the
// definitions and found wherever the program shows, checks, reads, writes or counts such things.
#include <QFile>
#include <QJsonArray>
#include <QListWidget>
#include <QTreeWidget>
#include <catch2/catch.hpp>

#include "core/chart/make_chart.h"
#include "core/county/policies.h"
#include "core/events/run_event.h"
#include "core/exchange/ledger_export.h"
#include "core/exchange/ledger_import.h"
#include "core/exchange/ledger_template.h"
#include "core/facts/definitions.h"
#include "core/report/make_report.h"
#include "core/store/ledger_store.h"
#include "core/store/upkeep.h"
#include "tests/added/additions.h"
#include "tests/packs/case_runner.h"
#include "tests/support/county_fixture.h"
#include "tests/ui/window_fixture.h"
#include "ui/form/form_fields.h"
#include "ui/form/record_form.h"
#include "ui/ledger/ledger_list.h"
#include "ui/ledger/ledger_view.h"

using namespace lx;
using lx::test::additions;

namespace {

/// Before anything reads a definition.
struct Added
{
    Added()
    {
        INFO(additions().problem().toStdString());
        REQUIRE(additions().problem().isEmpty());
        REQUIRE(additions().count() > 10);
    }
};

/// A county made with the additions, without a window.
struct AddedCounty : Added, test::CountyFixture
{
    AddedCounty() : test::CountyFixture(60) {}

    /// Imports the text of a .csv file.
    ImportReport import(const std::string& ledger, const std::string& text)
    {
        const std::string file = folder.filePath(QStringLiteral("rows.csv")).toStdString();
        QFile out(QString::fromStdString(file));
        REQUIRE(out.open(QIODevice::WriteOnly));
        out.write(QByteArray::fromStdString(text));
        out.close();
        ImportOptions options;
        options.ledger = ledger;
        options.inputs = {file};
        const auto report = import_ledger(*database, *catalog, actor, options, quiet);
        INFO((report ? std::string() : report.error().message));
        REQUIRE(report);
        for (const ImportIssue& issue : report->errors)
            UNSCOPED_INFO(issue.column << " " << issue.value << " " << issue.reason);
        return *report;
    }
    /// The text of a ledger exported as .csv.
    std::string exported(const std::string& ledger)
    {
        ExportOptions options;
        options.rows.ledger = ledger;
        options.path = folder.filePath(QStringLiteral("out.csv")).toStdString();
        REQUIRE(export_ledger(*database, definitions, options, quiet));
        QFile file(QString::fromStdString(options.path));
        REQUIRE(file.open(QIODevice::ReadOnly));
        return file.readAll().toStdString();
    }
    /// Name and code of a unit of the county.
    std::string any_unit() { return text_of(record("unit", 1).at(def("unit"), "name")); }

    NoProgress quiet;
};

bool has(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a field that was added is read, kept, checked and written")
{
    AddedCounty f;
    const ImportReport report =
        f.import("unit", "单位名称,单位类别,单位类型,经营状态,有无食堂\n"
                         "有食堂的公司,非公有制企业,有限责任公司,正常,有\n"
                         "没有食堂的公司,非公有制企业,有限责任公司,正常,无\n"
                         "填错的公司,非公有制企业,有限责任公司,正常,好\n");
    CHECK(report.counts.added == 3); // one without the cell that says neither
    REQUIRE(report.warnings.size() >= 1);
    CHECK(report.tables.front().curtailed.size() == 1);
    const std::string text = f.exported("unit");
    CHECK(has(text.substr(0, text.find('\n')), "职工食堂"));

    const std::string file = f.folder.filePath(QStringLiteral("模板.xlsx")).toStdString();
    CHECK(write_ledger_template(*f.catalog, f.def("unit"), file));

    Query query;
    query.ledger = "unit";
    query.filters = {{"canteen", "=", "1"}};
    LedgerStore store(*f.database, *f.catalog);
    CHECK(store.count(query).value() == 1);
    // The whole file, its log replayed, agrees with the definitions.
    const auto items = verify(*f.database, *f.catalog, f.quiet, f.clock.today());
    REQUIRE(items);
    for (const VerifyItem& item : *items)
        if (item.kind != VerifyKind::Data)
            CHECK(item.findings.empty());
}

TEST_CASE("a ledger that was added takes rows, refuses wrong ones and gives them back")
{
    AddedCounty f;
    const std::string unit = f.any_unit();
    const ImportReport report = f.import("visit", "单位名称,走访日期,了解情况,下次走访\n" + unit +
                                                      ",2025-03-04,谈了组建,2025-06-01\n" + unit +
                                                      ",2025-05-04,又谈,2025-05-01\n");
    CHECK(report.counts.added == 1);
    CHECK(report.refused == 1); // the check: no next visit before this one
    REQUIRE_FALSE(report.errors.empty());
    CHECK(has(report.errors.front().reason, "下次走访不能早于走访日期"));
    CHECK(has(f.exported("visit"), "谈了组建"));
    Query query;
    query.ledger = "visit";
    query.search = "组建";
    LedgerStore store(*f.database, *f.catalog);
    CHECK(store.count(query).value() == 1);
    query.search.clear();
    query.counts_at = "2025-03-03"; // the day before: the visit does not count yet
    CHECK(store.count(query).value() == 0);
}

TEST_CASE("an event that was added is found, looked at and written")
{
    AddedCounty f;
    const auto def = EventDef::find(*f.catalog, "登记走访");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const auto units = [&] {
        LedgerStore store(*f.database, *f.catalog);
        Query query;
        query.ledger = "unit";
        QJsonArray keys;
        const auto two = store.first(query, 2);
        REQUIRE(two);
        for (const Record& row : *two)
            keys.append(QString::fromStdString(*store.subject_key(f.def("unit"), row.id)));
        return keys;
    };
    const QJsonObject fields{{QStringLiteral("走访日期"), QStringLiteral("2025-09-01")},
                             {QStringLiteral("单位"), units()}};
    const auto written = apply_event(*f.database, *f.catalog, f.actor, *def, fields);
    REQUIRE(written);
    CHECK(written->refused.empty());
    CHECK(written->rows.size() == 2);
    const auto again = apply_event(*f.database, *f.catalog, f.actor, *def, fields);
    REQUIRE(again);
    CHECK(again->refused.size() == 1);
}

TEST_CASE("rules and a policy that were added judge, and their cases come out as written")
{
    const Added added;
    const auto ids = PolicyPack::builtin_ids();
    REQUIRE(std::find(ids.begin(), ids.end(), "visits-2026") != ids.end());
    for (const char* id : {"visits-2026", "central-2012"}) {
        const auto pack = PolicyPack::builtin(Definitions::program(), id);
        INFO((pack ? std::string() : pack.error().message));
        REQUIRE(pack);
        const auto report = test::run_cases(
            *pack,
            additions()
                .path(QStringLiteral("resources/policies/%1/cases.json").arg(QLatin1String(id)))
                .toStdString());
        for (const test::CaseFailure& failure : report.failures)
            FAIL_CHECK(failure.place << ": " << failure.message);
        CHECK((*pack)->rule(std::string(id) == "central-2012" ? "x.a" : "1.a") != nullptr);
    }
}

TEST_CASE("a report that was added is made, checked and named")
{
    AddedCounty f;
    f.import("unit", "单位名称,单位类别,单位类型,经营状态,有无食堂\n"
                     "有食堂的公司,非公有制企业,有限责任公司,正常,有\n");
    const auto def = ReportDef::find(f.definitions->facts(), "canteens");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    const auto report = make_report(*f.database, f.definitions, *def, request, f.quiet);
    REQUIRE(report);
    std::int64_t canteens = 0;
    for (const ReportRow& row : report->tables.front().rows)
        if (row.style == RowStyle::Total)
            canteens = row.cells.at(2).number;
    CHECK(canteens == 1);
    REQUIRE_FALSE(report->checks.empty());
    for (const ReportCheck& check : report->checks)
        CHECK((check.passed || check.kind != CheckKind::Must));
    CHECK_FALSE(report->list.rows.empty());
}

TEST_CASE("a chart that was added is drawn from its table")
{
    AddedCounty f;
    f.import("unit", "单位名称,单位类别,单位类型,经营状态,有无食堂\n"
                     "有食堂的公司,非公有制企业,有限责任公司,正常,有\n");
    const auto def = ChartDef::find(f.definitions->facts(), "canteens");
    INFO((def ? std::string() : def.error().message));
    REQUIRE(def);
    const auto county =
        County::load(*f.database, f.definitions,
                     chart_wanted({&*def}, *Date::from_iso("2025-09-30"), {}), f.quiet);
    REQUIRE(county);
    const auto chart = make_chart(*def, *county, {}, f.quiet);
    REQUIRE(chart);
    REQUIRE_FALSE(chart->categories.empty());
    CHECK(chart->categories.back().name == "未填属地"); // last, whatever the order
    CHECK(chart->series.front().points.back().value == 1.0);
    CHECK(chart->series.front().points.front().value == 0.0);
}

TEST_CASE("a scope that was added counts, and names itself")
{
    AddedCounty f;
    f.import("unit", "单位名称,单位类别,单位类型,经营状态,有无食堂\n"
                     "有食堂的公司,非公有制企业,有限责任公司,正常,有\n");
    const auto def = ReportDef::find(f.definitions->facts(), "coverage-enterprise");
    REQUIRE(def);
    ReportRequest request;
    request.period = *Period::parse("2025Q3");
    request.as_of = request.period.last;
    request.made = request.as_of;
    request.scope = "canteens";
    const auto report = make_report(*f.database, f.definitions, *def, request, f.quiet);
    INFO((report ? std::string() : report.error().message));
    REQUIRE(report);
    CHECK(report->scope == "统计口径：有食堂的单位");
    CHECK(report->tables.front().rows.back().cells.at(1).number == 1);
}

TEST_CASE("the window shows what was added: in its lists, in table and form")
{
    struct Shown : Added, test::WindowFixture
    {};
    Shown f;
    auto* ledgers = f.find<ui::LedgerList>(QStringLiteral("台账"));
    REQUIRE(ledgers != nullptr);
    for (int row = 0; row < ledgers->count(); ++row)
        if (ledgers->item(row)->data(Qt::UserRole).toString() == QStringLiteral("visit"))
            ledgers->setCurrentRow(row);
    REQUIRE(f.settled());
    CHECK(ledgers->current() == QStringLiteral("visit"));
    const auto headings = [&] {
        const ui::LedgerView* view = nullptr; // hidden where the ledger is empty
        for (const auto* one : f.window->findChildren<ui::LedgerView*>())
            if (one->accessibleName() == QStringLiteral("走访"))
                view = one;
        REQUIRE(view != nullptr);
        const QAbstractItemModel* model = view->model();
        QStringList texts;
        for (int column = 0; column < model->columnCount(); ++column)
            texts << model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return texts;
    };
    CHECK(headings().contains(QStringLiteral("走访日期")));
    f.key(Qt::Key_Return, Qt::ControlModifier);
    REQUIRE(f.settled());
    auto* form = f.window->findChild<ui::RecordForm*>();
    REQUIRE(form != nullptr);
    CHECK(form->isVisible());
    CHECK(f.find<QWidget>(QStringLiteral("了解情况")) != nullptr);
    CHECK(form->fields()->editor("next") != nullptr);
    REQUIRE(form->edit("unit", 1));
    CHECK(form->fields()->editor("canteen") != nullptr);

    f.window->show_page(QStringLiteral("report"));
    REQUIRE(f.settled());
    QStringList reports;
    for (const auto* list : f.window->findChildren<QListWidget*>())
        for (int row = 0; row < list->count(); ++row)
            reports << list->item(row)->text();
    for (const auto* tree : f.window->findChildren<QTreeWidget*>())
        for (auto* item : tree->findItems(QString(), Qt::MatchContains | Qt::MatchRecursive))
            reports << item->text(0);
    CHECK(reports.contains(QStringLiteral("职工食堂统计表")));
    CHECK(reports.contains(QStringLiteral("走访记录单")));

    bool offered = false;
    for (const ui::PolicyChoice& choice : f.context.policy_choices())
        offered = offered || choice.id == QStringLiteral("visits-2026");
    CHECK(offered);
}
