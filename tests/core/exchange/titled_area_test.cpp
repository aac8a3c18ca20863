// The title of a list, or the name of its file, says where its rows are.

#include <catch2/catch.hpp>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

struct TitledRig : ExchangeRig
{
    TitledRig()
    {
        import_table("area", {{"代码", "名称", "类别", "上级"},
                              {"640121100", "杨和镇", "乡镇苏木", "640121"},
                              {"640121101", "望远镇", "乡镇苏木", "640121"},
                              {"640121101201", "立强村", "村嘎查", "640121101"}});
    }
    ImportReport import_list(const std::string& title, const std::string& file,
                             const ImportAnswers& answers = {})
    {
        ImportOptions options;
        options.ledger = "unit";
        options.inputs = {folder() / file};
        options.answers = answers;
        write_xlsx(options.inputs.front(), {{title},
                                            {"单位名称", "单位类别", "单位类型", "经营状态"},
                                            {"甲公司", "非公有制企业", "其他", "正常"},
                                            {"杨和镇"},
                                            {"乙公司", "非公有制企业", "其他", "正常"}});
        return import_with(options);
    }
    std::string area(const std::string& unit)
    {
        const auto id = std::stoll(field("unit", unit, "area"));
        return id == 0 ? "" : text("area", id, "name");
    }
};

} // namespace

TEST_CASE("the only area a title names is that of all rows, but for sections of another one")
{
    const auto [title, file, area] = GENERATE(table<std::string, std::string, std::string>({
        {"望远镇个体工商户台账", "a.xlsx", "望远镇"},
        {"永宁县望远镇立强村企业名单", "a.xlsx", "立强村"},
        {"企业名单", "2025望远镇企业.xlsx", "望远镇"},
        {"望远镇企业名单", "杨和镇.xlsx", "望远镇"}, // what stands in it goes before its name
        {"望远镇、杨和镇企业名单", "a.xlsx", ""},
        {"永宁县企业名单", "a.xlsx", ""},
    }));
    INFO(title << " " << file);
    TitledRig rig;
    const auto report = rig.import_list(title, file);
    CHECK(rig.area("甲公司") == area);
    CHECK(rig.area("乙公司") == "杨和镇");
    CHECK(tells(report.warnings, "没有“属地”列的 1 行整列按它填写") == !area.empty());
    CHECK(tells(report.warnings, "有 1 行没有属地") == area.empty());
    REQUIRE(report.questions.size() == (area.empty() ? 0U : 1U));
    if (!area.empty())
        CHECK(report.questions.front().proposed == area);
}

TEST_CASE("an answer goes before the title: another area, or none")
{
    TitledRig rig;
    ImportAnswers answers;
    SECTION("another")
    {
        answers.fills = {{"属地", "杨和镇"}};
        CHECK(rig.import_list("望远镇企业名单", "a.xlsx", answers).questions.empty());
        CHECK(rig.area("甲公司") == "杨和镇");
    }
    SECTION("none")
    {
        answers.fills = {{"属地", ""}};
        const auto report = rig.import_list("望远镇企业名单", "a.xlsx", answers);
        CHECK(rig.area("甲公司").empty());
        CHECK(tells(report.warnings, "有 2 行没有属地"));
    }
}

TEST_CASE("what a title or an answer says of all rows takes no row out of its village")
{
    TitledRig rig;
    rig.import_list("望远镇立强村企业名单", "a.xlsx");
    REQUIRE(rig.area("甲公司") == "立强村");
    SECTION("a title")
    {
        rig.import_list("望远镇企业名单", "b.xlsx"); // it lies in it
        CHECK(rig.area("甲公司") == "立强村");
        rig.import_list("杨和镇企业名单", "c.xlsx"); // it moved
        CHECK(rig.area("甲公司") == "杨和镇");
    }
    SECTION("an answer")
    {
        ImportAnswers answers;
        answers.fills = {{"属地", "望远镇"}};
        rig.import_list("企业名单", "b.xlsx", answers);
        CHECK(rig.area("甲公司") == "立强村");
        answers.fills = {{"属地", "杨和镇"}};
        rig.import_list("企业名单", "c.xlsx", answers);
        CHECK(rig.area("甲公司") == "杨和镇");
    }
}
