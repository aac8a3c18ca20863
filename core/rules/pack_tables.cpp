#include "core/rules/pack_tables.h"

#include <algorithm>
#include <numeric>

#include "core/base/object_reader.h"

namespace lx {

namespace {

template <class Rows, class Number> int sum(const Rows& rows, Number number)
{
    return std::accumulate(rows.begin(), rows.end(), 0,
                           [&](int total, const auto& row) { return total + row.*number; });
}

void read_rating(ObjectReader& in, RatingStandard& rating)
{
    in.text("title", rating.title, true);
    in.flag("own", rating.own);
    in.text("clause", rating.clause, true);
    in.whole("total", rating.total);
    in.objects("items", true, [&](ObjectReader& each) {
        RatingStandard::Item& item = rating.items.emplace_back();
        each.text("group", item.group, true);
        each.text("item", item.item, true);
        each.whole("points", item.points);
    });
    in.objects("stars", true, [&](ObjectReader& each) {
        RatingStandard::Star& star = rating.stars.emplace_back();
        each.whole("stars", star.stars);
        each.whole("from", star.from);
    });
    in.objects("quotas", false, [&](ObjectReader& each) {
        RatingStandard::Quota& quota = rating.quotas.emplace_back();
        each.whole("stars", quota.stars);
        each.whole("percent", quota.percent);
    });
    in.texts("veto", rating.veto);
    if (sum(rating.items, &RatingStandard::Item::points) != rating.total)
        in.complain("items", "各项分值之和应等于 total");
    const auto rising = std::adjacent_find(
        rating.stars.begin(), rating.stars.end(),
        [](const auto& a, const auto& b) { return a.stars <= b.stars || a.from <= b.from; });
    if (rising != rating.stars.end() || rating.stars.empty() || rating.stars.back().from != 0)
        in.complain("stars", "应从高星到低星排列，分数线逐级降低到 0");
}

void read_assessment(ObjectReader& in, AssessmentScheme& scheme)
{
    in.text("title", scheme.title, true);
    in.flag("own", scheme.own);
    in.text("clause", scheme.clause, true);
    in.object("weights", [&](ObjectReader& each) {
        each.whole("daily", scheme.daily);
        each.whole("report", scheme.report);
        each.whole("votes", scheme.votes);
    });
    in.object("vote_points", [&](ObjectReader& each) {
        each.whole("good", scheme.good);
        each.whole("fair", scheme.fair);
        each.whole("average", scheme.average);
        each.whole("poor", scheme.poor);
    });
    in.objects("groups", true, [&](ObjectReader& each) {
        AssessmentScheme::Group& group = scheme.groups.emplace_back();
        each.text("name", group.name, true);
        each.whole("weight", group.weight);
    });
    if (scheme.daily + scheme.report + scheme.votes != 100)
        in.complain("weights", "三项权重之和应为 100");
    if (sum(scheme.groups, &AssessmentScheme::Group::weight) != 100)
        in.complain("groups", "各组权重之和应为 100");
}

} // namespace

Result<PackTables> PackTables::read(const QJsonObject& json)
{
    ObjectReader in("tables", json);
    PackTables tables;
    in.object("rating_standard",
              [&](ObjectReader& each) { read_rating(each, tables.rating.emplace()); });
    in.object("assessment",
              [&](ObjectReader& each) { read_assessment(each, tables.assessment.emplace()); });
    in.object("limits", [&](ObjectReader& limits) {
        for (const std::string& key : limits.left())
            limits.object(key.c_str(), [&](ObjectReader& each) {
                PackLimit& limit = tables.limits.emplace_back();
                limit.key = key;
                each.text("title", limit.title, true);
                each.text("rule", limit.rule, true);
                each.text("param", limit.param, true);
                limit.param.insert(0, limit.rule + "/");
            });
    });
    in.finish();
    if (!in.error().empty())
        return fail(ErrorKind::BadInput, in.error() + "。");
    return tables;
}

const PackLimit* PackTables::limit(const std::string& key) const
{
    const auto found = std::find_if(limits.begin(), limits.end(),
                                    [&](const PackLimit& limit) { return limit.key == key; });
    return found == limits.end() ? nullptr : &*found;
}

} // namespace lx
