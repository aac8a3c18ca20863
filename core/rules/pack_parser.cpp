#include "core/rules/pack_parser.h"

#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QString>

#include "core/facts/link.h"
#include "core/rules/json_place.h"
#include "core/rules/pack_schema.h"

namespace lx {
namespace {

constexpr std::size_t max_file = 4U << 20U;
constexpr int max_nesting = 128;

std::string text_of(const QJsonObject& json, const char* key)
{
    return utf8_of(json[qt(key)].toString());
}

/// A single value as JSON text (documents hold only lists and objects).
std::string json_text(const QJsonValue& value)
{
    const QByteArray text = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return text.mid(1, text.size() - 2).toStdString();
}

std::optional<QJsonValue> json_value(const std::string& text)
{
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray::fromStdString("[" + text + "]"));
    if (!document.isArray() || document.array().size() != 1)
        return std::nullopt;
    return document.array().first();
}

/// Deepest nesting of brackets outside texts.
int nesting(std::string_view json)
{
    int depth = 0;
    int deepest = 0;
    bool in_text = false;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (in_text) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                in_text = false;
        } else if (c == '"') {
            in_text = true;
        } else if (c == '[' || c == '{') {
            deepest = std::max(deepest, ++depth);
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return deepest;
}

/// The entry a fault of the schema is about: in brackets what is not known or lacking, or nothing.
std::string named_entry(const std::string& reason)
{
    constexpr std::string_view lacking = "Missing required property '";
    constexpr std::string_view unknown = "constraints: '";
    constexpr std::size_t longest = 40;
    for (const std::string_view mark : {lacking, unknown}) {
        const std::size_t at = reason.find(mark);
        const std::size_t end = reason.rfind('\'');
        if (at == std::string::npos || end < at + mark.size())
            continue;
        const std::string name = reason.substr(at + mark.size(), end - at - mark.size());
        if (name.size() <= longest)
            return (mark == lacking ? "（缺少“" : "（不认识“") + name + "”）";
    }
    return {};
}

bool is_whole(const QJsonValue& value, double from, double to)
{
    const double number = value.toDouble(std::nan(""));
    return number >= from && number <= to && number == std::floor(number);
}

std::vector<std::string> sorted(std::vector<std::string> list)
{
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    return list;
}

/// "2.c.1" before "2.d" before "10.a": numbers as numbers.
bool natural_less(const std::string& a, const std::string& b)
{
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() && j < b.size()) {
        if (is_digit(a[i]) && is_digit(b[j])) {
            const std::size_t end_a = std::min(a.find_first_not_of("0123456789", i), a.size());
            const std::size_t end_b = std::min(b.find_first_not_of("0123456789", j), b.size());
            if (end_a - i != end_b - j)
                return end_a - i < end_b - j;
            const int order = a.compare(i, end_a - i, b, j, end_b - j);
            if (order != 0)
                return order < 0;
            i = end_a;
            j = end_b;
        } else if (a[i] != b[j]) {
            return a[i] < b[j];
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

} // namespace

PackParser::PackParser(std::string file, DefinitionsPtr definitions, const ParamValues& values)
    : m_file(std::move(file)), m_definitions(std::move(definitions)),
      m_registry(m_definitions->facts()), m_values(values), m_pack(new PolicyPack)
{}

tl::unexpected<Error> PackParser::wrong(const std::string& rule, const std::string& what) const
{
    return fail(ErrorKind::BadInput, "政策包文件“" + m_file + "”" +
                                         (rule.empty() ? "" : "的规则 " + rule + " ") + "有误：" +
                                         what);
}

Result<QJsonObject> PackParser::document(std::string_view json) const
{
    if (json.size() > max_file)
        return wrong("", "文件超过 4 MB，不像是政策包，请核对。");
    if (nesting(json) > max_nesting)
        return wrong("", "嵌套超过 128 层，请简化。");
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray::fromRawData(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        const auto line =
            1 +
            std::count(json.begin(),
                       json.begin() + std::min<std::ptrdiff_t>(
                                          error.offset, static_cast<std::ptrdiff_t>(json.size())),
                       '\n');
        return fail(ErrorKind::BadInput,
                    "政策包文件“" + m_file + "”不是正确的 JSON，第 " + std::to_string(line) +
                        " 行附近有误，请改正后再载入。",
                    utf8_of(error.errorString()));
    }
    if (!document.isObject())
        return wrong("", "最外层要是一个对象。");
    return document.object();
}

Result<std::shared_ptr<const PolicyPack>> PackParser::parse(std::string_view json)
{
    LX_ASSIGN(const QJsonObject root, document(json));
    const auto form = check_pack_form(root);
    PolicyPack& pack = *m_pack;
    pack.m_definitions = m_definitions;
    pack.m_id = text_of(root, "id");
    pack.m_name = text_of(root, "name");
    pack.m_short = root.contains(QStringLiteral("short")) ? text_of(root, "short") : pack.m_name;
    pack.m_number = text_of(root, "number");
    pack.m_issued = text_of(root, "issued");
    pack.m_covers = text_of(root, "covers");
    // What this reader finds wrong says more than what the schema finds wrong, so it is asked too.
    const Result<> read = [&]() -> Result<> {
        const Dictionary* categories = m_registry.catalog().dictionary("unit_category");
        for (const auto& item : root[qt("scope")].toArray()) {
            const std::string category = utf8_of(item.toString());
            if (categories != nullptr && categories->find(category) < 0)
                return wrong("", "scope 中的“" + category + "”不是单位类别。");
            pack.m_scope.push_back(category);
        }
        const QJsonObject conditions = root[qt("conditions")].toObject();
        for (auto it = conditions.begin(); it != conditions.end(); ++it)
            m_conditions.emplace(utf8_of(it.key()), it.value());
        LX_ASSIGN(m_params, read_params(root[qt("params")].toObject(), ""));
        for (const auto& item : root[qt("rules")].toArray())
            LX_TRY(read_rule(item.toObject()));
        for (const auto& item : root[qt("targets")].toArray())
            LX_TRY(read_target(item.toObject()));
        return read_tables(root[qt("tables")].toObject());
    }();
    if (!read)
        return fail(read.error());
    if (form)
        return fail(ErrorKind::BadInput,
                    "政策包文件“" + m_file + "”的" +
                        (form->place.empty() ? "最外层" : " " + form->place + " 处") +
                        "不合规定的格式" + named_entry(form->reason) + "，请对照说明改正。",
                    form->reason);
    // Every pack looks at units and areas, if only to know its jurisdiction.
    m_registry.add_needs(*m_registry.find("area", "level"), FieldUse::Content, pack.m_needs);
    pack.m_needs.add("area", "parent");
    std::sort(pack.m_order.begin(), pack.m_order.end(), natural_less);
    return std::shared_ptr<const PolicyPack>(m_pack);
}

namespace {

/// A pack whose own figure is below zero means it; a figure that is set has the pack's sense.
bool has_negative(const QJsonValue& value)
{
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        return std::any_of(array.begin(), array.end(),
                           [](const auto& each) { return has_negative(each); });
    }
    if (value.isObject()) {
        const QJsonObject object = value.toObject();
        return std::any_of(object.begin(), object.end(),
                           [](const auto& each) { return has_negative(each); });
    }
    return value.toDouble() < 0;
}

} // namespace

Result<PackParser::Params> PackParser::read_params(const QJsonObject& json, const std::string& rule)
{
    Params params;
    for (auto it = json.begin(); it != json.end(); ++it) {
        const std::string name = utf8_of(it.key());
        const QJsonObject body = it.value().toObject();
        Param param;
        param.def.key = rule.empty() ? name : rule + "/" + name;
        param.def.title = text_of(body, "title");
        param.def.type = text_of(body, "type");
        param.def.unit = text_of(body, "unit");
        param.def.own = body[qt("own")].toBool();
        param.def.fixed = text_of(body, "fixed");
        param.value = body[qt("value")];
        const QJsonValue original = param.value;
        param.def.original = json_text(param.value);
        param.def.value = param.def.original;
        if (const auto set = m_values.find(param.def.key); set != m_values.end()) {
            if (!param.def.fixed.empty())
                return wrong(rule, "参数“" + param.def.title + "”是" + param.def.fixed +
                                       "规定的数，不能改设。");
            const auto value = json_value(set->second);
            if (!value)
                return wrong(rule, "参数“" + param.def.title + "”所设的值不正确，请重新设定。");
            param.value = *value;
            param.def.value = set->second;
        }
        std::string fault = param_fault(param.def.type, param.value);
        if (fault.empty() && !has_negative(original) && has_negative(param.value))
            fault = param.def.type == "integer" ? "要一个 0 至 1000000000 之间的整数。"
                    : param.value.isDouble()    ? "要一个不小于 0 的数。"
                                                : "里的数都不能小于 0。";
        if (!fault.empty())
            return wrong(rule, "参数“" + name + "”（" + param.def.title + "）" + fault);
        m_pack->m_params.push_back(param.def);
        params.emplace(name, std::move(param));
    }
    return params;
}

std::string PackParser::param_fault(const std::string& type, const QJsonValue& value)
{
    if (type == "integer" && !is_whole(value, -1e9, 1e9))
        return "要一个整数。";
    if ((type == "days" || type == "months") && !is_whole(value, 0, 100'000))
        return "要一个 0 至 100000 之间的整数。";
    if (type == "percent" && !(value.toDouble(-1) >= 0 && value.toDouble(-1) <= 1000))
        return "要一个 0 至 1000 之间的数（70 即 70%）。";
    if ((type == "number" || type == "money") && !value.isDouble())
        return "要一个数。";
    if (type == "date" && !Date::from_iso(utf8_of(value.toString())))
        return "要一个日期，写成 2016-11-10 的样子。";
    if (type == "month_day" && !Date::from_iso("2001-" + utf8_of(value.toString())))
        return "要一个月日，写成 03-31 的样子。";
    if (type == "cadence") {
        const std::string text = utf8_of(value.toString());
        if (text != "month" && text != "quarter" && text != "half_year" && text != "year")
            return "只能是 month、quarter、half_year、year。";
    }
    if (type == "text" && !value.isString())
        return "要一段文字。";
    if (type == "list" && !value.isArray())
        return "要一个列表。";
    if (type == "table" && !value.isArray() && !value.isObject())
        return "要一张表（列表或对象）。";
    return {};
}

ParserScope PackParser::scope(const Params& own) const
{
    ParserScope scope;
    scope.param = [this, &own](std::string_view name) -> std::optional<ParserScope::Param> {
        for (const Params* params : {&own, &m_params})
            if (const auto found = params->find(std::string(name)); found != params->end()) {
                const ParamDef& def = found->second.def;
                return ParserScope::Param{def.key, def.type, def.unit, &found->second.value};
            }
        return std::nullopt;
    };
    scope.named = [this](std::string_view name) -> const QJsonValue* {
        const auto found = m_conditions.find(std::string(name));
        return found != m_conditions.end() ? &found->second : nullptr;
    };
    return scope;
}

Result<> PackParser::read_tables(const QJsonObject& json)
{
    auto tables = PackTables::read(json);
    if (!tables)
        return wrong("", tables.error().message);
    for (const PackLimit& limit : tables->limits)
        if (std::none_of(m_pack->m_params.begin(), m_pack->m_params.end(),
                         [&](const ParamDef& param) { return param.key == limit.param; }))
            return wrong("", "tables.limits." + limit.key + " 没有“" + limit.param + "”这个参数。");
    m_pack->m_tables = std::move(*tables);
    return {};
}

Result<> PackParser::take_id(const std::string& id)
{
    if (id.empty())
        return wrong("", "有一条规则没有编号 id。");
    const auto& order = m_pack->m_order;
    if (std::find(order.begin(), order.end(), id) != order.end())
        return wrong(id, "编号重复。");
    m_pack->m_order.push_back(id);
    return {};
}

Result<std::optional<PeriodKind>>
PackParser::read_cadence(const QJsonValue& json, const Params& own, const std::string& rule)
{
    if (json.isUndefined())
        return std::optional<PeriodKind>{};
    std::string text = utf8_of(json.toString());
    if (json.isObject()) {
        const auto param = scope(own).param(text_of(json.toObject(), "param"));
        if (!param || param->type != "cadence")
            return wrong(rule, "cadence 处没有这个参数（类型 cadence）。");
        text = utf8_of(param->value->toString());
    }
    if (text == "month")
        return std::optional(PeriodKind::Month);
    if (text == "quarter")
        return std::optional(PeriodKind::Quarter);
    if (text == "half_year")
        return std::optional(PeriodKind::HalfYear);
    if (text == "year")
        return std::optional(PeriodKind::Year);
    return wrong(rule, "cadence 只能是 month、quarter、half_year、year。");
}

Result<RulePart> PackParser::read_part(ConditionParser& parser, const QJsonObject& json,
                                       const std::string& rule)
{
    RulePart part;
    const std::string subject = text_of(json, "subject");
    part.jurisdiction = subject == "jurisdiction";
    part.ledger = part.jurisdiction ? "area" : subject;
    if (m_registry.catalog().ledger(part.ledger) == nullptr)
        return wrong(rule, "subject 处：没有代码为“" + subject + "”的台账。");
    part.any_row = json[qt("any_row")].toBool();
    Needs needs;
    m_registry.add_needs(*m_registry.find(part.ledger, "counts"), FieldUse::Content, needs);
    m_pack->m_needs.merge(needs);
    const auto condition = [&](const char* key) -> ConditionPtr {
        const QJsonValue body = json[qt(key)];
        return body.isUndefined() ? nullptr : parser.condition(body, part.ledger, part.ledger, key);
    };
    const auto term = [&](const QJsonValue& body, ValueType type, const char* at) -> TermPtr {
        return body.isUndefined() ? nullptr : parser.term(body, type, part.ledger, part.ledger, at);
    };
    if (!json.contains(qt("met")))
        return wrong(rule, "缺少 met。");
    part.who = condition("who");
    part.applies = condition("applies");
    part.met = condition("met");
    if (json.contains(qt("deadline"))) {
        // Either {"date": TERM}, or a day counted from another.
        QJsonObject deadline = json[qt("deadline")].toObject();
        if (!deadline.contains(qt("date")))
            deadline = QJsonObject{{qt("date"), QJsonObject{{qt("date_plus"), deadline}}}};
        part.deadline = term(deadline[qt("date")], ValueType::Date, "deadline");
    }
    part.done_on = term(json[qt("done_on")], ValueType::Date, "done_on");
    part.due = term(json[qt("due")], ValueType::Date, "due");
    if (json.contains(qt("remind"))) {
        const QJsonObject remind = json[qt("remind")].toObject();
        part.remind_date = term(remind[qt("date")], ValueType::Date, "remind/date");
        part.remind_days = term(remind[qt("days")], ValueType::Number, "remind/days");
        if (parser.error().empty() && (part.remind_date == nullptr || part.remind_days == nullptr))
            return wrong(rule, "remind 要有 date 和 days。");
    }
    for (const auto& item : json[qt("shows")].toArray())
        if (auto path = parser.fact(item, part.ledger, "shows"))
            part.shows.push_back(std::move(*path));
    if (!parser.error().empty())
        return wrong(rule, parser.error());
    return part;
}

Needs PackParser::own_needs()
{
    Needs needs = std::move(m_pack->m_needs);
    m_pack->m_needs = Needs();
    // Whose jurisdiction it is shows in the areas; whom an honour names, in its object's key.
    m_registry.add_needs(*m_registry.find("area", "level"), FieldUse::Content, needs);
    needs.add("area", "parent");
    if (needs.ledgers().contains("honour")) {
        for (const char* ledger : {"unit", "org", "member"})
            needs.add_ledger(ledger);
    }
    return needs;
}

Result<> PackParser::read_rule(const QJsonObject& json)
{
    // Its own needs are gathered apart from those of the rules before it.
    Needs before = std::move(m_pack->m_needs);
    m_pack->m_needs = Needs();
    Rule rule;
    rule.id = text_of(json, "id");
    LX_TRY(take_id(rule.id));
    rule.full_id = m_pack->m_id + "/" + rule.id;
    rule.group = text_of(json, "group");
    rule.title = text_of(json, "title");
    rule.clause = text_of(json, "clause");
    rule.advice = text_of(json, "advice");
    rule.basis = "《" + m_pack->m_name + "》" +
                 (m_pack->m_number.empty() ? "" : "（" + m_pack->m_number + "）") + rule.clause;
    const std::string strength = text_of(json, "strength");
    rule.strength = strength == "normally"     ? Strength::Normally
                    : strength == "encouraged" ? Strength::Encouraged
                                               : Strength::Must;
    LX_ASSIGN(const Params own, read_params(json[qt("params")].toObject(), rule.id));
    LX_ASSIGN(rule.cadence, read_cadence(json[qt("cadence")], own, rule.id));
    rule.whole_period = json[qt("whole_period")].toBool(true);
    ConditionParser parser(m_registry, scope(own));
    if (json.contains(qt("subjects"))) {
        for (const auto& item : json[qt("subjects")].toArray()) {
            LX_ASSIGN(RulePart part, read_part(parser, item.toObject(), rule.id));
            rule.parts.push_back(std::move(part));
        }
    } else {
        LX_ASSIGN(RulePart part, read_part(parser, json, rule.id));
        rule.parts.push_back(std::move(part));
    }
    rule.params = parser.take_params();
    if (json[qt("cadence")].isObject())
        if (const auto param = scope(own).param(text_of(json[qt("cadence")].toObject(), "param")))
            rule.params.push_back(param->key);
    rule.params = sorted(std::move(rule.params));
    m_pack->m_needs.merge(parser.needs());
    rule.needs = own_needs();
    before.merge(rule.needs);
    m_pack->m_needs = std::move(before);
    m_pack->m_rules.push_back(std::move(rule));
    return {};
}

Result<TermPtr> PackParser::read_total(ConditionParser& parser, QJsonObject json,
                                       const std::string& target, const char* key, TermPtr* at)
{
    if (json.contains(qt("at"))) {
        *at = parser.term(json.take(qt("at")), ValueType::Date, "area", "area",
                          std::string(key) + "/at");
        if (!parser.error().empty())
            return wrong(target, parser.error());
    }
    if (!json.contains(qt("via")))
        json.insert(qt("via"), qt("all"));
    const TermPtr term = parser.term(json, ValueType::Number, "area", "area", key);
    if (term == nullptr)
        return wrong(target, parser.error());
    const bool total = term->kind == Term::Kind::Aggregate && term->via == "all" &&
                       (term->gather == Term::Gather::Count || term->gather == Term::Gather::Sum);
    if (!total)
        return wrong(target, std::string(key) + " 处：只能是 count 或 sum。");
    m_registry.add_needs(*m_registry.find(term->rows_ledger, "counts"), FieldUse::Content,
                         m_pack->m_needs);
    return term;
}

Result<> PackParser::read_target(const QJsonObject& json)
{
    Needs before = std::move(m_pack->m_needs);
    m_pack->m_needs = Needs();
    Target target;
    target.id = text_of(json, "id");
    LX_TRY(take_id(target.id));
    target.full_id = m_pack->m_id + "/" + target.id;
    target.group = text_of(json, "group");
    target.title = text_of(json, "title");
    target.clause = text_of(json, "clause");
    target.advice = text_of(json, "advice");
    target.basis = "《" + m_pack->m_name + "》" +
                   (m_pack->m_number.empty() ? "" : "（" + m_pack->m_number + "）") + target.clause;
    target.op = text_of(json, "op");
    const std::string unit = text_of(json, "unit");
    target.unit = unit == "count"   ? Target::Unit::Count
                  : unit == "times" ? Target::Unit::Times
                                    : Target::Unit::Ratio;
    for (const auto& item : json[qt("levels")].toArray())
        target.levels.push_back(utf8_of(item.toString()));
    LX_ASSIGN(const Params own, read_params(json[qt("params")].toObject(), target.id));
    ConditionParser parser(m_registry, scope(own));
    target.value = parser.term(json[qt("value")], ValueType::Number, "area", "area", "value");
    if (target.value != nullptr && !is_constant(*target.value))
        return wrong(target.id, "value 处：只能是一个数或参数。");
    if (json.contains(qt("deadline")))
        target.deadline = parser.term(json[qt("deadline")].toObject()[qt("date")], ValueType::Date,
                                      "area", "area", "deadline");
    if (json.contains(qt("per"))) {
        target.per = parser.condition(json[qt("per")], "area", "area", "per");
        m_registry.add_needs(*m_registry.find("area", "counts"), FieldUse::Content,
                             m_pack->m_needs);
    }
    if (!parser.error().empty())
        return wrong(target.id, parser.error());
    if (target.unit == Target::Unit::Times) {
        if (target.per != nullptr)
            return wrong(target.id, "times 的指标只能按本级计算，不能带 per。");
        TermPtr none;
        LX_ASSIGN(target.numerator, read_total(parser, json[qt("numerator")].toObject(), target.id,
                                               "numerator", &none));
        LX_ASSIGN(target.denominator, read_total(parser, json[qt("denominator")].toObject(),
                                                 target.id, "denominator", &target.denominator_at));
        target.ledger = target.numerator->rows_ledger;
        if (target.denominator_at == nullptr)
            return wrong(target.id, "denominator 缺少 at。");
    } else {
        target.ledger = text_of(json, "subject");
        if (m_registry.catalog().ledger(target.ledger) == nullptr)
            return wrong(target.id, "subject 处：没有代码为“" + target.ledger + "”的台账。");
        m_registry.add_needs(*m_registry.find(target.ledger, "counts"), FieldUse::Content,
                             m_pack->m_needs);
        const auto condition = [&](const char* key) -> ConditionPtr {
            const QJsonValue body = json[qt(key)];
            return body.isUndefined() ? nullptr
                                      : parser.condition(body, target.ledger, "area", key);
        };
        target.who = condition("who");
        target.met = condition("met");
        if (json.contains(qt("distinct")))
            target.distinct = parser.fact(json[qt("distinct")], target.ledger, "distinct");
        if (!parser.error().empty())
            return wrong(target.id, parser.error());
        if (target.unit == Target::Unit::Ratio && target.met == nullptr)
            return wrong(target.id, "缺少 met。");
        if (target.per != nullptr) {
            const auto links = links_between(m_registry, "area", target.ledger);
            if (std::none_of(links.begin(), links.end(),
                             [](const LinkName& link) { return link.via == "in"; }))
                return wrong(target.id, "subject 处：这种台账没有属地，不能按属地分别计算。");
            add_link_needs(m_registry, "area", target.ledger, "in", m_pack->m_needs);
        }
    }
    target.params = parser.take_params();
    m_pack->m_needs.merge(parser.needs());
    target.needs = own_needs();
    before.merge(target.needs);
    m_pack->m_needs = std::move(before);
    m_pack->m_targets.push_back(std::move(target));
    return {};
}

} // namespace lx
