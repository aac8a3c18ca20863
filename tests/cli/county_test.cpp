// A county of 20 units small enough to count by hand (tests/data/cli/county). As of 2025-09-30:
// in the population are E01–E09, E13 (deregistered a day later), E14 (no code, no area), E15 (no
// registration date) and S01–S05: 12 + 5 = 17. Not in it: E10 (registered a day later), E11
// (deregistered that day), E12 (状态 注销 without a date).
//
//      headcount members      covered by                                   other means
// E01  120       5 + 1        Z1 alone: own                                –
// E02  60        2 + 1        Z2 联合党支部 with E03: joint                –
// E03  12        1            Z2: joint                                    –
// E04  320       8            Z3 with E05: joint                           –
// E05  55        0            Z3: joint                                    –
// E06  99        3            –                                            instructor Z001
// E07  100       not known    Z4, dissolved: no                            union since 2020
// E08  49        0            Z5 功能型: no                                –
// E09  no survey: not known   –                                            –
// E13  10        0            –                                            –
// E14  5         0            –                                            dispatch ended that day
// E15  surveyed later only    –                                            its instructor had left
// S01  40        4            Z6 党总支 alone: own                         –
// S02  8         2            –                                            youth league since 2021
// S03  3         1            Z7 until that day: no                        –
// S04  2         0            Z8 founded a day later: no                   instructor from that day
// S05  30        2 + 1 by the roster (a third formal one left that day, one 未转入 doesn't count)

#include <map>

#include <catch2/catch.hpp>

#include "tests/cli/cli_rig.h"

namespace {

using lx::test::cli_ok;
using lx::test::CliFolder;

/// One county for all tests of this file, which only read it.
const CliFolder& county()
{
    static const CliFolder folder;
    static const bool imported = [] {
        lx::test::import_county(folder);
        return true;
    }();
    static_cast<void>(imported);
    return folder;
}

constexpr const char* figure_keys[] = {"population",   "org_covered", "own_org",       "joint_org",
                                       "work_covered", "instructed",  "formal_members"};
using Figures = std::vector<int>;

Figures figures(const QJsonObject& group)
{
    Figures values;
    for (const char* key : figure_keys) {
        REQUIRE(group[QLatin1String(key)].isDouble());
        values.push_back(group[QLatin1String(key)].toInt());
    }
    return values;
}

std::map<std::string, Figures> groups(const QString& by)
{
    const auto summary =
        cli_ok({"coverage", "--db", county().db(), "--as-of", "2025-09-30", "--by", by, "--json"})
            .object();
    CHECK(summary.keys() == QStringList{"as_of", "by", "groups", "total"});
    CHECK(summary["as_of"].toString() == "2025-09-30");
    CHECK(summary["by"].toString() == by);
    // E01 5, E02 2, E03 1, E04 8, E06 3, S01 4, S02 2, S03 1, S05 2 formal members
    CHECK(figures(summary["total"].toObject()) == Figures{17, 6, 2, 4, 10, 2, 28});
    std::map<std::string, Figures> found;
    for (const QJsonValue group : summary["groups"].toArray()) {
        CHECK(group.toObject().size() == 9);
        CHECK(!group["name"].toString().isEmpty());
        found[group["key"].toString().toStdString()] = figures(group.toObject());
    }
    return found;
}

QJsonObject evaluation(const QString& policy, const QStringList& more = {})
{
    return cli_ok(QStringList{"evaluate", "--db", county().db(), "--policy", policy, "--as-of",
                              "2025-09-30", "--json"} +
                  more)
        .object();
}

using States = std::map<std::string, std::string>; ///< subject → state

States states(const QJsonObject& evaluation)
{
    States found;
    for (const QJsonValue finding : evaluation["findings"].toArray())
        found[finding["subject"].toString().toStdString()] =
            finding["state"].toString().toStdString();
    return found;
}

} // namespace

