#pragma once

#include <memory>
#include <string>
#include <vector>

#include <QString>
#include <QStringList>
#include <Qt>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/facts/kept_worlds.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "core/rows/filter_subject.h"
#include "core/store/ledger_store.h"

namespace lx {
class ListFacts;
}

namespace lx::ui {

/// A row as a table shows it.
struct ShownRow
{
    Record record;
    std::vector<QString> texts; ///< by field; then by derived column, where those were added
};

/// Turns records into texts: references become the names of the rows they point to (one query per
/// ledger they point to, whatever the number of rows), numbers get separators, zero in figures is
/// –. `masked` hides the middle of sensitive values.
[[nodiscard]] Result<std::vector<ShownRow>> show_rows(LedgerStore& store, const Catalog& catalog,
                                                      const LedgerDef& def,
                                                      std::vector<Record> records, bool masked);

/// The texts of derived columns: one list a row, one text a column; "" where it is not known.
[[nodiscard]] Result<std::vector<std::vector<QString>>>
show_facts(LedgerStore& store, const Catalog& catalog, const ListFacts& facts,
           const std::vector<FilterSubject>& columns, const std::vector<std::int64_t>& ids);

/// Appends to the texts of each row those of the ledger's derived columns (list_columns), of which
/// only `wanted` are filled; nothing where it names none. `day`: that facts are seen on.
[[nodiscard]] Result<> add_facts(Database& database, const DefinitionsPtr& definitions,
                                 const LedgerDef& def, const std::vector<int>& wanted, Date day,
                                 KeptWorlds& worlds, std::vector<ShownRow>& rows,
                                 Progress& progress);

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
