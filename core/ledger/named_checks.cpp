#include "core/ledger/named_checks.h"

#include <algorithm>
#include <array>

#include "core/base/id_number.h"
#include "core/base/uscc.h"

namespace lx {

namespace {

/// A row seen through the check's own list of fields; every value may be missing.
struct Subject
{
    const LedgerDef& def;
    const RowCheck& check;
    const Record& record;
    std::optional<Date> today;

    [[nodiscard]] const Value& value(std::size_t i) const
    {
        static const Value nothing;
        return i < check.fields.size() ? record.at(def, check.fields[i]) : nothing;
    }
    [[nodiscard]] const std::string& text(std::size_t i) const { return text_of(value(i)); }
    [[nodiscard]] std::optional<Date> date(std::size_t i) const { return Date::from_iso(text(i)); }
};

/// fields: area code. GB/T 2260 has 6 digits, towns 3 more, villages 3 more; 2 and 4 for province
/// and city.
bool area_code_form(const Subject& s)
{
    const std::string& code = s.text(0);
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (code.empty() || !std::all_of(code.begin(), code.end(), is_digit))
        return true; // parks and buildings have codes of the clerk's own making
    constexpr std::array<std::size_t, 5> lengths{2, 4, 6, 9, 12};
    return std::find(lengths.begin(), lengths.end(), code.size()) != lengths.end();
}

/// fields: code, category. Civil-affairs prefixes belong to social organizations.
bool uscc_category(const Subject& s)
{
    const std::string& code = s.text(0);
    if (check_uscc(code) != UsccTrouble::None || s.text(1).empty())
        return true;
    const bool civil = code.starts_with("51") || code.starts_with("52") || code.starts_with("53");
    return !civil || s.text(1) == uscc_kind(code).category;
}

/// fields: status, confirmed. Who was confirmed is no longer on probation.
bool probationary_confirmed(const Subject& s)
{
    const auto confirmed = s.date(1);
    return s.text(0) != "预备" || !confirmed || !s.today || *confirmed > *s.today;
}

/// fields: ID number, gender. Digit 17 odd = male (GB 11643-1999).
bool id_gender(const Subject& s)
{
    const auto male = id_male(s.text(0));
    return !male || s.text(1).empty() || (s.text(1) == "男") == *male;
}

/// fields: ID number, born.
bool id_born_agrees(const Subject& s)
{
    const auto by_number = id_born(s.text(0));
    const auto given = s.date(1);
    return !by_number || !given || *by_number == *given;
}

/// fields: ID number, (born,) day of joining or applying. Party members are 18 or older (Party
/// constitution, article 1).
bool adult_on_joining(const Subject& s)
{
    constexpr int adult_years = 18;
    auto born = s.check.fields.size() > 2 ? s.date(1) : std::nullopt;
    if (!born)
        born = id_born(s.text(0));
    const auto day = s.date(s.check.fields.size() - 1);
    return !born || !day || born->add_years(adult_years) <= *day;
}

/// fields: (last day it matters: left, ended,) (born,) ID number. Nobody is older than 120 (spec:
/// safe) or not yet born on that day or today, whichever comes first.
bool age_likely(const Subject& s)
{
    constexpr int most_years = 120;
    const std::size_t count = s.check.fields.size();
    auto born = count > 2 ? s.date(1) : std::nullopt;
    if (!born)
        born = id_born(s.text(count - 1));
    auto day = count > 1 ? s.date(0) : std::nullopt;
    if (s.today && (!day || *s.today < *day))
        day = s.today;
    return !born || !day || (*born <= *day && born->add_years(most_years) >= *day);
}

/// fields: date, year.
bool date_in_year(const Subject& s)
{
    const auto date = s.date(0);
    return !date || is_empty(s.value(1)) || date->year() == int_of(s.value(1));
}

/// fields: object kind, object. A unit is named by its code, a person by an ID number.
bool object_key_form(const Subject& s)
{
    const std::string& kind = s.text(0);
    const std::string& object = s.text(1);
    if (kind.empty() || object.empty())
        return true;
    constexpr std::size_t id_length = 18;
    if (kind == "党员" || kind == "书记" || kind == "出资人")
        return object.size() == id_length;
    return true; // organizations have codes of any form, units without a code are named
}

/// fields: two references. Nobody assesses itself.
bool not_oneself(const Subject& s)
{
    return is_empty(s.value(0)) || is_empty(s.value(1)) || s.value(0) != s.value(1);
}

struct NamedCheck
{
    std::string_view name;
    bool (*passes)(const Subject&);
};

constexpr std::array<NamedCheck, 10> named_checks{{
    {"area_code_form", area_code_form},
    {"uscc_category", uscc_category},
    {"probationary_confirmed", probationary_confirmed},
    {"id_gender", id_gender},
    {"id_born", id_born_agrees},
    {"adult_on_joining", adult_on_joining},
    {"age_likely", age_likely},
    {"date_in_year", date_in_year},
    {"object_key_form", object_key_form},
    {"not_oneself", not_oneself},
}};

const NamedCheck* find_check(std::string_view name)
{
    for (const NamedCheck& each : named_checks) {
        if (each.name == name)
            return &each;
    }
    return nullptr;
}

} // namespace

bool is_named_check(std::string_view name)
{
    return find_check(name) != nullptr;
}

bool passes_named_check(const LedgerDef& def, const RowCheck& check, const Record& record,
                        std::optional<Date> today)
{
    return find_check(check.named)->passes(Subject{def, check, record, today});
}

} // namespace lx
