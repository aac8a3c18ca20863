// What the page of reports enters in 上报记录 once something was written or printed for a period.

#include <QFileInfo>
#include <QSpinBox>

#include "core/edit/submit.h"
#include "core/report/make_report.h"
#include "ui/document/app_context.h"
#include "ui/document/submissions.h"
#include "ui/presentation/format.h"
#include "ui/report/report_page.h"

namespace lx::ui {

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
    } else if (sheet() != nullptr && sheet()->by_year) {
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

} // namespace lx::ui
