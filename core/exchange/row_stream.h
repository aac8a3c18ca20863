#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/heading_scan.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/list_answers.h"
#include "core/exchange/row_parser.h"
#include "core/exchange/table_facts.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Reads the rows of one sheet on a thread of its own while the caller writes them: a bounded queue
/// of batches, so memory does not grow with the file. Begins with the table that was planned; where
/// headings with other columns follow below, a further table. Destroying it stops the reading.
class RowStream
{
public:
    /// The answers rows are read with; null: none.
    struct Answers
    {
        const ImportAnswers* first = nullptr; ///< of tables with the headings of the first one
        ListAnswers* others = nullptr;        ///< knows those of tables with other ones
    };
    /// `number`: of the first table in the import; further ones count on. All must outlive the
    /// stream.
    RowStream(Workbook& workbook, const Catalog& catalog, const HeadingIndex& index,
              PlannedTable first, int number, Answers answers, const Progress& progress);
    ~RowStream();
    RowStream(const RowStream&) = delete;
    RowStream& operator=(const RowStream&) = delete;

    /// Rows of one table, in order.
    struct Batch
    {
        std::shared_ptr<const PlannedTable> table;
        std::vector<ParsedRow> rows;
    };
    /// The next rows; empty at the end or where reading failed (`facts` says). A table without rows
    /// comes as a batch without rows.
    [[nodiscard]] std::optional<Batch> next();
    /// Gives the rows of a batch back, so that their memory is used again.
    void recycle(Batch batch);
    /// Facts of each table once `next` gave nothing; the error where the sheet can't be read on.
    [[nodiscard]] Result<std::vector<TableFacts>> facts();

private:
    /// A row kept until it is known whether it begins a heading block.
    struct HeldRow
    {
        std::int64_t row = 0;
        bool hidden = false;
        std::vector<std::string> texts;
        std::vector<Cell> cells; ///< of `texts`
    };

    void read();
    bool take(const SheetRow& row);
    [[nodiscard]] bool is_line_for_all(std::int64_t row, const Cell& cell) const;
    [[nodiscard]] SheetRow own_part(const SheetRow& row);
    bool take_held();
    [[nodiscard]] static HeldRow held(const SheetRow& row);
    [[nodiscard]] bool repeats_heading(const SheetRow& row) const;
    bool take_row(std::int64_t row, bool hidden, const std::vector<Cell>& cells);
    bool begin_table(PlannedTable table, const ImportAnswers* answers);
    struct Block
    {
        FoundTable table;
        const ImportAnswers* answers = nullptr;
    };
    [[nodiscard]] std::optional<Block> block(const std::vector<HeadRow>& rows) const;
    bool push();
    const std::vector<Cell>& with_merged(std::int64_t row, const std::vector<Cell>& cells);
    /// Keeps what is to be told of a row that is none of the ledger.
    void pass_over(RowKind kind, const std::vector<Cell>& cells, std::int64_t row);
    void see_values(const std::vector<Cell>& cells);
    [[nodiscard]] TableFacts& here() { return m_facts.back(); }

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
    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    Answers m_answers;
    std::string m_first_headings; ///< fingerprint of the first table
    std::int64_t m_money_unit;    ///< of the last line that names one; 0 = none did
    int m_number;
    Stopping m_progress;
    HeadingScan m_scan;

    // Of the reading thread.
    std::shared_ptr<const PlannedTable> m_table;
    std::optional<RowParser> m_parser;
    std::vector<ParsedRow> m_batch;
    std::size_t m_used = 0;
    std::vector<TableFacts> m_facts;
    std::shared_ptr<const std::string> m_section;
    std::vector<HeldRow> m_held;
    HeldRow m_heading; ///< the row before, where it was the last of a heading block
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
    std::vector<Cell> m_own_cells;

    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_full;
    std::vector<std::vector<ParsedRow>> m_empty;
    bool m_done = false;
    std::optional<Error> m_error;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace lx
