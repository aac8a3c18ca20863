#include "core/spreadsheet/html_tables.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

#include "core/base/text.h"
#include "core/spreadsheet/grid_workbook.h"
#include "core/spreadsheet/html_characters.h"

namespace lx {

namespace {

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

/// Position of a word in any case; npos where it is not there.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from)
{
    const auto at =
        std::search(text.begin() + static_cast<std::ptrdiff_t>(from), text.end(), word.begin(),
                    word.end(), [](char a, char b) { return lower(a) == b; });
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

struct Tag
{
    std::string name; ///< lower case, "/td" for an end
    std::string_view attributes;
};

/// Value of an attribute; "" where it is not there.
std::string_view attribute(std::string_view attributes, std::string_view name)
{
    for (std::size_t at = find_word(attributes, name, 0); at != std::string_view::npos;
         at = find_word(attributes, name, at + 1)) {
        std::size_t end = at + name.size();
        if ((at > 0 && !is_blank(attributes[at - 1])) || end >= attributes.size())
            continue;
        while (end < attributes.size() && is_blank(attributes[end]))
            ++end;
        if (end >= attributes.size() || attributes[end] != '=')
            continue;
        ++end;
        while (end < attributes.size() && is_blank(attributes[end]))
            ++end;
        if (end >= attributes.size())
            return {};
        const char quote = attributes[end];
        if (quote == '"' || quote == '\'') {
            const std::size_t close = attributes.find(quote, end + 1);
            return attributes.substr(end + 1,
                                     close == std::string_view::npos ? close : close - end - 1);
        }
        std::size_t close = end;
        while (close < attributes.size() && !is_blank(attributes[close]))
            ++close;
        return attributes.substr(end, close - end);
    }
    return {};
}

bool is_hidden(std::string_view attributes)
{
    const std::string_view style = attribute(attributes, "style");
    return find_word(style, "display:none", 0) != std::string_view::npos ||
           find_word(style, "display: none", 0) != std::string_view::npos;
}

/// Text with its references replaced and runs of blanks as one.
void append_text(std::string& out, std::string_view text)
{
    constexpr std::size_t longest_reference = 10;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (is_blank(text[at])) {
            if (!out.empty() && out.back() != ' ' && out.back() != '\n')
                out += ' ';
            continue;
        }
        const std::size_t length = text[at] == '&'
                                       ? text.substr(at, longest_reference + 1).find(';')
                                       : std::string_view::npos;
        if (length == std::string_view::npos) {
            out += text[at];
            continue;
        }
        const std::size_t end = at + length;
        const std::string_view name = text.substr(at + 1, length - 1);
        std::optional<char32_t> character = html_character(name);
        if (!character && name.starts_with('#')) {
            const bool hex = name.size() > 1 && lower(name[1]) == 'x';
            const std::string_view digits = name.substr(hex ? 2 : 1);
            std::uint32_t code = 0;
            const auto [stop, trouble] =
                std::from_chars(digits.data(), digits.data() + digits.size(), code, hex ? 16 : 10);
            if (trouble == std::errc() && stop == digits.data() + digits.size() && code != 0)
                character = code;
        }
        if (!character) {
            out += text[at];
            continue;
        }
        out += utf8(std::u32string_view(&*character, 1));
        at = end;
    }
}

/// Puts rows and cells together as their tags come.
class TableBuilder
{
public:
    TableBuilder(const ReadLimits& limits, std::string name) : m_limits(limits)
    {
        m_sheet.info.name = std::move(name);
    }

