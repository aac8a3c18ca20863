#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "core/base/output_file.h"

namespace lx {

/// Writes CSV as Excel and WPS read it: UTF-8 with a byte order mark, commas, CRLF. A text that
/// looks like a formula gets an apostrophe in front, so that no program computes it; reading such a
/// file back takes it off again (formula_guard.h).
class CsvWriter
{
public:
    explicit CsvWriter(OutputFile& file);
    void text(std::string_view value);
    /// A number or date, as it is.
    void plain(std::string_view value);
    void end_row();
    void flush();
    /// Texts in which something was no character and became U+FFFD.
    [[nodiscard]] std::int64_t broken_texts() const { return m_broken; }
    [[nodiscard]] bool failed() const { return m_file.failed(); }

private:
    void separate();

    OutputFile& m_file;
    std::string m_buffer;
    bool m_first = true;
    std::int64_t m_broken = 0;
};

} // namespace lx
