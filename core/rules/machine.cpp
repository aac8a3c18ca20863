#include "core/rules/machine.h"

#include <algorithm>
#include <functional>
#include <string_view>
#include <unordered_map>

#include "core/facts/fact_context.h"
#include "core/facts/row_span.h"

namespace lx {

Frame Frame::all(const World& world, std::string_view ledger)
{
    return {ledger, world.rows(ledger), nullptr, ledger, nullptr};
}

Frame Frame::of(std::string_view ledger, const std::vector<std::int32_t>& rows)
{
    return {ledger, static_cast<std::int32_t>(rows.size()), &rows, ledger, nullptr};
}

MachineCache::Slot& MachineCache::slot(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    auto& entry = m_slots[key];
    if (entry == nullptr)
        entry = std::make_unique<Slot>();
    return *entry;
}

bool MachineCache::has(const std::string& key)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_slots.find(key);
    return found != m_slots.end() && found->second->ready;
}

bool MachineCache::take_pairs(std::int64_t pairs)
{
    return m_pairs.fetch_add(pairs) + pairs <= max_pairs;
}

std::vector<Tri> Machine::evaluate(const Condition& condition, const Frame& frame) const
{
    std::vector<Tri> out;
    switch (condition.kind) {
    case Condition::Kind::All:
    case Condition::Kind::Any:
        group(condition, frame, out);
        break;
    case Condition::Kind::Not:
        out = evaluate(*condition.parts.front(), frame);
        for (Tri& value : out)
            value = !value;
        break;
    case Condition::Kind::Use:
        return evaluate(*condition.parts.front(), frame);
    case Condition::Kind::Unknown:
        out.assign(static_cast<std::size_t>(frame.count), Tri::Unknown);
        break;
    case Condition::Kind::Compare:
        compare(condition, frame, out);
        break;
    case Condition::Kind::Among:
        among(condition, frame, out);
        break;
    case Condition::Kind::Whole:
    case Condition::Kind::SomeDay:
        span(condition, frame, out);
        break;
    }
    return out;
}

void Machine::group(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const
{
    const bool all = condition.kind == Condition::Kind::All;
    out.assign(static_cast<std::size_t>(frame.count), tri(all));
    for (const ConditionPtr& part : condition.parts) {
        const std::vector<Tri> values = evaluate(*part, frame);
        if (all)
            std::ranges::transform(out, values, out.begin(), std::bit_and());
        else
            std::ranges::transform(out, values, out.begin(), std::bit_or());
        if (std::ranges::all_of(out, [&](Tri answer) { return answer == tri(!all); }))
            return; // no row's answer can change any more
    }
}

void Machine::compare(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const
{
    const auto rows = static_cast<std::size_t>(frame.count);
    out.resize(rows);
    if (condition.op == CompareOp::Given || condition.op == CompareOp::Empty) {
        presence(*condition.left, condition.op == CompareOp::Given, frame, out);
        return;
    }
    const Values left = values(*condition.left, frame);
    if (condition.op == CompareOp::During) {
        const DayRange range = m_periods.range(condition.period);
        const std::int32_t last = std::min(range.last, m_periods.as_of().days());
        for (std::size_t row = 0; row < rows; ++row) {
            const std::int32_t day = left.code_of(row);
            if (day == kNone32)
                out[row] = left.blank_unknown ? Tri::Unknown : Tri::False;
            else
                out[row] = tri(range.first <= day && day <= last);
        }
        return;
    }
    if (condition.op == CompareOp::Contains && condition.right->kind == Term::Kind::Constant) {
        contains(left, condition.right->text, out);
        return;
    }
    const Values right = values(*condition.right, frame);
    if (condition.op == CompareOp::Within)
        within(left, right, out);
    else
        compare_values(left, condition.op, right, rows, out);
}

void Machine::within(const Values& left, const Values& right, std::vector<Tri>& out) const
{
    const AreaTree& tree = FactContext(m_world).areas();
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::int32_t wanted = right.code_of(row);
        std::int32_t area = left.code_of(row);
        out[row] = Tri::False;
        if (wanted < 0)
            continue;
        for (; area >= 0; area = tree.parent[static_cast<std::size_t>(area)])
            if (area == wanted) {
                out[row] = Tri::True;
                break;
            }
    }
}

void Machine::contains(const Values& left, const std::string& part, std::vector<Tri>& out) const
{
    const TextPool& texts = m_world.snapshot().texts();
    const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; };
    std::unordered_map<std::int32_t, Tri> known; // one look at each text
    for (std::size_t row = 0; row < out.size(); ++row) {
        const std::int32_t code = left.code_of(row);
        out[row] = Tri::False;
        if (code < 0)
            continue;
        const auto [entry, fresh] = known.try_emplace(code, Tri::False);
        if (fresh) {
            const std::string_view text = texts.text(code);
            entry->second = tri(std::search(text.begin(), text.end(), part.begin(), part.end(),
                                            [&](char a, char b) { return lower(a) == lower(b); }) !=
                                    text.end() ||
                                part.empty());
        }
        out[row] = entry->second;
    }
}

void Machine::among(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const
{
    const std::vector<std::int64_t>& ids = m_world.snapshot().table(condition.ledger).ids;
    out.resize(static_cast<std::size_t>(frame.count));
    for (std::int32_t i = 0; i < frame.count; ++i)
        out[static_cast<std::size_t>(i)] =
            tri(std::binary_search(condition.ids.begin(), condition.ids.end(),
                                   ids[static_cast<std::size_t>(frame.row(i))]));
}

void Machine::presence(const Term& term, bool given, const Frame& frame,
                       std::vector<Tri>& out) const
{
    const FactColumn& column = m_world.fact(*term.fact.fact);
    const std::vector<std::int32_t> rows = follow(term, frame);
    const std::int32_t today = m_periods.as_of().days();
    const bool date = term.type == ValueType::Date;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const std::int32_t row = rows.empty() ? static_cast<std::int32_t>(i) : rows[i];
        bool there = false;
        bool reached = false;
        if (row >= 0) {
            const auto at = static_cast<std::size_t>(row);
            if (column.i64 != nullptr)
                there = (*column.i64)[at] != kNone64;
            else if (column.real != nullptr)
                there = (*column.real)[at] == (*column.real)[at]; // not NaN
            else if (column.tri != nullptr)
                there = (*column.tri)[at] != Tri::Unknown;
            else if (column.given_only)
                there = (*column.i32)[at] == 1;
            else
                there = (*column.i32)[at] != kNone32;
            // A plan (no other date is seen before its day) is neither given nor empty until then.
            reached = there && (!date || (*column.i32)[at] <= today);
        }
        out[i] = tri(given ? reached : !there);
    }
}

void Machine::span(const Condition& condition, const Frame& frame, std::vector<Tri>& out) const
{
    const LedgerDef* def = m_world.registry().catalog().ledger(condition.ledger);
    const RowSpans spans(FactContext(m_world), *def, RowSpans::Of::Open);
    const DayRange range = m_periods.range(condition.period);
    const bool whole = condition.kind == Condition::Kind::Whole;
    out.resize(static_cast<std::size_t>(frame.count));
    for (std::int32_t i = 0; i < frame.count; ++i) {
        const RowSpan row = spans.of(frame.row(i));
        out[static_cast<std::size_t>(i)] =
            tri(whole ? row.whole(range.first, range.last) : row.some(range.first, range.last));
    }
}

} // namespace lx
