#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/key_index.h"
#include "core/exchange/ledger_import.h"
#include "core/exchange/reference_resolver.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"

namespace lx {

/// A table of the import as the session needs it: names for telling where something is wrong.
struct SessionTable
{
    int input = 0;
    std::string input_name; ///< told where there are several inputs
    const SheetTable* plan = nullptr;
};

/// Writes parsed rows through the one door: looks references up, finds the row each stands for,
/// keeps what is blank, checks, inserts or updates, and carries rows into other ledgers. Belongs to
/// one import, one transaction.
class ImportSession
{
public:
    /// `as_of`: date of carried rows; `today`: what dates that lie behind us are held against.
    ImportSession(Database& database, const Catalog& catalog, const HeadingIndex& index,
                  Writer& writer, ImportReport& report, Date as_of, Date today);
    /// Reads the ledger's keys.
    [[nodiscard]] Result<> prepare();
    /// Returns the table's number for ParsedRow::table. `plan` must outlive the session.
    int add_table(const SessionTable& table);
    [[nodiscard]] Result<> write(std::vector<ParsedRow>& rows);
    /// Writes rows that waited for rows of the same file (上级 in any order) and puts the report in
    /// order.
    [[nodiscard]] Result<> finish();
    void warn(int table, std::int64_t row, const std::string& column, const std::string& value,
              const std::string& reason);

private:
    struct Place
    {
        int table = 0;
        std::int64_t row = 0;
    };
    enum class Resolved
    {
        Yes,
        Later ///< it refers to a row of its own ledger that is not there yet
    };
    struct Slot
    {
        std::optional<KeyIndex> keys; ///< read when the first row that might be there comes
        ImportCounts counts;
    };
    struct Draft
    {
        Record record;
        KeyIndex::Match match;
        std::optional<Record> before;
    };

    [[nodiscard]] Result<Resolved> resolve(ParsedRow& row, bool last_chance);
    [[nodiscard]] Result<Resolved> resolve_single(ParsedRow& row, std::size_t first,
                                                  std::size_t count, bool last_chance);
    [[nodiscard]] Result<> resolve_list(ParsedRow& row, const RefText& ref);
    [[nodiscard]] Result<bool> resolve_pieces(const LedgerDef& other, const std::string& text,
                                              const std::function<void(std::int64_t)>& take);
    void resolve_object(ParsedRow& row);
    [[nodiscard]] Result<> fetch_before(const std::vector<ParsedRow>& rows,
                                        const std::vector<bool>& later);
    [[nodiscard]] Result<> write_row(ParsedRow& row);
    [[nodiscard]] Result<bool> draft(ParsedRow& row, Draft& out);
    void check(ParsedRow& row, const Draft& draft);
    [[nodiscard]] Result<bool> shows_what_stands(const FieldDef& field, const std::string& text,
                                                 const Value& stored);
    [[nodiscard]] Result<> settle_masked(ParsedRow& row, const Draft& draft);
    void tell_masked();
    void check_slots(ParsedRow& row, const Draft& draft);
    [[nodiscard]] Result<> write_slots(ParsedRow& row, const Draft& draft);
    void note_repeated(ParsedRow& row, const Draft& draft);
    void propose(ParsedRow& row, Record& record);
    void attach_area(ParsedRow& row, Record& record);
    [[nodiscard]] bool closes_circle(std::int64_t id, const Record& record,
                                     std::string& field) const;
    void refuse(ParsedRow& row);
    void tell(const ParsedRow& row, const CellIssue& issue, std::vector<ImportIssue>& into) const;
    [[nodiscard]] CellIssue issue_of(const ParsedRow& row, FieldTarget target,
                                     const std::string& value, std::string reason) const;
    [[nodiscard]] bool has_column(int table, FieldTarget target) const;

    Database& m_database;
    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const LedgerDef& m_def;
    Writer& m_writer;
    ImportReport& m_report;
    Date m_as_of;
    Date m_today;
    LedgerStore m_store;
    ReferenceResolver m_resolver;
    std::optional<KeyIndex> m_keys;
    std::vector<Slot> m_slots;
    std::vector<SessionTable> m_tables;
    std::vector<std::map<FieldTarget, const TableColumn*>> m_columns; ///< by table
    std::unordered_map<std::int64_t, Record> m_before; ///< rows this batch may change
    std::unordered_map<std::int64_t, Place> m_seen;    ///< rows of the file so far, by id
    std::vector<ParsedRow> m_waiting;
    /// Masked values that are what stands already, by table and column of the sheet.
    std::map<std::pair<int, int>, std::int64_t> m_masked;
    std::vector<int> m_self_fields; ///< references to the own ledger
    std::vector<std::unordered_map<std::int64_t, std::int64_t>>
        m_parents; ///< by self field: id → id
    std::optional<Jurisdiction> m_jurisdiction;
    int m_object_kind = -1; ///< honour: position of 对象类别 and 对象
    int m_object = -1;
};

} // namespace lx
