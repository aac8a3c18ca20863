#include "core/ledger/field_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/human_date.h"
#include "core/base/human_number.h"
#include "core/base/id_number.h"
#include "core/base/phone.h"
#include "core/base/text.h"
#include "core/base/thousands.h"
#include "core/base/uscc.h"
#include "core/base/yes_no.h"
#include "core/ledger/geo_text.h"
#include "core/ledger/mask.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/text_cleaning.h"

namespace lx {

namespace {

constexpr int first_year = 1900;
constexpr int last_year = 2999;

FieldReading wrong(std::string message)
{
    FieldReading out;
    out.error = std::move(message);
    return out;
}

FieldReading read(std::string text)
{
    FieldReading out;
    if (!text.empty())
        out.value = std::move(text);
    return out;
}

FieldReading read_date_field(const FieldDef& field, const HumanDate& date, std::string_view shown)
{
    FieldReading out;
    switch (date.precision) {
    case DatePrecision::None:
        return wrong(date.error);
    case DatePrecision::Year:
        return wrong("“" + trim(shown) + "”只有年份，请补全月和日");
    case DatePrecision::Month:
        if (!field.month_ok)
            return wrong("“" + trim(shown) + "”缺日，请补全到日");
        out.warning = "“" + trim(shown) + "”缺日，按" + date.first.chinese() + "登记，请核对";
        break;
    case DatePrecision::Day:
        break;
    }
    out.value = date.first.iso();
    return out;
}

FieldReading read_year(const HumanDate& date, std::string_view shown)
{
    if (date.precision == DatePrecision::None || date.first.year() < first_year ||
        date.first.year() > last_year)
        return wrong("“" + trim(shown) + "”不是年份，请写成 2025 这样的四位数");
    FieldReading out;
    out.value = std::int64_t{date.first.year()};
    if (date.precision != DatePrecision::Year)
        out.warning = "“" + trim(shown) + "”只取年份";
    return out;
}

FieldReading read_year_text(std::string_view text)
{
    constexpr std::string_view degree = "度"; // 2025年度
    std::string_view year = text;
    if (year.ends_with(degree))
        year.remove_suffix(degree.size());
    return read_year(read_date(year), text);
}

/// 停产天数 ends with 天, 工作年限 with 年; 年龄 with neither.
bool ends_with_measure(std::string_view name, const std::string& measure)
{
    for (const std::string_view counted : {"数", "限", "级", "值"}) {
        if (name.ends_with(counted)) {
            name.remove_suffix(counted.size());
            break;
        }
    }
    return name.ends_with(measure);
}

/// The field's numbers are of this measure: 星级 counts 星, 任期 is in 年. Of the county's own
/// fields the name alone can say it.
bool is_measured_in(const FieldDef& field, const std::string& measure)
{
    if (measure.empty() || measure == field.unit || measure == field.measure)
        return true;
    return field.own && field.type != FieldType::Money && ends_with_measure(field.name, measure);
}

FieldReading from_number(const FieldDef& field, const HumanNumber& number, std::string_view shown,
                         std::int64_t money_factor)
{
    if (!number.error.empty())
        return wrong(number.error);
    if (!is_measured_in(field, number.measure))
        return wrong("“" + trim(shown) + "”的单位不对，“" + field.name + "”请只填数字");
    FieldReading out;
    if (number.approximate)
        out.warning = "“" + trim(shown) + "”不是准确的数，按写出的数登记，请核实";
    if (field.type == FieldType::Integer) {
        const auto whole = number.whole();
        if (!whole)
            return wrong("“" + trim(shown) + "”不是整数，请核对");
        out.value = *whole;
        return out;
    }
    if (field.type == FieldType::Real) {
        out.value = number.value();
        return out;
    }
    HumanNumber amount = number;
    if (amount.factor == 1 && !amount.in_yuan) // the cell's own unit wins over the heading's
        amount.factor = money_factor;
    bool rounded = false;
    const auto fen = amount.scaled(2, rounded);
    if (!fen)
        return wrong("“" + trim(shown) + "”超出了金额的范围，请核对");
    out.value = *fen;
    if (!number.currency.empty())
        out.warning = "“" + trim(shown) + "”的币种是" + number.currency + "，未作折算，请核对";
    else if (rounded)
        out.warning = "“" + trim(shown) + "”已四舍五入到分";
    return out;
}

FieldReading read_number_text(const FieldDef& field, std::string_view text,
                              std::int64_t money_factor)
{
    if (field.type == FieldType::Real) {
        double value = 0;
        const auto [end, trouble] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (trouble == std::errc() && end == text.data() + text.size() && std::isfinite(value)) {
            FieldReading out;
            out.value = value;
            return out;
        }
    }
    return from_number(field, read_number(text), text, money_factor);
}

/// The values to offer where a text is none of them: those that share its first or last character,
/// else all that fit one line.
std::string offered(const Dictionary& dictionary, std::string_view text)
{
    const std::u32string wanted = code_points(fold(text));
    std::string near;
    std::string all;
    int shown = 0;
    constexpr int most_shown = 12;
    for (std::size_t i = 0; i < dictionary.values.size(); ++i) {
        const std::string& value = dictionary.values[i].value;
        bool repeated = false;
        for (std::size_t j = 0; j < i; ++j)
            repeated = repeated || dictionary.values[j].value == value;
        if (repeated)
            continue;
        const std::u32string points = code_points(fold(value));
        int common = 0;
        for (const char32_t c : wanted)
            common += points.find(c) != std::u32string::npos ? 1 : 0;
        if (common * 2 >= static_cast<int>(wanted.size()) && common > 1)
            near += (near.empty() ? "" : "、") + value;
        if (++shown <= most_shown)
            all += (all.empty() ? "" : "、") + value;
    }
    if (!near.empty())
        return "是不是“" + near + "”？";
    return "可填：" + all + (shown > most_shown ? "等" : "");
}

FieldReading read_choice(const Catalog& catalog, const FieldDef& field, std::string_view text)
{
    const Dictionary* dictionary = catalog.dictionary(field.dictionary);
    if (dictionary == nullptr)
        return wrong("“" + field.name + "”没有可选值，请在设置里检查字典");
    const int at = dictionary->find(text);
    if (at >= 0)
        return read(dictionary->values[static_cast<std::size_t>(at)].value);
    if (means_nothing(text))
        return {};
    if (dictionary->open) {
        FieldReading out = read(clean_line(text));
        out.warning =
            "“" + text_of(out.value) + "”不在“" + dictionary->name + "”的常用值里，按原样保留";
        return out;
    }
    return wrong("“" + trim(text) + "”不是“" + field.name + "”的可选值，" +
                 offered(*dictionary, text));
}

FieldReading read_bool(const FieldDef& field, std::string_view text)
{
    FieldReading out;
    if (const auto yes = read_yes_no(text))
        out.value = std::int64_t{*yes ? 1 : 0};
    else if (!means_nothing(text))
        out.error = "“" + trim(text) + "”看不出是或否，“" + field.name + "”请填 是 或 否";
    return out;
}

FieldReading read_uscc(std::string_view text)
{
    FieldReading out = read(normalise_uscc(text));
    if (std::string repaired = suggest_uscc(text_of(out.value)); !repaired.empty()) {
        out.warning =
            "“" + text_of(out.value) + "”里的字母 O、I 按数字 0、1 改为 " + repaired + "，请核对";
        out.value = std::move(repaired);
        out.repaired = true;
    }
    if (!is_empty(out.value))
        out.doubt = uscc_trouble_text(text_of(out.value));
    return out;
}

FieldReading read_id(std::string_view text)
{
    IdReading id = read_id_number(text);
    if (id.trouble != IdTrouble::None && !acceptable(id.trouble))
        return wrong(id_trouble_text(id.trouble));
    FieldReading out = read(std::move(id.number));
    out.doubt = id_trouble_text(id.trouble);
    if (id.converted)
        out.warning = "15位公民身份号码已换算为18位";
    else if (id.unknown_area)
        out.warning = "公民身份号码前两位不是现行的省级代码，请核对";
    return out;
}

FieldReading read_phone_field(std::string_view text)
{
    PhoneReading phone = read_phone(text);
    FieldReading out = read(std::move(phone.text));
    if (phone.doubtful)
        out.doubt = phone_trouble_text(text_of(out.value));
    return out;
}

FieldReading read_period(std::string_view text)
{
    const auto period = Period::parse(fold(text));
    if (!period)
        return wrong("“" + trim(text) + "”不是期间，请写成 2025、2025H1、2025Q3 或 2025-09");
    return read(period->code());
}

/// A key that is an ID number or a code is put in its normal form; other keys keep their own.
FieldReading read_object_key(std::string_view text)
{
    std::string folded = fold(text);
    constexpr std::size_t code_length = 18;
    const bool code =
        folded.size() == code_length && std::all_of(folded.begin(), folded.end(), [](char c) {
            return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
        });
    return read(code ? std::move(folded) : clean_line(text));
}

FieldReading read_geo(std::string_view text)
{
    std::string compact;
    const std::string trouble = geo_json_trouble(text, compact);
    return trouble.empty() ? read(std::move(compact)) : wrong(trouble);
}

/// Cleaning may uncover a word for nothing ("无," as a telephone number) or 清空 with an invisible
/// sign in it.
FieldReading settled(FieldReading out, std::string_view typed, bool nothing_counts)
{
    const std::string& kept = text_of(out.value);
    if (kept.size() == typed.size())
        return out;
    if (kept == clear_word) {
        out = {};
        out.clear = true;
    } else if (nothing_counts && means_nothing(kept)) {
        out = {};
    }
    return out;
}

FieldReading with_damage_noted(FieldReading out)
{
    constexpr std::string_view damaged = "\xEF\xBF\xBD";
    if (text_of(out.value).find(damaged) != std::string::npos && out.warning.empty())
        out.warning = "有无法辨认的字（文件转换编码时损坏），请补正";
    return out;
}

std::string money_text(std::int64_t fen, bool thousands)
{
    const std::uint64_t size =
        fen < 0 ? 0 - static_cast<std::uint64_t>(fen) : static_cast<std::uint64_t>(fen);
    const auto whole = static_cast<std::int64_t>(size / 100);
    const std::string yuan = thousands ? thousands_text(whole) : std::to_string(whole);
    const std::uint64_t rest = size % 100;
    return (fen < 0 ? "-" : "") + yuan + (rest < 10 ? ".0" : ".") + std::to_string(rest);
}

/// The shortest digits that read back as the same number, never with an exponent where that is
/// avoidable.
std::string real_text(double value)
{
    std::array<char, 400> buffer{};
    const auto [end, trouble] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                              std::chars_format::fixed);
    return trouble == std::errc() ? std::string(buffer.data(), end) : std::to_string(value);
}

std::string plain_text(const FieldDef& field, const Value& value, bool for_people)
{
    if (const auto* text = std::get_if<std::string>(&value))
        return *text;
    if (const auto* real = std::get_if<double>(&value))
        return real_text(*real);
    const auto* number = std::get_if<std::int64_t>(&value);
    if (number == nullptr)
        return {};
    switch (field.type) {
    case FieldType::Ref:
    case FieldType::RefList:
    case FieldType::RefOrText:
        return {};
    case FieldType::Money:
        return money_text(*number, for_people);
    case FieldType::Bool:
        return *number != 0 ? "是" : "否";
    case FieldType::Integer:
        return for_people ? thousands_text(*number) : std::to_string(*number);
    default:
        return std::to_string(*number);
    }
}

} // namespace

