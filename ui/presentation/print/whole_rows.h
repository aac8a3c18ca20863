#pragma once

#include <string>

class QTextDocument;

namespace lx {

/// `html` with its tables parted where a page ends, so that no row is cut in two; each part begins
/// with the table's headings again, and a heading (p.block) right above a table stays with it.
/// `endless` is the same HTML laid out on one page without end (in dots), `page_height` in the same
/// dots. What stands below the last table (notes, signatures, a seal) takes its last two rows along
/// where it would begin a page alone. A row higher than a page stays as it is; so do rows that a
/// cell reaches over. Tables must not stand in tables.
[[nodiscard]] std::string with_whole_rows(const std::string& html, const QTextDocument& endless,
                                          double page_height);

} // namespace lx
