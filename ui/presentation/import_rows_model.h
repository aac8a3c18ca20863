#pragma once

#include <unordered_map>

#include <QAbstractTableModel>

#include "core/exchange/sheet_glance.h"
#include "ui/presentation/import_preview.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Rows of one table, as they stand in its sheet.
struct TableGlance
{
    int table = 0; ///< of the report
    std::vector<GlancedRow> rows;
    std::int64_t in_all = 0; ///< rows wished for; more than those read where there are too many
};

/// Which rows of a trial are looked at: all (the first ones), the refused ones, or those of one
/// reason.
struct GlanceWish
{
    static constexpr int all = -1;
    static constexpr int refused = -2;
    int reason = all; ///< of ImportPreview::reasons
};
/// Reads them, with title and headings above. Errors: those of glance_at.
[[nodiscard]] Result<std::vector<TableGlance>> glance_at_trial(const Catalog& catalog,
                                                               const ImportPreview& preview,
                                                               GlanceWish wish, Progress& progress);

/// The clerk's own rows under a trial, as they stand in the list: what becomes of each row in
/// front, refused rows tinted, the cells that are at fault coloured and bold. Where not all could
/// be read, a last line says so.
class ImportRowsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    using QAbstractTableModel::QAbstractTableModel;

    void show(std::shared_ptr<const ImportPreview> preview, std::vector<TableGlance> tables);
    /// All that was told of the row, a line each; "" where nothing was.
    [[nodiscard]] QString told(int row) const;
    /// The column from which a line's only text may run to the end (titles, signatures, names of
    /// tables); -1 for other lines.
    [[nodiscard]] int lone_cell(int row) const;
    /// The first row of the list itself, below titles and headings; -1 none.
    [[nodiscard]] int first_row() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    enum class Kind
    {
        Place,
        Title,
        Heading,
        Row,
        Cut
    };
    struct Line
    {
        Kind kind = Kind::Row;
        int table = 0;
        GlancedRow row;
        bool refused = false;
        std::vector<const ImportIssue*> issues;
    };
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] QVariant issue_data(const Line& line, int cell, int role) const;
    [[nodiscard]] QString text(const Line& line, int column) const;
    [[nodiscard]] const Line& line(int row) const { return m_lines[static_cast<std::size_t>(row)]; }

    std::shared_ptr<const ImportPreview> m_preview;
    std::vector<Line> m_lines;
    int m_columns = 0; ///< of the widest row
    QString m_cut;     ///< how many rows are shown of how many, where it isn't all
};

} // namespace lx::ui
