#include "core/rules/scope.h"

#include <algorithm>

#include <QJsonArray>

#include "core/base/object_reader.h"
#include "core/facts/world.h"
#include "core/rules/figure_table.h"
#include "core/rules/json_place.h"

namespace lx {

namespace {

using Scopes = std::vector<std::shared_ptr<const Scope>>;

constexpr const char* struck = "struck"; ///< 剔除日期 of the unit

void read_day(ObjectReader& in, const char* key, std::optional<Date>& day)
{
    std::string text;
    in.text(key, text);
    if (text.empty())
        return;
    day = Date::from_iso(text);
    if (!day)
        in.complain(key, "“" + text + "”不是日期，应写成 2025-01-31");
}

bool plain_id(std::string_view id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<Scopes> read_all(const std::string& file, Result<ObjectReader> reader,
                        const FactRegistry& registry)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    Scopes scopes;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("scopes", true, [&](ObjectReader& each) {
        auto scope = std::make_shared<const Scope>(Scope::read(each, registry));
        for (const auto& other : scopes) {
            if (other->id == scope->id)
                each.complain("id", "“" + scope->id + "”已经有了");
            if (other->name == scope->name)
                each.complain("name", "“" + scope->name + "”已经有了");
        }
        if (scopes.empty() != scope->whole())
            each.complain("condition", scopes.empty() ? "第一个口径是全部登记，没有条件"
                                                      : "没有写明统计哪些单位");
        scopes.push_back(std::move(scope));
    });
    LX_TRY(in.end(file));
    if (scopes.empty())
        return fail(definition_error(file, "scopes 一个口径也没有"));
    return scopes;
}

} // namespace

Scope Scope::read(ObjectReader& in, const FactRegistry& registry)
{
    Scope scope;
    in.text("id", scope.id, true);
    in.text("name", scope.name, true);
    in.text("note", scope.note);
    in.text("basis", scope.basis);
    read_day(in, "from", scope.from);
    read_day(in, "until", scope.until);
    if (!plain_id(scope.id))
        in.complain("id", "“" + scope.id + "”只能用小写字母、数字和-");
    if (scope.from && scope.until && *scope.until <= *scope.from)
        in.complain("until", "停用的日期应晚于启用的日期");
    if (!in.has("condition"))
        return scope;
    const QJsonValue condition = in.value("condition");
    auto where = Selection::read(condition, in.path("condition"), "unit", registry,
                                 FigureTable::of(registry).conditions());
    if (!where) {
        in.complain(where.error());
        return scope;
    }
    scope.condition = condition.toObject();
    scope.where = std::move(*where);
    return scope;
}

Needs Scope::needs(const FactRegistry& registry) const
{
    Needs needs;
    if (whole())
        return needs;
    registry.add_needs(*registry.find("unit", struck), FieldUse::Content, needs);
    needs.merge(where->needs());
    return needs;
}

QJsonObject Scope::json() const
{
    QJsonObject object{{QStringLiteral("id"), qt(id)}, {QStringLiteral("name"), qt(name)}};
    const auto text = [&](const char* key, const std::string& value) {
        if (!value.empty())
            object.insert(QLatin1String(key), qt(value));
    };
    text("note", note);
    text("basis", basis);
    text("from", from ? from->iso() : std::string());
    text("until", until ? until->iso() : std::string());
    if (!condition.isEmpty())
        object.insert(QStringLiteral("condition"), condition);
    return object;
}

Result<Scopes> program_scopes(const FactRegistry& facts)
{
    const std::string file = "scopes/scopes.json";
    return read_all(file, ObjectReader::resource(file), facts);
}

Result<Scopes> scopes_from_json(const FactRegistry& facts, const std::string& file,
                                std::string_view json)
{
    return read_all(file, ObjectReader::of(file, json), facts);
}

ScopedUnits ScopedUnits::of(std::shared_ptr<const Scope> scope, const World& world)
{
    ScopedUnits units;
    if (scope == nullptr || scope->whole())
        return units;
    if (!world.options().scope.empty()) {
        // A policy's scope changes what some facts say of a unit, never who is counted.
        World::Options options = world.options();
        options.scope.clear();
        return of(std::move(scope), World(world.shared_snapshot(), std::move(options)));
    }
    std::vector<Tri> in = scope->where->rows(world);
    const std::vector<std::int32_t>& days = *world.fact("unit", struck).i32;
    for (std::size_t row = 0; row < in.size(); ++row)
        if (days[row] != kNone32)
            in[row] = Tri::False;
    units.m_scope = std::move(scope);
    units.m_units = std::make_shared<const std::vector<Tri>>(std::move(in));
    return units;
}

ScopedUnits ScopedUnits::on(const World& world) const
{
    return of(m_scope, world);
}

void ScopedUnits::narrow(const World& world, std::string_view ledger, const std::string& unit,
                         std::vector<Tri>& rows) const
{
    const bool units = ledger == "unit";
    if (whole() || (!units && unit.empty()))
        return;
    const std::vector<std::int32_t>* of = units ? nullptr : world.fact(ledger, unit).i32;
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::int32_t at = units ? static_cast<std::int32_t>(row) : (*of)[row];
        if (at < 0 || !counts(static_cast<std::size_t>(at)))
            rows[row] = Tri::False;
    }
}

} // namespace lx
