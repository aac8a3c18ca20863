#include <algorithm>
#include <set>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

#include "core/rules/policy_pack.h"

namespace lx::test {
namespace {

std::shared_ptr<const PolicyPack> load(const std::string& id)
{
    auto pack = PolicyPack::builtin(Definitions::program(), id);
    INFO((pack ? "" : pack.error().message));
    REQUIRE(pack);
    return *pack;
}

QJsonObject table(const PolicyPack& pack, const std::string& name)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(pack.table(name))).object();
}

int sum(const QJsonArray& rows, const char* key)
{
    int total = 0;
    for (const auto& row : rows)
        total += row.toObject()[QLatin1String(key)].toInt();
    return total;
}

TEST_CASE("The limits for the planning tools name figures of rules that exist", "[packs]")
{
    int limits = 0;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        for (const auto& item : table(*pack, "limits")) {
            const QJsonObject limit = item.toObject();
            const std::string rule = limit[QStringLiteral("rule")].toString().toStdString();
            const std::string key =
                rule + "/" + limit[QStringLiteral("param")].toString().toStdString();
            INFO(id << " " << key);
            CHECK(pack->rule(rule) != nullptr);
            CHECK(std::any_of(pack->params().begin(), pack->params().end(),
                              [&](const ParamDef& param) { return param.key == key; }));
            CHECK_FALSE(limit[QStringLiteral("title")].toString().isEmpty());
            ++limits;
        }
    }
    CHECK(limits == 8);
}

TEST_CASE("Joint branches and instructors are limited as the texts say", "[packs]")
{
    const auto figure = [](const std::string& id, const std::string& limit) {
        const auto pack = load(id);
        const QJsonObject entry = table(*pack, "limits")[QString::fromStdString(limit)].toObject();
        const std::string key = entry[QStringLiteral("rule")].toString().toStdString() + "/" +
                                entry[QStringLiteral("param")].toString().toStdString();
        for (const ParamDef& param : pack->params())
            if (param.key == key)
                return param.value;
        return std::string();
    };
    CHECK(figure("ningxia-2018", "instructor_units") == "5");
    CHECK(figure("ningxia-2018", "joint_units") == "5");
    CHECK(figure("ningxia-2018", "deductible_percent") == "1");
    CHECK(figure("ningxia-2018", "refund_percent") == "100");
    CHECK(figure("ningxia-2018", "allowance") == "[0,100,200,300,400,500]");
    CHECK(figure("liaoning-2016", "joint_enterprises") == "3");
    CHECK(figure("liaoning-2016", "wages_percent") == "1");
    CHECK(figure("liaoning-2016", "fees_percent") == "1");
}

TEST_CASE("The scoring standard adds up and its stars leave no gap", "[packs]")
{
    const QJsonObject standard = table(*load("ningxia-2018"), "rating_standard");
    CHECK(standard[QStringLiteral("own")].toBool());
    const QJsonArray items = standard[QStringLiteral("items")].toArray();
    CHECK(sum(items, "points") == standard[QStringLiteral("total")].toInt());
    std::set<QString> groups;
    for (const auto& item : items)
        groups.insert(item.toObject()[QStringLiteral("group")].toString());
    CHECK(groups.size() == 5); // the five content groups of clause 3
    const QJsonArray stars = standard[QStringLiteral("stars")].toArray();
    REQUIRE(stars.size() == 6);
    for (int i = 0; i < 6; ++i)
        CHECK(stars[i].toObject()[QStringLiteral("stars")].toInt() == 5 - i);
    for (int i = 1; i < 6; ++i)
        CHECK(stars[i].toObject()[QStringLiteral("from")].toInt() <
              stars[i - 1].toObject()[QStringLiteral("from")].toInt());
    CHECK(stars[5].toObject()[QStringLiteral("from")].toInt() == 0);
}

TEST_CASE("The weights of the assessment add up to a hundred", "[packs]")
{
    const QJsonObject assessment = table(*load("ningxia-2018"), "assessment");
    const QJsonObject weights = assessment[QStringLiteral("weights")].toObject();
    CHECK(weights[QStringLiteral("daily")].toInt() + weights[QStringLiteral("report")].toInt() +
              weights[QStringLiteral("votes")].toInt() ==
          100);
    CHECK(sum(assessment[QStringLiteral("groups")].toArray(), "weight") == 100);
    const QJsonObject votes = assessment[QStringLiteral("vote_points")].toObject();
    CHECK(votes[QStringLiteral("good")].toInt() == 100);
    CHECK(votes[QStringLiteral("fair")].toInt() == 80);
    CHECK(votes[QStringLiteral("average")].toInt() == 60);
    CHECK(votes[QStringLiteral("poor")].toInt() == 0);
}

TEST_CASE("Groups of rules can name a sheet", "[packs]")
{
    for (const std::string& id : PolicyPack::builtin_ids()) {
        const auto pack = load(id);
        for (const Rule& rule : pack->rules()) {
            const QString group = QString::fromStdString(rule.group);
            INFO(id << "/" << rule.id << " " << rule.group);
            CHECK((group.size() > 0 && group.size() <= 31));
            CHECK(std::none_of(group.begin(), group.end(),
                               [](QChar c) { return QStringLiteral("[]:*?/\\").contains(c); }));
        }
    }
}

} // namespace
} // namespace lx::test
