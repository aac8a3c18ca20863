#pragma once

#include <functional>
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
    void open_found(const std::string& ledger, const QString& title,
                    std::function<std::vector<std::int64_t>()> find);

    AppContext& m_context;
    JobSlot m_slot;
    JobSlot m_counting;
    std::shared_ptr<const County> m_done;
    TodoModel::Gaps m_gaps;
    TodoModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QButtonGroup* m_layer = nullptr;
    TextLabel* m_empty = nullptr;
};

} // namespace lx::ui
