#include "core/ledger/span_def.h"

#include <algorithm>

#include "core/ledger/ledger_def.h"
#include "core/ledger/record.h"

namespace lx {

RowSpan span_of(const LedgerDef& def, const Record& record, const FindLedger& ledgers,
                const FindRecord& find)
{
    const SpanDef& wanted = def.span;
    RowSpan span;
    for (const std::string& key : wanted.starts)
        if (const auto day = record.day(def, key))
            span.start = std::max(span.start, day->days());
    bool ended = false;
    for (const std::string& key : wanted.ends)
        if (const auto day = record.day(def, key)) {
            span.end = std::min(span.end, day->days());
            ended = true;
        }
    if (!wanted.year.empty()) {
        const std::int64_t year = int_of(record.at(def, wanted.year));
        if (const auto first = Date::from_ymd(static_cast<int>(year), 1, 1))
            span.start = std::max(span.start, first->days());
    }
    if (!wanted.gone_field.empty() && !ended) {
        const std::string& value = text_of(record.at(def, wanted.gone_field));
        if (std::find(wanted.gone_values.begin(), wanted.gone_values.end(), value) !=
            wanted.gone_values.end())
            span.end = std::numeric_limits<std::int32_t>::min();
    }
    if (wanted.within.empty() || !ledgers || !find)
        return span;
    const LedgerDef* other = ledgers(def.field(wanted.within)->ledger);
    const auto* id = std::get_if<std::int64_t>(&record.at(def, wanted.within));
    const auto row = other != nullptr && id != nullptr ? find(other->code, *id) : std::nullopt;
    if (row) {
        const RowSpan outer = span_of(*other, *row, ledgers, find);
        span.start = std::max(span.start, outer.start);
        span.end = std::min(span.end, outer.end);
    }
    return span;
}

} // namespace lx
