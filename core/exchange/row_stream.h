#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/row_parser.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// A row that was passed over although something stands in it.
struct SkippedRow
{
    RowKind kind = RowKind::Section;
    std::int64_t row = 0; ///< from 0
    std::string text;     ///< of its first cell
};

/// What was learned about a table by reading it through.
struct TableFacts
{
    std::int64_t hidden_rows = 0;
    std::vector<std::int32_t> hidden_columns;
    std::vector<std::string> notes;
    std::vector<SkippedRow> skipped;  ///< the first ones
    std::int64_t skipped_more = 0;    ///< those after them
    std::vector<std::int64_t> totals; ///< totals rows (from 0), the first ones
    std::int64_t totals_count = 0;    ///< all of them
    bool filled_merges = false;       ///< cells of merged ranges in the data took the range's value
};

/// Reads the rows of one table on a thread of its own while the caller writes them: a bounded queue
/// of batches, so memory does not grow with the file. Destroying it stops the reading.
class RowStream
{
public:
    RowStream(Workbook& workbook, const Catalog& catalog, const HeadingIndex& index,
              const SheetTable& table, int number, const Progress& progress);
    ~RowStream();
    RowStream(const RowStream&) = delete;
    RowStream& operator=(const RowStream&) = delete;

    using Batch = std::vector<ParsedRow>;
    /// The next rows in order; empty at the end or where reading failed (`facts` says).
    [[nodiscard]] std::optional<Batch> next();
    /// Gives a batch back, so that its memory is used again.
    void recycle(Batch batch);
    /// Facts once `next` gave nothing; the error where the sheet can't be read on.
    [[nodiscard]] Result<TableFacts> facts();

private:
    void read();
    bool take(const SheetRow& row);
    bool push();
    void fill_merged(const SheetRow& row);
    /// Keeps what is to be told of a row that is none of the ledger.
    void pass_over(RowKind kind, const std::vector<Cell>& cells, std::int64_t row);

    /// The caller tells how far the writing is; the reading only learns that it should stop.
    class Stopping final : public Progress
    {
    public:
        explicit Stopping(const Progress& outer) : m_outer(outer) {}
        void report(std::string_view, std::int64_t, std::int64_t) override {}
        [[nodiscard]] bool cancelled() const override { return m_stop || m_outer.cancelled(); }
        std::atomic<bool> m_stop{false};

    private:
        const Progress& m_outer;
    };

    Workbook& m_workbook;
    const SheetTable& m_table;
    Stopping m_progress;
    RowParser m_parser;

    // Of the reading thread.
    Batch m_batch;
    std::size_t m_used = 0;
    TableFacts m_facts;
    struct Filled
    {
        MergedRange range;
        CellKind kind = CellKind::Empty;
        double number = 0;
        std::string text;
    };
    std::vector<MergedRange> m_tall; ///< merged over several rows, by first row
    std::size_t m_next_tall = 0;
    std::vector<Filled> m_active;
    std::vector<Cell> m_cells;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_full;
    std::vector<Batch> m_empty;
    bool m_done = false;
    std::optional<Error> m_error;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace lx