FieldReading read_field(const Catalog& catalog, const FieldDef& field, std::string_view text,
                        std::int64_t money_factor)
{
    text = trimmed(text);
    if (text.empty())
        return {};
    if (text == clear_word) {
        FieldReading out;
        out.clear = true;
        return out;
    }
    if (is_masked_entry(field, text)) {
        FieldReading out = wrong(masked_entry_text(field));
        out.masked = true;
        return out;
    }
    if (field.type == FieldType::LongText)
        return with_damage_noted(settled(read(clean_lines(text)), text, false));
    if (field.type == FieldType::Choice)
        return read_choice(catalog, field, text);
    if (field.type == FieldType::Bool)
        return read_bool(field, text);
    if (means_nothing(text))
        return {};
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Real:
    case FieldType::Money:
        return read_number_text(field, text, money_factor);
    case FieldType::Date:
        return read_date_field(field, read_date(text), text);
    case FieldType::Year:
        return read_year_text(text);
    case FieldType::Uscc:
        return read_uscc(text);
    case FieldType::IdNumber:
        return read_id(text);
    case FieldType::Phone:
        return settled(read_phone_field(text), text, true);
    case FieldType::PeriodCode:
        return read_period(text);
    case FieldType::ObjectKey:
        return settled(read_object_key(text), text, true);
    case FieldType::GeoJson:
        return read_geo(text);
    case FieldType::RefList:
        return settled(read(clean_lines(text)), text, true);
    default:
        break;
    }
    std::string kept = field.code     ? clean_code(text)
                       : field.person ? clean_person(text)
                                      : clean_line(text);
    return with_damage_noted(settled(read(std::move(kept)), text, true));
}

