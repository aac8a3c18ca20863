#pragma once

#include <string>
#include <string_view>

namespace lx {

/// What the words of a line say that is no row of a ledger. Texts as the sheet has them, trimmed.

/// 小计, 合计, 总计, 共计, 平均, 其中…, 共12家, 杨和镇小计, 全县合计.
[[nodiscard]] bool is_totals_word(std::string_view text);

/// A label of what stands above or below a table: "填表人：", "（公章）", "审批意见", "打印日期",
/// "第1页 共2页", "以下空白", "注：…".
[[nodiscard]] bool is_form_label(std::string_view text);

/// "一、城关镇", "（二）工业园区": how sections are numbered.
[[nodiscard]] bool is_section_title(std::string_view text);

/// "望远镇", "城关街道": how areas are called and no unit is.
[[nodiscard]] bool is_area_title(std::string_view text);

/// What a section line or the name of a sheet is about: without its number in front and what stands
/// in brackets behind ("一、杨和镇（2家）" → "杨和镇").
[[nodiscard]] std::string section_subject(std::string_view text);

} // namespace lx
