#include "core/exchange/row_parser.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/base/uscc.h"
#include "core/base/yes_no.h"
#include "core/exchange/ledger_template.h"
#include "core/exchange/line_words.h"
#include "core/exchange/money_units.h"
#include "core/exchange/note_lines.h"
#include "core/ledger/masked_entry.h"
#include "core/ledger/text_cleaning.h"
#include "core/spreadsheet/error_signs.h"
#include "core/spreadsheet/formula_guard.h"

namespace lx {

namespace {

constexpr std::size_t most_readings = 4096;
constexpr std::size_t id_length = 18;
constexpr std::string_view area_ledger = "area";
constexpr std::string_view type_key = "type";

/// U+FFFD, which stands for a byte that was none, U+FFFE or U+FFFF, which are no characters.
bool has_broken_character(std::string_view text)
{
    constexpr std::string_view begin = "\xEF\xBF"; // BD, BE, BF follow
    for (std::size_t at = text.find(begin); at != std::string_view::npos;
         at = text.find(begin, at + 1))
        if (at + 2 < text.size() && static_cast<unsigned char>(text[at + 2]) >= 0xBD)
            return true;
    return false;
}

/// "填表人：张三": the cell says what it is.
bool is_labelled(const Cell& cell)
{
    return cell.kind != CellKind::Text || trimmed(cell.text).empty() ||
           fold(cell.text).find(':') != std::string::npos;
}

bool is_number_text(std::string_view text)
{
    text = trimmed(text);
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// An end that has not come: 至今, 长期.
bool means_open_end(std::string_view text)
{
    constexpr std::array<std::string_view, 8> words{"至今", "长期", "现在",   "目前",
                                                    "今",   "永久", "无期限", "长期有效"};
    const std::string folded = fold(text);
    return std::find(words.begin(), words.end(), folded) != words.end();
}

bool wants_reference(FieldType type)
{
    return type == FieldType::Ref || type == FieldType::RefList || type == FieldType::RefOrText;
}

std::string without_controls(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 || c == '\n' || c == '\t' || c == '\r')
            out += c;
    }
    return out;
}

bool has_controls(std::string_view text)
{
    return std::any_of(text.begin(), text.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' && c != '\r';
    });
}

} // namespace

void ParsedRow::clear()
{
    carried.clear();
    refs.clear();
    additions.clear();
    masked.clear();
    cleared.clear();
    errors.clear();
    warnings.clear();
    unknown.clear();
    unread.clear();
    remarks.clear();
    repaired_code.clear();
    kind_word.clear();
    section.reset();
    placed_around = false;
}

RowParser::RowParser(const Catalog& catalog, const HeadingIndex& index, const PlannedTable& table,
                     int number, const ImportAnswers* answers)
    : m_catalog(catalog), m_index(index), m_table(table), m_number(number)
{
    add_columns();
    add_joined();
    if (answers != nullptr)
        add_answers(*answers);
    for (const MergedRange& range : table.merges) {
        if (range.first_row > table.table.last_heading && range.last_column > range.first_column)
            m_wide_rows.emplace(range.first_row, range.first_column);
    }
}

