#include "core/spreadsheet/biff_format.h"

namespace lx {

void BiffFormats::add_xf(std::uint16_t format_id)
{
    if (m_xfs.size() < 0x10000)
        m_xfs.push_back(format_id);
}

NumberShape BiffFormats::shape(std::uint16_t xf) const
{
    if (xf >= m_xfs.size())
        return NumberShape::Number;
    // A code in the file counts more than the built-in meaning of its number: some writers give
    // numbers of their own below 164.
    const auto code = m_codes.find(m_xfs[xf]);
    return code != m_codes.end() ? code->second : builtin_number_shape(m_xfs[xf]);
}

} // namespace lx
