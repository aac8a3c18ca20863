#pragma once

#include <cstddef>
#include <vector>

#include "core/ledger/ledger_def.h"
#include "core/ledger/value.h"

namespace lx {

/// Goes on from what stands in the first cells of a column, as spreadsheets do; gives `count`
/// values that begin with `first`.
///
/// Whole and real numbers, money and years go on by the difference to `second` (nothing: by 1, of
/// money 1 元); days by months where `second` is the same day of a later or earlier month, else by
/// days (nothing: the next day); periods (2024-01, 2025Q3, 2025年上半年) by periods; texts by the
/// number in them that differs, else the last one (1 支部, 2 支部; 第01组; 第一党支部), written in
/// as many digits. What has no next – a choice, a text without a number, a reference, what would
/// be below zero or too great – stays as the one before.
[[nodiscard]] std::vector<Value> series(const FieldDef& field, const Value& first,
                                        const Value& second, std::size_t count);

/// Whether `second` follows `first` by a step of such a series (of another step than none).
[[nodiscard]] bool gives_step(const FieldDef& field, const Value& first, const Value& second);

} // namespace lx
