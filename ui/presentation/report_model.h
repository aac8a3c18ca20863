#pragma once

#include <memory>
#include <optional>

#include <QAbstractTableModel>

#include "core/report/report.h"
#include "ui/presentation/list_request.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// One table of a report as an item model; texts are made when they are asked for, so a list of
/// ten thousand rows costs nothing until it is scrolled to.
class ReportModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    /// Shows a table of the report; the pointer keeps the report alive.
    void show(std::shared_ptr<const Report> report, const ReportTable* table);
    void clear();
    [[nodiscard]] const ReportTable* table() const { return m_table; }

    /// What stands behind a cell.
    struct Behind
    {
        std::optional<ListRequest> list; ///< the rows counted in a figure
        std::string ledger;              ///< or one row…
        std::int64_t row = 0;            ///< …by its id
        [[nodiscard]] bool any() const { return list.has_value() || row != 0; }
    };
    [[nodiscard]] Behind behind(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] const ReportCell* cell(const QModelIndex& index) const;
    [[nodiscard]] bool has_trace(const QModelIndex& index) const;

    std::shared_ptr<const Report> m_report;
    const ReportTable* m_table = nullptr;
};

/// Right for figures, centred for dates and marks, left for the rest.
[[nodiscard]] Qt::Alignment alignment_of(ColumnFormat format);
/// A number or a day.
[[nodiscard]] bool is_figure(ColumnFormat format);
/// A heading's path in one line: "其中 / 100人以上".
[[nodiscard]] QString heading_text(const ReportColumn& column);

} // namespace lx::ui
