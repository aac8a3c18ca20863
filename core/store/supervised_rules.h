#pragma once

#include <vector>

#include "core/base/result.h"
#include "core/store/action_row.h"

struct sqlite3;

namespace lx {

/// Part of the step to version 4: "ningxia-2018/6.a 单独建党组织" in the source of a supervised
/// finding becomes its rule ("ningxia-2018/6.a") and its source ("单独建党组织"). What a clerk
/// wrote stays whole. `made` gets the changes; `action` is the one they belong to.
[[nodiscard]] Result<> take_out_supervised_rules(sqlite3* handle, const ActionRow& action,
                                                 std::vector<MarkerChange>& made);

} // namespace lx
