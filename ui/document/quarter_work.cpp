#include "ui/document/quarter_work.h"

#include <algorithm>

#include "core/chart/report_charts.h"
#include "core/facts/kept_worlds.h"
#include "core/report/quarter/closing_record.h"
#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"

namespace lx::ui {

QuarterWork& QuarterWork::of(AppContext& context)
{
    auto* found = context.findChild<QuarterWork*>(QString(), Qt::FindDirectChildrenOnly);
    if (found == nullptr)
        found = new QuarterWork(context);
    return *found;
}

QuarterWork::QuarterWork(AppContext& context)
    : QObject(&context), m_context(context), m_making(context.jobs()), m_counting(context.jobs()),
      m_work(context.jobs())
{
    connect(&context, &AppContext::document_changed, this, &QuarterWork::forget);
    connect(&context, &AppContext::path_changed, this, &QuarterWork::outdate);
    connect(&context, &AppContext::as_of_changed, this, [this] {
        forget_handed_in();
        Q_EMIT changed();
    });
    connect(&context, &AppContext::policies_changed, this, &QuarterWork::outdate);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, &QuarterWork::outdate);
    connect(&context, &AppContext::data_changed, this, &QuarterWork::note);
}

void QuarterWork::forget()
{
    m_making.stop();
    forget_handed_in();
    m_quarters.clear();
    m_set.reset();
    m_set_of.clear();
    m_problem.clear();
    m_stale = true;
    Q_EMIT changed();
}

void QuarterWork::forget_handed_in()
{
    m_counting.stop();
    m_handed.clear();
    m_uncounted.clear();
}

void QuarterWork::outdate()
{
    m_making.stop();
    m_problem.clear();
    // What was closed is what it was.
    m_stale = m_stale || !m_set || !m_set->quarter.closed();
    Q_EMIT changed();
}

void QuarterWork::note(const DataChange& change)
{
    const bool of_quarters = std::ranges::any_of(
        change.settings, [](const std::string& name) { return is_quarter_setting(name); });
    if (of_quarters || change.many)
        m_quarters.clear();
    const bool rows = change.many || !change.rows.empty();
    if (change.touches("submission") || change.touches("area") || change.touches("org")) {
        forget_handed_in();
    }
    const bool others = std::ranges::any_of(
        change.settings, [](const std::string& name) { return !is_quarter_setting(name); });
    if (rows || others) {
        outdate();
        return;
    }
    const auto closing = [](const Quarter& one) { return one.closed() ? one.closing->id : 0; };
    if (m_set && m_context.has_document() &&
        closing(quarter(m_set->quarter.period)) != closing(m_set->quarter))
        m_stale = true; // closed, or opened again
    Q_EMIT changed();
}

Period QuarterWork::current_quarter() const
{
    return Period::judged(PeriodKind::Quarter, m_context.as_of());
}

const Quarter& QuarterWork::quarter(const Period& period)
{
    const auto known = m_quarters.find(period.code());
    if (known != m_quarters.end())
        return known->second;
    Quarter& one = m_quarters[period.code()];
    one.period = period;
    if (!m_context.has_document())
        return one;
    auto read = quarter_of(m_context.database(), period); // a setting and a row
    if (read)
        one = std::move(*read);
    else
        m_context.notices().error(read.error());
    return one;
}

std::shared_ptr<const QuarterSet> QuarterWork::set(const Period& period) const
{
    return m_set && m_set->quarter.period == period ? m_set : nullptr;
}

bool QuarterWork::set_current(const Period& period) const
{
    return set(period) != nullptr && !m_stale;
}

bool QuarterWork::making(const Period& period) const
{
    return m_making.running() && m_set_of == period.code();
}

ReportRequest QuarterWork::request(const Period& period) const
{
    ReportRequest request;
    request.period = period;
    request.made = m_context.clock().today();
    request.as_of = std::min(period.last, request.made);
    for (const QString& id : m_context.policies())
        request.policies.push_back(utf8_of(id));
    if (request.policies.empty())
        request.policies = PolicyPack::builtin_ids();
    request.scope = ScopeSetting::of(m_context).id();
    return request;
}

