#include "core/report/own_reports.h"

#include <algorithm>
#include <set>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/object_reader.h"
#include "core/store/settings_store.h"

namespace lx {

namespace {

const std::string key_own = "own_reports";

QString qt(const std::string& text)
{
    return QString::fromStdString(text);
}

Result<QJsonArray> kept_reports(Database& database)
{
    LX_ASSIGN(const auto text, SettingsStore(database).get(key_own));
    const QJsonDocument json =
        QJsonDocument::fromJson(QByteArray::fromStdString(text.value_or("[]")));
    if (!json.isArray())
        return fail(ErrorKind::Database, "文件里保存的本县报表读不出来，没有改动；请用 verify "
                                         "检查文件，或换用备份。");
    return json.array();
}

Result<> keep(Database& database, const QJsonArray& reports, const std::string& title,
              const Actor& actor)
{
    return SettingsStore(database).set(
        key_own, QJsonDocument(reports).toJson(QJsonDocument::Compact).toStdString(), title,
        &actor);
}

QJsonArray list_of(const std::vector<std::string>& texts)
{
    QJsonArray list;
    for (const std::string& text : texts)
        list.append(qt(text));
    return list;
}

QJsonObject json_of(const OwnReport& report)
{
    QJsonArray tables;
    for (const OwnTable& table : report.tables)
        tables.append(QJsonObject{{QStringLiteral("name"), qt(table.name)},
                                  {QStringLiteral("columns"), list_of(table.columns)}});
    QJsonObject json{{QStringLiteral("id"), qt(report.id)},
                     {QStringLiteral("name"), qt(report.name)},
                     {QStringLiteral("based_on"), qt(report.based_on)},
                     {QStringLiteral("tables"), tables}};
    if (!report.signature.empty())
        json.insert(QStringLiteral("signature"), list_of(report.signature));
    return json;
}

/// One of the file's as it is kept. Errors (BadInput) name it.
Result<OwnReport> read_kept(const QJsonValue& kept)
{
    ObjectReader in("", kept.toObject());
    OwnReport report;
    in.text("id", report.id, true);
    in.text("name", report.name, true);
    in.text("based_on", report.based_on, true);
    in.objects("tables", false, [&](ObjectReader& each) {
        OwnTable& table = report.tables.emplace_back();
        each.text("name", table.name, true);
        each.texts("columns", table.columns, true);
    });
    in.texts("signature", report.signature);
    LX_TRY(in.end("本县报表“" + report.name + "”"));
    return report;
}

template <class Name> std::string listed(const std::vector<std::string>& found, const Name& name)
{
    std::string all;
    for (const std::string& one : found)
        all += (all.empty() ? "" : "、") + name(one);
    return all;
}

/// "total（企业总数）": a column as it can be named, and what it is called.
std::string called(const ReportColumnDef& column)
{
    std::string heading;
    for (const std::string& part : column.column.heading)
        heading += (heading.empty() ? "" : "/") + part;
    return column.column.key == heading ? heading : column.column.key + "（" + heading + "）";
}

ColumnFormat format_of(FieldType type)
{
    switch (type) {
    case FieldType::Integer:
        return ColumnFormat::Count;
    case FieldType::Real:
        return ColumnFormat::Decimal;
    case FieldType::Money:
        return ColumnFormat::Money;
    case FieldType::Date:
        return ColumnFormat::Date;
    default:
        return ColumnFormat::Text;
    }
}

Error wrong(const OwnReport& own, const std::string& what)
{
    return {ErrorKind::BadInput, "本县报表“" + own.name + "”" + what, {}};
}

auto with_key(std::vector<ReportColumnDef>& columns, const std::string& key)
{
    return std::find_if(columns.begin(), columns.end(),
                        [&](const ReportColumnDef& one) { return one.column.key == key; });
}

/// The columns a table shows, by their places in its definition; own fields come behind those of
/// the program there. `needs`: what they have to be read for.
Result<> choose_columns(const OwnReport& own, const OwnTable& wanted, const FactRegistry& facts,
                        ReportTableDef& table, Needs& needs)
{
    std::vector<ReportColumnDef> further = own_columns(table, facts);
    std::vector<std::size_t> shown;
    for (const std::string& key : wanted.columns) {
        if (const auto field = with_key(further, key); field != further.end()) {
            facts.add_needs(*facts.find(table.ledger, key), FieldUse::Content, needs);
            table.columns.push_back(std::move(*field));
            further.erase(field);
        }
        const auto found = with_key(table.columns, key);
        const auto at = static_cast<std::size_t>(found - table.columns.begin());
        if (found == table.columns.end()) {
            std::string all;
            for (const auto* columns : {&table.columns, &further})
                for (const ReportColumnDef& one : *columns)
                    all += (all.empty() ? "" : "、") + called(one);
            return fail(wrong(own, "：“" + wanted.name + "”没有“" + key + "”这一栏，可用的有：" +
                                       all + "。"));
        }
        if (std::find(shown.begin(), shown.end(), at) != shown.end())
            return fail(wrong(own, "：“" + wanted.name + "”的“" + key + "”写了两次。"));
        shown.push_back(at);
    }
    if (shown.empty())
        return fail(wrong(own, "：“" + wanted.name + "”一栏也没有，至少要留一栏。"));
    if (!table.of_policies()) {
        table.shown = std::move(shown);
        return {};
    }
    // No column of these is made of another.
    std::vector<ReportColumnDef> chosen;
    for (const std::size_t at : shown)
        chosen.push_back(table.columns[at]);
    table.columns = std::move(chosen);
    return {};
}

/// Checks that look at a figure which isn't shown are left to the program's report.
void drop_checks(ReportDef& def)
{
    const auto hidden = [&](const CheckDef& check) {
        const auto table =
            std::find_if(def.tables.begin(), def.tables.end(), [&](const ReportTableDef& one) {
                return check.table.empty() ? one.of_figures() : one.name == check.table;
            });
        if (table == def.tables.end() || table->shown.empty())
            return false;
        std::set<std::string> keys;
        for (const std::size_t at : table->shown)
            keys.insert(table->columns[at].column.key);
        const bool turned = table->kind == ReportTableDef::Kind::Periods;
        const auto away = [&](const CheckTerm& term) {
            const std::string& figure = turned ? term.row : term.column;
            return !term.constant && term.report.empty() &&
                   (term.table.empty() || term.table == table->name) && figure != "*" &&
                   !keys.contains(figure);
        };
        return std::any_of(check.left.begin(), check.left.end(), away) ||
               std::any_of(check.right.begin(), check.right.end(), away) ||
               std::any_of(check.jump.begin(), check.jump.end(),
                           [&](const std::string& key) { return !keys.contains(key); });
    };
    std::erase_if(def.checks, hidden);
}

/// The title of a table follows that of its report.
void retitle(std::string& title, const std::string& before, const std::string& name)
{
    if (const auto at = title.find(before); at != std::string::npos)
        title.replace(at, before.size(), name);
    else if (title.empty())
        title = name;
    else
        title = name + "（" + title + "）";
}

bool is_id(const std::string& id)
{
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

qsizetype place_of(const QJsonArray& reports, const std::string& id)
{
    qsizetype at = 0;
    while (at < reports.size() && reports[at][u"id"].toString().toStdString() != id)
        ++at;
    return at;
}

/// What own fields are called (store/own_fields.h), also those that are gone.
bool is_own_field(const std::string& key)
{
    const std::string_view begin = "own_";
    return key.starts_with(begin) && key.size() > begin.size() &&
           key.find_first_not_of("0123456789", begin.size()) == std::string::npos;
}

/// Takes the own fields out that are out of use: a report is not lost with a column.
void leave_out_gone(const ReportDef& program, const FactRegistry& facts, OwnReport& own)
{
    for (OwnTable& table : own.tables)
        for (const ReportTableDef& def : program.tables)
            if (def.name == table.name && def.kind == ReportTableDef::Kind::List)
                std::erase_if(table.columns, [&](const std::string& key) {
                    return is_own_field(key) && facts.find(def.ledger, key) == nullptr;
                });
}

Result<ReportDef> applied(const OwnReport& own, const std::vector<ReportDef>& program,
                          const FactRegistry& facts)
{
    for (const ReportDef& def : program)
        if (def.id == own.based_on)
            return apply(own, def, facts);
    std::vector<std::string> ids;
    for (const ReportDef& def : program)
        ids.push_back(def.id);
    return fail(wrong(own, "照着的报表“" + own.based_on + "”程序里没有，可用的有：" +
                               listed(ids, [](const std::string& id) { return id; }) + "。"));
}

/// What a report that is kept stands for.
Result<ReportDef> kept_def(OwnReport own, const std::vector<ReportDef>& program,
                           const FactRegistry& facts)
{
    for (const ReportDef& def : program)
        if (def.id == own.based_on)
            leave_out_gone(def, facts, own);
    return applied(own, program, facts);
}

} // namespace

OwnReport copy_of(const ReportDef& def)
{
    OwnReport own{def.id, def.name, def.based_on.empty() ? def.id : def.based_on, {}, {}};
    own.signature = def.signature;
    for (const ReportTableDef& table : def.tables) {
        OwnTable& copy = own.tables.emplace_back();
        copy.name = table.name;
        if (table.shown.empty())
            for (const ReportColumnDef& column : table.columns)
                copy.columns.push_back(column.column.key);
        else
            for (const std::size_t at : table.shown)
                copy.columns.push_back(table.columns[at].column.key);
    }
    return own;
}

std::vector<ReportColumnDef> own_columns(const ReportTableDef& table, const FactRegistry& facts)
{
    std::vector<ReportColumnDef> columns;
    const LedgerDef* ledger =
        table.kind == ReportTableDef::Kind::List ? facts.catalog().ledger(table.ledger) : nullptr;
    if (ledger == nullptr)
        return columns;
    for (const FieldDef& field : ledger->fields) {
        if (!field.own || facts.find(table.ledger, field.key) == nullptr)
            continue;
        ReportColumnDef& column = columns.emplace_back();
        column.kind = ReportColumnDef::Kind::Fact;
        column.fact = field.key;
        column.column.key = field.key;
        column.column.heading = {heading(field)};
        column.column.width = field.width;
        column.column.format = format_of(field.type);
    }
    return columns;
}

Result<ReportDef> apply(const OwnReport& own, const ReportDef& program, const FactRegistry& facts)
{
    ReportDef def = program;
    def.id = own.id;
    def.based_on = program.id;
    if (own.name.empty())
        return fail(wrong(own, "没有名称，请写明报表的标题。"));
    for (ReportTableDef& table : def.tables)
        retitle(table.title, program.name, own.name);
    def.name = own.name;
    for (const OwnTable& wanted : own.tables) {
        const auto table =
            std::find_if(def.tables.begin(), def.tables.end(),
                         [&](const ReportTableDef& one) { return one.name == wanted.name; });
        if (table == def.tables.end()) {
            std::vector<std::string> names;
            for (const ReportTableDef& one : def.tables)
                names.push_back(one.name);
            return fail(wrong(own, "没有“" + wanted.name + "”这张表，可用的有：" +
                                       listed(names, [](const std::string& name) { return name; }) +
                                       "。"));
        }
        LX_TRY(choose_columns(own, wanted, facts, *table, def.needs));
    }
    drop_checks(def);
    if (!own.signature.empty())
        def.signature = own.signature;
    return def;
}

Result<std::vector<OwnReport>> own_reports(Database& database)
{
    LX_ASSIGN(const QJsonArray kept, kept_reports(database));
    std::vector<OwnReport> reports;
    for (const auto& one : kept)
        if (auto report = read_kept(one))
            reports.push_back(std::move(*report));
    return reports;
}

Result<std::vector<ReportDef>> all_reports(Database& database, const FactRegistry& facts)
{
    LX_ASSIGN(std::vector<ReportDef> defs, ReportDef::all(facts));
    LX_ASSIGN(const auto own, own_reports(database));
    const std::vector<ReportDef> program = defs;
    for (const OwnReport& report : own)
        if (auto def = kept_def(report, program, facts))
            defs.push_back(std::move(*def));
    return defs;
}

Result<ReportDef> find_report(Database& database, const FactRegistry& facts,
                              const std::string& id_or_name)
{
    LX_ASSIGN(const auto defs, all_reports(database, facts));
    for (const ReportDef& def : defs)
        if (def.id == id_or_name || def.name == id_or_name)
            return def;
    LX_ASSIGN(const QJsonArray kept, kept_reports(database));
    for (const auto& one : kept) {
        if (one[u"id"].toString().toStdString() != id_or_name &&
            one[u"name"].toString().toStdString() != id_or_name)
            continue;
        LX_ASSIGN(OwnReport report, read_kept(one));
        LX_ASSIGN(const auto program, ReportDef::all(facts));
        return kept_def(std::move(report), program, facts);
    }
    std::string all;
    for (const ReportDef& def : defs)
        all += (all.empty() ? "" : "、") + def.id;
    return fail(ErrorKind::Usage, "没有“" + id_or_name + "”这个报表，可用的有：" + all + "。");
}

Result<> save_report(Database& database, const FactRegistry& facts, const OwnReport& report,
                     const Actor& actor)
{
    LX_ASSIGN(const auto program, ReportDef::all(facts));
    if (!is_id(report.id))
        return fail(ErrorKind::BadInput, "本县报表的编号“" + report.id +
                                             "”不对，只能用小写字母、数字和 -，如 my-table。");
    for (const ReportDef& def : program)
        if (def.id == report.id)
            return fail(ErrorKind::Refused,
                        "“" + report.id + "”是程序自带的报表（" + def.name + "），请换一个编号。");
    LX_TRY(applied(report, program, facts).map([](const ReportDef&) {}));
    LX_ASSIGN(const auto all, all_reports(database, facts));
    for (const ReportDef& other : all)
        if (other.name == report.name && other.id != report.id)
            return fail(ErrorKind::Refused,
                        "已有叫“" + report.name + "”的报表（" + other.id + "），请换一个名称。");
    LX_ASSIGN(QJsonArray own, kept_reports(database));
    const qsizetype at = place_of(own, report.id);
    const bool there = at < own.size();
    if (there)
        own[at] = json_of(report);
    else
        own.append(json_of(report));
    return keep(database, own, (there ? "修改本县报表“" : "新增本县报表“") + report.name + "”",
                actor);
}

Result<> remove_report(Database& database, const std::string& id, const Actor& actor)
{
    LX_ASSIGN(QJsonArray own, kept_reports(database));
    qsizetype at = place_of(own, id);
    for (qsizetype i = 0; at == own.size() && i < own.size(); ++i)
        if (own[i][u"name"].toString().toStdString() == id)
            at = i; // it was called by its name
    if (at == own.size())
        return fail(ErrorKind::Usage, "没有“" + id + "”这个本县报表；程序自带的报表不能删除。");
    const std::string name = own[at][u"name"].toString().toStdString();
    own.removeAt(at);
    return keep(database, own, "删除本县报表“" + name + "”", actor);
}

bool is_report_setting(std::string_view name)
{
    return name == key_own;
}

} // namespace lx
