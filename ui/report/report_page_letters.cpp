// Tools for sheets on the page of reports: what letters have in common, their numbers, a file for
// each.

#include <QCheckBox>
#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/sheet_pieces.h"
#include "ui/report/printed_paper_panel.h"
#include "ui/report/report_page.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/letterhead_panel.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

void ReportPage::build_letters(QWidget* parent)
{
    m_letterhead = new LetterheadPanel(context(), parent);
    m_letterhead_button = new QPushButton(tr("&Letter settings…"), parent);
    m_letterhead_button->setAccessibleDescription(
        tr("Contact, copies, receipt and the word before the number"));
    set_quiet(m_letterhead_button);
    m_number_button = new QPushButton(tr("Give &numbers"), parent);
    m_number_button->setAccessibleDescription(
        tr("Gives the letters shown the next numbers of their year; those that have one keep it"));
    set_quiet(m_number_button);
    m_each_button = new QPushButton(tr("A file &each…"), parent);
    m_each_button->setAccessibleDescription(
        tr("Saves a PDF for each of those printed, in a folder"));
    set_quiet(m_each_button);
    connect(m_each_button, &QPushButton::clicked, this,
            [this] { m_output->save_each(m_made.pieces, m_setup, output_name()); });
    connect(m_letterhead_button, &QPushButton::clicked, this, [this] {
        if (sheet() != nullptr)
            m_letterhead->edit(sheet()->id);
    });
    connect(m_letterhead, &LetterheadPanel::left, this,
            [this] { m_letterhead_button->setFocus(); });
    connect(m_letterhead, &LetterheadPanel::kept, this, &ReportPage::make);
    connect(m_number_button, &QPushButton::clicked, this, &ReportPage::give_numbers);
}

void ReportPage::show_letter_tools()
{
    const bool letter = sheet() != nullptr && sheet()->letter.has_value();
    m_letterhead_button->setVisible(letter);
    m_number_button->setVisible(letter);
    m_each_button->setVisible(sheet() != nullptr);
    m_letterhead->hide(); // it was about the one chosen before
    const bool prepared = sheet() != nullptr && sheet()->preprinted;
    m_prepared->setVisible(prepared);
    m_place_button->setVisible(prepared && m_prepared->isChecked());
    m_place->hide();
}

void ReportPage::build_prepared(QWidget* parent)
{
    m_prepared = new QCheckBox(tr("On prepared &paper"), parent);
    m_prepared->setAccessibleDescription(
        tr("Prints only what is filled in, for paper that has titles and lines already"));
    set_tip(m_prepared, m_prepared->accessibleDescription());
    m_place_button = new QPushButton(tr("P&lace on the paper…"), parent);
    set_quiet(m_place_button);
    m_place = new PrintedPaperPanel(context(), *m_output, parent);
    connect(m_prepared, &QCheckBox::toggled, this, [this](bool on) {
        m_place_button->setVisible(on);
        m_place->hide();
        if (m_made.pieces) {
            m_setup = setup_of_sheet();
            show_pages();
        }
    });
    connect(m_place_button, &QPushButton::clicked, this, [this] {
        if (sheet() != nullptr)
            m_place->edit(qt(sheet()->id));
    });
    connect(m_place, &PrintedPaperPanel::left, this, [this] { m_place_button->setFocus(); });
    connect(m_place, &PrintedPaperPanel::kept, this, [this] {
        m_place_button->setFocus();
        if (m_made.pieces) {
            m_setup = setup_of_sheet();
            show_pages();
        }
    });
}

PageSetup ReportPage::setup_of_sheet()
{
    PageSetup setup = sheet_setup(sheet()->letter.has_value());
    setup.values_only = sheet()->preprinted && m_prepared->isChecked();
    if (setup.values_only) { // as it goes into a file; a printer has a place of its own
        const QPointF by = context().settings().moved(QString(), qt(sheet()->id));
        setup.right_by = by.x();
        setup.down_by = by.y();
    }
    return setup;
}

QString ReportPage::moved_sheet() const
{
    return m_setup.values_only && sheet() != nullptr ? qt(sheet()->id) : QString();
}

void ReportPage::give_numbers()
{
    const auto head = letterhead(context().database());
    if (!head) {
        context().notices().error(head.error());
        return;
    }
    if (!head->words.contains(sheet()->id)) { // the way to a number
        m_letterhead->edit(sheet()->id);
        return;
    }
    make_sheets(true);
}

void ReportPage::keep_numbers(LetterNumbers& numbers)
{
    const int given = numbers.given();
    if (given == 0) {
        context().notices().info(tr("All of these letters have their numbers."));
        return;
    }
    const std::string title = "编发文字号 " + sheet()->name + " " + std::to_string(given) + " 件";
    const auto kept = context().set_in_file([&](Database& database, const Actor& actor) {
        return numbers.keep(database, title, actor);
    });
    if (!kept) // nothing with these numbers is to be printed
        show_message(qt(kept.error().message), false);
    else
        context().notices().info(tr("%1 letters were given their numbers.").arg(given));
}

} // namespace lx::ui