void RowParser::add_columns()
{
    m_carries.resize(m_index.carried().size());
    for (const TableColumn& source : m_table.table.columns) {
        if (static_cast<std::size_t>(source.column) >= m_columns.size())
            m_columns.resize(static_cast<std::size_t>(source.column) + 1);
        Column& column = m_columns[static_cast<std::size_t>(source.column)];
        if (!source.path.empty())
            column.leaf = trim(source.path.back());
        if (!source.target) {
            column.numbers = m_index.is_furniture(column.leaf);
            if (m_mark < 0 && fold(column.leaf) == template_mark_heading)
                m_mark = source.column;
            continue;
        }
        const FieldDef& field = m_index.field(*source.target);
        column.target = *source.target;
        column.field = &field;
        column.key = m_index.is_key(column.target);
        column.second = source.duplicate_of >= 0;
        if (column.second && column.key && !source.path.empty()) {
            const auto& first =
                m_table.table.columns[static_cast<std::size_t>(source.duplicate_of)];
            column.again = !first.path.empty() && fold(first.path.back()) == fold(column.leaf);
        }
        m_has_second = m_has_second || column.second;
        column.vital = column.target.slot == 0 && (column.key || field.required);
        if (column.target.slot > 0)
            m_carries[static_cast<std::size_t>(column.target.slot) - 1] = true;
        const auto& ends = m_index.def(column.target.slot).span.ends;
        column.ends = std::find(ends.begin(), ends.end(), field.key) != ends.end();
        if (field.type == FieldType::Money)
            column.money_factor = source.money_factor;
        if (wants_reference(field.type))
            column.way = Way::Reference;
        else if (field.type == FieldType::Date)
            column.way = Way::Date;
        else if (field.type == FieldType::Choice || field.type == FieldType::Bool ||
                 field.type == FieldType::Year || field.type == FieldType::PeriodCode ||
                 field.type == FieldType::Integer)
            column.way = Way::Cached;
        else
            column.way = Way::Direct;
        ++m_mapped;
        if (m_leftmost < 0 || source.column < m_leftmost)
            m_leftmost = source.column;
    }
}

void RowParser::add_joined()
{
    for (const TableColumn& source : m_table.table.columns) {
        if (!source.continues)
            continue;
        Joined joined;
        for (Column& column : m_columns) {
            if (column.way != Way::Skip && column.target == *source.target) {
                column.way = Way::Joined;
                column.second = false;
                joined.column = joined.column < 0 ? static_cast<int>(&column - m_columns.data())
                                                  : joined.column;
            }
        }
        const bool known = std::any_of(m_joined.begin(), m_joined.end(), [&](const auto& other) {
            return other.first == *source.target;
        });
        if (!known)
            m_joined.emplace_back(*source.target, std::move(joined));
    }
}

void RowParser::add_answers(const ImportAnswers& answers)
{
    for (const ImportAnswers::Meaning& meaning : answers.meanings) {
        const auto target = m_index.target(meaning.field);
        for (Column& column : m_columns) {
            if (target && column.way != Way::Skip && column.target == *target)
                column.meanings.emplace(fold(meaning.text), meaning.value);
        }
    }
    for (const ImportAnswers::Fill& answer : answers.fills) {
        const auto target = m_index.target(answer.field);
        if (!target)
            continue;
        const FieldDef& field = m_index.field(*target);
        Filling filling{*target, {}, trim(answer.value), wants_reference(field.type)};
        if (!filling.reference)
            filling.reading = read_field(m_catalog, field, answer.value);
        if (target->slot > 0)
            m_carries[static_cast<std::size_t>(target->slot) - 1] = true;
        m_fillings.push_back(std::move(filling));
    }
}

bool RowParser::merged_across(std::int64_t row, int column) const
{
    const auto wide = m_wide_rows.find(row);
    return wide != m_wide_rows.end() && wide->second == column;
}

bool RowParser::repeats_headings(const std::vector<Cell>& cells) const
{
    int same = 0;
    int other = 0;
    for (const Cell& cell : cells) {
        const std::string_view text = trimmed(cell.text);
        if (text.empty() || static_cast<std::size_t>(cell.column) >= m_columns.size())
            continue;
        const Column& column = m_columns[static_cast<std::size_t>(cell.column)];
        if (column.leaf.empty())
            continue;
        ++(column.leaf == text || fold(column.leaf) == fold(text) ? same : other);
    }
    return same >= 2 ? same >= other : (same == 1 && other == 0);
}

const RowParser::Column* RowParser::column_of(const Cell& cell) const
{
    return static_cast<std::size_t>(cell.column) < m_columns.size()
               ? &m_columns[static_cast<std::size_t>(cell.column)]
               : nullptr;
}

bool RowParser::names_a_row(const std::vector<Cell>& cells) const
{
    return std::any_of(cells.begin(), cells.end(), [&](const Cell& cell) {
        const Column* column = column_of(cell);
        const std::string_view text = trimmed(cell.text);
        if (column == nullptr || column->way == Way::Skip || text.empty())
            return false;
        // What a row carries may be what it is about: tasks below one merged campaign.
        const bool carried_key = column->target.slot > 0 && column->field->in_key &&
                                 column->field->type != FieldType::Date;
        return (column->key || carried_key) && !is_totals_word(text);
    });
}

