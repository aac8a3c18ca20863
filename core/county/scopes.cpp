#include "core/county/scopes.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/object_reader.h"
#include "core/rules/figure_table.h"
#include "core/rules/json_place.h"
#include "core/rules/named_conditions.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string key_own = "own_scopes";

Result<QJsonArray> kept_scopes(Database& database)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(key_own));
    const QJsonDocument json =
        QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("[]")));
    if (!json.isArray())
        return fail(ErrorKind::Database, "文件里保存的统计口径读不出来，没有改动；请用 verify "
                                         "检查文件，或换用备份。");
    return json.array();
}

Result<> keep(Database& database, const QJsonArray& scopes, const std::string& title,
              const Actor& actor)
{
    return SettingsStore(database).set(
        key_own, QJsonDocument(scopes).toJson(QJsonDocument::Compact).toStdString(), title, &actor);
}

std::string text_of(const QJsonValue& kept, const char* key)
{
    return utf8_of(kept[QLatin1String(key)].toString());
}

qsizetype place_of(const QJsonArray& scopes, const std::string& id)
{
    const auto found = std::find_if(scopes.begin(), scopes.end(), [&](const QJsonValue& kept) {
        return text_of(kept, "id") == id;
    });
    return found - scopes.begin();
}

/// One of the file's as it is kept; `file` begins errors (BadInput).
Result<std::shared_ptr<const Scope>> read_kept(const QJsonValue& kept, const FactRegistry& facts,
                                               const std::string& file)
{
    ObjectReader in("", kept.toObject());
    auto scope = std::make_shared<Scope>(Scope::read(in, facts));
    if (scope->whole() && in.error().empty())
        in.complain("condition", "没有写明统计哪些单位");
    LX_TRY(in.end(file));
    scope->own = true;
    return scope;
}

std::string called(const std::string& id, const std::string& name)
{
    return id + "（" + name + "）";
}

Error no_such_scope(const std::string& id, const Scopes& scopes)
{
    std::string all;
    for (const auto& scope : scopes)
        all += (all.empty() ? "" : "、") + called(scope->id, scope->name);
    return {ErrorKind::Usage, "没有统计口径“" + id + "”，可用的有：" + all + "。", {}};
}

std::string days_of(const Scope& scope)
{
    return (scope.from ? "从" + scope.from->chinese() + "起" : std::string()) +
           (scope.until ? "到" + scope.until->add_days(-1).chinese() + "止" : std::string());
}

} // namespace

Result<Scopes> all_scopes(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(Scopes scopes, program_scopes(facts));
    LX_ASSIGN(const QJsonArray own, kept_scopes(database));
    for (const auto& kept : own) {
        auto scope = read_kept(kept, facts, "");
        if (!scope)
            continue;
        const auto same = std::find_if(scopes.begin(), scopes.end(), [&](const auto& other) {
            return other->id == (*scope)->id;
        });
        if (same == scopes.end())
            scopes.push_back(std::move(*scope));
        else
            *same = std::move(*scope);
    }
    return scopes;
}

Result<std::shared_ptr<const Scope>> find_scope(Database& database, const FactRegistry& facts,
                                                const std::string& id_or_name)
{
    LX_ASSIGN(const Scopes scopes, all_scopes(database, facts));
    if (id_or_name.empty())
        return scopes.front();
    for (const auto& scope : scopes)
        if (scope->id == id_or_name || scope->name == id_or_name)
            return scope;
    LX_ASSIGN(const QJsonArray own, kept_scopes(database));
    for (const auto& kept : own)
        if (text_of(kept, "id") == id_or_name || text_of(kept, "name") == id_or_name)
            return read_kept(kept, facts, "统计口径“" + text_of(kept, "name") + "”");
    return fail(no_such_scope(id_or_name, scopes));
}

Result<std::shared_ptr<const Scope>> find_scope(Database& database, const FactRegistry& facts,
                                                const std::string& id_or_name, Date day)
{
    LX_ASSIGN(auto scope, find_scope(database, facts, id_or_name));
    if (!scope->used_on(day))
        return fail(ErrorKind::Usage, "统计口径“" + scope->name + "”" + days_of(*scope) +
                                          "使用，不能统计" + day.chinese() +
                                          "的数；请换一个口径，或改截止日期。");
    return scope;
}

Result<> save_scope(Database& database, const FactRegistry& facts, const Scope& scope,
                    const Actor& actor)
{
    LX_ASSIGN(const Scopes program, program_scopes(facts));
    if (scope.id == program.front()->id)
        return fail(ErrorKind::Refused,
                    "“" + program.front()->name + "”就是全部单位，不能改；请换一个编号。");
    Scope written = scope;
    written.condition =
        written_out(scope.condition, FigureTable::of(facts).conditions()).toObject();
    const QJsonObject json = written.json();
    LX_TRY(read_kept(json, facts, "统计口径“" + scope.name + "”").map([](const auto&) {}));
    LX_ASSIGN(const Scopes all, all_scopes(database, facts));
    for (const auto& other : all)
        if (other->name == scope.name && other->id != scope.id)
            return fail(ErrorKind::Refused, "已有叫“" + scope.name + "”的统计口径（" + other->id +
                                                "），请换一个名称。");
    LX_ASSIGN(QJsonArray own, kept_scopes(database));
    const qsizetype at = place_of(own, scope.id);
    const bool there =
        std::any_of(all.begin(), all.end(), [&](const auto& one) { return one->id == scope.id; });
    if (at < own.size())
        own[at] = json;
    else
        own.append(json);
    return keep(database, own, (there ? "修改统计口径“" : "新增统计口径“") + scope.name + "”",
                actor);
}

Result<> remove_scope(Database& database, const FactRegistry& facts, const std::string& id,
                      const Actor& actor)
{
    LX_ASSIGN(QJsonArray own, kept_scopes(database));
    const qsizetype at = place_of(own, id);
    if (at == own.size()) {
        LX_ASSIGN(const auto scope, find_scope(database, facts, id));
        if (!scope->own)
            return fail(ErrorKind::Usage,
                        "“" + scope->name + "”是程序自带的统计口径，不能删除，可以不用。");
        return remove_scope(database, facts, scope->id, actor); // it was called by its name
    }
    const std::string name = text_of(own[at], "name");
    own.removeAt(at);
    LX_ASSIGN(const Scopes program, program_scopes(facts));
    const bool restores =
        std::any_of(program.begin(), program.end(), [&](const auto& one) { return one->id == id; });
    return keep(database, own, (restores ? "恢复统计口径“" : "删除统计口径“") + name + "”", actor);
}

bool is_scope_setting(std::string_view name)
{
    return name == key_own;
}

} // namespace lx
