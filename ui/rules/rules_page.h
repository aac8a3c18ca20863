#pragma once

#include <memory>
#include <optional>

#include "ui/widgets/page.h"

class QButtonGroup;
class QPushButton;
class QStackedWidget;

namespace lx {
struct County;
}

namespace lx::ui {

class CompareView;
class Evaluations;
class FiguresView;
class FindingsPanel;
class OwnRulesView;
class ScopesView;
class RuleList;
class TargetsView;
class TextLabel;

/// 规则: what the policies ask, who meets it, and why not; their targets; two of them compared.
class RulesPage : public Page
{
    Q_OBJECT
public:
    explicit RulesPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void find() override;
    void focus_first() override;
    /// Its parts: findings, targets, compare, figures, own.
    bool show_place(const Place& place) override;

private:
    void show_part(int part);
    void update_result();

    Evaluations& m_evaluations;
    std::optional<Place::Rule> m_wanted; ///< to be shown once the policies are evaluated
    std::shared_ptr<const County> m_shown;
    QButtonGroup* m_views = nullptr;
    QPushButton* m_again = nullptr;
    QStackedWidget* m_stack = nullptr;
    RuleList* m_rules = nullptr;
    FindingsPanel* m_findings = nullptr;
    TargetsView* m_targets = nullptr;
    CompareView* m_compare = nullptr;
    FiguresView* m_figures = nullptr;
    OwnRulesView* m_own = nullptr;
    ScopesView* m_scopes = nullptr;
    QPushButton* m_copy = nullptr;
    TextLabel* m_empty = nullptr;
};

} // namespace lx::ui
