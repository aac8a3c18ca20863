#pragma once

#include <string>

#include "core/base/json_writer.h"
#include "core/exchange/export_cells.h"

namespace lx::cli {

/// Values of rows as programs and people read them: the command line's counterpart of a cell of an
/// export.
class FieldJson
{
public:
    /// `large`: many rows follow, so keys of references are read at once. `masked`: the middle of
    /// ID numbers and telephone numbers is hidden. Both must outlive it.
    FieldJson(Database& database, const Catalog& catalog, bool large, bool masked)
        : m_cells(database, catalog, large, masked)
    {}

    /// A number (money in 元), yes/no, an ISO day, a text, a reference's natural key; null for
    /// nothing.
    [[nodiscard]] Result<> write(JsonWriter& json, const FieldDef& field, const Value& value);
    /// The same on one line.
    [[nodiscard]] Result<std::string> text(const FieldDef& field, const Value& value);

private:
    ExportCells m_cells;
};

} // namespace lx::cli
