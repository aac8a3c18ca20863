#include "ui/stars/round_end.h"

#include <algorithm>

#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_told = 4; ///< sentences; the table shows the rest

} // namespace

RoundEnd::RoundEnd(AppContext& context, QWidget* parent)
    : KeepPanel(tr("What stands in the way of the round's end"), tr("Leave the round open"),
                tr("End it all the &same…"), parent),
      m_context(context), m_closing(context.jobs())
{
    m_beyond = new QPushButton(tr("Show those &over the quota"), this);
    m_beyond->setAccessibleName(tr("Show those over the quota"));
    add_choice(m_beyond);
    add_fields(build_fields());
    connect(m_beyond, &QPushButton::clicked, this, &RoundEnd::beyond_wanted);
}

QWidget* RoundEnd::build_fields()
{
    auto* part = new QWidget(this);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_problems = new TextLabel(part);
    m_problems->setWordWrap(true);
    m_reason = new QLineEdit(part);
    const QString why = tr("Why it is ended all the same");
    m_reason->setAccessibleName(why);
    column->addWidget(m_problems);
    column->addWidget(labelled(part, why, m_reason));
    return part;
}

void RoundEnd::show_round(Shown proposal)
{
    m_proposal = std::move(proposal);
    if (isHidden())
        return;
    const auto problems = m_proposal ? m_proposal->problems() : std::vector<std::string>();
    if (problems.empty())
        leave();
    else
        tell_problems(problems);
}

void RoundEnd::begin()
{
    const auto problems = m_proposal->problems();
    if (problems.empty()) {
        (void)end({});
        return;
    }
    tell_problems(problems);
    tell({});
    show();
    m_reason->setFocus();
}

void RoundEnd::tell_problems(const std::vector<std::string>& problems)
{
    QStringList lines;
    for (std::size_t i = 0; i < std::min(problems.size(), most_told); ++i)
        lines << qt(problems[i] + "。");
    if (problems.size() > most_told)
        lines << tr("… and %1 more").arg(count_text(std::ssize(problems) - std::ssize(lines)));
    m_problems->setText(lines.join(QLatin1Char('\n')));
    m_beyond->setVisible(std::ranges::any_of(m_proposal->quotas(), &StarProposal::QuotaUse::over));
}

bool RoundEnd::keep()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        tell(tr("Say why the round is ended all the same: it is entered with every star."));
        m_reason->setFocus();
        return false;
    }
    if (!m_proposal || !end(utf8_of(reason)))
        return false;
    m_reason->clear();
    return true;
}

QString RoundEnd::question() const
{
    const auto& orgs = m_proposal->orgs();
    const auto count = [&](auto which) { return count_text(std::ranges::count_if(orgs, which)); };
    const auto rated = count([](const auto& org) { return org.star.has_value(); });
    const auto behind = count([](const auto& org) { return org.behind(); });
    const auto pending =
        std::ranges::count_if(orgs, [](const auto& org) { return org.pending > 0; });
    QStringList lines{tr("The stars of %1 organizations are entered in the ledger.").arg(rated)};
    if (const auto& plan = m_proposal->scheme().plan)
        lines << tr("%1 organizations without a star, lowered or not rated get a plan due on %2.")
                     .arg(behind, date_text(star_plan_due(*plan, m_proposal->round().year,
                                                          m_context.as_of())));
    if (pending > 0)
        lines << tr("%1 organizations still have items nobody has scored; they count nothing.")
                     .arg(count_text(pending));
    if (m_proposal->round().steps.empty())
        lines << tr("None of the steps has a day yet, from self-rating to publishing.");
    return lines.join(QLatin1Char('\n'));
}

bool RoundEnd::end(const std::string& despite)
{
    const int year = m_proposal->round().year;
    if (m_context.dialogs().choose(tr("End the round of %1").arg(year), question(),
                                   {tr("End the round"), tr("Not yet")}, 1) != 0)
        return false;
    const auto done = std::make_shared<StarsClosed>();
    m_context.change_many(
        m_closing, qt(star_closing_title(year)),
        // Rated anew as it is written: what was entered since the question counts.
        [definitions = m_context.definitions(), year, scheme = m_proposal->scheme().id,
         rated = m_proposal->world().as_of(), day = m_context.as_of(), despite,
         done](Database& database, const Catalog& catalog, Writer& writer,
               Progress& progress) -> Result<> {
            LX_ASSIGN(const StarProposal now,
                      propose_stars(database, definitions, year, scheme, rated, progress));
            LX_ASSIGN(*done,
                      close_stars(database, catalog, writer, now, {day, {}, despite}, progress));
            return {};
        },
        [this, done](Result<std::int64_t> action) { tell_end(*done, std::move(action)); });
    return true;
}

void RoundEnd::tell_end(const StarsClosed& done, Result<std::int64_t> action)
{
    if (!action)
        return m_context.notices().error(action.error());
    if (*action == 0)
        return m_context.notices().info(tr("Everything was entered already."));
    QString words = tr("Entered %1 ratings and %2 plans.")
                        .arg(count_text(done.written), count_text(done.plans));
    if (done.ended > 0)
        words +=
            tr(" %1 plans nothing calls for any more were closed.").arg(count_text(done.ended));
    if (done.withdrawn > 0)
        words += tr(" %1 ratings of organizations that are not rated any more were taken out.")
                     .arg(count_text(done.withdrawn));
    m_context.notices().post(
        {NoticeKind::Success, words, {{tr("Undo"), [this, id = *action] { m_context.undo(id); }}}});
}

} // namespace lx::ui
