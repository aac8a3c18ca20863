#include "core/report/print_sheet.h"

#include <algorithm>
#include <memory>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/facts/snapshot.h"
#include "core/ledger/field_text.h"
#include "core/report/fact_reader.h"
#include "core/report/letter.h"
#include "core/rules/policy_pack.h"
#include "core/rules/selection.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

std::string str(const QJsonValue& value)
{
    return value.toString().toStdString();
}

Result<QJsonObject> definition(const std::string& name)
{
    QFile file(QStringLiteral(":/sheets/") + QString::fromStdString(name) +
               QStringLiteral(".json"));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Usage, "没有“" + name + "”这种打印表，可用 print --help 查看。");
    return QJsonDocument::fromJson(file.readAll()).object();
}

std::string cell(const char* tag, const std::string& classes, int span, const std::string& text,
                 int width = 0)
{
    std::string html = std::string("<") + tag + " class=\"" + classes + "\"";
    if (span > 1)
        html += " colspan=\"" + std::to_string(span) + "\"";
    if (width > 0)
        html += " width=\"" + std::to_string(width) + "%\"";
    return html + ">" + (text.empty() ? "&nbsp;" : text) + "</" + tag + ">";
}

constexpr const char* table_open =
    "<table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" cellpadding=\"3\">";

/// Fills one definition for one subject after the other.
class Filler
{
public:
    Filler(Database& database, const DefinitionsPtr& definitions, const QJsonObject& json,
           const SheetRequest& request)
        : m_definitions(definitions), m_catalog(definitions->catalog()), m_json(json),
          m_request(request), m_store(database, m_catalog),
          m_def(*m_catalog.ledger(str(json[u"ledger"]))),
          m_year(request.year ? *request.year : request.as_of.year() - 1)
    {}

    /// Reads the conditions of the sheet's lists. Errors: BadInput (a mistake in the definition).
    Result<> read_lists()
    {
        for (const auto& block : m_json[u"blocks"].toArray()) {
            const QJsonObject list = block.toObject()[u"list"].toObject();
            const QJsonObject where = list[u"where"].toObject();
            m_lists.emplace_back();
            if (where.isEmpty())
                continue;
            const std::string id = str(m_json[u"id"]);
            LX_ASSIGN(m_lists.back().where,
                      Selection::parse("sheets/" + id + ".json", "list.where",
                                       QJsonDocument(where).toJson().toStdString(),
                                       str(list[u"ledger"]), m_definitions->facts()));
        }
        return {};
    }

