#include "core/ledger/proposals.h"

#include <initializer_list>

#include <catch2/catch.hpp>

#include "core/base/uscc.h"

using lx::Catalog;
using lx::Record;
using lx::Value;

namespace {

/// "key=value, …" of what is proposed.
std::string proposed(const char* code,
                     std::initializer_list<std::pair<const char*, const char*>> fields)
{
    const lx::LedgerDef& def = *Catalog::builtin().ledger(code);
    Record record(def);
    for (const auto& [key, value] : fields)
        record.set(def, key, std::string(value));
    std::string out;
    for (const lx::Proposal& each : lx::proposals(Catalog::builtin(), def, record)) {
        CHECK_FALSE(each.reason.empty());
        out += (out.empty() ? "" : ", ") + def.fields[static_cast<std::size_t>(each.field)].key +
               "=" + lx::text_of(each.value);
    }
    return out;
}

std::string code_with(std::string prefix)
{
    prefix += "640121MJX000001";
    prefix.push_back(lx::uscc_check_character(prefix));
    return prefix;
}

} // namespace

TEST_CASE("gender and birth date come from the ID number")
{
    CHECK(proposed("member", {{"id_number", "11010519491231002X"}}) ==
          "gender=女, born=1949-12-31");
    CHECK(proposed("member", {{"id_number", "11010519491231002X"}, {"gender", "女"}}) ==
          "born=1949-12-31");
    CHECK(proposed("member", {{"id_number", "110105194912310021"}}).empty()); // wrong check digit
    CHECK(proposed("post", {{"id_number", "11010519491231002X"}}).empty());   // has no such fields
}

TEST_CASE("category and type come from the code's prefix or the end of the name")
{
    CHECK(proposed("unit", {{"uscc", code_with("51").c_str()}}) ==
          "category=社会组织, type=社会团体");
    CHECK(proposed("unit", {{"uscc", code_with("91").c_str()}}) == "category=非公有制企业");
    CHECK(proposed("unit", {{"uscc", code_with("91").c_str()}, {"name", "某某商贸有限公司"}}) ==
          "category=非公有制企业, type=有限责任公司");
    CHECK(proposed("unit", {{"name", "某某实业股份有限公司"}}) ==
          "category=非公有制企业, type=股份有限公司");
    CHECK(proposed("unit", {{"uscc", code_with("52").c_str()}, {"name", "某某幼儿园"}}) ==
          "category=社会组织, type=民办学校");
    CHECK(proposed("unit", {{"uscc", code_with("31").c_str()}}) ==
          "category=社会组织, type=律师事务所");
    CHECK(proposed("unit", {{"uscc", code_with("81").c_str()}}).empty()); // a trade union
    CHECK(proposed("unit", {{"name", "某某饭店"}}).empty());
}

TEST_CASE("what is given is never contradicted")
{
    CHECK(proposed("unit", {{"type", "律师事务所"}}) == "category=社会组织");
    CHECK(proposed("unit", {{"type", "其他"}}).empty());
    CHECK(proposed("unit", {{"type", "会计师事务所"}, {"uscc", code_with("91").c_str()}}) ==
          "category=社会组织");
    CHECK(proposed("unit", {{"category", "社会组织"}, {"name", "某某幼儿园有限公司"}}).empty());
    CHECK(proposed(
              "unit",
              {{"category", "非公有制企业"}, {"type", "其他"}, {"uscc", code_with("93").c_str()}})
              .empty());
}
