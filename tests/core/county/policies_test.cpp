#include "core/county/policies.h"

#include <algorithm>

#include <QJsonDocument>
#include <QJsonObject>
#include <catch2/catch.hpp>

#include "core/store/settings_store.h"
#include "tests/support/test_ledger.h"

using namespace lx;
using namespace lx::test;

namespace {

std::string pack_text(const std::string& id, const std::string& fact = "phone")
{
    return R"({"id":")" + id + R"(","name":"本县规定","number":"","issued":"2025-01-01",
        "scope":["非公有制企业","社会组织"],"covers":"本县自定",
        "rules":[{"id":"1.a","group":"基础","title":"单位要有联系电话","clause":"第1条",
        "strength":"must","subject":"unit","met":{"fact":")" +
           fact + R"(","op":"given"},"advice":"补填联系电话"}],"targets":[]})";
}

std::string value_of(const PolicyPack& pack, const std::string& key)
{
    for (const ParamDef& param : pack.params()) {
        if (param.key == key)
            return param.value;
    }
    return "none";
}

/// The first whole-number figure of a pack.
std::string number_of(const PolicyPack& pack)
{
    for (const ParamDef& param : pack.params()) {
        if (param.type == "integer" && param.fixed.empty())
            return param.key;
    }
    FAIL("no whole-number figure");
    return {};
}

} // namespace

TEST_CASE("a figure set in the file holds there and can be given back")
{
    TestLedger f;
    const auto original = load_policy(f.database(), Definitions::program(), "ningxia-2018");
    REQUIRE(original);
    const std::string key = number_of(**original);
    REQUIRE(save_policy_values(f.database(), "ningxia-2018", {{key, "7"}}));
    f.reopen();
    CHECK(value_of(**load_policy(f.database(), Definitions::program(), "ningxia-2018"), key) ==
          "7");
    CHECK(value_of(**load_policy(f.database(), Definitions::program(), "central-2012"), key) !=
          "7");
    REQUIRE(save_policy_values(f.database(), "ningxia-2018", {}));
    CHECK(value_of(**load_policy(f.database(), Definitions::program(), "ningxia-2018"), key) ==
          value_of(**original, key));
}

TEST_CASE("a value that does not go with its figure changes nothing")
{
    TestLedger f;
    const std::string key =
        number_of(**PolicyPack::builtin(Definitions::program(), "ningxia-2018"));
    REQUIRE(save_policy_values(f.database(), "ningxia-2018", {{key, "7"}}));
    const auto refused = save_policy_values(f.database(), "ningxia-2018", {{key, "\"许多\""}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::BadInput);
    CHECK(policy_values(f.database(), "ningxia-2018")->at(key) == "7");
}

TEST_CASE("figures of an older version of a pack do not keep it from opening")
{
    TestLedger f;
    REQUIRE(
        SettingsStore(f.database()).set("policy_values/ningxia-2018", R"({"no-such-figure":"1"})"));
    CHECK(load_policy(f.database(), Definitions::program(), "ningxia-2018"));
}

TEST_CASE("figures that a new version of a pack takes no more are left out, the others stay")
{
    TestLedger f;
    const auto original = PolicyPack::builtin(Definitions::program(), "district-2020");
    const std::string key = number_of(**original);
    const auto date = std::find_if((*original)->params().begin(), (*original)->params().end(),
                                   [](const ParamDef& param) { return param.type == "date"; });
    REQUIRE(date != (*original)->params().end());
    REQUIRE(SettingsStore(f.database())
                .set("policy_values/district-2020",
                     R"({")" + key + R"(":"7",")" + date->key + R"(":"60"})"));
    const auto pack = load_policy(f.database(), Definitions::program(), "district-2020");
    REQUIRE(pack);
    CHECK(value_of(**pack, key) == "7");
    CHECK(value_of(**pack, date->key) == date->value);
    CHECK(policy_values(f.database(), "district-2020").value() == ParamValues{{key, "7"}});
}

TEST_CASE(
    "a figure fixed by what stands above the policy can't be set; one set earlier is left out")
{
    TestLedger f;
    const auto refused = save_policy_values(f.database(), "ningxia-2018", {{"6.a/formal", "4"}});
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("“正式党员数”是党章第三十条规定的数") != std::string::npos);
    const std::string key =
        number_of(**PolicyPack::builtin(Definitions::program(), "ningxia-2018"));
    REQUIRE(SettingsStore(f.database())
                .set("policy_values/ningxia-2018", R"({"6.a/formal":"4",")" + key + R"(":"7"})"));
    const auto pack = load_policy(f.database(), Definitions::program(), "ningxia-2018");
    REQUIRE(pack);
    CHECK(value_of(**pack, "6.a/formal") == "3");
    CHECK(value_of(**pack, key) == "7");
}

