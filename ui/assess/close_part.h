#pragma once

#include "ui/assess/assess_part.h"

class QPushButton;

namespace lx::ui {

class ReportOutput;
class TextLabel;
class TextTableModel;

/// 办结: what is still missing, the closing, and where its rows and sheets are then.
class ClosePart : public AssessPart
{
    Q_OBJECT
public:
    ClosePart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    void close_now();
    void reopen();
    void show_rows();
    void print_sheets();

    ReportOutput* m_output = nullptr;
    TextLabel* m_words = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QPushButton* m_close = nullptr;
    QPushButton* m_reopen = nullptr;
    QPushButton* m_rows = nullptr;
    QPushButton* m_sheets = nullptr;
    QPushButton* m_ranking = nullptr;
    WorkSlot m_working;
};

} // namespace lx::ui
