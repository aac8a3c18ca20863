#include "ui/document/finding_actions.h"

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

FindingActions::FindingActions(AppContext& context, Matter matter, QObject* parent)
    : QObject(parent), m_context(context), m_matter(matter), m_slot(context.jobs())
{}

void FindingActions::explain(std::vector<ExceptionSubject> subjects, const ExceptionText& text)
{
    const QString count = count_text(static_cast<std::int64_t>(subjects.size()));
    const bool finding = m_matter == Matter::Finding;
    m_context.change_many(
        m_slot, (finding ? tr("Explaining %1 findings") : tr("Putting off %1")).arg(count),
        [subjects = std::move(subjects), text](Database& database, const Catalog& catalog,
                                               Writer& writer, Progress&) -> Result<> {
            return accept_findings(database, catalog, writer, subjects, text);
        },
        [this, count, finding](Result<std::int64_t> action) {
            if (action)
                m_context.notices().info(
                    (finding ? tr("%1 findings explained") : tr("%1 put off")).arg(count));
            else
                m_context.notices().error(action.error());
        });
}

void FindingActions::withdraw(std::int64_t exception)
{
    const LedgerDef& def = *m_context.catalog()->ledger("exception");
    const auto done = m_context.change(tr("Withdrawing an explanation"), [&](Writer& writer) {
        return writer.remove(def, exception);
    });
    if (!done)
        m_context.notices().error(done.error());
}

QString FindingActions::supervised_words(std::int64_t made, std::int64_t asked,
                                         const QString& person) const
{
    const QString count = count_text(made);
    const QString words = m_matter == Matter::Finding
                              ? tr("%1 findings are under supervision now").arg(count)
                              : tr("%1 given to %2").arg(count, person);
    return made == asked
               ? words
               : tr("%1; %2 were under supervision already").arg(words, count_text(asked - made));
}

void FindingActions::supervise(std::vector<SupervisedFinding> findings,
                               const SupervisionOrder& order)
{
    auto made = std::make_shared<std::vector<std::int64_t>>();
    const auto asked = static_cast<std::int64_t>(findings.size());
    m_context.change_many(
        m_slot,
        (m_matter == Matter::Finding ? tr("Supervising %1 findings") : tr("Assigning %1"))
            .arg(count_text(asked)),
        [findings = std::move(findings), order, made](Database& database, const Catalog& catalog,
                                                      Writer& writer,
                                                      Progress& progress) -> Result<> {
            LX_ASSIGN(*made, lx::supervise(database, catalog, writer, findings, order, progress));
            return {};
        },
        [this, made, asked, person = qt(order.person)](Result<std::int64_t> action) {
            if (!action) {
                m_context.notices().error(action.error());
                return;
            }
            const auto count = static_cast<std::int64_t>(made->size());
            Notice notice{NoticeKind::Success, supervised_words(count, asked, person)};
            if (count > 0)
                notice.acts.push_back(
                    {tr("Show the notices"), [this, made] { show_notice(*made); }});
            m_context.notices().post(notice);
        });
}

void FindingActions::close(const std::vector<std::int64_t>& supervisions)
{
    auto closed = std::make_shared<std::int64_t>(0);
    m_context.change_many(
        m_slot,
        tr("Closing %1 supervised findings")
            .arg(count_text(static_cast<std::int64_t>(supervisions.size()))),
        [supervisions, day = m_context.as_of(), closed](Database& database, const Catalog& catalog,
                                                        Writer& writer,
                                                        Progress& progress) -> Result<> {
            LX_ASSIGN(*closed,
                      close_supervisions(database, catalog, writer, supervisions, day, progress));
            return {};
        },
        [this, closed](Result<std::int64_t> action) {
            if (action)
                m_context.notices().info(
                    tr("%1 supervised findings closed").arg(count_text(*closed)));
            else
                m_context.notices().error(action.error());
        });
}

void FindingActions::show_notice(const std::vector<std::int64_t>& supervisions)
{
    m_context.go(Place::sheet(QStringLiteral("supervision-notice"), supervisions));
}

std::vector<ExceptionSubject> explained_subjects(const FindingList& list,
                                                 const std::vector<FindingList::Row>& rows)
{
    std::vector<ExceptionSubject> subjects;
    subjects.reserve(rows.size());
    for (const FindingList::Row& row : rows)
        subjects.push_back({list.rule->full_id, list.ledger(row), row.id});
    return subjects;
}

std::vector<SupervisedFinding> supervised_findings(const FindingList& list,
                                                   const std::vector<FindingList::Row>& rows)
{
    std::vector<SupervisedFinding> findings;
    findings.reserve(rows.size());
    const auto& orgs = list.done->world->snapshot().table("org").ids;
    for (const FindingList::Row& row : rows)
        findings.push_back({list.rule->full_id, list.rule->title, list.ledger(row), row.id,
                            row.org < 0 ? 0 : orgs[static_cast<std::size_t>(row.org)]});
    return findings;
}

} // namespace lx::ui