TEST_CASE("both coverages of a county counted by hand, in every grouping")
{
    using Groups = std::map<std::string, Figures>;
    CHECK(groups("area") == Groups{
                                {"640121", {16, 6, 2, 4, 10, 2, 28}}, // all but E14
                                {"640121100", {9, 4, 2, 2, 5, 0, 16}},
                                {"640121101", {6, 2, 0, 2, 4, 1, 12}}, // E15 and the park's
                                {"640121900", {5, 2, 0, 2, 4, 1, 12}},
                                {"未填", {1, 0, 0, 0, 0, 0, 0}}, // E14
                            });
    CHECK(groups("category") == Groups{
                                    {"非公有制企业", {12, 5, 1, 4, 7, 1, 19}},
                                    {"社会组织", {5, 1, 1, 0, 3, 1, 9}},
                                });
    CHECK(groups("org") == Groups{
                               {"GW", {1, 1, 1, 0, 1, 0, 4}},  // S01
                               {"YH", {3, 3, 1, 2, 3, 0, 8}},  // E01–E03
                               {"YQ", {3, 2, 0, 2, 3, 1, 11}}, // E04–E06
                               {"Z4", {1, 0, 0, 0, 1, 0, 0}},  // E07
                               {"未填", {9, 0, 0, 0, 2, 1, 5}},
                           });
    const auto by_type = groups("type");
    CHECK(by_type.size() == 10);                                        // the types that occur
    CHECK(by_type.at("有限责任公司") == Figures{7, 3, 1, 2, 5, 1, 10}); // E01 2 5 6 7 13 15
    CHECK(by_type.at("个人独资") == Figures{2, 1, 0, 1, 1, 0, 1});      // E03, E14
}

TEST_CASE("the same day gives the same answer, another day another one")
{
    // On 2025-10-01 E10 and Z8 (S04) have come, E13 has gone.
    const auto later =
        cli_ok({"coverage", "--db", county().db(), "--as-of", "2025-10-01", "--json"}).object();
    CHECK(figures(later["total"].toObject()) == Figures{17, 7, 3, 4, 10, 2, 28});
    // On 2013-12-31: E01 E02 E04 E05 E06 E11 E12? (no end date, but 注销) S01–S05, E14? (2019),
    // E15 (no registration date): E01 E02 E04 E05 E06 E11 E15 + five; no organization covers one.
    const auto early =
        cli_ok({"coverage", "--db", county().db(), "--as-of", "2013-12-31", "--json"}).object();
    CHECK(figures(early["total"].toObject())[0] == 12);
    CHECK(figures(early["total"].toObject())[1] == 0);
}

TEST_CASE("an evaluation has the shape the description gives")
{
    const auto result = evaluation("ningxia-2018");
    CHECK(result.keys() == QStringList{"as_of", "counts", "findings", "policy", "targets", "todo"});
    CHECK(result["policy"].toString() == "ningxia-2018");
    CHECK(result["as_of"].toString() == "2025-09-30");
    REQUIRE(!result["findings"].toArray().isEmpty());
    for (const QJsonValue value : result["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        for (const char* key :
             {"rule", "subject_kind", "subject", "name", "state", "strength", "basis", "advice"})
            REQUIRE(finding[QLatin1String(key)].isString());
        REQUIRE(finding["facts"].isObject());
        const QString state = finding["state"].toString();
        REQUIRE((state == "unmet" || state == "pending" || state == "unknown"));
    }
    REQUIRE(!result["todo"].toArray().isEmpty());
    for (const QJsonValue todo : result["todo"].toArray())
        REQUIRE(todo.toObject().keys() ==
                QStringList{"due", "period", "rule", "subject", "subject_kind"});
    for (const QJsonValue counts : result["counts"].toObject())
        REQUIRE(counts.toObject().keys() ==
                QStringList{"met", "na", "pending", "unknown", "unmet"});
}

