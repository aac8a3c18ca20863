#pragma once

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

/// A value read from what a person typed or a spreadsheet holds, and what to say about it.
struct FieldReading
{
    Value value;
    std::string error;   ///< Chinese sentence without the place; "" = fine
    std::string warning; ///< kept, but doubtful (代码存疑)
    bool clear = false;  ///< the text was "清空": empty the field
};

/// Reads text for a field: folds widths and blanks, dates and numbers as people write them, yes/no
/// words, dictionary synonyms, codes and check digits. References are left as folded text for the
/// caller to resolve. `text` blank → nothing, no error (required-ness is the row's affair).
[[nodiscard]] FieldReading read_field(const Catalog& catalog, const FieldDef& field,
                                      std::string_view text);
/// The same for a numeric cell: `raw` are the digits as the file has them. More than 15 significant
/// digits in a code field is an error with the reason (Excel has rounded it).
[[nodiscard]] FieldReading read_field_number(const Catalog& catalog, const FieldDef& field,
                                             double number, std::string_view raw);

/// How people see a value: 2025-09-30, 1,234.50, 是, "" for nothing. References need the store's
/// labels and come out as "". `masked` hides the middle of sensitive values.
[[nodiscard]] std::string show_field(const FieldDef& field, const Value& value,
                                     bool masked = false);
/// How a value is written to a file so that reading it again gives the same value.
[[nodiscard]] std::string export_field(const FieldDef& field, const Value& value);

} // namespace lx
