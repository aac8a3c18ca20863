// The terms (values) of conditions.
#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include "core/facts/link.h"
#include "core/rules/condition_parser.h"
#include "core/rules/json_place.h"

namespace lx {
namespace {

constexpr int max_list = 2'000;
constexpr double max_number = 9e13;

constexpr std::pair<const char*, YearOf> years[] = {
    {"judged", YearOf::Judged},
    {"judged_previous", YearOf::JudgedPrevious},
    {"judged_month", YearOf::JudgedMonth},
    {"judged_quarter", YearOf::JudgedQuarter},
    {"judged_half_year", YearOf::JudgedHalfYear},
    {"judged_year", YearOf::JudgedYear},
    {"T", YearOf::T},
};

ValueType value_type(FactType type)
{
    switch (type) {
    case FactType::Bool:
        return ValueType::Bool;
    case FactType::Number:
    case FactType::Money:
        return ValueType::Number;
    case FactType::Date:
        return ValueType::Date;
    case FactType::Ref:
        return ValueType::Ref;
    default:
        return ValueType::Text;
    }
}

void take(Term& term, const Term& part)
{
    term.correlated = term.correlated || part.correlated;
    term.judged = term.judged || part.judged;
    term.size = std::min(term.size + part.size, 1'000'000);
    // Texts of what is far too large anyway are not worth joining (it is refused by its size).
    if (term.size <= 20'000)
        term.canonical += part.canonical + ",";
}

bool is_numeric_param(std::string_view type)
{
    return type == "integer" || type == "number" || type == "percent" || type == "money" ||
           type == "days" || type == "months";
}

} // namespace

TermPtr ConditionParser::read_term(const QJsonValue& json, const Context& context,
                                   const Wanted& wanted)
{
    if (!m_error.empty() || !deeper(context))
        return nullptr;
    if (json.isArray())
        return read_list(json, wanted);
    if (!json.isObject())
        return read_constant(json, wanted);
    const QJsonObject object = json.toObject();
    const auto has = [&](const char* key) { return object.contains(qt(key)); };
    Context inner = context;
    ++inner.depth;
    if (has("param"))
        return only_keys(object, {"param"}) ? read_param(object[qt("param")], wanted) : nullptr;
    if (has("row"))
        return only_keys(object, {"row"}) ? read_row(object, wanted) : nullptr;
    for (const char* key : {"fact", "outer"}) {
        if (!has(key))
            continue;
        if (!only_keys(object, {key}))
            return nullptr;
        const TermPtr term = read_fact(object, key, inner);
        if (term != nullptr)
            add_path_needs(term->fact, FieldUse::Content);
        return term;
    }
    for (const char* key : {"count", "sum", "min", "max"})
        if (has(key))
            return only_keys(object, {key, "field", "via", "where"})
                       ? read_aggregate(object, key, inner)
                       : nullptr;
    for (const char* key : {"times", "plus"})
        if (has(key))
            return only_keys(object, {key}) ? read_operation(object, key, inner) : nullptr;
    if (has("if"))
        return read_if(object, inner, wanted);
    if (has("table"))
        return read_table(object, inner);
    return read_date_term(object, inner);
}

TermPtr ConditionParser::read_constant(const QJsonValue& json, const Wanted& wanted)
{
    Term term;
    if (json.isBool()) {
        term.type = ValueType::Bool;
        term.yes = json.toBool();
        term.canonical = term.yes ? "true" : "false";
        return finish(std::move(term));
    }
    if (json.isDouble()) {
        const double number = json.toDouble();
        const double scaled = number * static_cast<double>(kScale);
        if (!(std::abs(number) <= max_number))
            return wrong("数太大。");
        if (std::abs(scaled - std::round(scaled)) > 1e-4)
            return wrong("数最多有四位小数。");
        term.type = ValueType::Number;
        term.number = std::llround(scaled);
        term.canonical = "#" + std::to_string(term.number);
        return finish(std::move(term));
    }
    if (!json.isString())
        return wrong("这里要一个值。");
    term.text = utf8_of(json.toString());
    if (wanted.type == ValueType::Date) {
        const auto date = Date::from_iso(term.text);
        if (!date)
            return wrong("“" + term.text + "”不是日期，应写成 2016-11-10 的样子。");
        term.type = ValueType::Date;
        term.date = *date;
        term.canonical = "@" + term.text;
        return finish(std::move(term));
    }
    term.type = ValueType::Text;
    if (wanted.like != nullptr && wanted.like->type == FactType::Choice) {
        const Dictionary* dictionary = m_registry.catalog().dictionary(wanted.like->dictionary);
        const bool known =
            dictionary == nullptr || dictionary->open ||
            std::any_of(dictionary->values.begin(), dictionary->values.end(),
                        [&](const DictionaryValue& value) { return value.value == term.text; });
        if (!known)
            return wrong("“" + term.text + "”不是“" + wanted.like->title + "”的一个值（字典“" +
                         dictionary->name + "”）。");
    }
    term.canonical = "'" + term.text + "'";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_list(const QJsonValue& json, const Wanted& wanted)
{
    const QJsonArray array = json.toArray();
    if (!wanted.list)
        return wrong("这里只能有一个值，不能是列表。");
    if (array.isEmpty() || array.size() > max_list)
        return wrong("列表要有 1 至 " + std::to_string(max_list) + " 项。");
    Term term;
    term.list = true;
    term.canonical = "[";
    const Wanted one{wanted.type, wanted.like, false};
    int number = 0;
    for (const auto& item : array) {
        const JsonPlace place(m_path, std::to_string(++number));
        if (item.isArray() || item.isObject())
            return wrong("列表里只能是值。");
        const TermPtr part = read_constant(item, one);
        if (part == nullptr)
            return nullptr;
        if (number == 1)
            term.type = part->type;
        else if (part->type != term.type)
            return wrong("列表里的值不是同一类。");
        take(term, *part);
        term.parts.push_back(part);
    }
    term.canonical += "]";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_param(const QJsonValue& json, const Wanted& wanted)
{
    const JsonPlace place(m_path, "param");
    const std::string name = utf8_of(json.toString());
    const auto param = m_scope.param(name);
    if (!param)
        return wrong("没有名为“" + name + "”的参数，请在 params 中定义。");
    m_params.push_back(param->key);
    Wanted inner = wanted;
    if (is_numeric_param(param->type))
        inner = {ValueType::Number, nullptr, false};
    else if (param->type == "date")
        inner = {ValueType::Date, nullptr, false};
    else if (param->type == "list")
        inner.list = true;
    else if (param->type != "text")
        return wrong("参数“" + name + "”的类型是 " + param->type + "，不能用在这里。");
    const TermPtr value = param->type == "list" ? read_list(*param->value, inner)
                                                : read_constant(*param->value, inner);
    if (value == nullptr)
        return nullptr;
    if (is_numeric_param(param->type) && value->type != ValueType::Number)
        return wrong("参数“" + name + "”要一个数。");
    Term term = *value;
    term.param = param->key;
    term.unit = param->type == "percent" ? "%" : param->unit;
    return finish(std::move(term));
}

TermPtr ConditionParser::read_row(const QJsonObject& json, const Wanted& wanted)
{
    const JsonPlace place(m_path, "row");
    if (!m_scope.row)
        return wrong("只有台账里的名单才能指名一行。");
    if (wanted.like == nullptr || wanted.like->type != FactType::Ref)
        return wrong("这里不能指名一行。");
    const QJsonValue named = json[qt("row")];
    Term term;
    term.type = ValueType::Ref;
    term.ref_ledger = wanted.like->ref_ledger;
    term.text = utf8_of(json[qt("note")].toString());
    if (named.isString()) {
        const std::string key = utf8_of(named.toString());
        const auto id = m_scope.row(term.ref_ledger, key);
        if (!id)
            return wrong("“" + m_registry.catalog().ledger(term.ref_ledger)->name + "”台账里没有“" +
                         key + "”。");
        term.number = *id;
        if (term.text.empty())
            term.text = key;
    } else {
        term.number = named.toInteger();
    }
    term.canonical = "row(" + std::to_string(term.number) + ")";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_fact(const QJsonObject& json, const char* key, const Context& context)
{
    const JsonPlace place(m_path, key);
    const bool outer = std::string_view(key) == "outer";
    Term term;
    term.kind = outer ? Term::Kind::Outer : Term::Kind::Fact;
    term.ledger = outer ? context.subject : context.ledger;
    auto path = read_path(json[qt(key)], term.ledger);
    if (!path)
        return nullptr;
    term.fact = std::move(*path);
    term.path = utf8_of(json[qt(key)].toString());
    term.type = value_type(term.fact.fact->type);
    term.unit = term.fact.fact->unit;
    term.ref_ledger = term.fact.fact->ref_ledger;
    term.correlated = outer && context.inside_where;
    term.canonical = (outer ? "^" : "") + term.ledger + "." + term.path;
    return finish(std::move(term));
}

TermPtr ConditionParser::read_aggregate(const QJsonObject& json, const char* key,
                                        const Context& context)
{
    const JsonPlace place(m_path, key);
    Term term;
    term.kind = Term::Kind::Aggregate;
    term.ledger = context.ledger;
    term.rows_ledger = utf8_of(json[qt(key)].toString());
    const std::string_view gather = key;
    term.gather = gather == "count" ? Term::Gather::Count
                  : gather == "sum" ? Term::Gather::Sum
                  : gather == "min" ? Term::Gather::Min
                                    : Term::Gather::Max;
    const LedgerDef* rows = m_registry.catalog().ledger(term.rows_ledger);
    if (rows == nullptr)
        return wrong("没有代码为“" + term.rows_ledger + "”的台账。");

    const std::vector<LinkName> links = links_between(m_registry, term.ledger, term.rows_ledger);
    if (json.contains(qt("via"))) {
        term.via = utf8_of(json[qt("via")].toString());
        if (std::none_of(links.begin(), links.end(),
                         [&](const LinkName& link) { return link.via == term.via; })) {
            std::string possible;
            for (const LinkName& link : links)
                possible += (possible.empty() ? "" : "、") + link.via;
            return wrong("“" + rows->name + "”不能以“" + term.via + "”与“" +
                         m_registry.catalog().ledger(term.ledger)->name + "”关联，可用 " +
                         possible + "。");
        }
    } else if (links.size() == 2) { // one, and "all"
        term.via = links.front().via;
    } else {
        std::string possible;
        for (const LinkName& link : links)
            possible += (possible.empty() ? "" : "、") + link.via;
        return wrong("请用 via 说明“" + rows->name + "”怎样关联，可用 " + possible + "。");
    }
    add_link_needs(m_registry, term.ledger, term.rows_ledger, term.via, m_needs);
    m_registry.add_needs(*m_registry.find(term.rows_ledger, "known"), FieldUse::Content, m_needs);

    if (term.gather == Term::Gather::Count) {
        if (json.contains(qt("field")))
            return wrong("count 不带 field。");
        term.unit = "条";
    } else {
        const JsonPlace step(m_path, "field");
        auto field = read_path(json[qt("field")], term.rows_ledger);
        if (!field)
            return nullptr;
        term.fact = std::move(*field);
        term.path = utf8_of(json[qt("field")].toString());
        term.type = value_type(term.fact.fact->type);
        term.unit = term.fact.fact->unit;
        const bool number = term.type == ValueType::Number;
        if (!number && (term.gather == Term::Gather::Sum || term.type != ValueType::Date))
            return wrong("这里只能用数" +
                         std::string(term.gather == Term::Gather::Sum ? "。" : "或日期。"));
        add_path_needs(term.fact, FieldUse::Content);
    }
    term.canonical = std::string(key) + "(" + term.ledger + "<" + term.rows_ledger + "/" +
                     term.via + "/" + term.path + ";";
    if (json.contains(qt("where"))) {
        const JsonPlace step(m_path, "where");
        Context inner = context;
        inner.ledger = term.rows_ledger;
        inner.inside_where = true;
        term.where = read(json[qt("where")], inner);
        if (term.where == nullptr)
            return nullptr;
        term.correlated = term.where->correlated;
        term.judged = term.where->judged;
        term.size = std::min(term.where->size + 1, 1'000'000);
        term.canonical += term.where->canonical;
    }
    term.canonical += ")";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_operation(const QJsonObject& json, const char* key,
                                        const Context& context)
{
    const JsonPlace place(m_path, key);
    const QJsonValue list = json[qt(key)];
    if (!list.isArray() || list.toArray().isEmpty() || list.toArray().size() > 20)
        return wrong("这里要一个有 1 至 20 项的列表。");
    Term term;
    term.kind = std::string_view(key) == "times" ? Term::Kind::Times : Term::Kind::Plus;
    term.canonical = std::string(key) + "(";
    int number = 0;
    for (const auto& item : list.toArray()) {
        const JsonPlace step(m_path, std::to_string(++number));
        const TermPtr part = read_term(item, context, {ValueType::Number, nullptr, false});
        if (part == nullptr)
            return nullptr;
        if (part->type != ValueType::Number || part->list)
            return wrong("这里要一个数。");
        take(term, *part);
        term.parts.push_back(part);
    }
    term.canonical += ")";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_if(const QJsonObject& json, const Context& context,
                                 const Wanted& wanted)
{
    if (!only_keys(json, {"if", "then", "else"}))
        return nullptr;
    Term term;
    term.kind = Term::Kind::If;
    {
        const JsonPlace place(m_path, "if");
        term.condition = read(json[qt("if")], context);
    }
    if (term.condition == nullptr)
        return nullptr;
    term.correlated = term.condition->correlated;
    term.judged = term.condition->judged;
    term.size = std::min(term.condition->size + 1, 1'000'000);
    term.canonical = "if(" + term.condition->canonical + ";";
    for (const char* key : {"then", "else"}) {
        const JsonPlace place(m_path, key);
        const TermPtr part = read_term(json[qt(key)], context, wanted);
        if (part == nullptr)
            return nullptr;
        if (part->list || part->type == ValueType::Ref)
            return wrong("这里要一个值。");
        if (!term.parts.empty() && part->type != term.type)
            return wrong("then 和 else 不是同一类值。");
        term.type = part->type;
        take(term, *part);
        term.parts.push_back(part);
    }
    term.canonical += ")";
    return finish(std::move(term));
}

TermPtr ConditionParser::read_table(const QJsonObject& json, const Context& context)
{
    if (!only_keys(json, {"table", "key"}))
        return nullptr;
    Term term;
    term.kind = Term::Kind::Table;
    const JsonPlace place(m_path, "table");
    const std::string name = utf8_of(json[qt("table")].toString());
    const auto param = m_scope.param(name);
    if (!param || (param->type != "table" && param->type != "list"))
        return wrong("没有名为“" + name + "”的表（参数类型 table）。");
    m_params.push_back(param->key);
    term.param = param->key;
    term.unit = param->unit;
    const auto add = [&](const std::string& key, const QJsonValue& value) {
        // Tables of dates are told by their values.
        const bool date = value.isString() && Date::from_iso(utf8_of(value.toString()));
        const Wanted wanted{date ? ValueType::Date : ValueType::Number, nullptr, false};
        const TermPtr part = value.isObject() || value.isArray() ? wrong("表里只能是值。")
                                                                 : read_constant(value, wanted);
        if (part == nullptr)
            return false;
        if (!term.parts.empty() && part->type != term.type) {
            wrong("表“" + name + "”里的值不是同一类。");
            return false;
        }
        term.type = part->type;
        term.keys.push_back(key);
        take(term, *part);
        term.parts.push_back(part);
        return true;
    };
    term.canonical = "table(";
    if (param->value->isArray()) {
        int index = 0;
        for (const auto& item : param->value->toArray())
            if (index >= max_list || !add(std::to_string(index++), item))
                return wrong("表“" + name + "”太长。");
    } else if (param->value->isObject()) {
        const QJsonObject entries = param->value->toObject();
        if (entries.size() > max_list)
            return wrong("表“" + name + "”太长。");
        for (auto it = entries.begin(); it != entries.end(); ++it) {
            term.canonical += utf8_of(it.key()) + "=";
            if (!add(utf8_of(it.key()), it.value()))
                return nullptr;
        }
    }
    if (term.parts.empty())
        return wrong("表“" + name + "”是空的。");
    const TermPtr key = [&] {
        const JsonPlace step(m_path, "key");
        return read_term(json[qt("key")], context, {});
    }();
    if (key == nullptr)
        return nullptr;
    if (key->list || (key->type != ValueType::Text && key->type != ValueType::Number))
        return wrong("表的键要一个文字或数。");
    take(term, *key);
    term.parts.push_back(key); // the key comes last
    term.canonical += ")";
    return finish(std::move(term));
}

std::optional<std::string> ConditionParser::month_day(const QJsonValue& json)
{
    std::string text = utf8_of(json.toString());
    if (json.isObject()) {
        const std::string name = utf8_of(json.toObject()[qt("param")].toString());
        const auto param = m_scope.param(name);
        if (!param || param->type != "month_day") {
            wrong("没有名为“" + name + "”的参数（类型 month_day）。");
            return std::nullopt;
        }
        m_params.push_back(param->key);
        text = utf8_of(param->value->toString());
    }
    if (!Date::from_iso("2001-" + text)) { // a common year: 02-29 is no day of every year
        wrong("“" + text + "”不是月日，应写成 03-31 的样子。");
        return std::nullopt;
    }
    return text;
}

TermPtr ConditionParser::read_date_term(const QJsonObject& json, const Context& context)
{
    Term term;
    const auto has = [&](const char* key) { return json.contains(qt(key)); };
    const auto year_of = [&](const char* key) {
        const std::string name = utf8_of(json[qt(key)].toString());
        for (const auto& [text, year] : years)
            if (name == text) {
                term.year = year;
                term.judged = year != YearOf::T;
                term.canonical = std::string(key) + "(" + name + ")";
                return true;
            }
        wrong("不认识期间“" + name + "”。");
        return false;
    };
    if (has("year") && !has("make_date")) {
        term.kind = Term::Kind::Year;
        term.unit = "年";
        return only_keys(json, {"year"}) && year_of("year") ? finish(std::move(term)) : nullptr;
    }
    if (has("period_code")) {
        term.kind = Term::Kind::PeriodCode;
        term.type = ValueType::Text;
        if (!only_keys(json, {"period_code"}) || !year_of("period_code"))
            return nullptr;
        if (term.year == YearOf::T)
            return wrong("period_code 要说明是哪个考评期。");
        return finish(std::move(term));
    }
    term.type = ValueType::Date;
    if (has("day")) {
        term.kind = Term::Kind::Today;
        term.canonical = "day(T)";
        if (!only_keys(json, {"day"}))
            return nullptr;
        if (utf8_of(json[qt("day")].toString()) != "T")
            return wrong("day 只能是 T。");
        return finish(std::move(term));
    }
    if (has("date"))
        return only_keys(json, {"date"})
                   ? read_constant(json[qt("date")], {ValueType::Date, nullptr, false})
                   : nullptr;
    if (has("judged_day")) {
        term.kind = Term::Kind::JudgedDay;
        term.judged = true;
        const auto text = month_day(json[qt("judged_day")]);
        if (!text || !only_keys(json, {"judged_day"}))
            return nullptr;
        term.text = *text;
        term.canonical = "judged_day(" + *text + ")";
        return finish(std::move(term));
    }
    if (has("make_date")) {
        const JsonPlace place(m_path, "make_date");
        const QJsonObject parts = json[qt("make_date")].toObject();
        if (!only_keys(json, {"make_date"}) || !only_keys(parts, {"year", "day"}))
            return nullptr;
        const auto text = month_day(parts[qt("day")]);
        if (!text)
            return nullptr;
        term.kind = Term::Kind::MakeDate;
        term.text = *text;
        const TermPtr year =
            read_term(parts[qt("year")], context, {ValueType::Number, nullptr, false});
        if (year == nullptr)
            return nullptr;
        if (year->type != ValueType::Number || year->list)
            return wrong("year 要一个数。");
        term.canonical = "make_date(" + *text + ",";
        take(term, *year);
        term.parts.push_back(year);
        term.canonical += ")";
        return finish(std::move(term));
    }
    if (has("date_plus")) {
        const JsonPlace place(m_path, "date_plus");
        const QJsonObject parts = json[qt("date_plus")].toObject();
        if (!only_keys(json, {"date_plus"}) || !only_keys(parts, {"from", "days", "months"}))
            return nullptr;
        term.kind = Term::Kind::DatePlus;
        term.canonical = "date_plus(";
        for (const char* key : {"from", "days", "months"}) {
            if (!parts.contains(qt(key))) {
                if (std::string_view(key) == "from")
                    return wrong("缺少 from。");
                term.parts.push_back(nullptr);
                term.canonical += ",";
                continue;
            }
            const JsonPlace step(m_path, key);
            const ValueType type =
                std::string_view(key) == "from" ? ValueType::Date : ValueType::Number;
            const TermPtr part = read_term(parts[qt(key)], context, {type, nullptr, false});
            if (part == nullptr)
                return nullptr;
            if (part->type != type || part->list)
                return wrong(type == ValueType::Date ? "这里要一个日期。" : "这里要一个数。");
            take(term, *part);
            term.parts.push_back(part);
        }
        term.canonical += ")";
        return finish(std::move(term));
    }
    const std::string first = json.isEmpty() ? "" : utf8_of(json.begin().key());
    return wrong("不认识这个值" + (first.empty() ? "" : "“" + first + "”") + "。");
}

} // namespace lx
