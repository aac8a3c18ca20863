#include "core/events/event_answers.h"

#include <cmath>
#include <optional>
#include <set>
#include <unordered_map>
#include <utility>

#include <QJsonArray>

#include "core/base/text.h"
#include "core/events/event_text.h"
#include "core/ledger/field_text.h"
#include "core/ledger/masked_entry.h"
#include "core/store/reference_resolver.h"

namespace lx {

namespace {

constexpr std::size_t most_rows = 100'000;

/// Names that a field can be written under → its position; what fits better comes first.
std::unordered_map<std::string, int> names_of(const Catalog& catalog,
                                              const std::vector<EventField>& fields)
{
    std::unordered_map<std::string, int> names;
    const auto add = [&](const std::string& name, std::size_t at) {
        names.try_emplace(fold(name), static_cast<int>(at));
    };
    for (std::size_t i = 0; i < fields.size(); ++i)
        add(fields[i].key, i);
    for (std::size_t i = 0; i < fields.size(); ++i)
        add(fields[i].field.name, i);
    for (std::size_t i = 0; i < fields.size(); ++i) {
        add(heading(fields[i].field), i);
        if (fields[i].bound_ledger.empty())
            continue;
        const FieldDef& bound =
            *catalog.ledger(fields[i].bound_ledger)->field(fields[i].bound_field);
        add(bound.name, i);
        for (const std::string& name : bound.synonyms)
            add(name, i);
    }
    return names;
}

std::string names_text(const std::vector<EventField>& fields)
{
    std::string text;
    for (const EventField& field : fields)
        text += (text.empty() ? "" : "、") + field.field.name;
    return text;
}

class AnswerReader
{
public:
    AnswerReader(Database& database, const Catalog& catalog, const EventDef& def,
                 EventAnswers& answers)
        : m_catalog(catalog), m_def(def), m_answers(answers), m_resolver(database, catalog)
    {}

    Result<> read(const QJsonObject& json)
    {
        m_answers.fields.resize(m_def.fields.size());
        const auto names = names_of(m_catalog, m_def.fields);
        std::vector<bool> seen(m_def.fields.size());
        for (auto it = json.begin(); it != json.end(); ++it) {
            const auto at = find({}, names, m_def.fields, seen, it.key());
            if (at < 0)
                continue;
            const EventField& field = m_def.fields[static_cast<std::size_t>(at)];
            EventAnswer& answer = m_answers.fields[static_cast<std::size_t>(at)];
            if (field.is_table()) {
                answer.cell.said = true;
                LX_TRY(table(field, *it, answer));
            } else {
                LX_TRY(cell({field.key, -1, {}}, field, *it, answer.cell));
            }
        }
        return {};
    }

private:
    void refuse(EventPlace place, std::string message)
    {
        m_answers.refused.push_back({std::move(place), std::move(message)});
    }

    /// The field a name stands for; -1 where it is none or was written already.
    int find(const EventPlace& place, const std::unordered_map<std::string, int>& names,
             const std::vector<EventField>& fields, std::vector<bool>& seen, const QString& name)
    {
        const std::string text = name.toStdString();
        const auto found = names.find(fold(text));
        if (found == names.end()) {
            refuse(place, "没有“" + text + "”这一项，可以填写的有：" + names_text(fields) + "。");
            return -1;
        }
        const auto at = static_cast<std::size_t>(found->second);
        if (seen[at]) {
            refuse({place.field.empty() ? fields[at].key : place.field, place.row,
                    place.field.empty() ? "" : fields[at].key},
                   "“" + fields[at].field.name + "”写了两次，请只留一处。");
            return -1;
        }
        seen[at] = true;
        return found->second;
    }

