#pragma once

#include <string>
#include <string_view>

#include "core/base/output_file.h"

namespace lx {

/// Writes CSV as Excel and WPS read it: UTF-8 with a byte order mark, commas, CRLF. A text that
/// begins with = + - @ (or an apostrophe before one) gets an apostrophe in front, so that no
/// program computes it; reading such a file back takes it off again (without_apostrophe).
class CsvWriter
{
public:
    explicit CsvWriter(OutputFile& file);
    void text(std::string_view value);
    /// A number or date, as it is.
    void plain(std::string_view value);
    void end_row();
    void flush();

private:
    void separate();

    OutputFile& m_file;
    std::string m_buffer;
    bool m_first = true;
};

/// Whether a text looks like a formula once apostrophes before it are gone.
[[nodiscard]] bool looks_like_formula(std::string_view text);
/// A CSV cell as it was before CsvWriter put the apostrophe there.
[[nodiscard]] std::string_view without_apostrophe(std::string_view text);

} // namespace lx
