#include "core/report/report_def.h"

#include <algorithm>
#include <initializer_list>
#include <set>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/facts/placement.h"
#include "core/rules/figure_table.h"

namespace lx {

namespace {

std::string str(const QJsonValue& value)
{
    return value.toString().toStdString();
}

std::vector<std::string> strings(const QJsonValue& value)
{
    std::vector<std::string> found;
    if (value.isString())
        found.push_back(str(value));
    for (const auto& item : value.toArray())
        found.push_back(str(item));
    return found;
}

/// Reads one definition file. Every error names the file and where in it.
class Parser
{
public:
    Parser(std::string file, const FactRegistry& registry)
        : m_file(std::move(file)), m_registry(registry)
    {}

    Result<ReportDef> report(const QJsonObject& json)
    {
        ReportDef def;
        LX_TRY(
            only(json, "", {"id", "name", "period", "unit", "basis", "tables", "between", "list"}));
        def.id = str(json[u"id"]);
        def.name = str(json[u"name"]);
        def.unit = str(json[u"unit"]);
        LX_ASSIGN(def.period, period(str(json[u"period"])));
        const QJsonArray tables = json[u"tables"].toArray();
        for (qsizetype i = 0; i < tables.size(); ++i) {
            LX_ASSIGN(ReportTableDef made,
                      table(tables[i].toObject(), "tables[" + std::to_string(i) + "]", def));
            def.tables.push_back(std::move(made));
        }
        if (def.id.empty() || def.tables.empty())
            return wrong("", "缺少 id 或 tables");
        for (const auto& item : json[u"between"].toArray()) {
            const QJsonObject o = item.toObject();
            const std::string path = "between[" + std::to_string(def.between.size()) + "]";
            LX_TRY(only(o, path, {"title", "left", "op", "right"}));
            def.between.push_back(
                {str(o[u"title"]), figures(o[u"left"]), str(o[u"op"]), figures(o[u"right"])});
            LX_TRY(between_named(def, path));
            for (const auto* side : {&def.between.back().left, &def.between.back().right})
                for (const TableFigure& figure : *side)
                    if (const FigureDef* named = FigureTable::builtin().find(figure.column);
                        figure.table.empty() && named != nullptr)
                        named->add_needs(m_registry, def.needs);
        }
        if (!def.between.empty()) { // they hold area by area
            for (const char* fact : {"code", "name", "parent"})
                LX_TRY(need(fact, "area", "between", def));
            Placement::add_needs(m_registry, "unit", def.needs);
            for (const ReportTableDef& made : def.tables)
                if (!made.ledger.empty())
                    Placement::add_needs(m_registry, made.ledger, def.needs);
        }
        if (const QJsonObject list = json[u"list"].toObject(); !list.isEmpty()) {
            LX_TRY(only(list, "list", {"ledger", "columns"}));
            def.list_ledger = str(list[u"ledger"]);
            LX_ASSIGN(def.list_columns,
                      columns(list[u"columns"].toArray(), def.list_ledger, "list", def));
        }
        LX_TRY(of_one_source(def));
        return def;
    }

private:
    tl::unexpected<Error> wrong(const std::string& path, const std::string& what) const
    {
        return fail(ErrorKind::BadInput,
                    "报表定义 " + m_file + " 的 " + path + " 有误：" + what + "。");
    }

    /// Members nobody reads are refused: a misspelt one would be left out without a word.
    Result<> only(const QJsonObject& json, const std::string& path,
                  std::initializer_list<const char*> known) const
    {
        for (auto it = json.begin(); it != json.end(); ++it) {
            const std::string key = it.key().toStdString();
            if (std::find(known.begin(), known.end(), key) == known.end())
                return wrong(path, "不认识“" + key + "”这一项");
        }
        return {};
    }

