// Tools for sheets on the page of reports: what letters have in common, their numbers, a file for
// each.

#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/report/letterhead_panel.h"
#include "ui/report/report_page.h"
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
