#include "core/report/quarter/propose_match.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/base/text.h"

namespace lx {

namespace {

/// Pairs of neighbours; of a single character itself.
std::map<std::u32string, int> pairs_of(const std::string& text)
{
    const std::u32string points = code_points(text);
    std::map<std::u32string, int> pairs;
    if (points.size() == 1)
        ++pairs[points];
    for (std::size_t i = 0; i + 1 < points.size(); ++i)
        ++pairs[points.substr(i, 2)];
    return pairs;
}

/// The numbering a heading begins with: "1、", "(1)", "一、".
std::size_t numbering_size(const std::u32string& text)
{
    std::size_t at = 0;
    const auto counts = [](char32_t c) {
        return (c >= U'0' && c <= U'9') ||
               std::u32string_view(U"一二三四五六七八九十").find(c) != std::u32string_view::npos;
    };
    const bool bracket = !text.empty() && text[0] == U'(';
    at += bracket ? 1 : 0;
    const std::size_t digits = at;
    while (at < text.size() && counts(text[at]))
        ++at;
    if (at == digits || at >= text.size())
        return 0;
    const char32_t end = text[at];
    const bool ends = bracket ? end == U')' : end == U'、' || end == U'.' || end == U'．';
    return ends ? at + 1 : 0;
}

/// Words that lead from a heading to its parts and say nothing themselves.
bool only_leads(const std::string& plain)
{
    constexpr std::array words = {"其中", "其中:", "指标", "项目", "内容", "情况"};
    return std::find(words.begin(), words.end(), plain) != words.end();
}

std::vector<std::string> plain_path(const std::vector<std::string>& path)
{
    std::vector<std::string> plain;
    for (const std::string& word : path) {
        std::string one = plain_name(word);
        if (!one.empty() && !only_leads(one) && (plain.empty() || plain.back() != one))
            plain.push_back(std::move(one));
    }
    return plain;
}

std::string joined(const std::vector<std::string>& path)
{
    std::string text;
    for (const std::string& word : path)
        text += word;
    return text;
}

} // namespace

std::string plain_name(const std::string& text)
{
    const std::string folded = fold(text);
    std::u32string points = code_points(folded);
    points.erase(0, numbering_size(points));
    while (!points.empty() && (points.front() == U'#' || points.front() == U'*'))
        points.erase(0, 1);
    const std::string plain = utf8(points);
    const std::string bare = without_brackets(plain);
    return bare.empty() ? plain : bare;
}

double text_likeness(const std::string& a, const std::string& b)
{
    const auto left = pairs_of(a);
    const auto right = pairs_of(b);
    int all = 0;
    int shared = 0;
    for (const auto& [pair, times] : left) {
        all += times;
        if (const auto found = right.find(pair); found != right.end())
            shared += std::min(times, found->second);
    }
    for (const auto& [pair, times] : right)
        all += times;
    return all == 0 ? 0 : 2.0 * shared / all;
}

double heading_likeness(const std::vector<std::string>& a, const std::vector<std::string>& b)
{
    const std::vector<std::string> left = plain_path(a);
    const std::vector<std::string> right = plain_path(b);
    if (left.empty() || right.empty())
        return 0;
    if (joined(left) == joined(right))
        return 1;
    const double whole = text_likeness(joined(left), joined(right));
    const double last = text_likeness(left.back(), right.back());
    // "数" or "率" alone says nothing without what stands above it.
    const bool telling = length(left.back()) > 2 && length(right.back()) > 2;
    return 0.95 * (telling ? std::max(whole, 0.4 * whole + 0.6 * last) : whole);
}

bool names_total(const std::string& text)
{
    constexpr std::array words = {"合计",     "总计", "总数",     "全县",     "全市",
                                  "全区",     "全旗", "全县合计", "全市合计", "全区合计",
                                  "全旗合计", "全省", "总合计"};
    const std::string plain = plain_name(text);
    return std::find(words.begin(), words.end(), plain) != words.end();
}

} // namespace lx
