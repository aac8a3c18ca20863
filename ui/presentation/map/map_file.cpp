#include "ui/presentation/map/map_file.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/base/output_file.h"
#include "ui/presentation/print/drawn_text.h"
#include "ui/presentation/print/pdf_text.h"

namespace lx::ui {

namespace {

constexpr double inch = 96; ///< the sheet's unit

void write_png(const MapSheet& sheet, QBuffer& out)
{
    constexpr double dots = 300;
    constexpr double dots_a_meter = dots / 0.0254;
    QImage image((sheet.size() * (dots / inch)).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(static_cast<int>(dots_a_meter));
    image.setDotsPerMeterY(static_cast<int>(dots_a_meter));
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(dots / inch, dots / inch);
    sheet.paint(painter);
    painter.end();
    image.save(&out, "PNG");
}

void write_svg(const MapSheet& sheet, QBuffer& out)
{
    QSvgGenerator svg;
    svg.setOutputDevice(&out);
    svg.setResolution(static_cast<int>(inch));
    svg.setSize(sheet.size().toSize());
    svg.setViewBox(QRectF(QPointF(), sheet.size()));
    svg.setTitle(sheet.title());
    QPainter painter(&svg);
    sheet.paint(painter);
}

/// Drawn twice: what its glyphs stand for is told by the second drawing.
Result<> write_pdf(const MapSheet& sheet, const std::string& path)
{
    constexpr int dots = 600;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QPdfWriter writer(&out);
    writer.setResolution(dots);
    writer.setPageLayout(map_paper(sheet));
    writer.setTitle(sheet.title());
    writer.setCreator(QStringLiteral("两新党建台账"));
    DrawnText words(dots);
    words.next_page();
    for (QPaintDevice* const paper :
         {static_cast<QPaintDevice*>(&writer), static_cast<QPaintDevice*>(&words)}) {
        QPainter painter(paper);
        painter.scale(dots / inch, dots / inch);
        sheet.paint(painter);
    }
    const QByteArray& raw = out.data();
    LX_ASSIGN(const std::string told,
              with_told_text({raw.constData(), static_cast<std::size_t>(raw.size())}, words.pages(),
                             path));
    return write_file(path, told);
}

} // namespace

Result<> write_map(const MapSheet& sheet, const std::string& path)
{
    const QString name = QString::fromStdString(path).toLower();
    QByteArray bytes;
    QBuffer out(&bytes);
    out.open(QIODevice::WriteOnly);
    if (name.endsWith(QLatin1String(".png")))
        write_png(sheet, out);
    else if (name.endsWith(QLatin1String(".svg")))
        write_svg(sheet, out);
    else if (name.endsWith(QLatin1String(".pdf")))
        return write_pdf(sheet, path);
    else
        return fail(ErrorKind::Usage, "分布图只能存成 .pdf、.svg 或 .png，现在是“" + path + "”。");
    return write_file(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QPageLayout map_paper(const MapSheet& sheet)
{
    QPageLayout paper(QPageSize(sheet.a3() ? QPageSize::A3 : QPageSize::A4),
                      sheet.landscape() ? QPageLayout::Landscape : QPageLayout::Portrait,
                      QMarginsF());
    paper.setMode(QPageLayout::FullPageMode);
    return paper;
}

void print_map(const MapSheet& sheet, QPagedPaintDevice& printer)
{
    QPainter painter(&printer);
    painter.scale(printer.logicalDpiX() / inch, printer.logicalDpiY() / inch);
    sheet.paint(painter);
}

} // namespace lx::ui
