#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/report/quarter/quarter_set.h"

class QButtonGroup;
class QComboBox;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class CheckPanel;
class JumpLimitsPanel;
class TextTableModel;

/// 审核: the checks of a quarter's reports, those that fail first, and what is to be known of the
/// chosen one.
class QuarterChecksView : public QWidget
{
    Q_OBJECT
public:
    explicit QuarterChecksView(AppContext& context, QWidget* parent = nullptr);
    /// null = not known.
    void show_set(std::shared_ptr<const QuarterSet> set);
    /// Chooses the first check that keeps the quarter open.
    void choose_blocking();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Entry
    {
        const Report* report = nullptr;
        const ReportCheck* check = nullptr;
    };
    enum Which : int
    {
        NotPassed,
        InTheWay,
        Unjudged,
        Passed,
        Kinds
    };
    QWidget* build_head();
    QWidget* build_table();
    void fill_reports();
    void fill();
    void show_chosen();
    [[nodiscard]] const Entry* chosen() const;

    AppContext& m_context;
    std::shared_ptr<const QuarterSet> m_set;
    std::vector<Entry> m_entries; ///< all of the set, what keeps the quarter open first
    QButtonGroup* m_which = nullptr;
    QComboBox* m_report = nullptr;
    QPushButton* m_change_limits = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    CheckPanel* m_panel = nullptr;
    JumpLimitsPanel* m_limits = nullptr;
};

} // namespace lx::ui