    /// Findings and targets are counted in name lists of their own kind.
    Result<> of_one_source(const ReportDef& def) const
    {
        using Kind = ReportTableDef::Kind;
        const bool rules = def.has(Kind::Rules) || def.has(Kind::Findings);
        const bool targets = def.has(Kind::Targets) || def.has(Kind::Gaps);
        if (rules && targets)
            return wrong("tables", "问题和目标不能在一个报表里");
        if ((rules || targets) && (def.has(Kind::Figures) || def.has(Kind::List) ||
                                   !def.between.empty() || !def.list_ledger.empty()))
            return wrong("tables", "政策的表不能与台账的表在一个报表里");
        return {};
    }

    /// What a check between tables names is there.
    Result<> between_named(const ReportDef& report, const std::string& path) const
    {
        const BetweenCheckDef& check = report.between.back();
        if (check.op != "=" && check.op != "<=")
            return wrong(path + ".op", "应为 = 或 <=");
        if (check.left.empty() || check.right.empty())
            return wrong(path, "两边都要写明哪张表的哪一栏");
        for (const auto* side : {&check.left, &check.right})
            for (const TableFigure& figure : *side)
                if (!has_figure(report, figure))
                    return wrong(path, "没有“" + figure.table + "”的“" + figure.column + "”这一栏");
        return {};
    }

    static bool has_figure(const ReportDef& report, const TableFigure& figure)
    {
        if (figure.table.empty())
            return FigureTable::builtin().find(figure.column) != nullptr;
        for (const ReportTableDef& table : report.tables)
            if (table.name == figure.table)
                return figure.column == "rows" ||
                       std::any_of(table.columns.begin(), table.columns.end(),
                                   [&](const ReportColumnDef& column) {
                                       return column.column.key == figure.column;
                                   });
        return false;
    }

    Result<PeriodKind> period(const std::string& text) const
    {
        if (text == "month")
            return PeriodKind::Month;
        if (text == "quarter")
            return PeriodKind::Quarter;
        if (text == "half_year")
            return PeriodKind::HalfYear;
        if (text == "year")
            return PeriodKind::Year;
        return wrong("period", "应为 month、quarter、half_year 或 year");
    }

    static std::vector<TableFigure> figures(const QJsonValue& json)
    {
        std::vector<TableFigure> found;
        const std::vector<std::string> texts = strings(json);
        if (texts.size() == 1)
            return {{"", texts.front()}};
        for (std::size_t i = 0; i + 1 < texts.size(); i += 2)
            found.push_back({texts[i], texts[i + 1]});
        return found;
    }

    Result<ReportTableDef> table(const QJsonObject& json, const std::string& path,
                                 ReportDef& report)
    {
        ReportTableDef def;
        LX_ASSIGN(def.kind, table_kind(str(json[u"kind"]), path + ".kind"));
        if (def.of_policies())
            LX_TRY(only(json, path,
                        {"kind", "name", "title", "each", "frozen", "columns", "note", "empty"}));
        else
            LX_TRY(only(json, path,
                        {"kind", "name", "title", "ledger", "who", "rows", "dictionary", "sort",
                         "columns", "checks", "notes", "frozen"}));
        def.frozen_columns =
            json[u"frozen"].toInt(def.kind == ReportTableDef::Kind::Figures ? 1 : 2);
        def.name = str(json[u"name"]);
        def.title = str(json[u"title"]);
        if (def.of_policies()) {
            LX_TRY(policy_table(json, path, def, report));
            return def;
        }
        def.ledger = str(json[u"ledger"]);
        def.rows = str(json[u"rows"]);
        def.dictionary = str(json[u"dictionary"]);
        if (m_registry.catalog().ledger(def.ledger) == nullptr)
            return wrong(path + ".ledger", "没有“" + def.ledger + "”这个台账");
        if (!def.dictionary.empty() && m_registry.catalog().dictionary(def.dictionary) == nullptr)
            return wrong(path + ".dictionary", "没有“" + def.dictionary + "”这个字典");
        def.sort = strings(json[u"sort"]);
        if (json.contains(u"who")) {
            LX_ASSIGN(def.who, selection(json[u"who"], def.ledger, path + ".who", report));
        }
        for (const std::string& fact : def.sort)
            LX_TRY(need(fact, def.ledger, path + ".sort", report));
        LX_TRY(need("counts", def.ledger, path, report));
        if (def.kind == ReportTableDef::Kind::Figures)
            LX_TRY(need(def.rows, def.ledger, path + ".rows", report));
        if (def.rows == "area") {
            for (const char* fact : {"code", "name", "kind", "parent"})
                LX_TRY(need(fact, "area", path + ".rows", report));
        }
        LX_ASSIGN(def.columns, columns(json[u"columns"].toArray(), def.ledger, path, report));
        for (const auto& item : json[u"checks"].toArray()) {
            const QJsonObject o = item.toObject();
            LX_TRY(only(o, path + ".checks[" + std::to_string(def.checks.size()) + "]",
                        {"title", "left", "op", "right"}));
            def.checks.push_back(
                {str(o[u"title"]), strings(o[u"left"]), str(o[u"op"]), strings(o[u"right"])});
        }
        for (const auto& item : json[u"notes"].toArray()) {
            LX_TRY(only(item.toObject(), path + ".notes[" + std::to_string(def.notes.size()) + "]",
                        {"column", "say"}));
            def.notes.push_back({str(item.toObject()[u"column"]), str(item.toObject()[u"say"])});
        }
        LX_TRY(columns_named(def, path));
        return def;
    }

