#include "core/edit/key_index.h"

#include <algorithm>
#include <charconv>

#include "core/base/text.h"
#include "core/base/uscc.h"
#include "core/store/field_scan.h"

namespace lx {

namespace {

void append_part(std::string& key, const Value& value)
{
    if (const auto* text = std::get_if<std::string>(&value))
        key += *text;
    else if (const auto* whole = std::get_if<std::int64_t>(&value))
        key += std::to_string(*whole);
    else if (const auto* real = std::get_if<double>(&value))
        key += std::to_string(*real);
    key += '\x1f';
}

bool is_malformed(const std::string& code)
{
    const UsccTrouble trouble = check_uscc(code);
    return trouble == UsccTrouble::Length || trouble == UsccTrouble::Characters;
}

} // namespace

KeyIndex::KeyIndex(const LedgerDef& def) : m_def(&def), m_fields(def.key_fields())
{
    if (!def.key_fallback.empty() && m_fields.size() == 1) {
        m_code = m_fields.front();
        m_name = def.index_of(def.key_fallback);
    }
}

Result<KeyIndex> KeyIndex::load(Database& database, const LedgerDef& def)
{
    KeyIndex index(def);
    std::vector<int> fields = index.m_fields;
    if (index.m_name >= 0)
        fields.push_back(index.m_name);
    LX_TRY(
        scan_fields(database, def, fields, [&](std::int64_t id, const std::vector<Value>& values) {
            ++index.m_rows;
            if (index.m_name >= 0) {
                index.add_named(id, text_of(values[0]), text_of(values[1]));
                return;
            }
            std::string key;
            for (const Value& value : values)
                append_part(key, value);
            index.add_key(key, id);
        }));
    return index;
}

std::string KeyIndex::key_of(const Record& record) const
{
    std::string key;
    for (const int field : m_fields)
        append_part(key, record.values[static_cast<std::size_t>(field)]);
    return key;
}

const std::string& KeyIndex::folded(const std::string& name) const
{
    if (name != m_last_name) {
        m_last_name = name;
        m_last_folded = fold(name);
    }
    return m_last_folded;
}

void KeyIndex::add_key(const std::string& key, std::int64_t id)
{
    if (std::int64_t& known = m_by_key[key]; known == 0)
        known = id;
}

void KeyIndex::add_named(std::int64_t id, const std::string& code, const std::string& name)
{
    Named& named = m_by_name[folded(name)];
    if (code.empty()) {
        named.without = id;
    } else {
        if (named.coded == 0)
            named.coded = id;
        else
            named.more.push_back(id);
        add_key(code, id);
        if (is_malformed(code))
            m_doubtful.insert_or_assign(code, folded(name));
    }
}

void KeyIndex::remove_named(std::int64_t id, const std::string& code, const std::string& name)
{
    if (Named* const named = m_by_name.find(folded(name))) {
        std::erase(named->more, id);
        if (named->coded == id) {
            named->coded = named->more.empty() ? 0 : named->more.front();
            std::erase(named->more, named->coded);
        }
        if (named->without == id)
            named->without = 0;
    }
    if (std::int64_t* const known = m_by_key.find(code); known != nullptr && !code.empty())
        *known = 0;
}

KeyIndex::Match KeyIndex::match(const Record& record) const
{
    if (m_name < 0) {
        const std::int64_t* const known = m_by_key.find(key_of(record));
        return known == nullptr ? Match{} : Match{How::Key, *known, 1};
    }
    const std::string& code = text_of(record.values[static_cast<std::size_t>(m_code)]);
    const std::string& name = text_of(record.values[static_cast<std::size_t>(m_name)]);
    if (!code.empty()) {
        if (const std::int64_t* const known = m_by_key.find(code); known != nullptr && *known != 0)
            return {How::Key, *known, 1};
    }
    if (name.empty())
        return {};
    const Named* const named = m_by_name.find(folded(name));
    if (named == nullptr)
        return {};
    if (named->without != 0)
        return {code.empty() ? How::Key : How::FilledIn, named->without, 1};
    if (!code.empty() || named->coded == 0)
        return {How::New, 0, named->count_coded()};
    if (!named->more.empty())
        return {How::Ambiguous, 0, named->count_coded()};
    return {How::Name, named->coded, 1};
}

bool KeyIndex::is_anothers_code(const Record& record) const
{
    if (m_name < 0 || m_doubtful.empty())
        return false;
    const auto found = m_doubtful.find(text_of(record.values[static_cast<std::size_t>(m_code)]));
    return found != m_doubtful.end() &&
           found->second != folded(text_of(record.values[static_cast<std::size_t>(m_name)]));
}

bool KeyIndex::has_another(const std::string& name, std::int64_t id) const
{
    const Named* const named = m_by_name.find(folded(name));
    if (named == nullptr)
        return false;
    return (named->without != 0 && named->without != id) ||
           (named->coded != 0 && named->coded != id) || !named->more.empty();
}

void KeyIndex::add(std::int64_t id, const Record& record)
{
    ++m_rows;
    if (m_name >= 0) {
        add_named(id, text_of(record.values[static_cast<std::size_t>(m_code)]),
                  text_of(record.values[static_cast<std::size_t>(m_name)]));
        return;
    }
    add_key(key_of(record), id);
}

void KeyIndex::update(std::int64_t id, const Record& before, const Record& after)
{
    if (m_name < 0)
        return; // a row found by its key keeps it
    const auto text = [](const Record& record, int field) -> const std::string& {
        return text_of(record.values[static_cast<std::size_t>(field)]);
    };
    if (text(before, m_code) == text(after, m_code) && text(before, m_name) == text(after, m_name))
        return;
    remove_named(id, text(before, m_code), text(before, m_name));
    add_named(id, text(after, m_code), text(after, m_name));
}

} // namespace lx
