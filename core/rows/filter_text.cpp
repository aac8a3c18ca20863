#include "core/rows/filter_text.h"

#include <array>
#include <optional>
#include <utility>

#include <QJsonArray>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/heading_match.h"
#include "core/rows/row_set.h"
#include "core/rules/json_place.h"
#include "core/store/reference_resolver.h"

namespace lx {

namespace {

struct Split
{
    std::string heading;
    std::string op;
    std::string value;
};

/// At the first operator; two signs go before one.
std::optional<Split> split(const std::string& text)
{
    constexpr std::array<std::pair<std::string_view, std::string_view>, 17> operators{
        {{"!=", "!="},
         {"<>", "!="},
         {">=", ">="},
         {"<=", "<="},
         {"＞＝", ">="},
         {"＜＝", "<="},
         {"！＝", "!="},
         {"≥", ">="},
         {"≤", "<="},
         {"≠", "!="},
         {"=", "="},
         {"＝", "="},
         {">", ">"},
         {"<", "<"},
         {"＞", ">"},
         {"＜", "<"},
         {"~", "~"}}};
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const auto& [written, op] : operators) {
            if (text.compare(at, written.size(), written) == 0)
                return Split{trim(text.substr(0, at)), std::string(op),
                             trim(text.substr(at + written.size()))};
        }
        if (text.compare(at, 3, "～") == 0)
            return Split{trim(text.substr(0, at)), "~", trim(text.substr(at + 3))};
    }
    return std::nullopt;
}

bool is_reference(FieldType type)
{
    return type == FieldType::Ref || type == FieldType::RefList || type == FieldType::RefOrText;
}

bool is_number(FactType type)
{
    return type == FactType::Number || type == FactType::Money;
}

/// What is compared: a field of the ledger, or a derived fact in the shape of one, by which its
/// values are read.
struct Subject
{
    FieldDef field;
    const FactDef* fact = nullptr;
    const char* member = "fact"; ///< of the condition
};

FieldType type_of_fact(const FactDef& fact)
{
    switch (fact.type) {
    case FactType::Bool:
        return FieldType::Bool;
    case FactType::Number:
        return FieldType::Real;
    case FactType::Money:
        return FieldType::Money;
    case FactType::Date:
        return FieldType::Date;
    case FactType::Choice:
        return FieldType::Choice;
    case FactType::Ref:
        return FieldType::Ref;
    case FactType::Text:
        break;
    }
    return FieldType::Text;
}

std::optional<Subject> find_subject(const FactRegistry& registry, const LedgerDef& def,
                                    std::string_view heading)
{
    if (heading.starts_with(def.code + "."))
        heading.remove_prefix(def.code.size() + 1);
    int at = def.index_of(heading);
    if (at < 0) {
        const HeadingMatch match = HeadingMatcher(registry.catalog(), def).match(heading);
        at = match.ledger == &def ? match.field : -1;
    }
    if (at >= 0) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(at)];
        const FactDef* fact = registry.find(def.code, field.key);
        return Subject{field, fact, fact->derived ? "field" : "fact"};
    }
    for (const FactDef* fact : registry.of(def.code)) {
        if (!fact->derived || (fact->key != heading && fold(fact->title) != fold(heading)))
            continue;
        FieldDef like;
        like.key = fact->key;
        like.name = fact->title;
        like.type = type_of_fact(*fact);
        like.unit = fact->unit;
        like.dictionary = fact->dictionary;
        like.ledger = fact->ref_ledger;
        return Subject{like, fact, "fact"};
    }
    return std::nullopt;
}

QJsonValue json_value(const FieldDef& field, const Value& value)
{
    if (const auto* whole = std::get_if<std::int64_t>(&value)) {
        if (field.type == FieldType::Bool)
            return *whole != 0;
        return field.type == FieldType::Money ? QJsonValue(static_cast<double>(*whole) / 100)
                                              : QJsonValue(static_cast<qint64>(*whole));
    }
    if (const auto* real = std::get_if<double>(&value))
        return *real;
    return qt(text_of(value));
}

