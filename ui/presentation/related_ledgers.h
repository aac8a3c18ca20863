#pragma once

#include <string>
#include <vector>

#include <QString>

#include "core/ledger/catalog.h"

namespace lx::ui {

/// A ledger whose rows point to rows of another one by a field (survey.unit → unit).
struct RelatedLedger
{
    const LedgerDef* def = nullptr;
    std::string field;
    QString title; ///< 摸底记录, or 组织关系转接·转入党组织 where several fields point here
};

/// All ledgers that point to `target`, in the order of the catalogue.
[[nodiscard]] std::vector<RelatedLedger> related_ledgers(const Catalog& catalog,
                                                         const LedgerDef& target);

} // namespace lx::ui
