#pragma once

#include <functional>
#include <memory>

#include <QObject>
#include <QPageLayout>

#include "core/base/date.h"
#include "core/report/report.h"
#include "core/report/report_xlsx.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/print/report_pieces.h"

class QPagedPaintDevice;

namespace lx::ui {

class AppContext;

/// Where reports and sheets go: a workbook, a PDF, a printer. Each is a job; afterwards the window
/// says where the file is and offers to open it.
class ReportOutput : public QObject
{
    Q_OBJECT
public:
    explicit ReportOutput(AppContext& context, QObject* parent = nullptr);

    using Pieces = std::shared_ptr<const std::vector<PrintPiece>>;
    /// Called once it is written or sent: the path ("" = a printer); gives what is said with that.
    using Made = std::function<QString(const QString& path)>;
    /// What the workbook has beside the tables, made on a worker.
    using Further = std::function<Result<FurtherSheets>(JobProgress&)>;
    /// Asks where to; `name` is proposed, without ending.
    void save_excel(std::shared_ptr<const Report> report, const ReportPrint& print,
                    const QString& name, Made made = {}, Further further = {});
    /// The very workbook of a report that was closed with its quarter.
    void save_closed(const Period& period, const std::string& report, const QString& name,
                     Made made = {});
    void save_pdf(Pieces pieces, const PageSetup& setup, const QString& name, Made made = {});
    /// Asks for a folder: a file for each subject, named by it.
    void save_each(Pieces pieces, const PageSetup& setup, const QString& name);
    /// Asks for a printer. `moved_for`: a sheet on prepared paper, moved as is set for the printer.
    void print(Pieces pieces, const PageSetup& setup, const QString& name, Made made = {},
               const QString& moved_for = {});
    /// The same for what is no text: `paint` paints it on the printer, `write` into a PDF.
    void print(const QString& name, const QPageLayout& paper,
               std::function<void(QPagedPaintDevice& printer)> paint,
               std::function<Result<>(const std::string& path)> write);
    /// Writes a file; afterwards it is told as saved. `write` works on a worker.
    void save_as(const QString& path, const QString& name,
                 std::function<Result<>(const std::string& path)> write, Made made = {});
    /// Tells that a file was written, with a way to open it. `words`: what is told; "" = that it is
    /// saved.
    /// A picture in place of a character no font has: asked for, and kept in the file.
    void offer_picture(char32_t character);
    void take_picture(char32_t character);
    void saved(const QString& path, const std::vector<std::string>& warnings, const Made& made = {},
               const QString& words = {});

private:
    /// Where a workbook goes, as the user says; "" where cancelled.
    [[nodiscard]] QString workbook_path(const QString& name);
    void write_to(const QString& path, const QString& name,
                  std::function<Result<>(JobProgress&)> work, Made made);
    using Paint = std::function<Result<>(QPagedPaintDevice& printer, JobProgress& progress)>;
    /// `to_file`: in the printer's stead where it prints to a file, which is a file like any other:
    /// whole or not there, for its owner alone. `chosen`: told the printer's name, "" = to a file.
    void print_on(const QString& name, const QPageLayout& paper, int pieces, Paint paint,
                  const std::function<void(const QString& path)>& to_file, Made made,
                  const std::function<void(const QString& printer)>& chosen = {});
    void write(Pieces pieces, const PageSetup& setup, const QString& name, const QString& path,
               Made made);
    /// Who printed what and when stands in the history; no undo is concerned with it.
    void note_printed(const QString& name, int pieces);

    AppContext& m_context;
    WorkSlot m_slot;
};

} // namespace lx::ui
