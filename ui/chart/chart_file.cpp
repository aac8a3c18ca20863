#include "ui/chart/chart_file.h"

#include <algorithm>

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "core/base/output_file.h"
#include "ui/chart/chart_scene.h"
#include "ui/presentation/format.h"
#include "ui/presentation/print/drawn_text.h"
#include "ui/presentation/print/pdf_text.h"

namespace lx::ui {

namespace {

constexpr double inch = 96;
constexpr double picture_width = 960;
constexpr double picture_height = 480; ///< at least
const QSizeF a4(210 / 25.4 * inch, 297 / 25.4 * inch);
constexpr double margin = 15 / 25.4 * inch;

QPicture recorded(ChartScene& scene, QPointF at)
{
    QPicture picture;
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::Antialiasing);
    scene.render(&painter, QRectF(at, scene.size()), QRectF(QPointF(), scene.size()));
    painter.end();
    return picture;
}

/// Some of its categories.
Chart part_of(const Chart& chart, std::size_t from, std::size_t to)
{
    Chart part = chart;
    const auto cut = [&](auto& all) {
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(to), all.end());
        all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(from));
    };
    cut(part.categories);
    for (ChartSeries& series : part.series)
        cut(series.points);
    return part;
}

void play(const QPicture& page, QPainter& painter)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::TextAntialiasing);
    // A copy: playing moves along the recording, which others may play meanwhile.
    QPicture copy = page;
    copy.detach();
    // Pictures are drawn as large as the screen had them; our unit is the painter's.
    painter.save();
    painter.scale(static_cast<double>(copy.logicalDpiX()) / painter.device()->logicalDpiX(),
                  static_cast<double>(copy.logicalDpiY()) / painter.device()->logicalDpiY());
    painter.drawPicture(QPointF(), copy);
    painter.restore();
}

void play_pages(const ChartPaper& sheets, QPagedPaintDevice& device, double dots)
{
    QPainter painter(&device);
    painter.scale(dots / inch, dots / inch);
    for (std::size_t i = 0; i < sheets.pages.size(); ++i) {
        if (i > 0)
            device.newPage();
        play(sheets.pages[i], painter);
    }
}

/// Drawn twice: what its glyphs stand for is told by the second drawing.
Result<> write_pdf(const ChartPaper& sheets, const std::string& path)
{
    constexpr int dots = 600;
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    QPdfWriter writer(&out);
    writer.setResolution(dots);
    writer.setPageLayout(chart_paper_layout(sheets));
    writer.setTitle(sheets.title);
    writer.setCreator(QStringLiteral("两新党建台账"));
    play_pages(sheets, writer, dots);
    DrawnText words(dots);
    for (const QPicture& page : sheets.pages) {
        words.next_page();
        QPainter painter(&words);
        painter.scale(dots / inch, dots / inch);
        play(page, painter);
    }
    const QByteArray& raw = out.data();
    LX_ASSIGN(const std::string told,
              with_told_text({raw.constData(), static_cast<std::size_t>(raw.size())}, words.pages(),
                             path));
    return write_file(path, told);
}

} // namespace

ChartPaper chart_picture(const Chart& chart, const QString& foot)
{
    ChartScene scene;
    scene.draw(chart, ChartLook::paper(), {true, foot, nullptr}, {picture_width, picture_height});
    return {qt(chart.name), scene.size(), {recorded(scene, {})}, true};
}

