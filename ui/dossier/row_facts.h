#pragma once

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
/// The steps of a row's history: when, who, what changed from what to what.
[[nodiscard]] QWidget* row_history(const std::vector<HistoryStep>& steps, Date today);

} // namespace lx::ui
