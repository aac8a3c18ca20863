#include <algorithm>
#include <cmath>

#include <QJsonArray>
#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/object_reader.h"
#include "core/events/event_def.h"
#include "core/events/event_named.h"
#include "core/events/event_text.h"

namespace lx {

namespace {

/// What a path leads to: a value of a field, rows of a ledger, a table of the form.
struct Word
{
    const FieldDef* field = nullptr;
    const LedgerDef* ledger = nullptr;
    const EventField* table = nullptr;
};

/// Values of these types stand in each other's fields.
enum class Shape
{
    Number,
    Date,
    Text
};

Shape shape_of(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Money:
    case FieldType::Bool:
    case FieldType::Year:
        return Shape::Number;
    case FieldType::Date:
        return Shape::Date;
    default:
        return Shape::Text;
    }
}

/// Reads one definition: the members, and that what they name is there.
class EventReader
{
public:
    explicit EventReader(const Catalog& catalog) : m_catalog(catalog) {}

    void event(ObjectReader& in)
    {
        in.text("id", m_def.id, true);
        in.text("name", m_def.name, true);
        in.texts("synonyms", m_def.synonyms);
        in.text("group", m_def.group, true);
        in.text("hint", m_def.hint);
        in.objects("fields", true, [&](ObjectReader& each) {
            EventField field;
            this->field(each, field, false);
            if (m_def.index_of(field.key) >= 0)
                each.complain("key", "“" + field.key + "”写了两次");
            m_def.fields.push_back(std::move(field));
        });
        for (const auto& [place, json, at, asked] : m_later) {
            EventField& field = m_def.fields[at];
            auto& condition = asked ? field.offered : field.required_when;
            condition = this->condition(in, place.c_str(), json);
        }
        const int day = m_def.index_of(EventDef::day_key);
        if (day < 0 || m_def.fields[static_cast<std::size_t>(day)].field.type != FieldType::Date)
            in.complain("fields", "缺少日期 date");
        in.objects("checks", false,
                   [&](ObjectReader& each) { check(each, m_def.checks.emplace_back()); });
        in.objects("steps", true, [&](ObjectReader& each) {
            EventStep made;
            step(each, made);
            m_def.steps.push_back(std::move(made));
        });
        in.objects("sheets", false,
                   [&](ObjectReader& each) { sheet(each, m_def.sheets.emplace_back()); });
        in.text("title", m_def.title, true);
        words(in, "title", m_def.title, nullptr);
    }
    EventDef take() { return std::move(m_def); }

private:
    // ---- asked fields

    void field(ObjectReader& in, EventField& out, bool column)
    {
        in.text("key", out.key, true);
        if (out.key == "each" || out.key == "rows" || m_rows.contains(out.key))
            in.complain("key", "“" + out.key + "”另有用处");
        std::string of;
        in.text("of", of);
        if (!of.empty())
            bind(in, of, out);
        FieldDef& field = out.field;
        field.key = out.key;
        in.text("name", field.name, of.empty());
        in.text("hint", field.hint);
        in.text("group", field.group);
        in.flag("required", out.required);
        in.flag("unless_none", out.unless_none);
        in.flag("counts", out.counts);
        if (in.has("columns"))
            return table(in, out, column);
        if (of.empty())
            own_type(in, out);
        if (out.unless_none && (!out.required || column || !leads_to_rows(field)))
            in.complain("unless_none", "只能用于必填的、引用别的台账的填写项");
        choices(in, out);
        if (!column)
            conditions(in);
        fallback(in, out);
    }

    /// They may name fields further down: looked at once all are there.
    void conditions(ObjectReader& in)
    {
        for (const char* key : {"when", "required_when"})
            if (in.has(key))
                m_later.push_back({in.path(key), in.value(key), m_def.fields.size(),
                                   std::string_view(key) == "when"});
    }

