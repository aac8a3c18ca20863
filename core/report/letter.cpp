#include "core/report/letter.h"

#include <algorithm>
#include <map>
#include <unordered_map>

#include "core/report/fact_reader.h"
#include "core/report/letterhead.h"
#include "core/report/row_then.h"
#include "core/report/sheet_filler.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

/// Equal for equal values: a reference's row, a text.
std::string same_key(const Value& value)
{
    if (const auto* id = std::get_if<std::int64_t>(&value))
        return std::to_string(*id);
    return text_of(value);
}

/// "（联系人：王丽　联系电话：…）" with what there is of it.
std::string contact_line(const Letterhead& head)
{
    const std::string contact = head.contact.empty() ? "" : "联系人：" + head.contact;
    const std::string phone = head.phone.empty() ? "" : "联系电话：" + head.phone;
    if (contact.empty() && phone.empty())
        return {};
    return "（" + contact + (contact.empty() || phone.empty() ? "" : "　") + phone + "）";
}

class Letters
{
public:
    Letters(Database& database, const Catalog& catalog, const World* world, const SheetDef& sheet,
            const SheetRequest& request)
        : m_database(database), m_catalog(catalog), m_world(world), m_sheet(sheet),
          m_letter(*sheet.letter), m_request(request), m_known(request), m_store(database, catalog),
          m_def(*catalog.ledger(sheet.ledger))
    {}

    /// What the office's letters have in common, and the numbers they were given.
    Result<> read_head()
    {
        LX_ASSIGN(m_head, letterhead(m_database));
        LX_ASSIGN(m_numbers, LetterNumbers::of(m_database, m_sheet.id));
        return {};
    }
    LetterNumbers& numbers() { return m_numbers; }

    /// Rows of one letter under what they have in common, in the order of their first ones. Where
    /// all are asked for, those done by the day are left out.
    Result<std::vector<std::vector<Record>>> grouped(const std::vector<std::int64_t>& ids)
    {
        LX_ASSIGN(auto rows, m_store.rows(m_def, ids));
        LX_ASSIGN(m_keys, m_store.keys(m_def, ids));
        std::unordered_map<std::int64_t, std::size_t> at;
        for (std::size_t i = 0; i < rows.size(); ++i)
            at.emplace(rows[i].id, i);
        std::map<std::string, std::size_t> places;
        std::vector<std::vector<Record>> letters;
        const bool named = !m_request.keys.empty() || !m_request.ids.empty();
        for (const std::int64_t id : ids) {
            const auto found = at.find(id);
            if (found == at.end())
                continue;
            const Record& row = rows[found->second];
            if ((!named && is_done(row)) || !has_letter(row))
                continue;
            std::string common;
            for (const std::string& key : m_letter.together)
                common += same_key(row.at(m_def, key)) + "\n";
            if (const auto number = number_of(row)) // a row that came later is of another letter
                common += std::to_string(*number);
            const auto [place, fresh] = places.try_emplace(common, letters.size());
            if (fresh)
                letters.emplace_back();
            letters[place->second].push_back(row);
        }
        if (named && letters.empty())
            return fail(ErrorKind::Usage, "所选的“" + m_def.name + "”里没有可以出《" +
                                              m_sheet.name + "》的" + only_words() + "，请另选。");
        return letters;
    }

