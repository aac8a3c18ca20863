#include "core/rows/look_up.h"

#include <catch2/catch.hpp>

#include "core/base/text.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using test::TestLedger;

namespace {

/// The part of the name that matches, in 【】, behind how it fits.
std::string matched(std::string_view name, std::string_view typed, NameKind kind = NameKind::Words)
{
    const NameMatch match = match_name(name, typed, kind);
    constexpr const char* fits[] = {"begins", "initials", "inside", "no"};
    const std::u32string text = code_points(name);
    return std::string(fits[static_cast<int>(match.fit)]) + " " +
           utf8(text.substr(0, match.begin)) + "【" + utf8(text.substr(match.begin, match.length)) +
           "】" + utf8(text.substr(match.begin + match.length));
}

std::vector<std::string> found(TestLedger& ledger, const std::string& code,
                               const std::string& typed, std::size_t most = 20)
{
    auto store = ledger.store();
    const auto rows = look_up(store, ledger.def(code), typed, most);
    REQUIRE(rows.has_value());
    std::vector<std::string> names;
    for (const LookedUp& row : *rows)
        names.push_back(row.label);
    return names;
}

} // namespace

TEST_CASE("a name goes with what was typed by its words or its initials")
{
    CHECK(matched("李俊镇", "lj") == "begins 【李俊】镇");
    CHECK(matched("李俊镇", "LJ") == "begins 【李俊】镇");
    CHECK(matched("团结西路街道", "xl") == "initials 团结【西路】街道");
    CHECK(matched("宁夏甲(永宁)公司", "甲（永") == "inside 宁夏【甲(永】宁)公司");
    CHECK(matched("永宁 第一公司", "永宁第") == "begins 【永宁 第】一公司");
    CHECK(matched("A1超市", "a1c") == "begins 【A1超】市");
    CHECK(matched("李俊镇", "望远") == "no 【】李俊镇");
    CHECK(matched("李俊镇", " ") == "no 【】李俊镇");
    CHECK(matched("单国强", "sg", NameKind::Person) == "begins 【单国】强");
    CHECK(matched("万俟卓", "mqz", NameKind::Person) == "begins 【万俟卓】");
}

TEST_CASE("what begins with what was typed comes first, then what holds it")
{
    TestLedger ledger;
    const auto area = [&](const char* code, const char* name) {
        ledger.put("area", {{"code", code}, {"name", name}, {"kind", "乡镇苏木"}, {"parent", 1}});
    };
    area("640121001", "团结胡路街道"); // t j h l j d: "lj" inside
    area("640121002", "望洪镇");
    area("640121102", "李俊镇");
    CHECK(found(ledger, "area", "lj") == std::vector<std::string>{"李俊镇", "团结胡路街道"});
    CHECK(found(ledger, "area", "6401211") == std::vector<std::string>{"李俊镇"});
    CHECK(found(ledger, "area", "镇") == std::vector<std::string>{"望洪镇", "李俊镇"});
    CHECK(found(ledger, "area", "", 2).size() == 2);
    CHECK(found(ledger, "area", "没有这里").empty());
}

TEST_CASE("among very many rows that hold it, those that begin with it are found")
{
    TestLedger ledger;
    const LedgerDef& unit = ledger.def("unit");
    Writer writer = ledger.begin();
    for (int i = 0; i < 400; ++i) {
        Record row = test::record(unit, {{"name", "安达永宁" + std::to_string(i) + "号店"}});
        REQUIRE(writer.put(unit, row).has_value());
    }
    Record last = test::record(unit, {{"name", "永宁超市"}});
    REQUIRE(writer.put(unit, last).has_value());
    REQUIRE(writer.commit().has_value());
    CHECK(found(ledger, "unit", "永宁", 5).front() == "永宁超市");
}
