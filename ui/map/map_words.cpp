#include "ui/map/map_words.h"

#include <algorithm>
#include <map>

#include <QCoreApplication>

#include "core/facts/placement.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr qsizetype most_names = 4;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(lx::ui::MapWords)
};

QString label_of(const World& world, const std::string& ledger, std::int32_t row)
{
    const LedgerDef& def = *world.registry().catalog().ledger(ledger);
    return qt(world.show(*world.registry().find(ledger, def.label), row));
}

/// "5星2个、4星3个" of marks; "" where none has a number that is read from rows.
QString numbers_of(const MapMarks& layer, const std::vector<const MapMark*>& marks)
{
    std::map<int, int, std::greater<>> counts;
    for (const MapMark* mark : marks) {
        if (mark->number)
            ++counts[*mark->number];
    }
    QStringList texts;
    for (const auto& [number, count] : counts)
        texts << QStringLiteral("%1%2 %3 %4")
                     .arg(number)
                     .arg(qt(layer.layer.number_measure))
                     .arg(count)
                     .arg(qt(layer.layer.measure));
    return texts.join(QStringLiteral("、"));
}

std::int64_t members_of(const World& world, std::int32_t unit)
{
    const std::int32_t members =
        (*world.fact("unit", "members").i32)[static_cast<std::size_t>(unit)];
    return std::max(members, 0);
}

/// What layers say of a unit: its organization's stars.
QStringList numbers_of_unit(const MapPicture& picture, std::int32_t unit)
{
    QStringList texts;
    for (const MapMarks& layer : picture.layers) {
        if (layer.layer.number_rows.empty())
            continue;
        for (const MapMark& mark : layer.marks) {
            if (mark.number && std::ranges::find(mark.units, unit) != mark.units.end())
                texts
                    << QStringLiteral("%1%2").arg(*mark.number).arg(qt(layer.layer.number_measure));
        }
    }
    return texts;
}

QString of_units(const MapData& data, std::size_t day, const std::vector<std::int32_t>& units)
{
    if (units.size() == 1)
        return words_of_unit(data, day, units.front());
    const MapDayData& then = data.days[day];
    std::array<std::int64_t, unit_marks> marks{};
    for (const MapUnit& unit : then.picture->units) {
        if (std::ranges::binary_search(units, unit.row))
            ++marks.at(static_cast<std::size_t>(unit.mark));
    }
    std::int64_t members = 0;
    for (const std::int32_t unit : units)
        members += members_of(*then.world, unit);
    QStringList parts{Words::tr("%1 units").arg(count_text(std::ssize(units)))};
    for (std::size_t m = 0; m < unit_marks; ++m) {
        if (marks.at(m) > 0)
            parts << QStringLiteral("%1 %2").arg(
                qt(then.picture->mark_name(static_cast<UnitMark>(m))), count_text(marks.at(m)));
    }
    parts << Words::tr("%1 members").arg(count_text(members));
    return parts.join(QStringLiteral("　"));
}

QString of_marks(const MapDayData& day, const MapMarks& layer,
                 const std::vector<std::size_t>& places)
{
    QStringList names;
    for (const std::size_t place : places) {
        const MapMark& mark = layer.marks[place];
        QString name = label_of(*day.world, layer.layer.ledger, mark.row);
        if (mark.number && !layer.layer.number_rows.empty())
            name += QStringLiteral(" %1%2").arg(*mark.number).arg(qt(layer.layer.number_measure));
        else if (!mark.units.empty())
            name +=
                QLatin1Char(' ') + Words::tr("%1 units").arg(count_text(std::ssize(mark.units)));
        if (layer.layer.ledger == "org") {
            std::int64_t members = 0;
            for (const std::int32_t unit : mark.units)
                members += members_of(*day.world, unit);
            name += QLatin1Char(' ') + Words::tr("%1 members").arg(count_text(members));
        }
        names << name;
    }
    const qsizetype all = names.size();
    QString text = names.mid(0, most_names).join(QStringLiteral("；"));
    if (all > most_names)
        text += Words::tr(" and %1 more").arg(count_text(all - most_names));
    return text;
}

QString of_area(const MapData& data, std::size_t day, const MapArea& area)
{
    const MapDayData& then = data.days[day];
    QStringList parts{qt(area.name), Words::tr("%1 units").arg(count_text(area.units)),
                      Words::tr("organizations cover %1").arg(rate_text(area.covered, area.units)),
                      Words::tr("%1 members").arg(count_text(area.members))};
    const std::string& part = then.picture->shade.part;
    const bool said = part == "units" || (part == "org_covered" && then.picture->shade.share());
    if (!said)
        parts.insert(1, QStringLiteral("%1 %2").arg(qt(then.picture->shade.name), qt(area.text)));
    const std::vector<std::uint8_t> below = rows_below(*then.world, "area", area.row);
    for (const MapMarks& layer : then.picture->layers) {
        if (layer.layer.number_rows.empty())
            continue;
        std::vector<const MapMark*> here;
        for (const MapMark& mark : layer.marks) {
            if (mark.area >= 0 && below[static_cast<std::size_t>(mark.area)] != 0)
                here.push_back(&mark);
        }
        if (const QString numbers = numbers_of(layer, here); !numbers.isEmpty())
            parts << numbers;
    }
    return parts.join(QStringLiteral("　"));
}

} // namespace

QString words_of_unit(const MapData& data, std::size_t day, std::int32_t unit)
{
    const MapDayData& then = data.days[day];
    QStringList parts{label_of(*then.world, "unit", unit)};
    const auto& units = then.picture->units;
    if (const auto found = std::ranges::find(units, unit, &MapUnit::row); found != units.end())
        parts << qt(then.picture->mark_name(found->mark));
    const FactDef& members = *then.world->registry().find("unit", "members");
    parts << Words::tr("members: %1").arg(qt(then.world->show(members, unit)));
    parts << numbers_of_unit(*then.picture, unit);
    return parts.join(QStringLiteral("　"));
}

QString words_of(const MapData& data, std::size_t day, const MapPointed& what)
{
    const MapDayData& then = data.days[day];
    QString text;
    if (!what.marks.empty())
        text =
            of_marks(then, then.picture->layers[static_cast<std::size_t>(what.layer)], what.marks);
    else if (!what.units.empty())
        text = of_units(data, day, what.units);
    else if (what.area >= 0)
        text = of_area(data, day, then.picture->areas[static_cast<std::size_t>(what.area)]);
    if (!text.isEmpty() && data.days.size() > 1)
        text.prepend(qt(then.picture->as_of.chinese()) + QStringLiteral("　"));
    return text;
}

} // namespace lx::ui
