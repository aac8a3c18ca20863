#include "core/edit/find_replace.h"

#include <algorithm>
#include <span>
#include <unordered_map>
#include <utility>

#include "core/edit/cell_texts.h"
#include "core/edit/entry_reader.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::size_t rows_at_once = 1000;

} // namespace

bool searched_unnamed(const FieldDef& field)
{
    return field.type != FieldType::Uscc && field.type != FieldType::IdNumber &&
           field.type != FieldType::ObjectKey && field.type != FieldType::GeoJson && !field.code &&
           !field.sensitive;
}

Result<CellHits> find_cells(Database& database, const Catalog& catalog, const LedgerDef& def,
                            const CellSearch& search, std::size_t most, Progress& progress)
{
    LX_ASSIGN(const TextFinder finder, TextFinder::make(search.words, search.how, search.instead));
    LedgerStore store(database, catalog);
    EntryReader reader(database, catalog);
    CellTexts texts;
    CellHits hits;
    const std::span<const std::int64_t> all(search.rows);
    for (std::size_t from = 0; from < all.size(); from += rows_at_once) {
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消。");
        progress.report("查找", static_cast<std::int64_t>(from), std::ssize(search.rows));
        const auto part = all.subspan(from, std::min(rows_at_once, all.size() - from));
        LX_ASSIGN(const auto rows, store.rows(def, {part.begin(), part.end()}));
        for (const int field : search.fields) {
            const auto at = static_cast<std::size_t>(field);
            if (names_rows(def.fields[at]))
                LX_TRY(texts.read_names(store, catalog, def.fields[at], rows, at));
        }
        for (const Record& row : rows) {
            for (const int field : search.fields) {
                const auto at = static_cast<std::size_t>(field);
                const FieldDef& of = def.fields[at];
                std::string before = texts.text(of, row.values[at]);
                auto after =
                    finder.replaced(before, of.person ? NameKind::Person : NameKind::Words);
                if (!after)
                    continue;
                if (hits.cells.size() == most) {
                    hits.more = true;
                    return hits;
                }
                CellHit hit{row.id,
                            {field, row.values[at], row.values[at]},
                            std::move(before),
                            std::move(*after),
                            {}};
                if (hit.differs()) {
                    LX_ASSIGN(ReadEntry read, reader.read(of, hit.after, row.values[at]));
                    hit.problem = std::move(read.problem);
                    hit.edit.value = std::move(read.value);
                }
                hits.cells.push_back(std::move(hit));
            }
        }
    }
    return hits;
}

Result<ManyEdited> replace_cells(Editor& editor, const LedgerDef& def,
                                 const std::vector<CellHit>& cells, Progress& progress)
{
    std::vector<std::int64_t> rows;
    std::unordered_map<std::int64_t, std::vector<const CellHit*>> of_row;
    for (const CellHit& cell : cells) {
        auto& hits = of_row[cell.id];
        if (hits.empty())
            rows.push_back(cell.id);
        hits.push_back(&cell);
    }
    return edit_many(rows, "替换", progress, [&](std::int64_t id) -> Result<Edited> {
        std::vector<FieldEdit> edits;
        for (const CellHit* hit : of_row[id]) {
            if (!hit->problem.empty()) {
                Edited refused;
                refused.problems.push_back(
                    {def.fields[static_cast<std::size_t>(hit->edit.field)].key, hit->problem,
                     false});
                return refused;
            }
            edits.push_back(hit->edit);
        }
        return editor.change(def, id, edits);
    });
}

} // namespace lx
