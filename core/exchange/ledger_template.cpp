#include "core/exchange/ledger_template.h"

#include <algorithm>
#include <vector>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/sample_values.h"
#include "core/ledger/field_text.h"
#include "core/spreadsheet/column_letters.h"
#include "core/spreadsheet/xlsx_writer.h"

namespace lx {

namespace {

constexpr std::int64_t heading_row = 1;
constexpr std::int64_t sample_row = 2;
constexpr std::int64_t last_row = 5000; ///< as far as lists and formats reach
/// Excel takes 255 characters; bytes are counted to be safe.
constexpr std::size_t longest_list = 250;

constexpr double line_height = 17; ///< points
constexpr int how_width = 46;      ///< characters
constexpr int values_width = 72;

/// Lines a wrapped text takes in a column; programs do not all work that out themselves.
int lines_of(const std::string& text, int width)
{
    double taken = 0;
    for (const char32_t c : code_points(text))
        taken += c > 0x2E7F || c == 0x201C || c == 0x201D ? 1.75
                                                          : 1; // a Chinese character in Latin ones
    return 1 + static_cast<int>(taken / width);
}

/// A column of the form.
struct FormColumn
{
    const LedgerDef* def = nullptr;
    const FieldDef* field = nullptr;
    std::string heading;
    bool carried = false;
};

std::vector<FormColumn> form_columns(const Catalog& catalog, const LedgerDef& def)
{
    std::vector<FormColumn> columns;
    const HeadingIndex index(catalog, def);
    const auto add = [&](const LedgerDef& from, const FieldDef& field, std::string text,
                         bool carried) {
        columns.push_back({&from, &field, std::move(text), carried});
    };
    for (const FieldDef& field : def.fields) {
        if (field.key != "note" || index.carried().empty())
            add(def, field, heading(field), false);
    }
    for (const CarriedSlot& slot : index.carried()) {
        for (const FieldDef& field : slot.def->fields) {
            const auto& copies = slot.rule->copies;
            const bool copied = std::find(copies.begin(), copies.end(), field.key) != copies.end();
            if (field.key != slot.rule->link && field.key != slot.rule->date_field &&
                field.key != "note" && !copied)
                add(*slot.def, field, heading(field), true);
        }
    }
    if (!index.carried().empty())
        add(def, def.fields.back(), heading(def.fields.back()), false);
    return columns;
}

/// What may be chosen, each once.
std::vector<std::string> choices(const Catalog& catalog, const FieldDef& field)
{
    if (field.type == FieldType::Bool)
        return {"是", "否"};
    std::vector<std::string> values;
    if (field.type != FieldType::Choice)
        return values;
    for (const DictionaryValue& value : catalog.dictionary(field.dictionary)->values) {
        if (std::find(values.begin(), values.end(), value.value) == values.end())
            values.push_back(value.value);
    }
    return values;
}

bool fits_in_cell_list(const std::vector<std::string>& values)
{
    std::size_t total = 0;
    for (const std::string& value : values) {
        if (value.find(',') != std::string::npos || value.find('"') != std::string::npos)
            return false;
        total += value.size() + 1;
    }
    return total <= longest_list;
}

bool is_code(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Uscc:
    case FieldType::IdNumber:
    case FieldType::Phone:
    case FieldType::PeriodCode:
    case FieldType::ObjectKey:
    case FieldType::Ref:
    case FieldType::RefOrText:
        return true;
    default:
        return field.code || (field.in_key && field.type == FieldType::Text);
    }
}

std::string how_to_fill(const Catalog& catalog, const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Integer:
        return "整数";
    case FieldType::Real:
        return "数字";
    case FieldType::Money:
        return "金额，单位元，最多两位小数";
    case FieldType::Date:
        return field.month_ok ? "日期，如 2025-03-15；只知道年月时写 2025年3月"
                              : "日期，如 2025-03-15";
    case FieldType::Bool:
        return "填 是 或 否，空白按否";
    case FieldType::Choice:
        return "从下拉列表选择";
    case FieldType::Ref:
        return "“" + catalog.ledger(field.ledger)->name + "”台账里已有的一条，写代码或名称";
    case FieldType::RefList:
        return "“" + catalog.ledger(field.ledger)->name +
               "”台账里已有的，写代码或名称，多个用顿号分开";
    case FieldType::RefOrText:
        return "“" + catalog.ledger(field.ledger)->name + "”台账里的写代码或名称，本地以外的照实写";
    case FieldType::Uscc:
        return "统一社会信用代码，文本格式";
    case FieldType::IdNumber:
        return "18位公民身份号码，文本格式";
    case FieldType::Phone:
        return "手机11位，或带区号的座机";
    case FieldType::Year:
        return "四位年份，如 2025";
    case FieldType::PeriodCode:
        return "期间，写 2025、2025H1、2025Q3 或 2025-09";
    case FieldType::ObjectKey:
        return "党组织代码、统一社会信用代码或公民身份号码";
    case FieldType::GeoJson:
        return "GeoJSON 文本";
    case FieldType::Text:
    case FieldType::LongText:
        break;
    }
    return "文字";
}

