#pragma once

#include <string>

class QTextDocument;

namespace lx {

/// `html` with its tables parted where a page ends, so that no row is cut in two; each part begins
/// with the table's headings again. `endless` is the same HTML laid out on one page without end (in
/// dots), `page_height` in the same dots. What stands below the last table (notes, signatures, a
/// seal) takes its last two rows along where it would begin a page alone. A row higher than a page
/// stays as it is. Tables must not stand in tables nor have cells over several rows.
[[nodiscard]] std::string with_whole_rows(const std::string& html, const QTextDocument& endless,
                                          double page_height);

} // namespace lx