    /// What a snapshot must hold for the facts the sheet shows and the rows it lists.
    [[nodiscard]] Needs needs() const
    {
        Needs needs;
        const FactRegistry& registry = m_definitions->facts();
        const QJsonArray blocks = m_json[u"blocks"].toArray();
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const QJsonObject list = blocks[i].toObject()[u"list"].toObject();
            if (list.isEmpty())
                continue;
            const std::string ledger = str(list[u"ledger"]);
            needs.add(ledger, str(list[u"field"]));
            registry.add_needs(*registry.find(ledger, there(list)), FieldUse::Content, needs);
            if (const auto& where = m_lists[static_cast<std::size_t>(i)].where)
                needs.merge(where->needs());
        }
        for (const std::string& fact : shown_facts()) {
            const FactPath path = registry.path(m_def.code, fact);
            for (const FactDef* step : path.steps)
                registry.add_needs(*step, FieldUse::Content, needs);
            if (path.fact != nullptr)
                registry.add_needs(*path.fact, FieldUse::Content, needs);
        }
        if (const FactDef* counts = registry.find(m_def.code, "counts"))
            registry.add_needs(*counts, FieldUse::Content, needs);
        return needs;
    }

    void use(std::shared_ptr<const World> world)
    {
        m_world = std::move(world);
        const QJsonArray blocks = m_json[u"blocks"].toArray();
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const QJsonObject list = blocks[i].toObject()[u"list"].toObject();
            if (list.isEmpty())
                continue;
            ListRows& rows = m_lists[static_cast<std::size_t>(i)];
            rows.listed = *m_world->fact(str(list[u"ledger"]), there(list)).tri;
            if (!rows.where)
                continue;
            const std::vector<Tri> where = rows.where->rows(*m_world);
            for (std::size_t row = 0; row < where.size(); ++row)
                rows.listed[row] = rows.listed[row] & where[row];
        }
    }

    Result<SheetPage> page(std::int64_t id)
    {
        m_row = m_world->snapshot().table(m_def.code).row_of(id);
        LX_ASSIGN(m_names, m_store.labels(m_def, {id}));
        m_id = id;
        m_assessment.reset();
        if (m_json[u"by_year"].toBool())
            LX_TRY(find_assessment());
        SheetPage page;
        page.title = m_names[id];
        page.html = "<h1>" + html_escaped(str(m_json[u"title"])) + "</h1>";
        const QJsonArray blocks = m_json[u"blocks"].toArray();
        for (qsizetype i = 0; i < blocks.size(); ++i) {
            const QJsonObject o = blocks[i].toObject();
            if (o.contains(u"heading"))
                page.html += "<p class=\"block\">" + html_escaped(str(o[u"heading"])) + "</p>";
            if (o.contains(u"rows"))
                page.html += grid(o[u"rows"].toArray());
            if (o.contains(u"list")) {
                LX_ASSIGN(const std::string html,
                          list(o[u"list"].toObject(), m_lists[static_cast<std::size_t>(i)].listed));
                page.html += html;
            }
            if (o.contains(u"scores")) {
                LX_ASSIGN(const std::string html, scores(o[u"scores"].toObject()));
                page.html += html;
            }
            if (o.contains(u"votes"))
                page.html += votes();
        }
        page.html += "<p class=\"signers\">" + html_escaped(str(m_json[u"signers"])) + "</p>";
        return page;
    }

