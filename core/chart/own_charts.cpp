#include "core/chart/own_charts.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>

#include "core/base/object_reader.h"
#include "core/chart/own_chart_def.h"
#include "core/rows/lists.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string key_own = "own_charts";

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

Result<QJsonArray> kept_charts(Database& database)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(key_own));
    const QJsonDocument json =
        QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("[]")));
    if (!json.isArray())
        return fail(ErrorKind::Database, "文件里保存的本县的图读不出来，没有改动；请用 verify "
                                         "检查文件，或换用备份。");
    return json.array();
}

Result<> keep(Database& database, const QJsonArray& charts, const std::string& title,
              const Actor& actor)
{
    return SettingsStore(database).set(
        key_own, QJsonDocument(charts).toJson(QJsonDocument::Compact).toStdString(), title, &actor);
}

Result<OwnChart> read(const std::string& file, Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    OwnChart chart;
    in.text("id", chart.id, true);
    in.text("name", chart.name, true);
    in.text("kind", chart.kind, true);
    in.text("ledger", chart.ledger);
    chart.where = in.value("where").toObject();
    in.text("list", chart.list);
    in.text("figure", chart.figure);
    in.text("of", chart.of);
    chart.part = in.value("part").toObject();
    in.text("group", chart.group, true);
    in.text("series", chart.series);
    in.text("order", chart.order);
    in.whole("most", chart.most);
    if (chart.ledger.empty() == chart.list.empty())
        in.complain("ledger", "台账（ledger）和名单（list）要写一个，只写一个");
    if (!chart.list.empty() && !chart.where.isEmpty())
        in.complain("where", "名单已有条件，不能再写 where");
    LX_TRY(in.end(file));
    return chart;
}

bool is_id(const std::string& id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

Result<OwnChart> read_kept(const QJsonValue& kept)
{
    const std::string name = kept[u"name"].toString().toStdString();
    return read("本县的图“" + name + "”", ObjectReader("", kept.toObject()));
}

template <class Is> qsizetype place_of(const QJsonArray& charts, const Is& is)
{
    qsizetype at = 0;
    while (at < charts.size() && !is(charts[at]))
        ++at;
    return at;
}

} // namespace

Result<OwnChart> own_chart_from_json(const std::string& file, std::string_view json)
{
    return read(file, ObjectReader::of(file, json));
}

QJsonObject json_of(const OwnChart& chart)
{
    QJsonObject json{
        {QStringLiteral("id"), qt(chart.id)},       {QStringLiteral("name"), qt(chart.name)},
        {QStringLiteral("kind"), qt(chart.kind)},   {QStringLiteral("figure"), qt(chart.figure)},
        {QStringLiteral("group"), qt(chart.group)}, {QStringLiteral("order"), qt(chart.order)}};
    const auto add = [&](const char* key, const std::string& text) {
        if (!text.empty())
            json.insert(QLatin1String(key), qt(text));
    };
    add("ledger", chart.ledger);
    add("list", chart.list);
    add("of", chart.of);
    add("series", chart.series);
    if (!chart.where.isEmpty())
        json.insert(QStringLiteral("where"), chart.where);
    if (!chart.part.isEmpty())
        json.insert(QStringLiteral("part"), chart.part);
    if (chart.most > 0)
        json.insert(QStringLiteral("most"), chart.most);
    return json;
}

Result<ChartDef> chart_of(Database& database, const FactRegistry& facts, const OwnChart& own)
{
    OwnChart whole = own;
    if (!own.list.empty()) {
        LX_ASSIGN(const RowList list, find_list(database, facts, own.list));
        if (!list.rows.search.empty())
            return fail(ErrorKind::BadInput, "名单“" + own.list + "”带有检索词“" +
                                                 list.rows.search +
                                                 "”，不能画图；请另存一个只有条件的名单。");
        whole.ledger = list.rows.ledger;
        whole.where = list.rows.condition;
    }
    LX_ASSIGN(const QJsonObject json, definition_of(whole, facts));
    LX_ASSIGN(ChartDef def, ChartDef::from_json(
                                facts, "本县的图“" + own.name + "”",
                                QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString()));
    def.own = true;
    return def;
}

Result<std::vector<OwnChart>> own_charts(Database& database)
{
    LX_ASSIGN(const QJsonArray kept, kept_charts(database));
    std::vector<OwnChart> charts;
    for (const auto& one : kept)
        if (auto chart = read_kept(one))
            charts.push_back(std::move(*chart));
    return charts;
}

