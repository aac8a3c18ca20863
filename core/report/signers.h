#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/date.h"

namespace lx {

/// Who signs a report, and when it goes out. What is blank leaves a line to write on.
struct ReportSigners
{
    std::string filled_by;          ///< 填表人
    std::string checked_by;         ///< 审核人
    std::string phone;              ///< 联系电话
    std::string responsible{};      ///< 单位负责人
    std::optional<Date> reported{}; ///< 报出日期: as it is set, not the day of printing
};

/// "单位负责人：… 填表人：… 审核人：… 联系电话：…": the places a report's signature line names, the
/// one in charge first; of others than these four there is a line to write on.
[[nodiscard]] std::string signers_line(const std::vector<std::string>& signature,
                                       const ReportSigners& signers);
/// The place for the seal and the day it goes out, at the right below.
[[nodiscard]] std::string seal_line(const ReportSigners& signers);

} // namespace lx
