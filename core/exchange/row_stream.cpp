#include "core/exchange/row_stream.h"

#include <algorithm>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::size_t batch_rows = 512;
constexpr std::size_t most_batches = 6;
constexpr std::size_t most_skipped = 200;
constexpr std::int64_t most_totals = 5;

} // namespace

RowStream::RowStream(Workbook& workbook, const Catalog& catalog, const HeadingIndex& index,
                     const SheetTable& table, int number, const Progress& progress)
    : m_workbook(workbook), m_table(table), m_progress(progress),
      m_parser(catalog, index, table, number)
{
    for (const MergedRange& range : table.merges) {
        if (range.first_row > table.table.last_heading && range.last_row > range.first_row)
            m_tall.push_back(range);
    }
    std::sort(m_tall.begin(), m_tall.end(),
              [](const MergedRange& a, const MergedRange& b) { return a.first_row < b.first_row; });
    m_batch.resize(batch_rows);
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

void RowStream::read()
{
    auto facts = m_workbook.read(
        m_table.sheet, [this](const SheetRow& row) { return take(row); }, m_progress);
    if (facts && m_used > 0)
        push();
    const std::lock_guard lock(m_mutex);
    if (!facts) {
        m_error = std::move(facts.error());
    } else {
        m_facts.hidden_columns = std::move(facts->hidden_columns);
        m_facts.notes = std::move(facts->notes);
    }
    m_done = true;
    m_changed.notify_all();
}

void RowStream::fill_merged(const SheetRow& row)
{
    std::erase_if(m_active, [&](const Filled& filled) { return filled.range.last_row < row.row; });
    m_cells = *row.cells;
    bool added = false;
    for (const Filled& filled : m_active) {
        if (filled.range.first_row >= row.row || filled.kind == CellKind::Empty)
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
        m_facts.filled_merges = true;
    }
    for (; m_next_tall < m_tall.size() && m_tall[m_next_tall].first_row <= row.row; ++m_next_tall) {
        const MergedRange& range = m_tall[m_next_tall];
        if (range.first_row < row.row)
            continue;
        Filled filled{range, CellKind::Empty, 0, {}};
        for (const Cell& cell : *row.cells) {
            if (cell.column == range.first_column) {
                filled.kind = cell.kind;
                filled.number = cell.number;
                filled.text = std::string(cell.text);
            }
        }
        m_active.push_back(std::move(filled));
    }
}

void RowStream::pass_over(RowKind kind, const std::vector<Cell>& cells, std::int64_t row)
{
    if (kind == RowKind::Totals) {
        if (++m_facts.totals_count <= most_totals)
            m_facts.totals.push_back(row);
        return;
    }
    if (kind == RowKind::Blank || kind == RowKind::Heading)
        return; // nothing of the ledger stands in them
    if (m_facts.skipped.size() >= most_skipped) {
        ++m_facts.skipped_more;
        return;
    }
    for (const Cell& cell : cells) {
        const std::string_view text = trimmed(cell.text);
        if (!text.empty()) {
            m_facts.skipped.push_back({kind, row, std::string(text)});
            return;
        }
    }
}

bool RowStream::take(const SheetRow& row)
{
    if (row.row <= m_table.table.last_heading &&
        m_table.table.last_heading >= m_table.table.first_heading)
        return true;
    const std::vector<Cell>* cells = row.cells;
    if (!m_tall.empty()) {
        fill_merged(row);
        cells = &m_cells;
    }
    const RowKind kind = m_parser.classify(*cells, row.row);
    if (kind != RowKind::Data) {
        pass_over(kind, *cells, row.row);
        return true;
    }
    m_facts.hidden_rows += row.hidden ? 1 : 0;
    ParsedRow& parsed = m_batch[m_used++];
    parsed.refs.clear();
    parsed.masked.clear();
    parsed.cleared.clear();
    parsed.errors.clear();
    parsed.warnings.clear();
    m_parser.parse(*cells, row.row, parsed);
    return m_used < batch_rows || push();
}

bool RowStream::push()
{
    m_batch.resize(m_used);
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_progress.m_stop || m_full.size() < most_batches; });
    if (m_progress.m_stop)
        return false;
    m_full.push_back(std::move(m_batch));
    if (m_empty.empty()) {
        m_batch = Batch();
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
        m_empty.push_back(std::move(batch));
}

Result<TableFacts> RowStream::facts()
{
    const std::lock_guard lock(m_mutex);
    if (m_error)
        return fail(*m_error);
    return m_facts;
}

} // namespace lx