    Result<ReportTableDef::Kind> table_kind(const std::string& kind, const std::string& path) const
    {
        using Kind = ReportTableDef::Kind;
        for (const auto& [name, one] :
             {std::pair{"figures", Kind::Figures}, std::pair{"list", Kind::List},
              std::pair{"rules", Kind::Rules}, std::pair{"findings", Kind::Findings},
              std::pair{"targets", Kind::Targets}, std::pair{"gaps", Kind::Gaps}})
            if (kind == name)
                return one;
        return wrong(path, "应为 figures、list、rules、findings、targets 或 gaps");
    }

    /// A table whose rows come from policies.
    Result<> policy_table(const QJsonObject& json, const std::string& path, ReportTableDef& def,
                          ReportDef& report)
    {
        def.note = str(json[u"note"]);
        def.empty = str(json[u"empty"]);
        const std::string each = str(json[u"each"]);
        def.each_group = each == "finding.group" && def.kind == ReportTableDef::Kind::Findings;
        if (!each.empty() && !def.each_group)
            return wrong(path + ".each", "不认识“" + each + "”");
        if (def.name.empty() || def.title.empty())
            return wrong(path, "缺少 name 或 title");
        const QJsonArray columns = json[u"columns"].toArray();
        for (qsizetype i = 0; i < columns.size(); ++i) {
            LX_ASSIGN(ReportColumnDef made,
                      policy_column(columns[i].toObject(), def.kind,
                                    path + ".columns[" + std::to_string(i) + "]", report));
            def.columns.push_back(std::move(made));
        }
        if (def.columns.empty())
            return wrong(path, "缺少 columns");
        return columns_named(def, path);
    }

    /// A named value of the row, a fact of its subject, or the row's number.
    Result<ReportColumnDef> policy_column(const QJsonObject& json, ReportTableDef::Kind kind,
                                          const std::string& path, ReportDef& report) const
    {
        LX_TRY(only(json, path, {"key", "heading", "width", "format", "number", "value", "fact"}));
        ReportColumnDef def;
        def.column.heading = strings(json[u"heading"]);
        if (def.column.heading.empty())
            return wrong(path, "缺少 heading");
        def.column.key = json.contains(u"key") ? str(json[u"key"]) : def.column.heading.back();
        def.column.width = json[u"width"].toInt(10);
        if (json.contains(u"number")) {
            number(def);
        } else if (json.contains(u"value")) {
            def.kind = ReportColumnDef::Kind::Named;
            def.value = str(json[u"value"]);
            const auto format = row_value_format(kind, def.value);
            if (!format)
                return wrong(path + ".value", "没有“" + def.value + "”这个值");
            // Words can be set in several ways, a figure only as what it is.
            const bool figure = *format == ColumnFormat::Count || *format == ColumnFormat::Percent;
            if (json.contains(u"format") && (figure || str(json[u"format"]) == "count"))
                return wrong(path + ".format", "“" + def.value + "”不能这样写");
            def.column.format = *format;
        } else {
            def.kind = ReportColumnDef::Kind::Fact;
            def.fact = str(json[u"fact"]);
            LX_TRY(need_of_subject(def.fact, kind, path + ".fact", report));
        }
        LX_TRY(written_as(str(json[u"format"]), def.column, path + ".format"));
        return def;
    }

