#include "core/exchange/area_words.h"

#include <algorithm>
#include <array>

namespace lx {

namespace {

struct Word
{
    std::string_view word;
    AreaWord says;
};

using enum AreaWord;

/// The longest first.
constexpr std::array<Word, 34> words{{{"街道办事处", Office},
                                      {"人民政府", Office},
                                      {"自治区", Far},
                                      {"自治州", Far},
                                      {"自治县", County},
                                      {"开发区", Park | Inner},
                                      {"高新区", Zone | Inner},
                                      {"工业园", Zone},
                                      {"工业区", Inner},
                                      {"居委会", Part},
                                      {"村委会", Part},
                                      {"办事处", Office | Branch},
                                      {"街道办", Office},
                                      {"地区", Far},
                                      {"园区", Park | Inner},
                                      {"小区", Inner},
                                      {"片区", Inner},
                                      {"校区", Inner},
                                      {"新区", Inner},
                                      {"街道", Town | Certain},
                                      {"苏木", Town | Certain},
                                      {"社区", Village | Inner},
                                      {"嘎查", Village},
                                      {"省", Far},
                                      {"市", Far | County},
                                      {"盟", Far},
                                      {"县", County | Certain},
                                      {"旗", County | Certain},
                                      {"区", County},
                                      {"镇", Town | Certain},
                                      {"乡", Town | Certain},
                                      {"村", Village},
                                      {"组", Part},
                                      {"队", Part}}};

bool says(const Word& word, AreaWord any)
{
    return (static_cast<unsigned>(word.says) & static_cast<unsigned>(any)) != 0;
}

} // namespace

std::string_view area_ending(std::string_view name, AreaWord any)
{
    const auto found = std::find_if(words.begin(), words.end(), [&](const Word& each) {
        return says(each, any) && name.size() > each.word.size() && name.ends_with(each.word);
    });
    return found == words.end() ? std::string_view() : found->word;
}

bool is_area_word(std::string_view text, AreaWord any)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const Word& each) { return says(each, any) && text == each.word; });
}

} // namespace lx
