#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

class QJsonObject;

namespace lx {

/// How star ratings are scored (pack.json, tables.rating_standard).
struct RatingStandard
{
    struct Item
    {
        std::string group; ///< one of the content groups
        std::string item;
        int points = 0;
    };
    struct Star
    {
        int stars = 0;
        int from = 0; ///< least points, of `total`
    };
    struct Quota
    {
        int stars = 0;
        int percent = 0; ///< of all rated, at most
    };
    std::string title;
    bool own = false; ///< †: the source gives no figures, they are this product's default
    std::string clause;
    int total = 0;
    std::vector<Item> items; ///< their points add up to `total`
    std::vector<Star> stars; ///< most stars first
    std::vector<Quota> quotas;
    std::vector<std::string> veto; ///< what rules a rating out
};

/// How a secretary's assessment is put together (tables.assessment).
struct AssessmentScheme
{
    struct Group
    {
        std::string name;
        int weight = 0; ///< per cent
    };
    std::string title;
    bool own = false;
    std::string clause;
    int daily = 0; ///< weights in per cent of 平时考核, 现场述职, 民主测评
    int report = 0;
    int votes = 0;
    int good = 0; ///< points of a vote 好, 较好, 一般, 差
    int fair = 0;
    int average = 0;
    int poor = 0;
    std::vector<Group> groups; ///< their weights add up to 100
};

/// A limit the planning tools keep to: a figure of a rule (tables.limits).
struct PackLimit
{
    std::string key;
    std::string title;
    std::string rule;
    std::string param; ///< ParamDef::key: "8.b/units"
};

/// Standards and limits a pack carries beside its rules.
struct PackTables
{
    std::optional<RatingStandard> rating;
    std::optional<AssessmentScheme> assessment;
    std::vector<PackLimit> limits;

    /// `json`: the pack's member `tables`; its form is the schema's affair. Errors (BadInput) name
    /// the place and what does not add up.
    [[nodiscard]] static Result<PackTables> read(const QJsonObject& json);
    /// nullptr where the pack says nothing of it.
    [[nodiscard]] const PackLimit* limit(const std::string& key) const;
};

} // namespace lx
