#include "core/edit/end_rows.h"

#include "core/store/leftovers.h"

namespace lx {

Result<ManyEdited> end_rows(Database& database, Editor& editor, const LedgerDef& def,
                            const std::vector<std::int64_t>& ids, const Ending& ending,
                            Progress& progress)
{
    std::vector<std::int64_t> ended;
    LX_ASSIGN(ManyEdited many,
              edit_many(ids, "结束", progress, [&](std::int64_t id) -> Result<Edited> {
                  LX_ASSIGN(Edited edited, editor.end(def, id, ending));
                  if (edited.outcome != WriteOutcome::Unchanged)
                      ended.push_back(id);
                  return edited;
              }));
    LX_ASSIGN(many.advice, leftovers_of(database, def.code, ended));
    return many;
}

} // namespace lx
