#include "core/store/own_fields.h"

#include <algorithm>
#include <charconv>
#include <set>

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QString>

#include "core/ledger/definition_json.h"
#include "core/store/database.h"
#include "core/store/given_number.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"

namespace lx {

namespace {

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

std::string to_json(const FieldDef& field)
{
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

Result<FieldDef> from_json(std::string_view key, std::string_view json)
{
    auto field = field_from_json("自定义字段 " + std::string(key), key, json);
    if (!field)
        return fail(ErrorKind::Database,
                    "自定义字段“" + std::string(key) +
                        "”的定义读不出来，请在设置里重新保存这个字段。",
                    field.error().message);
    static const std::set<QString> members{
        QStringLiteral("name"),       QStringLiteral("type"),        QStringLiteral("unit"),
        QStringLiteral("dictionary"), QStringLiteral("narrowed_by"), QStringLiteral("group"),
        QStringLiteral("hint"),       QStringLiteral("required"),    QStringLiteral("sensitive"),
        QStringLiteral("searched"),   QStringLiteral("month_ok"),    QStringLiteral("person"),
        QStringLiteral("width"),      QStringLiteral("min"),         QStringLiteral("max"),
        QStringLiteral("synonyms")}; // what to_json writes
    const auto bytes = QByteArray(json.data(), static_cast<qsizetype>(json.size()));
    const QStringList given = QJsonDocument::fromJson(bytes).object().keys();
    const bool strange = std::any_of(given.begin(), given.end(), [](const QString& member) {
        return !members.contains(member);
    });
    if (strange || !can_be_own(field->type))
        return fail(ErrorKind::Database,
                    "自定义字段“" + std::string(key) +
                        "”的定义里有自定义字段不能有的内容，请在设置里重新保存这个字段。");
    field->own = true;
    return field;
}

bool is_key(std::string_view key)
{
    return !key.empty() && key[0] >= 'a' && key[0] <= 'z' &&
           std::all_of(key.begin(), key.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

constexpr std::string_view own_prefix = "own_";

/// A key no own field had before: the number of the last one is kept in the settings.
Result<std::string> new_key(sqlite3* handle, WriteSession& session)
{
    LX_ASSIGN(const std::string last,
              query_text(handle, "SELECT value FROM setting WHERE key = 'own_field.last'"));
    std::int64_t number = 0;
    std::from_chars(last.data(), last.data() + last.size(), number);
    LX_TRY(check_last_number(handle, number));
    const std::string next = std::to_string(number + 1);
    LX_TRY(session.put_setting("own_field.last", next));
    return std::string(own_prefix) + next;
}

Result<std::unique_ptr<WriteSession>> begin_session(Database& database, const std::string& title)
{
    const SystemClock clock;
    return WriteSession::begin(database, no_ledgers(), {system_user(), &clock}, title,
                               setting_action);
}

} // namespace

Result<std::vector<OwnField>> own_fields(Database& database, std::vector<std::string>* faults)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT ledger, key, definition FROM own_field"
                                           " ORDER BY ledger, position, key"));
    std::vector<OwnField> fields;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return fields;
        auto field = from_json(select.text(1), select.text(2));
        if (field)
            fields.push_back({std::string(select.text(0)), std::move(*field)});
        else if (faults != nullptr)
            faults->push_back(std::move(field.error().message));
    }
}

Result<Catalog> file_catalog(Database& database, std::vector<std::string>* faults)
{
    Catalog catalog = Catalog::builtin();
    LX_ASSIGN(auto fields, own_fields(database, faults));
    for (OwnField& own : fields) {
        const auto added = catalog.add_own_field(own.ledger, std::move(own.field));
        if (!added && faults != nullptr)
            faults->push_back(added.error().message);
    }
    return catalog;
}

Catalog readable_catalog(Database& database)
{
    auto catalog = file_catalog(database);
    return catalog ? std::move(*catalog) : Catalog::builtin();
}

Result<std::string> save_own_field(Database& database, const Catalog& catalog,
                                   std::string_view ledger, FieldDef field)
{
    if (!can_be_own(field.type))
        return fail(ErrorKind::Refused,
                    "自定义字段“" + field.name + "”不能引用别的台账，请改用文字。");
    if (!field.key.empty() && !is_key(field.key))
        return fail(ErrorKind::Refused, "自定义字段的代码“" + field.key +
                                            "”只能由小写字母、数字和下划线组成，请更改。");
    LX_ASSIGN(auto session, begin_session(database, "自定义字段 " + field.name));
    LX_ASSIGN(auto others, own_fields(database));
    std::int64_t position = 1;
    Catalog checked = catalog;
    for (OwnField& own : others) {
        if (own.ledger != ledger)
            continue;
        ++position;
        if (own.field.key != field.key) {
            LX_TRY(checked.add_own_field(ledger, std::move(own.field)));
        } else if (own.field.type != field.type) {
            return fail(ErrorKind::Refused, "自定义字段“" + own.field.name +
                                                "”已在使用，不能改换类型，请另建一个字段。");
        }
    }
    if (field.key.empty()) {
        LX_ASSIGN(field.key, new_key(database.handle(), *session));
    }
    const std::string key = field.key;
    const std::string definition = to_json(field);
    LX_TRY(checked.add_own_field(ledger, std::move(field)));
    LX_TRY(session->put_own_field(ledger, key, position, definition));
    LX_TRY(session->commit());
    return key;
}

Result<> remove_own_field(Database& database, std::string_view ledger, std::string_view key)
{
    LX_ASSIGN(auto session, begin_session(database, "停用自定义字段"));
    LX_TRY(session->put_own_field(ledger, key, 0, {}));
    return session->commit().map([](std::int64_t) {});
}

} // namespace lx
