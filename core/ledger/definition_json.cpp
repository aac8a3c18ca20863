#include "core/ledger/definition_json.h"

#include <initializer_list>
#include <utility>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace lx {

namespace {

/// Reads the members of one JSON object and remembers the first thing that is wrong with it. Errors
/// are kept rather than thrown so that a definition reads as a plain list of members.
class ObjectReader
{
public:
    ObjectReader(std::string place, QJsonObject object)
        : m_place(std::move(place)), m_object(std::move(object))
    {}

    void text(const char* key, std::string& out, bool required = false)
    {
        const QJsonValue value = take(key, required);
        if (value.isUndefined())
            return;
        if (!value.isString())
            return complain(key, "应为文字");
        out = value.toString().toStdString();
        if (required && out.empty())
            complain(key, "不能为空");
    }
    void flag(const char* key, bool& out)
    {
        const QJsonValue value = take(key, false);
        if (value.isUndefined())
            return;
        if (!value.isBool())
            return complain(key, "应为 true 或 false");
        out = value.toBool();
    }
    void whole(const char* key, int& out)
    {
        const QJsonValue value = take(key, false);
        if (value.isUndefined())
            return;
        if (!value.isDouble() || value.toDouble() != value.toInt())
            return complain(key, "应为整数");
        out = value.toInt();
    }
    void number(const char* key, std::optional<double>& out)
    {
        const QJsonValue value = take(key, false);
        if (value.isUndefined())
            return;
        if (!value.isDouble())
            return complain(key, "应为数");
        out = value.toDouble();
    }
    void texts(const char* key, std::vector<std::string>& out, bool required = false)
    {
        const QJsonValue value = take(key, required);
        if (value.isUndefined())
            return;
        if (!value.isArray())
            return complain(key, "应为文字的列表");
        for (const QJsonValue each : value.toArray()) {
            if (!each.isString() || each.toString().isEmpty())
                return complain(key, "应为文字的列表");
            out.push_back(each.toString().toStdString());
        }
    }
    /// Calls `read` with a reader for each object of the list.
    template <class Read> void objects(const char* key, bool required, Read read)
    {
        const QJsonValue value = take(key, required);
        if (value.isUndefined())
            return;
        if (!value.isArray())
            return complain(key, "应为对象的列表");
        int number = 0;
        for (const QJsonValue each : value.toArray()) {
            const std::string at = path(key) + "[" + std::to_string(number++) + "]";
            if (!each.isObject()) {
                if (m_error.empty())
                    m_error = at + " 应为对象";
                return;
            }
            ObjectReader inner(at, each.toObject());
            read(inner);
            inner.finish();
            if (m_error.empty())
                m_error = inner.m_error;
        }
    }
    /// Calls `read` with a reader for the object, where there is one.
    template <class Read> void object(const char* key, Read read)
    {
        const QJsonValue value = take(key, false);
        if (value.isUndefined())
            return;
        if (!value.isObject())
            return complain(key, "应为对象");
        ObjectReader inner(path(key), value.toObject());
        read(inner);
        inner.finish();
        if (m_error.empty())
            m_error = inner.m_error;
    }
    void complain(const char* key, std::string_view what)
    {
        if (m_error.empty())
            m_error = path(key) + " " + std::string(what);
    }
    /// What is left is unknown.
    void finish()
    {
        if (m_error.empty() && !m_object.isEmpty())
            m_error = path(m_object.keys().first().toStdString().c_str()) + " 不是已知的项";
    }
    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    [[nodiscard]] std::string path(const char* key) const
    {
        return m_place.empty() ? key : m_place + "." + key;
    }
    QJsonValue take(const char* key, bool required)
    {
        const QString name = QString::fromUtf8(key);
        if (!m_object.contains(name)) {
            if (required)
                complain(key, "缺少");
            return QJsonValue(QJsonValue::Undefined);
        }
        return m_object.take(name);
    }

    std::string m_place;
    QJsonObject m_object;
    std::string m_error;
};

Result<QJsonObject> parse_object(const std::string& file, std::string_view json)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &trouble);
    if (trouble.error != QJsonParseError::NoError)
        return fail(ErrorKind::BadInput,
                    "定义文件 " + file + " 第 " + std::to_string(trouble.offset) +
                        " 字节处不是有效的 JSON，请更正后再用。",
                    trouble.errorString().toStdString());
    if (!document.isObject())
        return fail(ErrorKind::BadInput, "定义文件 " + file + " 的最外层应为对象，请更正后再用。");
    return document.object();
}

Error definition_error(const std::string& file, const std::string& what)
{
    return {ErrorKind::BadInput, "定义文件 " + file + "：" + what + "，请更正后再用。", {}};
}

void read_field_def(ObjectReader& in, FieldDef& field)
{
    std::string type;
    in.text("key", field.key, true);
    in.text("name", field.name, true);
    in.text("type", type, true);
    if (const auto known = type_of(type))
        field.type = *known;
    else
        in.complain("type", "不是已知的类型");
    in.text("unit", field.unit);
    in.text("dictionary", field.dictionary);
    in.text("narrowed_by", field.narrowed_by);
    in.text("ledger", field.ledger);
    in.texts("synonyms", field.synonyms);
    in.flag("in_key", field.in_key);
    in.flag("required", field.required);
    in.flag("sensitive", field.sensitive);
    in.flag("indexed", field.indexed);
    in.flag("searched", field.searched);
    in.flag("month_ok", field.month_ok);
    in.flag("planned", field.planned);
    in.flag("past", field.past);
    in.text("earliest", field.earliest);
    in.flag("code", field.code);
    in.flag("person", field.person);
    in.text("group", field.group);
    in.whole("width", field.width);
    in.number("min", field.min);
    in.number("max", field.max);
    in.text("accept_field", field.accept_field);
    in.text("only_when_field", field.only_when_field);
    in.texts("only_when_values", field.only_when_values);
    in.text("hint", field.hint);
}

