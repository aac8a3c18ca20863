#pragma once

#include <memory>

#include <QBuffer>
#include <QPdfWriter>
#include <QTextDocument>

#include "ui/presentation/print/document_pdf.h"

class QPainter;

namespace lx {

/// A piece of a print laid out for its pages, with the line breaks the paper will have; draws
/// single pages on the screen. Lay out on any thread (then give to the thread that draws).
class LaidPiece
{
public:
    LaidPiece(const PrintPiece& piece, const PageSetup& setup);

    [[nodiscard]] int pages() const { return m_pages; }
    /// Draws page `page` (from 0) into `paper`, the whole sheet in the painter's units. `number`
    /// and `of` stand at the foot (from 1); `of` 0 = not known yet.
    void draw(QPainter& painter, const QRectF& paper, int page, int number, int of) const;
    /// Makes the documents belong to another thread. Call on the thread that laid out.
    void give_to(QThread* thread);

private:
    PageSetup m_setup;
    std::unique_ptr<QBuffer> m_nowhere; ///< nothing is written: the writer only measures
    std::unique_ptr<QPdfWriter> m_device;
    std::unique_ptr<QTextDocument> m_document;
    int m_pages = 0;
};

} // namespace lx
