#pragma once

#include <memory>
#include <string>

#include <catch2/catch.hpp>

#include "core/assess/scheme.h"
#include "core/facts/definitions.h"

namespace lx::test {

/// A scheme that is counted in the head: two contents of 10 points, 50 for 平时考核, 10 for 述职,
/// 24 for the superior's meeting, 16 for each organization's own members in two aspects. `more`
/// goes into the outermost object, `votes` into the votes.
inline std::string small_scheme_json(const std::string& more = {}, const std::string& votes = {})
{
    return R"({"id": "small", "name": "小方案",
      "daily": {"weight": 50, "contents": [
        {"name": "履行责任", "items": [{"id": "plan", "name": "年度计划", "points": 4,
           "fact": "年度计划份数", "count": {"ledger": "activity", "via": "org", "where": {"all": [
             {"fact": "kind", "op": "=", "value": "年度计划"},
             {"fact": "date", "op": "during", "value": "judged"}]}},
           "bands": [{"from": 2, "points": 4}, {"from": 1, "points": 2.5}]},
          {"id": "hand", "name": "责任落实", "points": 6}]},
        {"name": "基础保障", "items": [{"id": "branch", "name": "是党支部", "points": 10,
           "fact": "类别是党支部", "met": {"fact": "kind", "op": "=", "value": "党支部"}}]}]},
      "report": {"weight": 10, "points": 20},
      "votes": {"marks": [{"name": "好", "value": 100}, {"name": "较好", "value": 80},
                          {"name": "一般", "value": 60}, {"name": "差", "value": 0}], )" +
           votes + R"("voters": [
          {"id": "upper", "name": "上级会议", "weight": 24, "aspects": [
             {"name": "总体评价", "weight": 1}]},
          {"id": "own", "name": "本党组织", "weight": 16, "own": true, "aspects": [
             {"name": "总体评价", "weight": 3}, {"name": "履行责任", "weight": 1}]}]}, )" +
           more + R"(
      "grades": [{"name": "优秀", "from": 90, "percent": 34}, {"name": "称职", "from": 60},
                 {"name": "不称职", "from": 0}]})";
}

inline AssessScheme small_scheme(const std::string& more = {}, const std::string& votes = {})
{
    auto scheme = AssessScheme::read("小方案", small_scheme_json(more, votes),
                                     Definitions::program()->facts());
    INFO((scheme ? std::string() : scheme.error().message));
    REQUIRE(scheme);
    return std::move(*scheme);
}

} // namespace lx::test
