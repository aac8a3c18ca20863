// Tables and definitions say the same.

#include <map>
#include <string>

#include <catch2/catch.hpp>

#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "tests/support/test_ledger.h"

using namespace lx;

namespace {

std::string column_type(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Bool:
    case FieldType::Year:
    case FieldType::Ref:
    case FieldType::RefOrText:
        return "INTEGER";
    case FieldType::Money:
        return "BIGINT";
    case FieldType::Real:
        return "DOUBLE PRECISION";
    default:
        return "TEXT";
    }
}

std::map<std::string, std::string> wanted_columns(const LedgerDef& def)
{
    std::map<std::string, std::string> columns{{"id", "INTEGER"},      {"extra", "TEXT"},
                                               {"created_at", "TEXT"}, {"created_by", "TEXT"},
                                               {"updated_at", "TEXT"}, {"updated_by", "TEXT"}};
    for (const FieldDef& field : def.fields) {
        columns[field.key] = column_type(field.type);
        if (field.type == FieldType::RefOrText)
            columns[text_column(field.key)] = "TEXT";
    }
    return columns;
}

std::map<std::string, std::string> pairs(Database& database, const std::string& sql)
{
    auto select = Statement::prepare(database, sql);
    REQUIRE(select.has_value());
    std::map<std::string, std::string> found;
    while (*select->step())
        found.emplace(select->text(0), select->text(1));
    return found;
}

} // namespace

TEST_CASE("every ledger has a table with its fields' columns, types and references")
{
    test::TestLedger ledger;
    REQUIRE(ledger.catalog().ledgers().size() >= 30);
    for (const LedgerDef& def : ledger.catalog().ledgers()) {
        INFO(def.code);
        CHECK(pairs(ledger.database(), "SELECT name, type FROM pragma_table_info('" + def.code +
                                           "')") == wanted_columns(def));
        std::map<std::string, std::string> references;
        for (const FieldDef& field : def.fields)
            if (is_reference(field))
                references.emplace(field.key, field.ledger);
        CHECK(pairs(ledger.database(), "SELECT \"from\", \"table\" FROM pragma_foreign_key_list('" +
                                           def.code + "')") == references);
    }
}

TEST_CASE("every key has a unique index, every indexed field and reference one that begins with it")
{
    test::TestLedger ledger;
    for (const LedgerDef& def : ledger.catalog().ledgers()) {
        INFO(def.code);
        const auto unique =
            query_integer(ledger.database().handle(), "SELECT count(*) FROM pragma_index_list('" +
                                                          def.code + "') WHERE \"unique\" = 1");
        CHECK(*unique >= 1);
        const auto first_columns =
            pairs(ledger.database(), "SELECT i.name, l.name FROM pragma_index_list('" + def.code +
                                         "') l, pragma_index_info(l.name) i WHERE i.seqno = 0"
                                         " AND i.name IS NOT NULL");
        for (const FieldDef& field : def.fields) {
            INFO(field.key);
            if (field.indexed || is_reference(field))
                CHECK(first_columns.count(field.key) == 1);
        }
    }
}

TEST_CASE("tables hold nothing the definitions don't know")
{
    test::TestLedger ledger;
    auto tables =
        pairs(ledger.database(), "SELECT name, name FROM sqlite_master WHERE type = 'table'"
                                 " AND name NOT LIKE '%_search%' AND name NOT LIKE 'sqlite_%'");
    for (const LedgerDef& def : ledger.catalog().ledgers())
        CHECK(tables.erase(def.code) == 1);
    for (const char* own : {"action", "change", "last_id", "setting", "own_field", "chain_head",
                            "search_state", "closing", "closing_part"})
        CHECK(tables.erase(own) == 1);
    CHECK(tables.empty());
}