    /// A fact of a policy's subjects: those of any ledger that has it.
    Result<> need_of_subject(const std::string& key, ReportTableDef::Kind kind,
                             const std::string& path, ReportDef& report) const
    {
        bool known = false;
        for (const LedgerDef& ledger : m_registry.catalog().ledgers()) {
            const bool fits = kind == ReportTableDef::Kind::Targets
                                  ? ledger.code == "area"
                                  : kind != ReportTableDef::Kind::Rules;
            if (!fits || m_registry.path(ledger.code, key).fact == nullptr)
                continue;
            known = true;
            LX_TRY(need(key, ledger.code, path, report));
        }
        if (!known)
            return wrong(path, "没有“" + key + "”这一项");
        return {};
    }

    static void number(ReportColumnDef& def)
    {
        def.kind = ReportColumnDef::Kind::Number;
        def.column.ordinal = true;
        def.column.format = ColumnFormat::Count;
    }

    /// The format a definition gives a column.
    Result<> written_as(const std::string& format, ReportColumn& column,
                        const std::string& path) const
    {
        if (format == "code")
            column.format = ColumnFormat::Code;
        else if (format == "count")
            column.format = ColumnFormat::Count;
        else if (format == "date")
            column.format = ColumnFormat::Date;
        else if (format == "mark")
            column.format = ColumnFormat::Mark;
        else if (!format.empty())
            return wrong(path, "不认识“" + format + "”");
        return {};
    }

    /// Columns that others, checks and notes name are there; one made from others stands behind
    /// them.
    Result<> columns_named(const ReportTableDef& def, const std::string& path) const
    {
        std::set<std::string> known;
        const auto check = [&](const std::vector<std::string>& keys,
                               const std::string& place) -> Result<> {
            for (const std::string& key : keys)
                if (!known.contains(key))
                    return wrong(path + place, "没有“" + key + "”这一栏（或它排在后面）");
            return {};
        };
        for (std::size_t i = 0; i < def.columns.size(); ++i) {
            const ReportColumnDef& column = def.columns[i];
            const std::string place = ".columns[" + std::to_string(i) + "]";
            if (column.kind == ReportColumnDef::Kind::Share)
                LX_TRY(check({column.numerator}, place));
            LX_TRY(check(column.denominator, place));
            LX_TRY(check(column.parts, place));
            if (!column.column.key.empty() && !known.insert(column.column.key).second)
                return wrong(path + place + ".key", "“" + column.column.key + "”已经有了");
        }
        for (std::size_t i = 0; i < def.checks.size(); ++i) {
            const std::string place = ".checks[" + std::to_string(i) + "]";
            LX_TRY(check(def.checks[i].left, place));
            LX_TRY(check(def.checks[i].right, place));
            if (def.checks[i].op != "=" && def.checks[i].op != "<=")
                return wrong(path + place + ".op", "应为 = 或 <=");
        }
        for (std::size_t i = 0; i < def.notes.size(); ++i)
            LX_TRY(check({def.notes[i].column}, ".notes[" + std::to_string(i) + "]"));
        return {};
    }

    Result<Selection> selection(const QJsonValue& json, const std::string& ledger,
                                const std::string& path, ReportDef& report)
    {
        auto parsed =
            Selection::read(json, path, ledger, m_registry, FigureTable::builtin().conditions());
        if (!parsed)
            return fail(ErrorKind::BadInput, m_file + "：" + parsed.error().message);
        report.needs.merge(parsed->needs());
        return parsed;
    }

