// Counts, sums, least and greatest of linked rows.
#include <algorithm>
#include <utility>

#include "core/rules/machine.h"

namespace lx {
namespace {

/// Pairs looked at in one go: bounds memory, not work.
constexpr std::int32_t chunk = 1 << 20;

/// Collects what is gathered for some number of places (slots or rows of a frame).
class Gathering
{
public:
    Gathering(const Term& term, std::size_t places)
        : m_gather(term.gather), m_date(term.type == ValueType::Date), m_low(places, start()),
          m_high(term.gather == Term::Gather::Sum || term.gather == Term::Gather::Count ? places
                                                                                        : 0,
                 0),
          m_open(places, 0)
    {}

    /// A row that belongs to a place: whether it fulfils `where`, and its number (bounds).
    void add(std::size_t place, Tri fulfils, std::int64_t low, std::int64_t high)
    {
        if (fulfils == Tri::False)
            return;
        switch (m_gather) {
        case Term::Gather::Count:
            ++m_high[place];
            if (fulfils == Tri::True)
                ++m_low[place];
            else
                m_any_open = true;
            break;
        case Term::Gather::Sum:
            // What is unknown counts 0 and leaves the sum open upwards.
            if (low == kNone64) {
                m_high[place] = kNoBound;
                m_any_open = true;
            } else if (fulfils == Tri::True) {
                m_low[place] = add_scaled(m_low[place], low);
                m_high[place] = add_scaled(m_high[place], high);
                m_any_open = m_any_open || low != high;
            } else {
                m_low[place] = add_scaled(m_low[place], std::min<std::int64_t>(low, 0));
                m_high[place] = add_scaled(m_high[place], std::max<std::int64_t>(high, 0));
                m_any_open = true;
            }
            break;
        default:
            if (fulfils == Tri::Unknown || low == kNone64 || low != high)
                m_open[place] = 1;
            else
                take(place, low);
        }
    }

    /// Adds what one place has to another (areas to the areas below them).
    void merge(std::size_t into, std::size_t from)
    {
        if (m_gather == Term::Gather::Count) {
            m_low[into] += m_low[from];
            m_high[into] += m_high[from];
        } else if (m_gather == Term::Gather::Sum) {
            m_low[into] = add_scaled(m_low[into], m_low[from]);
            m_high[into] = add_scaled(m_high[into], m_high[from]);
        } else {
            m_open[into] = m_open[into] | m_open[from];
            if (m_low[from] != kNone64)
                take(into, m_low[from]);
        }
    }

    /// The values of `rows` places; `place_of` gives the place of a row, -1 for none.
    /// `unknown_without`: none means that nothing is known.
    template <class PlaceOf>
    Values result(std::size_t rows, PlaceOf place_of, bool unknown_without) const
    {
        Values values;
        values.type = m_date ? ValueType::Date : ValueType::Number;
        values.blank_unknown = m_date;
        const bool counting = m_gather == Term::Gather::Count;
        const bool adding = counting || m_gather == Term::Gather::Sum;
        if (m_date) {
            values.own_data.resize(rows, kNone32);
            for (std::size_t row = 0; row < rows; ++row)
                if (const std::int32_t place = place_of(row); place >= 0)
                    values.own_data[row] = date_at(static_cast<std::size_t>(place));
            values.use_own_data();
            return values;
        }
        if (counting && !m_any_open && !unknown_without) { // plain whole numbers
            values.own_data.resize(rows, 0);
            for (std::size_t row = 0; row < rows; ++row)
                if (const std::int32_t place = place_of(row); place >= 0)
                    values.own_data[row] =
                        static_cast<std::int32_t>(m_low[static_cast<std::size_t>(place)]);
            values.use_own_data();
            return values;
        }
        values.scaled = true;
        values.low.resize(rows, adding ? 0 : kNone64);
        values.high.resize(rows, adding ? 0 : kNoBound);
        const std::int64_t factor = counting ? kScale : 1;
        for (std::size_t row = 0; row < rows; ++row) {
            const std::int32_t place = place_of(row);
            if (place < 0) {
                if (unknown_without)
                    values.high[row] = kNoBound;
                continue;
            }
            const auto at = static_cast<std::size_t>(place);
            if (adding) {
                values.low[row] = m_low[at] * factor;
                values.high[row] = m_high[at] == kNoBound ? kNoBound : m_high[at] * factor;
            } else if (m_open[at] == 0 && m_low[at] != kNone64) {
                values.low[row] = m_low[at];
                values.high[row] = m_low[at];
            }
        }
        return values;
    }

private:
    [[nodiscard]] std::int64_t start() const
    {
        return m_gather == Term::Gather::Min || m_gather == Term::Gather::Max ? kNone64 : 0;
    }
    void take(std::size_t place, std::int64_t number)
    {
        std::int64_t& best = m_low[place];
        const bool better = m_gather == Term::Gather::Min ? number < best : number > best;
        if (best == kNone64 || better)
            best = number;
    }
    [[nodiscard]] std::int32_t date_at(std::size_t place) const
    {
        return m_open[place] != 0 || m_low[place] == kNone64
                   ? kNone32
                   : static_cast<std::int32_t>(m_low[place]);
    }

