#include "core/ledger/field_text.h"

#include <catch2/catch.hpp>

using lx::Catalog;
using lx::FieldDef;
using lx::FieldReading;
using lx::int_of;
using lx::is_empty;
using lx::text_of;
using namespace std::string_view_literals;

namespace {

const FieldDef& field(const char* ledger, const char* key)
{
    return *Catalog::builtin().ledger(ledger)->field(key);
}

FieldReading read(const char* ledger, const char* key, std::string_view text,
                  std::int64_t factor = 1)
{
    return lx::read_field(Catalog::builtin(), field(ledger, key), text, factor);
}

FieldReading read_number(const char* ledger, const char* key, double number, std::string_view raw,
                         std::int64_t factor = 1)
{
    return lx::read_field_number(Catalog::builtin(), field(ledger, key), number, raw, factor);
}

bool has(const std::string& text, std::string_view part)
{
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("names are kept as typed, without what can't be seen")
{
    CHECK(text_of(read("unit", "name", "\0\0 某某（北京）有限公司 \n"sv).value) ==
          "某某（北京）有限公司");
    CHECK(text_of(read("unit", "name", "某某\u200B有限\r\n公司").value) == "某某有限 公司");
    CHECK(text_of(read("unit", "address", "东街 12号").value) == "东街 12号");
    CHECK(text_of(read("member", "name", "李　泉").value) == "李泉");
    CHECK(text_of(read("member", "name", "李 泉").value) == "李泉");
    CHECK(text_of(read("member", "name", "John Smith").value) == "John Smith");
    for (const char* name : {"阿依古丽·买买提", "阿依古丽 · 买买提", "阿依古丽•买买提",
                             "阿依古丽・买买提", "阿依古丽.买买提", "阿依古丽．买买提"})
        CHECK(text_of(read("member", "name", name).value) == "阿依古丽·买买提");
    CHECK(text_of(read("member", "name", "J. Smith").value) == "J. Smith");
    CHECK(text_of(read("member", "name", "\U0000FA1B\U0002F826").value) == "福勉");
    CHECK(text_of(read("member", "name", "𠮷田").value) == "𠮷田");
    CHECK(text_of(read("unit", "name", "⼯⼈之家").value) == "工人之家"); // radicals, from a PDF
    CHECK(text_of(read("survey", "staff_info", "一行\r\n二行").value) == "一行\n二行");
    CHECK(has(read("unit", "name", "某\xEF\xBF\xBD公司").warning, "损坏"));
}

TEST_CASE("codes match however they are typed")
{
    CHECK(text_of(read("org", "code", " ＤＺ 001").value) == "DZ001");
    CHECK(text_of(read("area", "code", "６４０１２１").value) == "640121");
    CHECK(text_of(read("org", "code", "甲-1").value) == "甲-1");
}

TEST_CASE("blanks and words for nothing are nothing, 清空 empties")
{
    for (const char* text : {"", "  ", "　", "-", "—", "/", "无", "暂无"}) {
        CAPTURE(text);
        for (const char* key :
             {"uscc", "name", "registered", "status", "area", "phone", "longitude"}) {
            CAPTURE(key);
            const FieldReading reading = read("unit", key, text);
            CHECK(is_empty(reading.value));
            CHECK(reading.error.empty());
            CHECK_FALSE(reading.clear);
        }
    }
    CHECK(text_of(read("unit", "plan", "无").value) == "无"); // long texts are somebody's words
    CHECK(int_of(read("unit", "party_in_charter", "无").value, -1) == 0);
    CHECK(is_empty(read("unit", "party_in_charter", "-").value));
    CHECK(read("unit", "name", " 清空 ").clear);
    CHECK(read("unit", "registered", "清空").clear);
}

TEST_CASE("dictionary values, also of open dictionaries")
{
    CHECK(text_of(read("unit", "status", "存续（在营、开业、在册）").value) == "正常");
    CHECK(text_of(read("member", "relation", "未转入").value) == "未转入(口袋)");
    const FieldReading wrong = read("unit", "status", "停产整顿中");
    CHECK(is_empty(wrong.value));
    CHECK(has(wrong.error, "停产歇业")); // offers what is near
    CHECK(has(read("unit", "scale", "巨型公司").error, "大型"));
    const FieldReading own = read("member", "ethnicity", "穿青人");
    CHECK(text_of(own.value) == "穿青人");
    CHECK(own.error.empty());
    CHECK_FALSE(own.warning.empty());
}

TEST_CASE("dates need a day; some fields take a month with a warning")
{
    CHECK(text_of(read("unit", "registered", "2023年1月5日").value) == "2023-01-05");
    const FieldReading month = read("unit", "registered", "2023年1月");
    CHECK(text_of(month.value) == "2023-01-01");
    CHECK_FALSE(month.warning.empty());
    CHECK(has(read("unit", "deregistered", "2023年1月").error, "缺日"));
    CHECK(has(read("unit", "registered", "2023").error, "只有年份"));
    CHECK(has(read_number("unit", "registered", 2023.1, "2023.1").error, "10月"));
    CHECK(text_of(read_number("unit", "registered", 43831, "43831").value) == "2020-01-01");
    CHECK(int_of(read("fund", "year", "2025年度").value) == 2025);
    CHECK(int_of(read_number("fund", "year", 2025, "2025").value) == 2025);
    CHECK_FALSE(read("fund", "year", "1825").error.empty());
    CHECK(text_of(read("submission", "period", "2025年第三季度").value) == "2025Q3");
    CHECK_FALSE(read("submission", "period", "下周").error.empty());
    CHECK(text_of(read_number("submission", "period", 2025, "2025").value) == "2025");
}

TEST_CASE("amounts are exact and follow the heading's unit")
{
    CHECK(int_of(read("survey", "wages", "1,234.56").value) == 123456);
    CHECK(int_of(read("survey", "wages", "12.5", 10000).value) == 12500000);
    CHECK(int_of(read("survey", "wages", "12.5万", 10000).value) ==
          12500000); // its own unit counts
    CHECK(int_of(read_number("survey", "wages", 0.1 + 0.2, "0.30000000000000004").value) == 30);
    CHECK(int_of(read_number("survey", "wages", 588.3, "588.3", 10000).value) == 588300000);
    const FieldReading dollars = read("survey", "wages", "588.3000(万美元)");
    CHECK(int_of(dollars.value) == 588300000);
    CHECK(has(dollars.warning, "美元"));
    CHECK(has(read("survey", "wages", "0.005").warning, "四舍五入"));
    CHECK_FALSE(read("survey", "wages", "很多").error.empty());
    CHECK(int_of(read("survey", "headcount", "35人").value) == 35);
    CHECK_FALSE(read("survey", "headcount", "35.5").error.empty());
    CHECK_FALSE(read_number("survey", "headcount", 35.5, "35.5").error.empty());
    CHECK(std::get<double>(read("unit", "longitude", "106.2309").value) == 106.2309);
    CHECK(std::get<double>(read("unit", "longitude", "106.2309°").value) == 106.2309);
}

TEST_CASE("a number's unit must be one of the field")
{
    CHECK(int_of(read("org", "term_years", "3年").value) == 3);
    CHECK(int_of(read("rating", "stars", "5星").value) == 5);
    CHECK(int_of(read("rating", "stars", "5星级").value) == 5);
    CHECK(std::get<double>(read("training", "days", "3天").value) == 3);
    CHECK(std::get<double>(read("training", "days", "3日").value) == 3);
    CHECK(std::get<double>(read("assessment", "total", "95分").value) == 95);
    CHECK(int_of(read("assessment", "votes_good", "12票").value) == 12);
    CHECK(int_of(read("election", "valid_votes", "32票").value) == 32);
    CHECK(int_of(read("election", "expected", "32人").value) == 32);
    for (const char* text : {"3年", "2025年", "3天", "5星", "5级", "95分", "12票", "3度"}) {
        INFO(text);
        CHECK(has(read("survey", "headcount", text).error, "单位不对，“从业人员数”请只填数字"));
        CHECK_FALSE(read("survey", "wages", text).error.empty());
    }
}

TEST_CASE("an own field's name ends with the unit of its numbers")
{
    FieldDef field;
    field.key = "own_1";
    field.type = lx::FieldType::Integer;
    const auto taken = [&](const char* name, const char* text) {
        field.name = name;
        return lx::read_field(Catalog::builtin(), field, text).error.empty();
    };
    CHECK_FALSE(taken("停产天数", "3天"));
    field.own = true;
    CHECK(taken("停产天数", "3天"));
    CHECK(taken("停产天数", "3"));
    CHECK(taken("工作年限", "3年"));
    CHECK(taken("星级", "5星"));
    CHECK(taken("本次得分", "95分"));
    CHECK(taken("慰问人数", "3人"));
    CHECK_FALSE(taken("年龄", "3年"));
    CHECK_FALSE(taken("停产天数", "3年"));
}

TEST_CASE("the name of the program's fields says nothing of the unit of its numbers")
{
    const Catalog& catalog = Catalog::builtin();
    FieldDef age;
    age.key = "age";
    age.name = "年龄";
    age.type = lx::FieldType::Integer;
    CHECK_FALSE(lx::read_field(catalog, age, "3年").error.empty());
    age.unit = "年";
    CHECK(int_of(lx::read_field(catalog, age, "3年").value) == 3);
}

TEST_CASE("codes: errors are for what can never be kept, doubts for the row to judge")
{
    const FieldReading good = read("member", "id_number", " 11010519491231002x ");
    CHECK(text_of(good.value) == "11010519491231002X");
    CHECK(good.doubt.empty());
    const FieldReading digit = read("member", "id_number", "110105194912310021");
    CHECK(text_of(digit.value) == "110105194912310021");
    CHECK(digit.error.empty());
    CHECK(has(digit.doubt, "校验码"));
    CHECK(has(read("member", "id_number", "360426199113010079").doubt, "出生日期"));
    for (const char* text : {"1101051949123100", "11010519491231A021", "640121********1234"}) {
        CAPTURE(text);
        CHECK(is_empty(read("member", "id_number", text).value));
        CHECK_FALSE(read("member", "id_number", text).error.empty());
    }
    CHECK(has(read("member", "id_number", "150102880730303").warning, "15位"));
    CHECK(text_of(read_number("member", "id_number", 150102880730303, "150102880730303").value) ==
          "150102198807303035");
    const FieldReading old = read("unit", "uscc", "640100000012345");
    CHECK(text_of(old.value) == "640100000012345");
    CHECK(has(old.doubt, "代码存疑"));
    CHECK(old.error.empty());
    CHECK(old.warning.empty());
}

TEST_CASE("a number cell of more than 15 digits is refused, never rounded")
{
    for (const char* key : {"id_number", "name", "phone", "org", "stars"}) {
        CAPTURE(key);
        const FieldReading reading =
            read_number("member", key, 6.40121199001011e17, "6.40121199001011E+17");
        CHECK(is_empty(reading.value));
        CHECK(has(reading.error, "15位"));
    }
    CHECK(text_of(read_number("unit", "phone", 13912345678.0, "13912345678").value) ==
          "13912345678");
    CHECK(text_of(read_number("area", "code", 640121.0, "640121").value) == "640121");
    CHECK(text_of(read_number("org", "code", 123456789012345.0, "123456789012345").value) ==
          "123456789012345");
    CHECK(text_of(read_number("unit", "address", 12.5, "12.5").value) == "12.5");
}

TEST_CASE("boundaries are GeoJSON areas")
{
    const FieldReading good = read(
        "area", "boundary",
        R"({ "type": "Polygon", "coordinates": [[[106.1,38.2],[106.3,38.2],[106.2,38.4],[106.1,38.2]]] })");
    CHECK(good.error.empty());
    // One shape is one text, whatever order it was written in and whatever stands beside it.
    CHECK(
        text_of(good.value) ==
        R"({"type":"Polygon","coordinates":[[[106.1,38.2],[106.3,38.2],[106.2,38.4],[106.1,38.2]]]})");
    CHECK(read("area", "boundary",
               R"({"type":"Feature","properties":{"a":1},"geometry":{"coordinates":
        [[[106.1,38.2,9],[106.3,38.2,9],[106.2,38.4,9],[106.1,38.2,9]]],"type":"Polygon"}})")
              .value == good.value);
    for (
        const char* text :
        {"中心", "{}", R"({"type":"Point","coordinates":[106.1,38.2]})",
         R"({"type":"Polygon","coordinates":[[[106.1,38.2],[106.3,38.2]]]})",
         R"({"type":"Polygon","coordinates":[[[106.1,138.2],[106.3,38.2],[106.2,38.4],[106.1,38.2]]]})"}) {
        CAPTURE(text);
        CHECK_FALSE(read("area", "boundary", text).error.empty());
    }
}

