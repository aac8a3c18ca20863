// Rows of other ledgers that a list refers to and the ledger does not have.

#include <algorithm>

#include <catch2/catch.hpp>
#include <sqlite3.h>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::vector<std::string> coverage{"党组织", "单位", "起"};

ImportAnswers adding(const std::string& ledger, std::vector<ImportAnswers::Fill> fills = {})
{
    ImportAnswers answers;
    answers.add = {ImportAnswers::Addition::from_text(ledger)};
    answers.fills = std::move(fills);
    return answers;
}

Result<ImportReport> try_as(ExchangeRig& rig, const std::string& ledger, const Table& table,
                            const ImportAnswers& answers)
{
    ImportOptions options;
    options.ledger = ledger;
    options.inputs = {rig.folder() / "referring.csv"};
    options.answers = answers;
    write_csv(options.inputs.front(), table);
    return rig.try_import(options);
}

ImportReport import_as(ExchangeRig& rig, const std::string& ledger, const Table& table,
                       const ImportAnswers& answers = {})
{
    auto report = try_as(rig, ledger, table, answers);
    REQUIRE(report.has_value());
    return std::move(*report);
}

void add_units(ExchangeRig& rig)
{
    rig.import_table("unit", {{"单位名称", "单位类别", "单位类型", "经营状态"},
                              {"甲公司", "非公有制企业", "有限责任公司", "正常"},
                              {"乙公司", "非公有制企业", "有限责任公司", "正常"}});
}

const ImportQuestion* question(const ImportReport& report, QuestionKind kind,
                               const std::string& what)
{
    const auto found = std::find_if(
        report.questions.begin(), report.questions.end(), [&](const ImportQuestion& each) {
            return each.kind == kind && (each.text == what || each.field == what);
        });
    return found == report.questions.end() ? nullptr : &*found;
}

} // namespace

TEST_CASE("an organization that is not there is offered, and added with what its name says")
{
    ExchangeRig rig;
    add_units(rig);
    const Table list{coverage,
                     {"甲公司党支部", "甲公司", "2021-05-01"},
                     {"甲公司党支部", "乙公司", "2020-03-01"}};
    const auto asked = import_as(rig, "coverage", list);
    CHECK(asked.refused == 2);
    const auto* add = question(asked, QuestionKind::Add, "甲公司党支部");
    REQUIRE(add != nullptr);
    CHECK(add->ledger == "org");
    CHECK(add->can_answer);
    CHECK(add->rows == 2);

    const auto report = import_as(rig, "coverage", list, adding("org"));
    CHECK(report.counts.added == 2);
    REQUIRE(report.also.size() == 1);
    CHECK(report.also.front().first == "org");
    CHECK(report.also.front().second.added == 1);
    CHECK(rig.rows("org") == 1);
    CHECK(rig.field("org", "640121X01", "name") == "甲公司党支部");
    CHECK(rig.field("org", "640121X01", "kind") == "党支部");
    // It is there from the first day the list tells of it.
    CHECK(rig.field("org", "640121X01", "founded") == "2020-03-01");
    CHECK(tells(report.warnings,
                "“党组织”台账里没有“甲公司党支部”，已按选择新增：党组织代码“640121X01”、"
                "类别“党支部”、成立日期“2020-03-01”，请核对"));
    CHECK(import_as(rig, "coverage", list, adding("org")).action == 0);
}

TEST_CASE("rows behind one that is to add something are read from the file together")
{
    constexpr int many = 300;
    ExchangeRig rig;
    Table units{{"单位名称", "单位类别", "单位类型", "经营状态"}};
    Table list{coverage, {"甲公司党支部", "单位1", "2021-05-01"}};
    for (int i = 1; i <= many; ++i) {
        const std::string name = "单位" + std::to_string(i);
        units.push_back({name, "非公有制企业", "有限责任公司", "正常"});
        if (i > 1)
            list.push_back({"乙公司党支部", name, "2021-05-01"});
    }
    rig.import_table("unit", units);
    import_as(rig, "coverage", list, adding("org"));

    list[1].front() = "丙公司党支部";
    int prepared = 0;
    const auto count = [](void* counted, int action, const char*, const char*, const char*,
                          const char*) {
        *static_cast<int*>(counted) += action == SQLITE_SELECT ? 1 : 0;
        return SQLITE_OK;
    };
    sqlite3_set_authorizer(rig.database().handle(), count, &prepared);
    const auto report = import_as(rig, "coverage", list, adding("org"));
    sqlite3_set_authorizer(rig.database().handle(), nullptr, nullptr);
    CHECK(report.counts.added == 1);
    CHECK(report.counts.unchanged == many - 1);
    CHECK(prepared < many);
}

