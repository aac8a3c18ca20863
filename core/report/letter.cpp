#include "core/report/letter.h"

#include <map>
#include <unordered_map>

#include <QJsonArray>

#include "core/ledger/field_text.h"
#include "core/store/ledger_store.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

std::string str(const QJsonValue& value)
{
    return value.toString().toStdString();
}

/// Who signs: the organization department of the ledger, or the one the jurisdiction has.
Result<std::string> office(Database& database, const Catalog& catalog, Date as_of)
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

/// Equal for equal values: a reference's row, a text.
std::string same_key(const Value& value)
{
    if (const auto* id = std::get_if<std::int64_t>(&value))
        return std::to_string(*id);
    return text_of(value);
}

/// "ningxia-2018/6.a 单独建党组织" without the rule's id; what a clerk wrote stays whole.
std::string without_rule(const std::string& source)
{
    const auto blank = source.find(' ');
    if (blank == std::string::npos || source.find('/') >= blank)
        return source;
    return source.substr(blank + 1);
}

/// A paragraph of the text begins two characters in.
const std::string body_open = "<p class=\"body\">　　";

/// Signature and date stand in from the right edge.
const std::string sign_indent = "　　　　";

constexpr const char* gap = "<p class=\"gap\">&nbsp;</p>";

class Letters
{
public:
    Letters(Database& database, const Catalog& catalog, const QJsonObject& json,
            const SheetRequest& request)
        : m_catalog(catalog), m_letter(json[u"letter"].toObject()), m_request(request),
          m_store(database, catalog), m_def(*catalog.ledger(str(json[u"ledger"])))
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
            if (!named && is_done(row))
                continue;
            std::string common;
            for (const auto& key : m_letter[u"together"].toArray())
                common += same_key(row.at(m_def, str(key))) + "\n";
            const auto [place, fresh] = places.try_emplace(common, letters.size());
            if (fresh)
                letters.emplace_back();
            letters[place->second].push_back(row);
        }
        return letters;
    }

    Result<SheetPage> page(const std::vector<Record>& rows, const std::string& from)
    {
        const Record& first = rows.front();
        LX_ASSIGN(std::string to, shown(str(m_letter[u"to"]), first));
        if (to.empty())
            to = str(m_letter[u"to_nobody"]);
        LX_ASSIGN(const std::string number, shown(str(m_letter[u"number"]), first));
        SheetPage page;
        page.title = to;
        page.html = "<h1 class=\"letter\">" + html_escaped(str(m_letter[u"title"])) + "</h1>";
        page.html += "<p class=\"number\">" + html_escaped(number) +
                     (rows.size() > 1 ? "　等 " + std::to_string(rows.size()) + " 项" : "") +
                     "</p>";
        page.html += gap;
        page.html += "<p class=\"to\">" + html_escaped(to) + "：</p>";
        page.html += body_open + html_escaped(str(m_letter[u"opening"])) + "</p>";
        LX_ASSIGN(const std::string table, this->table(rows));
        page.html += gap + table + gap;
        page.html += body_open + html_escaped(str(m_letter[u"closing"])) + "</p>";
        const auto day = Date::from_iso(text_of(first.at(m_def, str(m_letter[u"date"]))));
        for (const std::string& line :
             {from, day ? day->chinese() : std::string("　　年　　月　　日")})
            page.html += "<p class=\"sign\">" + html_escaped(line + sign_indent) + "</p>";
        return page;
    }

private:
    [[nodiscard]] bool is_done(const Record& row) const
    {
        const std::string key = str(m_letter[u"done"]);
        const auto day = key.empty() ? std::nullopt : Date::from_iso(text_of(row.at(m_def, key)));
        return day && *day <= m_request.as_of;
    }

    Result<std::string> shown(const std::string& key, const Record& row)
    {
        const FieldDef& field = *m_def.field(key);
        const Value& value = row.at(m_def, key);
        if (field.type == FieldType::Date) {
            // Nothing dated after the day is known on it, but a time limit is.
            const auto day = Date::from_iso(text_of(value));
            return day && (field.planned || *day <= m_request.as_of) ? day->chinese()
                                                                     : std::string();
        }
        if (field.type == FieldType::Ref && !is_empty(value)) {
            LX_ASSIGN(auto labels,
                      m_store.labels(*m_catalog.ledger(field.ledger), {int_of(value)}));
            return labels[int_of(value)];
        }
        return show_field(field, value, m_request.masked && field.sensitive);
    }

    Result<std::string> table(const std::vector<Record>& rows)
    {
        const QJsonArray columns = m_letter[u"columns"].toArray();
        std::string html = "<table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" "
                           "cellpadding=\"4\"><thead><tr>";
        for (const auto& column : columns) {
            const QJsonObject c = column.toObject();
            const std::string heading =
                c.contains(u"heading") ? str(c[u"heading"]) : m_def.field(str(c[u"field"]))->name;
            html += "<th class=\"letter\" width=\"" + std::to_string(c[u"width"].toInt()) + "%\">" +
                    html_escaped(heading) + "</th>";
        }
        html += "</tr></thead>";
        for (const Record& row : rows) {
            html += "<tr>";
            for (const auto& column : columns) {
                const QJsonObject c = column.toObject();
                LX_ASSIGN(std::string text, shown(str(c[u"field"]), row));
                if (c[u"without_rule"].toBool())
                    text = without_rule(text);
                if (const auto other = c[u"instead"].toObject();
                    other.contains(QString::fromStdString(text)))
                    text = str(other[QString::fromStdString(text)]);
                html += "<td class=\"letter\">" + html_escaped(text) + "</td>";
            }
            html += "</tr>";
        }
        return html + "</table>";
    }

    const Catalog& m_catalog;
    QJsonObject m_letter;
    const SheetRequest& m_request;
    LedgerStore m_store;
    const LedgerDef& m_def;
};

} // namespace

Result<std::vector<SheetPage>> make_letters(Database& database, const Catalog& catalog,
                                            const QJsonObject& json,
                                            const std::vector<std::int64_t>& ids,
                                            const SheetRequest& request, Progress& progress)
{
    LX_ASSIGN(const std::string from, office(database, catalog, request.as_of));
    Letters letters(database, catalog, json, request);
    LX_ASSIGN(const auto groups, letters.grouped(ids));
    std::vector<SheetPage> pages;
    for (const auto& rows : groups) {
        progress.report("填写公文", static_cast<std::int64_t>(pages.size()),
                        static_cast<std::int64_t>(groups.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成公文。");
        LX_ASSIGN(const SheetPage page, letters.page(rows, from));
        for (int copy = 0; copy < request.copies; ++copy)
            pages.push_back(page);
    }
    return pages;
}

} // namespace lx
