#include "core/exchange/row_stream.h"

#include <algorithm>
#include <iterator>

#include "core/base/text.h"
#include "core/exchange/line_words.h"
#include "core/exchange/money_units.h"

namespace lx {

namespace {

constexpr std::size_t batch_rows = 512;
constexpr std::size_t most_batches = 6;
constexpr std::size_t most_skipped = 200;
constexpr std::size_t most_values = 5;      ///< shown of a column
constexpr std::int64_t most_looked_at = 40; ///< rows, for those values
constexpr std::size_t most_shown = 60;      ///< bytes of such a value

} // namespace

RowStream::RowStream(Workbook& workbook, const Catalog& catalog, const HeadingIndex& index,
                     PlannedTable first, int number, Answers answers, const Progress& progress)
    : m_workbook(workbook), m_catalog(catalog), m_index(index), m_answers(answers),
      m_first_headings(first.table.fingerprint()), m_money_unit(first.money_unit), m_number(number),
      m_progress(progress), m_scan(index)
{
    for (const MergedRange& range : first.merges) {
        if (range.first_row > first.table.last_heading && range.last_row > range.first_row &&
            range.first_column >= first.first_column)
            m_tall.push_back(range);
    }
    std::sort(m_tall.begin(), m_tall.end(),
              [](const MergedRange& a, const MergedRange& b) { return a.first_row < b.first_row; });
    begin_table(std::move(first), answers.first);
    m_thread = std::thread([this] { read(); });
}

RowStream::~RowStream()
{
    {
        const std::lock_guard lock(m_mutex);
        m_progress.m_stop = true;
    }
    m_changed.notify_all();
    m_thread.join();
}

/// False: the caller wants no more.
bool RowStream::begin_table(PlannedTable table, const ImportAnswers* answers)
{
    if (m_table && !push())
        return false;
    m_table = std::make_shared<const PlannedTable>(std::move(table));
    m_parser.emplace(m_catalog, m_index, *m_table, m_number++, answers);
    m_facts.emplace_back().first_values.resize(m_table->table.columns.size());
    m_section.reset();
    m_batch.resize(batch_rows);
    return true;
}

void RowStream::read()
{
    auto facts = m_workbook.read(
        m_table->sheet, [this](const SheetRow& row) { return take(own_part(row)); }, m_progress);
    if (facts && (m_held.empty() || take_held()))
        push();
    const std::lock_guard lock(m_mutex);
    if (!facts) {
        m_error = std::move(facts.error());
    } else {
        for (TableFacts& each : m_facts)
            each.hidden_columns = facts->hidden_columns;
        if (m_table->first_column == 0) // what is said of the sheet is said once
            m_facts.front().notes = std::move(facts->notes);
    }
    m_done = true;
    m_changed.notify_all();
}

/// A value merged over several rows counts for each of them that says whose it is; without a key of
/// its own a row gets nothing, or subtotals below a merged column would become rows.
const std::vector<Cell>& RowStream::with_merged(std::int64_t row, const std::vector<Cell>& cells)
{
    std::erase_if(m_active, [&](const Filled& filled) { return filled.range.last_row < row; });
    m_cells = cells;
    bool added = false;
    const bool keyed = m_active.empty() || m_parser->names_a_row(cells);
    for (const Filled& filled : m_active) {
        if (!keyed || filled.range.first_row >= row || filled.kind == CellKind::Empty)
            continue;
        const bool taken = std::any_of(m_cells.begin(), m_cells.end(), [&](const Cell& cell) {
            return cell.column == filled.range.first_column;
        });
        if (!taken) {
            m_cells.push_back({filled.range.first_column, filled.kind, filled.number, filled.text});
            added = true;
        }
    }
    if (added) {
        std::sort(m_cells.begin(), m_cells.end(),
                  [](const Cell& a, const Cell& b) { return a.column < b.column; });
        here().filled_merges = true;
    }
    for (; m_next_tall < m_tall.size() && m_tall[m_next_tall].first_row <= row; ++m_next_tall) {
        const MergedRange& range = m_tall[m_next_tall];
        if (range.first_row < row)
            continue;
        Filled filled{range, CellKind::Empty, 0, {}};
        for (const Cell& cell : cells) {
            if (cell.column == range.first_column) {
                filled.kind = cell.kind;
                filled.number = cell.number;
                filled.text = std::string(cell.text);
            }
        }
        m_active.push_back(std::move(filled));
    }
    return m_cells;
}

void RowStream::pass_over(RowKind kind, const std::vector<Cell>& cells, std::int64_t row)
{
    switch (kind) {
    case RowKind::Data:
    case RowKind::Blank:
    case RowKind::Heading: // nothing of the ledger stands in them
        return;
    case RowKind::Totals:
        return here().totals.add(row);
    case RowKind::Form:
        return here().forms.add(row);
    case RowKind::Label:
        return here().labels.add(row);
    case RowKind::Unit:
        m_money_unit = money_unit_of_row(cells).value_or(m_money_unit);
        break;
    case RowKind::Section:
    case RowKind::Sample:
        break;
    }
    const auto first = std::find_if(cells.begin(), cells.end(),
                                    [](const Cell& cell) { return !trimmed(cell.text).empty(); });
    if (first == cells.end())
        return;
    std::string text = trim(first->text);
    if (kind == RowKind::Section)
        m_section = std::make_shared<const std::string>(text);
    if (here().skipped.size() >= most_skipped)
        ++here().skipped_more;
    else
        here().skipped.push_back({kind, row, std::move(text)});
}

void RowStream::see_values(const std::vector<Cell>& cells)
{
    if (here().rows > most_looked_at)
        return;
    const auto& columns = m_table->table.columns;
    for (const Cell& cell : cells) {
        const auto at = std::lower_bound(
            columns.begin(), columns.end(), cell.column,
            [](const TableColumn& column, int wanted) { return column.column < wanted; });
        if (at == columns.end() || at->column != cell.column || cell.text.size() > most_shown)
            continue;
        auto& values = here().first_values[static_cast<std::size_t>(at - columns.begin())];
        const std::string_view text = trimmed(cell.text);
        if (values.size() < most_values && !text.empty() &&
            std::find(values.begin(), values.end(), text) == values.end())
            values.emplace_back(text);
    }
}

RowStream::HeldRow RowStream::held(const SheetRow& row)
{
    HeldRow held;
    held.row = row.row;
    held.hidden = row.hidden;
    held.texts.reserve(row.cells->size());
    for (const Cell& cell : *row.cells) {
        held.texts.emplace_back(cell.text);
        held.cells.push_back({cell.column, cell.kind, cell.number, held.texts.back()});
    }
    return held;
}

/// The row before over again, cell by cell: no need to look for a table in it.
bool RowStream::repeats_heading(const SheetRow& row) const
{
    return !m_heading.cells.empty() &&
           std::equal(row.cells->begin(), row.cells->end(), m_heading.cells.begin(),
                      m_heading.cells.end(), [](const Cell& a, const Cell& b) {
                          return a.column == b.column && a.text == b.text;
                      });
}

/// The heading block these rows begin with. What is remembered for a list holds for its headings
/// alone.
std::optional<RowStream::Block> RowStream::block(const std::vector<HeadRow>& rows) const
{
    const auto scan = [&](const ImportAnswers* answers) {
        return m_scan.block(rows, m_table->merges, answers ? &answers->mapping : nullptr);
    };
    auto found = scan(m_answers.first);
    if (found && found->fingerprint() == m_first_headings)
        return Block{std::move(*found), m_answers.first};
    const ImportAnswers* answers =
        m_answers.others == nullptr ? nullptr : &m_answers.others->of_unknown();
    found = scan(answers);
    if (!found)
        return std::nullopt;
    if (m_answers.others != nullptr) {
        const ListAnswers::Used& own = m_answers.others->below(*found);
        answers = &own.answers;
        if (!own.taken.mapping.columns.empty())
            if (auto anew = scan(answers))
                found = std::move(anew);
    }
    return Block{std::move(*found), answers};
}

/// The held rows as what they are: headings that lead on, and rows.
bool RowStream::take_held()
{
    std::vector<HeldRow> held = std::move(m_held);
    m_held.clear();
    std::vector<HeadRow> rows;
    for (const HeldRow& each : held) {
        HeadRow& row = rows.emplace_back();
        row.row = each.row;
        for (const Cell& cell : each.cells)
            row.cells.push_back({cell.column, cell.kind, std::string(cell.text)});
    }
    std::size_t next = 0;
    if (auto block = this->block(rows)) {
        while (next < held.size() && held[next].row <= block->table.last_heading)
            ++next;
        m_heading = std::move(held[next - 1]);
        PlannedTable table = *m_table;
        table.table = std::move(block->table);
        table.money_unit = m_money_unit;
        table.notes.clear();
        settle_money_units(m_index, &m_table->table, table);
        if (!HeadingScan::repeats(m_table->table, table.table)) {
            if (!begin_table(std::move(table), block->answers))
                return false;
        }
    } else {
        if (!take_row(held.front().row, held.front().hidden, held.front().cells))
            return false;
        next = 1;
    }
    for (; next < held.size(); ++next) {
        const SheetRow row{held[next].row, held[next].hidden, &held[next].cells};
        if (!take(row))
            return false;
    }
    return true;
}

/// A cell alone in its row that is the line of a section for all tables beside each other: merged
/// across into this one, or where the first of them has such lines. A name alone is a row.
bool RowStream::is_line_for_all(std::int64_t row, const Cell& cell) const
{
    const std::string_view text = trimmed(cell.text);
    const bool merged =
        std::any_of(m_table->merges.begin(), m_table->merges.end(), [&](const MergedRange& range) {
            return range.first_row == row && range.first_column == cell.column &&
                   range.last_column >= m_table->first_column;
        });
    return merged || cell.column < m_table->first_field ||
           (cell.column == m_table->first_field && is_area_title(text)) ||
           (cell.column < m_table->second_table && is_section_title(text));
}

/// The row without the cells of tables beside this one.
SheetRow RowStream::own_part(const SheetRow& row)
{
    const auto filled = [](const Cell& cell) { return !trimmed(cell.text).empty(); };
    if (!m_table->has_tables_beside())
        return row;
    if (std::count_if(row.cells->begin(), row.cells->end(), filled) == 1 &&
        is_line_for_all(row.row, *std::find_if(row.cells->begin(), row.cells->end(), filled)))
        return row;
    m_own_cells.clear();
    std::copy_if(row.cells->begin(), row.cells->end(), std::back_inserter(m_own_cells),
                 [this](const Cell& cell) {
                     return cell.column >= m_table->first_column &&
                            cell.column < m_table->end_column;
                 });
    return {row.row, row.hidden, &m_own_cells};
}

bool RowStream::take(const SheetRow& row)
{
    const FoundTable& table = m_table->table;
    if (m_facts.size() == 1 && row.row <= table.last_heading &&
        table.last_heading >= table.first_heading) {
        constexpr std::ptrdiff_t several = 3;
        if (row.row < table.first_heading &&
            std::count_if(row.cells->begin(), row.cells->end(),
                          [](const Cell& cell) { return !trimmed(cell.text).empty(); }) >= several)
            here().above.add(row.row);
        if (row.row == table.last_heading)
            m_heading = held(row);
        return true;
    }
    if (m_held.empty() && repeats_heading(row))
        return true;
    if (m_held.empty() && !m_scan.may_begin(*row.cells))
        return take_row(row.row, row.hidden, *row.cells);
    m_held.push_back(held(row));
    return m_held.size() < most_heading_rows || take_held();
}

bool RowStream::take_row(std::int64_t row, bool hidden, const std::vector<Cell>& given)
{
    m_heading.cells.clear();
    const std::vector<Cell>& cells = m_tall.empty() ? given : with_merged(row, given);
    const RowKind kind = m_parser->classify(cells, row);
    if (kind != RowKind::Data) {
        pass_over(kind, cells, row);
        return true;
    }
    here().hidden_rows += hidden ? 1 : 0;
    ++here().rows;
    see_values(cells);
    ParsedRow& parsed = m_batch[m_used++];
    m_parser->parse(cells, row, parsed);
    parsed.section = m_section;
    return m_used < batch_rows || push();
}

bool RowStream::push()
{
    m_batch.resize(m_used);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_progress.m_stop || m_full.size() < most_batches; });
    if (m_progress.m_stop)
        return false;
    m_full.push_back({m_table, std::move(m_batch)});
    if (m_empty.empty()) {
        m_batch = {};
    } else {
        m_batch = std::move(m_empty.back());
        m_empty.pop_back();
    }
    lock.unlock();
    m_changed.notify_all();
    m_batch.resize(batch_rows);
    m_used = 0;
    return true;
}

std::optional<RowStream::Batch> RowStream::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_done || !m_full.empty(); });
    if (m_full.empty())
        return std::nullopt;
    Batch batch = std::move(m_full.front());
    m_full.pop_front();
    lock.unlock();
    m_changed.notify_all();
    return batch;
}

void RowStream::recycle(Batch batch)
{
    const std::lock_guard lock(m_mutex);
    if (m_empty.size() < most_batches)
        m_empty.push_back(std::move(batch.rows));
}

Result<std::vector<TableFacts>> RowStream::facts()
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return fail(*m_error);
    return m_facts;
}

} // namespace lx
