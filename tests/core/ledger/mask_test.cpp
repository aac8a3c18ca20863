#include "core/ledger/mask.h"

#include <catch2/catch.hpp>

TEST_CASE("the middle of sensitive values is hidden")
{
    CHECK(lx::mask_id_number("11010519491231002X") == "110105********002X");
    CHECK(lx::mask_id_number("12345") == "12*45");
    CHECK(lx::mask_id_number("123") == "12*");
    CHECK(lx::mask_id_number("") == "");
    CHECK(lx::mask_phone("13912345678") == "139****5678");
    CHECK(lx::mask_phone("0951-6234567") == "0951-****567");
    CHECK(lx::mask_phone("13912345678、0951-6234567") == "139****5678、0951-****567");
}

TEST_CASE("of natural keys only those with the form of an ID number are hidden")
{
    CHECK(lx::mask_key("11010519491231002X") == "110105********002X");
    CHECK(lx::mask_key("110105194912310021") ==
          "110105********0021"); // also with a wrong check digit
    CHECK(lx::mask_key("91110000600037341L") == "91110000600037341L");
    CHECK(lx::mask_key("DZB-001") == "DZB-001");
}

TEST_CASE("of a key of several parts only ID numbers are hidden")
{
    CHECK(lx::mask_key_parts("Z3|640121198201010030|书记|2025-09-30").find("198201010") ==
          std::string::npos);
    CHECK(lx::mask_key_parts("Z3|640121198201010030|书记|2025-09-30").starts_with("Z3|"));
    CHECK(lx::mask_key_parts("A1|2025") == "A1|2025");
    CHECK(lx::mask_key_parts("").empty());
}
