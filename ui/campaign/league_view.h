#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "core/county/campaign_league.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/text_table_model.h"

class QTableView;

namespace lx {
struct County;
}

namespace lx::ui {

class AppContext;
class TextLabel;

/// Where the townships stand in a campaign: ranked by their coverage, what each gained in the week
/// and since the start.
class LeagueView : public QWidget
{
    Q_OBJECT
public:
    explicit LeagueView(AppContext& context, QWidget* parent = nullptr);

    /// Counts it on a worker; nothing for a campaign that has not begun.
    void show_campaign(std::shared_ptr<const County> county,
                       std::optional<CampaignProgress> campaign);

private:
    void show_league(const CampaignLeague& league);

    AppContext& m_context;
    TextLabel* m_head = nullptr;
    TextTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    JobSlot m_making;
};

} // namespace lx::ui