/// "12", "12家" beside a word for a total.
bool RowParser::only_counts_in_keys(const std::vector<Cell>& cells) const
{
    return std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
        const Column* column = column_of(cell);
        const std::string_view text = trimmed(cell.text);
        return column == nullptr || column->way == Way::Skip || !column->key || text.empty() ||
               is_totals_word(text) || (text.front() >= '0' && text.front() <= '9');
    });
}

/// A number and an area, as in the lines of a form that were made beforehand.
bool RowParser::is_form_line(const std::vector<Cell>& cells) const
{
    return std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
        const Column* column = column_of(cell);
        if (cell.kind == CellKind::Empty || trimmed(cell.text).empty())
            return true;
        if (column == nullptr || column->way == Way::Skip)
            return cell.kind == CellKind::Number ||
                   (column != nullptr && column->numbers && is_number_text(cell.text));
        return column->field->ledger == area_ledger && !column->key && !column->field->required;
    });
}

/// Names a unit of money; and what stands where a row has its name says what it is.
bool RowParser::is_unit_line(const std::vector<Cell>& cells) const
{
    return money_unit_of_row(cells) &&
           std::all_of(cells.begin(), cells.end(), [&](const Cell& cell) {
               const Column* column = column_of(cell);
               return column == nullptr || !column->key || is_labelled(cell);
           });
}

RowKind RowParser::classify(const std::vector<Cell>& cells, std::int64_t row) const
{
    int filled = 0;
    int mapped = 0;
    int keys = 0;
    bool coded = false;
    const Cell* only = nullptr;
    bool totals = false;
    bool heading = false;
    for (const Cell& cell : cells) {
        if (cell.kind == CellKind::Empty)
            continue;
        const std::string_view text = cell.kind == CellKind::Text ? trimmed(cell.text) : cell.text;
        if (text.empty() && cell.kind != CellKind::Unsolved)
            continue;
        ++filled;
        if (filled == 1)
            only = &cell;
        const Column* column = column_of(cell);
        const bool is_mapped = column != nullptr && column->way != Way::Skip;
        bool totals_word = false;
        if (cell.kind == CellKind::Text) {
            if (cell.column == m_mark && text == template_sample_mark)
                return RowKind::Sample;
            totals_word = filled <= 3 && is_totals_word(text);
            totals = totals || totals_word;
            heading =
                heading || (column != nullptr && !column->leaf.empty() && column->leaf == text);
        }
        if (is_mapped) {
            ++mapped;
            keys += column->key && !totals_word ? 1 : 0;
            coded = coded || (column->field->type == FieldType::Uscc && could_be_code(text)) ||
                    (column->field->type == FieldType::IdNumber && text.size() == id_length);
        }
    }
    if (filled == 0)
        return RowKind::Blank;
    if (totals && !coded && (keys == 0 || only_counts_in_keys(cells)))
        return RowKind::Totals;
    if (heading && repeats_headings(cells))
        return RowKind::Heading;
    constexpr int most_labels = 8;
    if (filled <= most_labels && !coded && is_unit_line(cells))
        return RowKind::Unit;
    if (keys == 0 && m_mapped > 2 && is_form_line(cells))
        return filled == 1 && mapped == 0 ? RowKind::Blank : RowKind::Form;
    if (only->kind != CellKind::Text)
        return RowKind::Data;
    const std::string_view text = trimmed(only->text);
    // "杨和镇：" alone is the title of a section, whatever its colon.
    const bool is_area = filled == 1 && only->column <= m_leftmost && is_area_title(text);
    if (!is_area && filled <= most_labels && !coded && is_form_label(text) &&
        (keys == 0 || filled * 2 <= m_mapped ||
         std::all_of(cells.begin(), cells.end(), is_labelled)))
        return RowKind::Label;
    if (filled > 1)
        return RowKind::Data;
    if (m_mapped < 3)
        return RowKind::Data;
    if (mapped == 0 || merged_across(row, only->column) || is_section_title(text) || is_area)
        return RowKind::Section;
    return RowKind::Data;
}

