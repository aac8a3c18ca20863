#pragma once

#include "ui/presentation/print/page_setup.h"

class QPainter;
class QTextDocument;

namespace lx {

/// Dots an inch in which pages are set: a character is a whole number of dots wide, and 28 of 3号
/// are to fill the line of a letter (GB/T 9704-2012, 5.2.3).
constexpr int print_resolution = 1200;
constexpr double footer_height = 8.0; ///< mm at the foot of the text area

/// Which page of a document is drawn, and what stands at its foot.
struct PageDrawn
{
    int page = 0;   ///< from 0
    int number = 1; ///< counts from 1
    int of = 0;     ///< 0 = not known yet
};

/// Draws a page of a document that is laid out for it, and its foot: what is seen on the screen and
/// what goes to paper. The painter stands at the corner of the text area; its unit is a dot of
/// `dpi`.
void draw_page(QPainter& painter, const QTextDocument& document, const PageSetup& setup, double dpi,
               const PageDrawn& drawn);

} // namespace lx
