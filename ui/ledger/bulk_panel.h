#pragma once

#include <optional>
#include <vector>

#include <QFrame>

#include "ui/ledger/table_scope.h"
#include "ui/presentation/jobs.h"

class QCheckBox;
class QPushButton;
class QScrollArea;

namespace lx::ui {

class AppContext;
class FieldEditor;
class TextLabel;

/// Fields of many rows changed at once, above the table: a tick and an editor a field. Only what is
/// ticked is changed; a ticked field left blank is emptied.
class BulkPanel : public QFrame
{
    Q_OBJECT
public:
    explicit BulkPanel(AppContext& context, QWidget* parent = nullptr);
    /// Opens it on these rows with nothing ticked.
    void ask(TableScope scope);
    /// Other rows of its ledger are chosen now: it is about these, what was entered stays. None =
    /// nothing can be changed until some are.
    void follow(const std::optional<TableScope>& scope);

Q_SIGNALS:
    void closed();
    /// Rows of these were changed.
    void changed(const lx::ui::TableScope& scope);

protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    struct Line
    {
        QCheckBox* tick = nullptr;
        FieldEditor* editor = nullptr;
    };
    void build_lines();
    void show_title();
    void go_on(std::size_t line);
    void narrow(const Line& changed);
    void count_ticks();
    void apply();
    void leave();

    AppContext& m_context;
    TableScope m_scope;
    TextLabel* m_title = nullptr;
    TextLabel* m_trouble = nullptr;
    QPushButton* m_apply = nullptr;
    QScrollArea* m_area = nullptr;
    std::vector<Line> m_lines; ///< one a field
    WorkSlot m_write;
};

} // namespace lx::ui
