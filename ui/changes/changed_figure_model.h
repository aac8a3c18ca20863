#pragma once

#include <functional>
#include <memory>
#include <vector>

#include <QAbstractTableModel>

#include "core/report/quarter/change_explanations.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// Figures that are another now; their explanations are edited in place.
class ChangedFigureModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        ReportName,
        Place,
        Heading,
        Before,
        After,
        Difference,
        Explanation,
        Columns
    };
    /// Keeps what was typed for a figure; false = refused (and told).
    using Explain = std::function<bool(const FigureChange& figure, const QString& text)>;

    ChangedFigureModel(Explain explain, QObject* parent);
    /// `every`: also those that need no explanation. Null: none.
    void show(std::shared_ptr<const Changes> changes, ChangeExplanations explanations, bool every,
              bool editable);
    /// The same figures with others' explanations.
    void set_explanations(ChangeExplanations explanations);
    [[nodiscard]] const FigureChange* at(int row) const;
    /// How many of those shown have to be explained and are not.
    [[nodiscard]] int unexplained() const;

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
    [[nodiscard]] QString explanation(const FigureChange& figure) const;

    Explain m_explain;
    std::shared_ptr<const Changes> m_changes;
    ChangeExplanations m_explanations;
    std::vector<const FigureChange*> m_rows;
    bool m_editable = false;
};

} // namespace lx::ui
