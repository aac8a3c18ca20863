#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/object_reader.h"
#include "core/chart/chart_def.h"

namespace lx {

/// The program's reports, read when the first chart asks for one.
class KnownReports
{
public:
    explicit KnownReports(const FactRegistry& facts) : m_facts(facts) {}
    /// nullptr where there is none of that id.
    [[nodiscard]] const ReportDef* find(const std::string& id);

private:
    const FactRegistry& m_facts;
    std::optional<std::vector<ReportDef>> m_reports;
};

/// Reads a chart's definition, and that what it names is there. Errors (BadInput) name file and
/// path; those of `reader`.
[[nodiscard]] Result<ChartDef> read_chart(const std::string& file, Result<ObjectReader> reader,
                                          const FactRegistry& facts, KnownReports& reports);

} // namespace lx
