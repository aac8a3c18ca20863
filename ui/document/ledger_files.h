#pragma once

#include <QString>

namespace lx::ui {

/// "… (*.lxdb)" for the file dialogs.
[[nodiscard]] QString ledger_file_filter();
/// The name with the ending of ledger files, where it has none.
[[nodiscard]] QString with_ledger_ending(const QString& path);

} // namespace lx::ui