TEST_CASE("of what is missing only what is named is added, however the list writes it")
{
    ExchangeRig rig;
    const std::vector<std::string> headings{"单位名称", "单位类别", "单位类型", "经营状态", "属地"};
    const auto unit = [](const char* name, const char* area) {
        return std::vector<std::string>{name, "非公有制企业", "有限责任公司", "正常", area};
    };
    const Table list{headings, unit("甲公司", "望远镇"), unit("乙公司", "不存在镇"),
                     unit("丙公司", "永宁县望远镇"), unit("丁公司", "望 远 镇")};

    const auto report = import_as(rig, "unit", list, adding("area=望远镇"));
    CHECK(rig.rows("area") == 2);
    CHECK(rig.field("area", "640121X01", "name") == "望远镇");
    const std::string town = std::to_string(rig.by_key("area", "640121X01").id);
    for (const char* name : {"甲公司", "丙公司", "丁公司"})
        CHECK(rig.field("unit", name, "area") == town);
    CHECK(rig.field("unit", "乙公司", "area") == "0");
    const auto* added = question(report, QuestionKind::Add, "望远镇");
    REQUIRE(added != nullptr);
    CHECK(added->answered);
    CHECK(added->rows == 3);
    const auto* left = question(report, QuestionKind::Add, "不存在镇");
    REQUIRE(left != nullptr);
    CHECK(left->can_answer);
    CHECK_FALSE(left->answered);

    // A village of a town goes in under the town, and could be added.
    const Table village{headings, unit("戊公司", "望远镇东村")};
    const auto below = import_as(rig, "unit", village);
    const auto* offered = question(below, QuestionKind::Add, "望远镇东村");
    REQUIRE(offered != nullptr);
    CHECK(offered->to == "望远镇");
    CHECK(rig.field("unit", "戊公司", "area") == town);
}

TEST_CASE("an area that is named brings the one that it lies in")
{
    ExchangeRig rig;
    import_as(rig, "unit",
              {{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
               {"甲公司", "非公有制企业", "有限责任公司", "正常", "闽宁镇园艺村"},
               {"乙公司", "非公有制企业", "有限责任公司", "正常", "不存在镇园艺村"}},
              adding("area=闽宁镇园艺村"));
    CHECK(rig.rows("area") == 3);
}

TEST_CASE("kinds of organizations by the ends of their names")
{
    const auto [name, kind] =
        GENERATE(table<std::string, std::string>({{"甲乙联合党支部", "联合党支部"},
                                                  {"甲公司党总支", "党总支"},
                                                  {"甲集团党委", "党委"},
                                                  {"杨和镇党委", "乡镇街道党委"},
                                                  {"永宁县两新工委", "两新工委"},
                                                  {"永宁县委组织部", "组织部"}}));
    INFO(name);
    ExchangeRig rig;
    add_units(rig);
    import_as(rig, "coverage", {coverage, {name, "甲公司", "2021-05-01"}}, adding("org"));
    CHECK(rig.field("org", "640121X01", "kind") == kind);
}

TEST_CASE("answers give what an added organization has; one may say closer what its name says")
{
    ExchangeRig rig;
    add_units(rig);
    import_as(rig, "coverage",
              {coverage,
               {"第一片区党支部", "甲公司", "2021-05-01"},
               {"片区党组织", "乙公司", "2021-05-01"},
               {"甲集团党委", "乙公司", "2021-05-01"}},
              adding("org", {{"org.kind", "联合党支部"},
                             {"党组织.成立日期", "2019-07-01"},
                             {"org.area", "永宁县"}}));
    CHECK(rig.field("org", "640121X01", "kind") == "联合党支部");
    CHECK(rig.field("org", "640121X02", "kind") == "联合党支部");
    CHECK(rig.field("org", "640121X03", "kind") == "党委");
    CHECK(rig.field("org", "640121X01", "founded") == "2019-07-01");
    CHECK(rig.field("org", "640121X01", "area") == "1");
}

TEST_CASE("what a row to add lacks and the program can't make is asked")
{
    ExchangeRig rig;
    add_units(rig);
    const Table list{coverage, {"甲公司党组织", "甲公司", "2021-05-01"}};
    const auto asked = import_as(rig, "coverage", list, adding("org"));
    CHECK(asked.refused == 1);
    CHECK(rig.rows("org") == 0);
    const auto* add = question(asked, QuestionKind::Add, "甲公司党组织");
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->can_answer);
    const auto* kind = question(asked, QuestionKind::Fill, "kind");
    REQUIRE(kind != nullptr);
    CHECK(kind->answer_field("coverage") == "org.kind");
    CHECK(kind->name == "党组织类别");
    CHECK(kind->choices.size() > 5);
    CHECK(import_as(rig, "coverage", list, adding("org", {{"org.kind", "党支部"}})).counts.added ==
          1);
}

