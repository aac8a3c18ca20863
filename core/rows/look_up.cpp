#include "core/rows/look_up.h"

#include <algorithm>
#include <unordered_set>

#include "core/base/text.h"

namespace lx {

namespace {

/// Rows that are held against what was typed.
constexpr std::int64_t considered = 300;

/// A text without what doesn't count, and where its characters stand in the name.
struct Reduced
{
    std::u32string text;
    std::vector<std::size_t> places;
};

template <class Reduce> Reduced reduced(const std::u32string& name, const Reduce& reduce)
{
    Reduced out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        for (const char32_t c : code_points(reduce(utf8(name.substr(i, 1))))) {
            out.text += c;
            out.places.push_back(i);
        }
    }
    return out;
}

NameMatch part_of(const Reduced& name, std::size_t at, std::size_t length, NameFit fit)
{
    const std::size_t begin = name.places[at];
    return {fit, begin, name.places[at + length - 1] - begin + 1};
}

bool begins(std::string_view text, std::string_view with)
{
    return !with.empty() && text.substr(0, with.size()) == with;
}

/// The row's code (a text of its key that isn't its name) begins with it.
bool code_begins(const LedgerDef& def, const Record& record, const std::string& folded)
{
    for (const int key : def.key_fields()) {
        const FieldDef& field = def.fields[static_cast<std::size_t>(key)];
        if (field.key != def.label &&
            begins(fold(text_of(record.values[static_cast<std::size_t>(key)])), folded))
            return true;
    }
    return false;
}

} // namespace

NameMatch match_name(std::string_view name, std::string_view typed, NameKind kind)
{
    const std::u32string wanted = code_points(fold(typed));
    if (wanted.empty())
        return {};
    const std::u32string characters = code_points(name);
    const Reduced words = reduced(characters, [](const std::string& one) { return fold(one); });
    Reduced initials =
        reduced(characters, [](const std::string& one) { return pinyin_initials(one); });
    // A surname's reading depends on what follows.
    if (const auto read = code_points(pinyin_initials(name, kind));
        read.size() == initials.text.size())
        initials.text = read;
    std::u32string letters = wanted;
    for (char32_t& c : letters)
        c = c >= U'A' && c <= U'Z' ? c + 32 : c;
    const std::size_t in_words = words.text.find(wanted);
    const std::size_t in_initials = initials.text.find(letters);
    if (in_words == 0)
        return part_of(words, 0, wanted.size(), NameFit::Begins);
    if (in_initials == 0)
        return part_of(initials, 0, letters.size(), NameFit::Begins);
    if (in_initials != std::u32string::npos)
        return part_of(initials, in_initials, letters.size(), NameFit::InitialsInside);
    if (in_words != std::u32string::npos)
        return part_of(words, in_words, wanted.size(), NameFit::Inside);
    return {};
}

Result<std::vector<LookedUp>> look_up(LedgerStore& store, const LedgerDef& def,
                                      const std::string& typed, std::size_t most)
{
    const std::string folded = fold(typed);
    Query query;
    query.ledger = def.code;
    query.search = typed;
    LX_ASSIGN(std::vector<Record> records,
              store.first(query, folded.empty() ? static_cast<std::int64_t>(most) : considered));
    const FieldDef* label = def.field(def.label);
    if (!folded.empty() && std::ssize(records) == considered && label != nullptr &&
        label->type == FieldType::Text) {
        Query named;
        named.ledger = def.code;
        named.sort = label->key;
        const std::string last = typed + "\xF4\x8F\xBF\xBF"; // the last character there is
        named.filters = {{label->key, ">=", typed}, {label->key, "<", last}};
        LX_ASSIGN(auto beginning, store.first(named, static_cast<std::int64_t>(most)));
        std::unordered_set<std::int64_t> known;
        for (const Record& record : records)
            known.insert(record.id);
        for (Record& record : beginning) {
            if (!known.contains(record.id))
                records.push_back(std::move(record));
        }
    }
    std::vector<std::int64_t> ids;
    for (const Record& record : records)
        ids.push_back(record.id);
    LX_ASSIGN(const auto labels, store.labels(def, ids));
    const NameKind kind = label != nullptr && label->person ? NameKind::Person : NameKind::Words;
    std::vector<LookedUp> found;
    for (Record& record : records) {
        LookedUp one;
        if (const auto name = labels.find(record.id); name != labels.end())
            one.label = name->second;
        one.match = match_name(one.label, typed, kind);
        if (one.match.fit != NameFit::Begins && code_begins(def, record, folded))
            one.match = {NameFit::Begins, 0, 0};
        one.record = std::move(record);
        found.push_back(std::move(one));
    }
    std::stable_sort(found.begin(), found.end(), [](const LookedUp& one, const LookedUp& other) {
        return one.match.fit < other.match.fit;
    });
    found.resize(std::min(found.size(), most));
    return found;
}

} // namespace lx
