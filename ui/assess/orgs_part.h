#pragma once

#include "ui/assess/assess_part.h"

class QPushButton;

namespace lx::ui {

class OrgTicks;
class TextLabel;

/// 方案和对象: the scheme the round keeps, and who is assessed.
class OrgsPart : public AssessPart
{
    Q_OBJECT
public:
    OrgsPart(AppContext& context, QWidget* parent);
    void focus_first() override;

protected:
    void shown_changed() override;

private:
    TextLabel* m_scheme = nullptr;
    OrgTicks* m_orgs = nullptr;
    QPushButton* m_keep = nullptr;
    QPushButton* m_drop = nullptr;
};

} // namespace lx::ui
