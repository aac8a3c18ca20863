#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx::ui {

/// One step in a row's history, ready to be shown.
struct HistoryStep
{
    std::string when;
    QString user;
    QString action; ///< title of the action it was part of
    ChangeKind kind = ChangeKind::Update;
    struct Field
    {
        QString name;
        QString before;
        QString after;
    };
    std::vector<Field> fields; ///< empty for a removed row
};

/// The history of a row, newest first; sensitive values are masked.
[[nodiscard]] Result<std::vector<HistoryStep>>
read_history(Database& database, const Catalog& catalog, const LedgerDef& def, std::int64_t row);

} // namespace lx::ui
