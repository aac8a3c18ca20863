#include "core/rows/filter_text.h"

#include <array>
#include <optional>
#include <utility>

#include <QJsonValue>

#include "core/base/text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/heading_match.h"
#include "core/rows/filter_subject.h"
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

std::optional<FilterSubject> find_subject(const FactRegistry& registry, const LedgerDef& def,
                                          std::string_view heading)
{
    if (heading.starts_with(def.code + "."))
        heading.remove_prefix(def.code.size() + 1);
    std::vector<FilterSubject> subjects = filter_subjects(registry, def);
    if (const int at = HeadingMatcher(registry.catalog(), def).field_named(heading); at >= 0)
        return std::move(subjects[static_cast<std::size_t>(at)]);
    for (FilterSubject& subject : subjects)
        if (subject.derived &&
            (subject.field.key == heading || fold(subject.field.name) == fold(heading)))
            return std::move(subject);
    return std::nullopt;
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
    const bool derived = subject->derived;
    if (parts->value.empty()) {
        if (op != "=" && op != "!=")
            return fail(ErrorKind::Usage,
                        "筛选条件“" + text + "”缺少值；只有 = 和 != 可以不写值（空、不空）。");
        if (derived && field.type == FieldType::Bool)
            return refused();
        return filter_condition(*subject, op == "=" ? "empty" : "given");
    }
    if (op == "~") {
        if (derived && field.type != FieldType::Text && field.type != FieldType::Choice)
            return refused();
        return filter_condition(*subject, "contains", qt(parts->value));
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
        value = found.id != 0 ? filter_value(*subject, Value(found.id), parts->value)
                              : QJsonValue(qt(parts->value));
    } else {
        const FieldReading reading = read_field(registry.catalog(), field, parts->value);
        if (!reading.error.empty() || is_empty(reading.value))
            return fail(
                ErrorKind::Usage,
                "筛选条件“" + text + "”的值不对：" +
                    (reading.error.empty() ? "“" + parts->value + "”不能用来筛选" : reading.error) +
                    "。");
        value = filter_value(*subject, reading.value);
    }
    // What is no number and no day has an order only as the store keeps it.
    const bool ordered = subject->is_number() || subject->fact->type == FactType::Date;
    if (derived && !ordered && op != "=" && op != "!=")
        return refused();
    return filter_condition(*subject, op, value);
}

} // namespace lx
