#include "ui/assess/new_round_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>

#include "core/assess/round_edit.h"
#include "core/store/ledger_store.h"
#include "ui/assess/org_ticks.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/reference_editor.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

NewRoundForm::NewRoundForm(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context)
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    m_room = new QWidget(this);
    m_room->setLayout(new QVBoxLayout);
    m_room->layout()->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_room);
    m_note = new TextLabel(this);
    m_note->setWordWrap(true);
    set_role(m_note, "soft");
    column->addWidget(m_note);
    auto* head = new TextLabel(tr("Who is assessed"), this);
    set_role(head, "strong");
    column->addWidget(head);
    m_orgs = new OrgTicks(context, this);
    column->addWidget(m_orgs, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addStretch();
    auto* cancel = new QPushButton(tr("&Cancel"), this);
    cancel->setAccessibleName(tr("Leave the new round"));
    m_begin = new QPushButton(tr("&Begin the round"), this);
    m_begin->setAccessibleName(tr("Begin the round"));
    set_primary(m_begin);
    buttons->addWidget(cancel);
    buttons->addWidget(m_begin);
    column->addLayout(buttons);
    connect(cancel, &QPushButton::clicked, this, &NewRoundForm::left);
    connect(m_begin, &QPushButton::clicked, this, &NewRoundForm::write);
    connect(m_orgs, &OrgTicks::changed, this,
            [this] { m_begin->setEnabled(!m_orgs->ticked().empty()); });
}

void NewRoundForm::build_fields()
{
    delete m_room->findChild<QWidget*>(QStringLiteral("fields"));
    auto* fields = new QWidget(m_room);
    fields->setObjectName(QStringLiteral("fields"));
    auto* form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(Theme::grid(1));
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_year = new QSpinBox(fields);
    m_year->setRange(first_round_year, last_round_year);
    m_year->setAccessibleName(tr("Year that is assessed"));
    m_year->setMaximumWidth(characters(this, 8));
    add_row(form, tr("&Year"), m_year);
    const Catalog& catalog = *m_context.catalog();
    m_assessor = new ReferenceEditor(m_context, catalog,
                                     *catalog.ledger("assessment")->field("assessor"), fields);
    m_assessor->setAccessibleName(tr("Who assesses"));
    add_row(form, tr("&Who assesses"), m_assessor);
    m_scheme = new QComboBox(fields);
    m_scheme->setAccessibleName(tr("Scheme of the round"));
    add_row(form, tr("&Scheme"), m_scheme);
    m_room->layout()->addWidget(fields);
    connect(m_year, &QSpinBox::valueChanged, this, &NewRoundForm::look);
    connect(m_assessor, &ReferenceEditor::chosen, this, &NewRoundForm::look);
    connect(m_assessor, &FieldEditor::finished, this, &NewRoundForm::look);
    connect(m_scheme, &QComboBox::currentIndexChanged, this, &NewRoundForm::look);
}

void NewRoundForm::begin(int year, std::int64_t assessor)
{
    build_fields();
    {
        const QSignalBlocker quiet(m_year);
        m_year->setValue(year);
    }
    read_schemes();
    const Catalog& catalog = *m_context.catalog();
    if (assessor == 0) { // the county's 工委 does it
        Query query;
        query.ledger = "org";
        query.filters = {{"kind", "=", "两新工委"}};
        const auto found = LedgerStore(m_context.database(), catalog).first(query, 1);
        if (found && !found->empty())
            assessor = found->front().id;
    }
    if (assessor != 0) {
        const auto labels =
            LedgerStore(m_context.database(), catalog).labels(*catalog.ledger("org"), {assessor});
        if (labels && labels->contains(assessor))
            m_assessor->set_value(assessor, qt(labels->at(assessor)));
    }
    look();
}

void NewRoundForm::focus_first()
{
    m_year->setFocus();
    m_year->selectAll();
}

void NewRoundForm::read_schemes()
{
    auto schemes = assess_schemes(m_context.database(), m_context.definitions()->facts());
    if (!schemes) {
        m_context.notices().error(schemes.error());
        return;
    }
    m_schemes = std::move(*schemes);
    const QSignalBlocker quiet(m_scheme);
    m_scheme->clear();
    int first = 0;
    for (const auto& scheme : m_schemes) {
        if (scheme->own && first == 0)
            first = m_scheme->count(); // the county's own before the examples
        m_scheme->addItem(shown_text(qt(scheme->name)));
    }
    m_scheme->setCurrentIndex(first);
}

void NewRoundForm::look()
{
    const int at = m_scheme->currentIndex();
    if (at >= 0) {
        const AssessScheme& scheme = *m_schemes[static_cast<std::size_t>(at)];
        m_note->setText(qt(scheme.note) + (scheme.basis.empty()
                                               ? QString()
                                               : QStringLiteral("\n") + qt(scheme.basis)));
    }
    const Value value = m_assessor->entry().value;
    const auto* assessor = std::get_if<std::int64_t>(&value);
    if (assessor != nullptr)
        m_orgs->show_below(round_id(*assessor), {});
    m_begin->setEnabled(assessor != nullptr && !m_orgs->ticked().empty());
}

RoundId NewRoundForm::round_id(std::int64_t assessor) const
{
    const int at = m_scheme->currentIndex();
    return {m_year->value(), assessor,
            at >= 0 && m_schemes[static_cast<std::size_t>(at)]->of_members()};
}

void NewRoundForm::write()
{
    const Value value = m_assessor->entry().value;
    const auto* assessor = std::get_if<std::int64_t>(&value);
    const int at = m_scheme->currentIndex();
    if (assessor == nullptr || at < 0)
        return;
    const RoundId id = round_id(*assessor);
    const auto orgs = m_orgs->ticked();
    const auto done =
        m_context.change(tr("%1: begin").arg(qt(round_title(id))), [&](Writer& writer) {
            return begin_round(m_context.database(), *m_context.catalog(), writer, id,
                               *m_schemes[static_cast<std::size_t>(at)], orgs);
        });
    if (!done) {
        m_context.notices().error(done.error());
        return;
    }
    Q_EMIT begun(id);
}

} // namespace lx::ui
