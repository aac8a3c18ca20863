#pragma once

#include <memory>

#include <QFrame>

#include "ui/presentation/duty_model.h"
#include "ui/presentation/jobs.h"

class QButtonGroup;
class QPushButton;
class QTreeView;

namespace lx::ui {

class AppContext;
class TextLabel;

/// 待办: what is overdue and what falls due, by rule, by area or by answerable
/// organization; every number opens its list.
class DutiesPanel : public QFrame
{
    Q_OBJECT
public:
    explicit DutiesPanel(AppContext& context, QWidget* parent = nullptr);
    /// `done` may be null.
    void show(std::shared_ptr<const County> done);
    [[nodiscard]] QTreeView* view() const { return m_view; }
    [[nodiscard]] DutyModel* model() const { return m_model; }

private:
    void fill();
    void open_rows(const QModelIndex& index);
    void open_agenda(const AgendaItem& item);

    AppContext& m_context;
    JobSlot m_slot;
    std::shared_ptr<const County> m_done;
    DutyModel* m_model = nullptr;
    QTreeView* m_view = nullptr;
    QButtonGroup* m_urgency = nullptr;
    QButtonGroup* m_by = nullptr;
    TextLabel* m_empty = nullptr;
};

} // namespace lx::ui