TEST_CASE("a pack of the county's own is kept in the file, listed, read back and removed")
{
    TestLedger f;
    const auto id = save_own_pack(f.database(), "本县.json", pack_text("local-1"));
    REQUIRE(message(id) == "");
    CHECK(*id == "local-1");
    f.reopen();
    const auto entries = list_policies(f.database());
    REQUIRE(entries);
    CHECK(entries->size() == PolicyPack::builtin_ids().size() + 1);
    CHECK(entries->back().id == "local-1");
    CHECK(entries->back().name == "本县规定");
    CHECK(entries->back().own);
    const auto pack = load_policy(f.database(), Definitions::program(), "local-1");
    REQUIRE(message(pack) == "");
    CHECK((*pack)->rule("1.a") != nullptr);
    CHECK(*policy_text(f.database(), "local-1") == pack_text("local-1"));

    REQUIRE(remove_own_pack(f.database(), "local-1"));
    CHECK(list_policies(f.database())->size() == PolicyPack::builtin_ids().size());
    const auto gone = load_policy(f.database(), Definitions::program(), "local-1");
    REQUIRE_FALSE(gone);
    CHECK(gone.error().kind == ErrorKind::Usage);
    CHECK_FALSE(remove_own_pack(f.database(), "local-1"));
}

TEST_CASE("a pack kept with tables of an older form still judges by its rules")
{
    TestLedger f;
    QJsonObject pack =
        QJsonDocument::fromJson(QByteArray::fromStdString(pack_text("local-1"))).object();
    pack.insert(QStringLiteral("tables"),
                QJsonObject{{QStringLiteral("checklist"), QJsonObject()}});
    const std::string text = QJsonDocument(pack).toJson(QJsonDocument::Compact).toStdString();
    CHECK_FALSE(save_own_pack(f.database(), "本县.json", text)); // none is taken in so any more
    QJsonObject kept{{QStringLiteral("local-1"), QString::fromStdString(text)}};
    REQUIRE(
        SettingsStore(f.database())
            .set("own_packs", QJsonDocument(kept).toJson(QJsonDocument::Compact).toStdString()));
    const auto loaded = load_policy(f.database(), Definitions::program(), "local-1");
    REQUIRE(message(loaded) == "");
    CHECK((*loaded)->rule("1.a") != nullptr);
    CHECK(original_policy(f.database(), Definitions::program(), "local-1"));
}

TEST_CASE("a broken or hostile pack is refused with its place and harms nothing")
{
    TestLedger f;
    REQUIRE(save_own_pack(f.database(), "本县.json", pack_text("local-1")));
    const auto before = *policy_text(f.database(), "local-1");

    const auto wrong_fact =
        save_own_pack(f.database(), "坏.json", pack_text("local-1", "no_such_fact"));
    REQUIRE_FALSE(wrong_fact);
    CHECK(wrong_fact.error().kind == ErrorKind::BadInput);
    for (const char* part : {"坏.json", "1.a", "no_such_fact"})
        CHECK(message(wrong_fact).find(part) != std::string::npos);

    std::string deep = pack_text("local-1");
    deep.replace(
        deep.find(R"("met":{)"), 7, R"("met":)" + [] {
            std::string nest;
            for (int i = 0; i < 5000; ++i)
                nest += R"({"not":)";
            return nest;
        }());
    for (const std::string& text :
         {std::string(), std::string("{"), std::string("[]"), std::string("\xff\xfe\x00", 3), deep,
          std::string(5u << 20, ' ')}) {
        const auto refused = save_own_pack(f.database(), "坏.json", text);
        REQUIRE_FALSE(refused);
        CHECK(message(refused).find("坏.json") != std::string::npos);
    }
    CHECK(*policy_text(f.database(), "local-1") == before);
    CHECK(list_policies(f.database())->size() == PolicyPack::builtin_ids().size() + 1);
}

TEST_CASE("a pack can't take the place of one of the program's")
{
    TestLedger f;
    const auto refused = save_own_pack(f.database(), "x.json", pack_text("ningxia-2018"));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().kind == ErrorKind::Refused);
    CHECK(list_policies(f.database())->size() == PolicyPack::builtin_ids().size());
}
