#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"
#include "core/store/ledger_store.h"
#include "core/store/statement.h"

namespace lx {

/// A Query as pieces of a SELECT whose table is `t`.
struct QuerySql
{
    const LedgerDef* def = nullptr;
    std::string search;    ///< a SELECT of the ids that the search text finds, or ""
    std::string where;     ///< " WHERE …" (search and filters) or ""
    bool filtered = false; ///< the filters and the day set conditions of their own
    std::string order;     ///< " ORDER BY …"
    std::string reverse_order;
    std::string sort_column; ///< of `t`, where an index gives its order; else ""
    bool descending = false;
    std::vector<Value> parameters; ///< of `where`, those of `search` first

    /// Values must live as long as the statement runs. The statement must have the parameters of
    /// `where`, or (nothing else being filtered) of `search`.
    void bind(Statement& statement) const;
};

/// Errors: Usage for a ledger, field or operator that does not exist.
[[nodiscard]] Result<QuerySql> query_sql(const Catalog& catalog, const Query& query);

} // namespace lx