private:
    /// A list of the sheet: its own condition, and which rows of its ledger may stand in it.
    struct ListRows
    {
        std::optional<Selection> where;
        std::vector<Tri> listed;
    };

    /// The fact that says whether a row is there on the day: it counts, or (what has happened stays
    /// in view) it has begun.
    static const char* there(const QJsonObject& list)
    {
        return list[u"counting"].toBool() ? "counts" : "known";
    }

    [[nodiscard]] std::vector<std::string> shown_facts() const
    {
        std::vector<std::string> found;
        for (const auto& block : m_json[u"blocks"].toArray()) {
            for (const auto& row : block.toObject()[u"rows"].toArray()) {
                for (const auto& item : row.toArray()) {
                    const QJsonObject o = item.toObject();
                    if (o.contains(u"fact"))
                        found.push_back(str(o[u"fact"]));
                    for (const auto& fact : o[u"facts"].toArray())
                        found.push_back(str(fact));
                    for (const auto& choice : o[u"when"].toArray())
                        found.push_back(str(choice.toArray()[0]));
                }
            }
        }
        return found;
    }

    [[nodiscard]] std::string fact(const std::string& path) const
    {
        if (m_row < 0)
            return {};
        const FactReader reader(*m_world, m_def.code, path);
        const FieldDef* field = m_def.field(path);
        if (field != nullptr && field->sensitive && m_request.masked)
            return show_field(*field, reader.value(m_row), true);
        return reader.show(m_row);
    }

    [[nodiscard]] std::string content(const QJsonObject& o)
    {
        std::string text;
        if (o.contains(u"fact"))
            return fact(str(o[u"fact"]));
        if (o.contains(u"year"))
            return std::to_string(m_year) + "年";
        for (const auto& path : o[u"facts"].toArray()) {
            const std::string part = fact(str(path));
            text += (text.empty() || part.empty() ? "" : "　") + part;
        }
        for (const auto& choice : o[u"when"].toArray()) {
            const QJsonArray pair = choice.toArray();
            if (m_row >= 0 && FactReader(*m_world, m_def.code, str(pair[0])).is_true(m_row))
                return str(pair[1]);
        }
        if (o.contains(u"related"))
            return assessed(str(o[u"related"]));
        for (const auto& key : o[u"relateds"].toArray()) {
            const std::string part = assessed(str(key));
            text += (text.empty() || part.empty() ? "" : "　") + part;
        }
        return text.empty() ? str(o[u"otherwise"]) : text;
    }

    [[nodiscard]] std::string grid(const QJsonArray& rows)
    {
        std::string html = table_open;
        const QJsonArray widths = m_json[u"widths"].toArray();
        for (const auto& row : rows) {
            html += "<tr>";
            int at = 0;
            for (const auto& item : row.toArray()) {
                const QJsonObject o = item.toObject();
                const int span = o[u"span"].toInt(1);
                const int width = span == 1 ? widths[at].toInt() : 0;
                if (o.contains(u"label")) {
                    html += cell("td", "label", span, html_escaped(str(o[u"label"])), width);
                } else {
                    std::string text = html_escaped(content(o));
                    if (o[u"strong"].toBool())
                        text = "<b>" + text + "</b>";
                    if (o[u"tall"].toBool())
                        text += "<br/><br/><br/>";
                    html += cell("td", "value", span, text, width);
                }
                at += span;
            }
            html += "</tr>";
        }
        return html + "</table>";
    }

    [[nodiscard]] Result<std::string> shown(const FieldDef& field, const Value& value)
    {
        if (field.type == FieldType::Date && !field.planned && !is_empty(value)) {
            const auto day = Date::from_iso(text_of(value));
            if (day && m_request.as_of < *day) // nothing dated after the day is known on it
                return std::string();
        }
        if (field.type == FieldType::Ref && !is_empty(value)) {
            LX_ASSIGN(const auto labels,
                      m_store.labels(*m_catalog.ledger(field.ledger), {int_of(value)}));
            const auto found = labels.find(int_of(value));
            return found == labels.end() ? std::string() : found->second;
        }
        return show_field(field, value, m_request.masked && field.sensitive);
    }

    [[nodiscard]] Result<std::string> list(const QJsonObject& o, const std::vector<Tri>& listed)
    {
        const LedgerDef& def = *m_catalog.ledger(str(o[u"ledger"]));
        Query query;
        query.ledger = def.code;
        query.filters = {{str(o[u"field"]), "=", std::to_string(m_id)}};
        if (o[u"newest_first"].toBool()) {
            query.sort = "date";
            query.descending = true;
        }
        const int most = o[u"most"].toInt(20);
        LX_ASSIGN(auto rows, m_store.first(query, -1));
        const ColumnTable& table = m_world->snapshot().table(def.code);
        std::erase_if(rows, [&](const Record& row) {
            const std::int32_t at = table.row_of(row.id);
            return at < 0 || listed[static_cast<std::size_t>(at)] != Tri::True;
        });
        const QJsonArray columns = o[u"columns"].toArray();
        std::string html = table_open;
        html += "<tr>";
        for (const auto& column : columns) {
            const QJsonObject c = column.toObject();
            const std::string heading =
                c.contains(u"heading") ? str(c[u"heading"]) : def.field(str(c[u"field"]))->name;
            html += cell("td", "label", 1, html_escaped(heading), c[u"width"].toInt());
        }
        html += "</tr>";
        int count = 0;
        for (const Record& row : rows) {
            if (++count > most)
                break;
            html += "<tr>";
            for (const auto& column : columns) {
                const FieldDef& field = *def.field(str(column.toObject()[u"field"]));
                LX_ASSIGN(const std::string text, shown(field, row.at(def, field.key)));
                html += cell("td", "value", 1, html_escaped(text));
            }
            html += "</tr>";
        }
        const auto span = static_cast<int>(columns.size());
        if (rows.empty())
            html += "<tr>" + cell("td", "value", span, html_escaped(str(o[u"empty"]))) + "</tr>";
        if (count > most)
            html += "<tr>" + cell("td", "value", span, "其余从略，见台账。") + "</tr>";
        return html + "</table>";
    }

    Result<> find_assessment()
    {
        Query query;
        query.ledger = "assessment";
        query.filters = {{"org", "=", std::to_string(m_id)}, {"year", "=", std::to_string(m_year)}};
        LX_ASSIGN(const auto rows, m_store.first(query, 1));
        if (!rows.empty())
            m_assessment = rows.front();
        m_scores.clear();
        query.ledger = "assessment_score";
        LX_ASSIGN(const auto scores, m_store.first(query, 200));
        const LedgerDef& def = *m_catalog.ledger("assessment_score");
        for (const Record& row : scores)
            m_scores.emplace_back(text_of(row.at(def, "indicator")),
                                  show_field(*def.field("score"), row.at(def, "score")));
        return {};
    }

    [[nodiscard]] std::string assessed(const std::string& key)
    {
        const LedgerDef& def = *m_catalog.ledger("assessment");
        const FieldDef* field = def.field(key);
        if (!m_assessment || field == nullptr)
            return {};
        std::string text = shown(*field, m_assessment->at(def, key)).value_or("");
        if (key == "rank" && !text.empty())
            text = "第 " + text + " 名";
        return text;
    }

    [[nodiscard]] std::string score_of(const std::string& indicator) const
    {
        for (const auto& [name, score] : m_scores) {
            if (name == indicator)
                return score;
        }
        return {};
    }

    [[nodiscard]] Result<QJsonObject> pack_table(const QJsonObject& o, const char* key)
    {
        LX_ASSIGN(const auto pack, PolicyPack::builtin(m_definitions, str(o[u"pack"])));
        const std::string text = pack->table(str(o[QLatin1String(key)]));
        return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
    }

    /// The five content groups with their weights, and under each the points to look at.
    [[nodiscard]] Result<std::string> scores(const QJsonObject& o)
    {
        LX_ASSIGN(const QJsonObject standard, pack_table(o, "table"));
        LX_ASSIGN(const QJsonObject round, pack_table(o, "groups"));
        std::string html = table_open;
        html += "<tr>" + cell("td", "label", 1, "考核内容", 16) +
                cell("td", "label", 1, "权重", 8) + cell("td", "label", 1, "考核要点", 52) +
                cell("td", "label", 1, "分值", 8) + cell("td", "label", 1, "得分", 16) + "</tr>";
        for (const auto& item : round[u"groups"].toArray()) {
            const QJsonObject group = item.toObject();
            const std::string name = str(group[u"name"]);
            std::vector<QJsonObject> points;
            for (const auto& point : standard[u"items"].toArray()) {
                if (str(point.toObject()[u"group"]) == name)
                    points.push_back(point.toObject());
            }
            const auto rows = std::max<std::size_t>(1, points.size());
            const std::string reach = " rowspan=\"" + std::to_string(rows) + "\"";
            for (std::size_t i = 0; i < rows; ++i) {
                html += "<tr>";
                if (i == 0)
                    html += "<td class=\"label\"" + reach + "><b>" + html_escaped(name) +
                            "</b></td><td class=\"number\"" + reach + ">" +
                            std::to_string(group[u"weight"].toInt()) + "%</td>";
                const bool given = i < points.size();
                html += cell("td", "value", 1, given ? html_escaped(str(points[i][u"item"])) : "") +
                        cell("td", "number", 1,
                             given ? std::to_string(points[i][u"points"].toInt()) : "");
                const std::string own = given ? score_of(str(points[i][u"item"])) : "";
                const std::string whole = score_of(name);
                if (!whole.empty()) {
                    if (i == 0)
                        html +=
                            "<td class=\"number\"" + reach + ">" + html_escaped(whole) + "</td>";
                } else {
                    html += cell("td", "number", 1, html_escaped(own));
                }
                html += "</tr>";
            }
        }
        return html + "</table>";
    }

    [[nodiscard]] std::string votes()
    {
        std::string html = table_open;
        html += "<tr>";
        for (const char* heading : {"好", "较好", "一般", "差"})
            html += cell("td", "label", 1, heading, 25);
        html += "</tr><tr>";
        for (const char* key : {"votes_good", "votes_fair", "votes_average", "votes_poor"}) {
            const std::string text = assessed(key);
            html += cell("td", "number", 1, text.empty() ? "票" : html_escaped(text) + " 票");
        }
        return html + "</tr></table>";
    }

    DefinitionsPtr m_definitions;
    const Catalog& m_catalog;
    QJsonObject m_json;
    const SheetRequest& m_request;
    LedgerStore m_store;
    const LedgerDef& m_def;
    int m_year;
    std::shared_ptr<const World> m_world;
    std::vector<ListRows> m_lists; ///< one a block of the sheet
    std::int64_t m_id = 0;
    std::int32_t m_row = -1;
    std::unordered_map<std::int64_t, std::string> m_names;
    std::optional<Record> m_assessment;
    std::vector<std::pair<std::string, std::string>> m_scores;
};

