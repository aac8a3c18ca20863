#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <QPagedPaintDevice>
#include <QTextDocument>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "ui/presentation/print/page_setup.h"

namespace lx {

/// One piece of a print: begins on a page of its own and has a bookmark. Each counts its own pages.
struct PrintPiece
{
    std::string title;
    std::string html;      ///< for the classes of print_style()
    bool goes_on = false;  ///< its pages count on from the piece before it
    bool a3 = false;       ///< on A3, whatever the print's paper
    bool one_page = false; ///< set closer where it is one page then instead of two
};
/// The print's paper for one piece.
[[nodiscard]] PageSetup setup_of(const PrintPiece& piece, PageSetup setup);

/// The piece set for its page (fonts, style sheet, width): no row of a table is cut by the end of a
/// page, no heading stands there alone, nor what is signed at the beginning of one. Works without
/// widgets.
[[nodiscard]] std::unique_ptr<QTextDocument>
make_print_document(const PrintPiece& piece, const PageSetup& setup, QPaintDevice& device);

/// Paints the pieces one after the other, page by page, with the page numbers at the foot. The
/// device's first page has the paper of the first piece (setup_of).
/// Errors: Cancelled, Io (the device refuses a page).
[[nodiscard]] Result<>
paint_pieces(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
             QPagedPaintDevice& device, Progress& progress,
             const std::function<void(std::size_t piece, int page)>& began = {});

/// Writes the pieces into one .pdf with a bookmark each. Needs a QGuiApplication, may run on any
/// thread. Written beside and renamed: a failed print leaves no half file. Errors: Io (names the
/// place), Cancelled.
[[nodiscard]] Result<> write_pdf(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                                 const std::string& title, const std::string& path,
                                 Progress& progress);

} // namespace lx
