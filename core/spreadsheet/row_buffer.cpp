#include "core/spreadsheet/row_buffer.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace lx {

RowBuffer::RowBuffer()
{
    m_cells.reserve(64);
    grow(std::size_t{16} << 10);
}

void RowBuffer::clear()
{
    m_size = 0;
    m_cells.clear();
    m_ascending = true;
}

const std::vector<Cell>& RowBuffer::cells()
{
    if (!m_ascending)
        put_in_order();
    return m_cells;
}

void RowBuffer::grow(std::size_t more)
{
    const std::size_t capacity = std::max(2 * m_capacity, m_size + more);
    auto text = std::make_unique_for_overwrite<char[]>(capacity);
    const char* old = m_text.get();
    if (old != nullptr) {
        std::memcpy(text.get(), old, m_size);
        const std::less_equal<const char*> not_after;
        for (Cell& cell : m_cells)
            if (not_after(old, cell.text.data()) && not_after(cell.text.data(), old + m_size))
                cell.text = {text.get() + (cell.text.data() - old), cell.text.size()};
    }
    m_text = std::move(text);
    m_capacity = capacity;
}

void RowBuffer::put_in_order()
{
    std::stable_sort(m_cells.begin(), m_cells.end(),
                     [](const Cell& a, const Cell& b) { return a.column < b.column; });
    auto kept = m_cells.begin();
    for (auto cell = m_cells.begin(); cell != m_cells.end(); ++cell) {
        if (cell != m_cells.begin() && kept->column != cell->column)
            ++kept;
        *kept = *cell;
    }
    if (!m_cells.empty())
        m_cells.erase(kept + 1, m_cells.end());
    m_ascending = true;
}

} // namespace lx
