#include "core/exchange/note_lines.h"

#include <algorithm>

namespace lx {

namespace {

std::vector<std::string_view> lines_of(std::string_view note)
{
    std::vector<std::string_view> lines;
    for (std::size_t from = 0; from <= note.size();) {
        const std::size_t to = std::min(note.find('\n', from), note.size());
        lines.push_back(note.substr(from, to - from));
        from = to + 1;
    }
    return lines;
}

} // namespace

std::string with_lines(std::string note, const std::vector<std::string>& lines)
{
    for (const std::string& line : lines) {
        const auto there = lines_of(note);
        if (std::find(there.begin(), there.end(), line) == there.end())
            note += (note.empty() ? "" : "\n") + line;
    }
    return note;
}

std::vector<std::string> import_lines(std::string_view note)
{
    std::vector<std::string> lines;
    for (const std::string_view line : lines_of(note)) {
        if (line.starts_with(code_remark) || line.starts_with(former_name_remark))
            lines.emplace_back(line);
    }
    return lines;
}

} // namespace lx
