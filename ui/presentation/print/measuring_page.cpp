#include "ui/presentation/print/measuring_page.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#include "core/base/output_file.h"
#include "ui/presentation/print/draw_page.h"
#include "ui/presentation/print/page_setup.h"

namespace lx {

namespace {

constexpr double from_edge = 20; // mm
constexpr double arm = 10;
constexpr double line = 0.2;

void draw_cross(QPainter& painter, QPointF middle)
{
    painter.drawLine(QPointF(middle.x() - arm, middle.y()), QPointF(middle.x() + arm, middle.y()));
    painter.drawLine(QPointF(middle.x(), middle.y() - arm), QPointF(middle.x(), middle.y() + arm));
    for (int mm = -static_cast<int>(arm); mm <= static_cast<int>(arm); ++mm) {
        const double half = mm % 5 == 0 ? 1.5 : 0.7;
        painter.drawLine(QPointF(middle.x() + mm, middle.y() - half),
                         QPointF(middle.x() + mm, middle.y() + half));
        painter.drawLine(QPointF(middle.x() - half, middle.y() + mm),
                         QPointF(middle.x() + half, middle.y() + mm));
    }
}

} // namespace

QPageLayout measuring_page_layout()
{
    // Sheets leave these margins: a printer that cuts the paper's edge off is no matter.
    return PageSetup::portrait().layout();
}

void paint_measuring_page(QPagedPaintDevice& device)
{
    QPainter painter(&device);
    const QPageLayout layout = measuring_page_layout();
    const QRectF paper = layout.fullRect(QPageLayout::Millimeter);
    const QRectF area = layout.paintRect(QPageLayout::Millimeter);
    const double dots = device.logicalDpiX() / 25.4; // of a mm
    painter.scale(dots, dots);
    painter.translate(-area.topLeft());
    painter.setPen(QPen(Qt::black, line));
    for (const double x : {paper.left() + from_edge, paper.right() - from_edge})
        for (const double y : {paper.top() + from_edge, paper.bottom() - from_edge})
            draw_cross(painter, {x, y});
    QFont font = print_font(12);
    font.setPixelSize(5); // mm
    painter.setFont(font);
    const QRectF middle(paper.left() + 2 * from_edge, paper.top() + 4 * from_edge,
                        paper.width() - 4 * from_edge, 100);
    painter.drawText(middle, Qt::AlignLeft | Qt::TextWordWrap,
                     QStringLiteral("套打校准页\n\n"
                                    "四个十字的中心应离纸边各 20 毫米。\n"
                                    "1．量左上角十字的中心到纸的左边、上边的距离。\n"
                                    "2．左边量得 22 毫米，就是偏右 2 毫米：右移填 -2。\n"
                                    "3．上边量得 18.5 毫米，就是偏上 1.5 毫米：下移填 1.5。\n"
                                    "4．四个十字偏得不一样，是送纸歪了，请理好纸再打一张。"));
}

Result<> write_measuring_page(const std::string& path)
{
    LX_ASSIGN(OutputFile file, OutputFile::create(path));
    QBuffer bytes;
    bytes.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&bytes);
        writer.setResolution(print_resolution);
        writer.setPageLayout(measuring_page_layout());
        writer.setTitle(QStringLiteral("套打校准页"));
        paint_measuring_page(writer);
    }
    file.write({bytes.data().constData(), static_cast<std::size_t>(bytes.data().size())});
    return file.finish();
}

} // namespace lx
