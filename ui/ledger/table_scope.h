#pragma once

#include <cstdint>
#include <memory>
#include <vector>

#include "core/ledger/catalog.h"

namespace lx::ui {

/// What the tools of a ledger's table work on: the rows chosen, where several are, else all that
/// are shown.
struct TableScope
{
    std::shared_ptr<const Catalog> catalog;
    const LedgerDef* def = nullptr; ///< of the catalogue
    std::vector<std::int64_t> rows; ///< in the order shown
    bool chosen = false;            ///< the rows are chosen ones
    int column = 0;                 ///< field the keyboard is at, or the first shown
    std::vector<int> fields;        ///< those shown, from left to right
    bool masked = true;

    [[nodiscard]] const FieldDef& field() const
    {
        return def->fields[static_cast<std::size_t>(column)];
    }
};

} // namespace lx::ui