    Result<> table(const EventField& field, const QJsonValue& json, EventAnswer& answer)
    {
        if (json.isNull())
            return {};
        const QJsonArray rows = json.isArray() ? json.toArray() : QJsonArray{json};
        if (static_cast<std::size_t>(rows.size()) > most_rows) {
            refuse({field.key, -1, {}},
                   "“" + field.field.name + "”的行太多，请分几次办理，每次不超过 100000 行。");
            return {};
        }
        const auto names = names_of(m_catalog, field.columns);
        for (const QJsonValue row : rows) {
            const EventPlace place{field.key, static_cast<int>(answer.rows.size()), {}};
            auto& cells = answer.rows.emplace_back(field.columns.size());
            if (!row.isObject()) {
                LX_TRY(cell({place.field, place.row, field.columns.front().key},
                            field.columns.front(), row, cells.front()));
                continue;
            }
            const QJsonObject object = row.toObject();
            std::vector<bool> seen(field.columns.size());
            for (auto it = object.begin(); it != object.end(); ++it) {
                const int at = find(place, names, field.columns, seen, it.key());
                if (at < 0)
                    continue;
                const EventField& column = field.columns[static_cast<std::size_t>(at)];
                LX_TRY(cell({place.field, place.row, column.key}, column, *it,
                            cells[static_cast<std::size_t>(at)]));
            }
        }
        return {};
    }

    Result<> cell(const EventPlace& place, const EventField& field, const QJsonValue& json,
                  EventCell& out)
    {
        out.said = true;
        if (json.isNull())
            return {};
        if (json.isObject() || (json.isArray() && field.field.type != FieldType::RefList) ||
            (json.isBool() && field.field.type != FieldType::Bool)) {
            refuse(place, "“" + field.field.name + "”应写一个" +
                              (json.isBool() ? "文字或数字" : "取值") + "，请改正。");
            return {};
        }
        if (json.isBool()) {
            out.value = std::int64_t{json.toBool() ? 1 : 0};
            return {};
        }
        if (leads_to_rows(field.field))
            return reference(place, field, json, out);
        const FieldReading reading = read(field, json);
        if (!reading.error.empty()) {
            refuse(place, "“" + field.field.name + "”：" + sentence(reading.error));
            return {};
        }
        if (!reading.warning.empty())
            m_answers.warnings.push_back("“" + field.field.name + "”：" +
                                         sentence(reading.warning));
        out.value = reading.value;
        return {};
    }

    FieldReading read(const EventField& field, const QJsonValue& json) const
    {
        if (json.isDouble()) {
            const double number = json.toDouble();
            const bool whole = number == std::floor(number) && std::fabs(number) < 1e18;
            const std::string raw =
                (whole ? QString::number(number, 'f', 0) : QString::number(number, 'g', 15))
                    .toStdString();
            if (field.choices == nullptr)
                return read_field_number(m_catalog, field.field, number, raw);
            return choose(field, raw);
        }
        const std::string text = json.toString().toStdString();
        return field.choices == nullptr ? read_field(m_catalog, field.field, text)
                                        : choose(field, text);
    }

    static FieldReading choose(const EventField& field, const std::string& text)
    {
        FieldReading reading;
        if (trim(text).empty())
            return reading;
        const int at = field.choices->find(text);
        if (at >= 0) {
            reading.value = field.choices->values[static_cast<std::size_t>(at)].value;
            return reading;
        }
        std::string all;
        for (const DictionaryValue& value : field.choices->values)
            all += (all.empty() ? "" : "、") + value.value;
        reading.error = "没有“" + told_value(field.field, text) + "”这一项，请从" + all + "中选择";
        return reading;
    }

    /// Nothing where it is refused; a text that names no row where that is allowed.
    Result<Value> row(const EventPlace& place, const EventField& field, const std::string& text)
    {
        const LedgerDef& ledger = *m_catalog.ledger(field.field.ledger);
        if (is_masked_entry(field.field, text)) {
            refuse(place,
                   "“" + field.field.name + "”：" + sentence(masked_entry_text(field.field)));
            return Value{};
        }
        LX_ASSIGN(const auto found, m_resolver.find(ledger, text));
        if (found.id != 0)
            return Value(found.id);
        if (field.field.type == FieldType::RefOrText && found.candidates == 0)
            return Value(trim(text));
        refuse(place, "“" + field.field.name + "”：" +
                          ReferenceResolver::reason(ledger, told_value(field.field, text), found));
        return Value{};
    }

    static std::optional<std::string> text_in(const QJsonValue& json)
    {
        if (json.isString())
            return trim(json.toString().toStdString());
        if (json.isDouble())
            return QString::number(json.toDouble(), 'f', 0).toStdString();
        return std::nullopt;
    }

