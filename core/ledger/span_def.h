#pragma once

#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace lx {

struct LedgerDef;
struct Record;

/// When a row of a ledger counts: one declaration, which the facts, a query and the test of one
/// record are made from (domain, section 3: start ≤ day and no end ≤ day).
struct SpanDef
{
    std::vector<std::string> starts; ///< keys of dates: counts from the latest that is given
    std::vector<std::string> ends;   ///< keys of dates: no longer from the earliest that is given
    /// Keys of dates on which what a row stands for is done, though the row goes on counting (a
    /// development row: admitted): conditions over a period look at it as open until then.
    std::vector<std::string> done;
    std::string year; ///< key of a Year: counts from its 1 January on
    /// A choice whose values say that it is over: without a date of the end never counts.
    std::string gone_field;
    std::vector<std::string> gone_values;
    /// The choice that says why a row ended; "": 备注 takes it. Of its values these are reasons
    /// (none named: all).
    std::string reason_field;
    std::vector<std::string> reasons;
    std::string within; ///< key of a Ref: counts only while that row does

    [[nodiscard]] bool empty() const
    {
        return starts.empty() && ends.empty() && year.empty() && gone_field.empty() &&
               within.empty();
    }
    /// The date a clerk fills in to begin or end a row; "" where there is none.
    [[nodiscard]] std::string start() const { return starts.empty() ? "" : starts.front(); }
    [[nodiscard]] std::string end() const { return ends.empty() ? "" : ends.front(); }

    bool operator==(const SpanDef&) const = default;
};

/// The days a row counts on: start ≤ day < end. Without start since ever, without end for ever.
struct RowSpan
{
    std::int32_t start = std::numeric_limits<std::int32_t>::min();
    std::int32_t end = std::numeric_limits<std::int32_t>::max();

    [[nodiscard]] bool on(std::int32_t day) const { return start <= day && day < end; }
    /// On every day of a period.
    [[nodiscard]] bool whole(std::int32_t first, std::int32_t last) const
    {
        return start <= first && end > last;
    }
    /// On some day of it.
    [[nodiscard]] bool some(std::int32_t first, std::int32_t last) const
    {
        return start <= last && end > first && start < end;
    }
};

/// A row of another ledger by its id; nothing where it is not at hand.
using FindRecord = std::function<std::optional<Record>(const std::string& ledger, std::int64_t id)>;
/// The definition of another ledger; null where there is none.
using FindLedger = std::function<const LedgerDef*(const std::string& ledger)>;

/// The span of one record, as it stands in a form or in the file. Without the row it hangs on that
/// is left out of account.
[[nodiscard]] RowSpan span_of(const LedgerDef& def, const Record& record,
                              const FindLedger& ledgers = {}, const FindRecord& find = {});

} // namespace lx
