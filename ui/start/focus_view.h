#pragma once

#include <memory>

#include <QFrame>

#include "core/county/county.h"
#include "core/edit/accept_findings.h"
#include "core/edit/supervise.h"
#include "ui/presentation/focus_model.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class FindingActions;
class HandlingPanel;
class TextLabel;

/// One list of few: who is in it, what was done about each, and the two things that can be: give it
/// to somebody until a day, or put it off with a reason.
class FocusView : public QFrame
{
    Q_OBJECT
public:
    explicit FocusView(AppContext& context, QWidget* parent = nullptr);
    /// Opens a list by its id, its first row chosen; what was begun on another is dropped.
    void open_list(const QString& id);
    /// The lists of this county; may be null. Whoever works on one goes on where they were.
    void show(std::shared_ptr<const County> done);

Q_SIGNALS:
    void left();

protected:
    void showEvent(QShowEvent* event) override;

private:
    QWidget* build_foot();
    void build_table();
    /// Reads the names of the rows, which are shown with them.
    void read_names();
    void fill(const FocusModel::Names& names);
    void show_head();
    void check();
    [[nodiscard]] const FocusList* list() const;
    [[nodiscard]] std::vector<std::int64_t> selected() const;
    /// "甲公司等 3 个": the rows asked about.
    [[nodiscard]] QString asked_text() const;
    /// Rows of the list that were asked about and are still in it.
    [[nodiscard]] std::vector<const FocusList::Row*> asked() const;
    void assign(const SupervisionOrder& order);
    void put_off(const ExceptionText& text);
    void open_rows();

    AppContext& m_context;
    JobSlot m_naming;
    std::shared_ptr<const County> m_done;
    QString m_id;
    bool m_opening = false; ///< the list was opened and its rows are not there yet
    bool m_unread = false;  ///< the rows are of an earlier county; read when it is seen
    std::vector<std::int64_t> m_asked;
    TextLabel* m_title = nullptr;
    TextLabel* m_otherwise = nullptr;
    FocusModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QPushButton* m_assign = nullptr;
    QPushButton* m_put_off = nullptr;
    HandlingPanel* m_ask = nullptr;
    FindingActions* m_actions = nullptr;
};

} // namespace lx::ui
