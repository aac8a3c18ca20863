#include "core/store/late_indices.h"

#include <algorithm>
#include <utility>

#include <sqlite3.h>

#include "core/store/ledger_table.h"
#include "core/store/statement.h"

namespace lx {

bool LateIndices::add()
{
    ++m_added;
    return !are_left_out() && m_added > std::max(from, m_rows);
}

Result<> LateIndices::leave_out()
{
    std::vector<std::string> names;
    {
        // In the order they were made; those SQLite makes for itself have no text.
        LX_ASSIGN(Statement select,
                  Statement::prepare(m_handle, "SELECT name, sql FROM sqlite_schema WHERE"
                                               " type = 'index' AND tbl_name = ? AND sql IS NOT"
                                               " NULL ORDER BY rowid"));
        select.bind(1, std::string_view(m_table));
        while (true) {
            LX_ASSIGN(const bool row, select.step());
            if (!row)
                break;
            names.emplace_back(select.text(0));
            m_left_out.emplace_back(select.text(1));
        }
    }
    for (const std::string& name : names)
        LX_TRY(execute(m_handle, "DROP INDEX " + quote_name(name)));
    return {};
}

int LateIndices::make()
{
    while (are_left_out()) {
        const int code =
            sqlite3_exec(m_handle, m_left_out.front().c_str(), nullptr, nullptr, nullptr);
        if (code != SQLITE_OK)
            return code;
        m_left_out.erase(m_left_out.begin());
        m_rows += std::exchange(m_added, 0);
    }
    return SQLITE_OK;
}

} // namespace lx
