#include "core/store/not_same.h"

#include <QJsonArray>
#include <QJsonDocument>

#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"

namespace lx {

std::string not_same_setting(const std::string& ledger)
{
    return "not_same/" + ledger;
}

Result<std::set<RowPair>> not_same_pairs(Database& database, const std::string& ledger)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(not_same_setting(ledger)));
    std::set<RowPair> pairs;
    for (const auto& pair :
         QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or(""))).array())
        pairs.emplace(pair[0].toInteger(), pair[1].toInteger());
    return pairs;
}

Result<> say_not_same(Database& database, const Catalog& catalog, const LedgerDef& def,
                      RowPair rows, bool same, const Actor& actor)
{
    if (rows.first == rows.second)
        return fail(ErrorKind::Usage, "“" + def.name + "”里的同一行不用和自己比；请写两行不同的。");
    if (rows.first > rows.second)
        std::swap(rows.first, rows.second);
    LX_ASSIGN(auto pairs, not_same_pairs(database, def.code));
    if (same)
        pairs.erase(rows);
    else
        pairs.insert(rows);
    LX_ASSIGN(const auto labels,
              LedgerStore(database, catalog).labels(def, {rows.first, rows.second}));
    const auto name = [&](std::int64_t row) {
        const auto label = labels.find(row);
        return "“" + (label == labels.end() ? std::to_string(row) : label->second) + "”";
    };
    QJsonArray kept;
    for (const auto& [first, second] : pairs)
        kept.append(QJsonArray{static_cast<qint64>(first), static_cast<qint64>(second)});
    return SettingsStore(database).set(
        not_same_setting(def.code),
        QJsonDocument(kept).toJson(QJsonDocument::Compact).toStdString(),
        (same ? "恢复查重：" : "标记不是同一个：") + def.name + name(rows.first) + "和" +
            name(rows.second),
        &actor);
}

} // namespace lx
