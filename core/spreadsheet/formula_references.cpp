#include "core/spreadsheet/formula_references.h"

#include <algorithm>
#include <optional>

#include "core/spreadsheet/cell_reference.h"

namespace lx {

namespace {

constexpr std::int32_t last_row = 1'048'575;
constexpr std::int32_t last_column = 16'383;

bool in_word(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
           (c >= '0' && c <= '9') || c == '_' || c == '.' || c == '$' || c == '\\' || c == '?';
}

/// A corner of a range: a cell, a column ("A") or a row ("3").
std::optional<CellReference> corner(std::string_view word)
{
    const std::string text(word);
    const char* at = text.c_str();
    const CellReference place = take_cell_reference(at);
    if (*at != '\0' || (place.column < 0 && place.row < 0) || place.column > last_column ||
        place.row > last_row)
        return std::nullopt;
    return place;
}

/// One pass over a formula's words.
class Words
{
public:
    explicit Words(std::string_view formula) : m_text(formula) {}

    FormulaReferences take()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == '"') {
                skip_text('"');
            } else if (c == '\'') {
                const std::size_t begin = m_at + 1;
                skip_text('\'');
                name_sheet(m_text.substr(begin, m_at - 1 - begin));
            } else if (c == '[') {
                m_found.anything = true; // a table's column, another workbook
                ++m_at;
            } else if (in_word(c)) {
                word();
            } else {
                ++m_at;
            }
        }
        return std::move(m_found);
    }

private:
    void skip_text(char mark)
    {
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != mark)
                continue;
            if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != mark)
                break;
            ++m_at; // the mark itself, written twice
        }
        m_at = std::min(m_at + 1, m_text.size());
    }

    std::string_view take_word()
    {
        const std::size_t begin = m_at;
        while (m_at < m_text.size() && in_word(m_text[m_at]))
            ++m_at;
        return m_text.substr(begin, m_at - begin);
    }

    void name_sheet(std::string_view quoted)
    {
        if (m_at >= m_text.size() || m_text[m_at] != '!')
            return;
        ++m_at;
        std::string sheet;
        for (std::size_t i = 0; i < quoted.size(); ++i) {
            sheet += quoted[i];
            if (quoted[i] == '\'')
                ++i;
        }
        reference(std::move(sheet));
    }

    void word()
    {
        const std::size_t begin = m_at;
        const std::string_view first = take_word();
        const char next = m_at < m_text.size() ? m_text[m_at] : '\0';
        if (next == '!') {
            ++m_at;
            return reference(std::string(first));
        }
        if (next == '(') {
            std::string name(first);
            std::transform(name.begin(), name.end(), name.begin(), [](char c) {
                return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
            });
            m_found.anything = m_found.anything || name == "INDIRECT" || name == "OFFSET";
            return;
        }
        m_at = begin;
        reference({});
    }

    /// What stands behind a sheet's name, or alone.
    void reference(std::string sheet)
    {
        // Sheets from one to another (Sheet1:Sheet3!A1) are not followed.
        if (sheet.find(':') != std::string::npos || sheet.find(']') != std::string::npos)
            m_found.anything = true;
        const std::string_view first = take_word();
        if (first.empty()) {
            m_found.anything = m_found.anything || !sheet.empty();
            return;
        }
        const bool digit = first.front() >= '0' && first.front() <= '9';
        const auto from = corner(first);
        auto to = from;
        if (m_at + 1 < m_text.size() && m_text[m_at] == ':' && in_word(m_text[m_at + 1])) {
            const std::size_t colon = m_at++;
            const std::string_view second = take_word();
            to = corner(second);
            if (m_at < m_text.size() && m_text[m_at] == '!')
                m_found.anything = true;
            if (!to || !from) {
                m_at = colon + 1; // a name on either side
                to = from;
            }
        } else if (from && (from->column < 0 || from->row < 0)) {
            if (from->row < 0) // letters alone are a name; digits alone a number
                m_found.names.emplace_back(first);
            return;
        }
        if (!from) {
            if (!digit)
                m_found.names.emplace_back(first);
            return;
        }
        add(std::move(sheet), *from, *to);
    }

    void add(std::string sheet, const CellReference& a, const CellReference& b)
    {
        MergedRange range{0, 0, last_row, last_column};
        if (a.row >= 0 && b.row >= 0) {
            range.first_row = static_cast<std::int32_t>(std::min(a.row, b.row));
            range.last_row = static_cast<std::int32_t>(std::max(a.row, b.row));
        }
        if (a.column >= 0 && b.column >= 0) {
            range.first_column = std::min(a.column, b.column);
            range.last_column = std::max(a.column, b.column);
        }
        m_found.ranges.push_back({std::move(sheet), range});
    }

    std::string_view m_text;
    std::size_t m_at = 0;
    FormulaReferences m_found;
};

} // namespace

FormulaReferences formula_references(std::string_view formula)
{
    return Words(formula).take();
}

} // namespace lx