    Term::Gather m_gather;
    bool m_date;
    bool m_any_open = false;
    std::vector<std::int64_t> m_low;
    std::vector<std::int64_t> m_high;
    std::vector<std::uint8_t> m_open;
};

/// The number (or day) of one row of what is gathered.
struct RowNumbers
{
    const Values* values = nullptr; ///< nullptr: counting

    [[nodiscard]] std::int64_t low(std::size_t row) const
    {
        if (values == nullptr)
            return 0;
        if (values->type != ValueType::Date)
            return values->low_of(row);
        const std::int32_t day = values->code_of(row);
        return day == kNone32 ? kNone64 : day;
    }
    [[nodiscard]] std::int64_t high(std::size_t row) const
    {
        if (values == nullptr || values->type == ValueType::Date)
            return low(row);
        return values->high_of(row);
    }
};

/// The field that is gathered, as a term on the counted rows.
Term field_term(const Term& term)
{
    Term field;
    field.kind = Term::Kind::Fact;
    field.type = term.type;
    field.fact = term.fact;
    return field;
}

Values gathered_rows(const Values& all, const Frame& frame, std::shared_ptr<const Values> keep)
{
    Values values;
    values.type = all.type;
    values.blank_unknown = all.blank_unknown;
    values.scaled = all.scaled;
    values.keep = std::move(keep);
    if (frame.rows == nullptr && !all.scaled) {
        values.data = all.data;
        return values;
    }
    for (std::int32_t i = 0; i < frame.count; ++i) {
        const auto row = static_cast<std::size_t>(frame.row(i));
        if (!all.scaled) {
            values.own_data.push_back(all.data[row]);
            continue;
        }
        values.low.push_back(all.low[row]);
        if (!all.high.empty())
            values.high.push_back(all.high[row]);
    }
    values.use_own_data();
    return values;
}

} // namespace

Values Machine::aggregate(const Term& term, const Frame& frame) const
{
    const Link& link = *m_world.link(frame.ledger, term.rows_ledger, term.via);
    if (term.correlated)
        return aggregate_pairs(term, link, frame);
    std::string key = term.canonical;
    if (term.judged)
        key += "@" + m_periods.key();
    // Few rows are quicker looked up one by one, unless all have been counted already.
    const bool few = frame.rows != nullptr && std::int64_t{frame.count} * 8 < link.subjects;
    if (few && !m_cache.has(key))
        return aggregate_pairs(term, link, frame);
    MachineCache::Slot& slot = m_cache.slot(key);
    std::call_once(slot.flag, [&] {
        slot.values = std::make_shared<const Values>(aggregate_all(term, link));
        slot.ready = true;
    });
    return gathered_rows(*slot.values, frame, slot.values);
}

Values Machine::aggregate_all(const Term& term, const Link& link) const
{
    const Frame rows = Frame::all(m_world, term.rows_ledger);
    const std::vector<Tri> mask =
        term.where != nullptr ? evaluate(*term.where, rows) : std::vector<Tri>();
    Values field;
    RowNumbers numbers;
    if (term.gather != Term::Gather::Count) {
        field = values(field_term(term), rows);
        numbers.values = &field;
    }
    const std::vector<Tri>& known = *m_world.fact(term.rows_ledger, "known").tri;
    Gathering gathering(term, static_cast<std::size_t>(link.slots));
    for (std::int32_t row = 0; row < link.rows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        const Tri fulfils = mask.empty() ? known[at] : mask[at] & known[at];
        if (fulfils == Tri::False)
            continue;
        const std::int64_t low = numbers.low(at);
        const std::int64_t high = numbers.high(at);
        link.slots_of(row, [&](std::int32_t slot) {
            gathering.add(static_cast<std::size_t>(slot), fulfils, low, high);
        });
    }
    if (link.down != nullptr)
        for (const std::int32_t slot : *link.down_order)
            if (const std::int32_t above = (*link.down)[static_cast<std::size_t>(slot)]; above >= 0)
                gathering.merge(static_cast<std::size_t>(slot), static_cast<std::size_t>(above));
    return gathering.result(
        static_cast<std::size_t>(link.subjects),
        [&](std::size_t subject) { return link.subject_slot(static_cast<std::int32_t>(subject)); },
        link.unknown_without_slot);
}

Values Machine::aggregate_pairs(const Term& term, const Link& link, const Frame& frame) const
{
    // What does not read the subject is decided once for all counted rows, if there are many.
    std::vector<ConditionPtr> rest;
    std::vector<Tri> decided;
    if (term.where != nullptr) {
        if (term.where->kind == Condition::Kind::All)
            rest = term.where->parts;
        else
            rest = {term.where};
        if (frame.count >= 64) {
            const Frame rows = Frame::all(m_world, term.rows_ledger);
            for (ConditionPtr& part : rest) {
                if (part->correlated)
                    continue;
                std::vector<Tri> mask = evaluate(*part, rows);
                if (decided.empty())
                    decided = std::move(mask);
                else
                    for (std::size_t row = 0; row < mask.size(); ++row)
                        decided[row] = decided[row] & mask[row];
                part = nullptr;
            }
            std::erase(rest, nullptr);
        }
    }
    const Term field = field_term(term);
    const std::vector<Tri>& known = *m_world.fact(term.rows_ledger, "known").tri;
    Gathering gathering(term, static_cast<std::size_t>(frame.count));
    std::vector<std::int32_t> rows;
    std::vector<std::int32_t> subjects;
    std::vector<std::int32_t> owners;
    const auto flush = [&] {
        Frame pairs{term.rows_ledger, static_cast<std::int32_t>(rows.size()), &rows, frame.subject,
                    &subjects};
        std::vector<Tri> mask(rows.size(), Tri::True);
        for (std::size_t i = 0; i < rows.size() && !decided.empty(); ++i)
            mask[i] = decided[static_cast<std::size_t>(rows[i])];
        for (const ConditionPtr& part : rest) {
            const std::vector<Tri> more = evaluate(*part, pairs);
            for (std::size_t i = 0; i < mask.size(); ++i)
                mask[i] = mask[i] & more[i];
        }
        Values gathered;
        RowNumbers numbers;
        if (term.gather != Term::Gather::Count) {
            gathered = values(field, pairs);
            numbers.values = &gathered;
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            gathering.add(static_cast<std::size_t>(owners[i]), mask[i], numbers.low(i),
                          numbers.high(i));
        rows.clear();
        subjects.clear();
        owners.clear();
    };
    std::int64_t looked_at = 0;
    for (std::int32_t i = 0; i < frame.count && !m_cache.exhausted(); ++i) {
        const std::int32_t subject = frame.subject_row(i);
        link.rows_of(frame.row(i), [&](std::int32_t row) {
            ++looked_at;
            if (known[static_cast<std::size_t>(row)] == Tri::False)
                return;
            if (!decided.empty() && decided[static_cast<std::size_t>(row)] == Tri::False)
                return;
            rows.push_back(row);
            subjects.push_back(subject);
            owners.push_back(i);
        });
        if (looked_at >= chunk) {
            m_cache.take_pairs(std::exchange(looked_at, 0));
            flush();
        }
    }
    m_cache.take_pairs(looked_at);
    flush();
    return gathering.result(
        static_cast<std::size_t>(frame.count),
        [&](std::size_t i) {
            return link.subject_slot(frame.row(static_cast<std::int32_t>(i))) < 0
                       ? -1
                       : static_cast<std::int32_t>(i);
        },
        link.unknown_without_slot);
}

std::vector<std::int32_t> Machine::counted_rows(const Term& term, std::int32_t row,
                                                std::string_view subject,
                                                std::int32_t subject_row) const
{
    // The rows behind one number: looked up, not counted.
    const Link& link = *m_world.link(term.ledger, term.rows_ledger, term.via);
    const std::vector<Tri>& known = *m_world.fact(term.rows_ledger, "known").tri;
    std::vector<std::int32_t> rows;
    link.rows_of(row, [&](std::int32_t one) {
        if (known[static_cast<std::size_t>(one)] != Tri::False)
            rows.push_back(one);
    });
    if (term.where == nullptr)
        return rows;
    const std::vector<std::int32_t> subjects(rows.size(), subject_row);
    const Frame frame{term.rows_ledger, static_cast<std::int32_t>(rows.size()), &rows, subject,
                      &subjects};
    const std::vector<Tri> mask = evaluate(*term.where, frame);
    std::vector<std::int32_t> counted;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (mask[i] != Tri::False)
            counted.push_back(rows[i]);
    return counted;
}

} // namespace lx
