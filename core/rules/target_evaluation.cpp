// Targets: a share, a number, or this day against another.
#include <algorithm>
#include <unordered_set>

#include "core/rules/evaluation_impl.h"

namespace lx {
namespace {

__extension__ using Wide = __int128;

bool holds(const std::string& op, Wide left, Wide right)
{
    if (op == ">")
        return left > right;
    return op == "=" ? left == right : left >= right;
}

/// A whole number for output: sums of money and counts are scaled inside.
std::int64_t whole(std::int64_t scaled)
{
    return scaled / kScale;
}

/// The rows of an aggregate that count on the world's day, or may do so.
std::vector<ComparedRow> counted_rows(const Machine& machine, const Term& term, std::int32_t area,
                                      const ScopedUnits& units)
{
    const World& world = machine.world();
    Frame frame = Frame::all(world, term.rows_ledger);
    const std::vector<std::int32_t> areas(static_cast<std::size_t>(frame.count), area);
    frame.subject = "area";
    frame.subjects = &areas;
    const std::vector<Tri>& counts = *world.fact(term.rows_ledger, "counts").tri;
    std::vector<Tri> mask(counts);
    units.narrow(world, term.rows_ledger, "", mask);
    if (term.where != nullptr) {
        const std::vector<Tri> where = machine.evaluate(*term.where, frame);
        for (std::size_t row = 0; row < mask.size(); ++row)
            mask[row] = mask[row] & where[row];
    }
    Values numbers;
    const bool sum = term.gather == Term::Gather::Sum;
    if (sum) {
        Term field;
        field.kind = Term::Kind::Fact;
        field.type = term.type;
        field.fact = term.fact;
        numbers = machine.values(field, frame);
    }
    std::vector<ComparedRow> rows;
    for (std::size_t row = 0; row < mask.size(); ++row) {
        if (mask[row] == Tri::False)
            continue;
        // What is surely there counts, what is not known counts 0.
        const bool there = mask[row] == Tri::True && (!sum || numbers.low_of(row) != kNone64);
        const std::int64_t number = !there ? 0 : sum ? numbers.low_of(row) : kScale;
        rows.push_back({static_cast<std::int32_t>(row), number,
                        there && (!sum || numbers.low_of(row) == numbers.high_of(row))});
    }
    return rows;
}

std::int64_t total(const std::vector<ComparedRow>& rows)
{
    std::int64_t number = 0;
    for (const ComparedRow& row : rows)
        number = add_scaled(number, row.number);
    return number;
}

} // namespace

bool follows_scope(const Target& target)
{
    return target.unit == Target::Unit::Times ? target.numerator->rows_ledger == "unit"
                                              : target.ledger == "unit";
}

void EvaluationImpl::judge(const Target& target, TargetResult& result) const
{
    const std::int64_t wanted = target.value->number;
    bool reached = false;
    switch (target.unit) {
    case Target::Unit::Ratio: // exact: numerator / denominator against wanted percent
        reached = holds(target.op, Wide{result.numerator} * 100 * kScale,
                        Wide{wanted} * *result.denominator);
        result.value = static_cast<double>(wanted) / kScale / 100;
        break;
    case Target::Unit::Count:
        reached = holds(target.op, Wide{result.numerator} * kScale, wanted);
        result.value = static_cast<double>(wanted) / kScale;
        break;
    case Target::Unit::Times:
        reached =
            holds(target.op, Wide{result.numerator} * kScale, Wide{wanted} * *result.denominator);
        result.value = static_cast<double>(wanted) / kScale;
        break;
    }
    if (reached) {
        result.state = State::Met;
        return;
    }
    result.state =
        result.deadline && m_world->as_of() < *result.deadline ? State::Pending : State::Unmet;
}

std::optional<TargetResult> EvaluationImpl::share(const Target& target, const Frame& frame,
                                                  std::int32_t area) const
{
    const JudgedPeriods periods(m_world->as_of(), std::nullopt);
    const Machine machine(*m_world, periods, m_cache);
    const std::vector<Tri>& counts = *m_world->fact(target.ledger, "counts").tri;
    std::vector<Tri> who(static_cast<std::size_t>(frame.count));
    const bool scoped = follows_scope(target);
    for (std::int32_t i = 0; i < frame.count; ++i) {
        const auto row = static_cast<std::size_t>(frame.row(i));
        who[static_cast<std::size_t>(i)] = scoped && !units.counts(row) ? Tri::False : counts[row];
    }
    if (target.who != nullptr) {
        const std::vector<Tri> more = machine.evaluate(*target.who, frame);
        for (std::size_t i = 0; i < who.size(); ++i)
            who[i] = who[i] & more[i];
    }
    TargetResult result;
    result.target = &target;
    result.area =
        area >= 0 ? m_world->snapshot().table("area").ids[static_cast<std::size_t>(area)] : 0;
    if (target.unit == Target::Unit::Count) {
        std::unordered_set<std::int64_t> seen;
        Values values;
        if (target.distinct) {
            Term field;
            field.kind = Term::Kind::Fact;
            field.type = ValueType::Text;
            field.fact = *target.distinct;
            values = machine.values(field, frame);
        }
        for (std::size_t i = 0; i < who.size(); ++i) {
            if (who[i] == Tri::Unknown)
                ++result.unknown;
            else if (who[i] == Tri::True && target.distinct && values.data != nullptr &&
                     values.data[i] != kNone32)
                seen.insert(values.data[i]);
            else if (who[i] == Tri::True && !target.distinct)
                ++result.numerator;
        }
        result.numerator += static_cast<std::int64_t>(seen.size());
        return result;
    }
    const std::vector<Tri> met = machine.evaluate(*target.met, frame);
    std::int64_t denominator = 0;
    for (std::size_t i = 0; i < who.size(); ++i) {
        if (who[i] == Tri::False)
            continue;
        if (who[i] == Tri::Unknown || met[i] == Tri::Unknown)
            ++result.unknown;
        if (who[i] == Tri::True) {
            ++denominator;
            if (met[i] == Tri::True)
                ++result.numerator;
        }
    }
    result.denominator = denominator;
    if (denominator == 0)
        return std::nullopt;
    return result;
}

std::optional<std::vector<ComparedRow>> EvaluationImpl::compared_rows(const Target& target,
                                                                      bool then) const
{
    const JudgedPeriods periods(m_world->as_of(), std::nullopt);
    const Machine machine(*m_world, periods, m_cache);
    const std::int32_t root = m_world->jurisdiction();
    const std::vector<std::int32_t> area{root};
    const Frame frame = Frame::of("area", area);
    const std::int32_t day = machine.values(*target.denominator_at, frame).code_of(0);
    // A day still to come can't be compared with: nothing dated after T is known at T.
    if (day == kNone32 || day > m_world->as_of().days())
        return std::nullopt;
    if (!then)
        return counted_rows(machine, *target.numerator, root, units);
    const std::unique_ptr<World> before = m_world->at(Date(day));
    const JudgedPeriods before_periods(before->as_of(), std::nullopt);
    MachineCache before_cache;
    return counted_rows(Machine(*before, before_periods, before_cache), *target.denominator, root,
                        follows_scope(target) ? units.on(*before) : ScopedUnits());
}

std::optional<TargetResult> EvaluationImpl::ratio_of_days(const Target& target) const
{
    const auto now = compared_rows(target, false);
    const auto then = now ? compared_rows(target, true) : std::nullopt;
    const std::int64_t before = then ? total(*then) : 0;
    if (before == 0)
        return std::nullopt;
    const std::int32_t root = m_world->jurisdiction();
    TargetResult result;
    result.target = &target;
    result.area =
        root >= 0 ? m_world->snapshot().table("area").ids[static_cast<std::size_t>(root)] : 0;
    result.numerator = whole(total(*now));
    result.denominator = whole(before);
    result.unknown =
        std::count_if(now->begin(), now->end(), [](const ComparedRow& row) { return !row.known; });
    return result;
}

std::vector<TargetResult> EvaluationImpl::evaluate_target(const Target& target) const
{
    std::vector<TargetResult> results;
    const std::int32_t root = m_world->jurisdiction();
    if (!target.levels.empty() && std::find(target.levels.begin(), target.levels.end(),
                                            m_world->jurisdiction_level()) == target.levels.end())
        return results;
    std::optional<Date> deadline;
    const JudgedPeriods periods(m_world->as_of(), std::nullopt);
    const Machine machine(*m_world, periods, m_cache);
    if (target.deadline != nullptr && root >= 0) {
        const std::vector<std::int32_t> area{root};
        const std::int32_t day =
            machine.values(*target.deadline, Frame::of("area", area)).code_of(0);
        if (day != kNone32)
            deadline = Date(day);
    }
    const auto take = [&](std::optional<TargetResult> result) {
        if (!result)
            return;
        result->deadline = deadline;
        judge(target, *result);
        results.push_back(std::move(*result));
    };
    if (target.unit == Target::Unit::Times) {
        take(ratio_of_days(target));
        return results;
    }
    if (target.per == nullptr) {
        Frame frame = Frame::all(*m_world, target.ledger);
        const std::vector<std::int32_t> areas(static_cast<std::size_t>(frame.count), root);
        frame.subject = "area";
        frame.subjects = &areas;
        take(share(target, frame, root));
        return results;
    }
    const std::vector<Tri> per = machine.evaluate(*target.per, Frame::all(*m_world, "area"));
    const Link& link = *m_world->link("area", target.ledger, "in");
    for (std::size_t area = 0; area < per.size(); ++area) {
        if (per[area] != Tri::True)
            continue;
        std::vector<std::int32_t> rows;
        link.rows_of(static_cast<std::int32_t>(area),
                     [&](std::int32_t row) { rows.push_back(row); });
        const std::vector<std::int32_t> areas(rows.size(), static_cast<std::int32_t>(area));
        const Frame frame{target.ledger, static_cast<std::int32_t>(rows.size()), &rows, "area",
                          &areas};
        take(share(target, frame, static_cast<std::int32_t>(area)));
    }
    return results;
}

} // namespace lx
