#pragma once

#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "core/rules/evaluation.h"
#include "tests/support/county_world.h"

namespace lx::test {

/// A pack of one rule, from the JSON of what matters: R"("subject": "unit", "met": {…})".
inline std::string pack_json(const std::string& rule, const std::string& more = "")
{
    return R"({"id": "test-1", "name": "测试政策", "number": "测字〔2025〕1号", "issued": "2025-01-01",
        "scope": ["非公有制企业", "社会组织"], )" +
           more + (more.empty() ? "" : ", ") +
           R"("rules": [{"id": "1.a", "group": "测试", "title": "测试规则", "clause": "第1条",
        "strength": "must", "advice": "照办。", )" +
           rule + "}]}";
}

inline Result<std::shared_ptr<const PolicyPack>>
read_pack(const std::string& rule, const std::string& more = "", const ParamValues& values = {})
{
    return PolicyPack::from_json(Definitions::program(), "test.json", pack_json(rule, more),
                                 values);
}

inline std::shared_ptr<const PolicyPack>
pack_of(const std::string& rule, const std::string& more = "", const ParamValues& values = {})
{
    auto pack = read_pack(rule, more, values);
    INFO((pack ? std::string() : pack.error().message + " " + pack.error().detail));
    REQUIRE(pack.has_value());
    return *pack;
}

inline Evaluation evaluation_of(const std::shared_ptr<const PolicyPack>& pack,
                                const CountyRows& county, const std::string& day = "2025-09-30",
                                int threads = 1)
{
    World::Options options;
    options.as_of = *Date::from_iso(day);
    options.scope = pack->scope();
    const auto world = std::make_shared<const World>(
        Snapshot::from_records(Definitions::program(), county.records(), &pack->needs()), options);
    EvaluateOptions how;
    how.threads = threads;
    auto evaluation = evaluate(pack, world, how);
    INFO((evaluation ? std::string() : evaluation.error().message));
    REQUIRE(evaluation.has_value());
    return *evaluation;
}

/// State of the pack's first rule for a row: met, unmet, pending, unknown, na or none.
inline std::string state_of(const std::shared_ptr<const PolicyPack>& pack, const CountyRows& county,
                            const std::string& ledger, const std::string& key,
                            const std::string& day = "2025-09-30")
{
    const Evaluation evaluation = evaluation_of(pack, county, day);
    const State state = evaluation.state(pack->rules().front(), ledger, county.id_of(ledger, key));
    return state == State::None ? "none" : std::string(state_code(state));
}

} // namespace lx::test
