#pragma once

#include <memory>
#include <vector>

#include <QString>

#include "core/county/county.h"
#include "core/county/mass_gaps.h"
#include "ui/presentation/node_tree.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

struct TodoRow
{
    QString key; ///< tells the row again after an evaluation
    QString text;
    QString below; ///< who answers for it, or how it stands: a second line
    QString when;
    QString count;
    bool alarm = false;               ///< overdue, or an organization due and not founded
    const AgendaItem* item = nullptr; ///< at most one of these; a week has none
    const FocusList* list = nullptr;
    const MassGap* gap = nullptr;
};

/// What is to be done, in three layers: what has a last day, by week; the lists of few that are
/// worked down to none; the shares of many that plans close.
class TodoModel : public NodeTree<TodoRow>
{
    Q_OBJECT
public:
    enum Column
    {
        What,
        When,
        Count,
        Columns
    };
    enum class Layer
    {
        Due,
        Focus,
        Gaps
    };
    using Gaps = std::shared_ptr<const std::vector<MassGap>>;
    /// The second line of a row; of a share how much is reached and, where there is one, its target
    /// (0…1).
    static constexpr int below_role = Qt::UserRole + 1;
    static constexpr int share_role = Qt::UserRole + 2;
    static constexpr int target_role = Qt::UserRole + 3;

    explicit TodoModel(QObject* parent = nullptr);
    /// `done` and `gaps` (of the same county) may be null.
    void show(std::shared_ptr<const County> done, Layer layer, Gaps gaps = {});

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// The row of a key; none where it is gone.
    [[nodiscard]] QModelIndex find(const QString& key) const;

    /// Things with a last day, and rows of the lists nobody sees to yet.
    [[nodiscard]] static std::int64_t due_count(const County& done);
    [[nodiscard]] static std::int64_t open_count(const County& done);

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    std::shared_ptr<const County> m_done;
    Gaps m_gaps;
    Layer m_layer = Layer::Due;
};

} // namespace lx::ui
