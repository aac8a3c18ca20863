#pragma once

#include <memory>
#include <vector>

#include <QAbstractTableModel>
#include <QString>

#include "core/county/county.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The targets of the policies with their figures.
class TargetModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Id,
        Title,
        Scope,
        Numerator,
        Denominator,
        Reached,
        Wanted,
        Gap,
        Unknown,
        Deadline,
        StateWord,
        Columns
    };
    explicit TargetModel(QObject* parent = nullptr);
    /// `done` may be null.
    void show(std::shared_ptr<const County> done);
    /// A row's figures and the evaluation they are of; null outside. Both live as long as what was
    /// shown.
    struct Shown
    {
        const TargetResult* result = nullptr;
        std::shared_ptr<const Evaluation> evaluation;
    };
    [[nodiscard]] Shown result(int row) const;

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
    struct Row
    {
        const TargetResult* result = nullptr;
        const PackResult* pack = nullptr;
    };
    [[nodiscard]] QString text(const Row& row, int column) const;

    std::shared_ptr<const County> m_done;
    std::vector<Row> m_rows;
};

} // namespace lx::ui
