#include "core/rows/plain_filters.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include <QJsonArray>
#include <QStringList>

#include "core/rules/json_place.h"

namespace lx {

namespace {

using Plain = std::optional<PlainFilters>;

bool is_order(const std::string& op)
{
    return op == ">=" || op == "<=" || op == ">" || op == "<";
}

/// One comparison of a field.
class Comparison
{
public:
    Comparison(const FactRegistry& registry, const LedgerDef& def, std::optional<Date> day,
               const Selection::FindRow& find_row)
        : m_registry(registry), m_def(def), m_day(day), m_find_row(find_row)
    {}

    /// False where it is no comparison of a field.
    bool read(const QJsonObject& json)
    {
        static const QStringList keys{QStringLiteral("fact"), QStringLiteral("field"),
                                      QStringLiteral("op"), QStringLiteral("value"),
                                      QStringLiteral("note")};
        for (auto it = json.begin(); it != json.end(); ++it)
            if (!keys.contains(it.key()))
                return false;
        const bool entered = json.contains(u"field");
        if (entered == json.contains(u"fact"))
            return false;
        m_field = m_def.field(utf8_of(json[entered ? u"field" : u"fact"].toString()));
        if (m_field == nullptr)
            return false;
        const FactDef* fact = m_registry.find(m_def.code, m_field->key);
        if (!entered && (fact == nullptr || fact->derived))
            return false;
        m_alone = entered;
        m_op = utf8_of(json[u"op"].toString());
        m_value = json[u"value"];
        const bool bare = m_op == "given" || m_op == "empty";
        return bare != json.contains(u"value");
    }

    [[nodiscard]] const std::string& key() const { return m_field->key; }
    [[nodiscard]] const std::string& op() const { return m_op; }
    [[nodiscard]] bool is_number() const
    {
        return m_field->type == FieldType::Integer || m_field->type == FieldType::Year ||
               m_field->type == FieldType::Money || m_field->type == FieldType::Real;
    }

    /// `unless`: the rows it does not hold for are wanted ("=" only); of a number these are those
    /// that have another, unless `or_empty`.
    [[nodiscard]] Plain filters(bool unless, bool or_empty) const
    {
        if (unless && m_op != "=")
            return std::nullopt;
        if (m_op == "given" || m_op == "empty")
            return presence();
        if (m_op == "contains")
            return part();
        if (m_op == "in" || m_op == "not_in")
            return list();
        const auto value = stored();
        if (!value)
            return std::nullopt;
        PlainFilters plain{{}, m_alone || value->second};
        const bool differs = unless || m_op == "!=";
        if (differs && !blank_differs(unless, or_empty))
            plain.filters.push_back({m_field->key, "given", ""});
        // A row that is named differs from no text that stands in its place (store and facts agree
        // on the denial alone).
        if (m_op == "!=" && m_field->type == FieldType::RefOrText)
            return std::nullopt;
        plain.filters.push_back({m_field->key, unless ? "!=" : m_op, value->first,
                                 m_field->type == FieldType::RefOrText && m_value.isString()});
        return plain;
    }

private:
    [[nodiscard]] bool blank_differs(bool unless, bool or_empty) const
    {
        if (is_number())
            return or_empty;
        return unless || m_field->type == FieldType::Choice || m_field->type == FieldType::Bool;
    }

    [[nodiscard]] Plain presence() const
    {
        PlainFilters plain{{{m_field->key, m_op, ""}}, m_alone};
        // Blank is 否: facts don't know whether it was written.
        plain.store_alone = plain.store_alone || m_field->type == FieldType::Bool;
        if (m_op == "given" && m_day && m_field->type == FieldType::Date)
            plain.filters.push_back({m_field->key, "<=", m_day->iso()}); // also a plan
        return plain;
    }

    [[nodiscard]] Plain part() const
    {
        if (!m_value.isString())
            return std::nullopt;
        const FactDef* fact = m_registry.find(m_def.code, m_field->key);
        const bool text = fact->type == FactType::Text || fact->type == FactType::Choice;
        return PlainFilters{{{m_field->key, "~", utf8_of(m_value.toString())}}, m_alone || !text};
    }

    [[nodiscard]] Plain list() const
    {
        const QJsonArray values = m_value.toArray();
        const FactDef* fact = m_registry.find(m_def.code, m_field->key);
        const bool choice = fact->type == FactType::Choice;
        // SQLite reads expressions up to a depth; long lists are left to the facts.
        if (values.isEmpty() || values.size() > 200 || (fact->type != FactType::Text && !choice))
            return std::nullopt;
        PlainFilters plain{{}, m_alone};
        if (m_op == "not_in" && !choice)
            plain.filters.push_back({m_field->key, "given", ""});
        std::string joined;
        for (const auto& one : values) {
            const std::string text = utf8_of(one.toString());
            if (!one.isString() || text.empty() || text.find('\n') != std::string::npos ||
                !known_choice(text))
                return std::nullopt;
            if (m_op == "not_in")
                plain.filters.push_back({m_field->key, "!=", text});
            joined += (joined.empty() ? "" : "\n") + text;
        }
        if (m_op == "in")
            plain.filters.push_back({m_field->key, "in", joined});
        return plain;
    }