    void bind(ObjectReader& in, const std::string& of, EventField& out)
    {
        const auto dot = of.find('.');
        out.bound_ledger = of.substr(0, dot);
        out.bound_field = dot == std::string::npos ? "" : of.substr(dot + 1);
        const LedgerDef* def = m_catalog.ledger(out.bound_ledger);
        const FieldDef* found = def == nullptr ? nullptr : def->field(out.bound_field);
        if (found == nullptr)
            return in.complain("of", "没有“" + of + "”这一栏");
        out.field = *found;
        // What holds among the fields of its own row is checked when that is written.
        out.field.only_when_field.clear();
        out.field.only_when_values.clear();
        out.field.narrowed_by.clear();
        out.field.required = out.field.in_key = false;
        out.field.group.clear();
    }

    void own_type(ObjectReader& in, EventField& out)
    {
        std::string type;
        in.text("type", type, true);
        const auto known = type_of(type);
        if (!known)
            return in.complain("type", "没有“" + type + "”这种类型");
        out.field.type = *known;
        in.text("unit", out.field.unit);
        in.text("dictionary", out.field.dictionary);
        in.text("ledger", out.field.ledger, leads_to_rows(out.field));
        if (leads_to_rows(out.field) && m_catalog.ledger(out.field.ledger) == nullptr)
            in.complain("ledger", "没有“" + out.field.ledger + "”这个台账");
        if (*known == FieldType::Choice && !in.has("values") &&
            m_catalog.dictionary(out.field.dictionary) == nullptr)
            in.complain("dictionary", "没有“" + out.field.dictionary + "”这个选项表");
    }

    /// Values of its own, or those of its dictionary that can be chosen here.
    void choices(ObjectReader& in, EventField& out)
    {
        std::vector<std::string> values;
        in.texts("values", values);
        if (values.empty())
            return;
        if (out.field.type != FieldType::Choice)
            return in.complain("values", "只有选择项可以列出取值");
        const Dictionary* all = m_catalog.dictionary(out.field.dictionary);
        auto some = std::make_shared<Dictionary>();
        some->name = out.field.name;
        for (const std::string& value : values) {
            const int at = all == nullptr ? -1 : all->find(value);
            if (all != nullptr && at < 0)
                in.complain("values", "“" + out.field.name + "”没有“" + value + "”这一项");
            some->values.push_back(at < 0 ? DictionaryValue{value, {}, {}}
                                          : all->values[static_cast<std::size_t>(at)]);
        }
        some->build_index();
        out.choices = std::move(some);
    }

    void fallback(ObjectReader& in, EventField& out)
    {
        if (in.has("default")) {
            out.otherwise = value(in, "default", in.value("default"), out.field, nullptr);
        } else if (in.has("default_named")) {
            in.text("default_named", out.otherwise_named, true);
            if (!is_named_default(out.otherwise_named))
                in.complain("default_named", "没有“" + out.otherwise_named + "”这种取法");
        }
    }

    void table(ObjectReader& in, EventField& out, bool column)
    {
        if (column)
            return in.complain("columns", "表中不能再有表");
        in.objects("columns", true, [&](ObjectReader& each) {
            EventField made;
            field(each, made, true);
            if (index_in(out.columns, made.key) >= 0)
                each.complain("key", "“" + made.key + "”写了两次");
            out.columns.push_back(std::move(made));
        });
        conditions(in);
        in.object("fill", [&](ObjectReader& fill) {
            fill.text("from", out.filled_from, true);
            fill.text("by", out.filled_by, true);
            const LedgerDef* def = m_catalog.ledger(out.filled_from);
            const int by = index_in(out.columns, out.filled_by);
            if (def == nullptr || def->span.start().empty())
                fill.complain("from", "没有“" + out.filled_from + "”这个有日期的台账");
            else if (by < 0 || out.columns[static_cast<std::size_t>(by)].bound_ledger != def->code)
                fill.complain("by", "不是取自“" + def->name + "”的一列");
        });
        in.object("count", [&](ObjectReader& count) { counted(count, out); });
    }

