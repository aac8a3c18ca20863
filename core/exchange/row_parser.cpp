#include "core/exchange/row_parser.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "core/base/text.h"
#include "core/exchange/ledger_template.h"
#include "core/ledger/masked_entry.h"
#include "core/spreadsheet/formula_guard.h"

namespace lx {

namespace {

constexpr std::size_t most_readings = 4096;
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

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

bool starts_with_one_of(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

bool is_totals_word(std::string_view text)
{
    if (text.size() > 60)
        return false;
    const std::string folded = fold(text);
    if (is_one_of(folded,
                  {"合计", "总计", "小计", "累计", "共计", "本页合计", "本页小计", "合计数"}))
        return true;
    return starts_with_one_of(folded,
                              {"合计:", "总计:", "小计:", "共计:", "合计(", "总计(", "小计("});
}

bool is_footer(std::string_view text)
{
    const std::string folded = fold(text.substr(0, 120));
    return starts_with_one_of(
        folded, {"填表人", "填报人", "审核人", "制表人", "制表:", "单位负责人:", "负责人签字",
                 "分管领导签字", "填报单位:", "填报日期", "填报时间", "注:", "说明:", "填表说明",
                 "填报说明", "备注:", "联系电话:"});
}

/// "填表人：张三 | 审核人：李四": every cell says what it is.
bool all_labelled(const std::vector<Cell>& cells)
{
    return std::all_of(cells.begin(), cells.end(), [](const Cell& cell) {
        return cell.kind != CellKind::Text || trimmed(cell.text).empty() ||
               fold(cell.text).find(':') != std::string::npos;
    });
}

/// "一、城关镇", "（二）工业园区": how sections are numbered.
bool is_section_title(std::string_view text)
{
    return fold_heading(text) != fold(text) && !starts_with_one_of(text, {"*", "#"});
}

/// "望远镇", "城关街道": an area's name and nothing a unit would be called.
bool is_area_title(std::string_view text)
{
    if (text.size() > 45)
        return false;
    const std::string folded = without_brackets(fold(text));
    const std::string_view view = folded;
    constexpr std::array<std::string_view, 16> ends{"镇", "乡",   "街道", "办事处", "苏木", "社区",
                                                    "村", "嘎查", "园区", "开发区", "区",   "县",
                                                    "市", "旗",   "合计", "小计"};
    return std::any_of(ends.begin(), ends.end(),
                       [&](std::string_view end) { return view.ends_with(end); });
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

RowParser::RowParser(const Catalog& catalog, const HeadingIndex& index, const SheetTable& table,
                     int number)
    : m_catalog(catalog), m_index(index), m_table(table), m_number(number)
{
    m_carries.resize(index.carried().size());
    for (std::size_t i = 0; i < table.table.columns.size(); ++i) {
        const TableColumn& source = table.table.columns[i];
        if (static_cast<std::size_t>(source.column) >= m_columns.size())
            m_columns.resize(static_cast<std::size_t>(source.column) + 1);
        Column& column = m_columns[static_cast<std::size_t>(source.column)];
        if (!source.path.empty())
            column.leaf = trim(source.path.back());
        if (!source.target) {
            if (m_mark < 0 && fold(column.leaf) == template_mark_heading)
                m_mark = source.column;
            continue;
        }
        const FieldDef& field = index.field(*source.target);
        if (source.duplicate_of >= 0 && field.type != FieldType::Ref &&
            field.type != FieldType::RefOrText)
            continue;
        column.target = *source.target;
        column.field = &field;
        column.key = index.is_key(column.target);

        column.vital = column.key || field.required;
        if (column.target.slot > 0)
            m_carries[static_cast<std::size_t>(column.target.slot) - 1] = true;
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
    for (const TableColumn& source : table.table.columns) {
        if (!source.continues)
            continue;
        Joined joined;
        for (Column& column : m_columns) {
            if (column.way != Way::Skip && column.target == *source.target) {
                column.way = Way::Joined;
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
    for (const MergedRange& range : table.merges) {
        if (range.first_row > table.table.last_heading && range.last_column > range.first_column)
            m_wide_rows.emplace(range.first_row, range.first_column);
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

RowKind RowParser::classify(const std::vector<Cell>& cells, std::int64_t row) const
{
    int filled = 0;
    int mapped = 0;
    int keys = 0;
    const Cell* only = nullptr;
    bool totals = false;
    bool heading = false;
    for (const Cell& cell : cells) {
        if (cell.kind == CellKind::Empty)
            continue;
        const std::string_view text = cell.kind == CellKind::Text ? trimmed(cell.text) : cell.text;
        if (text.empty())
            continue;
        ++filled;
        if (filled == 1)
            only = &cell;
        const bool known = static_cast<std::size_t>(cell.column) < m_columns.size();
        const Column* column = known ? &m_columns[static_cast<std::size_t>(cell.column)] : nullptr;
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
        }
    }
    if (filled == 0)
        return RowKind::Blank;
    if (totals && keys == 0)
        return RowKind::Totals;
    if (heading && repeats_headings(cells))
        return RowKind::Heading;
    // Lines of a form numbered beforehand, and a stray figure beside the table.
    if (filled == 1 && mapped == 0 && only->kind != CellKind::Text)
        return RowKind::Blank;
    if (only->kind != CellKind::Text)
        return RowKind::Data;
    const std::string_view text = trimmed(only->text);
    if (filled <= 6 && is_footer(text) && (keys == 0 || all_labelled(cells)))
        return RowKind::Footer;
    if (filled > 1)
        return RowKind::Data;
    if (is_footer(text))
        return RowKind::Footer;
    if (m_mapped < 3)
        return RowKind::Data;
    const bool is_first = only->column <= m_leftmost;
    if (mapped == 0 || merged_across(row, only->column) || is_section_title(text) ||
        (is_first && is_area_title(text)))
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

void RowParser::take(const Cell& cell, const Column& column, FieldReading&& reading,
                     std::string_view text, ParsedRow& out)
{
    if (reading.clear) {
        if (column.key)
            out.errors.push_back({cell.column, std::string(text),
                                  "“" + column.field->name + "”是匹配用的字段，不能清空。"});
        else
            out.cleared.push_back(column.target);
        return;
    }
    if (reading.masked) {
        take_masked(cell, column, text, out);
        return;
    }
    if (!reading.error.empty()) {
        out.errors.push_back({cell.column, std::string(text), std::move(reading.error)});
        return;
    }
    if (!reading.warning.empty())
        out.warnings.push_back({cell.column, std::string(text), std::move(reading.warning)});
    if (is_empty(reading.value))
        return;
    Record& record = column.target.slot == 0
                         ? out.record
                         : out.carried[static_cast<std::size_t>(column.target.slot) - 1];
    record.values[static_cast<std::size_t>(column.target.field)] = std::move(reading.value);
}

/// By a masked key nobody can tell which row is meant.
void RowParser::take_masked(const Cell& cell, const Column& column, std::string_view text,
                            ParsedRow& out) const
{
    if (column.key)
        out.errors.push_back(
            {cell.column, std::string(text),
             "“" + column.field->name + "”隐去了中间几位，认不出是哪一条，没有导入，请填完整的。"});
    else
        out.masked.push_back({column.target, cell.column, std::string(text)});
}

void RowParser::parse_reference(const Cell& cell, const Column& column, std::string_view text,
                                ParsedRow& out)
{
    if (text == "清空") {
        if (column.key)
            out.errors.push_back({cell.column, std::string(text),
                                  "“" + column.field->name + "”是匹配用的字段，不能清空。"});
        else
            out.cleared.push_back(column.target);
        return;
    }
    std::string name(text);
    if (cell.kind == CellKind::Number) {
        const auto digits =
            std::count_if(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (std::abs(cell.number) >= 1e15 || text.find_first_of("eE") != std::string_view::npos) {
            out.errors.push_back(
                {cell.column, name,
                 "“" + column.field->name +
                     "”是超过15位的数字，Excel 已丢掉末几位；请把这一列设为文本后重新填写。"});
            return;
        }
        if (cell.number == std::floor(cell.number) && digits > 0)
            name = std::to_string(static_cast<std::int64_t>(cell.number));
    }
    if (name == "无" || name == "-" || name == "--" || name == "—" || name == "/")
        return;
    if (is_masked_entry(*column.field, name)) {
        take_masked(cell, column, name, out);
        return;
    }
    out.refs.push_back({column.target, cell.column, std::move(name)});
}

void RowParser::parse_cell(const Cell& cell, Column& column, ParsedRow& out)
{
    std::string_view text = cell.kind == CellKind::Text ? trimmed(cell.text) : cell.text;
    if (text.empty())
        return;
    if (cell.kind == CellKind::Error) {
        out.errors.push_back(
            {cell.column, std::string(text),
             "“" + column.field->name + "”这一格是公式错误 " + std::string(text) + "，请改成值。"});
        return;
    }
    std::string cleaned;
    if (cell.kind == CellKind::Text) {
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
                out.errors.push_back(std::move(issue));
                return;
            }
            out.warnings.push_back(std::move(issue));
        }
    }
    if (m_table.csv && cell.kind == CellKind::Text)
        text = without_guard(text);
    if (column.way == Way::Joined) {
        for (auto& [target, joined] : m_joined) {
            if (target == column.target)
                joined.text += text;
        }
        return;
    }
    if (column.way == Way::Reference) {
        parse_reference(cell, column, text, out);
        return;
    }
    if (column.way == Way::Date && cell.kind == CellKind::Date && text.size() == 10 &&
        Date::from_iso(text)) {
        Record& record = column.target.slot == 0
                             ? out.record
                             : out.carried[static_cast<std::size_t>(column.target.slot) - 1];
        record.values[static_cast<std::size_t>(column.target.field)].emplace<std::string>(text);
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

void RowParser::parse(const std::vector<Cell>& cells, std::int64_t row, ParsedRow& out)
{
    out.table = m_number;
    out.row = row;
    out.record = Record(m_index.own());
    out.carried.clear();
    out.carried.reserve(m_carries.size());
    for (std::size_t i = 0; i < m_carries.size(); ++i)
        out.carried.push_back(m_carries[i] ? Record(*m_index.carried()[i].def) : Record());
    for (const Cell& cell : cells) {
        if (cell.kind == CellKind::Empty ||
            static_cast<std::size_t>(cell.column) >= m_columns.size())
            continue;
        Column& column = m_columns[static_cast<std::size_t>(cell.column)];
        if (column.way != Way::Skip)
            parse_cell(cell, column, out);
    }
    if (!m_joined.empty())
        take_joined(out);
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
