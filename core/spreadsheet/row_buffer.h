#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// The row a reader is putting together: its cells and one block of bytes for their texts, both
/// used again for every row, so that no cell costs an allocation.
class RowBuffer
{
public:
    /// More text than a row of honest cells holds (16,384 columns of a few thousand characters).
    static constexpr std::size_t kMostText = std::size_t{64} << 20;

    RowBuffer();
    /// Forgets cells and texts.
    void clear();

    /// Adds bytes to the text of the cell at hand.
    void append(const char* data, std::size_t size)
    {
        if (m_capacity - m_size < size)
            grow(size);
        std::memcpy(m_text.get() + m_size, data, size);
        m_size += size;
    }
    void append(char c) { append(&c, 1); }
    void append(std::string_view text) { append(text.data(), text.size()); }
    /// Where the next byte goes; `text_from(mark)` is what was appended since.
    [[nodiscard]] std::size_t mark() const { return m_size; }
    [[nodiscard]] std::string_view text_from(std::size_t mark) const
    {
        return {m_text.get() + mark, m_size - mark};
    }
    [[nodiscard]] char* data_from(std::size_t mark) { return m_text.get() + mark; }
    /// Takes back what was appended since.
    void cut(std::size_t mark) { m_size = mark; }
    /// The same, and all cells but the first ones.
    void cut(std::size_t mark, std::size_t cells)
    {
        m_size = mark;
        m_cells.resize(cells);
    }
    [[nodiscard]] std::size_t size() const { return m_cells.size(); }
    [[nodiscard]] bool too_long() const { return m_size > kMostText; }

    /// The text may lie in this buffer or anywhere that outlives the row.
    void add(std::int32_t column, CellKind kind, std::string_view text, double number = 0)
    {
        m_ascending = m_ascending && (m_cells.empty() || m_cells.back().column < column);
        m_cells.push_back(Cell{column, kind, number, text});
    }
    [[nodiscard]] bool empty() const { return m_cells.empty(); }
    /// In ascending column; of two cells for one place the later one stays.
    [[nodiscard]] const std::vector<Cell>& cells();

private:
    void grow(std::size_t more);
    void put_in_order();

    std::unique_ptr<char[]> m_text;
    std::size_t m_size = 0;
    std::size_t m_capacity = 0;
    std::vector<Cell> m_cells;
    bool m_ascending = true;
};

} // namespace lx
