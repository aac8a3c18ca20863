#include "ui/widgets/choice_editor.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/meant_box.h"
#include "ui/widgets/text_editor.h"

namespace lx::ui {

namespace {

constexpr std::size_t long_list = 15; ///< from here on the list can be typed into

QComboBox* make_box(QWidget* parent)
{
    auto* box = new MeantBox(parent);
    box->setMinimumContentsLength(6);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    box->setMaxVisibleItems(20);
    return box;
}

} // namespace

ChoiceEditor::ChoiceEditor(const Catalog& catalog, const FieldDef& field, const Dictionary* choices,
                           QWidget* parent)
    : FieldEditor(field, parent), m_catalog(catalog),
      m_dictionary(choices != nullptr ? choices : catalog.dictionary(field.dictionary)),
      m_some(choices != nullptr)
{
    m_box = make_box(this);
    if (m_dictionary->open || m_dictionary->values.size() > long_list) {
        auto* list = new MeantList(m_box, !m_dictionary->open);
        connect(m_box->lineEdit(), &QLineEdit::editingFinished, this, &ChoiceEditor::take_meant);
        connect(list, &MeantList::typed, this, &FieldEditor::changed);
        connect(list, &MeantList::taken, this, [this](const QString& text) {
            show_text(text);
            Q_EMIT changed();
        });
    }
    fill();
    layout()->addWidget(m_box);
    set_main(m_box);
    connect(m_box, &QComboBox::activated, this, [this] { Q_EMIT changed(); });
}

void ChoiceEditor::fill()
{
    const QString kept = m_box->currentText();
    const QSignalBlocker quiet(m_box);
    m_box->clear();
    m_box->addItem(QString());
    const std::string group = utf8_of(m_group);
    for (const DictionaryValue& value : m_dictionary->values) {
        const QString text = qt(value.value);
        // A value may stand in several groups: it is offered once.
        if (m_dictionary->allows(value.value, group) && m_box->findText(text) < 0)
            m_box->addItem(text);
    }
    show_text(kept);
}

void ChoiceEditor::show_text(const QString& text)
{
    int at = m_box->findText(text);
    if (at < 0 && !text.isEmpty() && !m_box->isEditable()) {
        // A value the list does not offer (any more) is shown, not silently dropped; the check says
        // what is wrong.
        m_box->addItem(text);
        at = m_box->count() - 1;
    }
    m_box->setCurrentIndex(at);
    if (m_box->isEditable())
        m_box->setEditText(text);
}

/// Initials that were left standing become the value they stand for.
void ChoiceEditor::take_meant()
{
    const QString text = m_box->currentText().trimmed();
    const bool letters = std::all_of(text.begin(), text.end(),
                                     [](QChar c) { return c.unicode() < 128 && c.isLetter(); });
    if (text.isEmpty() || !letters || m_dictionary->open || m_dictionary->find(utf8_of(text)) >= 0)
        return;
    const QStringList meant = meant_by(text, *m_box);
    if (meant.isEmpty())
        return;
    show_text(meant.front());
    Q_EMIT changed();
}

Entry ChoiceEditor::entry() const
{
    const QString text = m_box->currentText();
    if (!m_some)
        return read_entry(m_catalog, field(), text);
    if (text.trimmed().isEmpty())
        return {};
    const int at = m_dictionary->find(utf8_of(text));
    if (at < 0)
        return {Value(), tr("There is no “%1” here: choose from the list.").arg(text), {}};
    return {Value(m_dictionary->values[static_cast<std::size_t>(at)].value), {}, {}};
}

void ChoiceEditor::set_value(const Value& value, const QString&)
{
    const QSignalBlocker quiet(m_box);
    show_text(qt(text_of(value)));
}

void ChoiceEditor::narrow(const QString& group)
{
    if (group == m_group)
        return;
    m_group = group;
    const QString before = m_box->currentText();
    fill();
    if (!before.isEmpty() && !m_dictionary->allows(utf8_of(before), utf8_of(group))) {
        show_text({});
        Q_EMIT changed();
    }
}

void ChoiceEditor::set_read_only(bool read_only)
{
    m_box->setEnabled(!read_only);
}

void ChoiceEditor::select_all()
{
    if (m_box->isEditable())
        m_box->lineEdit()->selectAll();
}

YesNoEditor::YesNoEditor(const FieldDef& field, QWidget* parent) : FieldEditor(field, parent)
{
    m_box = make_box(this);
    m_box->addItem(QString());
    m_box->addItem(tr("Yes"), 1);
    m_box->addItem(tr("No"), 0);
    m_box->setMaximumWidth(Theme::grid(13));
    layout()->addWidget(m_box);
    static_cast<QHBoxLayout*>(layout())->addStretch(1);
    set_main(m_box);
    connect(m_box, &QComboBox::activated, this, [this] { Q_EMIT changed(); });
}

Entry YesNoEditor::entry() const
{
    const QVariant chosen = m_box->currentData();
    return {chosen.isValid() ? Value(static_cast<std::int64_t>(chosen.toInt())) : Value(), {}, {}};
}

void YesNoEditor::set_value(const Value& value, const QString&)
{
    const QSignalBlocker quiet(m_box);
    m_box->setCurrentIndex(is_empty(value) ? 0 : int_of(value) != 0 ? 1 : 2);
}

void YesNoEditor::set_read_only(bool read_only)
{
    m_box->setEnabled(!read_only);
}

} // namespace lx::ui
