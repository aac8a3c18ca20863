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

/// Whether a field's value points to rows, which people know by their names.
[[nodiscard]] bool names_rows(const FieldDef& field);

/// Texts of cells, references by the names of their rows, which are read beforehand.
class CellTexts
{
public:
    /// Reads the names of the rows that the field at this position refers to in these rows. Errors:
    /// Database.
    [[nodiscard]] Result<> read_names(LedgerStore& store, const Catalog& catalog,
                                      const FieldDef& field, const std::vector<Record>& rows,
                                      std::size_t at);
    /// The same of values.
    [[nodiscard]] Result<> read_names(LedgerStore& store, const Catalog& catalog,
                                      const FieldDef& field,
                                      const std::vector<const Value*>& values);
    /// As exports write it: what reading it again gives the same value of.
    [[nodiscard]] std::string text(const FieldDef& field, const Value& value) const;
    /// As people see it (show_field).
    [[nodiscard]] std::string shown(const FieldDef& field, const Value& value, bool masked) const;

private:
    [[nodiscard]] std::string names(const FieldDef& field, const Value& value) const;

    std::unordered_map<std::string, std::unordered_map<std::int64_t, std::string>>
        m_names; ///< by ledger
};

} // namespace lx
