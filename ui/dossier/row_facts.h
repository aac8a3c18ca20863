#pragma once

#include <functional>
#include <vector>

#include <QWidget>

#include "core/base/date.h"
#include "core/ledger/ledger_def.h"
#include "ui/presentation/history_text.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

/// A widget without a background of its own, to be put into a scroll area.
[[nodiscard]] QWidget* plain_widget(QWidget* parent = nullptr);
/// The fields of a row that hold something, in their groups; then the names of those that don't.
[[nodiscard]] QWidget* row_facts(const LedgerDef& def, const ShownRow& row);
/// The steps of a row's history: when, who, what changed from what to what. Each can be taken back
/// by its change (RowChange::id) where `take_back` is given.
[[nodiscard]] QWidget* row_history(const std::vector<HistoryStep>& steps, Date today,
                                   const std::function<void(std::int64_t)>& take_back = {});

} // namespace lx::ui
