#include "core/county/rule_search.h"

#include <algorithm>
#include <map>

#include "core/base/pinyin.h"
#include "core/base/text.h"
#include "core/county/focus_def.h"
#include "core/rules/matters.h"

namespace lx {

namespace {

/// What else a rule is called, by full id.
const std::map<std::string, std::vector<std::string>>& names()
{
    static const auto made = [] {
        std::map<std::string, std::vector<std::string>> names;
        for (const Matter& matter : matters())
            for (const std::string& rule : matter.rules)
                names[rule].push_back(matter.title);
        for (const FocusDef& list : FocusDefs::program().lists)
            for (const FocusRule& rule : list.rules)
                names[rule.rule].push_back(list.title);
        return names;
    }();
    return made;
}

} // namespace

RuleSearch::RuleSearch(std::string_view text)
{
    for (const std::string& word : split_words(text))
        m_words.push_back(fold(word));
}

bool RuleSearch::finds(const Rule& rule) const
{
    if (m_words.empty())
        return true;
    std::vector<std::string> titles{rule.title};
    if (const auto more = names().find(rule.full_id); more != names().end())
        titles.insert(titles.end(), more->second.begin(), more->second.end());
    std::vector<std::string> texts{fold(rule.full_id), fold(rule.clause), fold(rule.group),
                                   fold(rule.advice)};
    for (const std::string& title : titles) {
        texts.push_back(fold(title));
        texts.push_back(fold(pinyin_initials(title)));
    }
    return std::all_of(m_words.begin(), m_words.end(), [&](const std::string& word) {
        return std::any_of(texts.begin(), texts.end(), [&](const std::string& one) {
            return one.find(word) != std::string::npos;
        });
    });
}

} // namespace lx
