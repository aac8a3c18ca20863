#include "ui/report/letterhead_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

LetterheadPanel::LetterheadPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1), Theme::grid(1));
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setSpacing(Theme::grid(1));
    auto* title = new TextLabel(tr("What stands on the letters"), this);
    set_role(title, "strong");
    auto* cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAccessibleName(tr("Leave the letters as they are"));
    set_quiet(cancel);
    auto* keep_button = new QPushButton(tr("&Keep for letters"), this);
    head->addWidget(title, 1);
    head->addWidget(cancel);
    head->addWidget(keep_button);
    column->addLayout(head);
    column->addWidget(build_fields());
    m_fault = new TextLabel(this);
    set_role(m_fault, "error");
    m_fault->setWordWrap(true);
    m_fault->hide();
    column->addWidget(m_fault);
    connect(cancel, &QPushButton::clicked, this, &LetterheadPanel::leave);
    connect(keep_button, &QPushButton::clicked, this, &LetterheadPanel::keep);
    hide();
}

QWidget* LetterheadPanel::build_fields()
{
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part, Theme::grid(2));
    const auto line = [&](const QString& name, const QString& example, int wide) {
        auto* edit = new QLineEdit(part);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(example);
        keep_measured(edit, [edit, wide] { edit->setFixedWidth(characters(edit, wide)); });
        flow->addWidget(labelled(part, name, edit));
        return edit;
    };
    m_word = line(tr("Word before the number"), tr("as the office has it"), 6);
    m_contact = line(tr("Contact"), {}, 5);
    m_phone = line(tr("Contact's telephone"), {}, 8);
    m_receipt = new QCheckBox(tr("A &receipt to tear off"), part);
    flow->addWidget(m_receipt);
    m_copies = line(tr("Copies to"), tr("offices, with a comma between"), 16);
    return part;
}

void LetterheadPanel::edit(const std::string& sheet)
{
    m_sheet = sheet;
    const auto now = letterhead(m_context.database());
    m_fault->setVisible(!now);
    if (now)
        m_head = *now;
    else
        m_fault->setText(qt(now.error().message));
    const auto word = m_head.words.find(sheet);
    m_word->setText(word == m_head.words.end() ? QString() : qt(word->second));
    m_contact->setText(qt(m_head.contact));
    m_phone->setText(qt(m_head.phone));
    m_copies->setText(qt(m_head.copies));
    m_receipt->setChecked(m_head.receipt);
    show();
    m_word->setFocus();
    m_word->selectAll();
}

void LetterheadPanel::keep()
{
    Letterhead head = m_head;
    const auto text = [](const QLineEdit* edit) { return utf8_of(edit->text().trimmed()); };
    if (const std::string word = text(m_word); word.empty())
        head.words.erase(m_sheet);
    else
        head.words[m_sheet] = word;
    head.contact = text(m_contact);
    head.phone = text(m_phone);
    head.copies = text(m_copies);
    head.receipt = m_receipt->isChecked();
    const auto done = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return keep_letterhead(database, head, actor);
    });
    if (!done) {
        m_fault->setText(qt(done.error().message));
        m_fault->show();
        return;
    }
    leave();
    Q_EMIT kept();
}

void LetterheadPanel::leave()
{
    hide();
    Q_EMIT left();
}

void LetterheadPanel::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        leave();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        keep();
        return;
    default:
        QFrame::keyPressEvent(event);
    }
}

} // namespace lx::ui
