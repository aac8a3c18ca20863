#pragma once

#include <functional>
#include <string>
#include <vector>

#include <QStringList>

#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/value.h"
#include "ui/presentation/list_report.h"

class QMenu;

namespace lx::ui {

class AppContext;
class WorkSlot;

/// Changes one field of a stored row. Errors: the first reason it is refused for.
[[nodiscard]] Result<> change_cell(AppContext& context, const LedgerDef& def, std::int64_t id,
                                   int field, Value value);

/// Moves rows to the recycle bin as one action; rows others refer to stay, and are named, with the
/// ways on: to end them (`ask_end`, where rows of the ledger can end), to see what hangs on them.
void remove_records(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                    std::vector<std::int64_t> ids,
                    std::function<void(std::vector<std::int64_t>)> ask_end = {});

/// Ends rows on a day as one action: sets the definition's end date and the reason. Rows that have
/// ended already stay as they are; what hangs on the others and still goes on is told.
void end_records(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                 std::vector<std::int64_t> ids, const std::string& day, const std::string& reason);

/// Shows the first printed sheet there is for a ledger, of one row; false where there is none.
bool show_sheet(AppContext& context, const std::string& ledger, std::int64_t row);
/// Fills a menu with the printed sheets there are for a ledger's rows; gives how many there are.
/// `chosen` is asked when one is taken.
int fill_print_menu(QMenu& menu, AppContext& context, const LedgerDef& def,
                    const std::function<std::vector<std::int64_t>()>& chosen);

/// Writes the list as it is shown (its columns, masked or not) to a .pdf the user names, with the
/// office and today's date.
void print_list(AppContext& context, WorkSlot& slot, PrintedList list);

} // namespace lx::ui
