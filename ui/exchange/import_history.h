#pragma once

#include <QWidget>

#include "core/store/writer.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/text_table_model.h"

class QListWidget;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;

/// The file's past imports, newest first; each can be taken back whole, later too. Rows changed
/// since are listed, and left as they are when the user says so.
class ImportHistory : public QWidget
{
    Q_OBJECT
public:
    explicit ImportHistory(AppContext& context, QWidget* parent = nullptr);
    void reload();
    /// Another file: what was told and asked of an import of the one before goes.
    void leave_document();
    /// Takes an import back; with `skip_conflicts` rows changed since stay as they are.
    void withdraw(std::int64_t action, bool skip_conflicts = false);
    [[nodiscard]] bool busy() const { return m_write.running(); }

Q_SIGNALS:
    /// An import was taken back (as an action of its own).
    void withdrawn(qint64 action);

private:
    void take(std::vector<TextTableModel::Row> rows);
    void update_actions();
    /// Rows that stand in the way of withdrawing an import, or were left as they are.
    void show_conflicts(const UndoReport& report);

    AppContext& m_context;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QStackedWidget* m_stack = nullptr;
    QWidget* m_filled = nullptr;
    QWidget* m_empty = nullptr;
    QPushButton* m_withdraw = nullptr;
    QWidget* m_conflict = nullptr;
    TextLabel* m_conflict_text = nullptr;
    QPushButton* m_conflict_skip = nullptr;
    QListWidget* m_conflicts = nullptr;
    std::int64_t m_conflict_action = 0;
    JobSlot m_read;
    WorkSlot m_write;
};

} // namespace lx::ui
