#pragma once

#include <string>
#include <string_view>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"

namespace lx {

/// A value read from what a person typed or a spreadsheet holds, and what to say about it.
///
/// Who says what about codes: an ID number of a wrong length or with letters is an `error` here and
/// is never kept. A number whose check digit or date is wrong, and a USCC that fails, are kept in
/// `value`; `doubt` says what is wrong with them so that a form can show it at once, and
/// check_record() turns that into the row's error or warning (it knows whether a reason is given).
/// An importer that calls check_record() therefore ignores `doubt`.
struct FieldReading
{
    Value value;
    std::string error; ///< Chinese sentence without the place; "" = fine
    std::string
        warning;        ///< what was changed or guessed in reading: kept, but the clerk should know
    std::string doubt;  ///< Uscc, IdNumber, Phone: what check_record will say about the kept value
    bool clear = false; ///< the text was "清空": empty the field
    bool repaired = false; ///< Uscc: letters O and I were read as digits, so it is no sure key
    bool masked = false;   ///< a value with its middle hidden (masked_entry.h): no value, an error
};

/// Reads text for a field: folds widths and blanks, dates and numbers as people write them, yes/no
/// words, dictionary synonyms, codes and check digits. References are left as text (half width,
/// trimmed) for the caller to resolve. `text` blank → nothing, no error (required-ness is the row's
/// affair); so do "无", "-", "/" and their like, except in long texts and where the dictionary or
/// yes/no knows them. `money_factor`: what a plain number of a Money field counts, in yuan (10,000
/// under a heading in 万元; HeadingMatch::money_factor).
[[nodiscard]] FieldReading read_field(const Catalog& catalog, const FieldDef& field,
                                      std::string_view text, std::int64_t money_factor = 1);
/// The same for a numeric cell: `raw` are the digits as the file has them. A number of more than 15
/// digits is an error with the reason (Excel has rounded it).
[[nodiscard]] FieldReading read_field_number(const Catalog& catalog, const FieldDef& field,
                                             double number, std::string_view raw,
                                             std::int64_t money_factor = 1);

/// The same as read_field where `stored` stands so far: a masked text that is only how that is
/// shown gives it again.
[[nodiscard]] FieldReading read_change(const Catalog& catalog, const FieldDef& field,
                                       std::string_view text, const Value& stored,
                                       std::int64_t money_factor = 1);

/// How people see a value: 2025-09-30, 1,234.50, 是, "" for nothing. References need the store's
/// labels and come out as "". `masked` hides the middle of sensitive values.
[[nodiscard]] std::string show_field(const FieldDef& field, const Value& value,
                                     bool masked = false);
/// How a value is written to a file so that reading it again gives the same value.
[[nodiscard]] std::string export_field(const FieldDef& field, const Value& value);

} // namespace lx