    Result<SheetDoc> letter(const std::vector<Record>& rows, const std::string& from)
    {
        const Record& first = rows.front();
        known_by(first);
        SheetDoc made;
        made.letter = true;
        if (!m_letter.to.empty()) {
            LX_ASSIGN(made.title, at_path(m_letter.to, first));
        }
        if (made.title.empty() || made.title == from)
            made.title = m_letter.to_nobody;
        LX_ASSIGN(const std::string number, this->number(rows));
        const auto say = [&](SheetStyle style, std::string text) {
            made.blocks.emplace_back(SheetParagraph{style, std::move(text)});
        };
        LX_ASSIGN(std::string title, said(m_letter.title, first));
        say(SheetStyle::LetterTitle, std::move(title));
        say(SheetStyle::LetterNumber, number);
        say(SheetStyle::LetterTo, made.title + "：");
        LX_ASSIGN(std::string opening, said(m_letter.opening, first));
        say(SheetStyle::LetterBody, std::move(opening));
        if (!m_letter.columns.empty()) {
            LX_ASSIGN(SheetTable table, this->table(rows));
            made.blocks.emplace_back(std::move(table));
        }
        LX_ASSIGN(std::string closing, said(m_letter.closing, first));
        say(SheetStyle::LetterBody, std::move(closing));
        const auto day = dated(first);
        say(SheetStyle::LetterSign, from);
        say(SheetStyle::LetterSign, day ? day->chinese() : "　　年　　月　　日");
        if (const std::string contact = contact_line(m_head); !contact.empty())
            say(SheetStyle::LetterContact, contact);
        if (!m_head.copies.empty())
            say(SheetStyle::LetterCopies,
                "抄送：" + m_head.copies + (m_head.copies.ends_with("。") ? "" : "。"));
        if (m_head.receipt) {
            say(SheetStyle::LetterCut, "回　　执");
            say(SheetStyle::LetterBody,
                "《" + plain_title(first) + "》" +
                    (number_of(first) ? "（" + number + "）" : std::string()) + "已收到。");
            say(SheetStyle::LetterSign, "收到单位（盖章）：　　　　　　　　");
            say(SheetStyle::LetterSign, "经办人：　　　　　　年　　月　　日");
        }
        return made;
    }

    /// Gives the letter of these rows a number of its own, where its office has a word for it.
    void give_number(const std::vector<Record>& rows)
    {
        if (word().empty() || number_of(rows.front()))
            return;
        std::vector<std::string> keys;
        for (const Record& row : rows)
            keys.push_back(row_key(row));
        m_numbers.give(year_of(rows.front()), keys);
    }

private:
    [[nodiscard]] std::optional<Date> dated(const Record& row) const
    {
        return m_letter.date.empty() ? m_request.as_of
                                     : Date::from_iso(text_of(row.at(m_def, m_letter.date)));
    }

    [[nodiscard]] std::string word() const
    {
        const auto found = m_head.words.find(m_sheet.id);
        return found == m_head.words.end() ? std::string() : found->second;
    }
    [[nodiscard]] int year_of(const Record& row) const
    {
        return dated(row).value_or(m_request.as_of).year();
    }
    /// A row in the letter of its day.
    [[nodiscard]] std::string row_key(const Record& row) const
    {
        const auto day = dated(row);
        return (day ? day->iso() + " " : std::string()) + m_keys.at(row.id);
    }
    /// The office's own number it was given; none where there is no word for one.
    [[nodiscard]] std::optional<int> number_of(const Record& row) const
    {
        return word().empty() ? std::nullopt : m_numbers.find(year_of(row), row_key(row));
    }

    /// The office's own number, else what the rows have, else room to write it.
    Result<std::string> number(const std::vector<Record>& rows)
    {
        if (!word().empty())
            return document_number(word(), year_of(rows.front()), number_of(rows.front()));
        std::string number;
        if (!m_letter.number.empty()) {
            LX_ASSIGN(number, shown(m_letter.number, rows.front()));
        }
        if (number.empty())
            return std::string("〔　　　　〕　　号");
        if (rows.size() > 1 && !m_letter.columns.empty())
            number += "　等 " + std::to_string(rows.size()) + " 项";
        return number;
    }

    /// The title without the blanks it is spread by.
    std::string plain_title(const Record& row)
    {
        std::string title = said(m_letter.title, row).value_or(m_sheet.name);
        constexpr std::string_view blank = "　";
        for (std::size_t at = 0; (at = title.find(blank, at)) != std::string::npos;)
            title.erase(at, blank.size());
        return title;
    }