FieldReading RowParser::read(const Cell& cell, const Column& column, std::string_view text) const
{
    if (cell.kind == CellKind::Number)
        return read_field_number(m_catalog, *column.field, cell.number, text, column.money_factor);
    if (cell.kind == CellKind::Bool && column.field->type == FieldType::Bool)
        return read_field(m_catalog, *column.field, cell.number != 0 ? "是" : "否");
    return read_field(m_catalog, *column.field, text, column.money_factor);
}

Value& RowParser::value_of(const Column& column, ParsedRow& out) const
{
    Record& record = column.target.slot == 0
                         ? out.record
                         : out.carried[static_cast<std::size_t>(column.target.slot) - 1];
    return record.values[static_cast<std::size_t>(column.target.field)];
}

void RowParser::cannot_take(const Cell& cell, const Column& column, std::string_view text,
                            std::string reason, ParsedRow& out) const
{
    out.unread.push_back(column.target);
    if (column.vital) {
        out.errors.push_back({cell.column, std::string(text), std::move(reason)});
        return;
    }
    while (reason.ends_with("。"))
        reason.resize(reason.size() - std::string_view("。").size());
    out.warnings.push_back(
        {cell.column, std::string(text), std::move(reason) + std::string(left_out_remark), true});
}

void RowParser::take(const Cell& cell, const Column& column, FieldReading&& reading,
                     std::string_view text, ParsedRow& out)
{
    if (reading.clear) {
        if (column.key)
            cannot_take(cell, column, text,
                        "“" + column.field->name + "”是匹配用的字段，不能清空。", out);
        else
            out.cleared.push_back(column.target);
        return;
    }
    if (reading.masked) {
        take_masked(cell, column, text, out);
        return;
    }
    if (!reading.error.empty()) {
        if (column.field->type == FieldType::Choice && cell.kind == CellKind::Text)
            out.unknown.push_back({column.target, std::string(text)});
        if (column.target.slot == 0 && column.field->key == type_key)
            out.kind_word = std::string(text);
        cannot_take(cell, column, text, std::move(reading.error), out);
        return;
    }
    if (!reading.warning.empty())
        out.warnings.push_back({cell.column, std::string(text), std::move(reading.warning)});
    if (is_empty(reading.value))
        return;
    if (column.field->type == FieldType::Uscc && !could_be_code(text_of(reading.value))) {
        out.remarks.push_back(std::string(code_remark) + std::string(text));
        return;
    }
    if (reading.repaired && column.key)
        out.repaired_code = std::string(text);
    value_of(column, out) = std::move(reading.value);
}

/// By a masked key nobody can tell which row is meant.
void RowParser::take_masked(const Cell& cell, const Column& column, std::string_view text,
                            ParsedRow& out) const
{
    if (column.key)
        cannot_take(cell, column, text,
                    "“" + column.field->name +
                        "”隐去了中间几位，认不出是哪一条，没有导入，请填完整的。",
                    out);
    else
        out.masked.push_back({column.target, cell.column, std::string(text)});
}

void RowParser::parse_reference(const Cell& cell, const Column& column, std::string_view text,
                                ParsedRow& out)
{
    if (text == clear_word) {
        FieldReading clear;
        clear.clear = true;
        return take(cell, column, std::move(clear), text, out);
    }
    std::string name(text);
    if (cell.kind == CellKind::Number) {
        const auto digits =
            std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (std::abs(cell.number) >= 1e15 || text.find_first_of("eE") != std::string_view::npos)
            return cannot_take(
                cell, column, text,
                "“" + column.field->name +
                    "”是超过15位的数字，Excel 已丢掉末几位；请把这一列设为文本后重新填写。",
                out);
        if (cell.number == std::floor(cell.number) && digits > 0)
            name = std::to_string(static_cast<std::int64_t>(cell.number));
    }
    if (is_masked_entry(*column.field, name)) {
        take_masked(cell, column, name, out);
        return;
    }
    const bool there = std::any_of(out.refs.begin(), out.refs.end(), [&](const RefText& ref) {
        return ref.target == column.target && column.field->type == FieldType::RefList;
    });
    if (!there)
        out.refs.push_back({column.target, cell.column, std::move(name)});
}