QJsonObject compare(const Subject& subject, const char* op, const QJsonValue& value = {})
{
    QJsonObject json{{QLatin1String(subject.member), qt(subject.field.key)},
                     {QStringLiteral("op"), QLatin1String(op)}};
    if (!value.isNull())
        json.insert(QStringLiteral("value"), value);
    return json;
}

/// A blank differs from every value, but a yes/no is one of two.
QJsonObject differs(const Subject& subject, const QJsonValue& value)
{
    if (subject.field.type == FieldType::Bool)
        return compare(subject, "!=", value);
    if (is_number(subject.fact->type))
        return {{QStringLiteral("any"),
                 QJsonArray{compare(subject, "empty"), compare(subject, "!=", value)}}};
    return {{QStringLiteral("not"), compare(subject, "=", value)}};
}

} // namespace

Result<QJsonObject> read_filter(Database& database, const FactRegistry& registry,
                                const LedgerDef& def, const std::string& text)
{
    const auto parts = split(text);
    if (!parts || parts->heading.empty())
        return fail(ErrorKind::Usage, "看不懂筛选条件“" + text +
                                          "”；请写成“表头 = 值”，比较方式有 = != >= <= > < ~。");
    const auto subject = find_subject(registry, def, parts->heading);
    if (!subject)
        return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + parts->heading +
                                          "”这一列；请按台账的表头写筛选条件。");
    const FieldDef& field = subject->field;
    const std::string& op = parts->op;
    const auto refused = [&] {
        return fail(ErrorKind::Usage, "“" + field.name + "”不能用 " + op + " 筛选。");
    };
    const bool derived = subject->fact->derived && subject->member == std::string_view("fact");
    if (parts->value.empty()) {
        if (op != "=" && op != "!=")
            return fail(ErrorKind::Usage,
                        "筛选条件“" + text + "”缺少值；只有 = 和 != 可以不写值（空、不空）。");
        if (derived && field.type == FieldType::Bool)
            return refused();
        return compare(*subject, op == "=" ? "empty" : "given");
    }
    if (op == "~") {
        if (derived && field.type != FieldType::Text && field.type != FieldType::Choice)
            return refused();
        return compare(*subject, "contains", qt(parts->value));
    }
    QJsonValue value;
    if (is_reference(field.type)) {
        if (op != "=" && op != "!=")
            return fail(ErrorKind::Usage, "“" + field.name + "”只能用 = != ~ 筛选。");
        ReferenceResolver resolver(database, registry.catalog());
        const LedgerDef& other = *registry.catalog().ledger(field.ledger);
        LX_ASSIGN(const auto found, resolver.find(other, parts->value));
        if (found.id == 0 && field.type != FieldType::RefOrText)
            return fail(ErrorKind::Usage,
                        "筛选条件“" + text + "”：" +
                            ReferenceResolver::reason(other, parts->value, found));
        if (found.id != 0)
            value = refers_to(field.key, found.id, parts->value)[u"value"];
        else
            value = qt(parts->value);
    } else {
        const FieldReading reading = read_field(registry.catalog(), field, parts->value);
        if (!reading.error.empty() || is_empty(reading.value))
            return fail(
                ErrorKind::Usage,
                "筛选条件“" + text + "”的值不对：" +
                    (reading.error.empty() ? "“" + parts->value + "”不能用来筛选" : reading.error) +
                    "。");
        value = json_value(field, reading.value);
    }
    // What is no number and no day has an order only as the store keeps it.
    const bool ordered = is_number(subject->fact->type) || subject->fact->type == FactType::Date;
    if (derived && !ordered && op != "=" && op != "!=")
        return refused();
    return op == "!=" ? differs(*subject, value) : compare(*subject, op.c_str(), value);
}

} // namespace lx
