#include "core/exchange/area_names.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/exchange/area_words.h"
#include "core/store/field_scan.h"

namespace lx {

namespace {

/// Words that a short name leaves out.
constexpr AreaWord kinds =
    AreaWord::Far | AreaWord::County | AreaWord::Town | AreaWord::Park | AreaWord::Village;
/// What another area may lie in.
constexpr AreaWord uppers = AreaWord::Far | AreaWord::County | AreaWord::Town | AreaWord::Park |
                            AreaWord::Zone | AreaWord::Branch;
constexpr AreaWord villages = AreaWord::Village | AreaWord::Part;

constexpr std::size_t two_characters = 6;
/// Between an area and one in it: 永宁县-望远镇. Folded.
constexpr std::string_view path_signs = "-/:>";

bool all_digits(std::string_view text)
{
    return !text.empty() &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// 640121100000 and 640121100 are the same area; a county keeps its six digits.
std::string bare_code(std::string_view code)
{
    while (code.size() > 6 && code.ends_with("000") && all_digits(code))
        code.remove_suffix(3);
    return std::string(code);
}

bool begins_character(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
}

/// Ends so, and what stands before is long enough for a name.
bool names_with(std::string_view text, AreaWord any)
{
    const std::string_view end = area_ending(text, any);
    return !end.empty() && text.size() >= end.size() + two_characters;
}

/// 村, 社区, 人民政府: the rest of a name, no name.
bool is_kind_alone(std::string_view text)
{
    return text == "办" || is_area_word(text, kinds | villages | AreaWord::Office);
}

/// The part of a text that is folded to these bytes of the folded text.
std::string written(const std::string& text, std::size_t from, std::size_t to)
{
    std::size_t begin = 0;
    std::size_t end = 0;
    for (std::size_t at = 0; at <= text.size(); ++at) {
        if (at < text.size() && !begins_character(text[at]))
            continue;
        const std::size_t size = fold(std::string_view(text).substr(0, at)).size();
        begin = size <= from ? at : begin;
        end = size <= to ? at : end;
    }
    return trim(std::string_view(text).substr(begin, end - begin));
}

} // namespace

Result<AreaNames> AreaNames::load(Database& database, const Catalog& catalog)
{
    AreaNames names;
    const LedgerDef& def = *catalog.ledger("area");
    LX_TRY(scan_fields(database, def,
                       {def.index_of("code"), def.index_of("name"), def.index_of("parent")},
                       [&](std::int64_t id, const std::vector<Value>& values) {
                           names.add(id, text_of(values[0]), text_of(values[1]),
                                     is_empty(values[2]) ? 0 : int_of(values[2]));
                       }));
    return names;
}

void AreaNames::add_alias(const std::string& alias, std::int64_t id)
{
    auto& ids = m_aliases[alias];
    if (std::find(ids.begin(), ids.end(), id) == ids.end())
        ids.push_back(id);
}

void AreaNames::add(std::int64_t id, const std::string& code, const std::string& name,
                    std::int64_t parent)
{
    const std::string folded = fold(name);
    const std::string_view kind = area_ending(folded, kinds);
    std::string short_name = folded.substr(0, folded.size() - kind.size());
    if (kind.empty() || short_name.size() < two_characters)
        short_name.clear();
    m_codes.try_emplace(bare_code(fold(code)), id);
    add_alias(folded, id);
    if (!short_name.empty())
        add_alias(short_name, id);
    m_areas.insert_or_assign(id, Area{code, name, folded, std::move(short_name), parent});
}

const std::vector<std::int64_t>* AreaNames::alias(const std::string& text) const
{
    const auto found = m_aliases.find(text);
    return found == m_aliases.end() ? nullptr : &found->second;
}

/// Whether `above` names areas that this one stands below, in their order and none besides; only
/// provinces and cities that the ledger lacks may stand in front.
bool AreaNames::stands_below(std::int64_t id, std::string_view above) const
{
    std::string_view left = above;
    std::vector<std::string_view> unnamed; // areas above the last one that was named
    constexpr int most_steps = 10;
    std::int64_t at = m_areas.at(id).parent;
    for (int steps = 0; at != 0 && steps < most_steps; ++steps) {
        const auto parent = m_areas.find(at);
        if (parent == m_areas.end())
            break;
        const Area& area = parent->second;
        while (!left.empty() && path_signs.find(left.back()) != std::string_view::npos)
            left.remove_suffix(1);
        const auto strip = [&](const std::string& name) {
            if (name.empty() || !left.ends_with(name))
                return false;
            left.remove_suffix(name.size());
            return true;
        };
        if (strip(area.folded) || strip(area.short_name))
            unnamed.clear();
        else
            unnamed.push_back(area.folded);
        at = area.parent;
    }
    if (left.empty())
        return true;
    // A city in front is another one where the ledger has the city and calls it otherwise.
    const std::string_view end = area_ending(left, AreaWord::Far);
    return !end.empty() && std::none_of(unnamed.begin(), unnamed.end(),
                                        [&](std::string_view each) { return each.ends_with(end); });
}

AreaNames::Found AreaNames::find_folded(const std::string& folded) const
{
    for (const std::string_view office :
         {std::string_view(), area_ending(folded, AreaWord::Office)}) {
        const std::string text = folded.substr(0, folded.size() - office.size());
        if (const auto* ids = alias(text))
            return {ids->size() == 1 ? ids->front() : 0, static_cast<int>(ids->size()), {}};
        for (std::size_t at = 1; at < text.size(); ++at) {
            if (!begins_character(text[at]))
                continue;
            const auto* ids = alias(text.substr(at));
            if (ids == nullptr)
                continue;
            const std::string_view above = std::string_view(text).substr(0, at);
            Found found;
            for (const std::int64_t id : *ids) {
                if (stands_below(id, above)) {
                    ++found.candidates;
                    found.id = found.candidates == 1 ? id : 0;
                }
            }
            if (found.candidates > 0)
                return found;
        }
    }
    return {};
}

AreaNames::Found AreaNames::find(std::string_view text) const
{
    const std::string folded = fold(text);
    if (all_digits(folded)) {
        const auto code = m_codes.find(bare_code(folded));
        return code == m_codes.end() ? Found{} : Found{code->second, 1, {}};
    }
    if (const auto code = m_codes.find(folded); code != m_codes.end())
        return {code->second, 1, {}};
    Found found = find_folded(folded);
    if (found.candidates > 0 || area_ending(folded, villages).empty())
        return found;
    for (std::size_t at = folded.size() - 1; at > 0; --at) {
        if (!begins_character(folded[at]))
            continue;
        const std::string above = folded.substr(0, at);
        if (area_ending(above, uppers).empty())
            continue;
        found = find_folded(above);
        if (found.id != 0) {
            found.rest = folded.substr(at);
            return found;
        }
        if (!area_ending(above, AreaWord::Certain).empty())
            break;
    }
    return {};
}

bool AreaNames::stands_in(std::string_view text) const
{
    const std::string folded = fold(text);
    return std::any_of(m_areas.begin(), m_areas.end(), [&](const auto& each) {
        const Area& area = each.second;
        return area.parent != 0 && folded.find(area.folded) != std::string::npos;
    });
}

std::int64_t AreaNames::only_one_in(const std::vector<std::string>& texts) const
{
    constexpr std::size_t county_digits = 6;
    const auto below_county = [](const Area& area) {
        return area.parent != 0 &&
               (area.code.empty() || area.code.find_last_not_of('0') >= county_digits);
    };
    std::vector<std::int64_t> named;
    for (const std::string& text : texts) {
        const std::string folded = fold(text);
        for (const auto& [id, area] : m_areas) {
            if (!area.folded.empty() && below_county(area) &&
                folded.find(area.folded) != std::string::npos &&
                std::find(named.begin(), named.end(), id) == named.end())
                named.push_back(id);
        }
    }
    // 望远镇 of 望远镇立强村, and a name within a longer one, are no second area.
    const auto within_another = [&](std::int64_t id) {
        return std::any_of(named.begin(), named.end(), [&](std::int64_t other) {
            if (other == id)
                return false;
            if (lies_in(other, id))
                return true;
            const std::string& longer = m_areas.at(other).folded;
            const std::string& name = m_areas.at(id).folded;
            return longer.size() > name.size() && longer.find(name) != std::string::npos;
        });
    };
    std::erase_if(named, within_another);
    return named.size() == 1 ? named.front() : 0;
}

bool AreaNames::lies_in(std::int64_t id, std::int64_t above) const
{
    while (id != 0 && id != above) {
        const auto area = m_areas.find(id);
        id = area == m_areas.end() ? 0 : area->second.parent;
    }
    return id != 0;
}

const std::string& AreaNames::name_of(std::int64_t id) const
{
    return m_areas.at(id).name;
}

const std::string& AreaNames::code_of(std::int64_t id) const
{
    return m_areas.at(id).code;
}

AreaNames::NewArea AreaNames::new_area(const std::string& text, std::int64_t above) const
{
    const std::string folded = fold(text);
    NewArea out{above, {}, {}};
    std::size_t from = 0; // of what is below areas of the ledger
    for (std::size_t at = folded.size(); at > 0 && from == 0; --at) {
        if (at < folded.size() && !begins_character(folded[at]))
            continue;
        const std::string front = folded.substr(0, at);
        if (at == folded.size() || area_ending(front, uppers).empty())
            continue;
        if (const Found found = find_folded(front); found.id != 0) {
            out.parent = found.id;
            from = at;
        }
    }
    while (from > 0 && from < folded.size() && path_signs.find(folded[from]) != std::string::npos)
        ++from;
    std::size_t name_from = from;
    for (std::size_t at = from + 1; at < folded.size(); ++at) {
        if (!begins_character(folded[at]) || is_kind_alone(std::string_view(folded).substr(at)))
            continue;
        const std::string_view front = std::string_view(folded).substr(name_from, at - name_from);
        if (std::count(front.begin(), front.end(), '(') !=
            std::count(front.begin(), front.end(), ')'))
            continue; // within brackets
        if (names_with(front, AreaWord::County) && area_ending(front, AreaWord::Inner).empty() &&
            !(front.ends_with("市") && folded.compare(at, 3, "场") == 0))
            return out;
        if (names_with(front, AreaWord::Town))
            name_from = at;
    }
    if (name_from > from)
        out.upper = written(text, 0, name_from);
    out.name = written(text, name_from, folded.size());
    const std::string_view office = area_ending(out.name, AreaWord::Office);
    if (!office.empty() && office != "办事处")
        out.name = out.name.substr(0, out.name.size() - office.size()) +
                   (office == "人民政府" ? "" : "街道");
    return out;
}

} // namespace lx
