#pragma once

#include <vector>

#include <QJsonObject>

#include "core/report/print_sheet.h"

namespace lx {

/// Official letters (GB/T 9704-2012: title 2号, body 3号仿宋, signature and date at the right): the
/// rows of a ledger that go to the same addressee on the same day stand in one letter with a table.
/// `json` is the sheet's definition with its object "letter". In the order of `ids`.
[[nodiscard]] Result<std::vector<SheetPage>>
make_letters(Database& database, const Catalog& catalog, const QJsonObject& json,
             const std::vector<std::int64_t>& ids, const SheetRequest& request, Progress& progress);

} // namespace lx
