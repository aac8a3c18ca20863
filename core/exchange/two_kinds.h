#pragma once

#include <string>
#include <string_view>

namespace lx {

/// Somebody in business without a company: none of the two kinds by itself, but some policies count
/// them among 非公有制企业.
inline constexpr std::string_view individual_business = "个体工商户";

/// What a holder is who is none of the two kinds this program keeps (非公有制企业, 社会组织):
/// 个体工商户, 机关或事业单位, 工会, … By the first signs of a code after GB 32100-2015; "" where
/// it may be one, or the code has not 18 characters.
[[nodiscard]] std::string other_kind_of_code(std::string_view code);
/// By what a list calls its type: "个体工商户", "事业单位"; "" where it may be one.
[[nodiscard]] std::string other_kind_of_word(std::string_view word);

} // namespace lx
