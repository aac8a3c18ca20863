#include "core/ledger/heading_match.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/ledger/derived_mark.h"

namespace lx {

namespace {

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// Takes marks off both ends: * ※ ★ # : and the like. `text` is folded.
std::string_view without_marks(std::string_view text)
{
    constexpr std::array<std::string_view, 8> marks{"*", "※", "★", "☆", "#", ":", "·", ","};
    for (bool changed = true; changed;) {
        changed = false;
        for (const std::string_view mark : marks) {
            if (text.size() > mark.size() && text.starts_with(mark)) {
                text.remove_prefix(mark.size());
                changed = true;
            }
            if (text.size() > mark.size() && text.ends_with(mark)) {
                text.remove_suffix(mark.size());
                changed = true;
            }
        }
    }
    return text;
}

/// Takes numbering off the front: "1、", "1.", "(1)", "(一)", "一、", "①". `text` is folded.
std::string_view without_number(std::string_view text)
{
    constexpr std::string_view pause = "、";
    constexpr std::array<std::string_view, 10> numerals{"一", "二", "三", "四", "五",
                                                        "六", "七", "八", "九", "十"};
    const bool bracket = text.starts_with("(");
    std::size_t at = bracket ? 1 : 0;
    const std::size_t begin = at;
    while (at < text.size()) {
        if (is_digit(text[at])) {
            ++at;
            continue;
        }
        const auto numeral = std::find_if(numerals.begin(), numerals.end(), [&](auto each) {
            return text.substr(at).starts_with(each);
        });
        if (numeral == numerals.end())
            break;
        at += numeral->size();
    }
    if (at > begin && at < text.size()) {
        const std::string_view rest = text.substr(at);
        if (bracket && rest.starts_with(")") && rest.size() > 1)
            return rest.substr(1);
        if (!bracket && rest.starts_with(pause))
            return rest.substr(pause.size());
        if (!bracket && (rest[0] == '.' || rest[0] == ')') && rest.size() > 1 && !is_digit(rest[1]))
            return rest.substr(1);
    }
    // ①…⑳ are U+2460…U+2473
    const std::u32string points = code_points(text.substr(0, 3));
    if (!points.empty() && points[0] >= 0x2460 && points[0] <= 0x2473 && text.size() > 3)
        return text.substr(3);
    return text;
}

/// A unit that stands alone below the heading proper: 金额 over 万元.
bool is_unit_of_money(std::string_view leaf)
{
    constexpr std::array<std::string_view, 5> units{"元", "千元", "万元", "百万元", "亿元"};
    return std::find(units.begin(), units.end(), leaf) != units.end();
}

/// Yuan that a plain number counts under a heading: by the unit below it, or in its last brackets.
std::int64_t factor_of(std::string_view folded)
{
    std::string_view unit = folded.substr(folded.rfind('/') + 1); // all of it without a path
    if (!is_unit_of_money(unit)) {
        const std::size_t open = folded.rfind('(');
        if (open == std::string_view::npos)
            return 1;
        unit = folded.substr(open + 1, folded.find(')', open) - open - 1);
    }
    if (unit.find("亿") != std::string_view::npos)
        return 100'000'000;
    if (unit.find("百万") != std::string_view::npos)
        return 1'000'000;
    if (unit.find("万") != std::string_view::npos)
        return 10'000;
    return unit.find("千元") != std::string_view::npos ? 1'000 : 1;
}

/// Headings that hold nothing of a ledger: the row's number, and what this program writes beside
/// refused rows.
constexpr std::array<std::string_view, 9> dataless{"序号", "序",       "NO",   "NO.", "行号",
                                                   "错误", "错误说明", "示例", "操作"};

/// Those, and what this program works out itself.
bool holds_no_data(std::string_view folded)
{
    return std::find(dataless.begin(), dataless.end(), folded) != dataless.end() ||
           folded.ends_with(fold(derived_mark));
}

/// The first character where folding keeps it, a digit or an ideograph; else 0.
char32_t first_kept(std::string_view text)
{
    constexpr std::size_t width = 3;
    if (text.empty())
        return 0;
    if (text[0] >= '0' && text[0] <= '9')
        return static_cast<char32_t>(text[0]);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (text.size() < width || byte(0) < 0xE4 || byte(0) > 0xE9)
        return 0;
    return (byte(0) & 0x0FU) << 12 | (byte(1) & 0x3FU) << 6 | (byte(2) & 0x3FU);
}

/// Words of upper headings that say nothing about whose the columns below are.
bool is_general(std::string_view folded)
{
    constexpr std::array<std::string_view, 11> endings{
        "情况", "信息", "资料", "其中", "数据", "登记", "概况", "内容", "项目", "基本", "统计"};
    return std::any_of(endings.begin(), endings.end(),
                       [&](std::string_view ending) { return folded.ends_with(ending); });
}

/// Lowest headings that mean something only together with the heading above.
bool needs_parent(std::string_view folded)
{
    constexpr std::array<std::string_view, 24> words{
        "姓名", "性别", "电话",   "手机",     "手机号", "手机号码", "联系电话", "联系方式",
        "名称", "类别", "类型",   "状态",     "日期",   "时间",     "职务",     "单位",
        "代码", "编号", "身份证", "身份证号", "学历",   "民族",     "数量",     "地址"};
    return std::find(words.begin(), words.end(), folded) != words.end();
}

} // namespace

HeadingMatcher::HeadingMatcher(const Catalog& catalog, const LedgerDef& def) : m_def(&def)
{
    add_ledger(def, "");
    for (const CarriedLedger& carried : def.carries) {
        if (const LedgerDef* other = catalog.ledger(carried.ledger))
            add_ledger(*other, carried.link);
    }
    for (const std::string_view word : dataless)
        m_begins.set(first_kept(word));
}

void HeadingMatcher::add(std::string_view text, const Target& target)
{
    m_begins.set(first_kept(text));
    const auto [at, fresh] = m_targets.emplace(std::string(text), target);
    const bool mine = at->second.ledger == target.ledger;
    if (!fresh && mine && target.fit < at->second.fit)
        at->second = target;
}

void HeadingMatcher::add_ledger(const LedgerDef& def, std::string_view link)
{
    const auto each_field = [&](auto names_of, HeadingFit fit, bool bare) {
        for (std::size_t i = 0; i < def.fields.size(); ++i) {
            const FieldDef& field = def.fields[i];
            if (!link.empty() && (field.key == link || field.key == "note"))
                continue; // the carried row's link is this row, its 备注 that of this row
            for (const std::string& name : names_of(field)) {
                const std::string folded = fold(name);
                add(bare ? without_brackets(folded) : folded, {&def, static_cast<int>(i), fit});
            }
        }
    };
    const auto own_names = [](const FieldDef& field) {
        return std::vector<std::string>{field.name, heading(field)};
    };
    const auto synonyms = [](const FieldDef& field) { return field.synonyms; };
    each_field(own_names, HeadingFit::Exact, false);
    each_field(synonyms, HeadingFit::Synonym, false);
    each_field(own_names, HeadingFit::Loose, true);
    each_field(synonyms, HeadingFit::Loose, true);
}

HeadingMatcher::Target HeadingMatcher::find(const std::string& folded) const
{
    const auto at = m_targets.find(folded);
    return at == m_targets.end() ? Target{} : at->second;
}

HeadingMatcher::Target HeadingMatcher::find_part(const std::string& folded) const
{
    Target target = find(folded);
    if (target.ledger != nullptr)
        return target;
    const std::string bare = without_brackets(folded);
    if (!bare.empty() && bare != folded)
        target = find(bare);
    // 是否… and 有无… before the name of a yes/no field, or missing there
    constexpr std::array<std::string_view, 3> questions{"是否", "有无", "是否有"};
    const std::string_view stem = bare.empty() ? std::string_view(folded) : std::string_view(bare);
    for (const std::string_view question : questions) {
        if (target.ledger != nullptr)
            break;
        Target found = stem.starts_with(question) ? find(std::string(stem.substr(question.size())))
                                                  : find(std::string(question) + std::string(stem));
        if (found.ledger != nullptr &&
            found.ledger->fields[static_cast<std::size_t>(found.field)].type == FieldType::Bool)
            target = found;
    }
    if (target.ledger != nullptr)
        target.fit = std::max(target.fit, HeadingFit::Loose);
    return target;
}

HeadingMatcher::Target HeadingMatcher::find_path(const std::vector<std::string>& parts) const
{
    // 联系人 over 电话 is read as 联系人电话, 登记 over 日期 as 登记日期.
    const std::string& leaf = parts.back();
    for (std::size_t i = parts.size() - 1; i-- > 0;) {
        Target target = find_part(parts[i] + leaf);
        if (target.ledger != nullptr)
            return target;
    }
    const auto above = std::find_if(parts.rbegin() + 1, parts.rend(),
                                    [](const std::string& part) { return !is_general(part); });
    const bool owned = above != parts.rend();
    Target target = owned && needs_parent(leaf) ? Target{} : find_part(leaf);
    if (target.ledger == nullptr && parts.size() > 1) {
        // A unit or nothing but brackets below the heading proper: 金额 over (元).
        const bool only_unit = without_brackets(leaf).empty() || is_unit_of_money(leaf) ||
                               leaf == "人" || leaf == "名" || leaf == "个" || leaf == "年";
        if (only_unit)
            target = find_part(parts[parts.size() - 2]);
    }
    return target;
}

int HeadingMatcher::field_named(std::string_view name) const
{
    if (const int at = m_def->index_of(name); at >= 0)
        return at;
    const HeadingMatch found = match(name);
    return found.ledger == m_def ? found.field : -1;
}

HeadingMatch HeadingMatcher::match(std::string_view heading_text) const
{
    HeadingMatch out;
    const std::string folded(without_number(without_marks(fold(heading_text))));
    const std::string text(without_marks(folded));
    if (text.empty())
        return out;
    if (holds_no_data(text)) {
        out.ignored = true;
        return out;
    }
    Target target = find_part(text);
    if (target.ledger == nullptr) {
        std::vector<std::string> parts;
        std::size_t begin = 0;
        for (std::size_t at = 0; at <= text.size(); ++at) {
            if (at != text.size() && text[at] != '/')
                continue;
            const std::string_view part = without_marks(
                without_number(without_marks(std::string_view(text).substr(begin, at - begin))));
            // The same heading repeated downwards by a merge counts once.
            if (!part.empty() && (parts.empty() || parts.back() != part))
                parts.emplace_back(part);
            begin = at + 1;
        }
        if (parts.size() == 1 && parts.front() != text) {
            target = find_part(parts.front());
        } else if (parts.size() > 1) {
            if (holds_no_data(parts.back())) {
                out.ignored = true;
                return out;
            }
            target = find_path(parts);
            if (target.ledger != nullptr)
                target.fit = HeadingFit::Path;
        }
    }
    if (target.ledger == nullptr)
        return out;
    out.ledger = target.ledger;
    out.field = target.field;
    out.fit = target.fit;
    if (out.def().type == FieldType::Money)
        out.money_factor = factor_of(text);
    return out;
}

bool HeadingMatcher::knows(const std::string& folded) const
{
    return m_targets.contains(folded) || holds_no_data(folded);
}

bool HeadingMatcher::may_know(std::string_view text) const
{
    const char32_t first = first_kept(text);
    return first == 0 || m_begins.test(first) || text.ends_with(derived_mark);
}

HeadingReport HeadingMatcher::match_all(const std::vector<std::string>& headings) const
{
    HeadingReport report;
    report.columns.reserve(headings.size());
    for (const std::string& each : headings)
        report.columns.push_back(match(each));
    for (std::size_t i = 0; i < headings.size(); ++i) {
        for (std::size_t j = 0; j < i && report.columns[i].found(); ++j) {
            HeadingMatch& first = report.columns[j];
            HeadingMatch& second = report.columns[i];
            if (first.ledger != second.ledger || first.field != second.field || first.fallback)
                continue;
            const bool second_wins = second.fit < first.fit;
            HeadingMatch& loser = second_wins ? first : second;
            const FieldType type = loser.def().type;
            if (type == FieldType::Ref || type == FieldType::RefOrText) {
                loser.fallback = true;
                continue;
            }
            const std::size_t kept = second_wins ? i : j;
            const std::size_t dropped = second_wins ? j : i;
            report.problems.push_back("第" + std::to_string(kept + 1) + "列“" +
                                      trim(headings[kept]) + "”和第" + std::to_string(dropped + 1) +
                                      "列“" + trim(headings[dropped]) + "”都是“" +
                                      loser.def().name + "”，只读取前者");
            loser = HeadingMatch{};
        }
    }
    for (const HeadingMatch& each : report.columns)
        report.found += each.found() ? 1 : 0;
    for (std::size_t i = 0; i < m_def->fields.size(); ++i) {
        const FieldDef& field = m_def->fields[i];
        const bool optional_key = field.type == FieldType::Uscc && !m_def->key_fallback.empty();
        const bool there = std::any_of(
            report.columns.begin(), report.columns.end(), [&](const HeadingMatch& each) {
                return each.ledger == m_def && each.field == static_cast<int>(i);
            });
        if (field.required && !optional_key && !there)
            report.missing.push_back(heading(field));
    }
    return report;
}

} // namespace lx
