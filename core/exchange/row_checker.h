#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/row_matcher.h"
#include "core/exchange/row_parser.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Says of a drafted row what the file gives that can't be taken: errors refuse the row, warnings
/// go with it. Reads the file, writes nothing; is told what was written, so that it knows which row
/// stands under which.
class RowChecker
{
public:
    /// `as_of`: the day the files tell of: date of carried rows, and what dates of things that were
    /// are held against.
    RowChecker(Database& database, const Catalog& catalog, const HeadingIndex& index,
               ImportTelling& telling, Date as_of);
    /// Reads which row stands under which.
    [[nodiscard]] Result<> prepare();

    /// Also makes the carried rows ready (dates, what they copy, those that aren't carried
    /// emptied), and takes values out of the draft that can't be kept and that the row does not
    /// need.
    [[nodiscard]] Result<> check(ParsedRow& row, RowDraft& draft);
    void written(const Record& record);

private:
    [[nodiscard]] Result<> check_masked(ParsedRow& row, const RowDraft& draft);
    [[nodiscard]] Result<bool> shows_what_stands(const FieldDef& field, const std::string& text,
                                                 const Value& stored);
    void check_own(ParsedRow& row, RowDraft& draft);
    void check_carried(ParsedRow& row, const RowDraft& draft);
    /// The definitions' checks. `before`: the row as it stood, so that only what the file gives is
    /// doubted. False: a record that is carried can't be written, which is told.
    bool check_slot(ParsedRow& row, int slot, Record& record, const Record* before);
    /// The fault is of this value alone, whatever else the row holds.
    [[nodiscard]] bool is_wrong_alone(const LedgerDef& def, const Record& record, int field) const;
    void ask_for(const ParsedRow& row, FieldTarget target);
    [[nodiscard]] const FieldDef* closes_circle(std::int64_t id, const Record& record) const;

    Database& m_database;
    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const LedgerDef& m_def;
    ImportTelling& m_telling;
    Date m_as_of;
    LedgerStore m_store;
    struct SelfField
    {
        int field = 0;
        std::unordered_map<std::int64_t, std::int64_t> above; ///< id → id
    };
    std::vector<SelfField> m_self_fields; ///< references to the own ledger
};

} // namespace lx