void read_check(ObjectReader& in, RowCheck& check)
{
    in.text("left", check.left);
    in.text("op", check.op, true);
    in.text("right", check.right);
    in.texts("fields", check.fields);
    in.text("message", check.message, true);
    in.flag("warning", check.warning);
    in.text("named", check.named);
}

void read_span(ObjectReader& in, SpanDef& span)
{
    in.texts("starts", span.starts);
    in.texts("ends", span.ends);
    in.texts("done", span.done);
    in.text("year", span.year);
    in.object("gone", [&](ObjectReader& each) {
        each.text("field", span.gone_field, true);
        each.texts("values", span.gone_values, true);
    });
    in.text("within", span.within);
}

void read_rule(ObjectReader& in, DuplicateRule& rule)
{
    in.objects("keys", true, [&](ObjectReader& each) {
        DuplicateKey& key = rule.keys.emplace_back();
        std::string form;
        each.text("as", form, true);
        each.texts("of", key.fields, true);
        if (const auto known = key_form_of(form))
            key.form = *known;
        else
            each.complain("as", "不是已知的写法");
    });
    in.whole("weight", rule.weight);
    in.flag("finds", rule.finds);
    in.text("reason", rule.reason, true);
}

void read_carried(ObjectReader& in, CarriedLedger& carried)
{
    in.text("ledger", carried.ledger, true);
    in.text("link", carried.link, true);
    in.text("when", carried.when, true);
    in.text("date_field", carried.date_field);
    in.texts("copies", carried.copies);
}

} // namespace

Result<LedgerDef> ledger_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(QJsonObject object, parse_object(file, json));
    ObjectReader in("", std::move(object));
    LedgerDef def;
    in.text("code", def.code, true);
    in.text("name", def.name, true);
    in.text("group", def.group);
    in.text("label", def.label, true);
    in.text("key_fallback", def.key_fallback);
    in.object("span", [&](ObjectReader& each) { read_span(each, def.span); });
    in.text("sort", def.sort, true);
    in.texts("shown", def.shown, true);
    in.objects("fields", true,
               [&](ObjectReader& each) { read_field_def(each, def.fields.emplace_back()); });
    in.objects("checks", false,
               [&](ObjectReader& each) { read_check(each, def.checks.emplace_back()); });
    in.objects("carries", false,
               [&](ObjectReader& each) { read_carried(each, def.carries.emplace_back()); });
    in.finish();
    if (!in.error().empty())
        return fail(definition_error(file, in.error()));
    return def;
}

Result<Dictionary> dictionary_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(QJsonObject object, parse_object(file, json));
    ObjectReader in("", std::move(object));
    Dictionary dictionary;
    in.text("code", dictionary.code, true);
    in.text("name", dictionary.name, true);
    in.flag("open", dictionary.open);
    in.objects("values", true, [&](ObjectReader& each) {
        DictionaryValue& value = dictionary.values.emplace_back();
        each.text("value", value.value, true);
        each.texts("synonyms", value.synonyms);
        each.text("group", value.group);
    });
    in.finish();
    if (!in.error().empty())
        return fail(definition_error(file, in.error()));
    const std::vector<std::string> doubtful = dictionary.build_index();
    if (!doubtful.empty())
        return fail(definition_error(file, "“" + doubtful.front() + "”同时指两个值"));
    return dictionary;
}

Result<std::vector<LedgerGroup>> ledger_index_from_json(const std::string& file,
                                                        std::string_view json)
{
    LX_ASSIGN(QJsonObject object, parse_object(file, json));
    ObjectReader in("", std::move(object));
    std::vector<LedgerGroup> groups;
    in.objects("groups", true, [&](ObjectReader& each) {
        LedgerGroup& group = groups.emplace_back();
        each.text("name", group.name, true);
        each.texts("ledgers", group.ledgers, true);
    });
    in.finish();
    if (!in.error().empty())
        return fail(definition_error(file, in.error()));
    return groups;
}

Result<DuplicateDefs> duplicate_defs_from_json(const std::string& file, std::string_view json)
{
    LX_ASSIGN(QJsonObject object, parse_object(file, json));
    ObjectReader in("", std::move(object));
    DuplicateDefs defs;
    in.texts("endings", defs.endings, true);
    in.objects("ledgers", true, [&](ObjectReader& each) {
        LedgerDuplicates& ledger = defs.ledgers.emplace_back();
        each.text("ledger", ledger.ledger, true);
        each.whole("shown_from", ledger.shown_from);
        each.whole("warned_from", ledger.warned_from);
        each.objects("rules", true,
                     [&](ObjectReader& rule) { read_rule(rule, ledger.rules.emplace_back()); });
    });
    in.finish();
    if (!in.error().empty())
        return fail(definition_error(file, in.error()));
    return defs;
}

} // namespace lx
