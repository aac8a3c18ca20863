#include "core/rows/lists.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/object_reader.h"
#include "core/base/text.h"
#include "core/rows/row_reader.h"
#include "core/rules/figure_table.h"
#include "core/rules/json_place.h"
#include "core/rules/named_conditions.h"
#include "core/store/own_fields.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string setting = "lists";

/// What a list is besides the ledger, which a file of presets names once.
void read_list(ObjectReader& in, RowList& list)
{
    in.text("name", list.name, true);
    in.text("note", list.note);
    list.rows.condition = in.value("condition").toObject();
    in.text("search", list.rows.search);
    in.text("sort", list.rows.sort);
    std::string by;
    in.text("sort_by", by);
    if (const auto named = sort_by_named(by.empty() ? key_of(SortBy::Stored) : by))
        list.rows.sort_by = *named;
    else
        in.complain("sort_by", "没有这种排序");
    in.flag("descending", list.rows.descending);
    in.flag("in_force", list.rows.in_force);
    in.texts("columns", list.columns);
}

QJsonObject to_json(const RowList& list)
{
    QJsonObject object{{QStringLiteral("name"), qt(list.name)},
                       {QStringLiteral("ledger"), qt(list.rows.ledger)}};
    const auto text = [&](const char* key, const std::string& value) {
        if (!value.empty())
            object.insert(QLatin1String(key), qt(value));
    };
    text("note", list.note);
    text("search", list.rows.search);
    text("sort", list.rows.sort);
    if (list.rows.sort_by != SortBy::Stored)
        text("sort_by", std::string(key_of(list.rows.sort_by)));
    if (!list.rows.condition.isEmpty())
        object.insert(QStringLiteral("condition"), list.rows.condition);
    if (list.rows.descending)
        object.insert(QStringLiteral("descending"), true);
    if (list.rows.in_force)
        object.insert(QStringLiteral("in_force"), true);
    QJsonArray columns;
    for (const std::string& column : list.columns)
        columns.append(qt(column));
    if (!columns.isEmpty())
        object.insert(QStringLiteral("columns"), columns);
    return object;
}

Result<QJsonDocument> kept_text(Database& database)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(setting));
    return QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("[]")));
}

/// What the file holds, to be changed. What this program can't read, another one may: it stays.
Result<QJsonArray> kept_lists(Database& database)
{
    LX_ASSIGN(const QJsonDocument json, kept_text(database));
    if (!json.isArray())
        return fail(ErrorKind::Database,
                    "文件里保存的名单读不出来，名单没有改动；请用 verify 检查文件，或换用备份。");
    return json.array();
}

std::optional<RowList> saved_list(const QJsonValue& kept)
{
    ObjectReader in("", kept.toObject());
    RowList list;
    in.text("ledger", list.rows.ledger, true);
    read_list(in, list);
    in.finish();
    if (!in.error().empty())
        return std::nullopt;
    return list;
}

/// Takes the own fields out that are out of use, and says so: a list is not lost with a column.
Result<> leave_out_retired(Database& database, std::vector<RowList>& lists)
{
    LX_ASSIGN(const auto fields, all_own_fields(database));
    for (RowList& list : lists) {
        std::string names;
        for (const OwnField& own : fields) {
            if (!own.retired || own.ledger != list.rows.ledger)
                continue;
            const bool sorts = list.rows.sort == own.field.key;
            if (sorts) {
                list.rows.sort.clear();
                list.rows.sort_by = SortBy::Stored;
                list.rows.descending = false;
            }
            if (std::erase(list.columns, own.field.key) > 0 || sorts)
                names += (names.empty() ? "“" : "、“") + own.field.name + "”";
        }
        if (!names.empty())
            list.left_out = "栏目" + names + "已停用，名单“" + list.name +
                            "”不再列出，也不按它排序；恢复使用后照旧。";
    }
    return {};
}

/// Where the list of that name stands; the end where there is none that can be read.
qsizetype place_of(const QJsonArray& kept, const std::string& name)
{
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const QJsonValue& one) {
        const auto list = saved_list(one);
        return list && list->name == name;
    });
    return found - kept.begin();
}

Result<> keep(Database& database, const QJsonArray& lists, const std::string& title,
              const Actor& actor)
{
    return SettingsStore(database).set(
        setting, QJsonDocument(lists).toJson(QJsonDocument::Compact).toStdString(), title, &actor);
}

auto named(std::vector<RowList>& lists, const std::string& name)
{
    return std::find_if(lists.begin(), lists.end(),
                        [&](const RowList& list) { return list.name == name; });
}

Result<> refuse_preset(const FactRegistry& facts, const std::string& name)
{
    LX_ASSIGN(auto presets, preset_lists(facts));
    if (named(presets, name) != presets.end())
        return fail(ErrorKind::Usage,
                    "“" + name + "”是程序自带的名单，不能改也不能删；请另取一个名称。");
    return {};
}

