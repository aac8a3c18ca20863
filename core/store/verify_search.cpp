// Compares a ledger's search index with its rows: SQLite only (FTS5's vocabulary).

#include "core/base/text.h"
#include "core/store/database.h"
#include "core/store/ledger_table.h"
#include "core/store/search_index.h"
#include "core/store/search_tokenizer.h"
#include "core/store/statement.h"
#include "core/store/transaction.h"
#include "core/store/upkeep.h"
#include "core/store/verify_rows.h"

namespace lx {

namespace {

/// A sum over (row, column, token): equal for the same set in any order.
class TokenSum
{
public:
    void add(std::int64_t row, int column, std::int64_t offset, std::string_view token)
    {
        std::uint64_t hash = 0xcbf29ce484222325ULL; // FNV-1a, then spread
        for (const char c : token)
            hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        hash = spread(hash ^ spread(static_cast<std::uint64_t>(row)));
        m_sum += spread(hash + static_cast<std::uint64_t>(offset) * 2 +
                        static_cast<std::uint64_t>(column));
        ++m_tokens;
    }
    bool operator==(const TokenSum&) const = default;

private:
    static std::uint64_t spread(std::uint64_t x)
    {
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
        x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
        return x ^ (x >> 31);
    }
    std::uint64_t m_sum = 0;
    std::int64_t m_tokens = 0;
};

void add_tokens(TokenSum& sum, std::int64_t row, int column, std::string_view text)
{
    std::int64_t offset = 0;
    each_search_token(text, [&](std::string_view token) { sum.add(row, column, offset++, token); });
}

Result<TokenSum> sum_of_rows(sqlite3* handle, const LedgerDef& def)
{
    const LedgerTable table(def);
    LX_ASSIGN(Statement rows,
              Statement::prepare(handle, "SELECT " + table.select_list("t") + " FROM " +
                                             quote_name(def.code) + " t"));
    TokenSum sum;
    Record record;
    SearchTexts texts;
    while (true) {
        LX_ASSIGN(const bool row, rows.step());
        if (!row)
            return sum;
        LX_TRY(table.read(rows, record));
        search_texts(def, record, texts);
        add_tokens(sum, record.id, 0, texts.words);
        add_tokens(sum, record.id, 1, texts.initials);
    }
}

/// The list of an index's tokens is a temporary table: allowed for a moment where only reading is.
class TemporaryTables
{
public:
    explicit TemporaryTables(sqlite3* handle) : m_handle(handle)
    {
        m_query_only = query_integer(handle, "PRAGMA query_only").value_or(0) != 0;
        if (m_query_only)
            static_cast<void>(execute(handle, "PRAGMA query_only = OFF"));
    }
    ~TemporaryTables()
    {
        if (m_query_only)
            static_cast<void>(execute(m_handle, "PRAGMA query_only = ON"));
    }
    TemporaryTables(const TemporaryTables&) = delete;
    TemporaryTables& operator=(const TemporaryTables&) = delete;

private:
    sqlite3* m_handle;
    bool m_query_only = false;
};

Result<TokenSum> sum_of_index(sqlite3* handle, const LedgerDef& def)
{
    const TemporaryTables allowed(handle);
    const std::string name = "verify_" + def.code;
    LX_TRY(execute(handle, "CREATE VIRTUAL TABLE temp." + name + " USING fts5vocab('main', '" +
                               search_table(def) + "', 'instance')"));
    TokenSum sum;
    const auto read = [&]() -> Result<> {
        LX_ASSIGN(Statement tokens,
                  Statement::prepare(handle, "SELECT term, doc, col, offset FROM temp." + name));
        while (true) {
            LX_ASSIGN(const bool row, tokens.step());
            if (!row)
                return {};
            sum.add(tokens.integer(1), tokens.text(2) == "words" ? 0 : 1, tokens.integer(3),
                    tokens.text(0));
        }
    };
    auto done = read();
    LX_TRY(execute(handle, "DROP TABLE temp." + name));
    LX_TRY(std::move(done));
    return sum;
}

} // namespace

Result<VerifyItem> verify_search(sqlite3* handle, const Catalog& catalog, Progress& progress)
{
    VerifyItem item{"检索索引", VerifyKind::Search};
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(catalog.ledgers().size());
    for (const LedgerDef& def : catalog.ledgers()) {
        progress.report("检查检索索引", done++, total);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消校验。");
        LX_ASSIGN(const bool current, search_is_current(handle, def));
        if (!current)
            continue; // made by another definition: built anew before the next change
        LX_ASSIGN(const TokenSum rows, sum_of_rows(handle, def));
        const auto index = sum_of_index(handle, def);
        if (!index && index.error().kind != ErrorKind::Database)
            return fail(index.error());
        if (!index || rows != *index)
            add_finding(item, def.name + "台账的检索索引与内容不一致，搜索可能漏掉一些行");
    }
    return item;
}

Result<> rebuild_search_indexes(Database& database, const Catalog& catalog, Progress& progress)
{
    LX_ASSIGN(Transaction transaction, Transaction::begin(database));
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(catalog.ledgers().size());
    for (const LedgerDef& def : catalog.ledgers()) {
        progress.report("重建检索索引", done++, total);
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
        LX_TRY(rebuild_search(database.handle(), def));
    }
    return transaction.commit();
}

} // namespace lx