    /// Makes sure a fact exists and will be loaded; gives its definition.
    Result<const FactDef*> need(const std::string& key, const std::string& ledger,
                                const std::string& path, ReportDef& report) const
    {
        const FactPath fact = m_registry.path(ledger, key);
        if (fact.fact == nullptr)
            return wrong(path, "没有“" + key + "”这一项");
        for (const FactDef* step : fact.steps)
            m_registry.add_needs(*step, FieldUse::Content, report.needs);
        m_registry.add_needs(*fact.fact, FieldUse::Content, report.needs);
        return fact.fact;
    }

    Result<std::vector<ReportColumnDef>> columns(const QJsonArray& json, const std::string& ledger,
                                                 const std::string& path, ReportDef& report)
    {
        std::vector<ReportColumnDef> found;
        for (qsizetype i = 0; i < json.size(); ++i) {
            LX_ASSIGN(ReportColumnDef made,
                      column(json[i].toObject(), ledger,
                             path + ".columns[" + std::to_string(i) + "]", report));
            found.push_back(std::move(made));
        }
        return found;
    }

    Result<ReportColumnDef> column(const QJsonObject& json, const std::string& ledger,
                                   const std::string& path, ReportDef& report)
    {
        using Kind = ReportColumnDef::Kind;
        LX_TRY(
            only(json, path,
                 {"key", "heading", "width", "format", "where", "count", "unknown", "sum", "share",
                  "overlap", "number", "mark", "mark_all", "say", "missing", "fact", "related"}));
        ReportColumnDef def;
        def.column.key = str(json[u"key"]);
        def.column.heading = strings(json[u"heading"]);
        def.column.width = json[u"width"].toInt(10);
        if (json.contains(u"where") && !json.contains(u"related")) {
            LX_ASSIGN(def.where, selection(json[u"where"], ledger, path + ".where", report));
        }
        if (json.contains(u"count")) {
            LX_ASSIGN(def.where, selection(json[u"count"], ledger, path + ".count", report));
            def.column.format = ColumnFormat::Count;
        } else if (json.contains(u"unknown")) {
            def.kind = Kind::Unknown;
            LX_ASSIGN(def.where, selection(json[u"unknown"], ledger, path + ".unknown", report));
            def.column.format = ColumnFormat::Count;
        } else if (json.contains(u"sum")) {
            def.kind = Kind::Sum;
            def.fact = str(json[u"sum"]);
            LX_ASSIGN(const FactDef* fact, need(def.fact, ledger, path + ".sum", report));
            def.column.format =
                fact->type == FactType::Money ? ColumnFormat::Money : ColumnFormat::Count;
        } else if (json.contains(u"share")) {
            def.kind = Kind::Share;
            const QJsonArray share = json[u"share"].toArray();
            if (share.size() != 2 || str(share[0]).empty() || strings(share[1]).empty())
                return wrong(path + ".share", "应写分子一栏和分母一栏或几栏");
            def.numerator = str(share[0]);
            def.denominator = strings(share[1]);
            def.column.format = ColumnFormat::Percent;
        } else if (json.contains(u"overlap")) {
            def.kind = Kind::Overlap;
            def.parts = strings(json[u"overlap"]);
            def.column.format = ColumnFormat::Count;
        } else if (json.contains(u"number")) {
            number(def);
        } else if (json.contains(u"mark") || json.contains(u"mark_all")) {
            def.kind = Kind::Mark;
            def.marks = strings(json[json.contains(u"mark") ? u"mark" : u"mark_all"]);
            def.say = str(json[u"say"]);
            def.column.format = ColumnFormat::Mark;
            for (const std::string& mark : def.marks)
                LX_TRY(need(mark, ledger, path + ".mark", report));
            for (const auto& item : json[u"missing"].toArray()) {
                const QJsonObject o = item.toObject();
                LX_TRY(only(o, path + ".missing", {"unless", "say"}));
                LX_ASSIGN(Selection unless,
                          selection(o[u"unless"], ledger, path + ".missing", report));
                def.missing.push_back({std::move(unless), str(o[u"say"])});
            }
        } else if (json.contains(u"fact")) {
            def.fact = str(json[u"fact"]);
            std::string of = ledger;
            def.kind = json.contains(u"related") ? Kind::Related : Kind::Fact;
            for (const auto& item : json[u"related"].toArray()) {
                const std::vector<std::string> step = strings(item);
                if (step.size() != 2)
                    return wrong(path + ".related", "每一步应写台账和联系两项");
                def.related.push_back({step[0], step[1]});
                of = step[0];
                LX_TRY(need("known", of, path + ".related", report));
                const std::string link_field = step[1] == "covers" ? "org" : step[1];
                const std::string link_ledger = step[1] == "covers" ? "coverage" : of;
                LX_TRY(need(link_field, link_ledger, path + ".related", report));
                if (step[1] == "covers")
                    LX_TRY(need("org_covered", "unit", path + ".related", report));
            }
            if (def.kind == Kind::Related && json.contains(u"where")) {
                LX_ASSIGN(def.where, selection(json[u"where"], of, path + ".where", report));
            }
            LX_ASSIGN(const FactDef* fact, need(def.fact, of, path + ".fact", report));
            if (def.column.heading.empty())
                def.column.heading = {m_registry.path(of, def.fact).title()};
            else if (fact->type == FactType::Date)
                def.column.format = ColumnFormat::Date;
        } else {
            return wrong(path, "不知道这一列算什么");
        }
        LX_TRY(written_as(str(json[u"format"]), def.column, path + ".format"));
        return def;
    }