    /// Who signs a letter knows what it says of its own day.
    void known_by(const Record& row)
    {
        m_known.as_of = std::max(m_request.as_of, dated(row).value_or(m_request.as_of));
    }

    [[nodiscard]] bool has_letter(const Record& row) const
    {
        return std::all_of(m_letter.only.begin(), m_letter.only.end(), [&](const auto& only) {
            return text_of(row.at(m_def, only.first)) == only.second;
        });
    }

    /// "“设立”" of rows that must hold it; "行" where nothing is asked.
    [[nodiscard]] std::string only_words() const
    {
        std::string words;
        for (const auto& [field, value] : m_letter.only)
            words += "“" + value + "”";
        return words.empty() ? "行" : words;
    }

    /// Words with what the row holds in them; what is not known is left to be written by hand.
    Result<std::string> said(const std::string& words, const Record& row)
    {
        std::string text = words;
        for (const std::string& path : paths_in(words)) {
            LX_ASSIGN(const std::string value, at_path(path, row));
            const std::string name = "{" + path + "}";
            text.replace(text.find(name), name.size(), value.empty() ? "　　　　" : value);
        }
        return text;
    }

    /// A field of the row, or behind dots one of what it refers to; "" where that is nothing.
    Result<std::string> at_path(const std::string& path, const Record& row)
    {
        if (path.starts_with(said_fact))
            return fact(path.substr(said_fact.size()), row.id);
        const LedgerDef* def = &m_def;
        Record at = row;
        std::size_t from = 0;
        for (std::size_t dot = 0; (dot = path.find('.', from)) != std::string::npos;
             from = dot + 1) {
            const FieldDef& field = *def->field(path.substr(from, dot - from));
            const auto* id = std::get_if<std::int64_t>(&at.at(*def, field.key));
            if (id == nullptr)
                return std::string();
            def = m_catalog.ledger(field.ledger);
            LX_ASSIGN(auto next, on_the_day(*def, *id, row));
            if (!next)
                return std::string();
            at = std::move(*next);
        }
        const FieldDef& last = *def->field(path.substr(from));
        const auto* id = std::get_if<std::int64_t>(&at.at(*def, last.key));
        if (id == nullptr || last.ledger.empty() || last.ledger != changed_ledger())
            return shown(*def, last.key, at);
        const LedgerDef& changed = *m_catalog.ledger(last.ledger);
        LX_ASSIGN(const auto then, on_the_day(changed, *id, row));
        return then ? shown(changed, changed.label, *then) : std::string();
    }

    Result<std::string> fact(const std::string& name, std::int64_t id)
    {
        const std::int32_t row =
            m_world == nullptr ? -1 : m_world->snapshot().table(m_def.code).row_of(id);
        if (row < 0)
            return std::string();
        std::string text = FactReader(*m_world, m_def.code, name, m_request.masked).show(row);
        const auto day = Date::from_iso(text);
        return day ? day->chinese() : text;
    }

    /// The ledger of what the letter's rows change; "" where they change nothing.
    [[nodiscard]] std::string changed_ledger() const
    {
        return m_letter.as_then.empty() ? std::string() : m_def.field(m_letter.as_then)->ledger;
    }

    /// A row that is referred to, as it stood on the letter's day.
    Result<std::optional<Record>> on_the_day(const LedgerDef& def, std::int64_t id,
                                             const Record& letter)
    {
        LX_ASSIGN(auto row, m_store.find(def, id));
        const auto day = dated(letter);
        if (!row || !day || def.code != changed_ledger())
            return row;
        LX_ASSIGN(Record then, row_then(m_database, m_catalog, def, std::move(*row),
                                        {&m_def, m_letter.as_then, m_letter.date}, *day));
        return std::optional(std::move(then));
    }

