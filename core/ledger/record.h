#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/date.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"

namespace lx {

/// One row of a ledger: values in the order of the ledger's fields.
struct Record
{
    std::int64_t id = 0; ///< internal id; 0 = not stored yet
    std::vector<Value> values;

    Record() = default;
    explicit Record(const LedgerDef& def) : values(def.fields.size()) {}

    /// Value of a field by key. Precondition: the ledger has it.
    [[nodiscard]] const Value& at(const LedgerDef& def, std::string_view key) const
    {
        return values.at(static_cast<std::size_t>(def.index_of(key)));
    }
    /// Day in a Date field; empty where there is none. Precondition: the ledger has the field.
    [[nodiscard]] std::optional<Date> day(const LedgerDef& def, std::string_view key) const
    {
        return Date::from_iso(text_of(at(def, key)));
    }
    void set(const LedgerDef& def, std::string_view key, Value value)
    {
        values.at(static_cast<std::size_t>(def.index_of(key))) = std::move(value);
    }
};

} // namespace lx
