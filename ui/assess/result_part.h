#pragma once

#include "ui/assess/assess_part.h"

class QPushButton;

namespace lx::ui {

class EntryTableModel;
class TextLabel;

/// 排名和等次: everything computed, with the quotas of the grades as live counters.
class ResultPart : public AssessPart
{
    Q_OBJECT
public:
    ResultPart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_counts = nullptr;
    std::shared_ptr<const AssessScheme> m_columns_of;
};

} // namespace lx::ui
