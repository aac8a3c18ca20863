#include "core/rules/selection.h"

#include <QJsonDocument>
#include <QJsonObject>

#include "core/rules/condition_parser.h"
#include "core/rules/judged_periods.h"
#include "core/rules/machine.h"

namespace lx {

Result<Selection> Selection::parse(const std::string& file, const std::string& place,
                                   std::string_view json, const std::string& ledger,
                                   const FactRegistry& registry)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(
        QByteArray(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (!document.isObject())
        return fail(ErrorKind::BadInput, file + " 的 " + place + " 不是有效的条件（JSON 第 " +
                                             std::to_string(error.offset) +
                                             " 个字节附近），请改正。");
    auto selection = read(document.object(), place, ledger, registry);
    if (!selection)
        return fail(ErrorKind::BadInput, file + "：" + selection.error().message);
    return selection;
}

Result<Selection> Selection::read(const QJsonValue& json, const std::string& place,
                                  const std::string& ledger, const FactRegistry& registry,
                                  const NamedConditions& named, FindRow row)
{
    ConditionParser parser(registry,
                           {[](std::string_view) { return std::optional<ParserScope::Param>(); },
                            [&](std::string_view name) { return named ? named(name) : nullptr; },
                            std::move(row)});
    Selection selection;
    selection.m_ledger = ledger;
    selection.m_condition = parser.condition(json, ledger, ledger, place);
    if (selection.m_condition == nullptr)
        return fail(ErrorKind::BadInput, parser.error());
    selection.m_needs = parser.needs();
    return selection;
}

std::vector<Tri> Selection::rows(const World& world, std::optional<PeriodKind> cadence) const
{
    return rows(world, JudgedPeriods(world.as_of(), cadence));
}

std::vector<Tri> Selection::rows(const World& world, const Period& judged) const
{
    return rows(world, JudgedPeriods(world.as_of(), judged));
}

std::vector<Tri> Selection::rows(const World& world, const JudgedPeriods& periods) const
{
    MachineCache cache;
    return Machine(world, periods, cache).evaluate(*m_condition, Frame::all(world, m_ledger));
}

} // namespace lx
