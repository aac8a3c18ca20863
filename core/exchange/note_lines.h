#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// Lines an import leaves in 备注 so that nothing a list says is lost.

/// What stood in the code column and is no code: "代码栏原文：正在办理".
inline constexpr std::string_view code_remark = "代码栏原文：";
/// The name a unit bore before: "曾用名：测试有限公司".
inline constexpr std::string_view former_name_remark = "曾用名：";

/// `note` with each line it does not have yet.
[[nodiscard]] std::string with_lines(std::string note, const std::vector<std::string>& lines);
/// The lines of `note` that an import left there.
[[nodiscard]] std::vector<std::string> import_lines(std::string_view note);

} // namespace lx
