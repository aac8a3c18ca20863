#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lx {

/// A chart over cells of its sheet, as Excel, WPS and LibreOffice draw it: direct labels, no grid,
/// a scale from black to light grey that survives a grey print.
struct SheetChart
{
    enum class Kind : std::uint8_t
    {
        Bars,    ///< lying, the first category on top
        Columns, ///< standing, which lines can run across
        Stacked, ///< lying
        Line,
        Pie
    };
    struct Series
    {
        int column = 0; ///< of its figures; its name stands in the heading row
        std::string name;
        std::string number_format;
        bool target = false;                       ///< a dashed line across, without labels
        std::vector<std::optional<double>> values; ///< one a category; nothing = a blank cell
    };
    Kind kind = Kind::Bars;
    std::string title;
    std::int64_t heading_row = 0; ///< from 0; the categories stand below, in column 0
    std::vector<std::string> categories;
    std::vector<Series> series;
    // Where it stands, from 0.
    std::int64_t first_row = 0;
    int first_column = 0;
    std::int64_t last_row = 0;
    int last_column = 0;
};

/// xl/charts/chart….xml; `sheet` is the name of the sheet the cells are in.
[[nodiscard]] std::string chart_xml(const SheetChart& chart, const std::string& sheet);
/// xl/drawings/drawing….xml: where the charts of a sheet stand; they are rId1, rId2, ….
[[nodiscard]] std::string drawing_xml(const std::vector<SheetChart>& charts);

} // namespace lx