bool RowParser::says_nothing(const Column& column, std::string_view text) const
{
    if (!means_nothing(text) && !means_not_known(text))
        return false;
    if (column.field->type == FieldType::Bool)
        return !read_yes_no(text).has_value();
    if (column.field->type != FieldType::Choice)
        return true;
    const Dictionary* dictionary = m_catalog.dictionary(column.field->dictionary);
    return dictionary == nullptr || dictionary->find(text) < 0;
}

void RowParser::parse_cell(const Cell& cell, Column& column, ParsedRow& out)
{
    std::string_view text = cell.kind == CellKind::Text ? trimmed(cell.text) : cell.text;
    if (cell.kind == CellKind::Unsolved)
        return cannot_take(cell, column, text,
                           "“" + column.field->name +
                               "”这一格的公式没有算出结果，请用 WPS 打开保存后再导入。",
                           out);
    if (text.empty())
        return;
    if (cell.kind == CellKind::Error || is_error_sign(text))
        return cannot_take(cell, column, text,
                           "“" + column.field->name + "”这一格是公式错误 " + std::string(text) +
                               "，请改成值。",
                           out);
    if (cell.kind != CellKind::Text)
        return read_text(cell, column, text, out);
    std::string cleaned;
    if (has_controls(text)) {
        cleaned = without_controls(text);
        text = trimmed(cleaned);
    }
    if (has_broken_character(text)) {
        constexpr std::string_view told =
            "里有认不出的字（乱码 \uFFFD），原文件转码时已损坏；请从原件更正。";
        CellIssue issue{cell.column, std::string(text),
                        "“" + column.field->name + "”" + std::string(told)};
        if (column.vital) {
            out.unread.push_back(column.target);
            out.errors.push_back(std::move(issue));
            return;
        }
        out.warnings.push_back(std::move(issue));
    }
    if (m_table.csv)
        text = without_guard(text);
    parse_text(cell, column, text, out);
}

void RowParser::parse_text(const Cell& cell, Column& column, std::string_view text, ParsedRow& out)
{
    if (column.way == Way::Joined) {
        for (auto& [target, joined] : m_joined) {
            if (target == column.target)
                joined.text += text;
        }
        return;
    }
    if (!column.meanings.empty()) {
        if (const auto meant = column.meanings.find(fold(text)); meant != column.meanings.end()) {
            if (!meant->second.empty())
                read_text(cell, column, meant->second, out);
            return;
        }
    }
    if (says_nothing(column, text))
        return;
    if (column.ends && means_open_end(text)) {
        out.warnings.push_back(
            {cell.column, std::string(text),
             "“" + std::string(text) + "”表示还没有结束，“" + column.field->name + "”留空。"});
        return;
    }
    read_text(cell, column, text, out);
}

void RowParser::read_text(const Cell& cell, Column& column, std::string_view text, ParsedRow& out)
{
    if (column.way == Way::Reference) {
        parse_reference(cell, column, text, out);
        return;
    }
    if (column.way == Way::Date && cell.kind == CellKind::Date && text.size() == 10 &&
        Date::from_iso(text)) {
        value_of(column, out).emplace<std::string>(text);
        return;
    }
    // A column whose texts hardly repeat is not worth remembering.
    const bool remembers = column.way != Way::Direct && cell.kind != CellKind::Number &&
                           (column.asked < 2000 || column.missed * 4 < column.asked);
    if (!remembers) {
        take(cell, column, read(cell, column, text), text, out);
        return;
    }
    ++column.asked;
    auto known = column.readings.find(text);
    if (known == column.readings.end()) {
        ++column.missed;
        if (column.readings.size() >= most_readings) {
            take(cell, column, read(cell, column, text), text, out);
            return;
        }
        known = column.readings.emplace(std::string(text), read(cell, column, text)).first;
    }
    take(cell, column, FieldReading(known->second), text, out);
}

