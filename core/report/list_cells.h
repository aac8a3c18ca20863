#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/facts/world.h"
#include "core/report/report.h"
#include "core/report/report_def.h"

namespace lx {

/// Fills the columns of a list for rows of a ledger.
class ListCells
{
public:
    /// `shown`: which columns, in that order (empty = all); `rows`: those that will be asked for,
    /// from which columns made of other rows (Spread) are found; `masked`: ID numbers and phones
    /// without their middle.
    ListCells(const World& world, const Period& period, const std::string& ledger,
              const std::vector<ReportColumnDef>& columns, const std::vector<std::size_t>& shown,
              bool masked, const std::vector<std::int32_t>& rows);
    ~ListCells();
    ListCells(ListCells&&) noexcept;

    /// The columns that are shown, and which of them are added up.
    [[nodiscard]] const std::vector<ReportColumn>& columns() const { return m_columns; }
    [[nodiscard]] const std::vector<bool>& adds() const { return m_adds; }
    /// The cells of a row; `number` is its place in the list, from 1, `line` its row of the table.
    [[nodiscard]] std::vector<ReportCell> cells(std::int32_t row, std::int64_t number,
                                                std::size_t line) const;
    /// The numbers of the columns with these keys; empty where one of them is blank.
    [[nodiscard]] std::vector<double> numbers(const std::vector<std::string>& keys,
                                              std::int32_t row) const;

private:
    struct SpreadReader;
    struct ColumnReader;
    [[nodiscard]] std::unique_ptr<SpreadReader>
    spread_of(const ReportColumnDef& column, const std::vector<std::int32_t>& rows) const;
    void add_columns(ColumnReader& reader);
    [[nodiscard]] std::size_t reader_at(const std::string& key) const;
    [[nodiscard]] std::vector<ReportCell> read_row(std::int32_t row, std::int64_t number,
                                                   std::size_t line) const;
    [[nodiscard]] ReportCell combined(const ColumnReader& reader,
                                      const std::vector<ReportCell>& cells, std::size_t line) const;

    const World& m_world;
    std::string m_ledger;
    std::vector<std::unique_ptr<ColumnReader>> m_readers; ///< those shown first, in order
    std::vector<ReportColumn> m_columns;
    std::vector<bool> m_adds;
};

} // namespace lx
