#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/exchange/ledger_export.h"
#include "core/exchange/ledger_import.h"
#include "tests/support/test_ledger.h"

namespace lx::test {

/// Rows of cells as text; "" leaves a cell out.
using Table = std::vector<std::vector<std::string>>;

/// Writes a table as .csv.
void write_csv(const std::string& path, const Table& table);
/// Writes a table as .xlsx, all cells as text.
void write_xlsx(const std::string& path, const Table& table, const std::string& sheet = "表");
/// Sheets by their names.
void write_xlsx(const std::string& path, const std::vector<std::pair<std::string, Table>>& sheets);

/// A ledger file to import into and export from.
class ExchangeRig : public TestLedger
{
public:
    using TestLedger::TestLedger;

    [[nodiscard]] DefinitionsPtr definitions() const
    {
        return std::make_shared<const Definitions>(catalog());
    }

    /// Imports files; failing fails the test.
    ImportReport import_files(const std::string& ledger, const std::vector<std::string>& paths);
    ImportReport import_with(const ImportOptions& options);
    /// Imports a table as a file.
    ImportReport import_table(const std::string& ledger, const Table& table);
    [[nodiscard]] Result<ImportReport> try_import(const ImportOptions& options);
    /// Exports to a file in the folder; gives its path.
    std::string export_to(const std::string& ledger, const std::string& name);
    [[nodiscard]] std::int64_t rows(const std::string& ledger);
    /// A row found by its natural key; the test fails where it is not there.
    [[nodiscard]] Record by_key(const std::string& ledger, const std::string& key);
    [[nodiscard]] std::string field(const std::string& ledger, const std::string& key,
                                    const std::string& field);

private:
    int m_files = 0;
};

/// "3 单位类型: …" for each issue.
[[nodiscard]] std::vector<std::string> told(const std::vector<ImportIssue>& issues);
[[nodiscard]] bool tells(const std::vector<ImportIssue>& issues, const std::string& part);

/// All content with references as natural keys, ids left out: what an export must keep.
using KeyedContent = std::vector<std::vector<std::string>>;
[[nodiscard]] KeyedContent keyed_content(TestLedger& ledger, const std::string& code);

} // namespace lx::test
