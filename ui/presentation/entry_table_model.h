#pragma once

#include <functional>
#include <vector>

#include <QAbstractTableModel>
#include <QStringList>

#include "ui/presentation/shown_text.h"
#include "ui/presentation/text_table_model.h"

namespace lx::ui {

/// A table in which some columns are entered in their place, as text or as a tick. What is entered
/// goes to whoever keeps it; the table shows it once the rows are set anew.
class EntryTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum class Way
    {
        Read,
        Write, ///< a text
        Tick   ///< "1" or ""
    };
    struct Column
    {
        QString heading;
        Way way = Way::Read;
        Qt::Alignment side = Qt::AlignLeft;
    };
    struct Cell
    {
        QString text;
        QString tip{}; ///< "" = the text
        TextTableModel::Tone tone = TextTableModel::Tone::Plain;
        bool closed = false; ///< not to be entered, whatever its column is
    };
    struct Row
    {
        qint64 id = 0; ///< what it stands for
        std::vector<Cell> cells;
    };
    /// Keeps a text, or a tick as "1" or ""; false where it was refused (which is told).
    using Keep = std::function<bool(qint64 id, int column, const QString& text)>;

    static constexpr int id_role = TextTableModel::id_role;

    explicit EntryTableModel(Keep keep, QObject* parent = nullptr);
    void set_columns(std::vector<Column> columns);
    /// Rows of the ids that are there already take the new texts in place: cursor and editor stay.
    void set_rows(std::vector<Row> rows);
    /// Nothing can be entered.
    void set_read_only(bool read_only);
    [[nodiscard]] const std::vector<Row>& rows() const { return m_rows; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] const Cell* at(const QModelIndex& index) const;

    Keep m_keep;
    std::vector<Column> m_columns;
    std::vector<Row> m_rows;
    bool m_read_only = false;
};

} // namespace lx::ui