    void tag(const Tag& tag)
    {
        if (tag.name == "table") {
            end_row();
            m_row += m_sheet.rows.empty() ? 0 : 1; // an empty row between tables
            m_spans.clear();
            m_in_table = true;
        } else if (tag.name == "tr") {
            end_row();
            begin_row(tag.attributes);
        } else if (tag.name == "td" || tag.name == "th") {
            end_cell();
            if (!m_in_row)
                begin_row({});
            begin_cell(tag.attributes);
        } else if (tag.name == "/td" || tag.name == "/th") {
            end_cell();
        } else if (tag.name == "/tr" || tag.name == "/table") {
            end_row();
        } else if (m_in_cell && (tag.name == "br" || tag.name == "br/" || tag.name == "/p" ||
                                 tag.name == "/div")) {
            m_text += '\n';
        }
    }
    void text(std::string_view text)
    {
        if (m_in_cell)
            append_text(m_text, text);
    }
    void finish() { end_row(); }

    [[nodiscard]] bool has_table() const { return m_in_table && !m_sheet.rows.empty(); }
    [[nodiscard]] bool too_large() const { return m_too_large; }
    [[nodiscard]] GridSheet take() { return std::move(m_sheet); }

private:
    struct Span
    {
        std::int32_t first_column = 0;
        std::int32_t last_column = 0;
        std::int64_t last_row = 0;
    };

    void begin_row(std::string_view attributes)
    {
        m_in_row = true;
        m_column = 0;
        m_sheet.rows.push_back({m_row, is_hidden(attributes), {}});
        std::erase_if(m_spans, [&](const Span& span) { return span.last_row < m_row; });
        m_too_large = m_too_large || m_row >= m_limits.rows;
    }
    void end_row()
    {
        end_cell();
        if (m_in_row)
            ++m_row;
        m_in_row = false;
    }
    static std::int32_t span_of(std::string_view attributes, std::string_view name)
    {
        constexpr std::int32_t most = 10'000;
        const std::string_view text = attribute(attributes, name);
        std::int32_t value = 1;
        std::from_chars(text.data(), text.data() + text.size(), value);
        return std::clamp(value, 1, most);
    }

    void begin_cell(std::string_view attributes)
    {
        for (bool moved = true; moved;) {
            moved = false;
            for (const Span& span : m_spans) {
                if (m_column >= span.first_column && m_column <= span.last_column) {
                    m_column = span.last_column + 1;
                    moved = true;
                }
            }
        }
        const std::int32_t width = span_of(attributes, "colspan");
        const std::int32_t height = span_of(attributes, "rowspan");
        m_at = m_column;
        m_column += width;
        m_too_large = m_too_large || m_column > m_limits.columns;
        if (width > 1 || height > 1)
            m_sheet.merges.push_back({static_cast<std::int32_t>(m_row), m_at,
                                      static_cast<std::int32_t>(m_row) + height - 1, m_column - 1});
        if (height > 1)
            m_new_spans.push_back({m_at, m_column - 1, m_row + height - 1});
        m_in_cell = true;
        m_text.clear();
    }
    void end_cell()
    {
        if (!m_in_cell)
            return;
        m_in_cell = false;
        const std::string_view text = trimmed(m_text);
        if (!text.empty()) {
            m_sheet.rows.back().cells.push_back({m_at, CellKind::Text, 0, std::string(text)});
            m_too_large = m_too_large || ++m_cells > m_limits.cells;
        }
        for (Span& span : m_new_spans)
            m_spans.push_back(span);
        m_new_spans.clear();
    }

