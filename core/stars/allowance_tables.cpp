#include "core/stars/allowance_tables.h"

#include <algorithm>
#include <cmath>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/county/policies.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"

namespace lx {

namespace {

constexpr const char* key_own = "stars/allowance/own";
constexpr const char* key_chosen = "stars/allowance/table";

/// What the program's definitions say, as text.
Result<std::string> program_text()
{
    QFile in(QStringLiteral(":/stars/allowances.json"));
    if (!in.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io, "读不到程序自带的津贴标准。");
    return in.readAll().toStdString();
}

/// Amounts of a policy: yuan by star, from none on.
Result<> take_figure(AllowanceTable::Amounts& amounts, const PolicyPack& pack,
                     const std::string& table)
{
    const auto found = std::ranges::find(pack.params(), amounts.figure, &ParamDef::key);
    const QJsonArray yuan =
        found == pack.params().end()
            ? QJsonArray()
            : QJsonDocument::fromJson(QByteArray::fromStdString(found->value)).array();
    if (yuan.isEmpty())
        return fail(ErrorKind::BadInput, "津贴标准“" + table + "”：“" + pack.name() +
                                             "”没有按星级的参数“" + amounts.figure + "”。");
    for (int star = 0; star < yuan.size(); ++star)
        amounts.fen[std::to_string(star)] = std::llround(yuan.at(star).toDouble() * 100);
    return {};
}

Result<> take_figures(AllowanceTable& table, const PackOf& pack_of)
{
    for (AllowanceTable::Amounts& amounts : table.amounts) {
        if (amounts.policy.empty())
            continue;
        LX_ASSIGN(const auto pack, pack_of(amounts.policy));
        LX_TRY(take_figure(amounts, *pack, table.name));
    }
    return {};
}

Result<> take_figures(std::vector<AllowanceTable>& tables, const PackOf& pack_of)
{
    for (AllowanceTable& table : tables)
        LX_TRY(take_figures(table, pack_of));
    return {};
}

PackOf packs_of(Database& database, const DefinitionsPtr& definitions)
{
    return [&database, definitions](const std::string& id) {
        return load_policy(database, definitions, id);
    };
}

} // namespace

Result<std::vector<AllowanceTable>> program_allowance_tables(const PackOf& pack_of)
{
    LX_ASSIGN(const std::string text, program_text());
    LX_ASSIGN(auto tables, AllowanceTable::read("allowances.json", text));
    LX_TRY(take_figures(tables, pack_of));
    return tables;
}

Result<std::vector<AllowanceTable>> allowance_tables(Database& database,
                                                     const DefinitionsPtr& definitions)
{
    const PackOf pack_of = packs_of(database, definitions);
    LX_ASSIGN(auto tables, program_allowance_tables(pack_of));
    LX_ASSIGN(const auto kept, SettingsStore(database).get(key_own));
    if (!kept || kept->empty())
        return tables;
    LX_ASSIGN(auto own, AllowanceTable::read(key_own, *kept));
    for (AllowanceTable& table : own) {
        if (const auto taken = take_figures(table, pack_of); !taken) {
            const ErrorKind kind = taken.error().kind;
            if (kind != ErrorKind::Usage && kind != ErrorKind::BadInput)
                return fail(taken.error());
            continue; // its policy has gone: the others can be paid by
        }
        const auto same = std::ranges::find(tables, table.id, &AllowanceTable::id);
        if (same == tables.end())
            tables.push_back(std::move(table));
        else
            *same = std::move(table);
    }
    return tables;
}

Result<ChosenAllowance> chosen_allowance(Database& database,
                                         const std::vector<AllowanceTable>& tables)
{
    LX_ASSIGN(const auto chosen, SettingsStore(database).get(key_chosen));
    if (!chosen || chosen->empty())
        return ChosenAllowance{};
    const auto found = std::ranges::find(tables, *chosen, &AllowanceTable::id);
    if (found == tables.end())
        return ChosenAllowance{0, true};
    return ChosenAllowance{static_cast<std::size_t>(found - tables.begin()), false};
}

Result<AllowanceTable> find_allowance_table(Database& database, const DefinitionsPtr& definitions,
                                            const std::string& id_or_name)
{
    LX_ASSIGN(const auto tables, allowance_tables(database, definitions));
    if (id_or_name.empty()) {
        LX_ASSIGN(const ChosenAllowance chosen, chosen_allowance(database, tables));
        return tables[chosen.place];
    }
    std::string all;
    for (const AllowanceTable& table : tables) {
        if (table.id == id_or_name || table.name == id_or_name)
            return table;
        all += (all.empty() ? "" : "、") + table.id + "（" + table.name + "）";
    }
    return fail(ErrorKind::Usage, "没有津贴标准“" + id_or_name + "”，可用的有：" + all + "。");
}

Result<> choose_allowance_table(Database& database, const Actor& actor, const AllowanceTable& table)
{
    return SettingsStore(database).set(key_chosen, table.id, "书记津贴按“" + table.name + "”",
                                       &actor);
}

Result<> take_allowance_tables(Database& database, const DefinitionsPtr& definitions,
                               const Actor& actor, const std::string& file, std::string_view json)
{
    LX_ASSIGN(auto tables, AllowanceTable::read(file, json));
    LX_TRY(take_figures(tables, packs_of(database, definitions)));
    LX_ASSIGN(auto writer, Writer::begin(database, definitions->catalog(), actor,
                                         "读入津贴标准“" + tables.front().name + "”"));
    LX_TRY(writer.put_setting(key_own, std::string(json)));
    LX_TRY(writer.put_setting(key_chosen, tables.front().id));
    return writer.commit().map([](std::int64_t) {});
}

Result<std::string> allowance_tables_text(Database& database)
{
    LX_ASSIGN(const auto own, SettingsStore(database).get(key_own));
    return own && !own->empty() ? *own : program_text();
}

} // namespace lx
