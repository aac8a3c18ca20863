#include "core/rules/condition_parser.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include "core/facts/link.h"
#include "core/facts/row_span.h"
#include "core/rules/json_place.h"

namespace lx {
namespace {

constexpr int max_depth = 32;
constexpr std::int32_t max_size = 20'000;
constexpr int max_list = 2'000;

constexpr std::pair<const char*, CompareOp> ops[] = {
    {"=", CompareOp::Equal},
    {"!=", CompareOp::NotEqual},
    {">=", CompareOp::AtLeast},
    {"<=", CompareOp::AtMost},
    {">", CompareOp::More},
    {"<", CompareOp::Less},
    {"in", CompareOp::In},
    {"not_in", CompareOp::NotIn},
    {"given", CompareOp::Given},
    {"empty", CompareOp::Empty},
    {"during", CompareOp::During},
    {"within", CompareOp::Within},
    {"contains", CompareOp::Contains},
};

constexpr std::pair<const char*, PeriodSpec::Base> periods[] = {
    {"judged", PeriodSpec::Base::Judged},
    {"judged_previous", PeriodSpec::Base::JudgedPrevious},
    {"judged_and_previous", PeriodSpec::Base::JudgedAndPrevious},
    {"judged_month", PeriodSpec::Base::JudgedMonth},
    {"judged_quarter", PeriodSpec::Base::JudgedQuarter},
    {"judged_half_year", PeriodSpec::Base::JudgedHalfYear},
    {"judged_year", PeriodSpec::Base::JudgedYear},
    {"this_year", PeriodSpec::Base::ThisYear},
};

bool moves_with_judged(PeriodSpec::Base base)
{
    return base != PeriodSpec::Base::ThisYear && base != PeriodSpec::Base::Months &&
           base != PeriodSpec::Base::Days;
}

const char* op_text(CompareOp op)
{
    for (const auto& [text, one] : ops)
        if (one == op)
            return text;
    return "";
}

template <class... Parts> std::string text_of_parts(const Parts&... parts)
{
    std::string text;
    (text.append(parts), ...);
    return text;
}

Condition made(Condition::Kind kind, const std::string& ledger)
{
    Condition condition;
    condition.kind = kind;
    condition.ledger = ledger;
    return condition;
}

std::int32_t add_size(std::int32_t a, std::int32_t b)
{
    return std::min(a + b, max_size + 1);
}

} // namespace

ConditionParser::ConditionParser(const FactRegistry& registry, ParserScope scope)
    : m_registry(registry), m_scope(std::move(scope))
{}

std::vector<std::string> ConditionParser::take_params()
{
    std::sort(m_params.begin(), m_params.end());
    m_params.erase(std::unique(m_params.begin(), m_params.end()), m_params.end());
    return std::exchange(m_params, {});
}

std::nullptr_t ConditionParser::wrong(std::string message)
{
    if (m_error.empty()) {
        for (const std::string& step : m_path)
            m_error += (m_error.empty() ? "" : "/") + step;
        m_error += m_error.empty() ? message : " 处：" + message;
    }
    return nullptr;
}

bool ConditionParser::only_keys(const QJsonObject& json, std::initializer_list<const char*> keys)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const std::string key = utf8_of(it.key());
        if (key != "note" &&
            std::none_of(keys.begin(), keys.end(), [&](const char* one) { return key == one; })) {
            wrong("不认识“" + key + "”这一项，请删去或改正。");
            return false;
        }
    }
    return true;
}

bool ConditionParser::deeper(const Context& context)
{
    if (context.depth <= max_depth)
        return true;
    wrong("条件嵌套超过" + std::to_string(max_depth) + "层，请简化。");
    return false;
}

bool ConditionParser::within_size(std::int32_t size)
{
    if (size <= max_size)
        return true;
    wrong("条件展开后超过" + std::to_string(max_size) + "个成分，请简化。");
    return false;
}

TermPtr ConditionParser::finish(Term term)
{
    if (!within_size(term.size))
        return nullptr;
    return std::make_shared<const Term>(std::move(term));
}

