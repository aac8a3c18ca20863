#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "core/ledger/ledger_def.h"

namespace lx {

class FactContext;

/// The days a row counts on: start ≤ day < end (domain, section 3). Without start since ever,
/// without end for ever.
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

/// Reads the spans of a ledger's rows: its definition's start and end; of members also 转入日期; of
/// dispatches also those of their instructor; of dated events their date; of yearly rows 1 January;
/// of units 注销/吊销 without a date never. Spans are those known on the context's day: a row that
/// starts later is on no day, an end still to come is none.
class RowSpans
{
public:
    enum class Reads : std::uint8_t
    {
        Counting, ///< all that decides whether the row counts
        Open,     ///< development rows as open ones: they also end when the person is admitted
        Start     ///< the row's own start alone: `of` tells whether the row is there at all
    };
    RowSpans(const FactContext& context, const LedgerDef& def, Reads reads = Reads::Counting);
    [[nodiscard]] RowSpan of(std::int32_t row) const;
    /// What must be loaded, as a list of "ledger.field".
    [[nodiscard]] static std::string needs(const LedgerDef& def, Reads reads = Reads::Counting);

private:
    struct Source
    {
        const std::vector<std::int32_t>* starts = nullptr;
        const std::vector<std::int32_t>* ends = nullptr;
        const std::vector<std::int32_t>* through = nullptr; ///< row → row of another ledger
    };
    std::int32_t m_day = 0;
    std::vector<Source> m_sources;
    const std::vector<std::int32_t>* m_years = nullptr;
    const std::vector<std::int32_t>* m_status = nullptr;
    const std::vector<std::int32_t>* m_deregistered = nullptr;
    std::vector<std::int32_t> m_gone;
};

} // namespace lx
