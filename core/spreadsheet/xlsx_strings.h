#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"

namespace lx {

class ZipPart;

/// The shared strings of a workbook: one block of text and where each string ends in it. Runs of
/// rich text are joined; phonetic guides are left out. The counts the part declares are not
/// believed.
class XlsxStrings
{
public:
    /// `most_bytes`: what texts and their places may take together, at most 4 GiB. Errors:
    /// BadInput.
    [[nodiscard]] Result<> read(ZipPart& part, std::int64_t most_bytes, Progress& progress);

    [[nodiscard]] std::size_t size() const { return m_ends.size() - 1; }
    /// The string with that number, valid as long as this object.
    [[nodiscard]] std::string_view operator[](std::size_t index) const
    {
        return {m_text.data() + m_ends[index], m_ends[index + 1] - m_ends[index]};
    }

private:
    friend class XlsxStringsHandler;
    std::string m_text;
    std::vector<std::uint32_t> m_ends{0}; ///< one more than strings: where each begins and ends
};

} // namespace lx
