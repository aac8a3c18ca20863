#include "core/edit/paste_rows.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "core/base/text.h"
#include "core/edit/edit_check.h"
#include "core/ledger/field_text.h"
#include "core/ledger/masked_entry.h"
#include "core/store/area_levels.h"

namespace lx {

namespace {

/// Real numbers are shown in so many digits.
bool look_alike(double one, double other)
{
    constexpr int digits = 12;
    char first[40];
    char second[40];
    std::snprintf(first, sizeof first, "%.*g", digits, one);
    std::snprintf(second, sizeof second, "%.*g", digits, other);
    return std::string_view(first) == second;
}

bool is_same(const Value& one, const Value& other)
{
    const auto* first = std::get_if<double>(&one);
    const auto* second = std::get_if<double>(&other);
    return one == other || (first != nullptr && second != nullptr && look_alike(*first, *second));
}

void refuse_cell(PastedCell& cell, std::string why)
{
    cell.kind = PasteKind::Refused;
    cell.note = std::move(why);
    cell.after = {};
}

void refuse_all(PastedRow& row, const std::string& why)
{
    for (PastedCell& cell : row.cells)
        if (cell.written())
            refuse_cell(cell, why);
}

} // namespace

PasteRows::PasteRows(Database& database, const Catalog& catalog, const LedgerDef& def,
                     PastePlan& plan, std::optional<Date> today)
    : m_catalog(catalog), m_def(def), m_plan(plan), m_today(today), m_reader(database, catalog),
      m_key(def.fields.size()), m_door(def.fields.size())
{
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        m_key[i] = field.in_key || field.key == def.key_fallback;
        m_door[i] = m_key[i] || judged_where_written(def, field);
    }
}

std::size_t PasteRows::position(const PastedCell& cell) const
{
    return static_cast<std::size_t>(m_plan.columns[cell.column].field);
}

const FieldDef& PasteRows::field(const PastedCell& cell) const
{
    return m_def.fields[position(cell)];
}

/// The text is how what stands is shown, masked or not, or exported, so nothing needs to be read.
bool PasteRows::same(const PastedCell& cell, const std::string& text) const
{
    const auto shown = [&](bool masked) {
        return text == trimmed(m_plan.texts.shown(field(cell), cell.before, masked));
    };
    return !is_empty(cell.before) && (shown(false) || (field(cell).sensitive && shown(true)) ||
                                      text == trimmed(m_plan.texts.text(field(cell), cell.before)));
}

Result<PastedRow> PasteRows::read(const PasteLine& line, const Record* before)
{
    PastedRow row{line.id, line.source, {}};
    row.cells.reserve(m_plan.columns.size());
    static const PasteText none;
    const auto& texts = m_plan.block.rows[line.source];
    const auto text_at = [&](std::size_t column) -> const PasteText& {
        return column < texts.size() ? texts[column] : none;
    };
    for (std::size_t at = 0; at < m_plan.columns.size(); ++at) {
        const PasteColumn& column = m_plan.columns[at];
        const PasteText* text = &text_at(column.source);
        if (column.second && trimmed(text->text).empty())
            text = &text_at(*column.second);
        PastedCell cell;
        cell.column = static_cast<std::uint32_t>(at);
        if (!line.problem.empty()) {
            if (!trimmed(text->text).empty())
                refuse_cell(cell, line.problem);
        } else {
            LX_TRY(read_cell(*text, before, cell));
        }
        row.cells.push_back(std::move(cell));
    }
    return row;
}

Result<> PasteRows::read_cell(const PasteText& text, const Record* before, PastedCell& cell)
{
    const std::string entered = trim(text.text);
    const PasteColumn& column = m_plan.columns[cell.column];
    if (column.field < 0) {
        if (!entered.empty()) {
            cell.kind = PasteKind::ReadOnly;
            cell.note = "这一列在这里不能改，请到它所在的台账里改。";
        }
        return {};
    }
    const FieldDef& of = field(cell);
    if (before != nullptr)
        cell.before = before->values[position(cell)];
    if (entered.empty())
        return {};
    if (text.error_sign) {
        refuse_cell(cell, "“" + entered + "”是原表的出错标记，不是内容；请在原表改好后再粘贴。");
        return {};
    }
    if (before != nullptr && is_masked_entry(of, entered)) {
        ++m_plan.masked;
        return {};
    }
    if (same(cell, entered))
        return {};
    LX_ASSIGN(ReadEntry read, m_reader.read(of, entered, cell.before, column.money_factor));
    if (!read.problem.empty()) {
        refuse_cell(cell, std::move(read.problem));
        return {};
    }
    // What says "nothing" overwrites no more than a blank does.
    if (is_same(read.value, cell.before) || (is_empty(read.value) && !read.clear))
        return {};
    cell.after = std::move(read.value);
    cell.note = std::move(read.warning);
    const bool as_it_came = names_rows(of) || entered == show_field(of, cell.after) ||
                            entered == export_field(of, cell.after);
    cell.kind = as_it_came && cell.note.empty() ? PasteKind::Taken : PasteKind::Cleaned;
    return {};
}

