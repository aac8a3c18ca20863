#include "core/ledger/field_text.h"

#include <catch2/catch.hpp>

using lx::Catalog;
using lx::FieldDef;
using lx::FieldReading;
using lx::read_field;
using namespace std::string_view_literals;

namespace {

const FieldDef& field(const char* ledger, const char* key)
{
    return *Catalog::builtin().ledger(ledger)->field(key);
}

FieldReading read(const char* ledger, const char* key, std::string_view text,
                  std::int64_t factor = 1)
{
    return read_field(Catalog::builtin(), field(ledger, key), text, factor);
}

FieldReading read_number(const char* ledger, const char* key, double number, std::string_view raw)
{
    return lx::read_field_number(Catalog::builtin(), field(ledger, key), number, raw);
}

} // namespace

TEST_CASE("a cell is read for its field")
{
    CHECK(lx::text_of(read("unit", "name", "\0\0 某某（北京）有限公司 \n"sv).value) ==
          "某某（北京）有限公司");
    CHECK(lx::text_of(read("unit", "status", "存续（在营、开业、在册）").value) == "正常");
    CHECK(lx::text_of(read("member", "relation", "未转入").value) == "未转入(口袋)");
    CHECK(lx::text_of(read("member", "name", "李　泉").value) == "李泉");
    CHECK(lx::int_of(read("member", "hardship", "√").value) == 1);
    CHECK(lx::int_of(read("survey", "wages", "12.5", 10000).value) == 12500000);
    CHECK(read("unit", "name", "清空").clear);
}

TEST_CASE("a number cell of more than 15 digits is refused, never rounded")
{
    const FieldReading id =
        read_number("member", "id_number", 6.40121199001011e17, "6.40121199001011E+17");
    CHECK(lx::is_empty(id.value));
    CHECK(id.error.find("15位") != std::string::npos);
    CHECK(lx::text_of(read_number("unit", "phone", 13912345678.0, "13912345678").value) ==
          "13912345678");
}
