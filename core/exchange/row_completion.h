#pragma once

#include <optional>

#include "core/base/result.h"
#include "core/exchange/import_telling.h"
#include "core/exchange/row_parser.h"
#include "core/ledger/catalog.h"
#include "core/store/settings_store.h"

namespace lx {

/// What a new row gets though the file does not say it, each with a remark on the row: what its
/// other fields propose (core/ledger/proposals), a unit's type 其他 where nothing tells it, an
/// area's place under the jurisdiction.
class RowCompletion
{
public:
    RowCompletion(const Catalog& catalog, const LedgerDef& def, const ImportTelling& telling)
        : m_catalog(catalog), m_def(def), m_telling(telling)
    {}
    /// Reads whose file it is.
    [[nodiscard]] Result<> prepare(Database& database);
    void complete(ParsedRow& row, Record& record) const;

private:
    void propose(ParsedRow& row, Record& record) const;
    void attach_area(ParsedRow& row, Record& record) const;

    const Catalog& m_catalog;
    const LedgerDef& m_def;
    const ImportTelling& m_telling;
    std::optional<Jurisdiction> m_jurisdiction; ///< where the ledger is `area`
};

} // namespace lx
