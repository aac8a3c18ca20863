#include "ui/campaign/league_view.h"

#include <QHeaderView>
#include <QTableView>
#include <QVBoxLayout>

#include "core/county/county.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

QString signed_text(std::int64_t number)
{
    return number > 0 ? QStringLiteral("+") + count_text(number) : count_text(number);
}

TextTableModel::Row row_of(const LeagueRow& row)
{
    return {{row.rank > 0 ? QString::number(row.rank) : QString(), qt(row.name),
             count_text(row.now.population), count_text(row.now.org_covered),
             rate_text(row.now.org_covered, row.now.population), signed_text(row.since_week()),
             signed_text(row.since_start()), count_text(row.unbuilt)},
            TextTableModel::Tone::Plain,
            row.area};
}

} // namespace

LeagueView::LeagueView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_model(new TextTableModel(this)),
      m_making(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new TextLabel(this);
    set_role(m_head, "soft");
    m_head->setWordWrap(true);
    m_head->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 4);
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    m_model->set_columns(
        {tr("Rank"), tr("Area"), tr("Units"), tr("Covered"), tr("Coverage"), tr("Since last week"),
         tr("Since the start"), tr("Still to be founded")},
        {right, Qt::AlignLeft | Qt::AlignVCenter, right, right, right, right, right, right});
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Townships in the campaign"));
    dress_table(m_view);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    keep_columns(m_view, {{0, 3}, {1, 8}, {2, 4}, {3, 4}, {4, 5}, {5, 4}, {6, 4}, {7, 5}});
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
}

void LeagueView::show_campaign(std::shared_ptr<const County> county,
                               std::optional<CampaignProgress> campaign)
{
    m_making.stop();
    m_model->set_rows({});
    if (!county || !campaign || !campaign->begun) {
        m_head->setText(campaign && !campaign->begun
                            ? tr("The campaign has not begun: there is no ranking yet.")
                            : QString());
        return;
    }
    m_making.start<CampaignLeague>(
        JobKind::Quick, {},
        [county = std::move(county), campaign = std::move(*campaign)](JobProgress&) {
            return Result<CampaignLeague>(CampaignLeague::of(*county, campaign));
        },
        [this](Result<CampaignLeague> league) {
            if (league)
                show_league(*league);
            else if (league.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(league.error());
        });
}

void LeagueView::show_league(const CampaignLeague& league)
{
    m_head->setText(
        tr("As of %1, ranked by coverage; the week is counted from %2, the start from %3")
            .arg(date_text(league.now), date_text(league.week), date_text(league.start)));
    std::vector<TextTableModel::Row> rows;
    for (const LeagueRow& row : league.rows)
        rows.push_back(row_of(row));
    rows.push_back(row_of(league.total));
    m_model->set_rows(std::move(rows));
}

} // namespace lx::ui