    void counted(ObjectReader& in, EventField& out)
    {
        EventField::Counted& count = out.counted.emplace();
        in.text("ledger", count.ledger, true);
        in.text("link", count.link, true);
        in.text("by", count.by, true);
        in.text("into", count.into, true);
        const LedgerDef* def = ledger(in, "ledger", count.ledger);
        const int by = index_in(out.columns, count.by);
        const int into = index_in(out.columns, count.into);
        const FieldDef* link = def == nullptr ? nullptr : def->field(count.link);
        if (def != nullptr && (link == nullptr || link->ledger.empty()))
            in.complain("link", "不是“" + def->name + "”里引用别的台账的字段");
        if (by < 0 || (link != nullptr &&
                       out.columns[static_cast<std::size_t>(by)].field.ledger != link->ledger))
            in.complain("by", "没有这样一列，或引用的不是同一个台账");
        if (into < 0 ||
            out.columns[static_cast<std::size_t>(into)].field.type != FieldType::Integer)
            in.complain("into", "没有这样一列，或不是整数");
    }

    // ---- names

    const LedgerDef* ledger(ObjectReader& in, const char* key, const std::string& code)
    {
        const LedgerDef* def = m_catalog.ledger(code);
        if (def == nullptr)
            in.complain(key, "没有“" + code + "”这个台账");
        return def;
    }

    Word word_of(const EventField& field) const
    {
        if (field.is_table())
            return {nullptr, nullptr, &field};
        return {&field.field,
                leads_to_rows(field.field) ? m_catalog.ledger(field.field.ledger) : nullptr,
                nullptr};
    }

    /// `each`: what "each" stands for; null where nothing is gone through.
    Word word(ObjectReader& in, const char* key, const EventPath& path, const Word* each)
    {
        Word at;
        const std::string& head = path.parts.front();
        const int asked = m_def.index_of(head);
        if (head == "each" && each != nullptr)
            at = *each;
        else if (asked >= 0)
            at = word_of(m_def.fields[static_cast<std::size_t>(asked)]);
        else if (const auto rows = m_rows.find(head); rows != m_rows.end())
            at.ledger = rows->second;
        else
            in.complain(key, "没有“" + head + "”这个名称");
        for (std::size_t i = 1; i < path.parts.size(); ++i) {
            const std::string& part = path.parts[i];
            if (at.table != nullptr) {
                const int column = index_in(at.table->columns, part);
                if (column < 0) {
                    in.complain(key, "“" + head + "”没有“" + part + "”这一列");
                    return {};
                }
                at = word_of(at.table->columns[static_cast<std::size_t>(column)]);
                continue;
            }
            const FieldDef* next = at.ledger == nullptr ? nullptr : at.ledger->field(part);
            if (next == nullptr) {
                in.complain(key, "“" + head + "”没有“" + part + "”这一栏");
                return {};
            }
            at = {next, leads_to_rows(*next) ? m_catalog.ledger(next->ledger) : nullptr, nullptr};
        }
        return at;
    }

    /// What {…} in a text names.
    void words(ObjectReader& in, const char* key, const std::string& text, const Word* each,
               const LedgerDef* rows = nullptr)
    {
        for (const std::string& name : placeholders(text)) {
            const EventPath path = event_path(name);
            if (path.parts.front() != "rows" || rows == nullptr) {
                if (word(in, key, path, each).table != nullptr)
                    in.complain(key, "“" + name + "”是一张表，要写明哪一列");
                continue;
            }
            if (path.parts.size() == 2 && path.parts[1] != "count" &&
                rows->field(path.parts[1]) == nullptr)
                in.complain(key, rows->name + "台账没有“" + path.parts[1] + "”这一栏");
        }
    }

    void asked(ObjectReader& in, const char* key, std::string& out)
    {
        in.text(key, out);
        if (!out.empty() && m_def.index_of(out) < 0)
            in.complain(key, "没有“" + out + "”这个填写项");
    }

    // ---- values and conditions

