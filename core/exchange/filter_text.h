#pragma once

#include <string>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/store/ledger_store.h"

namespace lx {

/// Reads a filter as people write it on the command line: "属地 = 望远镇", "登记日期>=2024-01-01",
/// "单位名称 ~ 科技", "注销日期 =" (empty). HEADING is a field's heading, synonym or key; OP one of
/// = != >= <= > < ~ (also ≥ ≤ ≠ and full width). Values are read like cells of an import;
/// references by key or name. Errors: Usage, with what to write.
[[nodiscard]] Result<Filter> read_filter(Database& database, const Catalog& catalog,
                                         const LedgerDef& def, const std::string& text);

} // namespace lx