/// The answers for whole columns, where the row itself says nothing.
void RowParser::fill(ParsedRow& out) const
{
    for (const Filling& filling : m_fillings) {
        Record& record = filling.target.slot == 0
                             ? out.record
                             : out.carried[static_cast<std::size_t>(filling.target.slot) - 1];
        Value& value = record.values[static_cast<std::size_t>(filling.target.field)];
        const auto is_this = [&](const auto& each) { return each.target == filling.target; };
        if (!is_empty(value) || std::any_of(out.refs.begin(), out.refs.end(), is_this) ||
            std::any_of(out.masked.begin(), out.masked.end(), is_this) ||
            std::find(out.unread.begin(), out.unread.end(), filling.target) != out.unread.end() ||
            std::find(out.cleared.begin(), out.cleared.end(), filling.target) != out.cleared.end())
            continue;
        if (filling.reference && filling.text.empty())
            out.unread.push_back(filling.target);
        else if (filling.reference)
            out.refs.push_back({filling.target, -1, filling.text, true});
        else
            value = filling.reading.value;
    }
}

void RowParser::parse(const std::vector<Cell>& cells, std::int64_t row, ParsedRow& out)
{
    out.clear();
    out.table = m_number;
    out.row = row;
    out.record.id = 0;
    out.record.values.resize(m_index.own().fields.size());
    for (Value& value : out.record.values) {
        if (!is_empty(value)) // few of them are filled
            value = {};
    }
    out.carried.reserve(m_carries.size());
    for (std::size_t i = 0; i < m_carries.size(); ++i)
        out.carried.push_back(m_carries[i] ? Record(*m_index.carried()[i].def) : Record());
    for (const Cell& cell : cells) {
        if (cell.kind == CellKind::Empty ||
            static_cast<std::size_t>(cell.column) >= m_columns.size())
            continue;
        Column& column = m_columns[static_cast<std::size_t>(cell.column)];
        if (column.way != Way::Skip && !column.second)
            parse_cell(cell, column, out);
    }
    if (m_has_second)
        parse_second(cells, out);
    if (!m_joined.empty())
        take_joined(out);
    if (!m_fillings.empty())
        fill(out);
}

/// Columns that name a field another one fills: the first of them counts whose cell says something.
/// References take all of them: what one doesn't find the other may.
void RowParser::parse_second(const std::vector<Cell>& cells, ParsedRow& out)
{
    for (const Cell& cell : cells) {
        if (cell.kind == CellKind::Empty ||
            static_cast<std::size_t>(cell.column) >= m_columns.size())
            continue;
        Column& column = m_columns[static_cast<std::size_t>(cell.column)];
        if (column.way == Way::Skip || !column.second)
            continue;
        if (column.way == Way::Reference || is_empty(value_of(column, out)))
            parse_cell(cell, column, out);
        else if (column.again)
            tell_unused_key(cell, column, out);
    }
}

/// By two names the row may be two rows: what is not taken is told, once a field.
void RowParser::tell_unused_key(const Cell& cell, const Column& column, ParsedRow& out) const
{
    const bool told =
        std::any_of(out.warnings.begin(), out.warnings.end(), [&](const CellIssue& issue) {
            return issue.left_out && issue.column >= 0 &&
                   m_columns[static_cast<std::size_t>(issue.column)].again &&
                   m_columns[static_cast<std::size_t>(issue.column)].target == column.target;
        });
    const std::string_view text = trimmed(cell.text);
    if (told || text.empty() || says_nothing(column, text))
        return;
    const FieldReading reading = read(cell, column, text);
    const std::string taken = show_field(*column.field, value_of(column, out));
    if (reading.error.empty() && fold(show_field(*column.field, reading.value)) == fold(taken))
        return;
    out.warnings.push_back({cell.column, std::string(text),
                            "“" + column.field->name + "”有几列，这一行取了“" + taken +
                                "”，这一格没有用上，是另一家的请另起一行" +
                                std::string(left_out_remark),
                            true});
}

void RowParser::take_joined(ParsedRow& out)
{
    for (auto& [target, joined] : m_joined) {
        if (joined.text.empty())
            continue;
        const Column& column = m_columns[static_cast<std::size_t>(joined.column)];
        Cell cell;
        cell.column = joined.column;
        cell.kind = CellKind::Text;
        cell.text = joined.text;
        take(cell, column, read(cell, column, joined.text), joined.text, out);
        joined.text.clear();
    }
}

} // namespace lx