TEST_CASE("values are shown to people with separators and masks, exported plainly")
{
    const auto show = [](const char* ledger, const char* key, lx::Value value,
                         bool masked = false) {
        return lx::show_field(field(ledger, key), value, masked);
    };
    CHECK(show("survey", "wages", std::int64_t{123456789}) == "1,234,567.89");
    CHECK(show("survey", "wages", std::int64_t{-5}) == "-0.05");
    CHECK(lx::export_field(field("survey", "wages"), std::int64_t{123456789}) == "1234567.89");
    CHECK(show("survey", "headcount", std::int64_t{1234}) == "1,234");
    CHECK(show("survey", "headcount", std::int64_t{-123}) == "-123");
    CHECK(show("fund", "year", std::int64_t{2025}) == "2025");
    CHECK(show("member", "hardship", std::int64_t{1}) == "是");
    CHECK(show("member", "hardship", std::int64_t{0}) == "否");
    CHECK(show("member", "hardship", {}) == "");
    CHECK(show("unit", "longitude", 106.25) == "106.25");
    CHECK(show("member", "org", std::int64_t{7}) == "");
    CHECK(show("transfer", "from_org", std::string("外地党支部")) == "外地党支部");
    CHECK(show("member", "id_number", std::string("11010519491231002X"), true) ==
          "110105********002X");
    CHECK(show("member", "id_number", std::string("11010519491231002X")) == "11010519491231002X");
    CHECK(show("unit", "phone", std::string("13912345678"), true) == "139****5678");
    CHECK(show("unit", "name", std::string("某公司"), true) == "某公司");
    CHECK(show("honour", "object", std::string("91110000600037341L"), true) ==
          "91110000600037341L");
}