    std::string m_file;
    const FactRegistry& m_registry;
};

Result<QByteArray> resource(const QString& name)
{
    QFile file(name);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Io,
                    "程序里缺少报表定义 " + name.toStdString() + "，请重新安装程序。");
    return file.readAll();
}

Result<std::vector<std::string>> builtin_ids()
{
    LX_ASSIGN(const QByteArray index, resource(QStringLiteral(":/reports/index.json")));
    return strings(QJsonDocument::fromJson(index).object()[u"reports"]);
}

Result<ReportDef> builtin_report(const std::string& id)
{
    const std::string file = "reports/" + id + ".json";
    LX_ASSIGN(const QByteArray text, resource(QStringLiteral(":/") + QString::fromStdString(file)));
    return ReportDef::from_json(file, text.toStdString());
}

} // namespace

bool ReportDef::has(ReportTableDef::Kind kind) const
{
    return std::any_of(tables.begin(), tables.end(),
                       [kind](const ReportTableDef& table) { return table.kind == kind; });
}

Result<ReportDef> ReportDef::from_json(const std::string& file, const std::string& json,
                                       const FactRegistry& registry)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(QByteArray::fromStdString(json), &error);
    if (!document.isObject())
        return fail(ErrorKind::BadInput, "报表定义 " + file + " 不是有效的 JSON（第 " +
                                             std::to_string(error.offset) + " 个字节附近）。");
    return Parser(file, registry).report(document.object());
}

Result<std::vector<ReportDef>> ReportDef::builtin()
{
    std::vector<ReportDef> found;
    LX_ASSIGN(const auto ids, builtin_ids());
    for (const std::string& id : ids) {
        LX_ASSIGN(ReportDef def, builtin_report(id));
        found.push_back(std::move(def));
    }
    return found;
}

Result<ReportDef> ReportDef::find(const std::string& id)
{
    LX_ASSIGN(const auto defs, builtin());
    std::string known;
    for (const ReportDef& def : defs) {
        if (def.id == id || def.name == id)
            return def;
        known += (known.empty() ? "" : "、") + def.id;
    }
    return fail(ErrorKind::Usage, "没有“" + id + "”这个报表，可用的有：" + known + "。");
}

} // namespace lx
