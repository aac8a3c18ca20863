#include "core/store/own_fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "core/base/text.h"
#include "core/ledger/definition_json.h"
#include "core/ledger/heading_match.h"
#include "core/store/database.h"
#include "core/store/given_number.h"
#include "core/store/ledger_store.h"
#include "core/store/ledger_table.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"

namespace lx {

namespace {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

const QLatin1String member_values("values");
const QLatin1String member_retired("retired");

std::string to_json(const OwnField& own)
{
    const FieldDef& field = own.field;
    QJsonObject object;
    const auto text = [&](const char* key, std::string_view value) {
        if (!value.empty())
            object.insert(QLatin1String(key), qt(value));
    };
    const auto flag = [&](const char* key, bool value) {
        if (value)
            object.insert(QLatin1String(key), true);
    };
    text("name", field.name);
    text("type", type_name(field.type));
    text("unit", field.unit);
    text("dictionary", field.dictionary);
    text("narrowed_by", field.narrowed_by);
    text("group", field.group);
    text("hint", field.hint);
    flag("required", field.required);
    flag("sensitive", field.sensitive);
    flag("searched", field.searched);
    flag("month_ok", field.month_ok);
    flag("person", field.person);
    object.insert(QLatin1String("width"), field.width);
    if (field.min)
        object.insert(QLatin1String("min"), *field.min);
    if (field.max)
        object.insert(QLatin1String("max"), *field.max);
    QJsonArray synonyms;
    for (const std::string& synonym : field.synonyms)
        synonyms.append(qt(synonym));
    if (!synonyms.isEmpty())
        object.insert(QLatin1String("synonyms"), synonyms);
    QJsonArray values;
    for (const std::string& value : own.values)
        values.append(qt(value));
    if (!values.isEmpty())
        object.insert(member_values, values);
    if (own.retired)
        object.insert(member_retired, true);
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

bool can_be_own(FieldType type)
{
    switch (type) {
    case FieldType::Ref:
    case FieldType::RefList:
    case FieldType::RefOrText:
    case FieldType::ObjectKey:
        return false;
    default:
        return true;
    }
}

Result<OwnField> from_json(std::string_view ledger, std::string_view key, std::string_view json)
{
    const std::string place = "自定义字段“" + std::string(key) + "”的定义";
    const std::string again = "，请在设置里重新保存这个字段。";
    const auto bytes = QByteArray(json.data(), static_cast<qsizetype>(json.size()));
    QJsonObject object = QJsonDocument::fromJson(bytes).object();
    OwnField own;
    own.ledger = ledger;
    own.retired = object.take(member_retired).toBool();
    for (const auto& value : object.take(member_values).toArray())
        own.values.push_back(value.toString().toStdString());
    auto field = field_from_json(
        "自定义字段 " + std::string(key), key,
        object.isEmpty() ? json
                         : QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString());
    if (!field)
        return fail(ErrorKind::Database, place + "读不出来" + again, field.error().message);
    static const std::set<QString> members{
        QStringLiteral("name"),       QStringLiteral("type"),        QStringLiteral("unit"),
        QStringLiteral("dictionary"), QStringLiteral("narrowed_by"), QStringLiteral("group"),
        QStringLiteral("hint"),       QStringLiteral("required"),    QStringLiteral("sensitive"),
        QStringLiteral("searched"),   QStringLiteral("month_ok"),    QStringLiteral("person"),
        QStringLiteral("width"),      QStringLiteral("min"),         QStringLiteral("max"),
        QStringLiteral("synonyms")}; // what to_json writes besides
    const QStringList given = object.keys();
    const bool strange = std::any_of(given.begin(), given.end(), [](const QString& member) {
        return !members.contains(member);
    });
    if (strange || !can_be_own(field->type))
        return fail(ErrorKind::Database, place + "里有自定义字段不能有的内容" + again);
    own.field = std::move(*field);
    own.field.own = true;
    return own;
}

/// With the dictionary made of its own values.
Result<> add_to(Catalog& catalog, const OwnField& own)
{
    if (!own.values.empty()) {
        Dictionary dictionary;
        dictionary.code = own.field.dictionary;
        dictionary.name = own.field.name;
        for (const std::string& value : own.values)
            dictionary.values.push_back({value, {}, {}});
        LX_TRY(catalog.add_dictionary(std::move(dictionary)));
    }
    return catalog.add_own_field(own.ledger, own.field);
}

constexpr std::size_t longest_name = 60; ///< characters; a wider heading nobody reads

/// A sign that no heading can have: line breaks, other control characters, those that part words
/// of command lines and keys.
bool is_stray(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029 || c == U'=' ||
           c == U'|';
}

/// Why a column of the ledger can't be called so; "" where it can. What an import of the ledger
/// reads for another column would be lost to the own field.
std::string heading_trouble(const Catalog& others, const LedgerDef& def, const std::string& name)
{
    const std::u32string signs = code_points(name);
    if (std::any_of(signs.begin(), signs.end(), is_stray))
        return "自定义字段的名称里不能有换行、控制字符、“=”和“|”，请改正后再保存。";
    if (signs.size() > longest_name)
        return "自定义字段的名称有 " + std::to_string(signs.size()) + " 个字，最多 " +
               std::to_string(longest_name) + " 个字；请写短，其余写在说明里。";
    const HeadingMatch match = HeadingMatcher(others, def).match(name);
    if (match.ignored)
        return "导入时不读“" + name + "”这样的一列（序号、错误、推算等），请给自定义字段另取名称。";
    if (!match.found() || match.fit > HeadingFit::Synonym)
        return {};
    const std::string& taken = match.def().name;
    const std::string whose = "“" + match.ledger->name + "”台账的“" + taken + "”";
    const std::string carried =
        match.ledger == &def ? "" : "，导入“" + def.name + "”时一并读到那里";
    return (taken == name ? "“" + name + "”是" + whose : whose + "也叫“" + name + "”") + carried +
           "，请给自定义字段另取名称。";
}

/// The same for all that names the field. What it was called before is not held against it while
/// it is in use.
Result<> check_headings(const Catalog& others, const OwnField& saved,
                        const std::optional<OwnField>& before)
{
    const auto names_of = [](const FieldDef& field) {
        std::vector<std::string> names{field.name, heading(field)};
        names.insert(names.end(), field.synonyms.begin(), field.synonyms.end());
        return names;
    };
    const LedgerDef* def = others.ledger(saved.ledger);
    const std::vector<std::string> names = names_of(saved.field);
    if (def == nullptr || (before && !before->retired && names_of(before->field) == names))
        return {};
    for (const std::string& name : names)
        if (std::string trouble = heading_trouble(others, *def, name); !trouble.empty())
            return fail(ErrorKind::Refused, std::move(trouble));
    return {};
}

/// Values that are no longer among a choice's: rows must not hold them.
Result<> check_values_left(Database& database, const Catalog& catalog, const OwnField& before,
                           const OwnField& after)
{
    LedgerStore store(database, catalog);
    for (const std::string& value : before.values) {
        if (std::find(after.values.begin(), after.values.end(), value) != after.values.end())
            continue;
        Query query;
        query.ledger = before.ledger;
        query.filters = {{before.field.key, "=", value}};
        LX_ASSIGN(const std::int64_t rows, store.count(query));
        if (rows > 0)
            return fail(ErrorKind::Refused, "还有 " + std::to_string(rows) + " 行的“" +
                                                before.field.name + "”填着“" + value +
                                                "”，请先改成别的值，再去掉这个选项。");
    }
    return {};
}

bool is_key(std::string_view key)
{
    return !key.empty() && key[0] >= 'a' && key[0] <= 'z' &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

constexpr std::string_view own_prefix = "own_";

constexpr std::array<OwnFieldType, 8> types{{{FieldType::Text, "text", "文字"},
                                             {FieldType::LongText, "long_text", "长文字"},
                                             {FieldType::Integer, "integer", "整数"},
                                             {FieldType::Real, "number", "数字"},
                                             {FieldType::Money, "money", "金额"},
                                             {FieldType::Date, "date", "日期"},
                                             {FieldType::Bool, "bool", "是否"},
                                             {FieldType::Choice, "choice", "选项"}}};

/// A key no own field had before: the number of the last one is kept in the settings.
Result<std::string> new_key(sqlite3* handle, WriteSession& session)
{
    LX_ASSIGN(const std::string last, query_text(handle, "SELECT value FROM setting WHERE key = '" +
                                                             std::string(last_own_field) + "'"));
    std::int64_t number = 0;
    std::from_chars(last.data(), last.data() + last.size(), number);
    LX_TRY(check_last_number(handle, number));
    const std::string next = std::to_string(number + 1);
    LX_TRY(session.put_setting(last_own_field, next));
    return std::string(own_prefix) + next;
}

Result<std::unique_ptr<WriteSession>> begin_session(Database& database, const std::string& title,
                                                    const Actor* actor)
{
    const SystemClock clock;
    const Actor user{system_user(), &clock};
    return WriteSession::begin(database, no_ledgers(), actor != nullptr ? *actor : user, title,
                               "edit");
}

/// Rows that hold anything in the field, in use or not.
Result<> check_unused(Database& database, const OwnField& own)
{
    LX_ASSIGN(Statement count,
              Statement::prepare(database, "SELECT count(*) FROM " + quote_name(own.ledger) +
                                               " WHERE (extra ->> ?) IS NOT NULL"));
    count.bind(1, std::string_view(own.field.key));
    LX_ASSIGN(const bool row, count.step());
    const std::int64_t rows = row ? count.integer(0) : 0;
    if (rows == 0)
        return {};
    return fail(ErrorKind::Refused, "还有 " + std::to_string(rows) + " 行填着自定义字段“" +
                                        own.field.name + "”，没有撤回；请先清空这一栏，或停用它");
}

} // namespace

std::span<const OwnFieldType> own_field_types()
{
    return types;
}

Result<std::vector<OwnField>> all_own_fields(Database& database, std::vector<std::string>* faults)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT ledger, key, definition FROM own_field"
                                           " ORDER BY ledger, position, key"));
    std::vector<OwnField> fields;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return fields;
        auto own = from_json(select.text(0), select.text(1), select.text(2));
        if (own)
            fields.push_back(std::move(*own));
        else if (faults != nullptr)
            faults->push_back(std::move(own.error().message));
    }
}

