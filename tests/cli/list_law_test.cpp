// A list has the same rows in the table, in an export and on the command line.

#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>

#include "core/base/progress.h"
#include "core/exchange/ledger_export.h"
#include "core/rows/filter_subject.h"
#include "core/rows/row_reader.h"
#include "tests/cli/cli_rig.h"
#include "tests/support/random_edits.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A comparison of a field or derived fact, a group of some, or the denial of one; not all of them
/// can be read.
QJsonObject random_condition(const std::vector<FilterSubject>& subjects, int depth)
{
    const int what = depth == 0 ? 0 : *rc::gen::inRange(0, 6);
    if (what == 4)
        return {{"not", random_condition(subjects, depth - 1)}};
    if (what == 5) {
        QJsonArray parts;
        for (int i = *rc::gen::inRange(1, 4); i > 0; --i)
            parts.append(random_condition(subjects, depth - 1));
        return {{*rc::gen::element<const char*>("all", "any"), parts}};
    }
    const FilterSubject& subject = subjects[*rc::gen::inRange<std::size_t>(0, subjects.size())];
    const char* op =
        *rc::gen::element<const char*>("given", "empty", "=", "!=", ">=", "<", "contains");
    QJsonValue value;
    if (std::string(op) != "given" && std::string(op) != "empty") {
        switch (subject.fact->type) {
        case FactType::Bool:
            value = *rc::gen::inRange(0, 2) == 1;
            break;
        case FactType::Number:
        case FactType::Money:
            value = *rc::gen::inRange(-1, 4);
            break;
        default:
            value = *rc::gen::element<const char*>("2024-12-31", "甲", "正常", "党支部");
        }
    }
    return filter_condition(subject, op, value);
}

} // namespace

TEST_CASE("table, export and command line find the same rows for any condition")
{
    int rows_found = 0;
    int refused = 0;
    CHECK(rc::check("one list, three readings", [&] {
        TestLedger ledger;
        for (int i = 0; i < 2; ++i)
            static_cast<void>(random_action(ledger, 25));
        const DefinitionsPtr definitions = Definitions::program();
        const char* code = *rc::gen::element<const char*>("area", "org", "unit");
        const LedgerDef& def = ledger.def(code);
        RowSet rows;
        rows.ledger = def.code;
        rows.day = *Date::from_iso("2025-06-30");
        rows.in_force = *rc::gen::inRange(0, 3) == 0;
        rows.condition = random_condition(filter_subjects(definitions->facts(), def), 2);
        const std::string json =
            QJsonDocument(rows.condition).toJson(QJsonDocument::Compact).toStdString();
        RC_LOG() << def.code << " " << json;

        const QString file = QString::fromStdString(ledger.folder().path() + "/c.json");
        {
            QFile out(file);
            RC_ASSERT(out.open(QIODevice::WriteOnly));
            out.write(json.c_str());
        }
        QStringList words{"list",
                          "--ledger",
                          code,
                          "--where",
                          file,
                          "--db",
                          QString::fromStdString(ledger.path()),
                          "--as-of",
                          "2025-06-30",
                          "--json"};
        if (rows.in_force)
            words << "--in-force";
        const CliResult told = cli(words);

        NoProgress progress;
        auto reader = RowReader::open(ledger.database(), definitions, rows);
        if (!reader) { // both refuse it, for the same reason
            ++refused;
            RC_ASSERT(told.status == 2);
            RC_ASSERT(told.err.find(reader.error().message) != std::string::npos);
            return;
        }
        const auto ids = reader->ids(progress);
        RC_ASSERT(ids.has_value());
        rows_found += static_cast<int>(ids->size());
        std::vector<std::int64_t> first;
        const auto shown = reader->first(1'000, progress);
        for (const Record& record : *shown)
            first.push_back(record.id);
        RC_ASSERT(first == *ids); // what the table shows at once, and what it scrolls over

        RC_ASSERT(told.status == 0);
        auto store = ledger.store();
        const auto keys = *store.keys(def, *ids);
        std::vector<std::string> expected;
        for (const std::int64_t id : *ids)
            expected.push_back(keys.at(id));
        std::vector<std::string> listed;
        for (const QJsonValue row : told.object()["rows"].toArray())
            listed.push_back(row["key"].toString().toStdString());
        RC_ASSERT(listed == expected);

        // The export of the condition is that of just these rows.
        const auto exported = [&](const RowSet& which, const char* name) {
            ExportOptions options;
            options.path = ledger.folder().path() + "/" + name;
            options.rows = which;
            const auto report = export_ledger(ledger.database(), definitions, options, progress);
            RC_ASSERT(report.has_value());
            RC_ASSERT(report->rows >= std::ssize(*ids));
            return bytes_of(QString::fromStdString(options.path));
        };
        RowSet these = rows;
        if (!of_a_day(definitions->facts(), rows))
            these.condition = {};
        these.ids = *ids;
        RC_ASSERT(exported(rows, "a.csv") == exported(these, "b.csv"));
    }));
    CHECK(rows_found > 50);
    CHECK(refused < 60);
}
