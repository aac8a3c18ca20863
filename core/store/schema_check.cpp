#include "core/store/schema_check.h"

#include <map>
#include <mutex>
#include <utility>

#include <sqlite3.h>

#include "core/store/migration.h"
#include "core/store/raw_handle.h"
#include "core/store/search_tokenizer.h"
#include "core/store/sqlite_error.h"
#include "core/store/statement.h"

namespace lx {

namespace {

/// Type and text of each object, by name.
struct SchemaObject
{
    std::string type;
    std::string table;
    std::string sql;
};
using Schema = std::map<std::string, SchemaObject>;

/// A file with far more objects than ours is no ledger file; the rest of them need no look.
constexpr std::size_t most_objects = 5000;

bool is_internal(std::string_view name)
{
    return name.starts_with("sqlite_autoindex_") || name.starts_with("sqlite_stat");
}

Result<Schema> read_schema(sqlite3* handle)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle, "SELECT type, name, tbl_name, coalesce(sql, '')"
                                         " FROM sqlite_schema"));
    Schema schema;
    while (schema.size() < most_objects) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            break;
        if (!is_internal(select.text(1)))
            schema.insert_or_assign(std::string(select.text(1)),
                                    SchemaObject{std::string(select.text(0)),
                                                 std::string(select.text(2)),
                                                 std::string(select.text(3))});
    }
    return schema;
}

/// What the migrations up to a version make, asked of SQLite itself.
Result<Schema> make_expected(int version)
{
    sqlite3* opened = nullptr;
    const int code =
        sqlite3_open_v2(":memory:", &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
    const RawHandle memory(opened);
    if (code != SQLITE_OK)
        return fail(sqlite_error(memory.get(), code));
    LX_TRY(register_search_tokenizer(memory.get()));
    LX_TRY(execute(memory.get(), "BEGIN")); // one by one they take a third longer
    for (const Migration& migration : builtin_migrations()) {
        if (migration.number > version)
            break;
        for (const std::string& script : migration.scripts)
            LX_TRY(execute(memory.get(), script));
    }
    LX_TRY(execute(memory.get(), "COMMIT"));
    return read_schema(memory.get());
}

Result<const Schema*> expected(int version)
{
    static std::mutex mutex;
    static std::map<int, Schema> made;
    const std::lock_guard guard(mutex);
    auto found = made.find(version);
    if (found == made.end()) {
        LX_ASSIGN(Schema schema, make_expected(version));
        found = made.emplace(version, std::move(schema)).first;
    }
    return &found->second;
}

std::string word(const std::string& type)
{
    if (type == "trigger")
        return "触发器";
    if (type == "view")
        return "视图";
    return type == "index" ? "索引" : "表";
}

std::string named(const SchemaObject& object, const std::string& name)
{
    return word(object.type) + "“" + name + "”";
}

} // namespace

Result<SchemaFaults> check_schema(sqlite3* handle, int version)
{
    LX_ASSIGN(const Schema found, read_schema(handle));
    LX_ASSIGN(const Schema* wanted, expected(version));
    SchemaFaults faults;
    for (const auto& [name, object] : found) {
        const auto ours = wanted->find(name);
        if (ours == wanted->end()) {
            faults.foreign.push_back(named(object, name));
        } else if (ours->second.type != object.type || ours->second.sql != object.sql ||
                   ours->second.table != object.table) {
            faults.foreign.push_back(ours->second.type != object.type
                                         ? "占了" + named(ours->second, name) + "位置的" +
                                               word(object.type)
                                         : "结构被改动过的" + named(object, name));
            if (ours->second.type == "table")
                faults.swapped.push_back(name);
        }
    }
    for (const auto& [name, object] : *wanted)
        if (!found.contains(name))
            (object.type == "index" ? faults.missing_indexes : faults.missing_tables)
                .push_back(named(object, name));
    return faults;
}

std::string listed_names(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        text += (i == 0 ? "" : "、") + names[i];
    if (names.size() > most)
        text += "等 " + std::to_string(names.size()) + " 项";
    return text;
}

} // namespace lx
