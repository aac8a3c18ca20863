#include "core/ledger/duplicate_rules.h"

#include <initializer_list>

#include <catch2/catch.hpp>

#include "core/base/uscc.h"

using namespace lx;

namespace {

const DuplicateRules& rules()
{
    static const DuplicateRules read = DuplicateRules::load(Catalog::builtin()).value();
    return read;
}

using Fields = std::initializer_list<std::pair<const char*, Value>>;

DuplicateKeys::Likeness compare(const char* ledger, Fields a, Fields b)
{
    const LedgerDef& def = *Catalog::builtin().ledger(ledger);
    const DuplicateKeys keys(rules(), *rules().of(ledger), def);
    const auto record = [&](Fields fields) {
        Record made(def);
        for (const auto& [key, value] : fields)
            made.set(def, key, value);
        return made;
    };
    return keys.compare(record(a), record(b));
}

/// Whether verify would warn, whether the pair would be shown.
bool warned(const char* ledger, const DuplicateKeys::Likeness& likeness)
{
    return likeness.weight >= rules().of(ledger)->warned_from;
}
bool shown(const char* ledger, const DuplicateKeys::Likeness& likeness)
{
    return likeness.weight >= rules().of(ledger)->shown_from;
}

std::string refused(const std::string& rule)
{
    const auto read = DuplicateRules::from_json(
        Catalog::builtin(), "d.json",
        R"({"endings":[],"ledgers":[{"ledger":"unit","shown_from":50,"warned_from":70,"rules":[)" +
            rule + "]}]}");
    return read ? "taken" : read.error().message;
}

} // namespace

TEST_CASE("the core of a unit's name leaves out brackets and what only says the legal form")
{
    CHECK(rules().name_core("恒达（宁夏）建材有限责任公司") == "恒达宁夏建材");
    CHECK(rules().name_core("恒达(宁夏)建材有限公司") == "恒达宁夏建材");
    CHECK(rules().name_core("恒达宁夏建材集团股份有限公司") == "恒达宁夏建材");
    CHECK(rules().name_core("宁夏恒达管理中心（有限合伙）") == "宁夏恒达管理中心");
    CHECK(rules().name_core("ＡＢＣ 科技公司") == "ABC科技");
    CHECK(rules().name_core("公司") == "公司"); // nothing would be left
    CHECK(rules().name_core("大公司") == "大公司");
    CHECK(rules().name_core("永宁县恒达经营部") == "永宁县恒达经营部");
    CHECK(rules().name_core("").empty());
}

TEST_CASE("units: a code, a slip in it, or a name with something beside it")
{
    std::string code = "91640121MA0000100";
    code.push_back(uscc_check_character(code));
    std::string slipped = code;
    slipped.replace(slipped.find("00001"), 5, "OOO01");
    CHECK(compare("unit", {{"uscc", code}}, {{"uscc", code}}).weight == 100);
    const auto repaired =
        compare("unit", {{"uscc", code}, {"name", "甲"}}, {{"uscc", slipped}, {"name", "乙"}});
    CHECK(repaired.weight == 95);
    REQUIRE(repaired.reasons.size() == 1);
    CHECK(repaired.reasons[0].find("O、I") != std::string::npos);

    const auto core =
        compare("unit", {{"name", "恒达（宁夏）有限公司"}}, {{"name", "恒达宁夏有限责任公司"}});
    CHECK(shown("unit", core));
    CHECK_FALSE(warned("unit", core));
    CHECK(warned("unit", compare("unit", {{"name", "恒达 有限公司"}}, {{"name", "恒达有限公司"}})));
    CHECK(warned("unit", compare("unit", {{"name", "恒达有限公司"}, {"phone", "13912345678"}},
                                 {{"name", "恒达公司"}, {"phone", "139-1234-5678"}})));
    CHECK(
        warned("unit", compare("unit", {{"name", "恒达有限公司"}, {"address", "杨和镇李银街12号"}},
                               {{"name", "恒达公司"}, {"address", "杨和镇，李银街 12 号。"}})));
    const auto place = compare("unit", {{"address", "李银街12号"}, {"phone", "13912345678"}},
                               {{"address", "李银街12号"}, {"phone", "13912345678、8012345"}});
    CHECK(shown("unit", place));
    CHECK_FALSE(warned("unit", place));
    // A business centre, a bookkeeper, a town.
    CHECK_FALSE(
        shown("unit", compare("unit", {{"address", "李银街12号"}}, {{"address", "李银街12号"}})));
    CHECK_FALSE(
        shown("unit", compare("unit", {{"phone", "13912345678"}}, {{"phone", "13912345678"}})));
    CHECK(compare("unit", {{"address", "杨和镇"}}, {{"address", "杨和镇"}}).weight == 0);
    CHECK(compare("unit", {}, {}).weight == 0);
}

TEST_CASE("persons: the number, name and birth date, name and unit")
{
    const std::string a = "11010519491231002X";
    CHECK(warned("member", compare("member", {{"id_number", a}}, {{"id_number", a}})));
    // Without a date of birth the number's counts.
    CHECK(warned("member", compare("member", {{"name", "李泉"}, {"id_number", a}},
                                   {{"name", "李 泉"}, {"born", "1949-12-31"}})));
    const auto colleagues = compare("member", {{"name", "李泉"}, {"unit", std::int64_t{7}}},
                                    {{"name", "李泉"}, {"unit", std::int64_t{7}}});
    CHECK(shown("member", colleagues));
    CHECK_FALSE(warned("member", colleagues)); // namesakes
    CHECK_FALSE(shown("member", compare("member", {{"name", "李泉"}, {"unit", std::int64_t{7}}},
                                        {{"name", "李泉"}, {"unit", std::int64_t{8}}})));
    // Owner of two units: two rows that are right.
    CHECK_FALSE(shown("investor", compare("investor", {{"unit", std::int64_t{1}}, {"id_number", a}},
                                          {{"unit", std::int64_t{2}}, {"id_number", a}})));
    CHECK(warned("investor", compare("investor", {{"unit", std::int64_t{1}}, {"name", "李泉"}},
                                     {{"unit", std::int64_t{1}}, {"name", "李泉"}})));
    CHECK(warned("instructor", compare("instructor", {{"id_number", a}}, {{"id_number", a}})));
}

TEST_CASE("rules that don't fit the ledgers are refused with the place")
{
    CHECK(refused(R"({"keys":[{"as":"text","of":["name"]}],"weight":50,"reason":"名称"})") ==
          "taken");
    const auto says = [](const std::string& rule, const char* part) {
        INFO(refused(rule));
        CHECK(refused(rule).find(part) != std::string::npos);
        CHECK(refused(rule).find("d.json") != std::string::npos);
    };
    says(R"({"keys":[{"as":"text","of":["nam"]}],"weight":50,"reason":"名称"})", "nam");
    says(R"({"keys":[{"as":"texts","of":["name"]}],"weight":50,"reason":"名称"})", "rules[0].keys");
    says(R"({"keys":[{"as":"text","of":["name"]}],"weight":0,"reason":"名称"})", "权重");
    says(R"({"keys":[{"as":"text","of":["name","phone"]}],"weight":5,"reason":"名称"})", "字段数");
    says(R"({"keys":[],"weight":5,"reason":"名称"})", "没有字段");
    says(R"({"keys":[{"as":"text","of":["name"]}],"weight":5,"reason":"名称","colour":1})",
         "colour");
}