TEST_CASE("a code is no name: such a row can't be added")
{
    ExchangeRig rig;
    add_units(rig);
    const auto asked = import_as(rig, "coverage", {coverage, {"D0017", "甲公司", "2021-05-01"}},
                                 adding("org", {{"org.kind", "党支部"}}));
    const auto* add = question(asked, QuestionKind::Add, "D0017");
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->can_answer);
    CHECK(question(asked, QuestionKind::Fill, "name") == nullptr);
    CHECK(rig.rows("org") == 0);
}

TEST_CASE("where the list has code and name of an organization both are taken")
{
    ExchangeRig rig;
    add_units(rig);
    import_as(rig, "coverage",
              {{"党组织代码", "党组织名称", "单位", "起"},
               {"D0017", "甲公司党支部", "甲公司", "2021-05-01"}},
              adding("org"));
    CHECK(rig.field("org", "D0017", "name") == "甲公司党支部");
}

TEST_CASE("an instructor is added by the name, from the first dispatch on")
{
    ExchangeRig rig;
    add_units(rig);
    const std::vector<std::string> headings{"指导员", "单位", "方式", "起"};
    const auto report = import_as(rig, "dispatch",
                                  {headings,
                                   {"张三", "甲公司", "一员多户", "2024-03-01"},
                                   {"张 三", "乙公司", "一员多户", "2024-01-01"},
                                   {"李四、王五", "乙公司", "一员一户", "2024-01-01"}},
                                  adding("instructor", {{"instructor.kind", "联络员"}}));
    CHECK(report.counts.added == 2);
    CHECK(rig.rows("instructor") == 1);
    CHECK(rig.field("instructor", "640121X01", "name") == "张三");
    CHECK(rig.field("instructor", "640121X01", "kind") == "联络员");
    CHECK(rig.field("instructor", "640121X01", "start") == "2024-01-01");
    // Nobody is called so.
    const auto* two = question(report, QuestionKind::Add, "李四、王五");
    REQUIRE(two != nullptr);
    CHECK_FALSE(two->can_answer);
}

TEST_CASE("superiors are added only where the list itself does not bring them")
{
    ExchangeRig rig;
    const std::vector<std::string> headings{"党组织代码", "名称", "类别", "上级党组织", "成立日期"};
    const auto report = import_as(rig, "org",
                                  {headings,
                                   {"D1", "甲公司党支部", "党支部", "甲集团党委", "2020-01-01"},
                                   {"D2", "甲集团党委", "党委", "杨和镇党委", "2019-01-01"},
                                   {"D3", "丙党支部", "党支部", "丁党支部", "2019-01-01"},
                                   {"D4", "丁党支部", "党支部", "丙党支部", "2019-01-01"}},
                                  adding("org"));
    CHECK(report.counts.added == 2);
    CHECK(rig.rows("org") == 3);
    CHECK(rig.field("org", "640121X01", "name") == "杨和镇党委");
    CHECK(tells(report.warnings, "没有“杨和镇党委”，已按选择新增"));
    CHECK_FALSE(tells(report.warnings, "没有“甲集团党委”"));
}

