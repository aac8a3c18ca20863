#pragma once

#include <memory>
#include <vector>

#include "core/county/campaign.h"
#include "core/edit/editor.h"
#include "core/report/letterhead.h"
#include "ui/widgets/page.h"

class QAbstractItemModel;
class QAction;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace lx::ui {

class Evaluations;
class LeagueView;
class LetterheadPanel;
class MilestoneModel;
class ReportOutput;
class TextLabel;
class TextTableModel;

/// 专项行动: the campaigns with their progress, milestones and the targets that fall due in them.
class CampaignPage : public Page
{
    Q_OBJECT
public:
    explicit CampaignPage(AppContext& context, QWidget* parent = nullptr);
    void refresh(const Changes& changes) override;
    void focus_first() override;
    bool show_place(const Place& place) override;

private:
    QWidget* build_detail(QWidget* parent);
    QTableView* build_table(QWidget* parent, QAbstractItemModel* model, const QString& name);
    /// Reads the campaigns on a worker and shows them.
    void read();
    void show_campaigns(std::vector<CampaignProgress> campaigns);
    void choose();
    void show_targets();
    /// Writes a campaign with its milestones as one action and chooses it.
    void begin(const QString& name, int days, const std::vector<CampaignExample::Step>& steps);
    void begin_example();
    void add_milestone();
    void remove_milestone();
    void save_summary();
    /// The bulletin of the week, or the summary as a letter.
    void save_letter(bool summary);
    bool edit(std::int64_t id, const char* field, const QString& text);
    bool told(const Result<Edited>& written);
    [[nodiscard]] const CampaignProgress* chosen() const;

    Evaluations& m_evaluations;
    /// The number a letter has, or is given where the user wants numbers. Errors: Refused (the
    /// office has no word for them), those of LetterNumbers.
    [[nodiscard]] Result<std::optional<int>> letter_number(const CampaignProgress& campaign,
                                                           bool summary, const Letterhead& head);

    std::vector<CampaignProgress> m_campaigns;
    std::int64_t m_chosen = 0;  ///< id of the campaign shown
    std::int64_t m_to_name = 0; ///< id of a milestone whose task is to be entered once it is shown
    JobSlot m_reading;
    JobSlot m_writing;
    TextTableModel* m_list_model = nullptr;
    MilestoneModel* m_milestone_model = nullptr;
    TextTableModel* m_target_model = nullptr;
    QTableView* m_list = nullptr;
    QTableView* m_milestones = nullptr;
    QTableView* m_targets = nullptr;
    TextLabel* m_head = nullptr;
    TextLabel* m_words = nullptr;
    TextLabel* m_target_head = nullptr;
    QProgressBar* m_bar = nullptr;
    QPushButton* m_example = nullptr;
    QPushButton* m_new = nullptr;
    QPushButton* m_add = nullptr;
    QPushButton* m_remove = nullptr;
    QPushButton* m_summary = nullptr;
    QPushButton* m_letters = nullptr;
    QAction* m_numbered = nullptr;
    LetterheadPanel* m_letterhead = nullptr;
    QTabBar* m_parts = nullptr; ///< targets, townships
    LeagueView* m_league = nullptr;
    ReportOutput* m_output = nullptr;
    QPushButton* m_open = nullptr;
    QStackedWidget* m_stack = nullptr;
};

} // namespace lx::ui