Result<std::vector<std::int64_t>> subjects(Database& database, const Catalog& catalog,
                                           const LedgerDef& def, const SheetRequest& request)
{
    LedgerStore store(database, catalog);
    std::vector<std::int64_t> ids = request.ids;
    for (const std::string& key : request.keys) {
        LX_ASSIGN(const auto id, store.find_key(def, key));
        if (!id)
            return fail(ErrorKind::Usage, def.name + "台账里没有“" + key + "”，请核对编号。");
        ids.push_back(*id);
    }
    if (ids.empty()) {
        Query query;
        query.ledger = def.code;
        query.counts_at = request.as_of.iso();
        if (def.code == "org")
            query.filters = {{"kind", "!=", "组织部"}, {"kind", "!=", "两新工委"}};
        LX_ASSIGN(ids, store.ids(query));
    }
    return ids;
}

} // namespace

Result<std::vector<SheetInfoLine>> printed_sheets()
{
    std::vector<SheetInfoLine> found;
    LX_ASSIGN(const QJsonObject index, definition("index"));
    for (const auto& id : index[u"sheets"].toArray()) {
        LX_ASSIGN(const QJsonObject json, definition(str(id)));
        found.push_back({str(json[u"id"]), str(json[u"name"]), str(json[u"ledger"]),
                         json[u"by_year"].toBool(), json.contains(u"letter")});
    }
    return found;
}