TEST_CASE("an area whose name does not say its kind is added with the answer")
{
    ExchangeRig rig;
    const Table list{{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
                     {"甲公司", "非公有制企业", "有限责任公司", "正常", "万达片区"},
                     {"乙公司", "非公有制企业", "有限责任公司", "正常", "望远镇"}};
    const auto asked = import_as(rig, "unit", list, adding("area"));
    CHECK(rig.field("area", "640121X01", "name") == "望远镇");
    CHECK(tells(asked.warnings,
                "“属地”台账里没有“望远镇”，已按选择新增：上级“永宁县”、代码“640121X01”"));
    const auto* add = question(asked, QuestionKind::Add, "万达片区");
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->can_answer);
    import_as(rig, "unit", list, adding("area", {{"area.kind", "商圈市场"}}));
    CHECK(rig.field("area", "640121X02", "kind") == "商圈市场");
    CHECK(rig.field("unit", "甲公司", "area") ==
          std::to_string(rig.by_key("area", "640121X02").id));
}

TEST_CASE("what an area is follows from the end of its name, below the jurisdiction")
{
    ExchangeRig rig;
    Table list{{"单位名称", "单位类别", "单位类型", "经营状态", "属地"}};
    const std::vector<std::pair<const char*, const char*>> kinds{
        {"望远镇人民政府", "乡镇苏木"}, {"万达商圈", "商圈市场"}, {"望远工业园区", "开发区园区"},
        {"团结街道办", "街道"},         {"立强村", "村嘎查"},     {"老城区", ""}};
    for (const auto& [area, kind] : kinds)
        list.push_back(
            {std::string(area) + "的公司", "非公有制企业", "有限责任公司", "正常", area});
    const auto report = import_as(rig, "unit", list, adding("area"));
    for (const auto& [area, kind] : kinds) {
        INFO(area);
        if (*kind == '\0')
            CHECK(question(report, QuestionKind::Add, area) != nullptr); // a county's kind is none
        else
            CHECK(tells(report.warnings, std::string("类别“") + kind + "”"));
    }
}

TEST_CASE("what only refused rows refer to is not added")
{
    ExchangeRig rig;
    const std::vector<std::string> headings{"单位名称", "单位类别", "单位类型", "经营状态", "属地"};
    const std::vector<std::string> wrong{"甲公司", "外星企业", "有限责任公司", "正常", "望远镇"};
    const std::vector<std::string> right{"乙公司", "非公有制企业", "有限责任公司", "正常",
                                         "望远镇"};
    const auto refused = import_as(rig, "unit", {headings, wrong}, adding("area"));
    CHECK(refused.refused == 1);
    CHECK(rig.rows("area") == 1);
    CHECK(refused.also.empty());
    CHECK_FALSE(tells(refused.warnings, "已按选择新增"));
    // The first row that is taken brings it.
    const auto report = import_as(rig, "unit", {headings, wrong, right}, adding("area"));
    CHECK(report.counts.added == 1);
    CHECK(rig.field("unit", "乙公司", "area") ==
          std::to_string(rig.by_key("area", "640121X01").id));
}

TEST_CASE("an organization that only a refused row names is not added")
{
    ExchangeRig rig;
    add_units(rig);
    const auto report = import_as(
        rig, "coverage", {coverage, {"甲公司党支部", "没有的公司", "2021-05-01"}}, adding("org"));
    CHECK(report.refused == 1);
    CHECK(rig.rows("org") == 0);
}

TEST_CASE("an area that a first column says once a block is added with the first row taken")
{
    ExchangeRig rig;
    const std::vector<std::string> headings{"属地", "单位名称", "单位类别", "单位类型", "经营状态"};
    const auto report = import_as(rig, "unit",
                                  {headings,
                                   {"望远镇", "甲公司", "外星企业", "有限责任公司", "正常"},
                                   {"", "乙公司", "非公有制企业", "有限责任公司", "正常"},
                                   {"", "丙公司", "非公有制企业", "有限责任公司", "正常"}},
                                  adding("area"));
    CHECK(report.counts.added == 2);
    const std::string town = std::to_string(rig.by_key("area", "640121X01").id);
    CHECK(rig.field("unit", "乙公司", "area") == town);
    CHECK(rig.field("unit", "丙公司", "area") == town);
    CHECK(rig.rows("area") == 2);
}

