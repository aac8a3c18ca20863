#pragma once

#include "ui/assess/assess_part.h"

namespace lx::ui {

class EntryTableModel;
class TextLabel;

/// 现场述职: the written reports that were handed in, and the points of the meeting.
class ReportPart : public AssessPart
{
    Q_OBJECT
public:
    ReportPart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    bool give(std::int64_t org, int column, const QString& text);

    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    TextLabel* m_hint = nullptr;
};

} // namespace lx::ui
