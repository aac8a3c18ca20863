#include "ui/presentation/condition_draft.h"

#include <algorithm>

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/date.h"
#include "core/facts/link.h"
#include "core/ledger/field_text.h"
#include "ui/presentation/condition_words.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

using Draft = std::unique_ptr<ConditionDraft>;
using Kind = ConditionDraft::Kind;

/// Periods by their name in a pack. "judged…" ends before the day looked at.
constexpr std::pair<const char*, const char*> periods[] = {
    {"judged", QT_TRANSLATE_NOOP("condition", "the period judged")},
    {"judged_previous", QT_TRANSLATE_NOOP("condition", "the period before the one judged")},
    {"judged_and_previous", QT_TRANSLATE_NOOP("condition", "the period judged or the one before")},
    {"judged_month", QT_TRANSLATE_NOOP("condition", "the last whole month")},
    {"judged_quarter", QT_TRANSLATE_NOOP("condition", "the last whole quarter")},
    {"judged_half_year", QT_TRANSLATE_NOOP("condition", "the last whole half-year")},
    {"judged_year", QT_TRANSLATE_NOOP("condition", "the last whole year")},
    {"this_year", QT_TRANSLATE_NOOP("condition", "this year")}};

QString word(const char* text)
{
    return QCoreApplication::translate("condition", text);
}

bool is_scalar(const QJsonValue& value)
{
    return value.isString() || value.isDouble() || value.isBool();
}

/// A value the editor has a field for.
bool is_simple(const QJsonValue& value)
{
    if (is_scalar(value))
        return true;
    if (value.isArray()) {
        const QJsonArray list = value.toArray();
        return std::all_of(list.begin(), list.end(),
                           [](const QJsonValue& one) { return one.isString(); });
    }
    const QJsonObject object = value.toObject();
    return object.size() == 1 && object[u"param"].isString();
}

Draft make(Kind kind, const std::string& ledger)
{
    auto draft = std::make_unique<ConditionDraft>();
    draft->kind = kind;
    draft->ledger = ledger;
    return draft;
}

Draft read(const QJsonObject& json, const std::string& ledger, const FactRegistry& registry);

Draft read_group(Kind kind, const QJsonArray& list, const std::string& ledger,
                 const FactRegistry& registry)
{
    Draft group = make(kind, ledger);
    for (const auto& one : list)
        group->children.push_back(read(one.toObject(), ledger, registry));
    return group;
}

bool only(const QJsonObject& json, std::initializer_list<const char*> keys)
{
    const QStringList names = json.keys();
    return std::all_of(names.begin(), names.end(), [&](const QString& name) {
        return std::any_of(keys.begin(), keys.end(),
                           [&](const char* key) { return name == QLatin1String(key); });
    });
}

Draft read(const QJsonObject& json, const std::string& ledger, const FactRegistry& registry)
{
    if (json.size() == 1 && json[u"all"].isArray())
        return read_group(Kind::All, json[u"all"].toArray(), ledger, registry);
    if (json.size() == 1 && json[u"any"].isArray())
        return read_group(Kind::Any, json[u"any"].toArray(), ledger, registry);
    if (json.size() == 1 && json[u"not"].isObject()) {
        const QJsonObject inner = json[u"not"].toObject();
        const bool list = inner.size() == 1 && inner[u"any"].isArray();
        return read_group(Kind::None, list ? inner[u"any"].toArray() : QJsonArray{inner}, ledger,
                          registry);
    }
    const std::string op = utf8_of(json[u"op"].toString());
    if (json[u"fact"].isString() && only(json, {"fact", "op", "value"}) &&
        (!takes_value(op) ? !json.contains(u"value") : is_simple(json[u"value"]))) {
        const std::string path = utf8_of(json[u"fact"].toString());
        const FactPath fact = registry.path(ledger, path);
        const auto ops =
            fact.fact == nullptr ? std::vector<std::string>{} : operators_of(*fact.fact);
        if (std::find(ops.begin(), ops.end(), op) != ops.end()) {
            Draft line = make(Kind::Fact, ledger);
            line->fact = path;
            line->op = op;
            line->value = json[u"value"];
            return line;
        }
    }
    if (json[u"count"].isString() && only(json, {"count", "via", "where", "op", "value"}) &&
        is_simple(json[u"value"]) && !json[u"value"].isArray()) {
        Draft line = make(Kind::Count, ledger);
        line->rows = utf8_of(json[u"count"].toString());
        line->via = utf8_of(json[u"via"].toString());
        line->op = op;
        line->value = json[u"value"];
        const QJsonObject where = json[u"where"].toObject();
        if (where.size() == 1 && where[u"all"].isArray()) {
            for (const auto& one : where[u"all"].toArray())
                line->children.push_back(read(one.toObject(), line->rows, registry));
        } else if (!where.isEmpty()) {
            line->children.push_back(read(where, line->rows, registry));
        }
        return line;
    }
    Draft kept = make(Kind::Kept, ledger);
    kept->json = json;
    return kept;
}

