// Terms, one vector at a time.
#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "core/rules/machine.h"

namespace lx {
namespace {

/// Turns numbers of any form into scaled bounds.
void make_scaled(Values& values, std::size_t rows)
{
    if (values.scaled && !values.constant && !values.high.empty())
        return;
    std::vector<std::int64_t> low(rows);
    std::vector<std::int64_t> high(rows);
    for (std::size_t row = 0; row < rows; ++row) {
        low[row] = values.low_of(row);
        high[row] = values.high_of(row);
    }
    values.low = std::move(low);
    values.high = std::move(high);
    values.scaled = true;
    values.constant = false;
    values.data = nullptr;
}

void times(Values& left, const Values& right, std::size_t rows)
{
    for (std::size_t row = 0; row < rows; ++row) {
        const std::int64_t a = left.low[row];
        const std::int64_t b = right.low_of(row);
        if (a == kNone64 || b == kNone64) {
            left.low[row] = kNone64;
            left.high[row] = kNoBound;
            continue;
        }
        const std::int64_t a_high = left.high[row];
        const std::int64_t b_high = right.high_of(row);
        if (a >= 0 && b >= 0) {
            left.low[row] = multiply_scaled(a, b, false);
            left.high[row] = multiply_scaled(a_high, b_high, a != a_high || b != b_high);
        } else if (a == a_high && b == b_high) {
            left.low[row] = multiply_scaled(a, b, false);
            left.high[row] = left.low[row];
        } else { // a range of numbers on both sides of 0 has no use here
            left.low[row] = kNone64;
            left.high[row] = kNoBound;
        }
    }
}

void plus(Values& left, const Values& right, std::size_t rows)
{
    for (std::size_t row = 0; row < rows; ++row) {
        left.low[row] = add_scaled(left.low[row], right.low_of(row));
        left.high[row] =
            left.low[row] == kNone64 ? kNoBound : add_scaled(left.high[row], right.high_of(row));
    }
}

int whole_of(const Values& values, std::size_t row)
{
    const std::int64_t number = values.low_of(row) / kScale;
    return static_cast<int>(std::clamp<std::int64_t>(number, -1'000'000, 1'000'000));
}

bool exact(const Values& values, std::size_t row)
{
    const std::int64_t low = values.low_of(row);
    return low != kNone64 && low == values.high_of(row);
}

/// Days far outside the calendar become none.
std::int32_t day_of(const std::optional<Date>& date)
{
    return date ? date->days() : kNone32;
}

constexpr std::int32_t first_day = -719'162; // 0001-01-01
constexpr std::int32_t last_day = 2'932'896; // 9999-12-31

} // namespace

Values Machine::values(const Term& term, const Frame& frame) const
{
    switch (term.kind) {
    case Term::Kind::Constant:
        return constant(term);
    case Term::Kind::Fact:
    case Term::Kind::Outer:
        return fact(term, frame);
    case Term::Kind::Aggregate:
        return aggregate(term, frame);
    case Term::Kind::Times:
    case Term::Kind::Plus:
        return arithmetic(term, frame);
    case Term::Kind::If:
        return choose(term, frame);
    case Term::Kind::Table:
        return table(term, frame);
    case Term::Kind::Year:
        return Values::of_number(scaled_number(m_periods.year(term.year)));
    case Term::Kind::PeriodCode: {
        const std::int32_t code = m_world.snapshot().texts().find(m_periods.code(term.year));
        return Values::of_code(ValueType::Text, code < 0 ? kNoSuchText : code);
    }
    default:
        return date_term(term, frame);
    }
}

Values Machine::constant(const Term& term) const
{
    const auto code_of = [&](const Term& one) {
        if (one.type == ValueType::Date)
            return one.date.days();
        if (one.type == ValueType::Ref) {
            const std::int32_t row = m_world.snapshot().table(one.ref_ledger).row_of(one.number);
            return row < 0 ? kNoSuchRow : row;
        }
        const std::int32_t code = m_world.snapshot().texts().find(one.text);
        return code < 0 ? kNoSuchText : code;
    };
    if (!term.list) {
        if (term.type == ValueType::Bool)
            return Values::of_bool(term.yes);
        return term.type == ValueType::Number ? Values::of_number(term.number)
                                              : Values::of_code(term.type, code_of(term));
    }
    Values list;
    list.type = term.type;
    list.constant = true;
    for (const TermPtr& part : term.parts) {
        if (term.type == ValueType::Number)
            list.numbers.push_back(part->number);
        else
            list.codes.push_back(code_of(*part));
    }
    return list;
}

std::vector<std::int32_t> Machine::follow(const Term& term, const Frame& frame) const
{
    const bool outer = term.kind == Term::Kind::Outer;
    const auto* from = outer && frame.subjects != nullptr ? frame.subjects : frame.rows;
    if (from == nullptr && term.fact.steps.empty())
        return {};
    std::vector<std::int32_t> rows;
    if (from != nullptr) {
        rows = *from;
    } else {
        rows.resize(static_cast<std::size_t>(frame.count));
        for (std::size_t i = 0; i < rows.size(); ++i)
            rows[i] = static_cast<std::int32_t>(i);
    }
    for (const FactDef* step : term.fact.steps) {
        const std::vector<std::int32_t>& next = *m_world.fact(*step).i32;
        for (std::int32_t& row : rows)
            row = row < 0 ? -1 : std::max(next[static_cast<std::size_t>(row)], -1);
    }
    return rows;
}

Values Machine::fact(const Term& term, const Frame& frame) const
{
    const FactDef& def = *term.fact.fact;
    const FactColumn& column = m_world.fact(def);
    const std::vector<std::int32_t> rows = follow(term, frame);
    const bool direct = rows.empty();
    const std::size_t count = direct ? static_cast<std::size_t>(frame.count) : rows.size();
    Values values;
    values.type = term.type;
    values.choice = def.type == FactType::Choice;
    const auto gather = [&](const auto& from, auto& to, auto none) {
        to.resize(count);
        for (std::size_t i = 0; i < count; ++i)
            to[i] = rows[i] < 0 ? none : from[static_cast<std::size_t>(rows[i])];
    };
    if (column.tri != nullptr) {
        if (!direct) {
            gather(*column.tri, values.own_tri, Tri::False);
            values.tri = values.own_tri.data();
        } else {
            values.tri = column.tri->data();
        }
        return values;
    }
    if (column.i64 != nullptr || column.real != nullptr) {
        values.scaled = true;
        values.low.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            const std::int32_t row = direct ? static_cast<std::int32_t>(i) : rows[i];
            std::int64_t& number = values.low[i];
            number = kNone64;
            if (row < 0)
                continue;
            if (column.i64 != nullptr) { // 分 to 元
                const std::int64_t fen = (*column.i64)[static_cast<std::size_t>(row)];
                number = fen == kNone64 ? kNone64 : scaled_number(fen, kScale / 100);
            } else if (const double real = (*column.real)[static_cast<std::size_t>(row)];
                       !std::isnan(real)) {
                number = std::llround(std::clamp(real, -9e13, 9e13) * kScale);
            }
        }
        return values;
    }
    if (direct) {
        values.data = column.i32->data();
        values.at_least = column.at_least != nullptr ? column.at_least->data() : nullptr;
        return values;
    }
    gather(*column.i32, values.own_data, kNone32);
    values.use_own_data();
    if (column.at_least != nullptr) {
        gather(*column.at_least, values.own_at_least, std::uint8_t{0});
        values.at_least = values.own_at_least.data();
    }
    return values;
}

