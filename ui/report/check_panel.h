#pragma once

#include <memory>
#include <string>

#include <QFrame>

#include "core/report/quarter/quarter_set.h"
#include "ui/presentation/jobs.h"

class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class TextLabel;
class TextTableModel;

/// One check of a quarter: both sides, what it means and what to do, the rows that make the
/// difference, and the place where it is explained.
class CheckPanel : public QFrame
{
    Q_OBJECT
public:
    explicit CheckPanel(AppContext& context, QWidget* parent = nullptr);
    /// null = none. What was written of the one before is kept.
    void show_check(std::shared_ptr<const QuarterSet> set, const Report* report,
                    const ReportCheck* check);
    /// The keyboard comes from the list: to the explanation, else to the names.
    void begin();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* build_words();
    QWidget* build_names();
    void show_words(const Quarter& quarter);
    void read_names();
    void keep();

    AppContext& m_context;
    JobSlot m_naming;
    std::shared_ptr<const QuarterSet> m_set; ///< keeps what is shown
    const Report* m_report = nullptr;
    const ReportCheck* m_check = nullptr;
    std::string m_key; ///< what an explanation is kept by; "" = none is written
    TextLabel* m_title = nullptr;
    TextLabel* m_place = nullptr;
    TextLabel* m_words = nullptr;
    QWidget* m_explaining = nullptr;
    QLineEdit* m_text = nullptr;
    TextLabel* m_said = nullptr; ///< by whom and when
    TextLabel* m_names_title = nullptr;
    QPushButton* m_open = nullptr;
    TextTableModel* m_names_model = nullptr;
    QTableView* m_names = nullptr;
};

} // namespace lx::ui
