#include "core/base/yes_no.h"

#include <array>
#include <string>

#include "core/base/text.h"

namespace lx {

std::optional<bool> read_yes_no(std::string_view text)
{
    text = trimmed(text);
    if (text == "是" || text == "1")
        return true;
    if (text == "否" || text == "0")
        return false;
    constexpr std::array<std::string_view, 18> yes{"是", "有", "已", "对",  "√",    "✓",
                                                   "✔",  "☑",  "✅",  "Y",   "YES",  "TRUE",
                                                   "T",  "真", "1",  "1.0", "是的", "专职"};
    constexpr std::array<std::string_view, 20> no{"否", "无", "未", "没有", "没",   "不是", "非",
                                                  "×",  "✗",  "✘",  "X",    "N",    "NO",   "FALSE",
                                                  "F",  "假", "0",  "0.0",  "兼职", "☒"};
    const std::string folded = fold(text);
    for (const std::string_view word : yes) {
        if (folded == word)
            return true;
    }
    for (const std::string_view word : no) {
        if (folded == word)
            return false;
    }
    constexpr std::string_view done = "已";
    constexpr std::string_view not_done = "未";
    if (folded.starts_with(done))
        return true;
    if (folded.starts_with(not_done))
        return false;
    return std::nullopt;
}

} // namespace lx
