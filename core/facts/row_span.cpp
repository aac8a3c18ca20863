#include "core/facts/row_span.h"

#include <algorithm>

#include "core/base/date.h"
#include "core/facts/fact_context.h"

namespace lx {
namespace {

struct Dated
{
    const char* ledger;
    const char* start;
    const char* end;
};

/// Rows that happen on a day and have no start and end of their own in the definition.
constexpr Dated dated[] = {
    {"activity", "date", ""},
    {"survey", "date", ""},
    {"duty", "date", ""},
    {"training", "date", ""},
    {"care", "date", ""},
    {"transfer", "letter_date", ""},
    {"submission", "date", ""},
    {"org_change", "applied", ""},
    {"fund", "date", ""},
    {"venue", "built", ""},
    {"supervision", "issued", "closed"},
};

constexpr const char* yearly[] = {"rating", "honour", "assessment", "assessment_score"};

Dated dates_of(const LedgerDef& def)
{
    for (const Dated& one : dated)
        if (def.code == one.ledger)
            return one;
    return {def.code.c_str(), def.start.c_str(), def.end.c_str()};
}

bool is_yearly(const LedgerDef& def)
{
    return std::any_of(std::begin(yearly), std::end(yearly),
                       [&](const char* code) { return def.code == code; });
}

} // namespace

RowSpans::RowSpans(const FactContext& context, const LedgerDef& def, Reads reads)
    : m_day(context.day())
{
    const auto column = [&](const char* field) {
        return *field != '\0' ? &context.i32(def.code, field) : nullptr;
    };
    const Dated dates = dates_of(def);
    const bool start_only = reads == Reads::Start;
    m_sources.push_back({column(dates.start), start_only ? nullptr : column(dates.end), nullptr});
    if (def.code == "member")
        m_sources.push_back({column("moved_in"), nullptr, nullptr});
    if (is_yearly(def))
        m_years = column("year");
    if (start_only)
        return;
    if (def.code == "dispatch") {
        m_sources.push_back({&context.i32("instructor", "start"), &context.i32("instructor", "end"),
                             column("instructor")});
    } else if (def.code == "development" && reads == Reads::Open) {
        m_sources.push_back({nullptr, column("admitted"), nullptr});
    } else if (def.code == "unit") {
        m_status = column("status");
        m_deregistered = column("deregistered");
        m_gone = context.codes({"注销", "吊销"});
    }
}

RowSpan RowSpans::of(std::int32_t row) const
{
    RowSpan span;
    const auto at = static_cast<std::size_t>(row);
    for (const Source& source : m_sources) {
        std::size_t from = at;
        if (source.through != nullptr) {
            if ((*source.through)[at] < 0)
                continue;
            from = static_cast<std::size_t>((*source.through)[at]);
        }
        if (source.starts != nullptr && (*source.starts)[from] != kNone32)
            span.start = std::max(span.start, (*source.starts)[from]);
        if (source.ends != nullptr && (*source.ends)[from] != kNone32 &&
            (*source.ends)[from] <= m_day)
            span.end = std::min(span.end, (*source.ends)[from]);
    }
    if (m_years != nullptr && (*m_years)[at] != kNone32)
        if (const auto first = Date::from_ymd((*m_years)[at], 1, 1))
            span.start = first->days();
    if (m_status != nullptr && (*m_deregistered)[at] == kNone32 &&
        is_one_of((*m_status)[at], m_gone))
        span.end = std::numeric_limits<std::int32_t>::min();
    if (span.start > m_day)
        return {std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min()};
    return span;
}

std::string RowSpans::needs(const LedgerDef& def, Reads reads)
{
    std::string list;
    const auto add = [&](const std::string& ledger, const std::string& field) {
        if (!field.empty())
            list += ledger + "." + field + " ";
    };
    const Dated dates = dates_of(def);
    add(def.code, dates.start);
    if (def.code == "member")
        add(def.code, "moved_in");
    if (is_yearly(def))
        add(def.code, "year");
    if (reads == Reads::Start)
        return list;
    add(def.code, dates.end);
    if (def.code == "development")
        add(def.code, "admitted");
    if (def.code == "dispatch")
        list += "dispatch.instructor instructor.start instructor.end ";
    if (def.code == "unit")
        list += "unit.status unit.category ";
    return list;
}

} // namespace lx
