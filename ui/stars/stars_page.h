#pragma once

#include "ui/widgets/page.h"

class QStackedWidget;
class QTabBar;

namespace lx::ui {

class AllowanceView;
class HonoursView;
class RatingView;

/// 星级评定 and what follows from it: the round of a year, the allowances of
/// secretaries, and the honours it leads to.
class StarsPage : public Page
{
    Q_OBJECT
public:
    explicit StarsPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void find() override;
    void focus_first() override;
    bool show_place(const Place& place) override;

private:
    void show_part(int part);

    QString m_words; ///< of the rating, beside the title
    QTabBar* m_tabs = nullptr;
    QStackedWidget* m_stack = nullptr;
    RatingView* m_rating = nullptr;
    AllowanceView* m_allowance = nullptr;
    HonoursView* m_honours = nullptr;
};

} // namespace lx::ui
