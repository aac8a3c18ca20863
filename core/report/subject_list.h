#pragma once

#include "core/report/report.h"

namespace lx {

/// The sheet 名单 of a report that is made of lists: every row of ledger that stands in it once,
/// with the sheets it stands in and how often. Names are the texts of the lists' own columns
/// 单位名称 or 对象.
[[nodiscard]] ReportTable subject_list(const Report& report);

} // namespace lx
