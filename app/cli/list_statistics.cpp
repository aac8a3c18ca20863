#include "app/cli/list_statistics.h"

#include <limits>

#include <QString>

#include "app/cli/field_json.h"
#include "app/cli/json_out.h"
#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "core/rows/row_reader.h"

namespace lx::cli {

namespace {

constexpr std::size_t all_values = std::numeric_limits<std::size_t>::max();
constexpr std::size_t large_list = 300; ///< values from which keys of references are read at once

/// Figures as the column's are: sums and means of money in 元.
double figure(const FieldDef& field, double value)
{
    return field.type == FieldType::Money ? value / 100 : value;
}

std::string rounded(double value)
{
    QString text = QString::number(value, 'f', 2);
    while (text.endsWith(QLatin1Char('0')))
        text.chop(1);
    if (text.endsWith(QLatin1Char('.')))
        text.chop(1);
    return text.toStdString();
}

double share_of(std::int64_t count, std::int64_t rows)
{
    return static_cast<double>(count) / static_cast<double>(rows);
}

class StatisticsWriter
{
public:
    StatisticsWriter(FieldJson& values, const FilterSubject& column, const ColumnStatistics& found)
        : m_values(values), m_field(column.field), m_found(found)
    {
        // Facts that are numbers are shaped as fractions; what they hold says whether they are.
        if (m_field.type == FieldType::Real && std::holds_alternative<std::int64_t>(found.sum))
            m_field.type = FieldType::Integer;
    }

    Result<> json(JsonWriter& json)
    {
        json.begin_object().text("column", m_field.name);
        json.integer("count", m_found.given()).integer("distinct", m_found.distinct);
        json.integer("empty", m_found.empty);
        const bool adds = adds_up(m_field);
        LX_TRY(member(json, "sum", adds ? m_found.sum : Value{}));
        json.key("mean");
        if (adds && m_found.mean)
            json.real(figure(m_field, *m_found.mean));
        else
            json.null();
        const bool ends = has_ends(m_field);
        LX_TRY(member(json, "min", ends ? m_found.least : Value{}));
        LX_TRY(member(json, "max", ends ? m_found.greatest : Value{}));
        json.boolean("at_least", m_found.at_least).key("values").begin_array();
        for (const ValueCount& value : m_found.values) {
            json.begin_object();
            LX_TRY(member(json, "value", value.value));
            json.integer("count", value.rows).key("share").real(share_of(value.rows, m_found.rows));
            json.end_object();
        }
        json.end_array().end_object();
        return {};
    }

    Result<> lines()
    {
        const std::string least = m_found.at_least ? "至少 " : "";
        print_out(m_field.name + "\n有内容\t" + std::to_string(m_found.given()) + "\n不同的值\t" +
                  std::to_string(m_found.distinct) + "\n空白\t" + std::to_string(m_found.empty) +
                  "\n");
        const bool adds = adds_up(m_field);
        LX_TRY(line("合计", adds ? m_found.sum : Value{}, least));
        if (adds && m_found.mean)
            print_out("平均\t" + least + rounded(figure(m_field, *m_found.mean)) + "\n");
        const bool ends = has_ends(m_field);
        LX_TRY(line("最小", ends ? m_found.least : Value{}, least));
        LX_TRY(line("最大", ends ? m_found.greatest : Value{}, least));
        for (const ValueCount& value : m_found.values) {
            LX_ASSIGN(const std::string text, m_values.text(m_field, value.value));
            print_out("  " + (is_empty(value.value) ? "（空白）" : text) + "\t" +
                      std::to_string(value.rows) + "\t" +
                      rounded(100 * share_of(value.rows, m_found.rows)) + "%\n");
        }
        return {};
    }

private:
    Result<> member(JsonWriter& json, const char* name, const Value& value)
    {
        json.key(name);
        return m_values.write(json, m_field, value);
    }
    Result<> line(const char* name, const Value& value, const std::string& before)
    {
        if (is_empty(value))
            return {};
        LX_ASSIGN(const std::string text, m_values.text(m_field, value));
        print_out(std::string(name) + "\t" + before + text + "\n");
        return {};
    }

    FieldJson& m_values;
    FieldDef m_field;
    const ColumnStatistics& m_found;
};

} // namespace

Result<> write_statistics(Database& database, const DefinitionsPtr& definitions,
                          const RowList& list, const std::vector<std::string>& columns, bool json,
                          bool masked, Progress& progress)
{
    KeptWorlds worlds; // what the condition asks and the columns show is read once
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, list.rows, &worlds));
    const LedgerDef& def = *definitions->catalog().ledger(list.rows.ledger);
    const std::vector<FilterSubject> all = list_columns(definitions->facts(), def);
    ListFacts::Wanted wanted{list.rows.ledger, {}, false, list.rows.day};
    std::vector<const FilterSubject*> asked;
    for (const std::string& key : columns) {
        const int at = column_of(all, key);
        if (at < 0)
            return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + key + "”这一栏。");
        asked.push_back(&all[static_cast<std::size_t>(at)]);
        if (asked.back()->derived)
            wanted.facts.push_back(asked.back()->fact);
    }
    LX_ASSIGN(const auto ids, reader.ids(progress));
    std::shared_ptr<const ListFacts> facts;
    if (!wanted.facts.empty()) {
        LX_ASSIGN(facts,
                  ListFacts::load(database, definitions, std::move(wanted), worlds, progress));
    }
    JsonWriter writer(json ? standard_output() : [](std::string_view) { return true; });
    if (json) {
        writer.begin_object().text("list", list.name).text("ledger", list.rows.ledger);
        writer.integer("count", std::ssize(ids)).key("statistics").begin_array();
    }
    for (const FilterSubject* column : asked) {
        const int field = def.index_of(column->field.key);
        LX_ASSIGN(const ColumnStatistics found,
                  column->derived
                      ? Result<ColumnStatistics>(facts->statistics(*column->fact, ids, all_values))
                      : column_statistics(database, def, field, &ids, all_values, progress));
        FieldJson values(database, definitions->catalog(), found.values.size() > large_list,
                         masked);
        StatisticsWriter one(values, *column, found);
        LX_TRY(json ? one.json(writer) : one.lines());
    }
    if (!json)
        return {};
    writer.end_array().end_object();
    return finish_json(writer);
}

} // namespace lx::cli