Result<std::vector<SheetPage>> make_sheets(Database& database, const DefinitionsPtr& definitions,
                                           const std::string& sheet, const SheetRequest& request,
                                           Progress& progress)
{
    const Catalog& catalog = definitions->catalog();
    LX_ASSIGN(const auto known, printed_sheets());
    const auto found = std::find_if(known.begin(), known.end(), [&](const SheetInfoLine& line) {
        return line.id == sheet || line.name == sheet;
    });
    if (found == known.end()) {
        std::string ids;
        for (const SheetInfoLine& line : known)
            ids += (ids.empty() ? "" : "、") + line.id;
        return fail(ErrorKind::Usage, "没有“" + sheet + "”这种打印表，可用的有：" + ids + "。");
    }
    LX_ASSIGN(const QJsonObject json, definition(found->id));
    LX_ASSIGN(const auto ids, subjects(database, catalog, *catalog.ledger(found->ledger), request));
    if (found->letter)
        return make_letters(database, catalog, json, ids, request, progress);
    Filler filler(database, definitions, json, request);
    LX_TRY(filler.read_lists());
    LX_ASSIGN(auto snapshot, Snapshot::load(database, definitions, filler.needs(), progress));
    filler.use(std::make_shared<World>(snapshot, World::Options{request.as_of, {}, 0}));
    std::vector<SheetPage> pages;
    for (std::size_t i = 0; i < ids.size(); ++i) {
        if (i % 20 == 0)
            progress.report("填写" + found->name, static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(ids.size()));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有生成打印表。");
        LX_ASSIGN(const SheetPage page, filler.page(ids[i]));
        for (int copy = 0; copy < std::max(1, request.copies); ++copy)
            pages.push_back(page);
    }
    return pages;
}

