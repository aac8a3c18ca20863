#include "core/rows/list_marks.h"

#include "core/rows/lists.h"

namespace lx {

Result<std::vector<ListMark>> list_marks(const FactRegistry& facts, const std::string& ledger)
{
    LX_ASSIGN(const auto lists, preset_lists(facts));
    std::vector<ListMark> marks;
    for (const RowList& list : lists) {
        if (list.sign.empty() || list.rows.ledger != ledger)
            continue;
        LX_ASSIGN(auto where,
                  Selection::read(list.rows.condition, "名单“" + list.name + "”", ledger, facts));
        marks.push_back({list.sign, list.name, list.note, list.alarm, std::move(where)});
    }
    return marks;
}

} // namespace lx
