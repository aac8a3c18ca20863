// What the store says of a condition and what the facts say of it are the same rows.
#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "core/base/progress.h"
#include "core/facts/world.h"
#include "core/rows/plain_filters.h"
#include "core/rows/row_reader.h"
#include "tests/support/random_edits.h"

using namespace lx;
using test::TestLedger;

namespace {

using Ids = std::vector<std::int64_t>;

std::string text(const QJsonObject& json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

QJsonObject compare(const std::string& field, const char* op, const QJsonValue& value = {})
{
    QJsonObject json{{"fact", QString::fromStdString(field)}, {"op", QString(op)}};
    if (!value.isNull())
        json.insert("value", value);
    return json;
}

/// A stored value as conditions write it.
QJsonValue json_value(const FieldDef& field, const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        switch (field.type) {
        case FieldType::Bool:
            return *whole == 1;
        case FieldType::Money:
            return static_cast<double>(*whole) / 100;
        case FieldType::Ref:
        case FieldType::RefOrText:
            return QJsonObject{{"row", static_cast<qint64>(*whole)}};
        default:
            return static_cast<qint64>(*whole);
        }
    }
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    return QString::fromStdString(text_of(value));
}

/// Conditions on a field, with values that stand in it.
std::vector<QJsonObject> conditions(const FieldDef& field, const QJsonValue& value)
{
    const std::string& key = field.key;
    std::vector<QJsonObject> all{compare(key, "given"), compare(key, "empty")};
    if (value.isNull() || value.toString() == QString(""))
        if (!value.isBool() && !value.isDouble() && !value.isObject())
            return all;
    for (const char* op : {"=", "!=", ">=", "<=", ">", "<"})
        all.push_back(compare(key, op, value));
    all.push_back({{"not", compare(key, "=", value)}});
    all.push_back({{"any", QJsonArray{compare(key, "empty"), compare(key, "!=", value)}}});
    if (value.isString()) {
        all.push_back(compare(key, "in", QJsonArray{value, "正常"}));
        all.push_back(compare(key, "not_in", QJsonArray{value}));
        all.push_back(compare(key, "contains", value.toString().left(1).toLower()));
    }
    if (value.isDouble())
        all.push_back(compare(key, ">=", value.toDouble() + 0.5));
    return all;
}

struct Checked
{
    int pushed = 0;
    int evaluated = 0;
};

/// Every condition there is on the fields of a ledger, both ways.
void check_ledger(TestLedger& ledger, const LedgerDef& def, const test::Content& rows,
                  std::optional<Date> day, Checked& checked)
{
    const FactRegistry& registry = Definitions::program()->facts();
    const auto here = rows.find(def.code);
    Needs needs;
    std::vector<std::pair<QJsonObject, Selection>> asked;
    const Selection::FindRow find_row = [](std::string_view, std::string_view) {
        return std::optional<std::int64_t>();
    };
    for (const FieldDef& field : def.fields) {
        std::vector<QJsonValue> values{QJsonValue()};
        if (here != rows.end())
            for (const auto& [id, record] : here->second) {
                const Value& value = record[static_cast<std::size_t>(def.index_of(field.key))];
                if (values.size() < 4 && !is_empty(value))
                    values.push_back(json_value(field, value));
            }
        for (const QJsonValue& value : values)
            for (const QJsonObject& one : conditions(field, value)) {
                auto selection = Selection::read(one, "", def.code, registry, {}, find_row);
                if (!selection)
                    continue; // no condition
                needs.merge(selection->needs());
                asked.emplace_back(one, *selection);
            }
    }
    needs.add_ledger(def.code);
    World::Options options;
    options.as_of = day.value_or(*Date::from_iso("9999-12-31"));
    NoProgress progress;
    const auto world =
        load_world(ledger.database(), Definitions::program(), needs, options, progress);
    RC_ASSERT(world.has_value());
    auto store = ledger.store();
    for (const auto& [json, selection] : asked) {
        const auto plain = plain_filters(registry, def, json, day, find_row);
        ++checked.evaluated;
        if (!plain || plain->store_alone)
            continue;
        ++checked.pushed;
        Query query;
        query.ledger = def.code;
        query.filters = plain->filters;
        query.known_at = day;
        const auto pushed = store.ids(query);
        INFO(def.code << " " << text(json));
        RC_ASSERT(pushed.has_value());
        Ids by_store = *pushed;
        std::sort(by_store.begin(), by_store.end());
        Ids by_facts;
        const std::vector<Tri> holds = selection.rows(**world);
        for (std::size_t row = 0; row < holds.size(); ++row)
            if (holds[row] == Tri::True)
                by_facts.push_back((*world)->snapshot().table(def.code).ids[row]);
        if (by_store != by_facts)
            RC_LOG() << def.code << " " << text(json) << (day ? day->iso() : std::string());
        RC_ASSERT(by_store == by_facts);
    }
}

} // namespace

TEST_CASE("store and facts find the same rows, for every field, comparison and day")
{
    Checked checked;
    CHECK(rc::check("one condition, two ways", [&] {
        TestLedger ledger;
        for (int i = 0; i < 3; ++i)
            static_cast<void>(test::random_action(ledger, 25));
        const test::Content rows = test::content(ledger);
        const std::optional<Date> day =
            *rc::gen::element(std::optional<Date>(), Date::from_iso("2024-12-31"),
                              Date::from_iso("2020-01-01"), Date::from_iso("2026-01-01"));
        for (const LedgerDef& def : ledger.catalog().ledgers())
            check_ledger(ledger, def, rows, day, checked);
    }));
    CHECK(checked.pushed > checked.evaluated / 2);
}
