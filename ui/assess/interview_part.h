#pragma once

#include "ui/assess/assess_part.h"

class QCheckBox;

namespace lx::ui {

class EntryTableModel;

/// 约谈: who stands at the end, whether the problems are serious, the talk, 整改 and its last day.
class InterviewPart : public AssessPart
{
    Q_OBJECT
public:
    InterviewPart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    bool keep(std::int64_t org, int column, const QString& text);

    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QCheckBox* m_all = nullptr;
};

} // namespace lx::ui
