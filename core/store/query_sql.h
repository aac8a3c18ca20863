#pragma once

#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"
#include "core/store/ledger_store.h"
#include "core/store/statement.h"

namespace lx {

/// A Query as the tail of a SELECT whose table is `t`.
struct QuerySql
{
    const LedgerDef* def = nullptr;
    std::string where; ///< " WHERE …" or ""
    std::string order; ///< " ORDER BY …"
    std::string reverse_order;
    std::vector<Value> parameters; ///< of `where`, in order

    /// Values must live as long as the statement runs.
    void bind(Statement& statement) const;
};

/// Errors: Usage for a ledger, field or operator that does not exist.
[[nodiscard]] Result<QuerySql> query_sql(const Catalog& catalog, const Query& query);

} // namespace lx
