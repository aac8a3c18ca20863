#include "core/chart/chart_def.h"

#include <algorithm>

#include "core/chart/chart_reader.h"
#include "core/report/shipped.h"

namespace lx {

namespace {

constexpr std::pair<std::string_view, ChartKind> kinds[] = {{"bars", ChartKind::Bars},
                                                            {"stacked", ChartKind::Stacked},
                                                            {"line", ChartKind::Line},
                                                            {"pie", ChartKind::Pie}};

} // namespace

bool ChartDef::has_goals() const
{
    return std::any_of(targets.begin(), targets.end(), [](const ChartTargetDef& target) {
        return target.of != ChartTargetDef::Of::Fixed;
    });
}

Result<std::vector<ChartDef>> ChartDef::all(const FactRegistry& facts)
{
    KnownReports reports(facts);
    return shipped<ChartDef>("charts", [&](const std::string& file, Result<ObjectReader> in) {
        return read_chart(file, std::move(in), facts, reports);
    });
}

Result<ChartDef> ChartDef::find(const FactRegistry& facts, const std::string& id)
{
    return named(all(facts), id, "这个图");
}

Result<ChartDef> ChartDef::from_json(const FactRegistry& facts, const std::string& file,
                                     std::string_view json)
{
    KnownReports reports(facts);
    return read_chart(file, ObjectReader::of(file, json), facts, reports);
}

std::optional<ChartKind> chart_kind(std::string_view text)
{
    for (const auto& [name, kind] : kinds)
        if (text == name)
            return kind;
    return std::nullopt;
}

const char* chart_kind_text(ChartKind kind)
{
    for (const auto& [name, one] : kinds)
        if (kind == one)
            return name.data();
    return "";
}

} // namespace lx
