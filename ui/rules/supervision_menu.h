#pragma once

#include <functional>
#include <vector>

#include "core/county/finding_list.h"

class QMenu;

namespace lx::ui {

class AppContext;
class FindingActions;

/// What can be done about chosen findings.
struct ChosenFindings
{
    std::shared_ptr<const FindingList> list;
    std::vector<FindingList::Row> rows;

    /// Their rows in the supervision ledger, and those of them not closed by the list's day.
    [[nodiscard]] std::vector<std::int64_t> supervisions() const;
    [[nodiscard]] std::vector<std::int64_t> open_supervisions() const;
    /// All of one ledger: they fit one list.
    [[nodiscard]] bool one_ledger() const;
};

/// Fills the menu of the findings list. `explain` and `supervise` ask for what they need first.
void fill_supervision_menu(QMenu& menu, AppContext& context, FindingActions& actions,
                           const ChosenFindings& chosen, const std::function<void()>& explain,
                           const std::function<void()>& supervise);

} // namespace lx::ui