void QuarterWork::want_set(const Period& period, bool again)
{
    const bool other = m_set_of != period.code();
    if (!m_context.has_document() || set_current(period) || making(period) ||
        (!other && !m_problem.isEmpty() && !again))
        return;
    m_set_of = period.code();
    m_problem.clear();
    using Made = std::shared_ptr<const QuarterSet>;
    m_making.start<Made>(
        JobKind::Long, tr("Checking the reports of %1").arg(qt(period.chinese())),
        [path = m_context.path8(), definitions = m_context.definitions(),
         request = request(period)](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(auto made, quarter_set(*database, definitions, request, progress));
            return std::make_shared<const QuarterSet>(std::move(made));
        },
        [this](Result<Made> made) {
            if (made) {
                m_set = std::move(*made);
                m_stale = false;
            } else {
                m_problem = qt(made.error().message);
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void QuarterWork::stop_set()
{
    if (!m_making.running())
        return;
    m_making.stop();
    m_problem = tr("Cancelled.");
    Q_EMIT changed();
}

QuarterWork::Blocking QuarterWork::blocking(const QuarterSet& set)
{
    const Quarter& now = quarter(set.quarter.period);
    Blocking found;
    for (const Report& report : set.reports)
        for (const ReportCheck& check : report.checks)
            if (blocks(check, explanation_of(now, report, check)))
                found.emplace_back(&report, &check);
    return found;
}

std::shared_ptr<const Completeness> QuarterWork::handed_in(const Period& period) const
{
    const auto known = m_handed.find(period.code());
    return known == m_handed.end() ? nullptr : known->second;
}

void QuarterWork::want_handed_in(const Period& period)
{
    if (!m_context.has_document() || m_handed.contains(period.code()) ||
        m_uncounted == period.code() || (m_counting.running() && m_counting_of == period.code()))
        return;
    m_counting_of = period.code();
    using Counted = std::shared_ptr<const Completeness>;
    World::Options options;
    options.as_of = m_context.as_of();
    if (const auto& jurisdiction = m_context.jurisdiction())
        options.jurisdiction = jurisdiction->area;
    m_counting.start<Counted>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), options, period,
         worlds = Evaluations::of(m_context).worlds()](JobProgress& progress) -> Result<Counted> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const Needs needs, handing_in_needs(definitions->facts()));
            LX_ASSIGN(const auto world,
                      worlds->find(*database, definitions, needs, options, progress));
            LX_ASSIGN(auto all, completeness(*world, period));
            return std::make_shared<const Completeness>(std::move(all));
        },
        [this, code = period.code()](Result<Counted> all) {
            if (all)
                m_handed[code] = std::move(*all);
            else if (all.error().kind != ErrorKind::Cancelled) {
                m_uncounted = code; // not again until something changes
                m_context.notices().error(all.error());
            }
            Q_EMIT changed();
        });
}

Result<> QuarterWork::check(const Period& period, bool checking)
{
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return mark_checking(database, period, checking, actor);
    });
}

Result<> QuarterWork::explain(const Period& period, const std::string& key, const std::string& text)
{
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return explain_checks(database, period, {{key, text}}, actor);
    });
}

Result<> QuarterWork::hand_up(const Period& period, Date day)
{
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return mark_handed_up(database, period, day, actor);
    });
}

Result<> QuarterWork::reopen(const Period& period, const std::string& reason, Date until,
                             bool returned)
{
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return reopen_quarter(database, period, reason, until, returned, actor);
    });
}

void QuarterWork::close(const Period& period, const ReportSigners& signers,
                        std::function<void(Result<Closing>)> done)
{
    if (auto may = m_context.may_write(); !may) {
        done(fail(std::move(may.error())));
        return;
    }
    using Closed = std::pair<Closing, std::vector<std::int64_t>>; // and the actions behind it
    m_work.start<Closed>(
        JobKind::Long, tr("Closing %1").arg(qt(period.chinese())),
        [path = m_context.path8(), definitions = m_context.definitions(), request = request(period),
         signers, actor = m_context.actor(),
         token = m_context.writing()](JobProgress& progress) -> Result<Closed> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_ASSIGN(Closing closing,
                      close_quarter(*database, definitions, request, {}, signers, actor, progress,
                                    chart_sheets_of(definitions, request)));
            Closed closed;
            closed.first = std::move(closing);
            LX_ASSIGN(closed.second.emplace_back(), ChangeLog(*database).last_action());
            // What is closed stands, whether its record can be entered or not.
            if (record_closing(*database, definitions, closed.first, actor)) {
                LX_ASSIGN(closed.second.emplace_back(), ChangeLog(*database).last_action());
            }
            return closed;
        },
        [this, done = std::move(done)](Result<Closed> closed) {
            if (closed) {
                for (const std::int64_t action : closed->second)
                    m_context.announce(action);
                done(std::move(closed->first));
            } else {
                if (closed.error().kind != ErrorKind::Cancelled) {
                    m_quarters.clear(); // somebody else may have been first
                    outdate();
                }
                done(fail(std::move(closed.error())));
            }
        });
}

void QuarterWork::export_set(const Period& period, const ReportSigners& signers,
                             const QString& folder, const std::set<std::string>& only,
                             std::function<void(Result<std::vector<WrittenReport>>)> done)
{
    using Written = std::vector<WrittenReport>;
    m_work.start<Written>(
        JobKind::Long, tr("Writing the reports of %1").arg(qt(period.chinese())),
        [path = m_context.path8(), definitions = m_context.definitions(), request = request(period),
         signers, folder = utf8_of(folder), only, made = set_current(period) ? m_set : nullptr,
         now = quarter(period)](JobProgress& progress) -> Result<Written> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            QuarterSet set;
            if (made) {
                set = *made;
                if (!now.closed())
                    take_explanations(set, now);
            } else {
                LX_ASSIGN(set, quarter_set(*database, definitions, request, progress));
            }
            return write_quarter_set(*database, set, folder, signers, progress, only,
                                     chart_sheets_of(definitions, request));
        },
        std::move(done));
}

} // namespace lx::ui
