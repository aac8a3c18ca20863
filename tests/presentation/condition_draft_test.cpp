// Conditions as the editor takes them apart and puts them together again.
#include "ui/presentation/condition_draft.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch.hpp>

#include "core/rules/policy_pack.h"
#include "ui/presentation/format.h"

using namespace lx;
using namespace lx::ui;

namespace {

QJsonObject json(const char* text)
{
    const auto document = QJsonDocument::fromJson(text);
    REQUIRE(document.isObject());
    return document.object();
}

/// Without groups of one, as the editor writes: the meaning is the same.
QJsonValue plain(const QJsonValue& value)
{
    if (value.isArray()) {
        QJsonArray list;
        for (const auto& one : value.toArray())
            list.append(plain(one));
        return list;
    }
    if (!value.isObject())
        return value;
    QJsonObject object = value.toObject();
    for (auto it = object.begin(); it != object.end(); ++it)
        it.value() = plain(it.value());
    for (const char* key : {"all", "any"}) {
        const QJsonValue list = object.value(QLatin1String(key));
        if (object.size() == 1 && list.isArray() && list.toArray().size() == 1)
            return list.toArray()[0];
    }
    return object;
}

std::string text_of(const QJsonValue& value)
{
    return QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact).toStdString();
}

void count(const ConditionDraft& draft, int& lines, int& kept)
{
    draft.kind == ConditionDraft::Kind::Kept ? ++kept : ++lines;
    for (const auto& child : draft.children)
        count(*child, lines, kept);
}

} // namespace

TEST_CASE("every condition of every policy comes out of the editor as it went in")
{
    const FactRegistry& registry = Definitions::program()->facts();
    int lines = 0;
    int kept = 0;
    for (const std::string& id : PolicyPack::builtin_ids()) {
        QFile file(QStringLiteral(":/policies/") + qt(id) + QStringLiteral("/pack.json"));
        REQUIRE(file.open(QIODevice::ReadOnly));
        const QJsonObject pack = QJsonDocument::fromJson(file.readAll()).object();
        for (const auto& rule : pack[u"rules"].toArray()) {
            const QJsonArray parts =
                rule[u"subjects"].isArray() ? rule[u"subjects"].toArray() : QJsonArray{rule};
            for (const auto& part : parts) {
                std::string ledger = utf8_of(part[u"subject"].toString());
                if (ledger == "jurisdiction")
                    ledger = "area";
                for (const char* key : {"who", "applies", "met"}) {
                    const QJsonValue condition = part[QLatin1String(key)];
                    if (!condition.isObject())
                        continue;
                    INFO(id << " " << utf8_of(rule[u"id"].toString()) << " " << key);
                    const auto draft = read_draft(condition.toObject(), ledger, registry);
                    CHECK(draft->group());
                    CHECK(text_of(plain(write_draft(*draft))) == text_of(plain(condition)));
                    count(*draft, lines, kept);
                }
            }
        }
    }
    CHECK(lines > 4 * kept); // most of it can be edited line by line
}

TEST_CASE("lines read in words")
{
    const FactRegistry& registry = Definitions::program()->facts();
    const auto draft = read_draft(json(R"({"all": [{"fact": "headcount", "op": ">=", "value": 100},
                 {"not": {"fact": "category", "op": "in", "value": ["社会组织", "非公有制企业"]}},
                 {"fact": "phone", "op": "given"},
                 {"count": "post", "via": "person", "op": ">=", "value": 1}]})"),
                                  "unit", registry);
    REQUIRE(draft->children.size() == 4);
    CHECK(draft_text(*draft->children[0], registry).contains(QStringLiteral("≥ 100 人")));
    CHECK(draft->children[1]->kind == ConditionDraft::Kind::None);
    CHECK(draft_text(*draft->children[1]->children[0], registry)
              .endsWith(QStringLiteral("社会组织、非公有制企业")));
    CHECK(draft->children[3]->kind == ConditionDraft::Kind::Count);
    CHECK(read_draft({}, "unit", registry)->children.empty());

    // Two ways to rows of one ledger are told apart.
    const auto two = read_draft(json(R"({"all": [
                 {"count": "org", "via": "parent", "op": ">=", "value": 1},
                 {"count": "org", "via": "same_area", "op": ">=", "value": 1}]})"),
                                "org", registry);
    CHECK(draft_text(*two->children[0], registry) != draft_text(*two->children[1], registry));
}

TEST_CASE("what the editor has no line for is told in words, with the rule's own figures")
{
    const FactRegistry& registry = Definitions::program()->facts();
    const auto kept = [&](const char* text) { return read_draft(json(text), "unit", registry); };
    const auto date = kept(R"({"fact": "registered", "op": "during", "value": {"months": 6}})");
    REQUIRE(date->children.size() == 1);
    REQUIRE(date->children[0]->kind == ConditionDraft::Kind::Kept);
    const QString words = draft_text(*date->children[0], registry);
    INFO(utf8_of(words));
    CHECK_FALSE(words.contains(QLatin1Char('{')));
    CHECK(words.contains(qt(registry.path("unit", "registered").title())));

    const auto sum = kept(R"({"left": {"fact": "headcount"}, "op": ">=",
        "right": {"plus": [{"param": "least"}, 1]}})");
    const QJsonObject params =
        json(R"({"least": {"title": "T", "type": "integer", "unit": "人", "value": 30}})");
    CHECK_FALSE(draft_text(*sum->children[0], registry, "unit", params).contains(QLatin1Char('{')));
    // A figure nobody knows: better as it stands than not at all.
    CHECK(draft_text(*sum->children[0], registry).contains(QLatin1Char('{')));
}

TEST_CASE("values are typed as people write them")
{
    const FactRegistry& registry = Definitions::program()->facts();
    const FactDef& headcount = *registry.find("unit", "headcount");
    CHECK(draft_value(headcount, ">=", QStringLiteral("１００ 人")) == QJsonValue(100));
    CHECK(draft_value(headcount, ">=", QStringLiteral("很多")).isUndefined());
    const FactDef& registered = *registry.find("unit", "registered");
    CHECK(draft_value(registered, ">=", QStringLiteral("2025-02-30")).isUndefined());
    CHECK(draft_value(registered, ">=", QStringLiteral("2025-02-28")).isString());
    CHECK(draft_value(registered, "during",
                      value_choices(registered, "during", registry.catalog())[0]) ==
          QJsonValue(QStringLiteral("judged")));
    const FactDef& covered = *registry.find("unit", "org_covered");
    CHECK(draft_value(covered, "=", QStringLiteral("是")) == QJsonValue(true));
    CHECK(value_choices(covered, "=", registry.catalog()).size() == 2);
    CHECK(value_choices(*registry.find("unit", "category"), "=", registry.catalog())
              .contains(QStringLiteral("社会组织")));
}