Result<std::vector<OwnField>> own_fields(Database& database, std::vector<std::string>* faults)
{
    LX_ASSIGN(auto fields, all_own_fields(database, faults));
    std::erase_if(fields, [](const OwnField& own) { return own.retired; });
    return fields;
}

Result<Catalog> file_catalog(Database& database, std::vector<std::string>* faults)
{
    Catalog catalog = Catalog::builtin();
    LX_ASSIGN(const auto fields, own_fields(database, faults));
    for (const OwnField& own : fields) {
        const auto added = add_to(catalog, own);
        if (!added && faults != nullptr)
            faults->push_back(added.error().message);
    }
    return catalog;
}

Catalog readable_catalog(Database& database)
{
    auto catalog = file_catalog(database);
    if (!catalog)
        return Catalog::builtin();
    return std::move(*catalog);
}

Result<std::string> save_own_field(Database& database, const Catalog& catalog,
                                   std::string_view ledger, FieldDef field,
                                   const std::vector<std::string>& values, const Actor* actor)
{
    if (!can_be_own(field.type))
        return fail(ErrorKind::Refused,
                    "自定义字段“" + field.name + "”不能引用别的台账，请改用文字。");
    if (!field.key.empty() && !is_key(field.key))
        return fail(ErrorKind::Refused, "自定义字段的代码“" + field.key +
                                            "”只能由小写字母、数字和下划线组成，请更改。");
    LX_ASSIGN(auto session, begin_session(database, "自定义字段 " + field.name, actor));
    LX_ASSIGN(const auto others, all_own_fields(database));
    OwnField saved{std::string(ledger), std::move(field), values};
    std::int64_t position = 1;
    Catalog checked = catalog;
    std::optional<OwnField> before;
    for (const OwnField& own : others) {
        const bool beside = own.ledger == ledger;
        position += beside ? 1 : 0;
        if (beside && own.field.key == saved.field.key)
            before = own;
        else if (const auto added = own.retired ? Result<>{} : add_to(checked, own);
                 beside && !added)
            return fail(added.error());
    }
    if (before && before->field.type != saved.field.type)
        return fail(ErrorKind::Refused, "自定义字段“" + before->field.name +
                                            "”已在使用，不能改换类型，请另建一个字段。");
    if (saved.field.key.empty()) {
        LX_ASSIGN(saved.field.key, new_key(database.handle(), *session));
    }
    if (!values.empty())
        saved.field.dictionary = saved.ledger + "." + saved.field.key;
    LX_TRY(check_headings(checked, saved, before));
    LX_TRY(add_to(checked, saved));
    if (before && !before->values.empty())
        LX_TRY(check_values_left(database, checked, *before, saved));
    LX_TRY(session->put_own_field(ledger, saved.field.key, position, to_json(saved)));
    LX_TRY(session->commit());
    return saved.field.key;
}

