#include "core/facts/row_span.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/facts/fact_context.h"

namespace lx {

RowSpans::RowSpans(const FactContext& context, const LedgerDef& def, Of of) : m_day(context.day())
{
    add(context, def, of);
}

void RowSpans::add(const FactContext& context, const LedgerDef& def, Of of)
{
    const SpanDef& span = def.span;
    const auto column = [&](const std::string& key) { return &context.i32(def.code, key); };
    Source source;
    for (const std::string& key : span.starts)
        source.starts.push_back(column(key));
    if (!span.year.empty())
        source.year = column(span.year);
    if (of == Of::Start) {
        m_sources.push_back(std::move(source));
        return;
    }
    for (const std::string& key : span.ends)
        source.ends.push_back(column(key));
    if (of == Of::Open)
        for (const std::string& key : span.done)
            source.ends.push_back(column(key));
    if (!span.gone_field.empty()) {
        source.state = column(span.gone_field);
        for (const std::string& value : span.gone_values)
            source.gone.push_back(context.code(value));
    }
    if (!span.within.empty())
        source.within = column(span.within);
    m_sources.push_back(std::move(source));
    if (!span.within.empty())
        add(context, *context.world().registry().catalog().ledger(def.field(span.within)->ledger),
            Of::Counting);
}

void RowSpans::narrow(const Source& source, std::size_t row, RowSpan& span) const
{
    for (const auto* starts : source.starts)
        if ((*starts)[row] != kNone32)
            span.start = std::max(span.start, (*starts)[row]);
    bool ended = false;
    for (const auto* ends : source.ends)
        if ((*ends)[row] != kNone32) {
            ended = true;
            if ((*ends)[row] <= m_day)
                span.end = std::min(span.end, (*ends)[row]);
        }
    if (source.year != nullptr && (*source.year)[row] != kNone32)
        if (const auto first = Date::from_ymd((*source.year)[row], 1, 1))
            span.start = std::max(span.start, first->days());
    if (source.state != nullptr && !ended && is_one_of((*source.state)[row], source.gone))
        span.end = std::numeric_limits<std::int32_t>::min();
}

RowSpan RowSpans::of(std::int32_t row) const
{
    RowSpan span;
    auto at = static_cast<std::size_t>(row);
    for (const Source& source : m_sources) {
        narrow(source, at, span);
        if (source.within == nullptr || (*source.within)[at] < 0)
            break;
        at = static_cast<std::size_t>((*source.within)[at]);
    }
    if (span.start > m_day)
        return {std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()};
    return span;
}

std::vector<Tri> RowSpans::on_the_day(std::size_t rows) const
{
    const Source& own = m_sources.front();
    std::vector<Tri> there(rows, Tri::True);
    if (m_sources.size() > 1 || !own.ends.empty() || own.state != nullptr || own.year != nullptr) {
        for (std::size_t row = 0; row < rows; ++row)
            there[row] = tri(of(static_cast<std::int32_t>(row)).on(m_day));
        return there;
    }
    // Begun or not, which is asked of ledgers of a million rows for every month of a year.
    static_assert(kNone32 < 0); // not given: no later than any day
    for (const auto* starts : own.starts)
        std::ranges::transform(there, *starts, there.begin(), [&](Tri known, std::int32_t start) {
            return start > m_day ? Tri::False : known;
        });
    return there;
}

std::string RowSpans::needs(const Catalog& catalog, const LedgerDef& def, Of of)
{
    const SpanDef& span = def.span;
    std::string list;
    const auto add = [&](const std::string& field) {
        if (!field.empty())
            list += def.code + "." + field + " ";
    };
    for (const std::string& key : span.starts)
        add(key);
    add(span.year);
    if (of == Of::Start)
        return list;
    for (const auto* keys : {&span.ends, &span.done})
        for (const std::string& key : *keys)
            add(key);
    add(span.gone_field);
    add(span.within);
    if (!span.within.empty())
        list += needs(catalog, *catalog.ledger(def.field(span.within)->ledger));
    return list;
}

} // namespace lx
