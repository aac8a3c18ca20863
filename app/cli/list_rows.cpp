#include "app/cli/list_rows.h"

#include <algorithm>

#include "app/cli/field_json.h"
#include "app/cli/json_out.h"
#include "core/facts/world.h"
#include "core/ledger/mask.h"
#include "core/rows/filter_subject.h"
#include "core/rows/row_reader.h"

namespace lx::cli {

namespace {

constexpr std::size_t batch = 512;
constexpr std::size_t large_list = 300; ///< rows from which keys of references are read at once

/// The columns in order: fields, or derived facts in the shape of one. A field goes before a fact
/// of its key.
Result<std::vector<FilterSubject>> columns_of(const FactRegistry& facts, const LedgerDef& def,
                                              const RowList& list)
{
    std::vector<FilterSubject> all = filter_subjects(facts, def);
    if (list.columns.empty()) {
        all.resize(def.fields.size());
        return all;
    }
    std::vector<FilterSubject> columns;
    for (const std::string& key : list.columns) {
        const auto found = std::find_if(
            all.begin(), all.end(), [&](const FilterSubject& one) { return one.field.key == key; });
        if (found == all.end())
            return fail(ErrorKind::Usage, "“" + def.name + "”台账没有“" + key + "”这一栏。");
        columns.push_back(*found);
    }
    return columns;
}

/// The facts of the columns on the list's day; nullptr where there are none.
Result<std::shared_ptr<const World>> world_of(Database& database, const DefinitionsPtr& definitions,
                                              const RowList& list,
                                              const std::vector<FilterSubject>& columns,
                                              Progress& progress)
{
    Needs needs;
    bool any = false;
    for (const FilterSubject& column : columns) {
        if (!column.derived)
            continue;
        definitions->facts().add_needs(*column.fact, FieldUse::Content, needs);
        any = true;
    }
    if (!any)
        return std::shared_ptr<const World>();
    needs.add_ledger(list.rows.ledger);
    World::Options options;
    options.as_of = list.rows.day;
    return load_world(database, definitions, needs, options, progress);
}

class ListWriter
{
public:
    ListWriter(Database& database, const DefinitionsPtr& definitions, const LedgerDef& def,
               std::vector<FilterSubject> columns, std::shared_ptr<const World> world, bool large,
               bool masked)
        : m_def(def), m_store(database, definitions->catalog()), m_columns(std::move(columns)),
          m_world(std::move(world)), m_values(database, definitions->catalog(), large, masked),
          m_masked(masked)
    {}

    Result<> json(const RowList& list, const std::vector<std::int64_t>& ids)
    {
        JsonWriter json(standard_output());
        json.begin_object().text("list", list.name).text("ledger", list.rows.ledger);
        json.integer("count", std::ssize(ids)).key("rows").begin_array();
        const auto write = [&](const Record& record, const std::string& key,
                               const std::string& label) -> Result<> {
            json.begin_object().text("key", key).text("name", label);
            json.key("values").begin_object();
            for (const FilterSubject& column : m_columns) {
                json.key(column.field.name);
                LX_TRY(m_values.write(json, column.field, value(column, record)));
            }
            json.end_object().end_object();
            return {};
        };
        LX_TRY(each(ids, write));
        json.end_array().end_object();
        return finish_json(json);
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
                            LX_ASSIGN(const std::string text,
                                      m_values.text(column.field, value(column, record)));
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
        if (!column.derived)
            return record.at(m_def, column.field.key);
        const std::int32_t row = m_world->snapshot().table(m_def.code).row_of(record.id);
        return row < 0 ? Value{} : m_world->value(*column.fact, row);
    }

    const LedgerDef& m_def;
    LedgerStore m_store;
    std::vector<FilterSubject> m_columns;
    std::shared_ptr<const World> m_world;
    FieldJson m_values;
    bool m_masked;
};

} // namespace

Result<> write_list(Database& database, const DefinitionsPtr& definitions, const RowList& list,
                    bool json, bool masked, Progress& progress)
{
    LX_ASSIGN(RowReader reader, RowReader::open(database, definitions, list.rows));
    const LedgerDef& def = *definitions->catalog().ledger(list.rows.ledger);
    LX_ASSIGN(auto columns, columns_of(definitions->facts(), def, list));
    LX_ASSIGN(const auto ids, reader.ids(progress));
    LX_ASSIGN(auto world, world_of(database, definitions, list, columns, progress));
    ListWriter writer(database, definitions, def, std::move(columns), std::move(world),
                      ids.size() > large_list, masked);
    return json ? writer.json(list, ids) : writer.lines(ids);
}

} // namespace lx::cli
