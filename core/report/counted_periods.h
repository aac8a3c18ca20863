#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>

#include "core/report/report.h"

namespace lx {

/// What the name list says of the rows a table of periods counts, in one column:
/// "各期：两新组织总数，有党员的单位；一季度、全年：本期登记；一季度：党费拨返（元） 120.00". A
/// column for each figure would make the list of a year several sheets of paper wide, nearly all of
/// them empty.
class CountedPeriods
{
public:
    /// A turned table, with its trace. It must live as long.
    explicit CountedPeriods(const ReportTable& table) : m_table(table) {}

    [[nodiscard]] ReportColumn column() const;
    /// By ledger and id of the rows counted in any figure.
    [[nodiscard]] std::map<std::pair<std::string, std::int64_t>, std::string> texts() const;

private:
    const ReportTable& m_table;
};

/// Every period of the table.
inline constexpr const char* every_period = "各期";

} // namespace lx
