#include "core/exchange/filter_text.h"

#include <array>
#include <utility>

#include "core/base/text.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/reference_resolver.h"
#include "core/ledger/field_text.h"

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

std::string stored_text(const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        return std::to_string(*whole);
    if (const auto* real = std::get_if<double>(&value))
        return std::to_string(*real);
    return {};
}

} // namespace

Result<Filter> read_filter(Database& database, const Catalog& catalog, const LedgerDef& def,
                           const std::string& text)
{
    const auto parts = split(text);
    if (!parts || parts->heading.empty())
        return fail(ErrorKind::Usage, "看不懂筛选条件“" + text +
                                          "”；请写成“表头 = 值”，比较方式有 = != >= <= > < ~。");
    const HeadingIndex index(catalog, def);
    const auto target = index.target(parts->heading);
    if (!target || target->slot != 0)
        return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + parts->heading +
                                          "”这一列；请按台账的表头写筛选条件。");
    const FieldDef& field = index.field(*target);
    Filter filter{field.key, parts->op, parts->value};
    if (parts->value.empty()) {
        if (parts->op == "=" || parts->op == "!=") {
            filter.op = parts->op == "=" ? "empty" : "given";
            return filter;
        }
        return fail(ErrorKind::Usage,
                    "筛选条件“" + text + "”缺少值；只有 = 和 != 可以不写值（空、不空）。");
    }
    if (filter.op == "~")
        return filter;
    if (is_reference(field.type)) {
        if (filter.op != "=" && filter.op != "!=")
            return fail(ErrorKind::Usage, "“" + field.name + "”只能用 = != ~ 筛选。");
        ReferenceResolver resolver(database, catalog);
        const LedgerDef& other = *catalog.ledger(field.ledger);
        LX_ASSIGN(const auto found, resolver.find(other, parts->value));
        if (found.id == 0 && field.type != FieldType::RefOrText)
            return fail(ErrorKind::Usage,
                        "筛选条件“" + text + "”：" +
                            ReferenceResolver::reason(other, parts->value, found));
        if (found.id != 0)
            filter.value = std::to_string(found.id);
        return filter;
    }
    FieldReading reading = read_field(catalog, field, parts->value);
    if (!reading.error.empty() || is_empty(reading.value))
        return fail(
            ErrorKind::Usage,
            "筛选条件“" + text + "”的值不对：" +
                (reading.error.empty() ? "“" + parts->value + "”不能用来筛选" : reading.error) +
                "。");
    filter.value = stored_text(reading.value);
    return filter;
}

} // namespace lx