ConditionPtr ConditionParser::finish(Condition condition)
{
    if (!within_size(condition.size))
        return nullptr;
    return std::make_shared<const Condition>(std::move(condition));
}

ConditionPtr ConditionParser::condition(const QJsonValue& json, const std::string& ledger,
                                        const std::string& subject, std::string_view at)
{
    const JsonPlace place(m_path, std::string(at));
    return read(json, {ledger, subject, false, 0});
}

TermPtr ConditionParser::term(const QJsonValue& json, ValueType type, const std::string& ledger,
                              const std::string& subject, std::string_view at)
{
    const JsonPlace place(m_path, std::string(at));
    TermPtr result = read_term(json, {ledger, subject, false, 0}, {type, nullptr, false});
    if (result != nullptr && (result->type != type || result->list))
        return wrong(type == ValueType::Date ? "这里要一个日期。" : "这里要一个数。");
    return result;
}

std::optional<FactPath> ConditionParser::fact(const QJsonValue& json, const std::string& ledger,
                                              std::string_view at)
{
    const JsonPlace place(m_path, std::string(at));
    auto path = read_path(json, ledger);
    if (path)
        add_path_needs(*path, FieldUse::Content);
    return path;
}

std::optional<FactPath> ConditionParser::read_path(const QJsonValue& json,
                                                   const std::string& ledger)
{
    if (!json.isString()) {
        wrong("这里要一个事实的名称。");
        return std::nullopt;
    }
    const std::string text = utf8_of(json.toString());
    FactPath path = m_registry.path(ledger, text);
    if (path.fact == nullptr) {
        wrong("“" + m_registry.catalog().ledger(ledger)->name + "”没有名为“" + text +
              "”的事实，请核对名称。");
        return std::nullopt;
    }
    return path;
}

void ConditionParser::add_path_needs(const FactPath& path, FieldUse use)
{
    for (const FactDef* step : path.steps)
        m_registry.add_needs(*step, FieldUse::Content, m_needs);
    m_registry.add_needs(*path.fact, use, m_needs);
}

ConditionPtr ConditionParser::read(const QJsonValue& json, const Context& context)
{
    if (!m_error.empty() || !deeper(context))
        return nullptr;
    if (!json.isObject())
        return wrong("这里要一个条件（对象）。");
    const QJsonObject object = json.toObject();
    const auto has = [&](const char* key) { return object.contains(qt(key)); };
    if (has("all"))
        return read_group(object, "all", context);
    if (has("any"))
        return read_group(object, "any", context);
    if (has("not")) {
        if (!only_keys(object, {"not"}))
            return nullptr;
        const JsonPlace place(m_path, "not");
        Context inner = context;
        ++inner.depth;
        const ConditionPtr part = read(object[qt("not")], inner);
        if (part == nullptr)
            return nullptr;
        Condition result = made(Condition::Kind::Not, context.ledger);
        result.parts = {part};
        result.correlated = part->correlated;
        result.judged = part->judged;
        result.size = add_size(part->size, 1);
        result.canonical = text_of_parts("!(", part->canonical, ")");
        return finish(std::move(result));
    }
    if (has("use"))
        return only_keys(object, {"use"}) ? read_use(object[qt("use")], context) : nullptr;
    if (has("unknown")) {
        if (!only_keys(object, {"unknown"}))
            return nullptr;
        Condition result = made(Condition::Kind::Unknown, context.ledger);
        result.canonical = "?";
        return finish(std::move(result));
    }
    if (has("among"))
        return only_keys(object, {"among"}) ? read_among(object[qt("among")], context) : nullptr;
    if (has("whole"))
        return read_span(object, "whole", context);
    if (has("some_day"))
        return read_span(object, "some_day", context);
    return read_compare(object, context);
}