TEST_CASE("rules of units and organizations counted by hand")
{
    struct Expected
    {
        const char* rule;
        std::vector<int> counts; ///< met, unmet, unknown, na
        const char* why;
    };
    const QJsonObject counts = evaluation("ningxia-2018")["counts"].toObject();
    const Expected all[] = {
        {"1.b", {1, 0, 0, 0}, "GW held a 书记办公会 on 2025-07-01, in the judged third quarter"},
        {"1.c", {0, 1, 0, 0}, "YQ held its 班子会议 on 2025-10-01, after it"},
        {"4.d", {7, 10, 0, 0}, "E01–E06 and S01; E07's Z4 is dissolved"},
        {"4.f", {3, 2, 0, 0}, "units of the park: E04–E06; E07 and S03 not"},
        {"6.a", {2, 2, 3, 10}, "formal ≥ 3: E01, S01; E04, E06; unknown E07, E09, E15"},
        {"6.b", {2, 3, 3, 9}, "formal ≤ 2, members ≥ 1: E02, E03; S02, S03, S05"},
        {"6.d", {2, 1, 2, 7}, "headcount ≥ 100: E01, E04; E07"},
        {"6.e", {4, 1, 3, 4}, "headcount ≥ 50: E01, E02, E04, E06; E05; E07 has no member figure"},
        {"6.f", {1, 0, 0, 1}, "entity: S01 with 40; S02 with 8"},
        {"7.a", {2, 10, 0, 5}, "E06, S04; nine not covered and E05 without a member"},
        {"8.a", {2, 1, 0, 0}, "Z1, Z2 (new); Z3 is a shell: no activity in 12 months"},
        {"8.b", {2, 0, 0, 0}, "Z2 and Z3 cover two each"},
        {"8.c", {0, 1, 0, 16}, "E04: joint with 8 formal members"},
        {"9.a", {2, 2, 0, 0}, "Z1, Z3 (from that day); Z2's ended that day, Z6 has none"},
        {"14.i", {1, 2, 0, 0}, "Z1 in September"},
    };
    for (const Expected& expected : all) {
        INFO(expected.rule << ": " << expected.why);
        const auto rule = counts[QString("ningxia-2018/") + expected.rule].toObject();
        CHECK(std::vector<int>{rule["met"].toInt(-1), rule["unmet"].toInt(-1),
                               rule["unknown"].toInt(-1), rule["na"].toInt(-1)} == expected.counts);
        CHECK(rule["pending"].toInt(-1) == 0);
    }
}

TEST_CASE("findings name their subjects by natural key; --rule and --all choose")
{
    const auto some = evaluation("ningxia-2018", {"--rule", "ningxia-2018/6.a"});
    CHECK(some["counts"].toObject().keys() == QStringList{"ningxia-2018/6.a"});
    CHECK(states(some) == States{{"91640121MA7LX0004X", "unmet"},
                                 {"91640121MA7LX00064", "unmet"},
                                 {"91640121MA7LX00077", "unknown"},
                                 {"91640121MA7LX0009D", "unknown"},
                                 {"91640121MA7LX00152", "unknown"}});
    const auto all = states(evaluation("ningxia-2018", {"--rule", "ningxia-2018/6.a", "--all"}));
    CHECK(all.size() == 17);
    CHECK(all.at("91640121MA7LX0001L") == "met");
    CHECK(all.at("甲十四经营部") == "na"); // a unit without a code goes by its name
    const auto posts = states(evaluation("ningxia-2018", {"--rule", "ningxia-2018/12.c", "--all"}));
    // 党组织|公民身份号码|职务|任职日期, the ID number unmasked
    CHECK(posts.count("Z3|640121198201010030|书记|2025-09-30") == 1);
}

