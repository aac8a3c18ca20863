#include "ui/presentation/print/laid_piece.h"

#include <QAbstractTextDocumentLayout>
#include <QPainter>

namespace lx {

namespace {

constexpr int resolution = 300; // as write_pdf: the same line breaks

} // namespace

LaidPiece::LaidPiece(const PrintPiece& piece, const PageSetup& setup)
    : m_setup(setup_of(piece, setup)), m_nowhere(std::make_unique<QBuffer>()),
      m_device(std::make_unique<QPdfWriter>(m_nowhere.get()))
{
    m_device->setResolution(resolution);
    m_device->setPageLayout(m_setup.layout());
    m_document = make_print_document(piece.html, m_setup, *m_device);
    m_pages = std::max(1, m_document->pageCount());
}

void LaidPiece::give_to(QThread* thread)
{
    m_document->moveToThread(thread);
    m_device->moveToThread(thread);
    m_nowhere->moveToThread(thread);
}

void LaidPiece::draw(QPainter& painter, const QRectF& paper, int page, int number, int of) const
{
    const QRectF full = m_setup.layout().fullRect(QPageLayout::Millimeter);
    const QRectF area = m_setup.layout().paintRect(QPageLayout::Millimeter);
    const double dot = 25.4 / resolution; // mm
    painter.save();
    painter.setRenderHints(QPainter::TextAntialiasing | QPainter::Antialiasing);
    painter.translate(paper.topLeft());
    painter.scale(paper.width() / full.width() * dot, paper.height() / full.height() * dot);
    painter.translate(area.left() / dot, area.top() / dot);
    const QSizeF size = m_document->pageSize();

    painter.save();
    painter.translate(0, -page * size.height());
    const QRectF view(0, page * size.height(), size.width(), size.height());
    painter.setClipRect(view);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = view;
    context.palette.setColor(QPalette::Text, Qt::black);
    m_document->documentLayout()->draw(&painter, context);
    painter.restore();

    QFont small = print_font(m_setup.footer_points);
    small.setPixelSize(qRound(m_setup.footer_points / 72.0 * resolution));
    painter.setFont(small);
    painter.setPen(Qt::black);
    const double indent = m_setup.letter_numbers ? small.pixelSize() : 0;
    const QRectF foot(indent, size.height(), size.width() - 2 * indent,
                      area.height() / dot - size.height());
    const QString all = of > 0 ? QString::number(of) : QStringLiteral("…");
    QString text = m_setup.footer;
    text.replace(QStringLiteral("%1"), QString::number(number)).replace(QStringLiteral("%2"), all);
    painter.drawText(foot, m_setup.footer_side(number), text);
    painter.restore();
}

} // namespace lx