Result<Record> PasteRows::key_values(std::size_t source, bool& masked)
{
    Record record(m_def);
    const auto& texts = m_plan.block.rows[source];
    for (const PasteColumn& column : m_plan.columns) {
        if (column.field < 0 || !m_key[static_cast<std::size_t>(column.field)])
            continue;
        std::string text = column.source < texts.size() ? trim(texts[column.source].text) : "";
        if (text.empty() && column.second && *column.second < texts.size())
            text = trim(texts[*column.second].text);
        const FieldDef& of = m_def.fields[static_cast<std::size_t>(column.field)];
        masked = masked || is_masked_entry(of, text);
        LX_ASSIGN(ReadEntry read, m_reader.read(of, text, {}, column.money_factor));
        if (read.problem.empty())
            record.values[static_cast<std::size_t>(column.field)] = std::move(read.value);
    }
    return record;
}

Record PasteRows::after(const PastedRow& row, const Record* before) const
{
    Record record = before != nullptr ? *before : Record(m_def);
    for (const PastedCell& cell : row.cells)
        if (cell.written())
            record.values[position(cell)] = cell.after;
    return record;
}

bool PasteRows::needs_door(const PastedRow& row) const
{
    return row.written() &&
           (row.id == 0 || std::any_of(row.cells.begin(), row.cells.end(), [&](const auto& cell) {
                return cell.written() && m_door[position(cell)];
            }));
}

Result<> PasteRows::settle(PastedRow& row, const Record* before, Editor* door) const
{
    while (row.written()) {
        Record record = after(row, before);
        const EditCheck check = check_edit(m_catalog, m_def, before, record, m_today,
                                           before != nullptr ? EditScope::Fields : EditScope::Row);
        if (!check.fine()) {
            refuse(row, before, check.problems);
            continue;
        }
        if (door != nullptr && needs_door(row)) {
            LX_ASSIGN(const Edited edited, door->write(m_def, record));
            if (edited.refused()) {
                refuse_at_door(row, edited.problems.front());
                continue;
            }
        }
        for (const RecordIssue& warning : check.warnings)
            for (PastedCell& cell : row.cells)
                if (cell.written() && cell.note.empty() && field(cell).key == warning.field)
                    cell.note = warning.message;
        return {};
    }
    return {};
}

/// The cells that problems name go; where they name none that is new, the one without which the
/// problem is gone; where there is none such either, all of the row.
void PasteRows::refuse(PastedRow& row, const Record* before,
                       const std::vector<RecordIssue>& problems) const
{
    bool any = false;
    for (const RecordIssue& problem : problems) {
        for (PastedCell& cell : row.cells) {
            if (cell.written() && field(cell).key == problem.field) {
                refuse_cell(cell, problem.message);
                any = true;
            }
        }
    }
    if (any)
        return;
    const RecordIssue& problem = problems.front();
    if (before == nullptr) {
        refuse_all(row, "这一行不能新增：" + problem.message);
        return;
    }
    for (auto cell = row.cells.rbegin(); cell != row.cells.rend(); ++cell) {
        if (!cell->written())
            continue;
        const PastedCell kept = *cell;
        refuse_cell(*cell, problem.message);
        const EditCheck without =
            check_edit(m_catalog, m_def, before, after(row, before), m_today, EditScope::Fields);
        if (std::find(without.problems.begin(), without.problems.end(), problem) ==
            without.problems.end())
            return;
        *cell = kept;
    }
    refuse_all(row, problem.message);
}

void PasteRows::refuse_at_door(PastedRow& row, const RecordIssue& problem) const
{
    bool any = false;
    for (PastedCell& cell : row.cells) {
        const bool named = !problem.field.empty() && row.id != 0;
        if (cell.written() && row.id != 0 &&
            (named ? field(cell).key == problem.field : m_key[position(cell)])) {
            refuse_cell(cell, problem.message);
            any = true;
        }
    }
    if (!any)
        refuse_all(row, row.id == 0 ? "这一行不能新增：" + problem.message : problem.message);
}

} // namespace lx
