#pragma once

#include "app/cli/command.h"
#include "core/report/signers.h"

namespace lx::cli {

/// `--responsible`, `--filled-by`, `--checked-by`, `--phone`, `--reported`: who signs a report, and
/// when it goes out. Errors: Usage (no date).
[[nodiscard]] Result<ReportSigners> signers_argument(const Arguments& arguments, Date today);
/// A command's own options with these behind.
[[nodiscard]] std::vector<OptionDef> with_signers(std::vector<OptionDef> options);
/// The same in a line of help.
inline constexpr const char* signers_usage =
    "[--responsible 单位负责人] [--filled-by 填表人] [--checked-by 审核人] [--phone 电话] "
    "[--reported 报出日期]";

} // namespace lx::cli
