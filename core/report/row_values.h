#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/county/exceptions.h"
#include "core/report/fact_reader.h"
#include "core/report/finding_subjects.h"
#include "core/report/report_def.h"
#include "core/rules/evaluation.h"

namespace lx {

/// A rule of a pack with what came of it.
struct RuleRow
{
    const Rule& rule;
    StateCounts counts;
};

struct FindingRow
{
    const Finding& finding;
    const Evaluation& evaluation;
    const FindingSubjects& names;
    const Exception* exception; ///< null: none accepted
};

/// A target in its own area or one below it.
struct TargetLine
{
    const TargetResult& result;
    std::string area;
};

/// A row that keeps a target from being reached.
struct GapRow
{
    const TargetResult& result;
    std::string area;
    std::string subject;
    std::string reason;
};

/// Fills the columns of a table whose rows come from a policy: named values of the row, facts of
/// its subject, and the row's number.
template <class Row> class RowCells
{
public:
    RowCells(const World& world, const std::vector<ReportColumnDef>& columns);
    /// `row` of `ledger` is the subject; -1 where there is none.
    [[nodiscard]] std::vector<ReportCell> operator()(const Row& of, std::int64_t number,
                                                     const std::string& ledger, std::int32_t row);

private:
    using Readers = std::vector<std::optional<FactReader>>; ///< by column
    const World& m_world;
    const std::vector<ReportColumnDef>& m_columns;
    std::vector<ReportCell (*)(const Row&)> m_values; ///< by column; null = a fact, or the number
    std::map<std::string, Readers, std::less<>> m_facts; ///< by ledger
};
extern template class RowCells<RuleRow>;
extern template class RowCells<FindingRow>;
extern template class RowCells<TargetLine>;
extern template class RowCells<GapRow>;

} // namespace lx
