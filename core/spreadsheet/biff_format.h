#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/spreadsheet/number_format.h"

namespace lx {

/// The cell formats (XF records) of a BIFF workbook: which of them show a number as a date.
class BiffFormats
{
public:
    /// A FORMAT record: a code for a format number. The last one for a number counts.
    void add_format(std::uint16_t id, std::string_view code) { m_codes[id] = number_shape(code); }
    /// The next XF record, in the order of the file. More than a cell can name are dropped.
    void add_xf(std::uint16_t format_id);
    /// What a number in a cell with this XF is. A number beyond the table is a plain number.
    [[nodiscard]] NumberShape shape(std::uint16_t xf) const;

private:
    std::unordered_map<std::uint16_t, NumberShape> m_codes;
    std::vector<std::uint16_t> m_xfs;
};

} // namespace lx
