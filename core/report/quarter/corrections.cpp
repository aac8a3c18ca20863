#include "core/report/quarter/corrections.h"

#include <algorithm>
#include <map>

#include "core/report/own_reports.h"
#include "core/store/change_log.h"
#include "core/store/closing_store.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::int64_t changes_at_once = 500;

struct Closed
{
    Period period;
    std::int32_t day = 0; ///< its figures are of
    std::string closed_at;
};

Result<std::vector<Closed>> standing_closings(Database& database)
{
    LX_ASSIGN(const auto all, ClosingStore(database).all());
    std::vector<Closed> found;
    for (const Closing& closing : all) {
        const auto period = Period::parse(closing.period);
        const auto day = Date::from_iso(closing.day);
        if (closing.stands() && period && day)
            found.push_back({*period, day->days(), closing.closed_at});
    }
    return found;
}

/// What the reports of a quarter are made of.
Result<Needs> needs_of_quarter(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(const auto reports, all_reports(database, facts));
    Needs needs;
    for (const ReportDef& report : reports)
        if (report.period == PeriodKind::Quarter)
            needs.merge(report.needs);
    return needs;
}

/// Rows of one ledger before and after an action, as a day sees them.
class SeenRows
{
public:
    SeenRows(const LedgerDef& def, const Needs::Fields& fields) : m_def(def)
    {
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const std::string& key = def.fields[i].key;
            // Why and that it is over says the span.
            if (fields.contains(key) && key != def.span.gone_field && key != def.span.reason_field)
                m_fields.push_back(i);
        }
    }

    /// Whether the period's figures could be others by it. An empty record is no row.
    [[nodiscard]] bool differ(const Record& before, const Record& after, const Closed& closed) const
    {
        const RowSpan was = span(before, closed);
        const RowSpan is = span(after, closed);
        const std::int32_t first = closed.period.first.days();
        const bool counted = was.some(first, closed.day);
        if (counted != is.some(first, closed.day))
            return true;
        if (!counted)
            return false;
        return was.start != is.start || was.end != is.end ||
               std::any_of(m_fields.begin(), m_fields.end(), [&](std::size_t i) {
                   return seen(before, i, closed.day) != seen(after, i, closed.day);
               });
    }

private:
    [[nodiscard]] RowSpan span(const Record& record, const Closed& closed) const
    {
        if (record.values.empty())
            return {closed.day + 1, closed.day + 1};
        RowSpan span = span_of(m_def, record);
        span.end = std::min(span.end, closed.day + 1); // what comes later is not known yet
        return span;
    }

    [[nodiscard]] Value seen(const Record& record, std::size_t field, std::int32_t day) const
    {
        const FieldDef& def = m_def.fields[field];
        const Value& value = record.values[field];
        if (def.type != FieldType::Date || def.planned)
            return value;
        const auto date = Date::from_iso(text_of(value));
        return date && date->days() > day ? Value{} : value;
    }

    const LedgerDef& m_def;
    std::vector<std::size_t> m_fields;
};

/// A changed row on both sides. `now`: as it stands in the file, where it does.
std::pair<Record, Record> sides(const LedgerDef& def, const RowChange& change, const Record* now)
{
    Record before(def);
    if (now != nullptr)
        before.values = now->values;
    Record after = before;
    for (const FieldChange& field : change.fields) {
        const int at = def.index_of(field.field);
        if (at < 0)
            continue;
        before.values[static_cast<std::size_t>(at)] = field.before;
        after.values[static_cast<std::size_t>(at)] = field.after;
    }
    if (change.kind == ChangeKind::Insert)
        before.values.clear();
    if (change.kind == ChangeKind::Remove)
        after.values.clear();
    return {std::move(before), std::move(after)};
}

/// Looks through an action's rows until each closed quarter is known to be touched.
class Touched
{
public:
    Touched(Database& database, const Catalog& catalog, Needs needs, std::vector<Closed> closed)
        : m_store(database, catalog), m_catalog(catalog), m_needs(std::move(needs)),
          m_open(std::move(closed))
    {}

