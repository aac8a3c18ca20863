#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QPaintDevice>

namespace lx {

/// Characters that no glyph stands for: ends of lines, joiners, marks of direction, selectors of
/// variants.
[[nodiscard]] bool leaves_no_mark(char32_t c);

/// A paper on which nothing is seen: it keeps the characters that are drawn on it, page by page, in
/// the order they are drawn. Drawn on like a PDF it knows what each of the PDF's glyphs stands for.
class DrawnText : public QPaintDevice
{
public:
    /// `resolution`: dots an inch, those of the device that is drawn on beside it.
    explicit DrawnText(int resolution);
    ~DrawnText() override;

    void next_page() { m_pages.emplace_back(); }
    [[nodiscard]] const std::vector<std::u32string>& pages() const { return m_pages; }
    [[nodiscard]] QPaintEngine* paintEngine() const override;

protected:
    [[nodiscard]] int metric(PaintDeviceMetric metric) const override;

private:
    class Engine;
    int m_resolution;
    std::unique_ptr<Engine> m_engine;
    std::vector<std::u32string> m_pages;
};

} // namespace lx
