#pragma once

#include <memory>

#include <QFrame>

#include "core/county/county.h"
#include "ui/presentation/jobs.h"

class QDateEdit;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// One list of few: who is in it, what was done about each, and the two things that can be: give it
/// to somebody until a day, or put it off with a reason.
class FocusView : public QFrame
{
    Q_OBJECT
public:
    explicit FocusView(AppContext& context, QWidget* parent = nullptr);
    /// `id` of the list; `done` may be null.
    void show_list(std::shared_ptr<const County> done, const QString& id);
    /// The same list of another county.
    void show(std::shared_ptr<const County> done) { show_list(std::move(done), m_id); }

Q_SIGNALS:
    void left();

private:
    QWidget* build_assign();
    QWidget* build_put_off();
    void fill();
    void check();
    [[nodiscard]] const FocusList* list() const;
    /// Rows of the list that are selected.
    [[nodiscard]] std::vector<const FocusList::Row*> chosen() const;
    void assign();
    void put_off();
    void open_rows();

    AppContext& m_context;
    WorkSlot m_slot;
    std::shared_ptr<const County> m_done;
    QString m_id;
    TextLabel* m_title = nullptr;
    TextLabel* m_otherwise = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QLineEdit* m_person = nullptr;
    QDateEdit* m_due = nullptr;
    QPushButton* m_assign = nullptr;
    QLineEdit* m_reason = nullptr;
    QLineEdit* m_by = nullptr;
    QDateEdit* m_until = nullptr;
    QPushButton* m_put_off = nullptr;
};

} // namespace lx::ui
