// The same rows, imported in another order, are the same county: what is told of it is the same to
// the byte, and names rows by their keys, never by numbers of the file's own.
#include <algorithm>

#include <catch2/catch.hpp>

#include "core/ledger/catalog.h"
#include "tests/cli/cli_rig.h"

namespace {

using lx::test::bytes_of;
using lx::test::cli_ok;
using lx::test::CliFolder;

/// Records of a .csv, its heading first; a line break in quotation marks belongs to its record.
std::vector<std::string> records(const std::string& csv)
{
    std::vector<std::string> found;
    std::string record;
    bool quoted = false;
    for (const char c : csv) {
        quoted = quoted != (c == '"');
        record += c;
        if (c == '\n' && !quoted) {
            found.push_back(std::move(record));
            record.clear();
        }
    }
    if (!record.empty())
        found.push_back(record + "\n");
    return found;
}

/// Ledgers after those they refer to.
std::vector<std::string> import_order()
{
    const std::vector<std::string> first{"area", "org", "unit", "member", "instructor", "campaign"};
    std::vector<std::string> order = first;
    for (const lx::LedgerDef& def : lx::Catalog::builtin().ledgers())
        if (std::find(first.begin(), first.end(), def.code) == first.end() &&
            def.code != "milestone") // carried by its campaign
            order.push_back(def.code);
    return order;
}

/// A made-up county and the same rows in two files of their own, once from the back.
struct Counties
{
    CliFolder forwards;
    CliFolder backwards;

    Counties()
    {
        const QString sample = forwards.path("sample.lxdb");
        cli_ok({"sample", "--out", sample, "--units", "150", "--seed", "7"});
        for (const std::string& ledger : import_order()) {
            const QString code = QString::fromStdString(ledger);
            const QString file = forwards.path(ledger + ".csv");
            cli_ok({"export", code, "--db", sample, "--out", file});
            std::vector<std::string> rows = records(bytes_of(file));
            if (rows.size() < 2)
                continue;
            import(forwards, code, rows);
            std::reverse(rows.begin() + 1, rows.end());
            import(backwards, code, rows);
        }
    }

    static void import(const CliFolder& folder, const QString& ledger,
                       const std::vector<std::string>& rows)
    {
        std::string csv;
        for (const std::string& row : rows)
            csv += row;
        INFO(ledger.toStdString());
        const QJsonObject report = folder.import(ledger, csv);
        CHECK(report["refused"].toInt() == 0);
    }

    static const Counties& once()
    {
        static const Counties counties;
        return counties;
    }
};

std::string evaluated(const CliFolder& folder, const QString& policy, const QStringList& more)
{
    return cli_ok(QStringList{"evaluate", "--db", folder.db(), "--policy", policy, "--as-of",
                              "2025-09-30", "--json"} +
                  more)
        .out;
}

} // namespace

TEST_CASE("an evaluation is the same document in whatever order the rows came in")
{
    const Counties& counties = Counties::once();
    for (const char* policy :
         {"central-2012", "ningxia-2018", "liaoning-2016", "ordos-2013", "district-2020"}) {
        INFO(policy);
        for (const QStringList& more : {QStringList{}, QStringList{"--all"}}) {
            const std::string one = evaluated(counties.forwards, policy, more);
            CHECK(one.size() > 10'000);
            CHECK((one == evaluated(counties.backwards, policy, more)));
        }
    }
}

TEST_CASE("facts name other rows by their keys and counts by their words")
{
    const auto document = cli_ok({"evaluate", "--db", Counties::once().forwards.db(), "--policy",
                                  "ningxia-2018", "--as-of", "2025-09-30", "--json", "--all"})
                              .object();
    bool managed = false;
    bool counted = false;
    for (const QJsonValue finding : document["findings"].toArray()) {
        const QJsonObject facts = finding["facts"].toObject();
        for (auto fact = facts.begin(); fact != facts.end(); ++fact) {
            INFO(fact.key().toStdString());
            CHECK_FALSE(fact.key().contains("#"));
            CHECK_FALSE(fact.key().startsWith("count:"));
            counted = counted || fact.key() == "组织生活（类别为“支委会”、日期在考评期）";
            if (fact.key() == "managing_org" || fact.key() == "area") {
                CHECK((fact.value().isNull() || fact.value().isString()));
                managed = managed || fact.value().toString().startsWith("0640");
            }
        }
    }
    CHECK(managed);
    CHECK(counted);
}
