#include "app/cli/list_rows.h"

#include <algorithm>

#include "app/cli/field_json.h"
#include "app/cli/json_out.h"
#include "core/ledger/mask.h"
#include "core/rows/list_columns.h"
#include "core/rows/list_facts.h"
#include "core/rows/row_reader.h"

namespace lx::cli {

namespace {

constexpr std::size_t batch = 512;
constexpr std::size_t large_list = 300; ///< rows from which keys of references are read at once

/// The columns in order.
Result<std::vector<FilterSubject>> columns_of(const FactRegistry& facts, const LedgerDef& def,
                                              const RowList& list)
{
    std::vector<FilterSubject> all = list_columns(facts, def);
    if (list.columns.empty()) {
        all.resize(def.fields.size());
        return all;
    }
    std::vector<FilterSubject> columns;
    for (const std::string& key : list.columns) {
        const int found = column_of(all, key);
        if (found < 0)
            return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + key + "”这一栏。");
        columns.push_back(all[static_cast<std::size_t>(found)]);
    }
    return columns;
}

/// The facts of the columns on the list's day; nullptr where there are none.
Result<std::shared_ptr<const ListFacts>>
facts_of(Database& database, const DefinitionsPtr& definitions, const RowList& list,
         const std::vector<FilterSubject>& columns, Progress& progress)
{
    ListFacts::Wanted wanted{list.rows.ledger, {}, false, list.rows.day};
    for (const FilterSubject& column : columns)
        if (column.derived)
            wanted.facts.push_back(column.fact);
    if (wanted.facts.empty())
        return std::shared_ptr<const ListFacts>();
    KeptWorlds worlds;
    return ListFacts::load(database, definitions, std::move(wanted), worlds, progress);
}

class ListWriter
{
public:
    ListWriter(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
               std::vector<FilterSubject> columns, std::shared_ptr<const ListFacts> facts,
               bool large, bool masked)
        : m_def(def), m_store(database, definitions->catalog()), m_columns(std::move(columns)),
          m_facts(std::move(facts)), m_values(database, definitions->catalog(), large, masked),
          m_masked(masked)
    {}

    Result<> json(JsonWriter& json, const RowList& list, const std::vector<std::int64_t>& ids)
    {
        json.begin_object().text("list", list.name).text("ledger", list.rows.ledger);
        json.integer("count", std::ssize(ids)).key("rows").begin_array();
        const auto write = [&](const Record& record, const std::string& key,
                               const std::string& label) -> Result<> {
            json.begin_object().text("key", key).text("name", label);
            json.key("values").begin_object();
            for (const FilterSubject& column : m_columns) {
                json.key(column.field.name);
                if (const std::string bound = lower_bound(column, record); !bound.empty())
                    json.text(bound);
                else
                    LX_TRY(m_values.write(json, column.field, value(column, record)));
            }
            json.end_object().end_object();
            return {};
        };
        LX_TRY(each(ids, write));
        json.end_array().end_object();
        return {};
    }

    Result<> lines(const std::vector<std::int64_t>& ids)
    {
        std::string line;
        for (const FilterSubject& column : m_columns)
            line += (line.empty() ? "" : "\t") + column.field.name;
        print_out(line + "\n");
        return each(ids,
                    [&](const Record& record, const std::string&, const std::string&) -> Result<> {
                        line.clear();
                        for (const FilterSubject& column : m_columns) {
                            std::string text = lower_bound(column, record);
                            if (text.empty()) {
                                LX_ASSIGN(text, m_values.text(column.field, value(column, record)));
                            }
                            line += (&column == m_columns.data() ? "" : "\t") + text;
                        }
                        print_out(line + "\n");
                        return {};
                    });
    }

private:
    template <class Row> Result<> each(const std::vector<std::int64_t>& ids, Row row)
    {
        for (std::size_t at = 0; at < ids.size(); at += batch) {
            const auto from = ids.begin() + static_cast<std::ptrdiff_t>(at);
            const std::vector<std::int64_t> some(
                from, from + static_cast<std::ptrdiff_t>(std::min(batch, ids.size() - at)));
            LX_ASSIGN(const auto records, m_store.rows(m_def, some));
            LX_ASSIGN(const auto keys, m_store.keys(m_def, some));
            LX_ASSIGN(const auto labels, m_store.labels(m_def, some));
            for (const Record& record : records) {
                const std::string& key = keys.at(record.id);
                const std::string& label = labels.at(record.id);
                LX_TRY(row(record, m_masked ? mask_key_parts(key) : key,
                           m_masked ? mask_key_parts(label) : label));
            }
        }
        return {};
    }

    [[nodiscard]] Value value(const FilterSubject& column, const Record& record) const
    {
        return column.derived ? m_facts->value(*column.fact, record.id)
                              : record.at(m_def, column.field.key);
    }

    /// A number that is only known to be at least so much, as exports say it; "" for any other.
    [[nodiscard]] std::string lower_bound(const FilterSubject& column, const Record& record) const
    {
        if (!column.derived || !m_facts->at_least(*column.fact, record.id))
            return {};
        return "至少 " + std::to_string(int_of(value(column, record)));
    }

    const LedgerDef& m_def;
    LedgerStore m_store;
    std::vector<FilterSubject> m_columns;
    std::shared_ptr<const ListFacts> m_facts;
    FieldJson m_values;
    bool m_masked;
};

} // namespace

namespace {

/// `json` null: lines.
Result<> write(JsonWriter* json, Database& database, const DefinitionsPtr& definitions,
               const RowList& list, bool masked, Progress& progress)
{
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, list.rows));
    const LedgerDef& def = *definitions->catalog().ledger(list.rows.ledger);
    LX_ASSIGN(auto columns, columns_of(definitions->facts(), def, list));
    LX_ASSIGN(const auto ids, reader.ids(progress));
    LX_ASSIGN(auto facts, facts_of(database, definitions, list, columns, progress));
    ListWriter writer(database, definitions, def, std::move(columns), std::move(facts),
                      ids.size() > large_list, masked);
    return json != nullptr ? writer.json(*json, list, ids) : writer.lines(ids);
}

} // namespace

Result<> write_list(Database& database, const DefinitionsPtr& definitions, const RowList& list,
                    bool json, bool masked, Progress& progress)
{
    if (!json)
        return write(nullptr, database, definitions, list, masked, progress);
    JsonWriter out(standard_output());
    LX_TRY(write(&out, database, definitions, list, masked, progress));
    return finish_json(out);
}

Result<> write_list(JsonWriter& json, Database& database, const DefinitionsPtr& definitions,
                    const RowList& list, bool masked, Progress& progress)
{
    return write(&json, database, definitions, list, masked, progress);
}

} // namespace lx::cli
