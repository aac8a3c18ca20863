#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>
#include <Qt>

#include "core/base/date.h"
#include "core/base/result.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/store/ledger_store.h"

namespace lx::ui {

/// A row as a table shows it: the record and one text per field of the ledger.
struct ShownRow
{
    Record record;
    std::vector<QString> texts;
};

/// Turns records into texts: references become the names of the rows they point to (one query per
/// ledger they point to, whatever the number of rows), numbers get separators, zero in figures is
/// –. `masked` hides the middle of sensitive values.
[[nodiscard]] Result<std::vector<ShownRow>> show_rows(LedgerStore& store, const Catalog& catalog,
                                                      const LedgerDef& def,
                                                      std::vector<Record> records, bool masked);

/// Right for figures, centred for dates and yes/no, left for the rest.
[[nodiscard]] Qt::Alignment alignment_of(const FieldDef& field);
/// Set in a fixed-pitch face: codes and numbers of people, phones.
[[nodiscard]] bool is_code(const FieldDef& field);
/// Figures, of which sums make sense.
[[nodiscard]] bool is_figure(const FieldDef& field);
/// Ids of a RefList ("12,7").
[[nodiscard]] std::vector<std::int64_t> ids_of_list(const Value& value);
/// The row has ended on `day`: its ledger has an end date and this row's is ≤ day.
[[nodiscard]] bool ended_at(const LedgerDef& def, const Record& record, Date day);

} // namespace lx::ui
