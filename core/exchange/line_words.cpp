#include "core/exchange/line_words.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"
#include "core/exchange/area_words.h"
#include "core/exchange/heading_index.h"

namespace lx {

namespace {

template <std::size_t Size>
bool starts_with_one_of(std::string_view text, const std::array<std::string_view, Size>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.starts_with(word); });
}

template <std::size_t Size>
bool ends_with_one_of(std::string_view text, const std::array<std::string_view, Size>& words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](std::string_view word) { return text.ends_with(word); });
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// "共12家", "共 3 户", "共12家企业", "共5家,其中…"; "共12户外运动有限公司" is a name.
bool counts_rows(std::string_view folded)
{
    constexpr std::string_view together = "共";
    constexpr std::array<std::string_view, 7> units{"家", "个", "户", "人", "名", "条", "行"};
    if (!folded.starts_with(together))
        return false;
    std::string_view rest = folded.substr(together.size());
    if (rest.starts_with("计"))
        rest.remove_prefix(std::string_view("计").size());
    const auto digits = static_cast<std::size_t>(
        std::find_if_not(rest.begin(), rest.end(), is_digit) - rest.begin());
    rest.remove_prefix(digits);
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](std::string_view each) { return rest.starts_with(each); });
    if (digits == 0 || unit == units.end())
        return false;
    rest.remove_prefix(unit->size());
    constexpr std::array<std::string_view, 11> counted{
        "", "企业", "单位", "公司", "商户", "党组织", "党员", "职工", "人员", "数据", "社会组织"};
    return std::find(counted.begin(), counted.end(), rest.substr(0, rest.find_first_of(",;:("))) !=
               counted.end() ||
           rest.starts_with("。") || rest.starts_with("、");
}

/// Every word for a total holds one of these, and nothing else is folded to them.
bool may_be_totals(std::string_view text)
{
    constexpr std::array<std::string_view, 5> signs{"计", "均", "中", "总", "共"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return text.find(sign) != std::string_view::npos;
    });
}

} // namespace

bool is_totals_word(std::string_view text)
{
    constexpr std::size_t longest = 60;
    if (text.size() > longest || !may_be_totals(text))
        return false;
    constexpr std::array<std::string_view, 5> ends{"小计", "合计", "总计", "共计", "累计"};
    constexpr std::array<std::string_view, 6> words{"平均", "平均值", "平均数",
                                                    "其中", "合计数", "汇总"};
    constexpr std::array<std::string_view, 3> starts{"其中:", "其中,", "平均:"};
    std::string folded = fold(text);
    if (folded.ends_with(':'))
        folded.pop_back();
    const std::string bare = without_brackets(folded);
    return ends_with_one_of(bare, ends) ||
           std::find(words.begin(), words.end(), bare) != words.end() ||
           starts_with_one_of(folded, starts) || counts_rows(folded) ||
           (folded.find(':') != std::string::npos &&
            ends_with_one_of(std::string_view(folded).substr(0, folded.find(':')), ends));
}

bool is_form_label(std::string_view text)
{
    constexpr std::size_t looked_at = 120;
    constexpr std::size_t short_text = 12; // four characters
    constexpr std::array<std::string_view, 23> starts{
        "填表",      "填报",       "审核人",       "制表人",      "制表单位", "制表日期",
        "制表:",     "负责人签字", "分管领导签字", "注:",         "说明:",    "备注:",
        "联系电话:", "经办人",     "打印日期",     "打印时间",    "审批意见", "审核意见",
        "报出日期",  "以下空白",   "统计负责人",   "单位负责人:", "复核人"};
    constexpr std::array<std::string_view, 4> seals{"签字", "盖章", "签章", "公章"};
    const std::string folded = fold(text.substr(0, looked_at));
    if (folded.empty())
        return false;
    if (folded.ends_with(':') || starts_with_one_of(folded, starts))
        return true;
    if (folded.starts_with("第") && folded.find("页") != std::string::npos)
        return true;
    const bool sealed = std::any_of(seals.begin(), seals.end(), [&](std::string_view seal) {
        return folded.find(seal) != std::string::npos;
    });
    return sealed && (folded.size() <= short_text || folded.front() == '(' ||
                      folded.back() == ')' || folded.find(':') != std::string::npos);
}

bool is_section_title(std::string_view text)
{
    constexpr std::array<std::string_view, 2> marks{"*", "#"};
    return fold_heading(text) != fold(text) && !starts_with_one_of(text, marks);
}

bool is_area_title(std::string_view text)
{
    constexpr std::size_t longest = 45;
    constexpr AreaWord areas = AreaWord::County | AreaWord::Town | AreaWord::Park | AreaWord::Zone |
                               AreaWord::Village | AreaWord::Branch;
    return text.size() <= longest && !area_ending(section_subject(text), areas).empty();
}

std::string section_subject(std::string_view text)
{
    const std::string folded = fold_heading(text);
    const bool wrapped = folded.size() > 2 && folded.front() == '(' &&
                         folded.find(')') == folded.size() - 1; // 【杨和镇】
    return wrapped ? folded.substr(1, folded.size() - 2) : without_brackets(folded);
}

} // namespace lx