Result<> move_own_field(Database& database, std::string_view ledger, std::string_view key,
                        std::size_t place, const Actor* actor)
{
    LX_ASSIGN(auto fields, all_own_fields(database));
    std::erase_if(fields, [&](const OwnField& own) { return own.ledger != ledger; });
    // Those out of use stand behind: they take no place among the others.
    const auto retired = std::stable_partition(fields.begin(), fields.end(),
                                               [](const OwnField& own) { return !own.retired; });
    const auto own = std::find_if(fields.begin(), retired,
                                  [&](const OwnField& one) { return one.field.key == key; });
    if (own == retired)
        return fail(ErrorKind::Usage, "没有在用的自定义字段“" + std::string(key) + "”。");
    const auto in_use = static_cast<std::size_t>(retired - fields.begin());
    const auto from = static_cast<std::size_t>(own - fields.begin());
    const std::size_t to = std::min(place, in_use);
    if (to == from || to == from + 1)
        return {};
    LX_ASSIGN(auto session, begin_session(database, "移动自定义字段 " + own->field.name, actor));
    if (to < from)
        std::rotate(fields.begin() + static_cast<std::ptrdiff_t>(to), own, own + 1);
    else
        std::rotate(own, own + 1, fields.begin() + static_cast<std::ptrdiff_t>(to));
    for (std::size_t i = 0; i < fields.size(); ++i)
        LX_TRY(session->put_own_field(ledger, fields[i].field.key, static_cast<std::int64_t>(i) + 1,
                                      to_json(fields[i]), true));
    return session->commit().map([](std::int64_t) {});
}

