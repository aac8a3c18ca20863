#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lx {

/// Comments on cells of one sheet, with the drawing that old programs show them by.
class SheetComments
{
public:
    void add(std::int64_t row, int column, const std::string& text);
    [[nodiscard]] bool empty() const { return m_comments.empty(); }

    /// xl/comments….xml
    [[nodiscard]] std::string xml() const;
    /// xl/drawings/vmlDrawing….vml; shapes are numbered from `block` times 1024 on.
    [[nodiscard]] std::string drawing(int block) const;
    /// Blocks of 1024 numbers the drawing takes.
    [[nodiscard]] int blocks() const;

private:
    struct Comment
    {
        std::int64_t row = 0;
        int column = 0;
        std::string text;
    };
    std::vector<Comment> m_comments;
};

} // namespace lx