    [[nodiscard]] bool known_choice(const std::string& text) const
    {
        if (m_field->type != FieldType::Choice)
            return true;
        const Dictionary* dictionary = m_registry.catalog().dictionary(m_field->dictionary);
        return dictionary == nullptr || dictionary->open ||
               std::any_of(dictionary->values.begin(), dictionary->values.end(),
                           [&](const DictionaryValue& one) { return one.value == text; });
    }

    /// The value as the store keeps it, and whether facts can't compare with it.
    [[nodiscard]] std::optional<std::pair<std::string, bool>> stored() const
    {
        const bool equal = m_op == "=" || m_op == "!=";
        if (!equal && !is_order(m_op))
            return std::nullopt;
        switch (m_field->type) {
        case FieldType::Bool:
            if (!equal || !m_value.isBool())
                return std::nullopt;
            return std::pair(m_value.toBool() ? "1" : "0", false);
        case FieldType::Integer:
        case FieldType::Year:
            return whole(m_value.toDouble());
        case FieldType::Money:
            return whole(m_value.toDouble() * 100);
        case FieldType::Real:
            if (!m_value.isDouble())
                return std::nullopt;
            return std::pair(QString::number(m_value.toDouble(), 'g', 17).toStdString(), true);
        case FieldType::Date:
            if (!Date::from_iso(utf8_of(m_value.toString())))
                return std::nullopt;
            return std::pair(utf8_of(m_value.toString()), false);
        case FieldType::Ref:
        case FieldType::RefOrText:
        case FieldType::RefList:
            return reference(equal);
        default:
            if (!m_value.isString() || utf8_of(m_value.toString()).empty() ||
                !known_choice(utf8_of(m_value.toString())))
                return std::nullopt;
            return std::pair(utf8_of(m_value.toString()), !equal);
        }
    }

    /// Numbers of the file are whole; conditions have four decimals.
    [[nodiscard]] std::optional<std::pair<std::string, bool>> whole(double number) const
    {
        constexpr double exact = 9e15;
        const double rounded = std::round(number);
        if (!m_value.isDouble() || std::abs(number) > exact || std::abs(number - rounded) > 1e-6)
            return std::nullopt;
        // Facts keep whole numbers in 32 bits.
        const bool small = m_field->type == FieldType::Money ||
                           std::abs(rounded) < std::numeric_limits<std::int32_t>::max();
        return std::pair(std::to_string(static_cast<std::int64_t>(rounded)), !small);
    }

    [[nodiscard]] std::optional<std::pair<std::string, bool>> reference(bool equal) const
    {
        if (!equal)
            return std::nullopt;
        if (m_value.isString() && m_field->type == FieldType::RefOrText)
            return std::pair(utf8_of(m_value.toString()), true); // text, never a row's id
        const QJsonValue row = m_value[u"row"];
        std::optional<std::int64_t> id;
        if (row.isString())
            id = m_find_row ? m_find_row(m_field->ledger, utf8_of(row.toString())) : std::nullopt;
        else if (row.isDouble())
            id = row.toInteger();
        if (!id)
            return std::nullopt;
        return std::pair(std::to_string(*id), m_field->type == FieldType::RefList);
    }

    const FactRegistry& m_registry;
    const LedgerDef& m_def;
    std::optional<Date> m_day;
    const Selection::FindRow& m_find_row;
    const FieldDef* m_field = nullptr;
    std::string m_op;
    QJsonValue m_value;
    bool m_alone = false;
};

} // namespace

std::optional<PlainFilters> plain_filters(const FactRegistry& registry, const LedgerDef& def,
                                          const QJsonObject& json, std::optional<Date> day,
                                          const Selection::FindRow& find_row)
{
    Comparison comparison(registry, def, day, find_row);
    if (json.size() == 1 && json.contains(u"not"))
        return comparison.read(json[u"not"].toObject()) ? comparison.filters(true, false)
                                                        : std::nullopt;
    if (json.size() == 1 && json.contains(u"any")) { // "is empty or another number"
        const QJsonArray parts = json[u"any"].toArray();
        Comparison empty(registry, def, day, find_row);
        if (parts.size() != 2 || !empty.read(parts[0].toObject()) ||
            !comparison.read(parts[1].toObject()) || empty.op() != "empty" ||
            comparison.op() != "!=" || empty.key() != comparison.key() || !comparison.is_number())
            return std::nullopt;
        return comparison.filters(false, true);
    }
    return comparison.read(json) ? comparison.filters(false, false) : std::nullopt;
}

} // namespace lx
