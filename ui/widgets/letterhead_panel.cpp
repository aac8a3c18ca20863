#include "ui/widgets/letterhead_panel.h"

#include <QCheckBox>
#include <QLineEdit>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labelled.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

LetterheadPanel::LetterheadPanel(AppContext& context, QWidget* parent)
    : KeepPanel(tr("What stands on the letters"), tr("Leave the letters as they are"),
                tr("&Keep for letters"), parent),
      m_context(context)
{
    add_fields(build_fields());
}

QWidget* LetterheadPanel::build_fields()
{
    auto* part = new QWidget(this);
    auto* flow = new FlowLayout(part, Theme::grid(2));
    const auto line = [&](const QString& name, const QString& example, int wide) {
        auto* edit = new QLineEdit(part);
        edit->setAccessibleName(name);
        edit->setPlaceholderText(example);
        fix_characters(edit, wide);
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
    tell(now ? QString() : qt(now.error().message));
    if (now)
        m_head = *now;
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

bool LetterheadPanel::keep()
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
    if (!done)
        tell(qt(done.error().message));
    return done.has_value();
}

} // namespace lx::ui
