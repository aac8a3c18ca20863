#pragma once

#include <functional>

#include <QAbstractTableModel>

#include "core/county/campaign.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The milestones of one campaign, edited in place.
class MilestoneModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Task,
        Due,
        Responsible,
        Done,
        StateWord,
        Columns
    };
    /// Writes what was typed into a field of a milestone; false = refused (and told).
    using Edit = std::function<bool(std::int64_t id, const char* field, const QString& text)>;

    MilestoneModel(Edit edit, QObject* parent);
    void show(std::vector<Milestone> rows, bool editable);
    [[nodiscard]] const Milestone* at(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    Edit m_edit;
    std::vector<Milestone> m_rows;
    bool m_editable = false;
};

} // namespace lx::ui
