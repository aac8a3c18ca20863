#include "tests/core/exchange/exchange_rig.h"

#include <algorithm>
#include <charconv>
#include <fstream>

#include <catch2/catch.hpp>

#include "core/ledger/field_text.h"
#include "core/spreadsheet/xlsx_writer.h"

namespace lx::test {

void write_csv(const std::string& path, const Table& table)
{
    std::ofstream out(path, std::ios::binary);
    for (const auto& row : table) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::string cell = row[i];
            for (std::size_t at = cell.find('"'); at != std::string::npos;
                 at = cell.find('"', at + 2))
                cell.insert(at, 1, '"');
            out << (i == 0 ? "" : ",") << '"' << cell << '"';
        }
        out << "\r\n";
    }
}

void write_xlsx(const std::string& path, const Table& table, const std::string& sheet)
{
    write_xlsx(path, {{sheet, table}});
}

void write_xlsx(const std::string& path, const std::vector<std::pair<std::string, Table>>& sheets)
{
    auto writer = XlsxWriter::create(path, XlsxWriter::Mode::InMemory);
    REQUIRE(writer.has_value());
    for (const auto& [sheet, table] : sheets) {
        (*writer)->add_sheet(sheet);
        for (std::size_t row = 0; row < table.size(); ++row) {
            for (std::size_t column = 0; column < table[row].size(); ++column) {
                if (!table[row][column].empty())
                    (*writer)->text(static_cast<std::int64_t>(row), static_cast<int>(column),
                                    table[row][column]);
            }
        }
    }
    REQUIRE((*writer)->finish().has_value());
}

Result<ImportReport> ExchangeRig::try_import(const ImportOptions& options)
{
    NoProgress progress;
    return import_ledger(database(), catalog(), actor(), options, progress);
}

ImportReport ExchangeRig::import_with(const ImportOptions& options)
{
    auto report = try_import(options);
    if (!report)
        FAIL(report.error().message << " [" << report.error().detail << "]");
    CHECK(report->read == report->counts.added + report->counts.updated + report->counts.unchanged +
                              report->refused);
    return std::move(*report);
}

ImportReport ExchangeRig::import_files(const std::string& ledger,
                                       const std::vector<std::string>& paths)
{
    ImportOptions options;
    options.ledger = ledger;
    options.inputs = paths;
    return import_with(options);
}

ImportReport ExchangeRig::import_table(const std::string& ledger, const Table& table)
{
    const std::string path = folder() / (ledger + std::to_string(++m_files) + ".csv");
    write_csv(path, table);
    return import_files(ledger, {path});
}

std::string ExchangeRig::export_to(const std::string& ledger, const std::string& name)
{
    ExportOptions options;
    options.path = folder() / name;
    options.rows.ledger = ledger;
    NoProgress progress;
    const auto report = export_ledger(database(), definitions(), options, progress);
    if (!report)
        FAIL(report.error().message << " [" << report.error().detail << "]");
    return options.path;
}

std::int64_t ExchangeRig::rows(const std::string& ledger)
{
    Query query;
    query.ledger = ledger;
    const auto count = store().count(query);
    REQUIRE(count.has_value());
    return *count;
}

Record ExchangeRig::by_key(const std::string& ledger, const std::string& key)
{
    const auto id = store().find_key(def(ledger), key);
    INFO(ledger << " " << key);
    REQUIRE(id.has_value());
    REQUIRE(id->has_value());
    auto row = store().find(def(ledger), **id);
    REQUIRE(row.has_value());
    REQUIRE(row->has_value());
    return std::move(**row);
}

std::string ExchangeRig::field(const std::string& ledger, const std::string& key,
                               const std::string& name)
{
    const Record row = by_key(ledger, key);
    const FieldDef& found = *def(ledger).field(name);
    if (found.type == FieldType::Ref)
        return std::to_string(int_of(row.at(def(ledger), name)));
    return export_field(found, row.at(def(ledger), name));
}

std::vector<std::string> told(const std::vector<ImportIssue>& issues)
{
    std::vector<std::string> lines;
    for (const ImportIssue& issue : issues)
        lines.push_back(std::to_string(issue.row) + " " + issue.column + ": " + issue.reason);
    return lines;
}

bool tells(const std::vector<ImportIssue>& issues, const std::string& part)
{
    const auto lines = told(issues);
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) {
        return line.find(part) != std::string::npos;
    });
}

KeyedContent keyed_content(TestLedger& ledger, const std::string& code)
{
    const LedgerDef& def = ledger.def(code);
    auto store = ledger.store();
    const auto key_of = [&](const FieldDef& field, std::int64_t id) {
        const auto key = store.subject_key(ledger.def(field.ledger), id);
        REQUIRE(key.has_value());
        return *key;
    };
    KeyedContent all;
    Query query;
    query.ledger = code;
    std::vector<Record> records;
    REQUIRE(store
                .each(query,
                      [&](const Record& record) {
                          records.push_back(record);
                          return true;
                      })
                .has_value());
    for (const Record& record : records) {
        std::vector<std::string> row;
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            const Value& value = record.values[i];
            const bool reference =
                field.type == FieldType::Ref || field.type == FieldType::RefOrText;
            if (reference && std::holds_alternative<std::int64_t>(value)) {
                row.push_back("→" + key_of(field, int_of(value)));
            } else if (field.type == FieldType::RefList) {
                const std::string& ids = text_of(value);
                std::string keys;
                for (std::size_t from = 0; from < ids.size();) {
                    const std::size_t to = std::min(ids.find(',', from), ids.size());
                    keys += "→" + key_of(field, std::stoll(ids.substr(from, to - from)));
                    from = to + 1;
                }
                row.push_back(keys);
            } else {
                row.push_back((std::holds_alternative<double>(value) ? "real " : "") +
                              export_field(field, value) + (reference ? text_of(value) : ""));
            }
        }
        all.push_back(std::move(row));
    }
    std::sort(all.begin(), all.end());
    return all;
}

} // namespace lx::test