Result<> retire_own_field(Database& database, std::string_view ledger, std::string_view key,
                          const Actor* actor)
{
    LX_ASSIGN(auto fields, own_fields(database));
    const auto own = std::find_if(fields.begin(), fields.end(), [&](const OwnField& one) {
        return one.ledger == ledger && one.field.key == key;
    });
    if (own == fields.end())
        return fail(ErrorKind::Usage, "没有在用的自定义字段“" + std::string(key) + "”。");
    own->retired = true;
    LX_ASSIGN(auto session, begin_session(database, "停用自定义字段 " + own->field.name, actor));
    LX_TRY(session->put_own_field(ledger, key, 0, to_json(*own)));
    return session->commit().map([](std::int64_t) {});
}

Result<> put_back_own_field(Database& database, WriteSession& session, const std::string& name,
                            const OwnFieldRow& row)
{
    const std::size_t slash = name.find('/');
    const std::string ledger = name.substr(0, slash);
    const std::string key = name.substr(slash + 1);
    LX_ASSIGN(const auto others, all_own_fields(database));
    std::optional<OwnField> now;
    Catalog checked = Catalog::builtin();
    for (const OwnField& own : others)
        if (own.ledger == ledger && own.field.key == key)
            now = own;
        else if (!own.retired)
            static_cast<void>(add_to(checked, own)); // a fault of another is none of this one's
    if (is_empty(row.definition)) {
        if (now)
            LX_TRY(check_unused(database, *now));
        return session.put_own_field(ledger, key, 0, {}, true);
    }
    LX_ASSIGN(const OwnField back, from_json(ledger, key, text_of(row.definition)));
    if (!back.retired) {
        LX_TRY(check_headings(checked, back, now));
        LX_TRY(add_to(checked, back));
        if (now && !now->values.empty())
            LX_TRY(check_values_left(database, checked, *now, back));
    }
    return session.put_own_field(ledger, key, int_of(row.position), text_of(row.definition), true);
}

} // namespace lx