Values Machine::arithmetic(const Term& term, const Frame& frame) const
{
    const auto rows = static_cast<std::size_t>(frame.count);
    Values result = values(*term.parts.front(), frame);
    make_scaled(result, rows);
    for (std::size_t i = 1; i < term.parts.size(); ++i) {
        const Values next = values(*term.parts[i], frame);
        if (term.kind == Term::Kind::Times)
            times(result, next, rows);
        else
            plus(result, next, rows);
    }
    return result;
}

Values Machine::choose(const Term& term, const Frame& frame) const
{
    const auto rows = static_cast<std::size_t>(frame.count);
    const std::vector<Tri> condition = evaluate(*term.condition, frame);
    Values yes = values(*term.parts[0], frame);
    Values no = values(*term.parts[1], frame);
    Values result;
    result.type = term.type;
    if (term.type == ValueType::Number) {
        make_scaled(yes, rows);
        make_scaled(no, rows);
        for (std::size_t row = 0; row < rows; ++row) {
            const Values& chosen = condition[row] == Tri::True ? yes : no;
            result.low.push_back(condition[row] == Tri::Unknown ? kNone64 : chosen.low[row]);
            result.high.push_back(condition[row] == Tri::Unknown ? kNoBound : chosen.high[row]);
        }
        result.scaled = true;
        return result;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        const Tri chosen = condition[row];
        if (term.type == ValueType::Bool) {
            result.own_tri.push_back(chosen == Tri::Unknown ? Tri::Unknown
                                     : chosen == Tri::True  ? yes.tri_of(row)
                                                            : no.tri_of(row));
            continue;
        }
        result.own_data.push_back(chosen == Tri::Unknown ? kNone32
                                  : chosen == Tri::True  ? yes.code_of(row)
                                                         : no.code_of(row));
    }
    result.tri = result.own_tri.data();
    result.use_own_data();
    return result;
}

