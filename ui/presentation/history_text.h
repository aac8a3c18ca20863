#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/change_log.h"
#include "core/store/ledger_store.h"

namespace lx::ui {

/// A changed row, ready to be shown: one step of its history.
struct HistoryStep
{
    std::int64_t change = 0; ///< RowChange::id
    std::string when;
    QString user;
    QString action;       ///< title of the action it was part of
    std::string ledger{}; ///< code; "" where it is a setting
    std::int64_t row = 0;
    QString name{}; ///< "单位 甲公司"
    ChangeKind kind = ChangeKind::Update;
    struct Field
    {
        QString name;
        QString before;
        QString after;
    };
    std::vector<Field> fields; ///< of a removed row: what it held
};

/// Rows changed, in the order given; sensitive values are masked, references shown by name. Of a
/// setting only policies are told, by their names; what the program counts for itself is left out.
[[nodiscard]] Result<std::vector<HistoryStep>>
show_changes(Database& database, const Catalog& catalog, const std::vector<RowChange>& changes);

/// The history of a row, newest first.
[[nodiscard]] Result<std::vector<HistoryStep>>
read_history(Database& database, const Catalog& catalog, const LedgerDef& def, std::int64_t row);

} // namespace lx::ui
