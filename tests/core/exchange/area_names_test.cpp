// Areas as lists write them.

#include <catch2/catch.hpp>

#include "core/exchange/area_names.h"
#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// 永宁县 with towns and villages, two of which have one name.
class Areas
{
public:
    Areas()
    {
        m_rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                                    {"640121100", "杨和镇", "乡镇苏木", "640121"},
                                    {"640121101", "李俊镇", "乡镇苏木", "640121"},
                                    {"640121102", "望远镇", "乡镇苏木", "640121"},
                                    {"640121100201", "新华村", "村嘎查", "640121100"},
                                    {"640121101201", "新华村", "村嘎查", "640121101"}});
        auto names = AreaNames::load(m_rig.database(), m_rig.catalog());
        REQUIRE(names.has_value());
        m_names = std::move(*names);
    }
    /// The code of the area a text means; "" = none, "2" = as many.
    std::string code(const std::string& text)
    {
        const auto found = m_names->find(text);
        if (found.id == 0)
            return found.candidates == 0 ? "" : std::to_string(found.candidates);
        return m_names->code_of(found.id) + (found.rest.empty() ? "" : " " + found.rest);
    }

private:
    ExchangeRig m_rig;
    std::optional<AreaNames> m_names;
};

} // namespace

TEST_CASE("an area is known by its name, its short one, its office and its code")
{
    Areas areas;
    for (const char* text : {"杨和镇", "杨和", "永宁县杨和镇", "永宁杨和镇", "杨和镇人民政府",
                             "640121100", "640121100000", "永宁县-杨和镇", "银川市永宁县杨和镇",
                             "宁夏回族自治区银川市永宁县 杨和镇", "银川市杨和镇"}) {
        INFO(text);
        CHECK(areas.code(text) == "640121100");
    }
}

TEST_CASE("a name that lies in another county, town or nowhere is none of ours")
{
    Areas areas;
    for (const char* text : {"贺兰县李俊镇", "西夏区杨和镇", "火星县望远镇", "杨和镇李俊镇",
                             "贺兰县李俊镇新华村", "县杨和镇", "贺兰县李俊镇东村"}) {
        INFO(text);
        CHECK(areas.code(text).empty());
    }
}

TEST_CASE("of several areas of one name the one is meant whose upper area is named")
{
    Areas areas;
    CHECK(areas.code("新华村") == "2");
    CHECK(areas.code("永宁县新华村") == "2");
    CHECK(areas.code("李俊镇新华村") == "640121101201");
    CHECK(areas.code("永宁县李俊镇新华村") == "640121101201");
    CHECK(areas.code("李俊新华村") == "640121101201");
    // 望远镇 has no village of that name: the town is what is known.
    CHECK(areas.code("望远镇新华村") == "640121102 新华村");
}

TEST_CASE("a city in front that the ledger has under another name is another city")
{
    ExchangeRig rig;
    rig.import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640100", "银川市", "市", ""},
                              {"640121", "永宁县", "县区旗", "640100"},
                              {"640121100", "杨和镇", "乡镇苏木", "640121"}});
    const auto names = AreaNames::load(rig.database(), rig.catalog());
    REQUIRE(names.has_value());
    CHECK(names->find("银川市杨和镇").id != 0);
    CHECK(names->find("宁夏回族自治区银川市杨和镇").id != 0);
    CHECK(names->find("吴忠市杨和镇").id == 0);
}