    const ReadLimits& m_limits;
    GridSheet m_sheet;
    bool m_in_table = false;
    bool m_in_row = false;
    bool m_in_cell = false;
    bool m_too_large = false;
    std::int64_t m_row = 0;
    std::int32_t m_column = 0;
    std::int32_t m_at = 0;
    std::int64_t m_cells = 0;
    std::vector<Span> m_spans; ///< of rows above that reach into this one
    std::vector<Span> m_new_spans;
    std::string m_text;
};

/// The tag that begins at `at`; `at` is left behind it. A comment is a tag without a name.
Tag take_tag(std::string_view page, std::size_t& at)
{
    if (page.substr(at).starts_with("<!--")) {
        const std::size_t end = page.find("-->", at + 4);
        at = end == std::string_view::npos ? page.size() : end + 3;
        return {};
    }
    char quote = '\0';
    bool value_begins = false; // a quote that stands elsewhere is part of a value without quotes
    std::size_t end = at + 1;
    for (; end < page.size() && (quote != '\0' || page[end] != '>'); ++end) {
        const char c = page[end];
        if (quote != '\0')
            quote = c == quote ? '\0' : quote;
        else if (value_begins && (c == '"' || c == '\''))
            quote = c;
        value_begins = c == '=' || (value_begins && is_blank(c));
    }
    const std::string_view inside = page.substr(at + 1, end - at - 1);
    at = std::min(end + 1, page.size());
    Tag tag;
    std::size_t name = 0;
    while (name < inside.size() && !is_blank(inside[name]))
        tag.name += lower(inside[name++]);
    tag.attributes = inside.substr(name);
    return tag;
}

/// A sign that begins no tag is text.
bool begins_tag(std::string_view page, std::size_t at)
{
    if (page[at] != '<' || at + 1 >= page.size())
        return false;
    const char c = lower(page[at + 1]);
    return (c >= 'a' && c <= 'z') || c == '/' || c == '!' || c == '?';
}

/// Behind the end of an element nobody sees, whose first tag was just taken; at the latest where
/// its cell ends.
std::size_t behind_hidden(std::string_view page, const std::string& name, std::size_t at)
{
    constexpr std::array<std::string_view, 8> ends{"td",  "th",  "tr",  "table",
                                                   "/td", "/th", "/tr", "/table"};
    int depth = 1;
    while (at < page.size() && depth > 0) {
        if (!begins_tag(page, at)) {
            at = std::min(page.find('<', at + 1), page.size());
            continue;
        }
        const std::size_t begin = at;
        const Tag tag = take_tag(page, at);
        if (std::find(ends.begin(), ends.end(), tag.name) != ends.end())
            return begin;
        if (tag.name == name)
            ++depth;
        else if (tag.name == "/" + name)
            --depth;
    }
    return at;
}

/// Elements that stand inside a cell and end with a tag of their own.
bool is_part_of_text(std::string_view name)
{
    constexpr std::array<std::string_view, 10> names{"span", "div", "p",    "b",  "i",
                                                     "u",    "a",   "font", "em", "strong"};
    return std::find(names.begin(), names.end(), name) != names.end();
}

} // namespace

Result<std::unique_ptr<Workbook>> open_html(std::string_view page, const std::string& name,
                                            const ReadLimits& limits)
{
    TableBuilder builder(limits, name);
    for (std::size_t at = 0; at < page.size() && !builder.too_large();) {
        if (!begins_tag(page, at)) {
            const std::size_t end = std::min(page.find('<', at + 1), page.size());
            builder.text(page.substr(at, end - at));
            at = end;
            continue;
        }
        const Tag tag = take_tag(page, at);
        if (tag.name == "script" || tag.name == "style") {
            const std::size_t end = find_word(page, "</" + tag.name, at);
            at = end == std::string_view::npos ? page.size() : end;
            continue;
        }
        if (is_part_of_text(tag.name) && is_hidden(tag.attributes)) {
            at = behind_hidden(page, tag.name, at);
            continue;
        }
        builder.tag(tag);
    }
    builder.finish();
    if (builder.too_large())
        return fail(ErrorKind::BadInput,
                    "网页里的表格太大，没有读取；请用 WPS 或 Excel 打开，另存为 "
                    ".xlsx，再导入一次。");
    if (!builder.has_table())
        return fail(
            ErrorKind::BadInput,
            "这是网页，里面没有表格；请用 WPS 或 Excel 打开核对，另存为 .xlsx，再导入一次。");
    std::vector<GridSheet> sheets;
    sheets.push_back(builder.take());
    return make_grid_workbook(std::move(sheets), "html");
}

} // namespace lx