ConditionPtr ConditionParser::read_group(const QJsonObject& json, const char* key,
                                         const Context& context)
{
    if (!only_keys(json, {key}))
        return nullptr;
    const JsonPlace place(m_path, key);
    const QJsonValue list = json[qt(key)];
    if (!list.isArray() || list.toArray().size() > max_list)
        return wrong("这里要一个条件的列表（不超过" + std::to_string(max_list) + "项）。");
    const bool all = std::string_view(key) == "all";
    Condition result = made(all ? Condition::Kind::All : Condition::Kind::Any, context.ledger);
    Context inner = context;
    ++inner.depth;
    result.canonical = all ? "&(" : "|(";
    int number = 0;
    for (const auto& item : list.toArray()) {
        const JsonPlace step(m_path, std::to_string(++number));
        const ConditionPtr part = read(item, inner);
        if (part == nullptr)
            return nullptr;
        result.correlated = result.correlated || part->correlated;
        result.judged = result.judged || part->judged;
        result.size = add_size(result.size, part->size);
        if (!within_size(result.size))
            return nullptr;
        result.canonical += part->canonical + ",";
        result.parts.push_back(part);
    }
    result.canonical += ")";
    return finish(std::move(result));
}

ConditionPtr ConditionParser::read_use(const QJsonValue& json, const Context& context)
{
    const JsonPlace place(m_path, "use");
    if (!json.isString())
        return wrong("这里要一个条件的名称。");
    const std::string name = utf8_of(json.toString());
    if (std::find(m_using.begin(), m_using.end(), name) != m_using.end())
        return wrong("条件“" + name + "”绕了一圈又用到自己，请改正。");
    const QJsonValue* body = m_scope.named(name);
    if (body == nullptr)
        return wrong("没有名为“" + name + "”的条件，请在 conditions 中定义。");
    const std::string key = name + "|" + context.ledger + "|" + context.subject +
                            (context.inside_where ? "|where" : "");
    ConditionPtr part;
    if (const auto found = m_named.find(key); found != m_named.end()) {
        part = found->second;
    } else {
        m_using.push_back(name);
        Context inner = context;
        inner.depth = context.depth + 1;
        part = read(*body, inner);
        m_using.pop_back();
        if (part == nullptr)
            return nullptr;
        m_named.emplace(key, part);
    }
    Condition result = made(Condition::Kind::Use, context.ledger);
    result.parts = {part};
    result.name = name;
    result.correlated = part->correlated;
    result.judged = part->judged;
    result.size = add_size(part->size, 1);
    result.canonical = part->canonical;
    return finish(std::move(result));
}

ConditionPtr ConditionParser::read_among(const QJsonValue& json, const Context& context)
{
    const JsonPlace place(m_path, "among");
    if (!m_scope.row || !json.isArray())
        return wrong("只有台账里的名单才能指名各行。");
    Condition result = made(Condition::Kind::Among, context.ledger);
    result.canonical = "among(";
    for (const auto& one : json.toArray()) {
        const std::int64_t id = one.toInteger();
        result.ids.push_back(id);
        result.canonical += std::to_string(id) + ",";
    }
    std::sort(result.ids.begin(), result.ids.end());
    result.canonical += ")";
    return finish(std::move(result));
}

ConditionPtr ConditionParser::read_span(const QJsonObject& json, const char* key,
                                        const Context& context)
{
    if (!only_keys(json, {key}))
        return nullptr;
    const JsonPlace place(m_path, key);
    Condition result =
        made(std::string_view(key) == "whole" ? Condition::Kind::Whole : Condition::Kind::SomeDay,
             context.ledger);
    if (!read_period(json[qt(key)], context, result.period, result.judged))
        return nullptr;
    const FactDef* counts = m_registry.find(context.ledger, "counts");
    m_registry.add_needs(*counts, FieldUse::Content, m_needs);
    result.canonical = text_of_parts(key, "(", context.ledger, ",",
                                     std::to_string(static_cast<int>(result.period.base)));
    for (const TermPtr& part : {result.period.length, result.period.extra_days}) {
        result.canonical += "," + (part != nullptr ? part->canonical : std::string());
        if (part != nullptr && (part->correlated || !is_constant(*part)))
            return wrong("期间的长度只能是一个数或参数。");
    }
    result.canonical += ")";
    return finish(std::move(result));
}

