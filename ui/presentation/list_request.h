#pragma once

#include <optional>
#include <vector>

#include <QString>

#include "core/store/ledger_store.h"

namespace lx::ui {

/// "Show me these rows": a query of a ledger, or the very rows behind a figure.
struct ListRequest
{
    Query query; ///< ledger, search, filters, order
    std::optional<std::vector<std::int64_t>>
        ids;       ///< only these rows of it (the rest of the query still holds)
    QString title; ///< what the list is, shown above it ("应建未建单位"); "" = an ordinary look
};

} // namespace lx::ui
