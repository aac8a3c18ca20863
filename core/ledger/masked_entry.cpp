#include "core/ledger/masked_entry.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/mask.h"
#include "core/ledger/number_scrub.h"

namespace lx {

namespace {

using namespace std::string_view_literals;

/// What programs put in the place of hidden characters.
constexpr std::array signs{"*"sv, "＊"sv, "✱"sv, "●"sv, "•"sv, "○"sv,
                           "×"sv, "╳"sv,  "□"sv, "■"sv, "█"sv, "▇"sv};

bool is_number(const FieldDef& field)
{
    return field.type == FieldType::IdNumber || field.type == FieldType::Phone;
}

bool names_a_row(const FieldDef& field)
{
    return field.type == FieldType::Ref || field.type == FieldType::RefList ||
           field.type == FieldType::RefOrText || field.type == FieldType::ObjectKey;
}

/// Whether one of the signs, or letters that hide digits, may be in the text: told by the first
/// bytes they have, so that nearly all texts are done with.
bool may_be_masked(std::string_view text, bool number)
{
    return std::any_of(text.begin(), text.end(), [&](char c) {
        return c == '*' || c == '\xC3' || c == '\xE2' || c == '\xEF' ||
               (number && (c == 'x' || c == 'X'));
    });
}

/// One way of hiding for all: asterisks. In numbers also "139xxxx5678".
std::string with_asterisks(std::string_view text, bool number)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view rest = text.substr(at);
        const auto sign = std::find_if(signs.begin(), signs.end(),
                                       [&](std::string_view one) { return rest.starts_with(one); });
        if (sign != signs.end()) {
            out += '*';
            at += sign->size();
            continue;
        }
        const std::size_t crosses = std::min(rest.find_first_not_of("xX"), rest.size());
        constexpr std::size_t least = 3; // the last character of an ID number may be one
        if (number && crosses >= least) {
            out.append(crosses, '*');
            at += crosses;
            continue;
        }
        out += text[at++];
    }
    return out;
}

/// Most asterisks in a row.
std::size_t longest_run(std::string_view text)
{
    std::size_t longest = 0;
    std::size_t run = 0;
    for (const char c : text) {
        run = c == '*' ? run + 1 : 0;
        longest = std::max(longest, run);
    }
    return longest;
}

} // namespace

bool is_masked_entry(const FieldDef& field, std::string_view text)
{
    if (!is_number(field) && !names_a_row(field) && !field.sensitive)
        return false;
    if (!may_be_masked(text, is_number(field)))
        return false;
    const std::size_t run = longest_run(with_asterisks(text, is_number(field)));
    if (names_a_row(field))
        return run >= 4; // a name may hold a sign or two
    switch (field.type) {
    case FieldType::IdNumber:
        return run >= 1;
    case FieldType::LongText:
        return run >= 3; // may hold a list
    case FieldType::Phone:
        return run >= 2;
    default:
        return run >= 2 || text.find('*') != std::string_view::npos;
    }
}

bool shows_stored(const FieldDef& field, std::string_view text, const Value& stored)
{
    const std::string shown = show_field(field, stored, true);
    return shown.find('*') != std::string::npos &&
           fold(with_asterisks(text, is_number(field))) == fold(shown);
}

bool shows_key(std::string_view text, std::string_view key)
{
    std::string shown;
    for (const std::string& part : split_list(key))
        shown += (shown.empty() ? "" : "、") + mask_key_parts(part);
    return shown.find('*') != std::string::npos && fold(with_asterisks(text, true)) == fold(shown);
}

std::string told_value(const FieldDef& field, std::string_view text)
{
    if (field.type == FieldType::Phone) {
        std::string told = with_numbers_masked(text);
        return told == text ? mask_phone(text) : told;
    }
    if (field.type == FieldType::IdNumber || (field.sensitive && !names_a_row(field)))
        return mask_id_number(text);
    return with_numbers_masked(text);
}

bool has_something_to_mask(const Catalog& catalog, const LedgerDef& def)
{
    return std::any_of(def.fields.begin(), def.fields.end(), [&](const FieldDef& field) {
        const LedgerDef* other = field.ledger.empty() ? nullptr : catalog.ledger(field.ledger);
        return field.sensitive ||
               (other != nullptr &&
                std::any_of(other->fields.begin(), other->fields.end(),
                            [](const FieldDef& key) { return key.in_key && key.sensitive; }));
    });
}

std::string masked_entry_text(const FieldDef& field)
{
    return "“" + field.name + "”隐去了中间几位，不是完整的号码，没有写入，请填完整的";
}

} // namespace lx
