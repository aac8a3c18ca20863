#include "core/spreadsheet/sheet_splice.h"

#include <algorithm>
#include <charconv>

#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// Bytes that take the place of others.
struct Edit
{
    ByteRange where;
    std::string text;
};

std::string cell_name(std::int64_t row, std::int32_t column)
{
    return column_letters(column) + std::to_string(row + 1);
}

/// Changes gathered, then written in one go.
class Splice
{
public:
    Splice(std::string_view part, const SheetPlaces& places) : m_part(part), m_places(places) {}

    void change(const CellChanges& changes)
    {
        for (auto at = changes.begin(); at != changes.end();) {
            const std::int64_t row = at->first.first;
            auto end = at;
            while (end != changes.end() && end->first.first == row)
                ++end;
            if (const RowPlace* place = m_places.find_row(row))
                change_row(*place, at, end);
            else
                add_row(row, at, end);
            at = end;
        }
        if (m_places.rows_closed && !m_new_rows.empty())
            open_tag(m_places.rows_tag, m_new_rows, "sheetData");
        widen_dimension(changes);
    }

    std::string take()
    {
        std::stable_sort(m_edits.begin(), m_edits.end(), [](const Edit& a, const Edit& b) {
            return a.where.begin < b.where.begin;
        });
        std::string out;
        out.reserve(m_part.size() + m_part.size() / 16);
        std::size_t at = 0;
        for (const Edit& edit : m_edits) {
            out += m_part.substr(at, edit.where.begin - at);
            out += edit.text;
            at = edit.where.end;
        }
        out += m_part.substr(at);
        return out;
    }

private:
    using At = CellChanges::const_iterator;

    void put(ByteRange where, std::string text) { m_edits.push_back({where, std::move(text)}); }
    void insert(std::size_t at, std::string text) { put({at, at}, std::move(text)); }

    /// A tag that closed itself, with something in it.
    void open_tag(const ByteRange& tag, const std::string& inside, const char* name)
    {
        const std::size_t slash = tag.end - 2;
        put({slash, tag.end}, ">" + inside + "</" + m_places.prefix + name + ">");
    }

    [[nodiscard]] std::string made(At at) const
    {
        return new_cell(cell_name(at->first.first, at->first.second), at->second.style,
                        m_places.prefix, at->second.content);
    }

    void change_row(const RowPlace& row, At at, At end)
    {
        widen_spans(row, at->first.second, std::prev(end)->first.second);
        std::string inside; // of a row that had no cell
        for (; at != end; ++at) {
            const std::int32_t column = at->first.second;
            if (const CellPlace* cell = m_places.find_cell(row.row, column)) {
                const auto& [begin, stop] = cell->bytes;
                put(cell->bytes, with_content(m_part.substr(begin, stop - begin), m_places.prefix,
                                              at->second.content));
            } else if (row.closed) {
                inside += made(at);
            } else {
                insert(place_in(row, column), made(at));
            }
        }
        if (!inside.empty())
            open_tag(row.tag, inside, "row");
    }

    [[nodiscard]] std::size_t place_in(const RowPlace& row, std::int32_t column) const
    {
        for (std::size_t i = row.first_cell; i < row.first_cell + row.cells; ++i)
            if (m_places.cells[i].column > column)
                return m_places.cells[i].bytes.begin;
        return row.content_end;
    }

    void add_row(std::int64_t row, At at, At end)
    {
        std::string text = "<" + m_places.prefix + "row r=\"" + std::to_string(row + 1) + "\">";
        for (; at != end; ++at)
            text += made(at);
        text += "</" + m_places.prefix + "row>";
        if (m_places.rows_closed) {
            m_new_rows += text;
            return;
        }
        const auto next = std::find_if(m_places.rows.begin(), m_places.rows.end(),
                                       [&](const RowPlace& one) { return one.row > row; });
        insert(next == m_places.rows.end() ? m_places.rows_end : next->tag.begin, std::move(text));
    }

    /// spans="1:8": columns from 1, a hint that may be missing.
    void widen_spans(const RowPlace& row, std::int32_t first, std::int32_t last)
    {
        const std::string_view tag = m_part.substr(row.tag.begin, row.tag.end - row.tag.begin);
        const auto place = attribute_place(tag, "spans");
        if (!place)
            return;
        const std::string_view spans = tag.substr(place->begin, place->end - place->begin);
        std::int32_t from = 0;
        std::int32_t to = 0;
        const char* const end = spans.data() + spans.size();
        const auto [colon, wrong] = std::from_chars(spans.data(), end, from);
        if (wrong != std::errc() || colon == end || *colon != ':')
            return;
        const auto [stop, wrong_end] = std::from_chars(colon + 1, end, to);
        if (wrong_end != std::errc() || stop != end)
            return; // several spans
        if (first + 1 >= from && last + 1 <= to)
            return;
        put({row.tag.begin + place->begin, row.tag.begin + place->end},
            std::to_string(std::min(from, first + 1)) + ":" +
                std::to_string(std::max(to, last + 1)));
    }

    void widen_dimension(const CellChanges& changes)
    {
        if (!m_places.dimension_tag)
            return;
        const ByteRange whole = *m_places.dimension_tag;
        const std::string_view tag = m_part.substr(whole.begin, whole.end - whole.begin);
        const auto place = attribute_place(tag, "ref");
        if (!place)
            return;
        const auto range =
            read_range(std::string(tag.substr(place->begin, place->end - place->begin)));
        if (!range)
            return;
        MergedRange wide = *range;
        for (const auto& [at, change] : changes) {
            const auto row = static_cast<std::int32_t>(at.first);
            wide.first_row = std::min(wide.first_row, row);
            wide.last_row = std::max(wide.last_row, row);
            wide.first_column = std::min(wide.first_column, at.second);
            wide.last_column = std::max(wide.last_column, at.second);
        }
        if (wide.first_row == range->first_row && wide.last_row == range->last_row &&
            wide.first_column == range->first_column && wide.last_column == range->last_column)
            return;
        put({whole.begin + place->begin, whole.begin + place->end},
            cell_name(wide.first_row, wide.first_column) + ":" +
                cell_name(wide.last_row, wide.last_column));
    }

    std::string_view m_part;
    const SheetPlaces& m_places;
    std::vector<Edit> m_edits;
    std::string m_new_rows; ///< of a sheet without any
};

} // namespace

std::string spliced(std::string_view part, const SheetPlaces& places, const CellChanges& changes)
{
    Splice splice(part, places);
    splice.change(changes);
    return splice.take();
}

std::uint32_t style_at(const SheetPlaces& places, std::int64_t row, std::int32_t column)
{
    if (const RowPlace* place = places.find_row(row); place != nullptr && place->style)
        return *place->style;
    for (const SheetPlaces::ColumnStyle& one : places.columns)
        if (column >= one.first && column <= one.last)
            return one.style;
    return 0;
}

} // namespace lx
