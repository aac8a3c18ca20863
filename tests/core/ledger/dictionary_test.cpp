#include <catch2/catch.hpp>

#include "core/ledger/catalog.h"

using lx::Catalog;
using lx::Dictionary;

namespace {

/// The value a text stands for in a built-in dictionary, "" if none.
std::string value(const char* dictionary, const char* text)
{
    const Dictionary& values = *Catalog::builtin().dictionary(dictionary);
    const int at = values.find(text);
    return at < 0 ? "" : values.values[static_cast<std::size_t>(at)].value;
}

} // namespace

TEST_CASE("values are found as people write them")
{
    CHECK(value("unit_status", "存续") == "正常");
    CHECK(value("unit_status", "存续（在营、开业、在册）") == "正常");
    CHECK(value("unit_status", "吊销，未注销") == "吊销");
    CHECK(value("unit_status", "吊销,已注销") == "注销");
    CHECK(value("unit_type", "有限责任公司（自然人投资或控股）") == "有限责任公司");
    CHECK(value("unit_type", "有限责任公司(港澳台法人独资)") == "港澳台投资");
    CHECK(value("unit_type", "民办非企业单位") == "其他社会服务机构");
    CHECK(value("member_relation", "未转入") == "未转入(口袋)");
    CHECK(value("member_relation", "未转入（口袋）") == "未转入(口袋)");
    CHECK(value("member_relation", "口袋党员") == "未转入(口袋)");
    CHECK(value("org_kind", "行业党委") == "行业(综合)党委");
    CHECK(value("org_kind", "行业（综合）党委") == "行业(综合)党委");
    CHECK(value("member_position", "出资人") == "出资人(负责人)");
    CHECK(value("member_status", "1_正式党员") == "正式");
    CHECK(value("gender", "男性") == "男");
    CHECK(value("ethnicity", "回") == "回族");
    CHECK(value("education", "大专") == "大学专科");
    CHECK(value("industry", "C") == "C制造业");
    CHECK(value("industry", "C 制造业") == "C制造业");
    CHECK(value("industry", "零售业") == "F批发和零售业");
    CHECK(value("unit_scale", "XS(微型)") == "微型");
    CHECK(value("level", "自治区级") == "省");
    CHECK(value("unit_status", "不知道").empty());
    CHECK(value("unit_status", "").empty());
    CHECK(value("unit_status", "()").empty());
}

TEST_CASE("every value and synonym of every dictionary is found as that value")
{
    for (const Dictionary& dictionary : Catalog::builtin().dictionaries()) {
        CHECK_FALSE(dictionary.values.empty());
        for (const lx::DictionaryValue& each : dictionary.values) {
            CAPTURE(dictionary.code, each.value);
            CHECK(value(dictionary.code.c_str(), each.value.c_str()) == each.value);
            for (const std::string& synonym : each.synonyms) {
                CAPTURE(synonym);
                CHECK(value(dictionary.code.c_str(), synonym.c_str()) == each.value);
            }
        }
    }
    CHECK(Catalog::builtin().dictionary("ethnicity")->values.size() == 56);
    CHECK(Catalog::builtin().dictionary("industry")->values.size() == 20);
}

TEST_CASE("unit types are narrowed by the unit's category")
{
    const Dictionary& types = *Catalog::builtin().dictionary("unit_type");
    CHECK(types.allows("其他", "非公有制企业"));
    CHECK(types.allows("其他", "社会组织"));
    CHECK(types.allows("律师事务所", "社会组织"));
    CHECK_FALSE(types.allows("律师事务所", "非公有制企业"));
    CHECK_FALSE(types.allows("有限责任公司", "社会组织"));
    CHECK(types.allows("有限责任公司", ""));
    CHECK_FALSE(types.allows("没有的", ""));
}

TEST_CASE("a dictionary put together by hand is searched without an index")
{
    Dictionary dictionary;
    dictionary.values = {{"甲", {"一"}, ""}, {"乙", {}, ""}};
    CHECK(dictionary.find("一") == 0);
    CHECK(dictionary.find("乙") == 1);
    CHECK(dictionary.find("丙") == -1);
}
