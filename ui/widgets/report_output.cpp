#include "ui/widgets/report_output.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QPrinter>
#include <QUrl>

#include "core/base/output_file.h"
#include "core/report/quarter/quarter_set.h"
#include "core/report/report_xlsx.h"
#include "core/store/settings_store.h"
#include "core/store/writer.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/file_endings.h"
#include "ui/document/notices.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/given_glyphs.h"
#include "ui/presentation/print/missing_glyphs.h"
#include "ui/presentation/print/pdf_each.h"

namespace lx::ui {

namespace {

using Warnings = std::vector<std::string>;

/// What is to be said once a print is written.
struct Written
{
    Warnings warnings;
    char32_t missing = 0; ///< the first character without a font; 0 = none
};

} // namespace

ReportOutput::ReportOutput(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_slot(context.jobs())
{}

void ReportOutput::saved(const QString& path, const Warnings& warnings, const Made& made,
                         const QString& words)
{
    for (const std::string& warning : warnings)
        m_context.notices().warning(qt(warning));
    const QString also = made ? made(path) : QString();
    const QString told =
        words.isEmpty() ? tr("Saved: %1").arg(QDir::toNativeSeparators(path)) : words;
    m_context.notices().post(
        {NoticeKind::Success,
         also.isEmpty() ? told : told + QLatin1Char('\n') + also,
         {{tr("Open"), [path] { QDesktopServices::openUrl(QUrl::fromLocalFile(path)); }}}});
}

QString ReportOutput::workbook_path(const QString& name)
{
    const QString path = m_context.dialogs().save_file(
        tr("Save the report as a workbook"), file_name_for(name) + QStringLiteral(".xlsx"),
        tr("Excel workbook (*.xlsx)"));
    return path.isEmpty() ? path : with_ending(path, {QStringLiteral(".xlsx")});
}

void ReportOutput::save_excel(std::shared_ptr<const Report> report, const ReportPrint& print,
                              const QString& name, Made made, Further further)
{
    const QString path = workbook_path(name);
    if (path.isEmpty())
        return;
    write_to(
        path, name,
        [report = std::move(report), print, to = utf8_of(path),
         further = std::move(further)](JobProgress& progress) -> Result<> {
            FurtherSheets sheets;
            if (further) {
                LX_ASSIGN(sheets, further(progress));
            }
            return write_report_xlsx(*report, to, print.signers, progress, print.wide, sheets);
        },
        std::move(made));
}

void ReportOutput::save_closed(const Period& period, const std::string& report, const QString& name,
                               Made made)
{
    const QString path = workbook_path(name);
    if (path.isEmpty())
        return;
    write_to(
        path, name,
        [period, report, to = utf8_of(path),
         from = m_context.path8()](JobProgress& progress) -> Result<> {
            LX_ASSIGN(auto database, progress.open(from, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto bytes, closed_workbook(*database, period, report));
            if (!bytes)
                return fail(ErrorKind::Refused, period.chinese() +
                                                    "刚刚被重新打开，没有封账时的报表了；"
                                                    "请重新生成后再导出。");
            return write_file(to, *bytes);
        },
        std::move(made));
}

void ReportOutput::write_to(const QString& path, const QString& name,
                            std::function<Result<>(JobProgress&)> work, Made made)
{
    m_slot.start<bool>(
        JobKind::Long, tr("Writing %1").arg(name),
        [work = std::move(work)](JobProgress& progress) -> Result<bool> {
            LX_TRY(work(progress));
            return true;
        },
        [this, path, made = std::move(made)](Result<bool> done) {
            if (done)
                saved(path, {}, made);
            else
                m_context.notices().error(done.error());
        });
}

void ReportOutput::save_pdf(Pieces pieces, const PageSetup& setup, const QString& name, Made made)
{
    const QString path = m_context.dialogs().save_file(tr("Save as PDF"),
                                                       file_name_for(name) + QStringLiteral(".pdf"),
                                                       tr("PDF document (*.pdf)"));
    if (path.isEmpty())
        return;
    write(std::move(pieces), setup, name, with_ending(path, {QStringLiteral(".pdf")}),
          std::move(made));
}

void ReportOutput::save_each(Pieces pieces, const PageSetup& setup, const QString& name)
{
    const QString folder = m_context.dialogs().choose_folder(tr("Folder for the files"));
    if (folder.isEmpty())
        return;
    m_slot.start<PdfEach>(
        JobKind::Long, tr("Writing %1").arg(name),
        [pieces = std::move(pieces), setup,
         to = utf8_of(folder)](JobProgress& progress) -> Result<PdfEach> {
            LX_ASSIGN(PdfEach each, write_pdf_each(*pieces, setup, to, progress));
            for (std::string& warning : missing_glyphs(*pieces))
                each.refused.push_back(std::move(warning));
            return each;
        },
        [this, folder](Result<PdfEach> done) {
            if (!done) {
                m_context.notices().error(done.error());
                return;
            }
            std::vector<std::string> refused = done->refused;
            constexpr std::size_t told = 3;
            if (refused.size() > told) {
                refused.resize(told);
                refused.back() =
                    utf8_of(tr("%1 more remarks: files not written, characters without a font.")
                                .arg(static_cast<qint64>(done->refused.size() - told + 1)));
            }
            saved(folder, refused, {},
                  tr("%1 files saved in %2")
                      .arg(static_cast<qint64>(done->files.size()))
                      .arg(QDir::toNativeSeparators(folder)));
        });
}

void ReportOutput::write(Pieces pieces, const PageSetup& setup, const QString& name,
                         const QString& path, Made made)
{
    m_slot.start<Written>(
        JobKind::Long, tr("Writing %1").arg(name),
        [pieces = std::move(pieces), setup, title = utf8_of(name),
         path = utf8_of(path)](JobProgress& progress) -> Result<Written> {
            LX_TRY(write_pdf(*pieces, setup, title, path, progress));
            return Written{missing_glyphs(*pieces), first_missing(*pieces)};
        },
        [this, path, made = std::move(made)](Result<Written> done) {
            if (!done)
                return m_context.notices().error(done.error());
            saved(path, done->warnings, made);
            if (done->missing != 0)
                offer_picture(done->missing);
        });
}

void ReportOutput::offer_picture(char32_t character)
{
    if (m_context.read_only())
        return;
    const QString shown = QStringLiteral("%1（U+%2）")
                              .arg(QString::fromUcs4(&character, 1))
                              .arg(static_cast<uint>(character), 4, 16, QLatin1Char('0'))
                              .toUpper();
    m_context.notices().post(
        {NoticeKind::Info,
         tr("No font has %1. Where you have a picture of it, it is printed in its place.")
             .arg(shown),
         {{tr("Give a picture…"), [this, character] { take_picture(character); }}}});
}

void ReportOutput::take_picture(char32_t character)
{
    const QString file = m_context.dialogs().open_file(
        tr("Picture of the character"), tr("Pictures (*.png *.jpg *.jpeg *.bmp *.svg)"));
    if (file.isEmpty())
        return;
    const auto kept = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return give_glyph(database, character, utf8_of(file), actor);
    });
    if (kept)
        m_context.notices().success(tr("The picture is kept in the file; print again."));
    else
        m_context.notices().error(kept.error());
}

void ReportOutput::print(Pieces pieces, const PageSetup& setup, const QString& name, Made made,
                         const QString& moved_for)
{
    const auto set = std::make_shared<PageSetup>(setup);
    print_on(
        name, setup_of(pieces->front(), setup).layout(), static_cast<int>(pieces->size()),
        [pieces, set](QPagedPaintDevice& printer, JobProgress& progress) {
            return paint_pieces(*pieces, *set, printer, progress);
        },
        [&](const QString& path) { write(pieces, *set, name, path, made); }, made,
        [&](const QString& printer) {
            if (moved_for.isEmpty())
                return;
            const QPointF by = m_context.settings().moved(printer, moved_for);
            set->right_by = by.x();
            set->down_by = by.y();
        });
}

void ReportOutput::print(const QString& name, const QPageLayout& paper,
                         std::function<void(QPagedPaintDevice& printer)> paint,
                         std::function<Result<>(const std::string& path)> write)
{
    print_on(
        name, paper, 1,
        [paint = std::move(paint)](QPagedPaintDevice& printer, JobProgress&) -> Result<> {
            paint(printer);
            return {};
        },
        [&](const QString& path) { save_as(path, name, write); }, {});
}

void ReportOutput::save_as(const QString& path, const QString& name,
                           std::function<Result<>(const std::string& path)> write, Made made)
{
    write_to(
        path, name,
        [write = std::move(write), file = utf8_of(path)](JobProgress&) { return write(file); },
        std::move(made));
}

void ReportOutput::print_on(const QString& name, const QPageLayout& paper, int pieces, Paint paint,
                            const std::function<void(const QString& path)>& to_file, Made made,
                            const std::function<void(const QString& printer)>& chosen)
{
    std::shared_ptr<QPagedPaintDevice> printer = m_context.dialogs().choose_printer(name, paper);
    if (!printer)
        return;
    const auto* device = dynamic_cast<QPrinter*>(printer.get());
    const bool file = device != nullptr && !device->outputFileName().isEmpty();
    if (chosen)
        chosen(device == nullptr || file ? QString() : device->printerName());
    if (file)
        return to_file(device->outputFileName());
    m_slot.start<bool>(
        JobKind::Long, tr("Printing %1").arg(name),
        [paint = std::move(paint), printer](JobProgress& progress) -> Result<bool> {
            LX_TRY(paint(*printer, progress));
            return true;
        },
        [this, name, pieces, made = std::move(made)](Result<bool> done) {
            if (!done)
                return m_context.notices().error(done.error());
            note_printed(name, pieces);
            const QString also = made ? made(QString()) : QString();
            const QString words = tr("Sent to the printer: %1").arg(name);
            m_context.notices().success(also.isEmpty() ? words : words + QLatin1Char('\n') + also);
        });
}

void ReportOutput::note_printed(const QString& name, int pieces)
{
    if (!m_context.has_document() || m_context.read_only())
        return; // nobody's log
    const std::string title =
        "打印 " + utf8_of(name) + (pieces > 1 ? "（" + std::to_string(pieces) + " 份）" : "");
    const auto noted = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return SettingsStore(database).remember("printed", actor.clock->now() + " " + title, title,
                                                &actor);
    });
    if (!noted)
        m_context.notices().warning(qt(noted.error().message));
}

} // namespace lx::ui
