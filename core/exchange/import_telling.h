#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/ledger_import.h"
#include "core/exchange/row_parser.h"
#include "core/exchange/row_stream.h"

namespace lx {

/// A table of the import: whose it is and how its columns are understood.
struct SessionTable
{
    int input = 0; ///< position in ImportOptions::inputs
    std::shared_ptr<const PlannedTable> plan;
};

/// What an import tells: it knows the tables, so that every remark has its place (file, sheet, row,
/// column) and every number of a person in it is masked. Fills one ImportReport.
class ImportTelling
{
public:
    ImportTelling(const HeadingIndex& index, ImportReport& report)
        : m_index(index), m_report(report)
    {}

    /// Returns the table's number for ParsedRow::table.
    int add_table(const SessionTable& table);
    [[nodiscard]] std::size_t tables() const { return m_tables.size(); }
    [[nodiscard]] const PlannedTable& table(int number) const
    {
        return *m_tables[static_cast<std::size_t>(number)].plan;
    }
    /// The table has a column that fills this field.
    [[nodiscard]] bool has_column(int table, FieldTarget target) const
    {
        return m_columns[static_cast<std::size_t>(table)].contains(target);
    }
    /// FoundTable::list_id of a table.
    [[nodiscard]] const std::string& list_of(int table) const
    {
        return m_report.tables[static_cast<std::size_t>(table)].list;
    }
    /// An issue in the column that fills `target`; without one, of the row.
    [[nodiscard]] CellIssue issue_of(const ParsedRow& row, FieldTarget target,
                                     const std::string& value, std::string reason) const;

    /// A row that is not taken, with all its reasons.
    void refuse(const ParsedRow& row);
    /// The remarks on a row that is taken.
    void warn_of(const ParsedRow& row);
    /// A remark on a table; `row` from 1, 0 = the sheet as a whole.
    void warn(int table, std::int64_t row, const std::string& column, const std::string& value,
              const std::string& reason);
    /// A masked cell that only shows what stands; how many there are is told once a column.
    void keep_masked(const ParsedRow& row, int column) { ++m_masked[{row.table, column}]; }
    /// Rows of a table that something was done to as a whole: told once, with their number.
    void count(int table, const std::string& what) { ++m_counted[{table, what}]; }
    /// One more row that waits for an answer. Gives the question's place among the report's, which
    /// holds until `finish`.
    std::size_t ask(const ParsedRow& row, ImportQuestion question);
    /// What there is to say of the columns of a table; a further one of its sheet is named as such.
    void tell_columns(int table, const SavedMapping& mapping, bool first);
    /// Columns of a carried ledger without the one that decides whether it is carried.
    void tell_idle_slots(int table);
    /// What was learned of a table by reading it through.
    void tell_facts(int table, TableFacts facts);

    [[nodiscard]] ImportReport& report() { return m_report; }
    /// Once all rows are told: counts of masked cells, and everything in the order of the files.
    void finish();

private:
    void tell(const ParsedRow& row, const CellIssue& issue, std::vector<ImportIssue>& into) const;

    const HeadingIndex& m_index;
    ImportReport& m_report;
    std::vector<SessionTable> m_tables;
    std::vector<std::map<FieldTarget, const TableColumn*>> m_columns; ///< by table
    std::map<std::pair<int, int>, std::int64_t> m_masked; ///< by table and column of the sheet
    std::map<std::pair<int, std::string>, std::int64_t> m_counted; ///< by table and sentence
    std::map<std::string, std::size_t> m_asked; ///< kind, field and text → position in questions
};

} // namespace lx