    [[nodiscard]] bool is_done(const Record& row) const
    {
        const auto day = m_letter.done.empty()
                             ? std::nullopt
                             : Date::from_iso(text_of(row.at(m_def, m_letter.done)));
        return day && *day <= m_request.as_of;
    }

    /// As on the letter's day; dates in words.
    Result<std::string> shown(const std::string& key, const Record& row)
    {
        return shown(m_def, key, row);
    }
    Result<std::string> shown(const LedgerDef& def, const std::string& key, const Record& row)
    {
        const FieldDef& field = *def.field(key);
        LX_ASSIGN(std::string text, shown_on(m_store, m_catalog, field, row.at(def, key), m_known));
        if (field.type != FieldType::Date)
            return text;
        const auto day = Date::from_iso(text);
        return day ? day->chinese() : std::string();
    }

    Result<SheetTable> table(const std::vector<Record>& rows)
    {
        SheetTable table;
        SheetRow& headings = table.head.emplace_back();
        for (const SheetColumnDef& column : m_letter.columns)
            headings.push_back({SheetStyle::LetterHead, column.heading, 1, 1, column.width});
        for (const Record& row : rows) {
            SheetRow cells;
            known_by(row);
            for (const SheetColumnDef& column : m_letter.columns) {
                if (column.field.empty()) {
                    cells.push_back({SheetStyle::LetterCell, {}});
                    continue;
                }
                LX_ASSIGN(std::string text, shown(column.field, row));
                auto other = column.instead.find(text);
                if (other == column.instead.end())
                    other = column.instead.find("*");
                if (other != column.instead.end()) {
                    LX_ASSIGN(text, said(other->second, row));
                }
                cells.push_back({SheetStyle::LetterCell, std::move(text)});
            }
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    Database& m_database;
    const Catalog& m_catalog;
    const World* m_world;
    const SheetDef& m_sheet;
    const LetterDef& m_letter;
    const SheetRequest& m_request;
    SheetRequest m_known; ///< the same on the day of the letter
    LedgerStore m_store;
    const LedgerDef& m_def;
    Letterhead m_head;
    LetterNumbers m_numbers;
    std::unordered_map<std::int64_t, std::string> m_keys; ///< natural keys of the rows
};

} // namespace

Result<std::string> letter_office(Database& database, const Catalog& catalog, Date as_of)
{
    LedgerStore store(database, catalog);
    Query query;
    query.ledger = "org";
    query.filters = {{"kind", "=", "组织部"}};
    query.counts_at = as_of.iso();
    LX_ASSIGN(const auto rows, store.first(query, 1));
    if (!rows.empty())
        return text_of(rows.front().at(*catalog.ledger("org"), "name"));
    LX_ASSIGN(const auto jurisdiction, SettingsStore(database).jurisdiction());
    return jurisdiction ? "中共" + jurisdiction->name + "委组织部" : std::string();
}

Result<std::vector<SheetDoc>> make_letters(Database& database, const Catalog& catalog,
                                           const World* world, const SheetDef& sheet,
                                           const std::vector<std::int64_t>& ids,
                                           const SheetRequest& request, Progress& progress)
{
    LX_ASSIGN(const std::string from, letter_office(database, catalog, request.as_of));
    Letters letters(database, catalog, world, sheet, request);
    LX_TRY(letters.read_head());
    LX_ASSIGN(const auto groups, letters.grouped(ids));
    if (request.numbers != nullptr) {
        for (const auto& rows : groups)
            letters.give_number(rows);
        *request.numbers = letters.numbers();
    }
    std::vector<SheetDoc> made;
    for (const auto& rows : groups) {
        progress.report("填写公文", static_cast<std::int64_t>(made.size()),
                        static_cast<std::int64_t>(groups.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成公文。");
        LX_ASSIGN(const SheetDoc letter, letters.letter(rows, from));
        made.insert(made.end(), static_cast<std::size_t>(std::max(1, request.copies)), letter);
    }
    return made;
}

} // namespace lx