Values Machine::table(const Term& term, const Frame& frame) const
{
    const auto rows = static_cast<std::size_t>(frame.count);
    const Term& key_term = *term.parts.back();
    const Values key = values(key_term, frame);
    std::unordered_map<std::int64_t, std::size_t> entries;
    std::size_t otherwise = term.keys.size();
    for (std::size_t i = 0; i < term.keys.size(); ++i) {
        if (term.keys[i] == "*") {
            otherwise = i;
        } else if (key.type == ValueType::Text) {
            const std::int32_t code = m_world.snapshot().texts().find(term.keys[i]);
            if (code >= 0)
                entries.emplace(code, i);
        } else {
            entries.emplace(scaled_number(std::atoi(term.keys[i].c_str())), i);
        }
    }
    Values result;
    result.type = term.type;
    result.scaled = term.type == ValueType::Number;
    for (std::size_t row = 0; row < rows; ++row) {
        std::size_t entry = term.keys.size();
        const bool known =
            key.type == ValueType::Text ? key.code_of(row) != kNone32 : exact(key, row);
        if (known) {
            const std::int64_t wanted =
                key.type == ValueType::Text ? key.code_of(row) : key.low_of(row);
            const auto found = entries.find(wanted);
            entry = found != entries.end() ? found->second : otherwise;
        }
        const bool there = entry < term.keys.size();
        if (result.scaled)
            result.low.push_back(there ? term.parts[entry]->number : kNone64);
        else
            result.own_data.push_back(there ? term.parts[entry]->date.days() : kNone32);
    }
    result.use_own_data();
    return result;
}

Values Machine::date_term(const Term& term, const Frame& frame) const
{
    if (term.kind == Term::Kind::Today)
        return Values::of_code(ValueType::Date, m_periods.as_of().days());
    if (term.kind == Term::Kind::JudgedDay)
        return Values::of_code(ValueType::Date, m_periods.judged_day(term.text).days());
    const auto rows = static_cast<std::size_t>(frame.count);
    Values result;
    result.type = ValueType::Date;
    result.own_data.resize(rows, kNone32);
    result.use_own_data();
    if (term.kind == Term::Kind::MakeDate) {
        const Values year = values(*term.parts.front(), frame);
        const int month = std::atoi(term.text.substr(0, 2).c_str());
        const int day = std::atoi(term.text.substr(3).c_str());
        for (std::size_t row = 0; row < rows; ++row)
            if (exact(year, row))
                result.own_data[row] = day_of(Date::from_ymd(whole_of(year, row), month, day));
        return result;
    }
    const Values from = values(*term.parts[0], frame);
    const auto part = [&](std::size_t i) {
        return term.parts[i] != nullptr ? values(*term.parts[i], frame) : Values::of_number(0);
    };
    const Values days = part(1);
    const Values months = part(2);
    for (std::size_t row = 0; row < rows; ++row) {
        if (from.code_of(row) == kNone32 || !exact(days, row) || !exact(months, row))
            continue;
        const int year = Date(from.code_of(row)).year() + whole_of(months, row) / 12;
        if (year < 2 || year > 9998)
            continue;
        const std::int64_t day =
            std::int64_t{Date(from.code_of(row)).add_months(whole_of(months, row)).days()} +
            whole_of(days, row);
        if (day >= first_day && day <= last_day)
            result.own_data[row] = static_cast<std::int32_t>(day);
    }
    return result;
}

} // namespace lx
