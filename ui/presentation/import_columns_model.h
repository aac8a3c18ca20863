#pragma once

#include <QAbstractTableModel>

#include "ui/presentation/import_draft.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The columns of one table of a list and what they are taken for: each can be given another field
/// or left out. Those not recognised stand in front. Texts are made when they are asked for: a
/// sheet may have 16,384 columns.
class ImportColumnsModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Heading,
        Values,
        Field,
        State,
        Columns
    };

    using QAbstractTableModel::QAbstractTableModel;

    /// Shows table `table` of the draft's trial; -1 none. Lines keep their places while it is the
    /// same table. The draft must outlive what is shown.
    void show(ImportDraft* draft, int table);
    /// Columns nothing is known of.
    [[nodiscard]] int unknown() const { return m_unknown; }
    /// What was chosen for a column: it goes where its heading says again.
    void take_back(const QModelIndex& index);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    void answered();

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    [[nodiscard]] std::size_t place(int row) const
    {
        return m_order[static_cast<std::size_t>(row)];
    }
    [[nodiscard]] QString field_text(std::size_t column) const;
    [[nodiscard]] QString state_text(std::size_t column) const;
    [[nodiscard]] bool is_unknown(std::size_t column) const;
    /// Nobody knows it and nobody has said anything of it.
    [[nodiscard]] bool is_open(std::size_t column) const;
    /// By the answers of the trial.
    [[nodiscard]] bool is_left_out(std::size_t column) const;
    void set(int row, const std::optional<std::string>& field);
    [[nodiscard]] QString name_of(const std::string& field) const;
    [[nodiscard]] const ImportedTable& table() const;

    ImportDraft* m_draft = nullptr;
    std::shared_ptr<const ImportPreview> m_preview;
    int m_table = -1;
    std::vector<ImportField> m_fields;
    std::vector<std::string> m_sources; ///< what the mapping calls each column
    std::vector<std::size_t> m_order;   ///< line → column of the table
    int m_unknown = 0;
};

} // namespace lx::ui
