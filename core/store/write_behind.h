#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/record.h"
#include "core/store/ledger_writer.h"
#include "core/store/search_index.h"

namespace lx {

/// Writes new rows in their order on a thread of its own, while the caller makes the next ones: a
/// bounded queue of batches, so memory does not grow with the list. What went wrong with a row
/// comes out later and ends the writing. Destroying it drops what isn't written.
class WriteBehind
{
public:
    struct Row
    {
        LedgerWriter* rows = nullptr;
        Record record;     ///< has its id
        SearchTexts texts; ///< of it, for the search index
        std::string log;   ///< its fields as the log has them
    };
    /// May take the texts out of the row.
    using Write = std::function<Result<RowWritten>(Row&)>;

    /// `write` runs on the thread; from a `settle` to the next `push` it rests.
    explicit WriteBehind(Write write);
    ~WriteBehind();
    WriteBehind(const WriteBehind&) = delete;
    WriteBehind& operator=(const WriteBehind&) = delete;

    /// The next row to fill, with what an earlier one left in it.
    [[nodiscard]] Row& next();
    /// Hands over what `next` gave. False: an earlier row went wrong, this one is dropped; `settle`
    /// tells.
    [[nodiscard]] bool push();

    /// Of the first row that went wrong.
    struct Failure
    {
        Row row;
        RowWritten written = RowWritten::Done;
        std::optional<Error> error; ///< else `written` says
    };
    /// Waits until all rows are written, or one went wrong.
    [[nodiscard]] const std::optional<Failure>& settle();

private:
    /// Rows whose memory is used again; the first `used` of them count.
    struct Batch
    {
        std::vector<Row> rows;
        std::size_t used = 0;
    };
    void work();
    /// False where a row went wrong.
    bool write_batch(Batch& batch);
    void hand_over();

    Write m_write;
    Batch m_filling;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<Batch> m_full;
    std::vector<Batch> m_empty;
    bool m_busy = false;
    bool m_stop = false;
    std::optional<Failure> m_failure;
    std::thread m_thread; ///< last: starts when everything else is there
};

} // namespace lx