FieldReading read_field_number(const Catalog& catalog, const FieldDef& field, double number,
                               std::string_view raw, std::int64_t money_factor)
{
    if (!std::isfinite(number))
        return wrong("“" + trim(raw) + "”不是数，请核对");
    constexpr double first_rounded = 1e15; // a double, and so Excel, keeps 15 digits
    if (std::abs(number) >= first_rounded)
        return wrong(
            "数值单元格超过15位，表格软件已把后面几位变成0，请把这一列改成文本格式后重新填写");
    const bool whole = number == std::floor(number);
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Bool:
        if (!whole)
            return wrong("“" + trim(raw) + "”不是整数，请核对");
        break;
    case FieldType::Real: {
        FieldReading out;
        out.value = number;
        return out;
    }
    case FieldType::Money: {
        // The digits of the file are exact unless they carry binary noise; then hundredths are what
        // was typed.
        const double fen = number * static_cast<double>(money_factor) * 100;
        const double nearest = std::round(fen);
        constexpr double noise = 1e-3;
        if (std::abs(fen) < first_rounded && std::abs(fen - nearest) < noise) {
            FieldReading out;
            out.value = static_cast<std::int64_t>(nearest);
            return out;
        }
        return from_number(field, read_number(real_text(number)), raw, money_factor);
    }
    case FieldType::Date:
        return read_date_field(field, read_date_number(number, raw), raw);
    case FieldType::Year:
        return read_year(read_date_number(number, raw), raw);
    default:
        break;
    }
    return read_field(catalog, field,
                      whole ? std::to_string(static_cast<std::int64_t>(number)) : real_text(number),
                      money_factor);
}

FieldReading read_change(const Catalog& catalog, const FieldDef& field, std::string_view text,
                         const Value& stored, std::int64_t money_factor)
{
    FieldReading reading = read_field(catalog, field, text, money_factor);
    if (!reading.masked || !shows_stored(field, trimmed(text), stored))
        return reading;
    FieldReading same;
    same.value = stored;
    return same;
}

std::string show_field(const FieldDef& field, const Value& value, bool masked)
{
    std::string text = plain_text(field, value, true);
    if (!masked || !field.sensitive || text.empty())
        return text;
    switch (field.type) {
    case FieldType::Phone:
        return mask_phone(text);
    case FieldType::ObjectKey:
        return mask_key_parts(text);
    default:
        return mask_id_number(text);
    }
}

std::string export_field(const FieldDef& field, const Value& value)
{
    return plain_text(field, value, false);
}

} // namespace lx