std::string sheet_style()
{
    // As Windows, WPS, UOS and Kylin name them; the last ones are what Debian has.
    static const std::string songs =
        "'宋体', 'SimSun', 'Noto Serif CJK SC', 'Source Han Serif SC', 'Noto Sans CJK SC', "
        "'Microsoft YaHei', 'WenQuanYi Micro Hei'";
    static const std::string body_font =
        "'仿宋_GB2312', 'FangSong_GB2312', '仿宋', 'FangSong', '方正仿宋_GBK', '华文仿宋', "
        "'STFangsong', " +
        songs;
    static const std::string title_font =
        "'方正小标宋_GBK', '方正小标宋简体', 'FZXiaoBiaoSong-B05', 'FZXiaoBiaoSong-B05S', "
        "'华文中宋', 'STZhongsong', " +
        songs;
    return "h1 { font-size: 18pt; text-align: center; margin-bottom: 6pt; }"
           "h2 { font-size: 13pt; text-align: center; }"
           "p { font-size: 10.5pt; }"
           "p.block { font-size: 11pt; font-weight: bold; margin-top: 5pt; margin-bottom: 2pt; }"
           "p.line { font-size: 9pt; margin-bottom: 3pt; }"
           "p.signers { font-size: 10.5pt; margin-top: 14pt; }"
           "table.grid { border-collapse: collapse; border-color: #555555; }"
           "td { font-size: 10pt; vertical-align: middle; }"
           "td.label { background-color: #f2f2f2; text-align: center; }"
           "td.value { text-align: left; }"
           "td.number { text-align: center; }"
           "th { font-size: 9pt; background-color: #ededed; text-align: center; vertical-align: "
           "middle; }"
           "td.cell { font-size: 9pt; }"
           "td.right { font-size: 9pt; text-align: right; }"
           "td.centre { font-size: 9pt; text-align: center; }"
           "tr.total td { font-weight: bold; }"
           // Letters (GB/T 9704-2012, 5.2.3): 28 characters of 3号 (a hair less than 15.75 pt,
           // which whole dots would make too wide) fill 156 mm, 22 lines fill 225 mm: 29 pt each
           // (px of 96 an inch here). Title 2号, number 4号.
           "h1.letter { font-family: " +
           title_font + "; font-size: 22pt; margin-top: 0; margin-bottom: 12pt; }" + //
           "p.number, p.to, p.body, p.sign, td.letter { font-family: " + body_font + "; }" +
           "p.number { font-size: 14pt; text-align: center; margin-bottom: 14pt; }"
           "p.to, p.body, p.sign { font-size: 15.6pt; line-height: 38.6px; "
           "-qt-line-height-type: fixed; margin-top: 0; margin-bottom: 0; }"
           "p.gap { font-size: 7pt; margin: 0; } p.body { white-space: pre-wrap; margin-top: 4pt; "
           "margin-bottom: 6pt; }"
           "p.sign { text-align: right; margin-top: 6pt; }"
           "td.letter { font-size: 12pt; } th.letter { font-size: 12pt; font-weight: bold; }"
           "td.strong { font-weight: bold; } td.tight { font-size: 7.5pt; } th.tight { font-size: "
           "8pt; }";
}

std::string html_escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    constexpr std::string_view wide_blank = "　"; // as white space it would shrink to one blank
    for (std::size_t at = 0; at < text.size(); ++at) {
        const char c = text[at];
        if (text.substr(at, wide_blank.size()) == wide_blank) {
            out += "&nbsp;&nbsp;";
            at += wide_blank.size() - 1;
            continue;
        }
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\n':
            out += "<br/>";
            break;
        default:
            out += c;
        }
    }
    return out;
}

} // namespace lx
