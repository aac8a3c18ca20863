#include "ui/document/evaluations.h"

#include "core/chart/chart_def.h"
#include "core/county/campaign_league.h"
#include "core/instructors/instructor_board.h"
#include "core/life/life_year.h"
#include "core/life/plan_year.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"

namespace lx::ui {

Evaluations& Evaluations::of(AppContext& context)
{
    auto* found = context.findChild<Evaluations*>(QString(), Qt::FindDirectChildrenOnly);
    if (found == nullptr)
        found = new Evaluations(context);
    return *found;
}

Evaluations::Evaluations(AppContext& context)
    : QObject(&context), m_context(context), m_slot(context.jobs())
{
    connect(&context, &AppContext::document_changed, this, [this] {
        m_result.reset();
        m_worlds = std::make_shared<KeptWorlds>();
        outdate(false);
    });
    // Moving stopped what was under way; nothing tells that the result is of this file.
    connect(&context, &AppContext::path_changed, this, [this] {
        m_worlds = std::make_shared<KeptWorlds>();
        outdate(false);
    });
    connect(&context, &AppContext::as_of_changed, this, [this] { outdate(false); });
    connect(&context, &AppContext::policies_changed, this, [this] { outdate(false); });
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, [this] { outdate(false); });
    connect(&context, &AppContext::data_changed, this, [this] { outdate(true); });
}

const std::shared_ptr<KeptWorlds>& Evaluations::worlds()
{
    // Pages may ask before this has heard of another file.
    if (m_worlds_of != m_context.path()) {
        m_worlds_of = m_context.path();
        m_worlds = std::make_shared<KeptWorlds>();
    }
    return m_worlds;
}

void Evaluations::outdate(bool rows_only)
{
    m_rows_only = rows_only && m_result != nullptr && (!m_stale || m_rows_only);
    m_stale = true;
    m_problem.clear();
    m_slot.stop();
    Q_EMIT changed();
}

void Evaluations::want(bool again)
{
    if (!m_context.has_document() || current() || running() || (!m_problem.isEmpty() && !again))
        return;
    m_problem.clear();
    std::vector<std::string> policies;
    for (const QString& id : m_context.policies())
        policies.push_back(utf8_of(id));
    using Answer = std::shared_ptr<const County>;
    m_slot.start<Answer>(
        JobKind::Long, tr("Evaluating the policies"),
        [path = m_context.path8(), definitions = m_context.definitions(), day = m_context.as_of(),
         policies = std::move(policies), scope = ScopeSetting::of(m_context).id(),
         before = m_rows_only ? m_result : nullptr](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            // Own fields may have come since: then nothing is as it was.
            if (before && before->definitions == definitions)
                return County::after(*database, before, progress);
            CountyWanted wanted = CountyWanted::by_pages(policies, day, scope);
            wanted.facts = LifeYear::needs();
            wanted.facts.merge(PlanYear::needs(definitions->facts()));
            wanted.facts.merge(campaign_league_needs(definitions->facts()));
            wanted.facts.merge(InstructorBoard::needs(definitions->facts()));
            LX_ASSIGN(const ChartDef chart, // of the start page, also without any policy
                      ChartDef::find(definitions->facts(), "coverage-areas"));
            wanted.facts.merge(chart.needs);
            return County::load(*database, definitions, wanted, progress);
        },
        [this](Result<Answer> answer) {
            if (answer) {
                m_result = std::move(*answer);
                worlds()->keep(m_result->world);
                m_stale = false;
            } else {
                m_problem = qt(answer.error().message);
                if (answer.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(answer.error());
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

} // namespace lx::ui