QJsonArray write_list(const std::vector<Draft>& lines)
{
    QJsonArray list;
    for (const Draft& line : lines)
        list.append(write_draft(*line));
    return list;
}

QJsonObject write_line(const ConditionDraft& line)
{
    QJsonObject json;
    if (line.kind == Kind::Fact) {
        json.insert(QStringLiteral("fact"), qt(line.fact));
    } else {
        json.insert(QStringLiteral("count"), qt(line.rows));
        if (!line.via.empty())
            json.insert(QStringLiteral("via"), qt(line.via));
        if (line.children.size() == 1)
            json.insert(QStringLiteral("where"), write_draft(*line.children.front()));
        else if (!line.children.empty())
            json.insert(QStringLiteral("where"),
                        QJsonObject{{QStringLiteral("all"), write_list(line.children)}});
    }
    json.insert(QStringLiteral("op"), qt(line.op));
    if (line.kind == Kind::Count || takes_value(line.op))
        json.insert(QStringLiteral("value"), line.value);
    return json;
}

} // namespace

Draft read_draft(const QJsonObject& json, const std::string& ledger, const FactRegistry& registry)
{
    if (json.isEmpty())
        return make(Kind::All, ledger);
    Draft draft = read(json, ledger, registry);
    if (draft->group())
        return draft;
    Draft group = make(Kind::All, ledger);
    group->children.push_back(std::move(draft));
    return group;
}

QJsonObject write_draft(const ConditionDraft& draft)
{
    switch (draft.kind) {
    case Kind::All:
        // A group of one is that one.
        if (draft.children.size() == 1)
            return write_draft(*draft.children.front());
        return {{QStringLiteral("all"), write_list(draft.children)}};
    case Kind::Any:
        if (draft.children.size() == 1)
            return write_draft(*draft.children.front());
        return {{QStringLiteral("any"), write_list(draft.children)}};
    case Kind::None:
        if (draft.children.size() == 1)
            return {{QStringLiteral("not"), write_draft(*draft.children.front())}};
        return {{QStringLiteral("not"),
                 QJsonObject{{QStringLiteral("any"), write_list(draft.children)}}}};
    case Kind::Kept:
        return draft.json;
    default:
        return write_line(draft);
    }
}

std::vector<std::string> operators_of(const FactDef& fact)
{
    if (fact.list)
        return {"given", "empty"};
    switch (fact.type) {
    case FactType::Bool:
        return {"=", "!="};
    case FactType::Number:
    case FactType::Money:
        return {">=", "<=", "=", "!=", ">", "<", "given", "empty"};
    case FactType::Date:
        return {">=", "<=", ">", "<", "=", "!=", "during", "given", "empty"};
    case FactType::Choice:
        return {"=", "!=", "in", "not_in", "given", "empty"};
    case FactType::Text:
        return {"contains", "=", "!=", "given", "empty"};
    case FactType::Ref:
        break;
    }
    return {"given", "empty"};
}

std::vector<std::string> list_operators(const FilterSubject& subject)
{
    switch (subject.field.type) {
    case FieldType::Ref:
        return {"=", "!=", "given", "empty"};
    case FieldType::GeoJson:
        return {"empty", "given"};
    case FieldType::PeriodCode:
        if (!subject.derived)
            return {">=", "<=", "=", "empty", "given"};
        break;
    default:
        break;
    }
    std::vector<std::string> ops = operators_of(*subject.fact);
    std::erase_if(ops, [](const std::string& op) {
        return op == "in" || op == "not_in" || op == "during"; // values of another kind
    });
    return ops;
}

bool takes_value(const std::string& op)
{
    return op != "given" && op != "empty";
}

