#include "ui/widgets/condition_line.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QStandardItemModel>

#include "ui/presentation/condition_draft.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/meant_box.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int value_characters = 12; ///< at least seen of what is entered

} // namespace

ConditionLine::ConditionLine(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    auto* line = new FlowLayout(this, Theme::grid(1));
    line->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    m_field = new MeantBox(this);
    m_field->setAccessibleName(tr("Field"));
    m_field->setMaxVisibleItems(24);
    m_op = new MeantBox(this);
    m_op->setAccessibleName(tr("Comparison"));
    m_place = new QWidget(this);
    auto* place = new QHBoxLayout(m_place);
    place->setContentsMargins(0, 0, 0, 0);
    m_problem = new TextLabel(this);
    set_role(m_problem, "error");
    auto* add = new QPushButton(tr("Add"), this);
    add->setAccessibleName(tr("Add this condition"));
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_field);
    line->addWidget(m_op);
    line->addWidget(m_place);
    line->addWidget(add);
    line->addWidget(close);
    line->addWidget(m_problem);
    connect(m_field, &QComboBox::activated, this, &ConditionLine::subject_chosen);
    connect(m_op, &QComboBox::currentIndexChanged, this, [this] {
        if (m_value != nullptr)
            m_value->setVisible(takes_value(op()));
    });
    connect(add, &QPushButton::clicked, this, &ConditionLine::make);
    connect(close, &QPushButton::clicked, this, &ConditionLine::closed);
}

void ConditionLine::set_ledger(DefinitionsPtr definitions, const LedgerDef& def)
{
    // The old value editor reads the old definitions.
    delete m_value;
    m_value = nullptr;
    m_definitions = std::move(definitions);
    fill_subjects(def);
    subject_chosen();
}

/// Fields first, then what is derived, under a heading that can't be chosen.
void ConditionLine::fill_subjects(const LedgerDef& def)
{
    m_subjects = filter_subjects(m_definitions->facts(), def);
    m_field->clear();
    bool derived = false;
    for (std::size_t i = 0; i < m_subjects.size(); ++i) {
        const FilterSubject& subject = m_subjects[i];
        if (subject.derived && !derived) {
            derived = true;
            m_field->insertSeparator(m_field->count());
            m_field->addItem(tr("Derived by the program"));
            if (auto* items = qobject_cast<QStandardItemModel*>(m_field->model()))
                items->item(m_field->count() - 1)->setFlags(Qt::NoItemFlags);
        }
        m_field->addItem(qt(subject.field.name), static_cast<int>(i));
    }
    m_field->setCurrentIndex(0);
}

void ConditionLine::begin(const std::string& field)
{
    for (std::size_t i = 0; i < m_subjects.size(); ++i) {
        const int at = m_field->findData(static_cast<int>(i));
        if (m_subjects[i].field.key != field || at < 0 || at == m_field->currentIndex())
            continue;
        m_field->setCurrentIndex(at);
        subject_chosen();
    }
    m_field->setFocus();
}

const FilterSubject* ConditionLine::subject() const
{
    const QVariant at = m_field->currentData();
    return at.isValid() ? &m_subjects[static_cast<std::size_t>(at.toInt())] : nullptr;
}

std::string ConditionLine::op() const
{
    return utf8_of(m_op->currentData().toString());
}

void ConditionLine::subject_chosen()
{
    const FilterSubject* chosen = subject();
    if (chosen == nullptr)
        return;
    m_problem->clear();
    set_tip(m_field, qt(chosen->fact->doc)); // how a derived fact is counted
    delete m_value;
    m_value = FieldEditor::make(m_context, m_definitions->catalog(), chosen->field, this);
    m_value->setMinimumWidth(characters(m_value, value_characters));
    m_place->layout()->addWidget(m_value);
    connect(m_value, &FieldEditor::next, this, &ConditionLine::make);
    m_op->clear();
    for (const std::string& one : list_operators(*chosen))
        m_op->addItem(operator_word(one, chosen->fact), qt(one));
}

void ConditionLine::make()
{
    const FilterSubject* chosen = subject();
    if (m_value == nullptr || chosen == nullptr)
        return;
    m_problem->clear();
    if (!takes_value(op())) {
        Q_EMIT made(filter_condition(*chosen, op()));
        return;
    }
    const QString typed = m_value->typed().trimmed();
    if (op() == "contains") {
        // Part of a text: taken as typed, a code need not be whole.
        if (typed.isEmpty())
            m_problem->setText(tr("Enter what to look for."));
        else
            Q_EMIT made(filter_condition(*chosen, op(), typed));
        return;
    }
    const Entry entry = m_value->entry();
    if (!entry.error.isEmpty() || is_empty(entry.value)) {
        m_problem->setText(entry.error.isEmpty() ? tr("Enter what to look for.") : entry.error);
        return;
    }
    Q_EMIT made(
        filter_condition(*chosen, op(), filter_value(*chosen, entry.value, utf8_of(typed))));
}

void ConditionLine::to_value()
{
    if (m_value != nullptr && takes_value(op()))
        m_value->setFocus(Qt::TabFocusReason);
    else
        make();
}

void ConditionLine::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if (enter && (m_field->hasFocus() || m_op->hasFocus()))
        to_value();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
