#include "core/exchange/ledger_template.h"

#include <algorithm>
#include <vector>

#include "core/exchange/saved_mapping.h"
#include "core/exchange/xlsx_writer.h"

namespace lx {

namespace {

constexpr std::int64_t rows_ahead = 5'000; ///< rows with drop-down lists
constexpr std::int64_t first_row = 1;

struct Column
{
    const FieldDef* field = nullptr;
    bool carried = false;
};

std::vector<Column> columns_of(const Catalog& catalog, const LedgerDef& def)
{
    std::vector<Column> columns;
    for (const FieldDef& field : def.fields) {
        if (field.key != "note")
            columns.push_back({&field, false});
    }
    for (const CarriedLedger& carried : def.carries) {
        const LedgerDef* other = catalog.ledger(carried.ledger);
        if (other == nullptr || carried.date_field.empty())
            continue; // rows without a date of their own are filled in their own ledger
        for (const FieldDef& field : other->fields) {
            const bool copied = std::find(carried.copies.begin(), carried.copies.end(),
                                          field.key) != carried.copies.end();
            if (field.key != carried.link && field.key != carried.date_field &&
                field.key != "note" && !copied)
                columns.push_back({&field, true});
        }
    }
    for (const FieldDef& field : def.fields) {
        if (field.key == "note")
            columns.push_back({&field, false});
    }
    return columns;
}

const char* form_of(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return "整数";
    case FieldType::Real:
        return "数字";
    case FieldType::Money:
        return "金额，单位元";
    case FieldType::Date:
        return "日期，如 2025-09-30";
    case FieldType::Bool:
        return "填 是 或 否，不填算否";
    case FieldType::Choice:
        return "从下拉列表里选";
    case FieldType::Ref:
    case FieldType::RefOrText:
        return "填对方的编码，名称不重复时也可以填名称";
    case FieldType::RefList:
        return "填编码或名称，多个用顿号隔开";
    case FieldType::Uscc:
        return "18 位代码，单元格要设成文本";
    case FieldType::IdNumber:
        return "18 位号码，单元格要设成文本";
    case FieldType::Phone:
        return "电话号码，单元格要设成文本";
    case FieldType::Year:
        return "四位年份";
    case FieldType::PeriodCode:
        return "期间，如 2025Q3、2025H1、2025-09";
    case FieldType::Text:
    case FieldType::LongText:
    case FieldType::ObjectKey:
    case FieldType::GeoJson:
        break;
    }
    return "文字";
}

CellLook look_of(const FieldDef& field)
{
    switch (field.type) {
    case FieldType::Date:
        return CellLook::Date;
    case FieldType::Money:
        return CellLook::Money;
    case FieldType::Uscc:
    case FieldType::IdNumber:
    case FieldType::Phone:
        return CellLook::Text;
    default:
        return field.code ? CellLook::Text : CellLook::Plain;
    }
}

std::string explanation(const FieldDef& field)
{
    std::string text = form_of(field.type);
    if (!field.hint.empty())
        text += "。" + field.hint;
    return text;
}

/// The values of a dictionary once each: a value may stand in several groups.
std::vector<std::string> values_of(const Dictionary& dictionary)
{
    std::vector<std::string> values;
    for (const DictionaryValue& value : dictionary.values) {
        if (std::find(values.begin(), values.end(), value.value) == values.end())
            values.push_back(value.value);
    }
    return values;
}

} // namespace

Result<> write_ledger_template(const Catalog& catalog, const LedgerDef& def,
                               const std::string& path)
{
    LX_ASSIGN(const auto writer, XlsxWriter::create(path, XlsxWriter::Mode::InMemory));
    const std::vector<Column> columns = columns_of(catalog, def);
    const int main = writer->add_sheet(def.name);
    const int help = writer->add_sheet("填写说明");
    const int lists = writer->add_sheet("选项");
    writer->use_sheet(lists);
    writer->hide_sheet();

    int at = 0;
    int list = 0;
    for (const Column& column : columns) {
        const FieldDef& field = *column.field;
        const bool needed = !column.carried && (field.required || field.in_key);
        writer->use_sheet(main);
        writer->column(at, at, std::max(field.width, 8), look_of(field));
        writer->text(0, at, heading(field), needed ? CellLook::RequiredHeading : CellLook::Heading);
        writer->comment(0, at, explanation(field));
        const Dictionary* dictionary =
            field.type == FieldType::Choice ? catalog.dictionary(field.dictionary) : nullptr;
        if (dictionary != nullptr && !dictionary->values.empty() && !dictionary->open) {
            // A range, not literals: Excel refuses lists of more than 255 characters.
            const std::vector<std::string> values = values_of(*dictionary);
            const std::string letters = column_letters(list);
            writer->use_sheet(lists);
            for (std::size_t i = 0; i < values.size(); ++i)
                writer->text(static_cast<std::int64_t>(i), list, values[i]);
            writer->use_sheet(main);
            writer->drop_down(first_row, rows_ahead, at, {},
                              "=选项!$" + letters + "$1:$" + letters + "$" +
                                  std::to_string(values.size()));
            ++list;
        } else if (field.type == FieldType::Bool) {
            writer->drop_down(first_row, rows_ahead, at, {"是", "否"}, "");
        }
        ++at;
    }
    writer->use_sheet(main);
    writer->row_height(0, 24);
    writer->freeze(1, 0);
    writer->landscape_to_width();

    writer->use_sheet(help);
    writer->column(0, 0, 26);
    writer->column(1, 1, 8);
    writer->column(2, 2, 76);
    writer->text(0, 0, "怎样填写“" + def.name + "”", CellLook::Title);
    writer->text(1, 0, "列", CellLook::Heading);
    writer->text(1, 1, "必填", CellLook::Heading);
    writer->text(1, 2, "填什么", CellLook::Heading);
    std::int64_t row = 2;
    for (const Column& column : columns) {
        const bool needed = !column.carried && (column.field->required || column.field->in_key);
        writer->text(row, 0, heading(*column.field));
        writer->text(row, 1, needed ? "是" : "");
        writer->text(row, 2, explanation(*column.field), CellLook::Note);
        ++row;
    }
    writer->freeze(2, 0);
    writer->use_sheet(main);
    writer->show_first();
    return writer->finish();
}

} // namespace lx
