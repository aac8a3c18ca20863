#include "core/report/report_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "core/base/json_writer.h"

namespace lx {

namespace {

std::string text_of(const QJsonValue& value)
{
    return value.toString().toStdString();
}

/// Rows that count in a column, as their places among the rows behind the table: most columns are
/// thin.
void write_trace(JsonWriter& json, const FigureTrace& trace)
{
    json.begin_object().text("ledger", trace.ledger).key("ids").begin_array();
    for (const std::int64_t id : trace.ids)
        json.integer(id);
    json.end_array().key("rows").begin_array();
    for (const std::int32_t row : trace.table_row)
        json.integer(row);
    json.end_array().key("columns").begin_array();
    for (std::size_t c = 0; c < trace.in_column.size(); ++c) {
        json.begin_object();
        if (c < trace.ledgers.size() && !trace.ledgers[c].empty())
            json.text("ledger", trace.ledgers[c]);
        if (!trace.in_column[c].empty()) {
            json.key("in").begin_array();
            for (std::size_t k = 0; k < trace.in_column[c].size(); ++k)
                if (trace.in_column[c][k] != 0)
                    json.integer(static_cast<std::int64_t>(k));
            json.end_array();
        }
        if (!trace.amounts[c].empty()) {
            json.key("amounts").begin_array();
            for (const std::int64_t amount : trace.amounts[c]) {
                if (amount == FigureTrace::kNoAmount)
                    json.null();
                else
                    json.integer(amount);
            }
            json.end_array();
        }
        json.end_object();
    }
    json.end_array().key("parts").begin_array();
    for (const auto& parts : trace.parts) {
        json.begin_array();
        for (const std::int32_t part : parts)
            json.integer(part);
        json.end_array();
    }
    json.end_array();
    const auto numbers = [&](const char* name, const std::vector<std::int32_t>& all) {
        if (all.empty())
            return;
        json.key(name).begin_array();
        for (const std::int32_t one : all)
            json.integer(one);
        json.end_array();
    };
    numbers("figure_of_row", trace.figure_of_row);
    numbers("row_of_column", trace.row_of_column);
    if (!trace.ledger_of.empty()) {
        json.key("ledgers").begin_array();
        for (const std::string& ledger : trace.ledger_of)
            json.text(ledger);
        json.end_array();
    }
    json.end_object();
}

std::shared_ptr<const FigureTrace> trace_of(const QJsonObject& json)
{
    auto trace = std::make_shared<FigureTrace>();
    trace->ledger = text_of(json[u"ledger"]);
    for (const QJsonValue id : json[u"ids"].toArray())
        trace->ids.push_back(id.toInteger());
    for (const QJsonValue row : json[u"rows"].toArray())
        trace->table_row.push_back(row.toInt());
    for (const QJsonValue column : json[u"columns"].toArray()) {
        trace->ledgers.push_back(text_of(column[u"ledger"]));
        auto& in = trace->in_column.emplace_back();
        auto& amounts = trace->amounts.emplace_back();
        if (column[u"in"].isArray()) {
            in.assign(trace->ids.size(), 0);
            for (const QJsonValue at : column[u"in"].toArray())
                if (const auto k = static_cast<std::size_t>(at.toInteger()); k < in.size())
                    in[k] = 1;
        }
        for (const QJsonValue amount : column[u"amounts"].toArray())
            amounts.push_back(amount.isNull() ? FigureTrace::kNoAmount : amount.toInteger());
    }
    for (const QJsonValue parts : json[u"parts"].toArray()) {
        auto& of_row = trace->parts.emplace_back();
        for (const QJsonValue part : parts.toArray())
            of_row.push_back(part.toInt());
    }
    for (const QJsonValue one : json[u"figure_of_row"].toArray())
        trace->figure_of_row.push_back(one.toInt());
    for (const QJsonValue one : json[u"row_of_column"].toArray())
        trace->row_of_column.push_back(one.toInt());
    for (const QJsonValue one : json[u"ledgers"].toArray())
        trace->ledger_of.push_back(text_of(one));
    return trace;
}

/// The row of a ledger that all cells of a table's row stand for: a list's.
struct RowBehind
{
    std::string ledger;
    std::int64_t row = 0;
};

RowBehind behind(const ReportRow& row)
{
    if (row.cells.empty())
        return {};
    const ReportCell& first = row.cells.front();
    for (const ReportCell& cell : row.cells)
        if (cell.row != first.row || cell.ledger != first.ledger)
            return {};
    return {first.ledger, first.row};
}

/// Most cells are a text, a number or nothing and are written as such; others as objects of what
/// they hold. `row` is written already.
void write_cell(JsonWriter& json, const ReportCell& cell, const RowBehind& row)
{
    const bool plain = cell.real == 0 && cell.unknown == 0 && cell.formula.empty() &&
                       !cell.format && (cell.row == row.row && cell.ledger == row.ledger);
    if (plain && cell.blank && cell.text.empty() && cell.number == 0) {
        json.null();
        return;
    }
    if (plain && !cell.blank && cell.text.empty()) {
        json.integer(cell.number);
        return;
    }
    if (plain && !cell.blank && cell.number == 0) {
        json.text(cell.text);
        return;
    }
    json.begin_object();
    if (!cell.text.empty())
        json.text("text", cell.text);
    if (cell.number != 0)
        json.integer("number", cell.number);
    if (cell.real != 0)
        json.key("real").real(cell.real);
    if (!cell.blank)
        json.boolean("there", true);
    if (cell.unknown != 0)
        json.integer("unknown", cell.unknown);
    if (!cell.formula.empty())
        json.text("formula", cell.formula);
    if (cell.format)
        json.integer("format", static_cast<std::int64_t>(*cell.format));
    if (cell.row != row.row || cell.ledger != row.ledger)
        json.text("ledger", cell.ledger).integer("row", cell.row);
    json.end_object();
}

ReportCell cell_of(const QJsonValue& json, const RowBehind& row)
{
    ReportCell cell;
    cell.ledger = row.ledger;
    cell.row = row.row;
    if (json.isString() || json.isDouble()) {
        cell.blank = false;
        cell.text = text_of(json);
        cell.number = json.toInteger();
        return cell;
    }
    cell.text = text_of(json[u"text"]);
    cell.number = json[u"number"].toInteger();
    cell.real = json[u"real"].toDouble();
    cell.blank = !json[u"there"].toBool();
    cell.unknown = json[u"unknown"].toInteger();
    cell.formula = text_of(json[u"formula"]);
    if (!json[u"format"].isUndefined())
        cell.format = static_cast<ColumnFormat>(json[u"format"].toInt());
    if (!json[u"row"].isUndefined()) {
        cell.ledger = text_of(json[u"ledger"]);
        cell.row = json[u"row"].toInteger();
    }
    return cell;
}

void write_table(JsonWriter& json, const ReportTable& table)
{
    json.begin_object().text("name", table.name).text("title", table.title);
    json.text("note", table.note).integer("frozen", table.frozen_columns);
    json.key("lines").begin_array();
    for (const std::string& line : table.lines)
        json.text(line);
    json.end_array().key("columns").begin_array();
    for (const ReportColumn& column : table.columns) {
        json.begin_object().text("key", column.key).key("heading").begin_array();
        for (const std::string& part : column.heading)
            json.text(part);
        json.end_array().integer("format", static_cast<std::int64_t>(column.format));
        json.integer("width", column.width).boolean("ordinal", column.ordinal).end_object();
    }
    json.end_array().key("rows").begin_array();
    for (const ReportRow& row : table.rows) {
        json.begin_object().integer("style", static_cast<std::int64_t>(row.style));
        json.integer("level", row.level).text("key", row.key);
        const RowBehind of = behind(row);
        if (of.row != 0)
            json.text("ledger", of.ledger).integer("row", of.row);
        json.key("cells").begin_array();
        for (const ReportCell& cell : row.cells)
            write_cell(json, cell, of);
        json.end_array().end_object();
    }
    json.end_array();
    if (table.trace) {
        json.key("trace");
        write_trace(json, *table.trace);
    }
    json.end_object();
}

ReportTable table_of(const QJsonObject& json)
{
    ReportTable table;
    table.name = text_of(json[u"name"]);
    table.title = text_of(json[u"title"]);
    table.note = text_of(json[u"note"]);
    table.frozen_columns = json[u"frozen"].toInt();
    for (const QJsonValue line : json[u"lines"].toArray())
        table.lines.push_back(text_of(line));
    for (const QJsonValue one : json[u"columns"].toArray()) {
        ReportColumn& column = table.columns.emplace_back();
        column.key = text_of(one[u"key"]);
        for (const QJsonValue part : one[u"heading"].toArray())
            column.heading.push_back(text_of(part));
        column.format = static_cast<ColumnFormat>(one[u"format"].toInt());
        column.width = one[u"width"].toInt();
        column.ordinal = one[u"ordinal"].toBool();
    }
    for (const QJsonValue one : json[u"rows"].toArray()) {
        ReportRow& row = table.rows.emplace_back();
        row.style = static_cast<RowStyle>(one[u"style"].toInt());
        row.level = one[u"level"].toInt();
        row.key = text_of(one[u"key"]);
        const RowBehind of{text_of(one[u"ledger"]), one[u"row"].toInteger()};
        for (const QJsonValue cell : one[u"cells"].toArray())
            row.cells.push_back(cell_of(cell, of));
    }
    if (json[u"trace"].isObject())
        table.trace = trace_of(json[u"trace"].toObject());
    return table;
}

/// Texts of a check by their names in the document.
template <class Check, class Do> void each_text(Check& check, const Do& visit)
{
    visit("title", check.title);
    visit("place", check.place);
    visit("left", check.left);
    visit("right", check.right);
    visit("unjudged", check.unjudged);
    visit("id", check.id);
    visit("cell", check.cell);
    visit("difference", check.difference);
    visit("message", check.message);
    visit("remedy", check.remedy);
    visit("ledger", check.ledger);
    visit("explained", check.explained);
}

void write_check(JsonWriter& json, const ReportCheck& check)
{
    json.begin_object().boolean("passed", check.passed);
    json.integer("kind", static_cast<std::int64_t>(check.kind));
    each_text(check, [&](const char* name, const std::string& text) {
        if (!text.empty())
            json.text(name, text);
    });
    if (!check.names.empty()) {
        json.key("names").begin_array();
        for (const CheckedName& name : check.names)
            json.integer(name.row).integer(name.by);
        json.end_array();
    }
    json.end_object();
}

ReportCheck check_of(const QJsonValue& json)
{
    ReportCheck check;
    check.passed = json[u"passed"].toBool();
    check.kind = static_cast<CheckKind>(json[u"kind"].toInt());
    each_text(check, [&](const char* name, std::string& text) {
        text = text_of(json[QLatin1String(name)]);
    });
    const QJsonArray names = json[u"names"].toArray();
    for (qsizetype i = 0; i + 1 < names.size(); i += 2)
        check.names.push_back({names[i].toInteger(), names[i + 1].toInteger()});
    return check;
}

void write_report(JsonWriter& json, const Report& report)
{
    json.begin_object().text("id", report.id).text("name", report.name);
    json.text("office", report.office).text("period", report.period);
    json.text("as_of", report.as_of.iso()).boolean("of_a_day", report.of_a_day);
    json.text("made", report.made.iso()).text("scope", report.scope);
    json.text("left_out", report.left_out).text("unit", report.unit);
    json.key("signature").begin_array();
    for (const std::string& one : report.signature)
        json.text(one);
    json.end_array().key("tables").begin_array();
    for (const ReportTable& table : report.tables)
        write_table(json, table);
    json.end_array().key("checks").begin_array();
    for (const ReportCheck& check : report.checks)
        write_check(json, check);
    json.end_array().end_object();
}

template <class Write> std::string document(Write write)
{
    std::string text;
    JsonWriter json([&text](std::string_view part) {
        text += part;
        return true;
    });
    write(json);
    (void)json.finish(); // a text takes everything
    return text;
}

Error unreadable()
{
    return {ErrorKind::Database,
            "保存的报表读不出来，文件可能损坏；请用 verify 检查，或换用备份。",
            {}};
}

} // namespace

std::string report_json(const Report& report)
{
    return document([&](JsonWriter& json) { write_report(json, report); });
}

Result<Report> report_from_json(const std::string& json)
{
    const QJsonDocument read = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    const auto as_of = Date::from_iso(text_of(read[u"as_of"]));
    const auto made = Date::from_iso(text_of(read[u"made"]));
    if (!as_of || !made)
        return fail(unreadable());
    Report report;
    report.id = text_of(read[u"id"]);
    report.name = text_of(read[u"name"]);
    report.office = text_of(read[u"office"]);
    report.period = text_of(read[u"period"]);
    report.as_of = *as_of;
    report.of_a_day = read[u"of_a_day"].toBool();
    report.made = *made;
    report.scope = text_of(read[u"scope"]);
    report.left_out = text_of(read[u"left_out"]);
    report.unit = text_of(read[u"unit"]);
    if (read[u"signature"].isArray()) {
        report.signature.clear();
        for (const QJsonValue one : read[u"signature"].toArray())
            report.signature.push_back(text_of(one));
    }
    for (const QJsonValue table : read[u"tables"].toArray())
        report.tables.push_back(table_of(table.toObject()));
    for (const QJsonValue check : read[u"checks"].toArray())
        report.checks.push_back(check_of(check));
    return report;
}

std::string list_json(const ReportTable& list)
{
    return document([&](JsonWriter& json) { write_table(json, list); });
}

Result<ReportTable> list_from_json(const std::string& json)
{
    const QJsonDocument read = QJsonDocument::fromJson(QByteArray::fromStdString(json));
    if (!read.isObject())
        return fail(unreadable());
    return table_of(read.object());
}

} // namespace lx
