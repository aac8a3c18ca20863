#include "core/exchange/stated_day.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::array<std::string_view, 10> labels{"填报日期", "填报时间", "填表日期", "填表时间",
                                                  "统计日期", "统计时间", "制表日期", "摸底日期",
                                                  "摸底时间", "数据日期"};
/// They may have more behind them: 截止日期, 截至时间.
constexpr std::array<std::string_view, 2> until{"截至", "截止"};

bool take(std::string_view& text, std::string_view word)
{
    if (!text.starts_with(word))
        return false;
    text.remove_prefix(word.size());
    return true;
}

template <std::size_t Size>
bool take_one(std::string_view& text, const std::array<std::string_view, Size>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return take(text, word); });
}

/// Up to `most` digits; -1 where there is none.
int take_number(std::string_view& text, std::size_t most)
{
    int number = -1;
    for (std::size_t i = 0; i < most && !text.empty() && text[0] >= '0' && text[0] <= '9'; ++i) {
        number = std::max(number, 0) * 10 + (text[0] - '0');
        text.remove_prefix(1);
    }
    return number;
}

struct Written
{
    Date day;
    std::string text;
};

/// A folded text that begins with a day or a month.
std::optional<Written> date_at(std::string_view text)
{
    constexpr int earliest = 1900;
    constexpr std::array<std::string_view, 4> after_year{"年", "-", ".", "/"};
    constexpr std::array<std::string_view, 4> after_month{"月", "-", ".", "/"};
    const int year = take_number(text, 4);
    const bool parted = take_one(text, after_year);
    const int month = take_number(text, 2);
    if (year < earliest || month < 1)
        return std::nullopt;
    const std::string_view behind = text;
    take_one(text, after_month);
    if (const int day = take_number(text, 2); day >= 0) {
        const auto date = Date::from_ymd(year, month, day);
        return date ? std::optional(Written{*date, date->chinese()}) : std::nullopt;
    }
    const auto first = Date::from_ymd(year, month, 1);
    if (!first || !parted || (!behind.empty() && behind[0] == '-'))
        return std::nullopt;
    return Written{first->add_months(1).add_days(-1),
                   std::to_string(year) + "年" + std::to_string(month) + "月"};
}

/// Words that name a day, and what stands behind them in the folded text.
struct Labelled
{
    std::string_view label;
    std::string_view rest;
};

std::vector<Labelled> labelled_in(std::string_view folded)
{
    constexpr std::array<std::string_view, 2> kinds{"日期", "时间"};
    constexpr std::array<std::string_view, 6> between{":", "为", "是", "到", "(", "至"};
    std::vector<Labelled> found;
    const auto look = [&](std::string_view label, bool more) {
        for (std::size_t at = folded.find(label); at != std::string_view::npos;
             at = folded.find(label, at + 1)) {
            std::string_view rest = folded.substr(at + label.size());
            if (more)
                take_one(rest, kinds);
            const std::size_t length = folded.size() - at - rest.size();
            while (take_one(rest, between)) {
            }
            found.push_back({folded.substr(at, length), rest});
        }
    };
    for (const std::string_view label : labels)
        look(label, false);
    for (const std::string_view label : until)
        look(label, true);
    return found;
}

/// One day is left, or none.
void keep(std::optional<StatedDay>& one, bool& several, StatedDay day)
{
    several = several || (one && one->day != day.day);
    if (!one)
        one = std::move(day);
}

} // namespace

std::optional<StatedDay> stated_day_of_row(const HeadRow& row)
{
    constexpr std::size_t longest = 200;
    std::optional<StatedDay> one;
    bool several = false;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (row.cells[i].kind != CellKind::Text || row.cells[i].text.size() > longest)
            continue;
        const std::string folded = fold(row.cells[i].text);
        for (const Labelled& each : labelled_in(folded)) {
            const bool beside = each.rest.empty() && i + 1 < row.cells.size();
            const std::string next = beside ? fold(row.cells[i + 1].text) : std::string();
            if (auto written = date_at(beside ? std::string_view(next) : each.rest))
                keep(one, several,
                     {written->day, std::string(each.label) + written->text, row.row});
        }
    }
    return several ? std::nullopt : one;
}

std::optional<StatedDay> stated_day_above(const std::vector<HeadRow>& rows, std::int64_t end)
{
    std::optional<StatedDay> one;
    bool several = false;
    for (const HeadRow& row : rows) {
        if (row.row >= end)
            break;
        if (auto day = stated_day_of_row(row))
            keep(one, several, std::move(*day));
    }
    return several ? std::nullopt : one;
}

} // namespace lx
