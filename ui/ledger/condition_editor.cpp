#include "ui/ledger/condition_editor.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>

#include "core/ledger/field_text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

ConditionEditor::ConditionEditor(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    auto* line = new QHBoxLayout(this);
    line->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), 4);
    line->setSpacing(Theme::grid(1));
    m_field = new QComboBox(this);
    m_field->setAccessibleName(tr("Field"));
    m_field->setMaxVisibleItems(24);
    m_op = new QComboBox(this);
    m_op->setAccessibleName(tr("Comparison"));
    m_place = new QHBoxLayout;
    m_problem = new TextLabel(this);
    set_role(m_problem, "error");
    auto* add = new QPushButton(tr("Add"), this);
    add->setAccessibleName(tr("Add this condition"));
    auto* close = new QPushButton(tr("Close"), this);
    set_quiet(close);
    line->addWidget(m_field);
    line->addWidget(m_op);
    line->addLayout(m_place, 1);
    line->addWidget(m_problem);
    line->addWidget(add);
    line->addWidget(close);
    connect(m_field, &QComboBox::activated, this, &ConditionEditor::field_chosen);
    connect(m_op, &QComboBox::currentIndexChanged, this, [this](int at) {
        if (m_value != nullptr && at >= 0 && at < static_cast<int>(m_ops.size()))
            m_value->setVisible(m_ops[static_cast<std::size_t>(at)].takes_value);
    });
    connect(add, &QPushButton::clicked, this, &ConditionEditor::make);
    connect(close, &QPushButton::clicked, this, &ConditionEditor::closed);
}

void ConditionEditor::set_ledger(std::shared_ptr<const Catalog> catalog, const LedgerDef& def)
{
    // The old value editor reads the old catalogue.
    delete m_value;
    m_value = nullptr;
    m_catalog = std::move(catalog);
    m_def = &def;
    m_field->clear();
    for (const FieldDef& field : def.fields)
        m_field->addItem(qt(field.name));
    field_chosen();
}

void ConditionEditor::begin()
{
    m_field->setFocus();
}

void ConditionEditor::field_chosen()
{
    const int at = m_field->currentIndex();
    if (m_def == nullptr || at < 0)
        return;
    const FieldDef& field = m_def->fields[static_cast<std::size_t>(at)];
    m_problem->clear();
    delete m_value;
    m_value = FieldEditor::make(m_context, *m_catalog, field, this);
    m_value->setMinimumWidth(Theme::grid(20));
    m_place->addWidget(m_value);
    connect(m_value, &FieldEditor::next, this, &ConditionEditor::make);
    m_ops = operators_of(field);
    m_op->clear();
    for (const FilterOperator& op : m_ops)
        m_op->addItem(op.text);
}

void ConditionEditor::make()
{
    if (m_value == nullptr)
        return;
    const FieldDef& field = m_value->field();
    const FilterOperator& op = m_ops[static_cast<std::size_t>(m_op->currentIndex())];
    const Entry entry = m_value->entry();
    m_problem->clear();
    if (op.takes_value && op.op == "~") {
        // Part of a text: taken as typed, a code need not be whole.
        const auto* line = m_value->findChild<QLineEdit*>();
        const QString text = line != nullptr ? line->text().trimmed() : QString();
        if (text.isEmpty()) {
            m_problem->setText(tr("Enter what to look for."));
            return;
        }
        Q_EMIT made(make_filter(field, op, utf8_of(text), text));
        return;
    }
    if (op.takes_value && (!entry.error.isEmpty() || is_empty(entry.value))) {
        m_problem->setText(entry.error.isEmpty() ? tr("Enter what to look for.") : entry.error);
        return;
    }
    QString label = qt(show_field(field, entry.value, field.sensitive));
    if (field.type == FieldType::Ref) {
        if (const auto* line = m_value->findChild<QLineEdit*>())
            label = line->text();
    }
    Q_EMIT made(make_filter(field, op, entry.value, label));
}

void ConditionEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
