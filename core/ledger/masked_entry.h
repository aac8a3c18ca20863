#pragma once

#include <string>
#include <string_view>

#include "core/ledger/catalog.h"
#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"

namespace lx {

/// Values with their middle hidden ("192****2075"), as screens, prints, masked exports and other
/// systems show sensitive ones. Written back they would destroy the real ones: such a text is never
/// kept. Where it is just how the stored value is shown, it means that nothing is to be changed;
/// anywhere else it is refused.

/// Whether a text written for this field is a masked value: of sensitive fields, ID numbers and
/// telephone numbers; also an ID number that names another row (references, objects).
[[nodiscard]] bool is_masked_entry(const FieldDef& field, std::string_view text);

/// Whether the text is only how `stored` is shown masked. References: see shows_key.
[[nodiscard]] bool shows_stored(const FieldDef& field, std::string_view text, const Value& stored);
/// The same for the natural key (or several joined by 、) of what a reference points to.
[[nodiscard]] bool shows_key(std::string_view text, std::string_view key);

/// What may be told of a text that was written for this field: one that is an ID number or a
/// telephone number, right or wrong, with its middle hidden; numbers inside other texts too.
[[nodiscard]] std::string told_value(const FieldDef& field, std::string_view text);

/// Whether masking changes anything in the rows of this ledger: sensitive fields, and references to
/// rows that ID numbers name.
[[nodiscard]] bool has_something_to_mask(const Catalog& catalog, const LedgerDef& def);

/// Why it is refused: Chinese sentence without the place and without the text.
[[nodiscard]] std::string masked_entry_text(const FieldDef& field);

} // namespace lx