    /// A value for a field, or one that it is held against.
    EventValue value(ObjectReader& in, const char* key, const QJsonValue& json,
                     const FieldDef& target, const Word* each)
    {
        EventValue out;
        if (json.isArray()) {
            for (const QJsonValue one : json.toArray()) {
                if (!one.isString() || !one.toString().startsWith(u'@'))
                    in.complain(key, "列表里只能是 @ 名称");
                else
                    out.paths.push_back(path(in, key, one.toString(), target, each));
            }
            return out;
        }
        const std::string text = json.toString().toStdString();
        if (text == "@today") {
            out.today = true;
            if (target.type != FieldType::Date)
                in.complain(key, "@today 只能用于日期");
        } else if (text.starts_with('@')) {
            out.paths.push_back(path(in, key, json.toString(), target, each));
        } else if (!placeholders(text).empty()) {
            out.text = text;
            words(in, key, text, each);
            if (shape_of(target.type) != Shape::Text || leads_to_rows(target))
                in.complain(key, "“" + target.name + "”不是文字");
        } else if (!json.isNull()) {
            out.fixed.push_back(fixed(in, key, json, target));
        }
        return out;
    }

    EventPath path(ObjectReader& in, const char* key, const QString& text, const FieldDef& target,
                   const Word* each)
    {
        EventPath made = event_path(text.toStdString().substr(1));
        const Word source = word(in, key, made, each);
        const bool row = source.ledger != nullptr;
        bool fits = false;
        if (target.type == FieldType::Ref || target.type == FieldType::RefList)
            fits = row && source.ledger->code == target.ledger;
        else if (target.type == FieldType::RefOrText)
            fits = row ? source.ledger->code == target.ledger
                       : source.field != nullptr && shape_of(source.field->type) == Shape::Text;
        else
            fits = !row && source.field != nullptr &&
                   shape_of(source.field->type) == shape_of(target.type);
        if (!fits)
            in.complain(key, text.toStdString() + " 不能用于“" + target.name + "”");
        return made;
    }

    Value fixed(ObjectReader& in, const char* key, const QJsonValue& json, const FieldDef& target)
    {
        const Shape shape = shape_of(target.type);
        bool fits = !leads_to_rows(target);
        Value out;
        if (json.isString()) {
            out = json.toString().toStdString();
            const Dictionary* known = target.type == FieldType::Choice
                                          ? m_catalog.dictionary(target.dictionary)
                                          : nullptr;
            fits = fits && shape != Shape::Number && !text_of(out).empty() &&
                   (known == nullptr || known->allows(text_of(out), "")) &&
                   (shape != Shape::Date || Date::from_iso(text_of(out)));
        } else if (json.isBool()) {
            out = std::int64_t{json.toBool() ? 1 : 0};
            fits = fits && target.type == FieldType::Bool;
        } else if (json.isDouble() && json.toDouble() == std::floor(json.toDouble())) {
            out = static_cast<std::int64_t>(json.toDouble());
            fits = fits && shape == Shape::Number && target.type != FieldType::Bool;
        } else {
            fits = false;
        }
        if (!fits)
            in.complain(key, "不是“" + target.name + "”的取值");
        return out;
    }

    std::vector<EventValue> values(ObjectReader& in, const char* key, const QJsonValue& json,
                                   const FieldDef& target, const Word* each)
    {
        std::vector<EventValue> out;
        if (!json.isArray())
            return {value(in, key, json, target, each)};
        for (const QJsonValue one : json.toArray())
            out.push_back(value(in, key, one, target, each));
        return out;
    }

    /// {"kind": ["联合党支部"], "parent": true}: names without the sign.
    EventCondition condition(ObjectReader& in, const char* key, const Word* each = nullptr)
    {
        return condition(in, key, in.value(key), each);
    }

    EventCondition condition(ObjectReader& in, const char* key, const QJsonValue& json,
                             const Word* each = nullptr)
    {
        EventCondition out;
        if (!json.isObject() || json.toObject().isEmpty()) {
            in.complain(key, "应为“名称: 取值”的对象");
            return out;
        }
        const QJsonObject all = json.toObject();
        for (auto it = all.begin(); it != all.end(); ++it) {
            EventCondition::Part part;
            part.path = event_path(it.key().toStdString());
            const Word found = word(in, key, part.path, each);
            if (found.table != nullptr && part.path.parts.front() == "each") {
                in.complain(key, "要写明哪一列");
            } else if (it->isBool()) {
                part.given = it->toBool();
            } else if (it->isArray() && !it->toArray().isEmpty() && found.field != nullptr) {
                for (const QJsonValue one : it->toArray())
                    part.values.push_back(chosen(in, key, one, part.path, *found.field));
            } else {
                in.complain(key, "应为 true、false 或取值的列表");
            }
            out.parts.push_back(std::move(part));
        }
        return out;
    }