Error no_such_list(const std::string& name, const std::vector<RowList>& lists)
{
    std::string all;
    for (const RowList& list : lists)
        all += (all.empty() ? "" : "、") + list.name;
    return {ErrorKind::Usage,
            "没有名单“" + name +
                (all.empty() ? "”；文件里还没有保存过名单。" : "”；可用的有：" + all + "。"),
            {}};
}

Result<> check_columns(const FactRegistry& facts, const RowList& list)
{
    const std::string& sort = list.rows.sort;
    if (!sort.empty() && facts.catalog().ledger(list.rows.ledger)->index_of(sort) < 0 &&
        sort_fact(facts, list.rows) == nullptr)
        return fail(ErrorKind::Usage,
                    "名单“" + list.name + "”不能按“" + sort + "”排序；请写这个台账的一栏。");
    for (const std::string& column : list.columns)
        if (facts.find(list.rows.ledger, column) == nullptr)
            return fail(ErrorKind::Usage, "名单“" + list.name + "”的栏目“" + column +
                                              "”在这个台账里没有；请按台账的表头写。");
    return {};
}

} // namespace

QJsonObject with_named_conditions(const FactRegistry& facts, const QJsonObject& condition)
{
    const FigureTable& figures = FigureTable::of(facts);
    return written_out(condition, figures.conditions()).toObject();
}

Result<std::vector<RowList>> preset_lists(const FactRegistry& facts)
{
    LX_ASSIGN(const auto ids, builtin_ids("lists"));
    const FigureTable& figures = FigureTable::of(facts);
    std::vector<RowList> lists;
    for (const std::string& id : ids) {
        const std::string file = "lists/" + id + ".json";
        LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
        std::string ledger;
        in.text("ledger", ledger, true);
        in.objects("lists", true, [&](ObjectReader& each) {
            RowList& list = lists.emplace_back();
            list.preset = true;
            list.rows.ledger = ledger;
            read_list(each, list);
            each.text("sign", list.sign);
            each.flag("alarm", list.alarm);
            each.text("due", list.due);
            list.rows.condition = written_out(list.rows.condition, figures.conditions()).toObject();
        });
        LX_TRY(in.end(file));
    }
    return lists;
}

Result<std::vector<RowList>> saved_lists(Database& database)
{
    LX_ASSIGN(const QJsonDocument kept, kept_text(database));
    std::vector<RowList> lists;
    for (const auto& one : kept.array())
        if (auto list = saved_list(one))
            lists.push_back(std::move(*list));
    LX_TRY(leave_out_retired(database, lists));
    return lists;
}

Result<std::vector<RowList>> all_lists(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(auto lists, preset_lists(facts));
    LX_ASSIGN(auto saved, saved_lists(database));
    std::move(saved.begin(), saved.end(), std::back_inserter(lists));
    return lists;
}

Result<RowList> find_list(Database& database, const FactRegistry& facts, const std::string& name)
{
    LX_ASSIGN(auto saved, saved_lists(database));
    LX_ASSIGN(auto lists, preset_lists(facts));
    for (auto* some : {&saved, &lists})
        if (const auto found = named(*some, name); found != some->end())
            return std::move(*found);
    std::move(saved.begin(), saved.end(), std::back_inserter(lists));
    return fail(no_such_list(name, lists));
}

Result<> save_list(Database& database, const DefinitionsPtr& definitions, const RowList& list,
                   const Actor& actor)
{
    RowList kept = list;
    kept.name = trim(list.name);
    kept.preset = false;
    if (kept.name.empty())
        return fail(ErrorKind::Usage, "名单还没有名称，请填写后再保存。");
    LX_TRY(refuse_preset(definitions->facts(), kept.name));
    LX_TRY(RowReader::open(database, definitions, kept.rows).map([](const auto&) {}));
    LX_TRY(check_columns(definitions->facts(), kept));
    LX_ASSIGN(QJsonArray lists, kept_lists(database));
    const qsizetype at = place_of(lists, kept.name);
    const bool there = at < lists.size();
    if (there)
        lists[at] = to_json(kept);
    else
        lists.append(to_json(kept));
    return keep(database, lists, (there ? "修改名单 " : "保存名单 ") + kept.name, actor);
}

Result<> remove_list(Database& database, const FactRegistry& facts, const std::string& name,
                     const Actor& actor)
{
    LX_ASSIGN(QJsonArray lists, kept_lists(database));
    const qsizetype at = place_of(lists, name);
    if (at == lists.size()) {
        LX_TRY(refuse_preset(facts, name));
        LX_ASSIGN(const auto saved, saved_lists(database));
        return fail(no_such_list(name, saved));
    }
    lists.removeAt(at);
    return keep(database, lists, "删除名单 " + name, actor);
}

} // namespace lx
