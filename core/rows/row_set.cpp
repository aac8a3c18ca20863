#include "core/rows/row_set.h"

#include <QJsonArray>
#include <QString>

#include "core/rules/json_place.h"

namespace lx {

namespace {

bool speaks_of_more_than_fields(const FactRegistry& registry, const std::string& ledger,
                                const QJsonObject& json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const QString key = it.key();
        if (key == u"all" || key == u"any") {
            for (const auto& part : it.value().toArray())
                if (speaks_of_more_than_fields(registry, ledger, part.toObject()))
                    return true;
        } else if (key == u"not") {
            if (speaks_of_more_than_fields(registry, ledger, it.value().toObject()))
                return true;
        } else if (key == u"fact") {
            const FactPath path = registry.path(ledger, utf8_of(it.value().toString()));
            if (path.fact == nullptr || path.fact->derived)
                return true;
            for (const FactDef* step : path.steps)
                if (step->derived)
                    return true;
        } else if (key == u"op") {
            if (it.value().toString() == u"during")
                return true;
        } else if (key == u"value") {
            // A fact, a sum, a day in the place of a value.
            if (it.value().isObject() && !it.value().toObject().contains(u"row"))
                return true;
        } else if (key != u"field" && key != u"note" && key != u"among") {
            return true;
        }
    }
    return false;
}

} // namespace

const FactDef* sort_fact(const FactRegistry& registry, const RowSet& rows)
{
    const LedgerDef* def = registry.catalog().ledger(rows.ledger);
    if (rows.sort.empty() || def == nullptr || def->index_of(rows.sort) >= 0)
        return nullptr;
    const FactDef* fact = registry.find(rows.ledger, rows.sort);
    return fact != nullptr && fact->derived ? fact : nullptr;
}

bool of_a_day(const FactRegistry& registry, const RowSet& rows)
{
    return rows.in_force || sort_fact(registry, rows) != nullptr ||
           speaks_of_more_than_fields(registry, rows.ledger, rows.condition);
}

QJsonObject both(const QJsonObject& one, const QJsonObject& other)
{
    if (one.isEmpty() || other.isEmpty())
        return one.isEmpty() ? other : one;
    return {{QStringLiteral("all"), QJsonArray{one, other}}};
}

QJsonObject refers_to(const std::string& field, std::int64_t id, const std::string& name)
{
    QJsonObject row{{QStringLiteral("row"), static_cast<qint64>(id)}};
    if (!name.empty())
        row.insert(QStringLiteral("note"), qt(name));
    return {{QStringLiteral("fact"), qt(field)},
            {QStringLiteral("op"), QStringLiteral("=")},
            {QStringLiteral("value"), row}};
}

} // namespace lx