ChartPaper chart_sheets(const Chart& chart, const QString& foot)
{
    const ChartLook look = ChartLook::paper();
    const QSizeF upright(a4.width() - 2 * margin, a4.height() - 2 * margin);
    const ChartFrame frame{true, foot, &chart};
    ChartScene scene;
    const auto fits = [&](const Chart& part, QSizeF room) {
        scene.draw(part, look, frame, room);
        return scene.size().height() <= room.height() + 0.5; // what fractions come to
    };
    ChartPaper sheets{qt(chart.name), a4.transposed(), {}, true};
    if (fits(chart, upright.transposed())) {
        sheets.pages.push_back(recorded(scene, {margin, margin}));
        return sheets;
    }
    sheets.landscape = false;
    sheets.size = a4;
    const bool bars = chart.kind == ChartKind::Bars || chart.kind == ChartKind::Stacked;
    const std::size_t all = bars ? chart.categories.size() : 1; // others are never parted
    std::size_t count = 1; // sheets; at the end each has one category and is as high as it must be
    const auto sheet = [&](std::size_t i) {
        return bars ? part_of(chart, all * i / count, all * (i + 1) / count) : chart;
    };
    const auto each_fits = [&] {
        for (std::size_t i = 0; i < count; ++i) {
            if (!fits(sheet(i), upright))
                return false;
        }
        return true;
    };
    while (count < all && !each_fits())
        ++count;
    for (std::size_t i = 0; i < count; ++i) {
        (void)fits(sheet(i), upright);
        sheets.pages.push_back(recorded(scene, {margin, margin}));
    }
    return sheets;
}

QImage chart_image(const ChartPaper& picture)
{
    constexpr double dense = 3;
    constexpr double dots_a_meter = dense * inch / 0.0254;
    QImage image((picture.size * dense).toSize(), QImage::Format_RGB32);
    image.setDotsPerMeterX(static_cast<int>(dots_a_meter));
    image.setDotsPerMeterY(static_cast<int>(dots_a_meter));
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.scale(dense, dense);
    play(picture.pages.front(), painter);
    return image;
}

Result<> write_chart(const ChartPaper& paper, const std::string& path)
{
    const QString name = QString::fromStdString(path).toLower();
    if (name.endsWith(QLatin1String(".pdf")))
        return write_pdf(paper, path);
    QByteArray bytes;
    QBuffer out(&bytes);
    out.open(QIODevice::WriteOnly);
    if (name.endsWith(QLatin1String(".png"))) {
        chart_image(paper).save(&out, "PNG");
    } else if (name.endsWith(QLatin1String(".svg"))) {
        QSvgGenerator svg;
        svg.setOutputDevice(&out);
        svg.setResolution(static_cast<int>(inch));
        svg.setSize(paper.size.toSize());
        svg.setViewBox(QRectF(QPointF(), paper.size));
        svg.setTitle(paper.title);
        QPainter painter(&svg);
        painter.fillRect(QRectF(QPointF(), paper.size), Qt::white);
        play(paper.pages.front(), painter);
    } else {
        return fail(ErrorKind::Usage, "图表只能存成 .png、.svg 或 .pdf，现在是“" + path + "”。");
    }
    return write_file(path, {bytes.constData(), static_cast<std::size_t>(bytes.size())});
}

QString chart_foot(const std::string& office, Date made)
{
    const QString day =
        QCoreApplication::translate("lx::ui::ChartView", "made on %1").arg(date_text(made));
    return office.empty() ? day : qt(office) + QStringLiteral("　") + day;
}

Result<> draw_chart(const Chart& chart, const std::string& office, Date made,
                    const std::string& path)
{
    const bool sheets =
        QString::fromStdString(path).endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive);
    const QString foot = chart_foot(office, made);
    return write_chart(sheets ? chart_sheets(chart, foot) : chart_picture(chart, foot), path);
}

QPageLayout chart_paper_layout(const ChartPaper& sheets)
{
    QPageLayout layout(QPageSize(QPageSize::A4),
                       sheets.landscape ? QPageLayout::Landscape : QPageLayout::Portrait,
                       QMarginsF());
    layout.setMode(QPageLayout::FullPageMode);
    return layout;
}

void print_chart(const ChartPaper& sheets, QPagedPaintDevice& printer)
{
    play_pages(sheets, printer, printer.logicalDpiX());
}

} // namespace lx::ui