bool ConditionParser::read_period(const QJsonValue& json, const Context& context,
                                  PeriodSpec& period, bool& judged)
{
    Context inner = context;
    ++inner.depth;
    const Wanted number{ValueType::Number, nullptr, false};
    const auto named = [&](const QJsonValue& value) {
        const std::string text = utf8_of(value.toString());
        for (const auto& [name, base] : periods)
            if (text == name) {
                period.base = base;
                judged = moves_with_judged(base);
                return true;
            }
        wrong("不认识期间“" + text + "”。");
        return false;
    };
    const auto constant = [&](const QJsonValue& value, const char* key) -> TermPtr {
        const JsonPlace place(m_path, key);
        TermPtr term = read_term(value, inner, number);
        if (term != nullptr && (term->type != ValueType::Number || !is_constant(*term) ||
                                term->list || term->number < 0 || term->number > 100'000 * kScale))
            return wrong("期间的长度只能是 0 至 100000 之间的一个数或参数。");
        return term;
    };
    if (json.isString())
        return named(json);
    if (!json.isObject()) {
        wrong("这里要一个期间。");
        return false;
    }
    const QJsonObject object = json.toObject();
    for (const auto& [key, base] : {std::pair("months", PeriodSpec::Base::Months),
                                    std::pair("days", PeriodSpec::Base::Days)}) {
        if (!object.contains(qt(key)))
            continue;
        if (!only_keys(object, {key}))
            return false;
        period.base = base;
        judged = false;
        period.length = constant(object[qt(key)], key);
        return period.length != nullptr;
    }
    if (!only_keys(object, {"period", "extra_days"}) || !named(object[qt("period")]))
        return false;
    if (object.contains(qt("extra_days"))) {
        period.extra_days = constant(object[qt("extra_days")], "extra_days");
        return period.extra_days != nullptr;
    }
    return true;
}

ConditionPtr ConditionParser::read_compare(const QJsonObject& json, const Context& context)
{
    Condition result = made(Condition::Kind::Compare, context.ledger);
    const char* right_key = "value";
    Context inner = context;
    ++inner.depth;
    bool found = false;
    for (const char* key : {"fact", "outer"}) {
        if (found || !json.contains(qt(key)))
            continue;
        found = true;
        if (!only_keys(json, {key, "op", "value"}))
            return nullptr;
        result.left = read_fact(json, key, inner);
    }
    for (const char* key : {"count", "sum", "min", "max"}) {
        if (found || !json.contains(qt(key)))
            continue;
        found = true;
        if (!only_keys(json, {key, "field", "via", "where", "op", "value"}))
            return nullptr;
        result.left = read_aggregate(json, key, inner);
    }
    if (!found && json.contains(qt("left"))) {
        if (!only_keys(json, {"left", "op", "right"}))
            return nullptr;
        right_key = "right";
        const JsonPlace place(m_path, "left");
        result.left = read_term(json[qt("left")], inner, {});
    } else if (!found) {
        const std::string first = json.isEmpty() ? "" : utf8_of(json.begin().key());
        return wrong("不认识这个条件" + (first.empty() ? "" : "“" + first + "”") +
                     "，可用 all、any、not、use、fact、count、left 等。");
    }
    if (result.left == nullptr)
        return nullptr;
    if (!json.contains(qt("op"))) // a yes/no fact by itself would be ambiguous about unknown
        return wrong("缺少比较符 op。");
    const std::string op = utf8_of(json[qt("op")].toString());
    const auto* known = std::find_if(std::begin(ops), std::end(ops),
                                     [&](const auto& one) { return op == one.first; });
    if (known == std::end(ops))
        return wrong("不认识比较符“" + op + "”。");
    result.op = known->second;
    if (!read_right(json, right_key, inner, result))
        return nullptr;
    if (!check_compare(result))
        return nullptr;
    // Only plain facts that are merely asked to be there may stay on disk.
    if (result.left->kind == Term::Kind::Fact || result.left->kind == Term::Kind::Outer) {
        const bool given = result.op == CompareOp::Given || result.op == CompareOp::Empty;
        add_path_needs(result.left->fact, given ? FieldUse::Given : FieldUse::Content);
    }
    if (result.op == CompareOp::Within)
        m_needs.add("area", "parent");
    result.correlated = result.left->correlated;
    result.judged = result.judged || result.left->judged;
    result.size = add_size(result.left->size, 1);
    result.canonical = text_of_parts(context.ledger, ":", result.left->canonical, op);
    if (result.right != nullptr) {
        result.correlated = result.correlated || result.right->correlated;
        result.judged = result.judged || result.right->judged;
        result.size = add_size(result.size, result.right->size);
        if (!within_size(result.size))
            return nullptr;
        result.canonical += result.right->canonical;
    }
    if (result.op == CompareOp::During) {
        result.canonical += std::to_string(static_cast<int>(result.period.base));
        for (const TermPtr& part : {result.period.length, result.period.extra_days})
            result.canonical += "," + (part != nullptr ? part->canonical : std::string());
    }
    return finish(std::move(result));
}

bool ConditionParser::read_right(const QJsonObject& json, const char* key, const Context& context,
                                 Condition& result)
{
    const JsonPlace place(m_path, key);
    const bool there = json.contains(qt(key));
    if (result.op == CompareOp::Given || result.op == CompareOp::Empty) {
        if (there)
            wrong("given 和 empty 后面不带值。");
        return !there;
    }
    if (!there) {
        wrong("缺少比较的值。");
        return false;
    }
    if (result.op == CompareOp::During)
        return read_period(json[qt(key)], context, result.period, result.judged);
    const bool list = result.op == CompareOp::In || result.op == CompareOp::NotIn;
    const bool fact =
        result.left->kind == Term::Kind::Fact || result.left->kind == Term::Kind::Outer;
    // A part of a value need not be a value of the dictionary.
    const FactDef* like =
        fact && result.op != CompareOp::Contains ? result.left->fact.fact : nullptr;
    const Wanted wanted{result.left->type, like, list};
    result.right = read_term(json[qt(key)], context, wanted);
    if (result.right == nullptr)
        return false;
    if (result.right->list != list) {
        wrong(list ? "in 和 not_in 后面要一个列表。" : "这里只能有一个值，不能是列表。");
        return false;
    }
    if (result.right->type != result.left->type) {
        wrong("两边不是同一类值，不能比较。");
        return false;
    }
    return true;
}

bool ConditionParser::check_compare(Condition& result)
{
    const ValueType type = result.left->type;
    const bool fact =
        result.left->kind == Term::Kind::Fact || result.left->kind == Term::Kind::Outer;
    const auto refuse = [&](const char* reason) {
        wrong(std::string("比较符“") + op_text(result.op) + "”" + reason);
        return false;
    };
    if (result.left->list)
        return refuse("左边不能是列表。");
    switch (result.op) {
    case CompareOp::Given:
    case CompareOp::Empty:
        if (!fact)
            return refuse("只能用于事实。");
        if (type == ValueType::Bool)
            return refuse("不能用于是否项，空白就是否。");
        return true;
    case CompareOp::During:
        return type == ValueType::Date || refuse("只能用于日期。");
    case CompareOp::Within:
        return (type == ValueType::Ref && result.left->ref_ledger == "area" &&
                result.right->ref_ledger == "area") ||
               refuse("只能用于两个属地。");
    case CompareOp::Contains:
        return (type == ValueType::Text && result.right->kind == Term::Kind::Constant) ||
               refuse("只能用于文字，右边要是写明的文字。");
    case CompareOp::Equal:
    case CompareOp::NotEqual:
        if (type == ValueType::Ref && result.left->ref_ledger != result.right->ref_ledger)
            return refuse("两边的引用不是同一种台账。");
        break;
    case CompareOp::In:
    case CompareOp::NotIn:
        return type == ValueType::Text || type == ValueType::Number || refuse("只能用于文字和数。");
    default:
        return type == ValueType::Number || type == ValueType::Date || refuse("只能用于数和日期。");
    }
    // A list of references holds several rows: only "given" and links make sense of it.
    return !fact || !result.left->fact.fact->list || refuse("不能用于多项引用。");
}

} // namespace lx
