#include "core/rules/measure.h"

#include <QJsonValue>

#include "core/rules/condition_parser.h"
#include "core/rules/judged_periods.h"
#include "core/rules/machine.h"

namespace lx {

Result<Measure> Measure::read(const QJsonValue& json, const std::string& place,
                              const std::string& ledger, const FactRegistry& registry,
                              const Selection::NamedConditions& named)
{
    ConditionParser parser(registry,
                           {[](std::string_view) { return std::optional<ParserScope::Param>(); },
                            [&](std::string_view name) { return named ? named(name) : nullptr; },
                            {}});
    Measure measure;
    measure.m_ledger = ledger;
    measure.m_term = parser.term(json, ValueType::Number, ledger, ledger, place);
    if (measure.m_term == nullptr)
        return fail(ErrorKind::BadInput, parser.error());
    measure.m_needs = parser.needs();
    return measure;
}

std::vector<std::int64_t> Measure::rows(const World& world, const Period& judged) const
{
    MachineCache cache;
    const JudgedPeriods periods(world.as_of(), judged);
    const Values values =
        Machine(world, periods, cache).values(*m_term, Frame::all(world, m_ledger));
    std::vector<std::int64_t> rows(static_cast<std::size_t>(world.rows(m_ledger)));
    for (std::size_t row = 0; row < rows.size(); ++row)
        rows[row] = values.low_of(row);
    return rows;
}

} // namespace lx
