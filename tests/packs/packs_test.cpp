#include <algorithm>
#include <fstream>
#include <set>

#include <catch2/catch.hpp>

#include "tests/packs/case_runner.h"

namespace lx::test {
namespace {

/// The ids of spec/catalogue.md, pack by pack.
std::vector<std::string> catalogue_ids(const std::string& pack)
{
    std::ifstream file(LIANGXIN_TEST_DATA "/catalogue_ids.txt");
    REQUIRE(file);
    std::vector<std::string> ids;
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(pack + "/"))
            ids.push_back(line.substr(pack.size() + 1));
    return ids;
}

std::shared_ptr<const PolicyPack> load(const std::string& id)
{
    auto pack = PolicyPack::builtin(Definitions::program(), id);
    INFO((pack ? std::string() : pack.error().message + " " + pack.error().detail));
    REQUIRE(pack.has_value());
    return *pack;
}

TEST_CASE("There is a pack for each of the five policies", "[packs]")
{
    const auto ids = PolicyPack::builtin_ids();
    CHECK(std::set<std::string>(ids.begin(), ids.end()) ==
          std::set<std::string>{"central-2012", "ningxia-2018", "liaoning-2016", "ordos-2013",
                                "district-2020"});
}

TEST_CASE("Packs hold exactly the rules and targets of the catalogue", "[packs]")
{
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        auto expected = catalogue_ids(id);
        auto found = pack->order();
        REQUIRE_FALSE(expected.empty());
        std::sort(expected.begin(), expected.end());
        std::sort(found.begin(), found.end());
        CHECK(found == expected);
    }
}

TEST_CASE("The three members that ask for an organization are the constitution's, not a setting",
          "[packs]")
{
    std::size_t fixed = 0;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        for (const ParamDef& param : pack->params()) {
            CAPTURE(id, param.key);
            const bool members = param.key.ends_with("/formal") || param.key.ends_with("/members");
            CHECK(!param.fixed.empty() == (members && param.original == "3"));
            fixed += param.fixed.empty() ? 0 : 1;
        }
    }
    CHECK(fixed > 0);
}

TEST_CASE("Every case of every pack comes out as written", "[packs]")
{
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        const CaseReport report =
            run_cases(pack, LIANGXIN_SOURCE_DIR "/resources/policies/" + id + "/cases.json");
        for (const CaseFailure& failure : report.failures)
            FAIL_CHECK(failure.place << ": " << failure.message);
        CHECK(report.checks > 0);
        // Each rule and target has a case of its own.
        std::vector<std::string> missing;
        for (const std::string& rule : pack->order())
            if (std::find(report.rules.begin(), report.rules.end(), rule) == report.rules.end())
                missing.push_back(rule);
        INFO("rules without a case in " << id);
        CHECK(missing == std::vector<std::string>{});
    }
}

} // namespace
} // namespace lx::test
