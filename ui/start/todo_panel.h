#pragma once

#include <memory>

#include <QFrame>

#include "ui/presentation/jobs.h"
#include "ui/presentation/todo_model.h"

class QButtonGroup;
class QPushButton;
class QTreeView;

namespace lx::ui {

class AppContext;
class TextLabel;

/// 待办 in three layers: what has a last day, the lists of few, the shares of many. Each row opens
/// what it speaks of at one click.
class TodoPanel : public QFrame
{
    Q_OBJECT
public:
    explicit TodoPanel(AppContext& context, QWidget* parent = nullptr);
    /// `done` may be null.
    void show(std::shared_ptr<const County> done);
    [[nodiscard]] QTreeView* view() const { return m_view; }

Q_SIGNALS:
    /// A list of few is to be worked on.
    void list_wanted(const QString& id);

private:
    void fill();
    void open(const QModelIndex& index);
    void open_item(const AgendaItem& item);
    void find_gaps();
    void name_layers();
    [[nodiscard]] QString empty_text() const;

    AppContext& m_context;
    JobSlot m_slot;
    JobSlot m_counting;
    std::shared_ptr<const County> m_done;
    std::shared_ptr<const County> m_counted; ///< whose gaps were asked for
    TodoModel::Gaps m_gaps;                  ///< also while newer ones are counted
    QString m_problem;                       ///< why there are none
    TodoModel::Layer m_shown = TodoModel::Layer::Due;
    TodoModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QButtonGroup* m_layer = nullptr;
    TextLabel* m_empty = nullptr;
};

} // namespace lx::ui
