#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/exchange/ledger_import.h"
#include "core/ledger/catalog.h"

namespace lx {

/// A row of an input as it stands there.
struct GlancedRow
{
    std::int64_t row = 0; ///< from 0
    /// By column from 0, as far as something stands; ID and telephone numbers masked.
    std::vector<std::string> cells;
};

/// Rows and cells of one look: it is for the eye.
constexpr std::size_t most_glanced_rows = 400;
constexpr std::size_t most_glanced_cells = 200'000;

/// Reads some rows of the sheet a table was found on; those with nothing in them are left out, and
/// so is what goes beyond the limits. `rows`: from 0, ascending. Errors: BadInput (the file can't
/// be read or has fewer sheets by now), Io, Cancelled.
[[nodiscard]] Result<std::vector<GlancedRow>>
glance_at(const Catalog& catalog, const ImportedTable& table, const std::string& path,
          const std::vector<std::int64_t>& rows, Progress& progress);

} // namespace lx