    /// A value that can be chosen: of an asked field's own choices where it has some.
    Value chosen(ObjectReader& in, const char* key, const QJsonValue& json, const EventPath& path,
                 const FieldDef& field)
    {
        const int asked = path.parts.size() == 1 ? m_def.index_of(path.parts.front()) : -1;
        const Dictionary* own =
            asked < 0 ? nullptr : m_def.fields[static_cast<std::size_t>(asked)].choices.get();
        if (own == nullptr)
            return fixed(in, key, json, field);
        const std::string text = json.toString().toStdString();
        if (!own->allows(text, ""))
            in.complain(key, "“" + field.name + "”没有“" + text + "”这一项");
        return text;
    }

    // ---- rows

    /// Held against: that there is nothing.
    static EventValue blank()
    {
        EventValue nothing;
        nothing.fixed.emplace_back();
        return nothing;
    }

    void matches(ObjectReader& in, const LedgerDef& def, std::vector<EventMatch>& out,
                 const Word* each, const char* where = "where")
    {
        in.object(where, [&](ObjectReader& all) {
            bool bounded = false; // found by a field of its own, not by looking at every row
            for (const std::string& name : all.left()) {
                EventMatch& match = out.emplace_back();
                match.field = event_path(name).parts;
                const FieldDef* field = match_field(all, name, def, match.field);
                QJsonValue json = all.value(name.c_str());
                if (field == nullptr)
                    continue;
                if (json.isObject()) {
                    const QJsonObject object = json.toObject();
                    match.negate = object.contains(QLatin1String("not"));
                    match.if_given = object.contains(QLatin1String("if_given"));
                    if (object.size() != 1 || match.negate == match.if_given)
                        all.complain(name.c_str(), "应为 not 或 if_given");
                    json = object.begin().value();
                }
                match.values = json.isNull() ? std::vector<EventValue>{blank()}
                                             : values(all, name.c_str(), json, *field, each);
                bounded = bounded || (match.field.size() == 1 && !match.negate && !match.if_given &&
                                      !match.values.front().paths.empty());
            }
            if (!bounded)
                in.complain(where, "至少要有一栏等于某个 @ 名称");
        });
        if (out.empty())
            in.complain(where, "缺少");
    }

    static void open(ObjectReader& in, const LedgerDef& def, bool& out)
    {
        in.flag("open", out);
        if (out && def.span.end().empty())
            in.complain("open", def.name + "台账的行没有结束日期");
    }

    const FieldDef* match_field(ObjectReader& in, const std::string& name, const LedgerDef& def,
                                const std::vector<std::string>& parts)
    {
        const LedgerDef* at = &def;
        const FieldDef* field = nullptr;
        for (const std::string& part : parts) {
            field = at == nullptr ? nullptr : at->field(part);
            if (field == nullptr) {
                in.complain(name.c_str(), "没有“" + part + "”这一栏");
                return nullptr;
            }
            at = leads_to_rows(*field) ? m_catalog.ledger(field->ledger) : nullptr;
        }
        return field;
    }

