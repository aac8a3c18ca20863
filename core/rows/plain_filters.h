#pragma once

#include <optional>
#include <vector>

#include <QJsonObject>

#include "core/base/date.h"
#include "core/facts/fact_registry.h"
#include "core/rules/selection.h"
#include "core/store/ledger_store.h"

namespace lx {

/// A condition in the words of the store.
struct PlainFilters
{
    std::vector<Filter> filters; ///< all hold
    bool store_alone = false;    ///< facts can't say it
};

/// A comparison of a field of the ledger with a value, or the denial of one, as filters that let
/// through the same rows as the condition; nothing where the store can't say it or it is not one
/// (the parser of conditions tells what is wrong). `day`: nothing later is known; empty: all dates
/// are.
[[nodiscard]] std::optional<PlainFilters>
plain_filters(const FactRegistry& registry, const LedgerDef& def, const QJsonObject& json,
              std::optional<Date> day, const Selection::FindRow& find_row);

} // namespace lx
