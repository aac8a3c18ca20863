#pragma once

#include <string>

#include <QJsonObject>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"

namespace lx {

class Database;

/// Reads a condition as people write it on the command line: "属地 = 望远镇",
/// "登记日期>=2024-01-01", "单位名称 ~ 科技", "注销日期 =" (empty), "正式党员数 >= 3". HEADING is a
/// field's heading, synonym or key, else a derived fact's title or key; OP one of
/// = != >= <= > < ~ (also ≥ ≤ ≠ and full width). Values are read like cells of an import;
/// references by key or name. "!=" holds for a blank too. Errors: Usage, with what to write.
[[nodiscard]] Result<QJsonObject> read_filter(Database& database, const FactRegistry& registry,
                                              const LedgerDef& def, const std::string& text);

} // namespace lx
