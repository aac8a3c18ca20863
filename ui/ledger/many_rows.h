#pragma once

#include <functional>
#include <string>
#include <vector>

#include "core/edit/editor.h"
#include "core/edit/find_replace.h"
#include "ui/document/notices.h"

namespace lx::ui {

class AppContext;
class WorkSlot;

/// What is done to many rows of a ledger, on a worker.
using ManyRows = std::function<Result<ManyEdited>(Database&, const Catalog&, Editor&,
                                                  const LedgerDef&, Progress&)>;

/// Does it as one action; `done` learns what became of the rows.
void change_rows(AppContext& context, WorkSlot& slot, const LedgerDef& def, const QString& title,
                 ManyRows work, std::function<void(const ManyEdited&)> done);

/// "单位 宁夏某某有限公司" for one row, "单位 12 行" for several.
[[nodiscard]] QString rows_named(AppContext& context, const LedgerDef& def,
                                 const std::vector<std::int64_t>& ids);
[[nodiscard]] QString row_name(AppContext& context, const LedgerDef& def, std::int64_t id);

/// `sentence` with how many rows were refused and the first reasons; nothing where none was.
void tell_refused(AppContext& context, const ManyEdited& many, const QString& sentence,
                  std::vector<Notice::Act> acts = {});

/// Gives fields of rows these values; tells how many were changed and which were refused, with the
/// way to those.
void change_fields(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                   std::vector<std::int64_t> ids, std::vector<FieldEdit> fields,
                   std::function<void(const ManyEdited&)> done);
/// Replaces in cells that were found; tells likewise.
void replace_found(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                   std::vector<CellHit> cells, std::function<void(const ManyEdited&)> done);
/// Gives the rows what the field holds in the row `from`; 0: goes on from the first row in a
/// series. Tells likewise.
void fill_rows(AppContext& context, WorkSlot& slot, const LedgerDef& def, int field,
               std::int64_t from, std::vector<std::int64_t> ids,
               std::function<void(const ManyEdited&)> done);
/// Changes one value of a field into another wherever it stands in these rows; tells likewise.
void change_value(AppContext& context, WorkSlot& slot, const LedgerDef& def,
                  std::vector<std::int64_t> ids, int field, Value from, Value to,
                  std::function<void(const ManyEdited&)> done);

} // namespace lx::ui
