#include "ui/start/coverage_chart.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/chart/chart_def.h"
#include "core/chart/make_chart.h"
#include "ui/chart/chart_actions.h"
#include "ui/chart/chart_view.h"
#include "ui/chart/open_figure.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/start/coverage_bars.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

CoverageChart::CoverageChart(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_making(context.jobs()), m_opening(context.jobs()),
      m_actions(new ChartActions(context, this))
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(1), 4, 4, 0);
    m_title = new TextLabel(this); // the chart's name
    set_role(m_title, "strong");
    head->addWidget(m_title, 1);
    m_actions->add_tools(head, this);
    column->addLayout(head);
    m_note = new TextLabel(this);
    m_note->setWordWrap(true);
    m_note->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    set_role(m_note, "soft");
    column->addWidget(m_note);
    m_view = new ChartView({false, {}, nullptr}, this);
    m_view->setAccessibleName(tr("Chart of both coverages by area"));
    column->addWidget(m_view, 1);
    connect(m_view, &ChartView::opened, this, &CoverageChart::open);
}

void CoverageChart::show(std::shared_ptr<const County> done, bool beside)
{
    if (!done) {
        m_making.stop();
        return take(nullptr);
    }
    using Made = std::shared_ptr<const Chart>;
    m_making.start<Made>(
        JobKind::Quick, {},
        [done = std::move(done), beside](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(ChartDef def, ChartDef::find(done->definitions->facts(), "coverage-areas"));
            def.ascending = true; // here it says where there is most to do
            def.most = 0;
            LX_ASSIGN(Chart chart, make_chart(def, done, {}, progress));
            add_goal_bars(chart, def, *done);
            if (beside)
                add_all_registered(chart, *done);
            return std::make_shared<const Chart>(std::move(chart));
        },
        [this](Result<Made> made) {
            if (made)
                take(std::move(*made));
            else if (made.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(made.error());
        });
}

void CoverageChart::take(std::shared_ptr<const Chart> chart)
{
    QStringList lines;
    if (chart) {
        for (const std::string& line : chart->lines)
            lines << qt(line);
    }
    if (chart) {
        m_title->setText(qt(chart->name));
        setAccessibleName(qt(chart->name));
    }
    m_note->setText(lines.join(QStringLiteral("　")));
    m_actions->set_chart(chart);
    m_view->show_chart(std::move(chart));
}

void CoverageChart::open(int series, int category)
{
    open_figure(m_context, m_opening, m_view->chart(), series, category);
}

} // namespace lx::ui