QString operator_word(const std::string& op, const FactDef* fact)
{
    const bool date = fact != nullptr && fact->type == FactType::Date;
    if (date && op == ">=")
        return word(QT_TRANSLATE_NOOP("condition", "from"));
    if (date && op == "<=")
        return word(QT_TRANSLATE_NOOP("condition", "until"));
    if (op == "contains")
        return word(QT_TRANSLATE_NOOP("condition", "contains"));
    if (op == "=")
        return word(QT_TRANSLATE_NOOP("condition", "is"));
    if (op == "!=")
        return word(QT_TRANSLATE_NOOP("condition", "is not"));
    if (op == "in")
        return word(QT_TRANSLATE_NOOP("condition", "is one of"));
    if (op == "not_in")
        return word(QT_TRANSLATE_NOOP("condition", "is none of"));
    if (op == "during")
        return word(QT_TRANSLATE_NOOP("condition", "is in"));
    if (op == "given")
        return word(QT_TRANSLATE_NOOP("condition", "is given"));
    if (op == "empty")
        return word(QT_TRANSLATE_NOOP("condition", "is empty"));
    if (op == ">=")
        return QStringLiteral("≥");
    if (op == "<=")
        return QStringLiteral("≤");
    return qt(op);
}

QString draft_value_text(const ConditionDraft& line, const FactDef* fact)
{
    const QJsonValue& value = line.value;
    if (line.kind == Kind::Fact && !takes_value(line.op))
        return {};
    if (line.op == "during") {
        for (const auto& [name, title] : periods) {
            if (value.toString() == QLatin1String(name))
                return word(title);
        }
    }
    if (value.isBool())
        return value.toBool() ? QStringLiteral("是") : QStringLiteral("否");
    if (value.isDouble()) {
        QString text = QString::number(value.toDouble(), 'g', 15);
        if (fact != nullptr && !fact->unit.empty())
            text += QLatin1Char(' ') + qt(fact->unit);
        return text;
    }
    if (value.isArray()) {
        QStringList texts;
        for (const auto& one : value.toArray())
            texts << one.toString();
        return texts.join(QStringLiteral("、"));
    }
    if (value.isObject())
        return word(QT_TRANSLATE_NOOP("condition", "figure “%1”"))
            .arg(value[QStringLiteral("param")].toString());
    return value.toString();
}

namespace {

/// A list's value by itself: a row by its name, numbers of persons with their middle hidden.
QString filter_value_text(const QJsonValue& value, const FieldDef* field, const FactDef* fact)
{
    if (value.isObject()) {
        const QString name = value[u"note"].toString();
        return name.isEmpty() ? QStringLiteral("#") + value[u"row"].toVariant().toString() : name;
    }
    if (value.isString() && field != nullptr && field->sensitive)
        return qt(show_field(*field, Value(utf8_of(value.toString())), true));
    ConditionDraft line;
    line.kind = Kind::Fact;
    line.value = value;
    return draft_value_text(line, fact);
}

} // namespace

QString filter_words(const QJsonObject& condition, const LedgerDef& def,
                     const FactRegistry& registry)
{
    const auto parts = filter_parts(condition);
    const FactPath path = parts ? registry.path(def.code, parts->key) : FactPath();
    if (path.fact == nullptr) {
        const auto draft = read_draft(condition, def.code, registry);
        const QString words = condition_words(condition, def.code, def.code, {}, registry);
        return words.isEmpty() ? draft_text(*draft, registry) : words;
    }
    const FieldDef* field = parts->entered || !path.fact->derived ? def.field(parts->key) : nullptr;
    const QString name = field != nullptr ? qt(field->name) : qt(path.title());
    if (!takes_value(parts->op))
        return QStringLiteral("%1 %2").arg(name, operator_word(parts->op, path.fact));
    const QString value = filter_value_text(parts->value, field, path.fact);
    if (parts->op == "=" || parts->op == "in")
        return QStringLiteral("%1：%2").arg(name, value);
    return QStringLiteral("%1 %2 %3").arg(name, operator_word(parts->op, path.fact), value);
}

