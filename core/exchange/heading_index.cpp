#include "core/exchange/heading_index.h"

#include <algorithm>
#include <array>

#include "core/base/text.h"

namespace lx {

namespace {

constexpr int carried_cost = 30;

int rank_of(HeadingFit fit)
{
    switch (fit) {
    case HeadingFit::Exact:
        return 100;
    case HeadingFit::Synonym:
        return 80;
    case HeadingFit::Loose:
        return 70;
    case HeadingFit::Path:
        return 60;
    case HeadingFit::None:
        break;
    }
    return 0;
}

void strip_front(std::string_view& text, std::string_view what)
{
    while (text.starts_with(what))
        text.remove_prefix(what.size());
}

void strip_back(std::string_view& text, std::string_view what)
{
    while (text.ends_with(what))
        text.remove_suffix(what.size());
}

/// Removes "3.", "12、", "(二)", "一、" at the front; what is left must be a word.
std::string_view without_number(std::string_view text)
{
    std::string_view rest = text;
    const bool bracket = rest.starts_with('(');
    if (bracket)
        rest.remove_prefix(1);
    constexpr std::array<std::string_view, 20> numerals{"0",  "1",  "2",  "3",  "4",  "5",  "6",
                                                        "7",  "8",  "9",  "一", "二", "三", "四",
                                                        "五", "六", "七", "八", "九", "十"};
    bool any = false;
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view numeral : numerals) {
            if (rest.starts_with(numeral)) {
                rest.remove_prefix(numeral.size());
                more = any = true;
                break;
            }
        }
    }
    if (!any)
        return text;
    constexpr std::array<std::string_view, 4> ends{".", "、", ")", "．"};
    for (const std::string_view end : ends) {
        if (rest.starts_with(end) && rest.size() > end.size() && bracket == (end == ")"))
            return rest.substr(end.size());
    }
    return text;
}

} // namespace

std::string fold_heading(std::string_view heading)
{
    const std::string folded = fold(heading);
    std::string_view text = folded;
    constexpr std::array<std::string_view, 6> marks{"*", "★", "☆", "※", "#", "△"};
    for (const std::string_view mark : marks)
        strip_front(text, mark);
    text = without_number(text);
    for (const std::string_view mark : marks) {
        strip_front(text, mark);
        strip_back(text, mark);
    }
    for (const std::string_view mark : {"(必填)", "(选填)", "(必填项)", ":"})
        strip_back(text, mark);
    for (const std::string_view mark : marks)
        strip_back(text, mark);
    return std::string(text);
}

std::string carried_note_heading(const LedgerDef& carried)
{
    return carried.name + "备注";
}

HeadingIndex::HeadingIndex(const Catalog& catalog, const LedgerDef& def)
    : m_own(def), m_matcher(catalog, def)
{
    for (const CarriedLedger& rule : def.carries) {
        if (const LedgerDef* other = catalog.ledger(rule.ledger))
            m_carried.push_back({&rule, other});
    }
}

std::optional<HeadingHit> HeadingIndex::hit_of(const HeadingMatch& match) const
{
    if (!match.found())
        return std::nullopt;
    HeadingHit hit;
    hit.money_factor = match.money_factor;
    hit.rank = rank_of(match.fit);
    hit.target.field = match.field;
    if (match.ledger == &m_own)
        return hit;
    for (std::size_t i = 0; i < m_carried.size(); ++i) {
        if (m_carried[i].def != match.ledger)
            continue;
        const auto& copies = m_carried[i].rule->copies;
        const std::string& key = match.def().key;
        if (std::find(copies.begin(), copies.end(), key) != copies.end()) {
            // Copied from the row: the column is the row's own.
            hit.target.field = m_own.index_of(key);
            return hit;
        }
        hit.target.slot = static_cast<int>(i) + 1;
        hit.rank -= carried_cost;
        return hit;
    }
    return std::nullopt;
}

std::optional<HeadingHit> HeadingIndex::match(std::string_view heading) const
{
    if (heading.size() > longest_heading)
        return std::nullopt;
    if (auto hit = hit_of(m_matcher.match(heading)))
        return hit;
    for (std::size_t i = 0; i < m_carried.size(); ++i) {
        if (fold_heading(heading) == fold(carried_note_heading(*m_carried[i].def)))
            return HeadingHit{{static_cast<int>(i) + 1, m_carried[i].def->index_of("note")},
                              rank_of(HeadingFit::Exact) - carried_cost};
    }
    return std::nullopt;
}

std::optional<HeadingHit> HeadingIndex::match(const std::vector<std::string>& path) const
{
    if (path.empty())
        return std::nullopt;
    std::string joined;
    for (const std::string& part : path)
        joined += (joined.empty() ? "" : "/") + part;
    auto hit = match(joined);
    if (hit && path.size() > 1) {
        const auto leaf = match(path.back());
        if (leaf && leaf->target == hit->target && foreign_group(path, hit->target))
            return std::nullopt;
    }
    return hit;
}

bool HeadingIndex::foreign_group(const std::vector<std::string>& path, FieldTarget target) const
{
    // Under one of these words a column tells about that body or person, not about the row.
    constexpr std::array<std::string_view, 12> bodies{"党组织", "党支部", "书记",       "指导员",
                                                      "联络员", "工会",   "团组织",     "共青团",
                                                      "妇联",   "出资人", "法定代表人", "负责人"};
    const std::string own_name = fold(def(target.slot).name);
    const std::string field_name = fold(field(target).name);
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        if (is_written(fold(path[i]) + fold(path.back())))
            return false; // 法定代表人 over 联系电话: a heading of its own
        for (const std::string_view body : bodies) {
            if (fold(path[i]).find(body) != std::string::npos &&
                own_name.find(body) == std::string::npos &&
                field_name.find(body) == std::string::npos)
                return true;
        }
    }
    return false;
}

bool HeadingIndex::is_furniture(std::string_view heading) const
{
    return m_matcher.match(heading).ignored;
}

std::optional<FieldTarget> HeadingIndex::target(std::string_view name) const
{
    const std::string_view text = trimmed(name);
    for (int slot = 0; slot <= static_cast<int>(m_carried.size()); ++slot) {
        std::string_view rest = text;
        const std::string& code = def(slot).code;
        if (rest.starts_with(code) && rest.size() > code.size() && rest[code.size()] == '.') {
            rest.remove_prefix(code.size() + 1);
            if (const int field = def(slot).index_of(rest); field >= 0)
                return FieldTarget{slot, field};
        }
    }
    for (int slot = 0; slot <= static_cast<int>(m_carried.size()); ++slot) {
        if (const int field = def(slot).index_of(text); field >= 0)
            return FieldTarget{slot, field};
    }
    if (const auto hit = match(text))
        return hit->target;
    return std::nullopt;
}

bool HeadingIndex::is_key(FieldTarget target) const
{
    if (target.slot != 0)
        return false;
    const FieldDef& f = field(target);
    return f.in_key || (!m_own.key_fallback.empty() && f.key == m_own.key_fallback);
}

} // namespace lx
