#pragma once

#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// Fills columns of the kinds Number, Fact, Related and Mark for rows of a ledger.
class RowWriter
{
public:
    RowWriter(const World& world, const std::string& ledger,
              const std::vector<ReportColumnDef>& columns);
    ~RowWriter();
    RowWriter(RowWriter&&) noexcept;

    /// The cells of a row; `number` is its place in the list, from 1.
    [[nodiscard]] std::vector<ReportCell> cells(std::int32_t row, std::int64_t number) const;

private:
    struct ColumnReader;
    const World& m_world;
    std::string m_ledger;
    std::vector<std::unique_ptr<ColumnReader>> m_readers;
};

/// One row for each of these rows of the ledger, sorted as the definition says.
[[nodiscard]] ReportTable list_table(const World& world, const ReportTableDef& def,
                                     const std::vector<Tri>& members, Progress& progress);

/// The sheet 名单: every row counted in a table of figures, with the row of each table it falls
/// into (所在行) and a ✓, or the amount, under each figure it counts in.
[[nodiscard]] ReportTable name_list(const World& world, const ReportDef& report,
                                    const std::vector<ReportTable>& tables);

/// Key of the name list's column that tells which row of that table of figures a row falls into:
/// the table row's name behind those of the subtotals it is part of ("永宁县小计/望远镇").
[[nodiscard]] std::string name_list_row_key(const std::string& table);

} // namespace lx
