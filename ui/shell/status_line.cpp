#include "ui/shell/status_line.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QMouseEvent>
#include <QProgressBar>
#include <QPushButton>

#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

StatusLine::StatusLine(AppContext& context, QWidget* parent) : QWidget(parent), m_context(context)
{
    setObjectName(QStringLiteral("statusLine"));
    setAttribute(Qt::WA_StyledBackground);
    setAccessibleName(tr("Status"));
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(Theme::grid(2), 2, Theme::grid(2), 2);
    layout->setSpacing(Theme::grid(1));
    m_text = new LineLabel(this);
    set_role(m_text, "soft");
    m_text->installEventFilter(this);
    m_job = new LineLabel(this);
    set_role(m_job, "soft");
    m_bar = new QProgressBar(this);
    m_bar->setTextVisible(false);
    m_bar->setFixedWidth(Theme::grid(20));
    m_bar->setAccessibleName(tr("Progress"));
    m_cancel = new QPushButton(tr("Cancel"), this);
    set_quiet(m_cancel);
    m_cancel->setAccessibleName(tr("Cancel this work"));
    m_file = new LineLabel(this, Qt::ElideMiddle);
    set_role(m_file, "soft");
    layout->addWidget(m_text);
    layout->addStretch(1);
    layout->addWidget(m_job);
    layout->addWidget(m_bar);
    layout->addWidget(m_cancel);
    layout->addSpacing(Theme::grid(1));
    layout->addWidget(m_file);
    // The height stays when work comes and goes: nothing above may jump.
    keep_measured(this, [this] { setMinimumHeight(Theme::current().control_px + 4); });

    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_context.jobs().cancel(m_job_id);
        m_cancel->setEnabled(false);
    });
    connect(&context.jobs(), &Jobs::changed, this, &StatusLine::show_jobs);
    for (const auto signal : {&AppContext::document_changed, &AppContext::path_changed})
        connect(&context, signal, this, &StatusLine::show_document);
    connect(&context, &AppContext::saving_stopped, this, &StatusLine::show_document);
    show_jobs();
    show_document();
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_text && event->type() == QEvent::MouseButtonRelease &&
        static_cast<QMouseEvent*>(event)->button() == Qt::LeftButton)
        Q_EMIT page_text_clicked();
    return QWidget::eventFilter(watched, event);
}

void StatusLine::set_page_text(const QString& text)
{
    m_text->setText(text);
}

void StatusLine::show_jobs()
{
    const auto& shown = m_context.jobs().shown();
    const bool any = !shown.empty();
    m_job->setVisible(any);
    m_bar->setVisible(any);
    m_cancel->setVisible(any);
    if (!any)
        return;
    const Jobs::Shown& job = shown.back();
    if (job.id != m_job_id)
        m_cancel->setEnabled(true);
    m_job_id = job.id;
    QString text = job.title;
    if (!job.what.isEmpty())
        text += QStringLiteral(" · ") + job.what;
    if (job.total > 0)
        text += QStringLiteral(" %1/%2").arg(count_text(job.done), count_text(job.total));
    if (shown.size() > 1)
        text = tr("%1 (and %2 more)").arg(text).arg(shown.size() - 1);
    m_job->setText(text);
    // The bar counts in thousandths: a total may be larger than it can hold.
    m_bar->setRange(0, job.total > 0 ? 1000 : 0);
    if (job.total > 0)
        m_bar->setValue(static_cast<int>(1000.0 * static_cast<double>(job.done) /
                                         static_cast<double>(job.total)));
}

void StatusLine::show_document()
{
    if (!m_context.has_document()) {
        m_file->clear();
        return;
    }
    const QString name = QFileInfo(m_context.path()).fileName();
    QString text = name;
    if (m_context.lost())
        text = tr("%1 · no longer at its place, nothing is saved").arg(name);
    else if (m_context.read_only())
        text = tr("%1 · read-only").arg(name);
    else if (m_context.place() == StoragePlace::Network)
        text = tr("%1 · in a network folder").arg(name);
    else if (m_context.place() == StoragePlace::Synced)
        text = tr("%1 · in a synchronised folder").arg(name);
    m_file->setText(text);
    set_role(m_file, m_context.lost() ? "error" : "soft");
    restyle(m_file);
    set_tip(m_file, m_context.path());
}

} // namespace lx::ui
