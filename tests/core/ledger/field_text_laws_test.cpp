// Laws every field of every ledger keeps: what is exported is read back as the same value.

#include <map>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/date.h"
#include "core/base/id_number.h"
#include "core/base/text.h"
#include "core/base/uscc.h"
#include "core/ledger/field_text.h"

using lx::Catalog;
using lx::Date;
using lx::FieldDef;
using lx::FieldType;
using lx::Value;

namespace {

char any_of(std::string_view letters)
{
    return letters[*rc::gen::inRange<std::size_t>(0, letters.size())];
}

std::string typed_text()
{
    static const std::u32string signs =
        U"宁夏某有限公司（）() ABCab09、，,。-—/\n\t　\u00A0\u200B*·'\"+=@%万元年月日无清空𠮷";
    return lx::utf8(*rc::gen::container<std::u32string>(rc::gen::elementOf(signs)));
}

std::string any_date()
{
    return Date(*rc::gen::inRange(-60000, 2900000)).iso();
}

std::string any_code()
{
    std::string code = "91";
    for (int i = 0; i < 6; ++i)
        code.push_back(any_of("0123456789"));
    for (int i = 0; i < 9; ++i)
        code.push_back(any_of("0123456789ABCDEFGHJKLMNPQRTUWXY"));
    code.push_back(lx::uscc_check_character(code));
    return code;
}

std::string any_id_number()
{
    std::string digits = Date(*rc::gen::inRange(-20000, 18000)).iso();
    std::erase(digits, '-');
    std::string number = "640121" + digits + std::to_string(*rc::gen::inRange(100, 1000));
    number.push_back(lx::id_check_character(number));
    return number;
}

std::string any_period()
{
    const auto kind = static_cast<lx::PeriodKind>(*rc::gen::inRange(0, 4));
    return lx::Period::containing(kind, Date(*rc::gen::inRange(0, 30000))).code();
}

/// A value as the field can hold it: made directly where that is plain, else by reading typed text.
Value any_value(const FieldDef& field)
{
    constexpr std::int64_t largest = 999'999'999'999'999'999;
    const auto whole = [](std::int64_t least, std::int64_t most) {
        return Value(*rc::gen::inRange<std::int64_t>(least, most));
    };
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Money:
        return whole(-largest, largest);
    case FieldType::Year:
        return whole(1900, 3000);
    case FieldType::Bool:
        return whole(0, 2);
    case FieldType::Real:
        return static_cast<double>(*rc::gen::inRange<std::int64_t>(-largest, largest)) /
               static_cast<double>(*rc::gen::inRange<std::int64_t>(1, 1'000'000'007));
    case FieldType::Date:
        return any_date();
    case FieldType::Choice: {
        const auto& values = Catalog::builtin().dictionary(field.dictionary)->values;
        return values[*rc::gen::inRange<std::size_t>(0, values.size())].value;
    }
    case FieldType::Uscc:
        return any_code();
    case FieldType::IdNumber:
        return any_id_number();
    case FieldType::PeriodCode:
        return any_period();
    default:
        return lx::read_field(Catalog::builtin(), field, typed_text()).value;
    }
}

} // namespace

TEST_CASE("what is exported is read back as the same value")
{
    const Catalog& catalog = Catalog::builtin();
    std::map<FieldType, std::vector<const FieldDef*>> fields;
    for (const lx::LedgerDef& def : catalog.ledgers()) {
        for (const FieldDef& field : def.fields)
            fields[field.type].push_back(&field);
    }
    for (const auto& [type, of_type] : fields) {
        CHECK(rc::check("read(export(v)) == v: " + std::string(lx::type_name(type)), [&] {
            const FieldDef& field = **rc::gen::elementOf(of_type);
            const Value value = any_value(field);
            const lx::FieldReading again =
                lx::read_field(catalog, field, lx::export_field(field, value));
            RC_LOG() << field.key << " of " << lx::export_field(field, value) << " became "
                     << lx::export_field(field, again.value) << ' ' << again.error << '\n';
            RC_ASSERT(again.error.empty());
            RC_ASSERT((again.value == value));
        }));
    }
}

TEST_CASE("any text typed into any field is a value, nothing, or a reason")
{
    const Catalog& catalog = Catalog::builtin();
    CHECK(rc::check("typed text", [&] {
        const std::string text =
            *rc::gen::inRange(0, 2) == 0 ? typed_text() : *rc::gen::arbitrary<std::string>();
        for (const lx::LedgerDef& def : catalog.ledgers()) {
            for (const FieldDef& field : def.fields) {
                const lx::FieldReading reading = lx::read_field(catalog, field, text);
                RC_ASSERT((reading.error.empty() || lx::is_empty(reading.value)));
                RC_ASSERT((!reading.clear || lx::is_empty(reading.value)));
                const auto* kept = std::get_if<std::string>(&reading.value);
                RC_ASSERT((kept == nullptr || !kept->empty()));
            }
        }
    }));
}

TEST_CASE("any number in any field is a value, nothing, or a reason")
{
    const Catalog& catalog = Catalog::builtin();
    CHECK(rc::check("number cells", [&](double number) {
        const std::string raw = std::to_string(number);
        for (const lx::LedgerDef& def : catalog.ledgers()) {
            for (const FieldDef& field : def.fields) {
                const lx::FieldReading reading = lx::read_field_number(catalog, field, number, raw);
                RC_ASSERT((reading.error.empty() || lx::is_empty(reading.value)));
            }
        }
    }));
}
