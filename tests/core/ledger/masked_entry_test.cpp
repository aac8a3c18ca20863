// Values with their middle hidden are never written; what is told of a row hides them.

#include "core/ledger/masked_entry.h"

#include <catch2/catch.hpp>

#include "core/ledger/field_text.h"
#include "core/ledger/number_scrub.h"
#include "core/ledger/record_checks.h"

using namespace lx;

namespace {

const Catalog& catalog()
{
    return Catalog::builtin();
}

const FieldDef& field(const char* ledger, const char* key)
{
    return *catalog().ledger(ledger)->field(key);
}

} // namespace

TEST_CASE("masked texts are told from real ones, however they are hidden")
{
    const FieldDef& phone = field("unit", "phone");
    const FieldDef& id = field("member", "id_number");
    for (const char* text : {"192****2075", "192＊＊＊＊2075", "192xxxx2075", "192XXXX2075",
                             "192●●●●2075", "0951-****567", "13995001234、138****1111"})
        CHECK(is_masked_entry(phone, text));
    for (const char* text : {"13995001234", "0951-8011234", "0951-8011234*801", "无", ""})
        CHECK_FALSE(is_masked_entry(phone, text));
    for (const char* text : {"110105********002X", "110105XXXXXXXX0021", "11010519491231****"})
        CHECK(is_masked_entry(id, text));
    CHECK_FALSE(is_masked_entry(id, "11010519491231002X"));
    CHECK_FALSE(is_masked_entry(field("unit", "name"), "五*酒店****"));
    // Rows that ID numbers name; a sign in a name is none.
    CHECK(is_masked_entry(field("care", "member"), "110105********002X"));
    CHECK_FALSE(is_masked_entry(field("coverage", "unit"), "五*酒店"));
}

TEST_CASE("what is read for a sensitive field is never a masked value")
{
    for (const auto& [ledger, key, text] : {std::tuple{"unit", "phone", "192****2075"},
                                            {"member", "phone", "192****2075"},
                                            {"member", "id_number", "110105********002X"},
                                            {"honour", "object", "110105********002X"},
                                            {"exception", "object", "110105********002X|x"}}) {
        const FieldReading reading = read_field(catalog(), field(ledger, key), text);
        INFO(ledger << "." << key);
        CHECK(is_empty(reading.value));
        CHECK(reading.masked);
        CHECK(reading.error.find("隐去") != std::string::npos);
        CHECK(reading.error.find(text) == std::string::npos);
    }
}

TEST_CASE("where it shows what stands it means unchanged, anywhere else it is refused")
{
    const FieldDef& phone = field("unit", "phone");
    const Value stored = std::string("19200002075");
    const auto same = read_change(catalog(), phone, " 192****2075 ", stored);
    CHECK(same.error.empty());
    CHECK(same.value == stored);
    CHECK(read_change(catalog(), phone, "192xxxx2075", stored).value == stored);
    for (const char* other : {"192****2076", "193****2075", "****2075"}) {
        CHECK(read_change(catalog(), phone, other, stored).masked);
        CHECK_FALSE(read_change(catalog(), phone, other, stored).error.empty());
    }
    CHECK(read_change(catalog(), phone, "192****2075", {}).masked); // nothing stands
    CHECK(read_change(catalog(), phone, "13800000000", stored).value ==
          Value(std::string("13800000000")));
    const Value both = std::string("19200002075、0951-8011234");
    CHECK(read_change(catalog(), phone, "192****2075、0951-****234", both).value == both);
    CHECK(shows_key("110105********002X", "11010519491231002X"));
    CHECK_FALSE(shows_key("110105********002X", "110105194912310020"));
    CHECK_FALSE(shows_key("甲公司", "甲公司"));
}

TEST_CASE("every value a sensitive field may hold is refused once masked, or means unchanged")
{
    for (const LedgerDef& def : catalog().ledgers()) {
        for (const FieldDef& one : def.fields) {
            if (!one.sensitive)
                continue;
            INFO(def.code << "." << one.key);
            const Value stored = one.type == FieldType::Phone ? std::string("13995001234")
                                                              : std::string("11010519491231002X");
            const std::string shown = show_field(one, stored, true);
            REQUIRE(shown.find('*') != std::string::npos);
            CHECK(read_field(catalog(), one, shown).masked);
            CHECK(read_change(catalog(), one, shown, stored).value == stored);
        }
    }
}

TEST_CASE("checks of a whole row refuse what came by another way")
{
    const LedgerDef& honour = *catalog().ledger("honour");
    Record row(honour);
    row.set(honour, "object", std::string("110105********002X"));
    bool refused = false;
    for (const RecordIssue& issue : check_record(catalog(), honour, row))
        refused = refused || (issue.field == "object" && !issue.warning &&
                              issue.message.find("隐去") != std::string::npos);
    CHECK(refused);
    // A phone that stands masked from before doesn't keep the rest of its row from being edited.
    const LedgerDef& unit = *catalog().ledger("unit");
    Record old(unit);
    old.set(unit, "phone", std::string("192****2075"));
    bool warned = false;
    for (const RecordIssue& issue : check_record(catalog(), unit, old))
        warned = warned || (issue.field == "phone" && issue.warning);
    CHECK(warned);
}

TEST_CASE("masking matters where ID numbers or phones stand, or name what is referred to")
{
    for (const char* ledger : {"unit", "member", "care", "honour"})
        CHECK(has_something_to_mask(catalog(), *catalog().ledger(ledger)));
    for (const char* ledger : {"area", "fund"})
        CHECK_FALSE(has_something_to_mask(catalog(), *catalog().ledger(ledger)));
}

TEST_CASE("numbers of persons in running text are hidden, other numbers stay")
{
    CHECK(with_numbers_masked("“11010519491231002X”的校验码不符") ==
          "“110105********002X”的校验码不符");
    CHECK(with_numbers_masked("张三13995001234，李四 0951-8011234") ==
          "张三139****1234，李四 0951-****234");
    CHECK(with_numbers_masked("110105491231002") == "11***********02");
    CHECK(with_numbers_masked("11010519491231002x") == "110105********002x");
    for (const char* text :
         {"91110000600037341L", "ZD000020", "640121100", "2025-09-30", "123456789",
          "第 12345678901 行", "A13995001234", "", "12345678901234567890"})
        CHECK(with_numbers_masked(text) == text);
    const FieldDef& phone = field("unit", "phone");
    CHECK(told_value(phone, "1399500123") == "****500123");
    CHECK(told_value(phone, "张三：13995001234") == "张三：139****1234");
    CHECK(told_value(field("member", "id_number"), "1101051949123100") == "11************00");
    CHECK(told_value(field("unit", "name"), "甲公司13995001234") == "甲公司139****1234");
}