    [[nodiscard]] bool all() const { return m_open.empty(); }
    [[nodiscard]] const std::vector<Period>& found() const { return m_found; }

    [[nodiscard]] Result<> look(const std::vector<RowChange>& changes)
    {
        std::map<std::string, std::vector<const RowChange*>> by_ledger;
        for (const RowChange& change : changes)
            by_ledger[change.ledger].push_back(&change);
        for (const auto& [code, rows] : by_ledger) {
            const LedgerDef* def = m_catalog.ledger(code);
            const auto fields = m_needs.ledgers().find(code);
            if (def == nullptr || fields == m_needs.ledgers().end())
                continue;
            LX_ASSIGN(const auto now, records(*def, rows));
            const SeenRows seen(*def, fields->second);
            for (const RowChange* change : rows) {
                const auto at = now.find(change->row);
                const auto [before, after] =
                    sides(*def, *change, at == now.end() ? nullptr : &at->second);
                take(seen, before, after);
            }
        }
        return {};
    }

private:
    /// Rows that were changed, as they stand now.
    [[nodiscard]] Result<std::map<std::int64_t, Record>>
    records(const LedgerDef& def, const std::vector<const RowChange*>& changes)
    {
        std::vector<std::int64_t> ids;
        for (const RowChange* change : changes)
            if (change->kind == ChangeKind::Update)
                ids.push_back(change->row);
        std::map<std::int64_t, Record> found;
        if (ids.empty())
            return found;
        LX_ASSIGN(auto rows, m_store.rows(def, ids));
        for (Record& row : rows)
            found[row.id] = std::move(row);
        return found;
    }

    void take(const SeenRows& seen, const Record& before, const Record& after)
    {
        std::erase_if(m_open, [&](const Closed& closed) {
            if (!seen.differ(before, after, closed))
                return false;
            m_found.push_back(closed.period);
            return true;
        });
    }

    LedgerStore m_store;
    const Catalog& m_catalog;
    Needs m_needs;
    std::vector<Closed> m_open; ///< not known to be touched
    std::vector<Period> m_found;
};

} // namespace

Result<std::vector<Period>> closed_periods_touched(Database& database, const FactRegistry& facts,
                                                   std::int64_t action)
{
    LX_ASSIGN(auto closed, standing_closings(database));
    ChangeLog log(database);
    LX_ASSIGN(const auto done, log.action(action));
    if (done && done->target != 0) {
        LX_ASSIGN(const auto target, log.action(done->target));
        std::erase_if(closed,
                      [&](const Closed& one) { return target && target->when >= one.closed_at; });
    }
    if (closed.empty())
        return std::vector<Period>{};
    LX_ASSIGN(Needs needs, needs_of_quarter(database, facts));
    Touched touched(database, facts.catalog(), std::move(needs), std::move(closed));
    for (std::int64_t at = 0; !touched.all(); at += changes_at_once) {
        LX_ASSIGN(const auto changes, log.of_action(action, changes_at_once, at));
        LX_TRY(touched.look(changes));
        if (std::ssize(changes) < changes_at_once)
            break;
    }
    std::vector<Period> found = touched.found();
    std::sort(found.begin(), found.end(),
              [](const Period& a, const Period& b) { return a.last < b.last; });
    return found;
}

std::string correction_note(const std::vector<Period>& touched)
{
    if (touched.empty())
        return {};
    std::string which = touched.front().chinese();
    if (touched.size() == 2)
        which += "、" + touched.back().chinese();
    else if (touched.size() > 2)
        which +=
            "至" + touched.back().chinese() + "的 " + std::to_string(touched.size()) + " 个季度";
    return which + "已封账：更正不改变封账的数字，记入变更说明。";
}

Result<std::string> correction_note_of(Database& database, const FactRegistry& facts,
                                       std::int64_t action)
{
    if (action == 0)
        return std::string();
    return closed_periods_touched(database, facts, action).map(correction_note);
}

} // namespace lx