    Result<> reference(const EventPlace& place, const EventField& field, const QJsonValue& json,
                       EventCell& out)
    {
        std::vector<std::string> texts;
        const QJsonArray all = json.isArray() ? json.toArray() : QJsonArray{json};
        for (const QJsonValue one : all) {
            const auto text = text_in(one);
            if (!text) {
                refuse(place, "“" + field.field.name + "”应写编号或名称，请改正。");
                return {};
            }
            if (!text->empty())
                texts.push_back(*text);
        }
        if (field.field.type != FieldType::RefList) {
            if (!texts.empty()) {
                LX_ASSIGN(out.value, row(place, field, texts.front()));
            }
            return {};
        }
        if (!json.isArray() && !texts.empty()) {
            const LedgerDef& ledger = *m_catalog.ledger(field.field.ledger);
            LX_ASSIGN(const auto whole, m_resolver.find(ledger, texts.front()));
            if (whole.candidates == 0)
                texts = split_list(texts.front());
        }
        std::string ids;
        std::set<std::int64_t> there;
        for (std::size_t i = 0; i < texts.size(); ++i) {
            LX_ASSIGN(const Value id, row({place.field, static_cast<int>(i), {}}, field, texts[i]));
            if (is_empty(id))
                continue;
            if (!there.insert(int_of(id)).second) {
                refuse({place.field, static_cast<int>(i), {}},
                       "“" + field.field.name + "”里“" + told_value(field.field, texts[i]) +
                           "”写了两次，请只留一处。");
                continue;
            }
            ids += (ids.empty() ? "" : ",") + std::to_string(int_of(id));
        }
        if (!ids.empty())
            out.value = std::move(ids);
        return {};
    }

    const Catalog& m_catalog;
    const EventDef& m_def;
    EventAnswers& m_answers;
    ReferenceResolver m_resolver;
};

} // namespace

Result<EventAnswers> read_answers(Database& database, const Catalog& catalog, const EventDef& def,
                                  const QJsonObject& json)
{
    EventAnswers answers;
    LX_TRY(AnswerReader(database, catalog, def, answers).read(json));
    return answers;
}

std::vector<int> named_fields(const Catalog& catalog, const std::vector<EventField>& fields,
                              const std::vector<std::string>& names)
{
    const auto known = names_of(catalog, fields);
    std::vector<int> found;
    for (const std::string& name : names) {
        const auto at = known.find(fold(name));
        found.push_back(at == known.end() ? -1 : at->second);
    }
    return found;
}

std::string place_text(const EventDef& def, const EventPlace& place)
{
    const int at = def.index_of(place.field);
    if (at < 0)
        return {};
    const EventField& field = def.fields[static_cast<std::size_t>(at)];
    std::string text = field.field.name;
    if (place.row >= 0)
        text += "第 " + std::to_string(place.row + 1) + (field.is_table() ? " 行" : " 个");
    if (const int column = index_in(field.columns, place.column); column >= 0)
        text += "“" + field.columns[static_cast<std::size_t>(column)].field.name + "”";
    return text;
}

std::string issue_text(const EventDef& def, const EventIssue& issue)
{
    const std::string& message = issue.message;
    const int at = def.index_of(issue.place.field);
    if (at < 0)
        return message;
    const EventField& field = def.fields[static_cast<std::size_t>(at)];
    const int column = index_in(field.columns, issue.place.column);
    const std::string& name =
        column < 0 ? field.field.name : field.columns[static_cast<std::size_t>(column)].field.name;
    if (message.starts_with("第 "))
        return field.field.name + "：" + message;
    const std::string quoted = "“" + name + "”";
    if (message.starts_with(quoted + "："))
        return place_text(def, issue.place) + message.substr(quoted.size());
    if (message.find(column < 0 && issue.place.row < 0 ? name : quoted) == std::string::npos)
        return place_text(def, issue.place) + "：" + message;
    return column < 0 ? message
                      : place_text(def, {issue.place.field, issue.place.row, {}}) + "：" + message;
}

} // namespace lx
