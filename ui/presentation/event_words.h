#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace lx {
class Catalog;
class Database;
struct EventPlan;
} // namespace lx

namespace lx::ui {

/// What an event writes into one ledger in one way.
struct EventLine
{
    QString text;       ///< 覆盖关系 结束 2 行：甲公司、乙公司
    QStringList fields; ///< of its first rows what they hold or how they change, a text each
};

/// What a plan writes, in its order; numbers of persons are masked. `database` is asked for names
/// of rows. Errors: Database.
[[nodiscard]] Result<std::vector<EventLine>> event_lines(Database& database, const Catalog& catalog,
                                                         const EventPlan& plan);

} // namespace lx::ui
