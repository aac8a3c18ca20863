#pragma once

#include <memory>

#include <QTimer>
#include <QWidget>

#include "ui/presentation/finding_model.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/rule_model.h"
#include "ui/presentation/table_report.h"

class QComboBox;
class QLineEdit;
class QMenu;
class QPushButton;
class QTableView;
class QTextBrowser;

namespace lx::ui {

class AppContext;
class FindingActions;
class HandlingPanel;
class MarkupLabel;
class StateChips;
class TextLabel;

/// A rule, the findings it makes and the explanation of the chosen one.
class FindingsPanel : public QWidget
{
    Q_OBJECT
public:
    explicit FindingsPanel(AppContext& context, QWidget* parent = nullptr);
    /// `rule` null: nothing to show.
    void show_rule(std::shared_ptr<const County> done, const RuleRow* rule);
    /// Only findings of subjects with these words; "" = all.
    void narrow(const QString& words);
    [[nodiscard]] QTableView* view() const { return m_view; }
    [[nodiscard]] const FindingModel& model() const { return *m_model; }
    [[nodiscard]] QTextBrowser* explanation() const { return m_why; }

Q_SIGNALS:
    /// Rows arrived.
    void listed();

private:
    QWidget* build_left();
    void list_again();
    void arrived(const std::shared_ptr<const FindingList>& list);
    void explain();
    void open_all();
    void ask_explanation(bool change);
    void ask_supervision();
    void follow(const QUrl& link);
    void update_actions();
    void size_columns();
    /// Number of selected rows, without walking over them.
    [[nodiscard]] std::int64_t selected_count() const;
    /// Rows of the selection, in the list's order.
    [[nodiscard]] std::vector<FindingList::Row> selected() const;
    [[nodiscard]] FindingChoice choice() const;
    /// What stands above the findings on paper: rule, clause, policy, what they are narrowed to.
    [[nodiscard]] TableHead print_head() const;
    [[nodiscard]] QString narrowing() const;

    AppContext& m_context;
    JobSlot m_listing;
    JobSlot m_explaining;
    QTimer m_typing{this};
    std::shared_ptr<const County> m_done;
    QString m_narrowed; ///< words somebody came with
    const Rule* m_rule = nullptr;
    std::string m_rule_id;
    std::size_t m_pack = 0;
    FindingModel* m_model = nullptr;
    MarkupLabel* m_head = nullptr;
    StateChips* m_chips = nullptr;
    QComboBox* m_area = nullptr;
    QComboBox* m_org = nullptr;
    QComboBox* m_handling = nullptr;
    QComboBox* m_deadline = nullptr;
    QLineEdit* m_search = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_empty = nullptr;
    QWidget* m_foot = nullptr; ///< what can be done; gives way to what is asked for it
    QPushButton* m_open = nullptr;
    QPushButton* m_explain = nullptr;
    QPushButton* m_supervise = nullptr;
    QPushButton* m_more = nullptr;
    QMenu* m_menu = nullptr; ///< what can be done about the chosen ones
    HandlingPanel* m_ask = nullptr;
    FindingActions* m_actions = nullptr;
    std::vector<FindingList::Row> m_asked; ///< what the open panel is about
    std::shared_ptr<const FindingList> m_asked_of;
    std::shared_ptr<const FindingText> m_shown; ///< the explanation
    QTextBrowser* m_why = nullptr;
};

} // namespace lx::ui
