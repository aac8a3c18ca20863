#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <QJsonObject>

#include "core/report/report_def.h"
#include "core/rules/figure_table.h"

namespace lx {

/// How a column of a table of periods is counted for all its periods in one pass over the rows.
struct TrendColumn
{
    enum class Of : std::uint8_t
    {
        Figures,     ///< made of other columns: nothing is counted
        Every,       ///< all units of the population
        OrgCovered,  ///< of them the fact org_covered
        WorkCovered, ///< the fact work_covered
        Dated        ///< rows whose `date` lies in the period and whose `kind` is one of `values`
    };
    Of of = Of::Figures;
    std::string date;
    std::string kind;                ///< "" = of whatever kind
    std::vector<std::string> values; ///< …or, with `others`, none of them
    bool others = false;
};

/// A table of periods as one pass counts it; the conditions of its columns stay what they are
/// counted by anywhere else.
struct TrendDef
{
    std::vector<TrendColumn> columns; ///< as the table's
    [[nodiscard]] bool dated() const;
};

/// The same of a table as it is written (`json`); nothing where one of its columns asks for more
/// than one pass can tell.
[[nodiscard]] std::optional<TrendDef> trend_of(const ReportTableDef& table, const QJsonObject& json,
                                               const FactRegistry& facts);

} // namespace lx
