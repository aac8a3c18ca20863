#include "ui/presentation/print/laid_piece.h"

#include <QPainter>

#include "ui/presentation/print/draw_page.h"

namespace lx {

LaidPiece::LaidPiece(const PrintPiece& piece, const PageSetup& setup)
    : m_setup(setup_of(piece, setup)), m_nowhere(std::make_unique<QBuffer>()),
      m_device(std::make_unique<QPdfWriter>(m_nowhere.get()))
{
    m_device->setResolution(print_resolution);
    m_device->setPageLayout(m_setup.layout());
    m_document = make_print_document(piece, m_setup, *m_device);
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
    const double dot = 25.4 / print_resolution; // mm
    painter.save();
    painter.setRenderHints(QPainter::TextAntialiasing | QPainter::Antialiasing);
    painter.translate(paper.topLeft());
    painter.scale(paper.width() / full.width() * dot, paper.height() / full.height() * dot);
    painter.translate(area.left() / dot, area.top() / dot);
    draw_page(painter, *m_document, m_setup, print_resolution, {page, number, of});
    painter.restore();
}

} // namespace lx
