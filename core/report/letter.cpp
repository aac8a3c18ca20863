#include "core/report/letter.h"

#include <algorithm>
#include <map>
#include <unordered_map>

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

class Letters
{
public:
    Letters(Database& database, const Catalog& catalog, const SheetDef& sheet,
            const SheetRequest& request)
        : m_database(database), m_catalog(catalog), m_sheet(sheet), m_letter(*sheet.letter),
          m_request(request), m_known(request), m_store(database, catalog),
          m_def(*catalog.ledger(sheet.ledger))
    {}

    /// Rows of one letter under what they have in common, in the order of their first ones. Where
    /// all are asked for, those done by the day are left out.
    Result<std::vector<std::vector<Record>>> grouped(const std::vector<std::int64_t>& ids)
    {
        LX_ASSIGN(auto rows, m_store.rows(m_def, ids));
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
        std::string number;
        if (!m_letter.number.empty()) {
            LX_ASSIGN(number, shown(m_letter.number, first));
        }
        if (number.empty())
            number = "〔　　　　〕　　号";
        else if (rows.size() > 1 && !m_letter.columns.empty())
            number += "　等 " + std::to_string(rows.size()) + " 项";
        const auto say = [&](SheetStyle style, std::string text) {
            made.blocks.emplace_back(SheetParagraph{style, std::move(text)});
        };
        LX_ASSIGN(std::string title, said(m_letter.title, first));
        say(SheetStyle::LetterTitle, std::move(title));
        say(SheetStyle::LetterNumber, std::move(number));
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
        return made;
    }

private:
    [[nodiscard]] std::optional<Date> dated(const Record& row) const
    {
        return Date::from_iso(text_of(row.at(m_def, m_letter.date)));
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
                LX_ASSIGN(std::string text, shown(column.field, row));
                if (const auto other = column.instead.find(text); other != column.instead.end())
                    text = other->second;
                cells.push_back({SheetStyle::LetterCell, std::move(text)});
            }
            table.rows.push_back(std::move(cells));
        }
        return table;
    }

    Database& m_database;
    const Catalog& m_catalog;
    const SheetDef& m_sheet;
    const LetterDef& m_letter;
    const SheetRequest& m_request;
    SheetRequest m_known; ///< the same on the day of the letter
    LedgerStore m_store;
    const LedgerDef& m_def;
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
                                           const SheetDef& sheet,
                                           const std::vector<std::int64_t>& ids,
                                           const SheetRequest& request, Progress& progress)
{
    LX_ASSIGN(const std::string from, letter_office(database, catalog, request.as_of));
    Letters letters(database, catalog, sheet, request);
    LX_ASSIGN(const auto groups, letters.grouped(ids));
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
