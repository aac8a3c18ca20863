#include "core/ledger/record_checks.h"

#include <algorithm>
#include <cmath>

#include "core/base/id_number.h"
#include "core/base/phone.h"
#include "core/base/uscc.h"
#include "core/ledger/day_doubt.h"
#include "core/ledger/field_text.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/named_checks.h"

namespace lx {

namespace {

/// Collects what there is to say about one row.
class RowCheckRun
{
public:
    RowCheckRun(const Catalog& catalog, const LedgerDef& def, const Record& record,
                std::optional<Date> today)
        : m_catalog(catalog), m_def(def), m_record(record), m_today(today)
    {}

    std::vector<RecordIssue> run()
    {
        for (std::size_t i = 0; i < m_def.fields.size() && i < m_record.values.size(); ++i)
            check_field(m_def.fields[i], m_record.values[i]);
        for (const RowCheck& check : m_def.checks)
            check_fields(check);
        return std::move(m_issues);
    }

private:
    void say(const FieldDef& field, std::string message, bool warning)
    {
        m_issues.push_back({field.key, std::move(message), warning});
    }
    void doubt(const FieldDef& field, std::string message)
    {
        if (!message.empty())
            say(field, std::move(message), true);
    }
    /// About a code or number that is kept as it was given.
    void doubt_code(const FieldDef& field, std::string message)
    {
        m_issues.push_back({field.key, std::move(message), true, true});
    }
    [[nodiscard]] const Value& value_of(const std::string& key) const
    {
        return m_record.at(m_def, key);
    }

    void check_field(const FieldDef& field, const Value& value)
    {
        if (is_empty(value)) {
            check_missing(field);
            return;
        }
        switch (field.type) {
        case FieldType::Integer:
        case FieldType::Real:
        case FieldType::Money:
            check_range(field, value);
            break;
        case FieldType::Year:
            if (check_range(field, value))
                doubt(field, year_doubt(field, static_cast<int>(int_of(value)), m_today));
            break;
        case FieldType::Date:
            if (const auto day = Date::from_iso(text_of(value)))
                doubt(field, day_doubt(field, *day, m_today));
            else
                say(field, "“" + field.name + "”不是日期，请写成 2023-01-05 这样的年月日", false);
            break;
        case FieldType::Choice:
            check_choice(field, text_of(value));
            break;
        case FieldType::Uscc:
            check_code(field, text_of(value));
            break;
        case FieldType::IdNumber:
            check_id(field, text_of(value));
            break;
        case FieldType::Phone:
            // One that stands masked from before can't be put right by refusing all else.
            if (is_masked_entry(field, text_of(value)))
                say(field, "“" + field.name + "”隐去了中间几位，不是完整的号码，请补全", true);
            else if (std::string doubt = phone_trouble_text(text_of(value)); !doubt.empty())
                doubt_code(field, std::move(doubt));
            break;
        case FieldType::ObjectKey:
            check_masked(field, value);
            break;
        case FieldType::Text:
        case FieldType::LongText:
        case FieldType::RefOrText:
            check_length(field, value);
            check_masked(field, value);
            break;
        default:
            break;
        }
        if (!field.only_when_field.empty())
            check_offered(field, value);
    }

    void check_missing(const FieldDef& field)
    {
        if (!field.required)
            return;
        const bool stands_in = field.in_key && field.type == FieldType::Uscc &&
                               !m_def.key_fallback.empty() &&
                               !is_empty(value_of(m_def.key_fallback));
        if (stands_in)
            doubt_code(field, "代码待补：没有统一社会信用代码，先以“" +
                                  m_def.field(m_def.key_fallback)->name + "”登记");
        else
            say(field, "“" + field.name + "”必须填写", false);
    }

    /// What doesn't fit a cell of Excel could never be reported or handed on. Counted like Excel,
    /// in UTF-16 units.
    void check_length(const FieldDef& field, const Value& value)
    {
        constexpr std::size_t most = 32'767;
        const std::string& text = text_of(value);
        if (text.size() <= most)
            return;
        std::size_t units = 0;
        for (const char c : text) {
            const auto byte = static_cast<unsigned char>(c);
            units += byte >= 0xF0 ? 2 : (byte & 0xC0) != 0x80 ? 1 : 0;
        }
        if (units > most)
            say(field, "“" + field.name + "”太长，一格最多 32767 字，请缩短", false);
    }

    void check_masked(const FieldDef& field, const Value& value)
    {
        if (is_masked_entry(field, text_of(value)))
            say(field, masked_entry_text(field), false);
    }

