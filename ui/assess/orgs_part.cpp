#include "ui/assess/orgs_part.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "ui/assess/org_ticks.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

/// "平时考核 40、现场述职 20、上级会议 24、本党组织 16"
QString weights_of(const AssessScheme& scheme)
{
    QStringList parts;
    const auto part = [&](const QString& name, int weight) {
        if (weight > 0)
            parts << QStringLiteral("%1 %2").arg(name).arg(weight);
    };
    part(qt(step_title(AssessStep::Daily)), scheme.daily_weight);
    part(qt(step_title(AssessStep::Report)), scheme.report_weight);
    for (const auto& voters : scheme.voters)
        part(qt(voters.name), voters.weight);
    return parts.join(QStringLiteral("、"));
}

QString grades_of(const AssessScheme& scheme)
{
    QStringList parts;
    for (const auto& grade : scheme.grades) {
        QString words = OrgsPart::tr("%1 from %2").arg(qt(grade.name), qt(points_text(grade.from)));
        if (grade.percent)
            words += OrgsPart::tr(" (at most %1 %)").arg(*grade.percent);
        else if (grade.one_in)
            words += OrgsPart::tr(" (at most one in %1)").arg(*grade.one_in);
        parts << words;
    }
    return parts.join(QStringLiteral("、"));
}

} // namespace

OrgsPart::OrgsPart(AppContext& context, QWidget* parent) : AssessPart(context, parent)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_scheme = new TextLabel(this);
    m_scheme->setWordWrap(true);
    column->addWidget(m_scheme);
    m_orgs = new OrgTicks(context, this);
    column->addWidget(m_orgs, 1);
    auto* buttons = new QHBoxLayout;
    m_drop = new QPushButton(tr("&Give up the round"), this);
    m_drop->setAccessibleName(tr("Give up the round"));
    m_keep = new QPushButton(tr("&Keep who is assessed"), this);
    m_keep->setAccessibleName(tr("Keep who is assessed"));
    buttons->addWidget(m_drop);
    buttons->addStretch();
    buttons->addWidget(m_keep);
    column->addLayout(buttons);
    connect(m_keep, &QPushButton::clicked, this, [this] {
        act(tr("who is assessed"), [this](Writer& writer, const AssessRound& of) {
            return set_round_orgs(writer, of, m_orgs->ticked());
        });
    });
    connect(m_drop, &QPushButton::clicked, this, [this] {
        act(tr("given up"), [this](Writer& writer, const AssessRound& of) {
            return drop_round(this->context().database(), writer, of);
        });
    });
    connect(m_orgs, &OrgTicks::changed, this,
            [this] { m_keep->setEnabled(editable() && m_orgs->ticked() != round().orgs); });
}

void OrgsPart::shown_changed()
{
    const AssessScheme& scheme = *round().scheme;
    m_scheme->setText(tr("%1\nWeights: %2\nGrades: %3")
                          .arg(qt(scheme.name), weights_of(scheme), grades_of(scheme)));
    m_orgs->show_below(round().id, round().orgs);
    m_orgs->set_read_only(!editable());
    m_drop->setEnabled(editable());
    m_keep->setEnabled(editable() && m_orgs->ticked() != round().orgs);
}

void OrgsPart::focus_first()
{
    m_orgs->setFocus();
}

} // namespace lx::ui