    void check(ObjectReader& in, EventCheck& out)
    {
        const LedgerDef* rows = nullptr;
        if (in.has("left")) {
            compare(in, out);
        } else if (in.has("given")) {
            out.kind = EventCheck::Kind::Given;
            in.texts("given", out.keys, true);
            for (const std::string& key : out.keys)
                if (m_def.index_of(key) < 0)
                    in.complain("given", "没有“" + key + "”这个填写项");
        } else if (in.has("named")) {
            out.kind = EventCheck::Kind::Named;
            in.text("named", out.named, true);
            if (!is_named_event_check(out.named))
                in.complain("named", "没有“" + out.named + "”这个检查");
        } else {
            const bool none = in.has("none");
            const char* key = none ? "none" : "some";
            out.kind = none ? EventCheck::Kind::None : EventCheck::Kind::Some;
            in.text(key, out.rows.ledger, true);
            rows = ledger(in, key, out.rows.ledger);
            if (rows == nullptr)
                return;
            matches(in, *rows, out.rows.where, nullptr);
            open(in, *rows, out.rows.open);
        }
        if (in.has("when"))
            out.when = condition(in, "when");
        std::string weight;
        in.text("weight", weight);
        out.weight = weight == "warn"     ? EventCheck::Weight::Warn
                     : weight == "advise" ? EventCheck::Weight::Advise
                                          : EventCheck::Weight::Refuse;
        if (!weight.empty() && weight != "refuse" && out.weight == EventCheck::Weight::Refuse)
            in.complain("weight", "应为 refuse、warn 或 advise");
        asked(in, "field", out.field);
        in.text("message", out.message, out.kind != EventCheck::Kind::Named);
        words(in, "message", out.message, nullptr, rows);
    }

    void compare(ObjectReader& in, EventCheck& out)
    {
        std::string left;
        in.text("left", left, true);
        in.text("op", out.op, true);
        out.left = event_path(left.starts_with('@') ? left.substr(1) : left);
        const Word at = word(in, "left", out.left, nullptr);
        if (out.op == "distinct")
            return;
        const QJsonValue json = in.value("right");
        if (out.op == "at_least" || out.op == "at_most") {
            FieldDef whole;
            whole.type = FieldType::Integer;
            whole.name = "个数";
            out.right = {value(in, "right", json, whole, nullptr)};
            return;
        }
        if (out.op == "stays_from") {
            if (at.ledger == nullptr)
                in.complain("left", "不是台账的行");
            FieldDef day;
            day.type = FieldType::Date;
            day.name = "日期";
            out.right = values(in, "right", json, day, nullptr);
            return;
        }
        if (out.op != "<=" && out.op != "<" && out.op != "=" && out.op != "!=" && out.op != "in" &&
            out.op != "not_in")
            in.complain("op", "没有“" + out.op + "”这种比较");
        FieldDef target;
        if (at.field != nullptr)
            target = *at.field;
        else if (at.ledger != nullptr) {
            target.type = FieldType::Ref;
            target.ledger = at.ledger->code;
        }
        out.right = values(in, "right", json, target, nullptr);
    }

    void step(ObjectReader& in, EventStep& out)
    {
        const char* verb = in.has("add") ? "add" : in.has("end") ? "end" : "change";
        out.verb = in.has("add")   ? EventStep::Verb::Add
                   : in.has("end") ? EventStep::Verb::End
                                   : EventStep::Verb::Change;
        in.text(verb, out.ledger, true);
        const LedgerDef* def = ledger(in, verb, out.ledger);
        if (def == nullptr)
            return;
        if (out.verb == EventStep::Verb::End && def->span.end().empty())
            in.complain("end", def->name + "台账的行没有结束日期");
        Word element;
        const Word* each = nullptr;
        in.text("each", out.each);
        if (!out.each.empty()) {
            element = word(in, "each", event_path(out.each), nullptr);
            if (element.ledger == nullptr && element.table == nullptr)
                in.complain("each", "不是行的列表");
            each = &element;
        }
        if (in.has("when"))
            out.when = condition(in, "when", each);
        which_rows(in, *def, out, each);
        if (in.has("unless"))
            unless(in, *def, out, each);
        in.object("set", [&](ObjectReader& all) {
            for (const std::string& name : all.left())
                setting(all, name, *def, out, each);
        });
        if (out.verb == EventStep::Verb::End)
            end_day(in, *def, out, each);
        if (out.set.empty())
            in.complain("set", "缺少");
        in.text("name", out.name);
        if (out.name.empty())
            return;
        if (out.name == "each" || out.name == "rows" || m_def.index_of(out.name) >= 0)
            in.complain("name", "“" + out.name + "”另有用处");
        if (m_rows.try_emplace(out.name, def).first->second != def)
            in.complain("name", "“" + out.name + "”已是另一个台账的行");
    }

