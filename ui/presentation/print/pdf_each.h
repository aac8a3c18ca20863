#pragma once

#include <string>
#include <vector>

#include <QString>

#include "ui/presentation/print/document_pdf.h"

namespace lx {

/// A name for a file: what file systems refuse is left out.
[[nodiscard]] QString file_name_for(const QString& wanted);

/// What became of a batch of which every subject gets a file of its own.
struct PdfEach
{
    std::vector<std::string> files;   ///< paths, in the order of the pieces
    std::vector<std::string> refused; ///< a Chinese sentence for each that could not be written
};

/// Writes each subject's pieces (with those that count on with it) as a .pdf into a folder that is
/// there, named by its title; a second one of that name has a number, copies of one are one file.
/// One that is refused does not stop the others. Errors: Refused (nothing to print), Cancelled:
/// those written by then stay.
[[nodiscard]] Result<PdfEach> write_pdf_each(const std::vector<PrintPiece>& pieces,
                                             const PageSetup& setup, const std::string& folder,
                                             Progress& progress);

} // namespace lx