TEST_CASE("targets counted by hand")
{
    struct Expected
    {
        const char* policy;
        const char* rule;
        const char* area;
        int numerator;
        int denominator; ///< -1 = null
        int unknown;
        const char* op;
        double target;
        const char* unit;
    };
    const Expected all[] = {
        {"district-2020", "1.a", "640121", 5, 12, 0, ">=", 0.9, "ratio"},
        {"district-2020", "1.e.1", "640121", 0, -1, 0, ">=", 10, "count"},
        {"liaoning-2016", "2.a", "640121", 5, 12, 0, ">=", 0.7, "ratio"},
        {"liaoning-2016", "2.b", "640121", 1, 5, 0, ">=", 0.7, "ratio"},
        // formal ≥ 3 in the park: E04 covered, E06 not, E07 not known
        {"liaoning-2016", "2.l", "640121900", 1, 2, 1, "=", 1, "ratio"},
        // headcount ≥ 50: E01 E02 E04 E05 E06 E07, the first four covered; E09, E15 not known
        {"ordos-2013", "2.a", "640121", 4, 6, 2, ">=", 0.8, "ratio"},
        // of social organizations: Z6 now; Z6 and Z7 at the end of 2024
        {"ordos-2013", "2.b", "640121", 1, 2, 0, ">", 1, "times"},
        {"ordos-2013", "7.a", "640121", 2, 4, 0, "=", 1, "ratio"},  // Z1, Z3 have a secretary
        {"ordos-2013", "8.a", "640121", 2, 11, 0, "=", 1, "ratio"}, // E06, S04 of the uncovered
    };
    for (const Expected& expected : all) {
        const QString id = QString::fromUtf8(expected.policy) + "/" + expected.rule;
        INFO(id.toStdString());
        const auto result = evaluation(QString::fromUtf8(expected.policy));
        QJsonObject target;
        for (const QJsonValue value : result["targets"].toArray()) {
            if (value["rule"].toString() == id)
                target = value.toObject();
        }
        CHECK(target["area"].toString() == expected.area);
        CHECK(target["numerator"].toInt(-9) == expected.numerator);
        CHECK(target["denominator"].isNull() == (expected.denominator < 0));
        CHECK(target["denominator"].toInt(-1) == expected.denominator);
        CHECK(target["unknown"].toInt(-9) == expected.unknown);
        CHECK(target["op"].toString() == expected.op);
        CHECK(target["target"].toDouble(-9) == expected.target);
        CHECK(target["unit"].toString() == expected.unit);
        CHECK(target["state"].toString() == "unmet");
    }
    // 2.g (joint branches doubled) counts none on 2016-08-01: left out. 国家级 parks: there is
    // none.
    for (const QJsonValue value : evaluation("liaoning-2016")["targets"].toArray()) {
        CHECK(value["rule"].toString() != "liaoning-2016/2.g");
        CHECK(value["rule"].toString() != "liaoning-2016/2.c.1");
    }
}

TEST_CASE("a deadline ahead is pending, behind it unmet")
{
    const auto at = [](const QString& day) {
        const auto result = cli_ok({"evaluate", "--db", county().db(), "--policy", "district-2020",
                                    "--rule", "district-2020/2.1.e", "--as-of", day, "--json"})
                                .object();
        return states(result).at("91640121MA7LX0001L"); // E01 has no mass organization
    };
    CHECK(at("2020-12-30") == "pending");
    CHECK(at("2020-12-31") == "unmet");
}

TEST_CASE("policies lists the five packs with their rules")
{
    const auto packs = cli_ok({"policies", "--json"}).array();
    QStringList ids;
    for (const QJsonValue pack : packs) {
        ids.push_back(pack["id"].toString());
        CHECK(!pack["name"].toString().isEmpty());
        CHECK(pack["rules"].toArray().size() > 20);
        for (const QJsonValue rule : pack["rules"].toArray())
            CHECK(rule["id"].toString().startsWith(pack["id"].toString() + "/"));
    }
    ids.sort();
    CHECK(ids == QStringList{"central-2012", "district-2020", "liaoning-2016", "ningxia-2018",
                             "ordos-2013"});
}
