#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/ledger_store.h"

namespace lx {

/// The keys that references are written with: a ledger's keys are read one by one or, for a large
/// export, at once.
class ReferenceKeys
{
public:
    ReferenceKeys(Database& database, const Catalog& catalog, bool large, bool masked);

    /// "" for a row that is gone.
    [[nodiscard]] Result<const std::string*> key(const LedgerDef& def, std::int64_t id);

private:
    struct Ledger
    {
        std::unordered_map<std::int64_t, std::string> keys;
        bool complete = false;
    };
    [[nodiscard]] Result<> load(const LedgerDef& def, Ledger& ledger,
                                const std::vector<std::int64_t>& ids);

    LedgerStore m_store;
    bool m_large;
    bool m_masked;
    std::string m_last_ledger;
    Ledger* m_last = nullptr;
    std::unordered_map<std::string, Ledger> m_ledgers;
};

/// What a cell of an export is.
struct ExportCell
{
    enum class Kind : std::uint8_t
    {
        Empty,
        Text,
        Code, ///< text that must stay text
        Whole,
        Real,
        Money, ///< 元
        Date
    };
    Kind kind = Kind::Empty;
    double number = 0;
    std::int32_t days = 0;             ///< Date: since 1970-01-01
    const std::string* text = nullptr; ///< lives until the next call
};

/// Turns fields of records into cells.
class ExportCells
{
public:
    ExportCells(Database& database, const Catalog& catalog, bool large, bool masked);
    /// Precondition: `value` lives as long as the cell is used.
    [[nodiscard]] Result<ExportCell> cell(const FieldDef& field, const Value& value);
    [[nodiscard]] ExportCell text(std::string value);

private:
    const Catalog& m_catalog;
    ReferenceKeys m_keys;
    bool m_masked;
    std::string m_text;
};

} // namespace lx