QJsonValue draft_value(const FactDef& fact, const std::string& op, const QString& text)
{
    const QString typed = text.normalized(QString::NormalizationForm_KC).trimmed();
    switch (fact.type) {
    case FactType::Bool:
        if (typed == QStringLiteral("是"))
            return true;
        return typed == QStringLiteral("否") ? QJsonValue(false)
                                             : QJsonValue(QJsonValue::Undefined);
    case FactType::Number:
    case FactType::Money: {
        QString digits = typed;
        digits.remove(QLatin1Char(','));
        if (!fact.unit.empty() && digits.endsWith(qt(fact.unit)))
            digits.chop(qt(fact.unit).size());
        bool good = false;
        const double number = digits.trimmed().toDouble(&good);
        return good ? QJsonValue(number) : QJsonValue(QJsonValue::Undefined);
    }
    case FactType::Date:
        for (const auto& [name, title] : periods) {
            if (op == "during" && text.trimmed() == word(title))
                return QLatin1String(name);
        }
        return Date::from_iso(utf8_of(typed)) ? QJsonValue(typed)
                                              : QJsonValue(QJsonValue::Undefined);
    case FactType::Choice:
        if (op == "in" || op == "not_in") {
            QJsonArray list;
            for (const QString& one : text.split(QStringLiteral("、"), Qt::SkipEmptyParts))
                list.append(one.trimmed());
            return list.isEmpty() ? QJsonValue(QJsonValue::Undefined) : QJsonValue(list);
        }
        [[fallthrough]];
    default:
        return text.trimmed().isEmpty() ? QJsonValue(QJsonValue::Undefined)
                                        : QJsonValue(text.trimmed());
    }
}

QStringList value_choices(const FactDef& fact, const std::string& op, const Catalog& catalog)
{
    QStringList choices;
    if (op == "during") {
        for (const auto& [name, title] : periods)
            choices << word(title);
        return choices;
    }
    if (fact.type == FactType::Bool)
        return {QStringLiteral("是"), QStringLiteral("否")};
    if (fact.type != FactType::Choice)
        return choices;
    if (const Dictionary* dictionary = catalog.dictionary(fact.dictionary)) {
        for (const DictionaryValue& value : dictionary->values) {
            if (!choices.contains(qt(value.value)))
                choices << qt(value.value);
        }
    }
    return choices;
}

namespace {

/// The rows counted, with the way that leads to them where there is more than one.
QString rows_text(const ConditionDraft& line, const LedgerDef& def, const FactRegistry& registry)
{
    const auto links = links_between(registry, line.ledger, line.rows);
    const auto used = std::find_if(links.begin(), links.end(),
                                   [&](const LinkName& link) { return link.via == line.via; });
    // "All rows" stands beside every other way.
    const bool several = links.size() > 2 || line.via == "all";
    return several && used != links.end()
               ? QStringLiteral("%1（%2）").arg(qt(def.name), qt(used->title))
               : qt(def.name);
}

} // namespace

QString draft_text(const ConditionDraft& line, const FactRegistry& registry,
                   const std::string& subject, const QJsonObject& params)
{
    switch (line.kind) {
    case Kind::All:
        return word(QT_TRANSLATE_NOOP("condition", "All of these hold"));
    case Kind::Any:
        return line.children.empty()
                   ? word(QT_TRANSLATE_NOOP("condition", "Never (one of no lines)"))
                   : word(QT_TRANSLATE_NOOP("condition", "At least one of these holds"));
    case Kind::None:
        return word(QT_TRANSLATE_NOOP("condition", "None of these holds"));
    case Kind::Fact: {
        const FactPath path = registry.path(line.ledger, line.fact);
        return QStringLiteral("%1 %2 %3")
            .arg(path.fact == nullptr ? qt(line.fact) : qt(path.title()),
                 operator_word(line.op, path.fact), draft_value_text(line, path.fact))
            .trimmed();
    }
    case Kind::Count: {
        const LedgerDef* def = registry.catalog().ledger(line.rows);
        return word(line.children.empty()
                        ? QT_TRANSLATE_NOOP("condition", "Number of rows of %1 %2 %3")
                        : QT_TRANSLATE_NOOP("condition",
                                            "Number of rows of %1 %2 %3, those for which"))
            .arg(def == nullptr ? qt(line.rows) : rows_text(line, *def, registry),
                 operator_word(line.op), draft_value_text(line, nullptr));
    }
    case Kind::Kept:
        break;
    }
    const QString words = condition_words(
        line.json, line.ledger, subject.empty() ? line.ledger : subject, params, registry);
    return word(QT_TRANSLATE_NOOP("condition", "(kept as it is) %1"))
        .arg(words.isEmpty()
                 ? QString::fromUtf8(QJsonDocument(line.json).toJson(QJsonDocument::Compact))
                 : words);
}

} // namespace lx::ui
