// How the page of reports signs, parts and hands up what it makes.

#include <QComboBox>
#include <QFileInfo>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include "core/base/human_date.h"
#include "core/edit/submit.h"
#include "core/report/make_report.h"
#include "ui/document/app_context.h"
#include "ui/document/submissions.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/report/report_page.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

ReportPrint ReportPage::print_settings() const
{
    const auto text = [](const QLineEdit* edit) { return utf8_of(edit->text().trimmed()); };
    ReportPrint print;
    print.signers = {text(m_filled_by), text(m_checked_by), text(m_phone), text(m_responsible)};
    if (const std::string day = text(m_reported); !day.empty()) {
        if (const HumanDate read = read_date(day); read.precision == DatePrecision::Day)
            print.signers.reported = read.first;
    }
    print.wide =
        wide_tables(utf8_of(m_paper->currentData().toString())).value_or(WideTables::Automatic);
    return print;
}

void ReportPage::keep_signers()
{
    const QStringList all{m_filled_by->text(), m_checked_by->text(), m_phone->text(),
                          m_responsible->text()};
    const QByteArray kept = all.join(QLatin1Char('\n')).toUtf8();
    const bool day_is_none =
        !m_reported->text().trimmed().isEmpty() && !print_settings().signers.reported;
    m_reported->setProperty("state", day_is_none ? QStringLiteral("error") : QString());
    restyle(m_reported);
    const QString key = QStringLiteral("report/signers");
    if (kept == context().settings().state(key) && m_reported->text() == m_reported_kept)
        return;
    m_reported_kept = m_reported->text();
    context().settings().set_state(key, kept);
    lay_out();
}

void ReportPage::keep_paper()
{
    if (m_def == nullptr)
        return;
    context().settings().set_state(QStringLiteral("report/paper/") + qt(m_def->id),
                                   m_paper->currentData().toString().toUtf8());
    lay_out();
}

void ReportPage::lay_out()
{
    if (!m_made.report || m_slot.running())
        return;
    m_slot.start<Pieces>(
        JobKind::Quick, tr("Making %1").arg(qt(m_made.report->name)),
        [report = m_made.report, print = print_settings()](JobProgress&) -> Result<Pieces> {
            return std::make_shared<const std::vector<PrintPiece>>(report_pieces(*report, print));
        },
        [this](Result<Pieces> pieces) {
            if (pieces) {
                m_made.pieces = std::move(*pieces);
                if (m_as_pages)
                    show_pages();
            }
            update_actions();
        });
    update_actions();
}

std::optional<Submission> ReportPage::submission()
{
    Submission made;
    made.made = context().clock().today();
    if (m_made.report) {
        const auto period = Period::parse(m_made.report->period);
        if (!period)
            return std::nullopt;
        made.item = m_made.report->name;
        made.id = m_made.report->id;
        made.period = *period;
        made.reporter = m_made.report->office;
        made.reported = print_settings().signers.reported;
    } else if (sheet() != nullptr && sheet()->handed_up) {
        made.item = sheet()->name;
        made.id = sheet()->id;
        made.period = *Period::parse(std::to_string(m_year->value()));
        made.reporter = office_of(context().jurisdiction());
    } else {
        return std::nullopt; // of no period: nothing that is handed up
    }
    if (!is_submitted(made.period, made.made))
        return std::nullopt;
    return made;
}

ReportOutput::Made ReportPage::recording()
{
    // What is shown by then may be another: what was made is told beforehand.
    return [this, made = submission()](const QString& path) {
        if (!made)
            return QString();
        Submission of_file = *made;
        of_file.file = utf8_of(QFileInfo(path).fileName());
        return enter_submission(context(), of_file);
    };
}

ReportOutput::Made ReportPage::recording_of(const PageSetup& setup)
{
    return setup.only.all() ? recording() : ReportOutput::Made();
}

} // namespace lx::ui