    void unless(ObjectReader& in, const LedgerDef& def, EventStep& out, const Word* each)
    {
        matches(in, def, out.unless, each, "unless");
        in.text("there", out.there);
        words(in, "there", out.there, nullptr, &def);
        in.text("later", out.later);
        words(in, "later", out.later, nullptr, &def);
    }

    void which_rows(ObjectReader& in, const LedgerDef& def, EventStep& out, const Word* each)
    {
        if (out.verb == EventStep::Verb::Add) {
            if (in.has("where"))
                matches(in, def, out.where, each);
            return;
        }
        std::string row;
        in.text("row", row);
        if (row.empty()) {
            matches(in, def, out.where, each);
            if (out.verb == EventStep::Verb::Change)
                open(in, def, out.open);
        } else {
            out.row = event_path(row.starts_with('@') ? row.substr(1) : row);
            const Word found = word(in, "row", *out.row, each);
            if (found.ledger != &def)
                in.complain("row", "“" + row + "”不是" + def.name + "台账的行");
        }
        in.text("missing", out.missing);
        words(in, "missing", out.missing, each);
        asked(in, "field", out.field);
    }

    void setting(ObjectReader& in, const std::string& name, const LedgerDef& def, EventStep& out,
                 const Word* each)
    {
        EventSetting made;
        made.append = name.ends_with('+');
        made.field = def.index_of(made.append ? name.substr(0, name.size() - 1) : name);
        const QJsonValue json = in.value(name.c_str());
        if (made.field < 0)
            return in.complain(name.c_str(), def.name + "台账没有这一栏");
        const FieldDef& field = def.fields[static_cast<std::size_t>(made.field)];
        if (made.append && field.type != FieldType::LongText)
            in.complain(name.c_str(), "只有多行文字可以续写");
        made.value = value(in, name.c_str(), json, field, each);
        out.set.push_back(std::move(made));
    }

    void end_day(ObjectReader& in, const LedgerDef& def, EventStep& out, const Word* each)
    {
        EventSetting made;
        made.field = def.index_of(def.span.end());
        if (made.field < 0)
            return;
        const QJsonValue on = in.value("on");
        made.value = value(in, "on", on.isUndefined() ? QJsonValue(QStringLiteral("@date")) : on,
                           def.fields[static_cast<std::size_t>(made.field)], each);
        out.set.insert(out.set.begin(), std::move(made));
    }

    void sheet(ObjectReader& in, EventSheet& out)
    {
        std::string of;
        in.text("sheet", out.sheet, true);
        in.text("of", of, true);
        out.of = event_path(of.starts_with('@') ? of.substr(1) : of);
        if (word(in, "of", out.of, nullptr).ledger == nullptr)
            in.complain("of", "不是行");
        const auto known = builtin_ids("sheets");
        if (!known || std::find(known->begin(), known->end(), out.sheet) == known->end())
            in.complain("sheet", "没有“" + out.sheet + "”这种打印表");
    }

    /// A condition of an asked field.
    struct Later
    {
        std::string place;
        QJsonValue json;
        std::size_t field = 0;
        bool asked = false; ///< when it is asked; else when it is required
    };

    const Catalog& m_catalog;
    EventDef m_def;
    std::vector<Later> m_later;
    std::map<std::string, const LedgerDef*> m_rows; ///< that steps so far name
};

Result<EventDef> read_event(const Catalog& catalog, const std::string& file,
                            Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    EventReader event(catalog);
    event.event(in);
    LX_TRY(in.end(file));
    return event.take();
}

} // namespace

Result<EventDef> EventDef::from_json(const Catalog& catalog, const std::string& file,
                                     std::string_view json)
{
    return read_event(catalog, file, ObjectReader::of(file, json));
}

Result<std::vector<EventDef>> EventDef::all(const Catalog& catalog)
{
    LX_ASSIGN(const auto ids, builtin_ids("events"));
    std::vector<EventDef> found;
    for (const std::string& id : ids) {
        const std::string file = "events/" + id + ".json";
        LX_ASSIGN(EventDef def, read_event(catalog, file, ObjectReader::resource(file)));
        found.push_back(std::move(def));
    }
    return found;
}

} // namespace lx