TEST_CASE("an added area is called as the list writes it")
{
    const auto [text, name] =
        GENERATE(table<std::string, std::string>({{"Soho（西区）社区", "Soho（西区）社区"},
                                                  {"永宁县 Soho（西区）社区", "Soho（西区）社区"},
                                                  {"永宁县望远镇", "望远镇"},
                                                  {"永宁县-望远镇", "望远镇"},
                                                  {"银川市永宁县望远镇人民政府", "望远镇"},
                                                  {"团结街道办事处", "团结街道"}}));
    INFO(text);
    ExchangeRig rig;
    import_as(rig, "unit",
              {{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
               {"甲公司", "非公有制企业", "有限责任公司", "正常", text}},
              adding("area"));
    CHECK(rig.field("area", "640121X01", "name") == name);
}

TEST_CASE("what is no name of one area of the county is not added, and can't be")
{
    const auto text =
        GENERATE(as<std::string>(), "杨和镇、李俊镇", "杨和镇/李俊镇", "杨和镇，李俊镇", "待定镇",
                 "未知镇", "其他社区", "640121199001010011镇", "灵武市东塔镇", "贺兰县东村", "镇",
                 "社区", "火星县望远镇东村");
    INFO(text);
    ExchangeRig rig;
    const auto report = import_as(rig, "unit",
                                  {{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
                                   {"甲公司", "非公有制企业", "有限责任公司", "正常", text}},
                                  adding("area"));
    CHECK(report.counts.added == 1);
    CHECK(rig.rows("area") == 1);
    const auto* add = question(report, QuestionKind::Add, text);
    REQUIRE(add != nullptr);
    CHECK_FALSE(add->can_answer);
}

TEST_CASE("an organization's name is more than its kind, and one name")
{
    const auto [name, fine] = GENERATE(table<std::string, bool>({{"党支部", false},
                                                                 {"联合党支部", false},
                                                                 {"乙党总支、丙党支部", false},
                                                                 {"待定党支部", false},
                                                                 {"甲、乙联合党支部", true},
                                                                 {"108国道党支部", true}}));
    INFO(name);
    ExchangeRig rig;
    add_units(rig);
    import_as(rig, "coverage", {coverage, {name, "甲公司", "2021-05-01"}}, adding("org"));
    CHECK(rig.rows("org") == (fine ? 1 : 0));
}

TEST_CASE("an area that lies in another one to be added comes after it")
{
    ExchangeRig rig;
    const auto report =
        import_as(rig, "unit",
                  {{"单位名称", "单位类别", "单位类型", "经营状态", "属地"},
                   {"甲公司", "非公有制企业", "有限责任公司", "正常", "闽宁镇园艺村"},
                   {"乙公司", "非公有制企业", "有限责任公司", "正常", "永宁县闽宁镇"},
                   {"丙公司", "非公有制企业", "有限责任公司", "正常", "永宁县闽宁镇福宁村"}},
                  adding("area"));
    CHECK(report.counts.added == 3);
    CHECK(rig.rows("area") == 4);
    const std::string town = std::to_string(rig.by_key("area", "640121X01").id);
    CHECK(rig.field("area", "640121X01", "name") == "闽宁镇");
    CHECK(rig.field("area", "640121X01", "kind") == "乡镇苏木");
    CHECK(rig.field("unit", "乙公司", "area") == town);
    for (const char* key : {"640121X01X01", "640121X01X02"})
        CHECK(rig.field("area", key, "parent") == town);
    CHECK(rig.field("area", "640121X01X01", "name") == "园艺村");
    CHECK(rig.field("area", "640121X01X02", "name") == "福宁村");
}

TEST_CASE("rows of other ledgers can't be added, nor codes and names answered for all")
{
    ExchangeRig rig;
    add_units(rig);
    const Table list{coverage, {"甲公司党支部", "甲公司", "2021-05-01"}};
    for (const ImportAnswers& wrong :
         {adding("unit"), adding("org", {{"org.code", "D1"}}), adding("org", {{"org.name", "甲"}}),
          adding("org", {{"org.kind", "很好"}}), adding("org", {{"member.kind", "党员"}})}) {
        const auto refused = try_as(rig, "coverage", list, wrong);
        REQUIRE_FALSE(refused.has_value());
        CHECK(refused.error().kind == ErrorKind::Usage);
    }
    CHECK(rig.rows("org") == 0);
}
