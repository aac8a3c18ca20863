#include "core/county/compared.h"

#include <algorithm>

#include "core/store/subject_names.h"

namespace lx {

Result<std::shared_ptr<const Compared>>
compare_county(Database& database, DefinitionsPtr definitions, const ComparedSide& left,
               const ComparedSide& right, Progress& progress)
{
    auto compared = std::make_shared<Compared>();
    LX_ASSIGN(compared->comparison, compare_file(database, definitions, left, right, progress));
    compared->definitions = std::move(definitions);
    compared->left = left;
    compared->right = right;
    return compared;
}

Result<std::shared_ptr<const ChangeList>> list_changes(const Compared& compared, std::size_t matter,
                                                       Move move, Database& database)
{
    auto list = std::make_shared<ChangeList>();
    {
        const std::lock_guard lock(compared.mutex);
        // The gravest moves come first.
        for (const Move one : {Move::Lost, Move::Gained, Move::Asked, Move::Freed, Move::Other}) {
            if (move != Move::None && one != move)
                continue;
            compared.comparison->each_change(matter, one, [&](const StateChange& change) {
                ++list->total;
                if (list->changes.empty())
                    list->ledger = change.ledger;
                if (change.ledger == list->ledger)
                    list->ids.push_back(change.id);
                if (list->changes.size() < kChangesListed)
                    list->changes.push_back(change);
                return true;
            });
        }
    }
    std::sort(list->ids.begin(), list->ids.end());
    SubjectNames names(database, compared.definitions->catalog());
    for (const StateChange& change : list->changes)
        names.want(change.ledger, change.id);
    LX_TRY(names.fetch());
    for (const StateChange& change : list->changes)
        list->names.push_back(names.name(change.ledger, change.id));
    return list;
}

} // namespace lx
