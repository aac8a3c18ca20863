#include "core/store/search_index.h"

#include <algorithm>

#include "core/base/pinyin.h"
#include "core/store/ledger_table.h"
#include "core/store/search_tokenizer.h"

namespace lx {

namespace {

/// Grows when the same texts would be indexed in another way (tokenizer, initials).
constexpr const char* index_format = "2";

std::string fingerprint(const LedgerDef& def)
{
    std::string text = index_format;
    for (const FieldDef& field : def.fields)
        if (in_search_index(field))
            text += "," + field.key;
    return text;
}

Result<std::string> stored_fingerprint(sqlite3* handle, const LedgerDef& def)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT fingerprint FROM search_state WHERE ledger = ?"));
    select.bind(1, std::string_view(def.code));
    LX_ASSIGN(const bool row, select.step());
    return row ? std::string(select.text(0)) : std::string();
}

Result<> store_fingerprint(sqlite3* handle, const LedgerDef& def)
{
    LX_ASSIGN(Statement insert,
              Statement::prepare(
                  handle,
                  "INSERT INTO search_state (ledger, fingerprint) VALUES (?, ?)"
                  " ON CONFLICT (ledger) DO UPDATE SET fingerprint = excluded.fingerprint"));
    const std::string value = fingerprint(def);
    insert.bind(1, std::string_view(def.code));
    insert.bind(2, std::string_view(value));
    return insert.run();
}

Result<Statement> prepare_insert(sqlite3* handle, const LedgerDef& def)
{
    return Statement::prepare(handle, "INSERT INTO " + search_table(def) +
                                          " (rowid, words, initials) VALUES (?, ?, ?)");
}

/// Small letters and digits with a letter among them, as initials are kept; else "".
std::string as_initials(std::string_view word)
{
    std::string letters;
    bool letter = false;
    for (const char c : word) {
        const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        const bool is_letter = small >= 'a' && small <= 'z';
        if (!is_letter && !(small >= '0' && small <= '9'))
            return {};
        letter = letter || is_letter;
        letters += small;
    }
    return letter ? letters : std::string();
}

std::string quoted_phrase(std::string_view text)
{
    std::string phrase = "\"";
    for (const char c : text) {
        if (c == '"')
            phrase += '"';
        phrase += c;
    }
    return phrase + '"';
}

} // namespace

std::string search_table(const LedgerDef& def)
{
    return def.code + "_search";
}

bool in_search_index(const FieldDef& field)
{
    return field.searched && (field.type == FieldType::Text || field.type == FieldType::LongText ||
                              field.type == FieldType::RefOrText);
}

void search_texts(const LedgerDef& def, const Record& record, SearchTexts& out)
{
    out.words.clear();
    out.initials.clear();
    for (std::size_t i = 0; i < def.fields.size(); ++i) {
        const FieldDef& field = def.fields[i];
        if (!in_search_index(field))
            continue;
        const std::string& text = text_of(record.values[i]);
        if (text.empty())
            continue;
        if (!out.words.empty())
            out.words += search_separator;
        out.words += text;
        if (field.type == FieldType::LongText)
            continue; // nobody types the initials of a sentence
        const std::string initials =
            pinyin_initials(text, field.person ? NameKind::Person : NameKind::Words);
        if (initials.empty())
            continue;
        out.initials += out.initials.empty() ? search_letters : search_separator;
        out.initials += initials;
    }
}

Result<> expect_many(sqlite3* handle, const LedgerDef& def)
{
    const std::string table = search_table(def);
    return execute(handle,
                   "INSERT INTO " + table + " (" + table + ", rank) VALUES ('hashsize', 67108864)");
}

Result<SearchWriter> SearchWriter::open(sqlite3* handle, const LedgerDef& def)
{
    LX_ASSIGN(const std::string stored, stored_fingerprint(handle, def));
    const std::string current = fingerprint(def);
    if (stored != current)
        LX_TRY(rebuild_search(handle, def));
    LX_ASSIGN(Statement insert, prepare_insert(handle, def));
    const std::string table = search_table(def);
    LX_ASSIGN(
        Statement remove,
        Statement::prepare(handle, "INSERT INTO " + table + " (" + table +
                                       ", rowid, words, initials) VALUES ('delete', ?, ?, ?)"));
    return SearchWriter(std::move(insert), std::move(remove), current != index_format);
}

Result<> SearchWriter::insert(std::int64_t id, SearchTexts texts)
{
    return hold({false, id, std::move(texts)});
}

Result<> SearchWriter::remove(std::int64_t id, SearchTexts texts)
{
    return hold({true, id, std::move(texts)});
}

Result<> SearchWriter::hold(Pending change)
{
    constexpr std::size_t most = 4096;
    if (change.texts.empty())
        return {};
    m_pending.push_back(std::move(change));
    return m_pending.size() < most ? Result<>{} : flush();
}

Result<> SearchWriter::flush()
{
    // FTS5 gathers only rising row ids; an undo goes backwards.
    std::stable_sort(m_pending.begin(), m_pending.end(),
                     [](const Pending& one, const Pending& other) { return one.id < other.id; });
    for (const Pending& change : m_pending) {
        Statement& write = change.remove ? m_remove : m_insert;
        write.bind(1, change.id);
        write.bind(2, std::string_view(change.texts.words));
        write.bind(3, std::string_view(change.texts.initials));
        LX_TRY(write.run());
    }
    m_pending.clear();
    return {};
}

Result<bool> search_is_current(sqlite3* handle, const LedgerDef& def)
{
    LX_ASSIGN(const std::string stored, stored_fingerprint(handle, def));
    return stored == fingerprint(def);
}

Result<> rebuild_search(sqlite3* handle, const LedgerDef& def)
{
    const std::string table = search_table(def);
    LX_TRY(execute(handle, "INSERT INTO " + table + " (" + table + ") VALUES ('delete-all')"));
    const LedgerTable layout(def);
    LX_ASSIGN(Statement rows,
              Statement::prepare(handle, "SELECT " + layout.select_list("t") + " FROM " +
                                             quote_name(def.code) + " t ORDER BY t.id"));
    LX_ASSIGN(Statement insert, prepare_insert(handle, def));
    Record record;
    SearchTexts texts;
    while (true) {
        LX_ASSIGN(const bool row, rows.step());
        if (!row)
            break;
        LX_TRY(layout.read(rows, record));
        search_texts(def, record, texts);
        if (texts.empty())
            continue;
        insert.bind(1, record.id);
        insert.bind(2, std::string_view(texts.words));
        insert.bind(3, std::string_view(texts.initials));
        LX_TRY(insert.run());
    }
    return store_fingerprint(handle, def);
}

std::string search_match(std::string_view word)
{
    std::string match = "words : " + quoted_phrase(word);
    const std::string letters = as_initials(word);
    if (letters.empty())
        return match;
    match = "(" + match + " OR initials : " + quoted_phrase(search_letters + letters);
    return match + (letters.size() == 1 ? " *)" : ")"); // every pair that begins with the letter
}

} // namespace lx