Result<std::vector<ChartDef>> all_charts(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(std::vector<ChartDef> defs, ChartDef::all(facts));
    LX_ASSIGN(const auto own, own_charts(database));
    for (const OwnChart& chart : own)
        if (auto def = chart_of(database, facts, chart))
            defs.push_back(std::move(*def));
    return defs;
}

namespace {

using Called = std::vector<std::pair<std::string, std::string>>; // id, name

/// Says which charts there are: those whose names have the words in them, else all.
Error no_chart(const std::string& asked, const Called& charts)
{
    const auto list = [&](bool alike) {
        std::string text;
        for (const auto& [id, name] : charts)
            if (!alike || name.find(asked) != std::string::npos)
                text += (text.empty() ? "" : "、") + id + "（" + name + "）";
        return text;
    };
    const std::string alike = asked.empty() ? std::string() : list(true);
    if (!alike.empty())
        return {ErrorKind::Usage,
                "没有叫“" + asked + "”的图。名称里有它的：" + alike + "；请写编号或整个名称。",
                {}};
    return {ErrorKind::Usage,
            "没有“" + asked + "”这个图，请写编号或名称；可用的有：" + list(false) + "。",
            {}};
}

} // namespace

Result<ChartDef> find_chart(Database& database, const FactRegistry& facts,
                            const std::string& id_or_name)
{
    LX_ASSIGN(const QJsonArray kept, kept_charts(database));
    Called own_ones;
    for (const auto& one : kept) {
        own_ones.emplace_back(one[u"id"].toString().toStdString(),
                              one[u"name"].toString().toStdString());
        if (own_ones.back().first != id_or_name && own_ones.back().second != id_or_name)
            continue;
        LX_ASSIGN(const OwnChart own, read_kept(one));
        return chart_of(database, facts, own);
    }
    LX_ASSIGN(auto defs, ChartDef::all(facts));
    Called all;
    for (ChartDef& def : defs) {
        if (def.id == id_or_name || def.name == id_or_name)
            return std::move(def);
        all.emplace_back(def.id, def.name);
    }
    all.insert(all.end(), own_ones.begin(), own_ones.end());
    return fail(no_chart(id_or_name, all));
}

Result<> save_chart(Database& database, const FactRegistry& facts, const OwnChart& chart,
                    const Actor& actor)
{
    if (!is_id(chart.id))
        return fail(ErrorKind::BadInput, "本县的图的编号“" + chart.id +
                                             "”不对，只能用小写字母、数字和 -，如 my-chart。");
    LX_TRY(chart_of(database, facts, chart).map([](const ChartDef&) {}));
    LX_ASSIGN(const auto all, all_charts(database, facts));
    for (const ChartDef& other : all) {
        if (!other.own && other.id == chart.id)
            return fail(ErrorKind::Refused,
                        "“" + chart.id + "”是程序自带的图（" + other.name + "），请换一个编号。");
        if (other.name == chart.name && other.id != chart.id)
            return fail(ErrorKind::Refused,
                        "已有叫“" + chart.name + "”的图（" + other.id + "），请换一个名称。");
    }
    LX_ASSIGN(QJsonArray own, kept_charts(database));
    const qsizetype at =
        place_of(own, [&](const QJsonValue& one) { return one[u"id"].toString() == qt(chart.id); });
    const bool there = at < own.size();
    if (there)
        own[at] = json_of(chart);
    else
        own.append(json_of(chart));
    return keep(database, own, (there ? "修改本县的图“" : "新增本县的图“") + chart.name + "”",
                actor);
}

Result<> remove_chart(Database& database, const std::string& id, const Actor& actor)
{
    LX_ASSIGN(QJsonArray own, kept_charts(database));
    const qsizetype at = place_of(own, [&](const QJsonValue& one) {
        return one[u"id"].toString() == qt(id) || one[u"name"].toString() == qt(id);
    });
    if (at == own.size())
        return fail(ErrorKind::Usage, "没有“" + id + "”这个本县的图；程序自带的图不能删除。");
    const std::string name = own[at][u"name"].toString().toStdString();
    own.removeAt(at);
    return keep(database, own, "删除本县的图“" + name + "”", actor);
}

bool is_chart_setting(std::string_view name)
{
    return name == key_own;
}

} // namespace lx
