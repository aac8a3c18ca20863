#include "ui/widgets/report_output.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPrinter>
#include <QUrl>

#include "core/base/output_file.h"
#include "core/report/quarter/quarter_set.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

using Warnings = std::vector<std::string>;

} // namespace

QString file_name(const QString& wanted)
{
    QString name = wanted;
    for (const QChar refused : QStringLiteral("\\/:*?\"<>|"))
        name.remove(refused);
    return name.simplified();
}

ReportOutput::ReportOutput(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_slot(context.jobs())
{}

void ReportOutput::saved(const QString& path, const Warnings& warnings, const QString& words)
{
    for (const std::string& warning : warnings)
        m_context.notices().warning(qt(warning));
    m_context.notices().post(
        {NoticeKind::Success,
         words.isEmpty() ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words,
         {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}}});
}

QString ReportOutput::workbook_path(const QString& name)
{
    const QString path = m_context.dialogs().save_file(tr("Save the report as a workbook"),
                                                       file_name(name) + QStringLiteral(".xlsx"),
                                                       tr("Excel workbook (*.xlsx)"));
    return path.isEmpty() ? path : with_ending(path, {QStringLiteral(".xlsx")});
}

void ReportOutput::save_excel(std::shared_ptr<const Report> report, const ReportSigners& signers,
                              const QString& name)
{
    const QString path = workbook_path(name);
    if (path.isEmpty())
        return;
    write_workbook(path, name,
                   [report = std::move(report), signers, to = utf8_of(path)](JobProgress& progress)
                       -> Result<> { return write_report_xlsx(*report, to, signers, progress); });
}

void ReportOutput::save_closed(const Period& period, const std::string& report, const QString& name)
{
    const QString path = workbook_path(name);
    if (path.isEmpty())
        return;
    write_workbook(path, name,
                   [period, report, to = utf8_of(path),
                    from = m_context.path8()](JobProgress& progress) -> Result<> {
                       LX_ASSIGN(auto database, progress.open(from, Database::Mode::ReadOnly));
                       LX_ASSIGN(const auto bytes, closed_workbook(*database, period, report));
                       if (!bytes)
                           return fail(ErrorKind::Refused,
                                       period.chinese() + "刚刚被重新打开，没有封账时的报表了；"
                                                          "请重新生成后再导出。");
                       return write_file(to, *bytes);
                   });
}

void ReportOutput::write_workbook(const QString& path, const QString& name,
                                  std::function<Result<>(JobProgress&)> work)
{
    m_slot.start<bool>(
        JobKind::Long, tr("Writing %1").arg(name),
        [work = std::move(work)](JobProgress& progress) -> Result<bool> {
            LX_TRY(work(progress));
            return true;
        },
        [this, path](Result<bool> done) {
            if (done)
                saved(path, {});
            else
                m_context.notices().error(done.error());
        });
}

void ReportOutput::save_pdf(Pieces pieces, const PageSetup& setup, const QString& name)
{
    const QString path = m_context.dialogs().save_file(
        tr("Save as PDF"), file_name(name) + QStringLiteral(".pdf"), tr("PDF document (*.pdf)"));
    if (path.isEmpty())
        return;
    write(std::move(pieces), setup, name, with_ending(path, {QStringLiteral(".pdf")}));
}

void ReportOutput::write(Pieces pieces, const PageSetup& setup, const QString& name,
                         const QString& path)
{
    m_slot.start<Warnings>(
        JobKind::Long, tr("Writing %1").arg(name),
        [pieces = std::move(pieces), setup, title = utf8_of(name),
         path = utf8_of(path)](JobProgress& progress) -> Result<Warnings> {
            LX_TRY(write_pdf(*pieces, setup, title, path, progress));
            return missing_glyphs(*pieces);
        },
        [this, path](Result<Warnings> done) {
            if (done)
                saved(path, *done);
            else
                m_context.notices().error(done.error());
        });
}

void ReportOutput::print(Pieces pieces, const PageSetup& setup, const QString& name)
{
    std::shared_ptr<QPagedPaintDevice> printer =
        m_context.dialogs().choose_printer(name, setup.layout());
    if (!printer)
        return;
    // "Print to file" is a file like any other: whole or not there, for its owner alone.
    if (const auto* device = dynamic_cast<QPrinter*>(printer.get());
        device != nullptr && !device->outputFileName().isEmpty()) {
        write(std::move(pieces), setup, name, device->outputFileName());
        return;
    }
    m_slot.start<bool>(
        JobKind::Long, tr("Printing %1").arg(name),
        [pieces = std::move(pieces), setup, printer](JobProgress& progress) -> Result<bool> {
            LX_TRY(paint_pieces(*pieces, setup, *printer, progress));
            return true;
        },
        [this, name](Result<bool> done) {
            if (done)
                m_context.notices().success(tr("Sent to the printer: %1").arg(name));
            else
                m_context.notices().error(done.error());
        });
}

} // namespace lx::ui
