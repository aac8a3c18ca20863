#pragma once

#include <compare>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace lx {

/// How a cell looks in an .xlsx. Colours are 0xRRGGBB, -1 = none.
struct CellStyle
{
    enum class Align : std::uint8_t
    {
        General,
        Left,
        Center,
        Right
    };
    enum class Upright : std::uint8_t
    {
        Bottom,
        Center,
        Top
    };

    std::string font{}; ///< "" = that of the workbook
    double size = 11;   ///< points
    bool bold = false;
    bool italic = false;
    int color = -1;
    int fill = -1;
    int border = -1; ///< colour of a thin line on all sides
    Align align = Align::General;
    Upright upright = Upright::Bottom;
    bool wrap = false;
    int indent = 0;
    std::string number_format{}; ///< "" = general
    /// Stays a text when somebody enters the cell again, as one typed behind an apostrophe.
    bool quoted = false;

    auto operator<=>(const CellStyle&) const = default;
};

/// The styles of a workbook, each once; number 0 is the plain one.
class StyleSheet
{
public:
    StyleSheet();
    [[nodiscard]] int number(const CellStyle& style);
    [[nodiscard]] std::string xml() const;

private:
    std::map<CellStyle, int> m_numbers;
    std::vector<CellStyle> m_styles;
};

} // namespace lx
