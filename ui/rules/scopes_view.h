#pragma once

#include <memory>
#include <vector>

#include <QTimer>
#include <QWidget>

#include "core/county/scopes.h"
#include "ui/presentation/jobs.h"

class QCheckBox;
class QDateEdit;
class QLineEdit;
class QListWidget;
class QPushButton;

namespace lx::ui {

class AppContext;
class ConditionTree;
class TextLabel;

/// 统计口径: by which units the county is counted. The program's are shown, the county's own are
/// made, changed and removed here, with a count of the units while the condition is being built.
class ScopesView : public QWidget
{
    Q_OBJECT
public:
    explicit ScopesView(AppContext& context, QWidget* parent = nullptr);
    /// Another file is open: what was being edited belonged to the one before.
    void leave_document();
    /// Reads the scopes anew; what is being edited stays.
    void refresh();

Q_SIGNALS:
    void counted(); ///< the number of units is shown

private:
    QWidget* build_list(QWidget* parent);
    QWidget* build_editor(QWidget* parent);
    QWidget* build_foot(QWidget* parent);
    void choose();
    /// A new one, as another is where that is given.
    void begin(const Scope* like);
    void show_scope(const Scope& scope, bool fresh);
    void touched();
    [[nodiscard]] bool may_leave();
    [[nodiscard]] Scope written() const;
    [[nodiscard]] std::string free_id() const;
    void save();
    void remove();
    void count();
    void tell(const Error& problem);

    AppContext& m_context;
    JobSlot m_counting;
    QTimer m_pause{this};
    Scopes m_scopes;
    std::string m_shown; ///< id of the one in the editor; "" = a new one
    bool m_fresh = false;
    bool m_dirty = false;
    bool m_filling = false;
    QListWidget* m_list = nullptr;
    QWidget* m_editor = nullptr;
    QLineEdit* m_id = nullptr;
    QLineEdit* m_name = nullptr;
    QLineEdit* m_note = nullptr;
    QLineEdit* m_basis = nullptr;
    QCheckBox* m_begins = nullptr;
    QDateEdit* m_from = nullptr;
    QCheckBox* m_ends = nullptr;
    QDateEdit* m_until = nullptr;
    ConditionTree* m_condition = nullptr;
    TextLabel* m_origin = nullptr;
    TextLabel* m_count = nullptr;
    TextLabel* m_problem = nullptr;
    QPushButton* m_copy = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_save = nullptr;
};

} // namespace lx::ui
