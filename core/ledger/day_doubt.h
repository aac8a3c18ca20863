#pragma once

#include <optional>
#include <string>

#include "core/base/date.h"
#include "core/ledger/ledger_def.h"

namespace lx {

/// What is odd about a day (or a year) as its field has it, seen by itself: one Chinese sentence
/// that names the field and, where there is one, the day that may be meant; "" where it is likely.
///
/// Too early: before the field's `earliest`, else before 1900 (as for fields that hold a year). Too
/// late: after `today` where the field says that its day lies behind us; for other fields more than
/// 20 years ahead (twice the longest term of office, which are the longest spans that ledgers
/// hold), without `today` after 2099 (beyond which spreadsheets' serial days aren't believed
/// either).
[[nodiscard]] std::string day_doubt(const FieldDef& field, Date day, std::optional<Date> today);
[[nodiscard]] std::string year_doubt(const FieldDef& field, int year, std::optional<Date> today);

} // namespace lx
