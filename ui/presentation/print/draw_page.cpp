#include "ui/presentation/print/draw_page.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>
#include <QTextDocument>

namespace lx {

namespace {

constexpr double points_of_inch = 72.0;
constexpr double millimetres_of_inch = 25.4;

} // namespace

void draw_page(QPainter& painter, const QTextDocument& document, const PageSetup& setup, double dpi,
               const PageDrawn& drawn)
{
    const QSizeF size = document.pageSize();
    const double top = drawn.page * size.height();
    painter.save();
    painter.translate(setup.right_by / millimetres_of_inch * dpi,
                      setup.down_by / millimetres_of_inch * dpi);
    painter.save();
    painter.translate(0, -top);
    const QRectF view(0, top, size.width(), size.height());
    painter.setClipRect(view);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = view;
    context.palette.setColor(QPalette::Text, Qt::black);
    document.documentLayout()->draw(&painter, context);
    painter.restore();

    if (setup.values_only)
        return painter.restore(); // forms that are sold count no pages

    QFont small = print_font(setup.footer_points);
    small.setPixelSize(qRound(setup.footer_points / points_of_inch * dpi));
    painter.setFont(small);
    painter.setPen(Qt::black);
    const double indent = setup.letter_numbers ? small.pixelSize() : 0;
    const QRectF foot(indent, size.height(), size.width() - 2 * indent,
                      footer_height / millimetres_of_inch * dpi);
    QString text = setup.footer;
    text.replace(QStringLiteral("%1"), QString::number(drawn.number))
        .replace(QStringLiteral("%2"),
                 drawn.of > 0 ? QString::number(drawn.of) : QStringLiteral("…"));
    painter.drawText(foot, setup.footer_side(drawn.number), text);
    painter.restore();
}

} // namespace lx
