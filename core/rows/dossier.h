#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Rows of another ledger that belong to a row's dossier (resources/dossiers).
struct DossierPart
{
    std::string title;
    const LedgerDef* ledger = nullptr;
    std::size_t field = 0; ///< of `ledger`: what leads to the row
    /// Ledger that leads from the row to what `field` refers to (unit → coverage → org → post):
    /// its rows in force. Null: `field` refers to the row itself.
    const LedgerDef* through = nullptr;
    std::size_t from = 0;             ///< of `through`: refers to the row
    std::size_t to = 0;               ///< of `through`: refers to what `field` does
    std::vector<std::size_t> columns; ///< fields of `ledger` worth seeing here
};

/// What makes up the dossier of a ledger's rows, as a file of resources/dossiers says.
struct DossierDef
{
    const LedgerDef* ledger = nullptr;
    std::vector<DossierPart> parts;
};

/// Rows of these ledgers have a dossier: units and organizations.
[[nodiscard]] bool has_dossier(const std::string& ledger);
/// Errors: BadInput with file and place where a definition names what the catalogue has not. It
/// points into the catalogue. Precondition: has_dossier.
[[nodiscard]] Result<DossierDef> dossier_def(const Catalog& catalog, const std::string& ledger);

/// One part of one row's dossier.
struct DossierRows
{
    std::vector<std::int64_t> owners; ///< what `field` has to refer to; none: there is no such row
    std::int64_t count = 0;
    std::vector<Record> first; ///< at most kDossierRows, newest first where rows have a date
    QJsonObject condition;     ///< all of them, as a list's condition; empty without owners
};
inline constexpr std::int64_t kDossierRows = 8;

/// The parts of a row's dossier in their order; `day`: which rows of `through` are in force.
/// Errors: Database.
[[nodiscard]] Result<std::vector<DossierRows>>
read_dossier(LedgerStore& store, const DossierDef& def, std::int64_t row, Date day);

} // namespace lx