    bool check_range(const FieldDef& field, const Value& value)
    {
        double number = 0;
        if (const auto* real = std::get_if<double>(&value))
            number = *real;
        else
            number = static_cast<double>(int_of(value));
        if (field.type == FieldType::Money)
            number /= 100;
        double least = -HUGE_VAL;
        double most = HUGE_VAL;
        if (field.type == FieldType::Year) {
            least = 1900;
            most = 2999;
        }
        least = field.min.value_or(least);
        most = field.max.value_or(most);
        if (number >= least && number <= most)
            return true;
        const auto bound = [](double b) { return export_field(FieldDef{}, Value(b)); };
        std::string range = std::isinf(most) ? "不能小于 " + bound(least)
                            : std::isinf(least)
                                ? "不能大于 " + bound(most)
                                : "应在 " + bound(least) + " 至 " + bound(most) + " 之间";
        say(field, "“" + field.name + "”" + range, false);
        return false;
    }

    void check_choice(const FieldDef& field, const std::string& text)
    {
        const Dictionary* dictionary = m_catalog.dictionary(field.dictionary);
        if (dictionary == nullptr || dictionary->open)
            return;
        if (!dictionary->allows(text, "")) {
            say(field, "“" + text + "”不是“" + field.name + "”的可选值", false);
            return;
        }
        if (field.narrowed_by.empty())
            return;
        const std::string& group = text_of(value_of(field.narrowed_by));
        if (!group.empty() && !dictionary->allows(text, group))
            say(field, "“" + field.name + "”填的“" + text + "”不属于“" + group + "”，请核对两项",
                false);
    }

    [[nodiscard]] bool has_reason(const FieldDef& field) const
    {
        return !field.accept_field.empty() && !is_empty(value_of(field.accept_field));
    }

    void check_code(const FieldDef& field, const std::string& text)
    {
        if (has_reason(field))
            return;
        if (std::string trouble = uscc_trouble_text(text); !trouble.empty())
            doubt_code(field, std::move(trouble));
    }

    void check_id(const FieldDef& field, const std::string& text)
    {
        const IdTrouble trouble = check_id_number(text);
        if (trouble == IdTrouble::None)
            return;
        if (acceptable(trouble) && has_reason(field))
            doubt_code(field, "公民身份号码校验不符，已按存疑说明接受");
        else
            say(field, id_trouble_text(trouble), false);
    }

    void check_offered(const FieldDef& field, const Value& value)
    {
        if (field.type == FieldType::Bool && int_of(value) == 0)
            return;
        const std::string& other = text_of(value_of(field.only_when_field));
        if (std::find(field.only_when_values.begin(), field.only_when_values.end(), other) !=
            field.only_when_values.end())
            return;
        std::string values;
        for (const std::string& each : field.only_when_values)
            values += (values.empty() ? "" : "、") + each;
        say(field,
            "“" + field.name + "”只在“" + m_def.field(field.only_when_field)->name + "”为“" +
                values + "”时填写",
            true);
    }

    void check_fields(const RowCheck& check)
    {
        if (passes(check))
            return;
        const std::string& field = check.op == "one_of"  ? check.fields.front()
                                   : check.op == "named" ? check.fields.back()
                                                         : check.right;
        m_issues.push_back({field, check.message, check.warning});
    }

    [[nodiscard]] bool passes(const RowCheck& check) const
    {
        if (check.op == "named")
            return passes_named_check(m_def, check, m_record, m_today);
        if (check.op == "one_of") {
            const auto given =
                std::count_if(check.fields.begin(), check.fields.end(),
                              [&](const std::string& key) { return !is_empty(value_of(key)); });
            return given == 1;
        }
        if (check.op == "sum_at_most") {
            std::int64_t sum = 0;
            for (const std::string& key : check.fields)
                sum += is_empty(value_of(key)) ? 0 : int_of(value_of(key));
            const Value& most = value_of(check.right);
            return is_empty(most) || sum <= int_of(most);
        }
        const Value& left = value_of(check.left);
        const Value& right = value_of(check.right);
        if (check.op == "needs")
            return is_empty(left) || !is_empty(right);
        if (is_empty(left) || is_empty(right) || left.index() != right.index())
            return true; // ISO dates order as text
        if (check.op == "<=")
            return left <= right;
        return check.op == "<" ? left < right : left == right;
    }

    const Catalog& m_catalog;
    const LedgerDef& m_def;
    const Record& m_record;
    std::optional<Date> m_today;
    std::vector<RecordIssue> m_issues;
};

} // namespace

std::vector<RecordIssue> check_record(const Catalog& catalog, const LedgerDef& def,
                                      const Record& record, std::optional<Date> today)
{
    return RowCheckRun(catalog, def, record, today).run();
}

} // namespace lx