bool must_fill(const FormColumn& column)
{
    const bool replaceable =
        column.field->type == FieldType::Uscc && !column.def->key_fallback.empty();
    return column.field->required && !replaceable && !column.carried;
}

class TemplateMaker
{
public:
    TemplateMaker(XlsxWriter& writer, const Catalog& catalog, const LedgerDef& def)
        : m_writer(writer), m_catalog(catalog), m_def(def), m_columns(form_columns(catalog, def))
    {}

    void make()
    {
        const int form = m_writer.add_sheet(m_def.name);
        const int notes = m_writer.add_sheet(template_notes_sheet);
        m_writer.use_sheet(form);
        make_form(form);
        m_writer.use_sheet(notes);
        make_notes();
        m_writer.use_sheet(form);
        m_writer.show_first();
    }

private:
    void make_form(int form)
    {
        m_writer.text(0, 0, m_def.name + "导入表", CellLook::Title);
        m_writer.text(0, 3, "带 * 的列必填；灰色示例行不会导入；填写方法见“填表说明”。",
                      CellLook::Plain);
        m_writer.row_height(0, 30);
        m_writer.row_height(heading_row, 36);
        m_writer.row_height(sample_row, 20);
        m_writer.column(0, 0, 7);
        m_writer.text(heading_row, 0, template_mark_heading, CellLook::Heading);
        m_writer.text(sample_row, 0, template_sample_mark, CellLook::Sample);
        Record chosen(m_def);
        int options_column = 0;
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            const FormColumn& column = m_columns[i];
            const int at = static_cast<int>(i) + 1;
            const bool must = must_fill(column);
            m_writer.column(at, at, std::clamp<double>(column.field->width, 9, 40),
                            look_of(*column.field));
            m_writer.text(heading_row, at, column.heading + (must ? "*" : ""),
                          must             ? CellLook::RequiredHeading
                          : column.carried ? CellLook::CarriedHeading
                                           : CellLook::Heading);
            m_writer.comment(heading_row, at, note_on(column));
            put_sample(at, column, chosen);
            const auto values = choices(m_catalog, *column.field);
            if (values.empty())
                continue;
            if (fits_in_cell_list(values)) {
                m_writer.drop_down(sample_row, last_row, at, values, "");
            } else {
                const std::string letter = column_letters(options_column);
                m_writer.drop_down(sample_row, last_row, at, {},
                                   std::string("=") + template_options_sheet + "!$" + letter +
                                       "$1:$" + letter + "$" + std::to_string(values.size()));
                put_options(form, options_column++, values);
            }
        }
        m_writer.freeze(heading_row + 1, 0);
        m_writer.landscape_to_width();
    }

    void put_options(int form, int column, const std::vector<std::string>& values)
    {
        if (m_options < 0) {
            m_options = m_writer.add_sheet(template_options_sheet);
            m_writer.hide_sheet();
        }
        m_writer.use_sheet(m_options);
        for (std::size_t i = 0; i < values.size(); ++i)
            m_writer.text(static_cast<std::int64_t>(i), column, values[i]);
        m_writer.use_sheet(form);
    }

    void put_sample(int at, const FormColumn& column, Record& chosen)
    {
        Record own(*column.def);
        Record& row = column.def == &m_def ? chosen : own;
        const std::string text = sample_value(m_catalog, *column.def, *column.field, row);
        const auto position = static_cast<std::size_t>(column.def->index_of(column.field->key));
        if (column.def == &m_def)
            chosen.values[position] = read_field(m_catalog, *column.field, text).value;
        if (text.empty()) {
            m_writer.blank(sample_row, at, CellLook::Sample);
        } else if (column.field->type == FieldType::Date) {
            m_writer.date(sample_row, at, *Date::from_iso(text), CellLook::SampleDate);
        } else if (column.field->type == FieldType::Integer ||
                   column.field->type == FieldType::Real ||
                   column.field->type == FieldType::Money ||
                   column.field->type == FieldType::Year) {
            m_writer.number(sample_row, at, std::stod(text), CellLook::Sample);
        } else {
            m_writer.text(sample_row, at, text, CellLook::SampleText);
        }
    }

    static CellLook look_of(const FieldDef& field)
    {
        if (is_code(field))
            return CellLook::Text;
        if (field.type == FieldType::Date)
            return CellLook::Date;
        return field.type == FieldType::Money ? CellLook::Money : CellLook::Plain;
    }

    [[nodiscard]] std::string note_on(const FormColumn& column) const
    {
        std::string text = must_fill(column) ? "必填。" : "";
        text += how_to_fill(m_catalog, *column.field) + "。";
        if (!column.field->hint.empty())
            text += column.field->hint + "。";
        if (column.carried)
            text += "写入“" + column.def->name + "”。";
        return text;
    }

    void make_notes()
    {
        m_writer.column(0, 0, 24);
        m_writer.column(1, 1, 8);
        m_writer.column(2, 2, how_width);
        m_writer.column(3, 3, values_width);
        m_writer.text(0, 0, m_def.name + "导入表填表说明", CellLook::Title);
        m_writer.row_height(0, 30);
        std::int64_t row = 1;
        for (const std::string& line : general_notes()) {
            m_writer.row_height(row, line_height);
            m_writer.merge(row, 0, row, 3, line, CellLook::Note);
            ++row;
        }
        ++row;
        int at = 0;
        for (const char* heading : {"列名", "必填", "怎样填", "可以填的值"})
            m_writer.text(row, at++, heading, CellLook::Heading);
        for (const FormColumn& column : m_columns) {
            ++row;
            m_writer.text(row, 0, column.heading, CellLook::Note);
            m_writer.text(row, 1, must_fill(column) ? "是" : "", CellLook::Note);
            std::string how = how_to_fill(m_catalog, *column.field);
            if (!column.field->hint.empty())
                how += "；" + column.field->hint;
            m_writer.text(row, 2, how, CellLook::Note);
            std::string values;
            if (column.field->type == FieldType::Choice) {
                for (const std::string& value : choices(m_catalog, *column.field))
                    values += (values.empty() ? "" : "；") + value;
            }
            m_writer.text(row, 3, values, CellLook::Note);
            m_writer.row_height(row, line_height * std::max(lines_of(how, how_width),
                                                            lines_of(values, values_width)));
        }
        m_writer.landscape_to_width();
    }

    [[nodiscard]] std::vector<std::string> general_notes() const
    {
        std::string key;
        for (const int field : m_def.key_fields())
            key += (key.empty() ? "“" : "、“") +
                   m_def.fields[static_cast<std::size_t>(field)].name + "”";
        if (!m_def.key_fallback.empty())
            key += "（没有时按“" + m_def.field(m_def.key_fallback)->name + "”）";
        std::vector<std::string> lines{
            "1. 第 2 行是表头，请不要改；列的先后可以调整，用不到的列可以删去。第 3 "
            "行灰色的是示例，导入时会跳过，可以删去。",
            "2. 按" + key + "认出同一条：台账里已有的更新，没有的新增；同一份表导入两次不会重复。",
            "3. 空白的格不会改动台账里已有的内容；要清空某一格，请填“清空”。",
            "4. 证件号、信用代码、电话等列已设为文本格式，请不要改成数字，否则 Excel "
            "会丢掉后几位。",
            "5. 填错的行不会导入，会连同原因退回到一份新表里，改好后把那份表再导入即可。"};
        const HeadingIndex index(m_catalog, m_def);
        for (const CarriedSlot& slot : index.carried())
            lines.push_back(std::to_string(lines.size() + 1) + ". 绿色表头的列写入“" +
                            slot.def->name + "”，填了“" + slot.def->field(slot.rule->when)->name +
                            "”的行才会写入。");
        return lines;
    }

    XlsxWriter& m_writer;
    const Catalog& m_catalog;
    const LedgerDef& m_def;
    std::vector<FormColumn> m_columns;
    int m_options = -1;
};

} // namespace

Result<> write_ledger_template(const Catalog& catalog, const LedgerDef& def,
                               const std::string& path)
{
    if (!fold(path).ends_with(".XLSX"))
        return fail(ErrorKind::Usage, "导入表只能写成 .xlsx；请改“" + path + "”的扩展名。");
    LX_ASSIGN(auto writer, XlsxWriter::create(path, XlsxWriter::Mode::InMemory));
    TemplateMaker(*writer, catalog, def).make();
    return writer->finish();
}

} // namespace lx
