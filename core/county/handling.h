#pragma once

#include <cstdint>
#include <string_view>

#include "core/county/exceptions.h"
#include "core/county/supervision.h"

namespace lx {

/// What was done about a finding, or about a row of a list.
enum class Handling : std::uint8_t
{
    None,
    Explained,       ///< 情况说明 that holds
    ExplainedBefore, ///< 情况说明 that has run out
    Supervised,      ///< 督办中
    Overdue,         ///< 督办逾期
    Closed           ///< 已销号
};
/// 情况说明, 说明过期, 督办中, 督办逾期, 已销号; "" for None
[[nodiscard]] std::string_view handling_title(Handling handling);

struct Handled
{
    Handling how = Handling::None;
    const Supervised* matter = nullptr; ///< of Supervised, Overdue, Closed
    const Exception* said = nullptr;    ///< of Explained, ExplainedBefore
};

/// Of a rule (full id) or list (its key): open supervision goes before a 情况说明, what holds
/// before what has run out.
[[nodiscard]] Handled handled(const Supervisions& supervisions, const Exceptions& exceptions,
                              std::string_view name, std::string_view ledger, std::int64_t id);

} // namespace lx
