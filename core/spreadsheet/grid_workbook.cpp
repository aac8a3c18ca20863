#include "core/spreadsheet/grid_workbook.h"

namespace lx {

namespace {

class GridWorkbook final : public Workbook
{
public:
    GridWorkbook(std::vector<GridSheet> sheets, std::string_view format)
        : m_grids(std::move(sheets)), m_format(format)
    {
        for (const GridSheet& grid : m_grids)
            m_sheets.push_back(grid.info);
    }

    [[nodiscard]] const std::vector<SheetInfo>& sheets() const override { return m_sheets; }
    [[nodiscard]] std::string_view format() const override { return m_format; }

    [[nodiscard]] Result<SheetFacts> read(std::size_t index, const RowSink& sink,
                                          Progress& progress) override
    {
        if (index >= m_grids.size())
            return fail(ErrorKind::Usage, "没有这张工作表。");
        const GridSheet& grid = m_grids[index];
        SheetFacts facts;
        facts.merges = grid.merges;
        facts.hidden_columns = grid.hidden_columns;
        std::vector<Cell> cells;
        for (const GridSheet::Row& row : grid.rows) {
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消读取。");
            cells.clear();
            for (const GridSheet::Cell& cell : row.cells)
                cells.push_back({cell.column, cell.kind, cell.number, cell.text});
            if (cells.empty())
                continue;
            ++facts.rows;
            facts.hidden_rows += row.hidden ? 1 : 0;
            if (!sink(SheetRow{row.row, row.hidden, &cells}))
                break;
        }
        return facts;
    }

    [[nodiscard]] Result<std::vector<MergedRange>> merges(std::size_t index,
                                                          Progress& /*progress*/) override
    {
        return index < m_grids.size() ? m_grids[index].merges : std::vector<MergedRange>();
    }

private:
    std::vector<GridSheet> m_grids;
    std::vector<SheetInfo> m_sheets;
    std::string_view m_format;
};

} // namespace

std::unique_ptr<Workbook> make_grid_workbook(std::vector<GridSheet> sheets, std::string_view format)
{
    return std::make_unique<GridWorkbook>(std::move(sheets), format);
}

} // namespace lx
