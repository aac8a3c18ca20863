#include "core/edit/paste_plan.h"

#include <algorithm>
#include <set>
#include <span>
#include <utility>

#include "core/edit/key_index.h"
#include "core/edit/paste_rows.h"

namespace lx {

namespace {

constexpr std::size_t rows_at_once = 1000;
constexpr std::size_t rows_between_reports = 64;

tl::unexpected<Error> stopped()
{
    return fail(ErrorKind::Cancelled, "已取消，没有改动任何内容。");
}

std::string number(std::size_t row)
{
    return std::to_string(row + 1);
}

class Planner
{
public:
    Planner(Database& database, const Catalog& catalog, const Actor& actor, const LedgerDef& def,
            std::optional<Date> today, PastePlan& plan, Progress& progress)
        : m_database(database), m_catalog(catalog), m_actor(actor), m_def(def), m_today(today),
          m_plan(plan), m_progress(progress), m_store(database, catalog),
          m_rows(database, catalog, def, plan, today)
    {}

    /// Finds the rows the lines of a list are for, by their keys.
    Result<> match(std::vector<PasteLine>& lines)
    {
        LX_ASSIGN(const KeyIndex keys, KeyIndex::load(m_database, m_def));
        std::unordered_map<std::int64_t, std::size_t> seen;
        for (PasteLine& line : lines) {
            if (m_progress.cancelled())
                return stopped();
            bool masked = false;
            LX_ASSIGN(const Record key, m_rows.key_values(line.source, masked));
            if (masked) {
                line.problem = "编号隐去了中间几位，认不出是哪一条，请填完整的。";
                continue;
            }
            const KeyIndex::Match match = keys.match(key);
            if (match.how == KeyIndex::How::Ambiguous)
                line.problem = "有 " + std::to_string(match.candidates) + " 个同名的“" +
                               m_def.name + "”，认不出是哪一条，请填编号。";
            if (match.id == 0)
                continue;
            const auto [first, fresh] = seen.emplace(match.id, line.source);
            if (fresh)
                line.id = match.id;
            else
                line.problem = "与第 " + number(first->second) + " 行是同一条，只写入那一行。";
        }
        return {};
    }

    /// Reads all cells; nothing has been tried on the file yet, which references are looked up in.
    Result<> read(const std::vector<PasteLine>& lines)
    {
        const std::span<const PasteLine> all(lines);
        for (std::size_t from = 0; from < all.size(); from += rows_at_once) {
            if (m_progress.cancelled())
                return stopped();
            m_progress.report("读取粘贴的内容", static_cast<std::int64_t>(from), std::ssize(lines));
            LX_TRY(read_part(all.subspan(from, std::min(rows_at_once, all.size() - from))));
        }
        return {};
    }

    /// Holds the rows against the checks and the door.
    Result<> settle()
    {
        std::optional<Writer> writer;
        std::optional<Editor> door;
        for (std::size_t at = 0; at < m_plan.rows.size(); ++at) {
            if (at % rows_between_reports == 0) {
                if (m_progress.cancelled())
                    return stopped();
                m_progress.report("检查粘贴的内容", static_cast<std::int64_t>(at),
                                  std::ssize(m_plan.rows));
            }
            PastedRow& row = m_plan.rows[at];
            const Record* before = row.id == 0 ? nullptr : &m_before[at];
            if (!door && m_rows.needs_door(row)) {
                LX_ASSIGN(Writer begun, Writer::begin(m_database, m_catalog, m_actor, {}));
                writer.emplace(std::move(begun));
                door.emplace(m_catalog, *writer, m_today);
            }
            LX_TRY(m_rows.settle(row, before, door ? &*door : nullptr));
        }
        return {}; // the writer goes without a commit
    }

    /// Counts, and reads the names that are shown.
    Result<> finish()
    {
        std::vector<std::int64_t> ids;
        std::vector<std::vector<const Value*>> values(m_plan.columns.size());
        for (const PastedRow& row : m_plan.rows) {
            if (row.written())
                ++(row.id == 0 ? m_plan.new_rows : m_plan.changed_rows);
            if (row.id != 0)
                ids.push_back(row.id);
            for (const PastedCell& cell : row.cells) {
                ++m_plan.cells[static_cast<std::size_t>(cell.kind)];
                if (!cell.written())
                    continue;
                m_plan.noted += cell.note.empty() ? 0 : 1;
                m_plan.keys += m_rows.is_key(cell) ? 1 : 0;
                values[cell.column].push_back(&cell.after);
            }
        }
        for (std::size_t column = 0; column < values.size(); ++column) {
            const int field = m_plan.columns[column].field;
            if (field >= 0 && names_rows(m_def.fields[static_cast<std::size_t>(field)]))
                LX_TRY(m_plan.texts.read_names(m_store, m_catalog,
                                               m_def.fields[static_cast<std::size_t>(field)],
                                               values[column]));
        }
        LX_ASSIGN(m_plan.names, m_store.labels(m_def, ids));
        return {};
    }

private:
    Result<> read_part(std::span<const PasteLine> lines)
    {
        std::vector<std::int64_t> ids;
        for (const PasteLine& line : lines)
            if (line.id != 0)
                ids.push_back(line.id);
        LX_ASSIGN(std::vector<Record> records, m_store.rows(m_def, ids));
        for (const PasteColumn& column : m_plan.columns) {
            const auto at = static_cast<std::size_t>(column.field);
            if (column.field >= 0 && names_rows(m_def.fields[at]))
                LX_TRY(m_plan.texts.read_names(m_store, m_catalog, m_def.fields[at], records, at));
        }
        // In the order of the ids; rows that are gone are left out.
        std::size_t next = 0;
        for (const PasteLine& line : lines) {
            Record* before = nullptr;
            PasteLine now = line;
            if (line.id != 0 && next < records.size() && records[next].id == line.id)
                before = &records[next++];
            else if (line.id != 0)
                now.problem = "这一行已经不在了，请刷新后再试。";
            LX_ASSIGN(PastedRow row, m_rows.read(now, before));
            m_before.push_back(before != nullptr && row.written() ? std::move(*before) : Record());
            m_plan.rows.push_back(std::move(row));
        }
        return {};
    }

    Database& m_database;
    const Catalog& m_catalog;
    const Actor& m_actor;
    const LedgerDef& m_def;
    std::optional<Date> m_today;
    PastePlan& m_plan;
    Progress& m_progress;
    LedgerStore m_store;
    PasteRows m_rows;
    std::vector<Record> m_before; ///< of the plan's rows; empty where nothing is written
};

/// As they stand: the rows of the next part of a plan in which something is written, in its order;
/// those that are gone are left out.
Result<std::vector<Record>> rows_written(LedgerStore& store, const LedgerDef& def,
                                         const PastePlan& plan, std::size_t from)
{
    std::vector<std::int64_t> ids;
    const std::size_t end = std::min(plan.rows.size(), from + rows_at_once);
    for (std::size_t at = from; at < end; ++at)
        if (plan.rows[at].id != 0 && plan.rows[at].written())
            ids.push_back(plan.rows[at].id);
    return store.rows(def, ids);
}

/// A row with the cells a plan writes.
Record laid_over(Record record, const PastePlan& plan, const PastedRow& row)
{
    for (const PastedCell& cell : row.cells)
        if (cell.written())
            record.values[static_cast<std::size_t>(plan.columns[cell.column].field)] = cell.after;
    return record;
}

bool stands_as_seen(const Record& stands, const PastePlan& plan, const PastedRow& row)
{
    return std::all_of(row.cells.begin(), row.cells.end(), [&](const PastedCell& cell) {
        return !cell.written() ||
               stands.values[static_cast<std::size_t>(plan.columns[cell.column].field)] ==
                   cell.before;
    });
}

/// A row that is gone or was changed since, which the editor tells.
Result<Edited> changed_since(Editor& editor, const LedgerDef& def, const PastePlan& plan,
                             const PastedRow& row)
{
    std::vector<FieldEdit> edits;
    for (const PastedCell& cell : row.cells)
        if (cell.written())
            edits.push_back({plan.columns[cell.column].field, cell.after, cell.before});
    return editor.change(def, row.id, edits);
}

} // namespace

bool PastedRow::written() const
{
    return std::any_of(cells.begin(), cells.end(),
                       [](const PastedCell& cell) { return cell.written(); });
}

bool PastePlan::plain() const
{
    return count(PasteKind::Refused) == 0 && count(PasteKind::ReadOnly) == 0 && noted == 0 &&
           new_rows == 0 && left_out.empty() && (keys == 0 || written() == 1);
}

const std::string& PastePlan::entered(const PastedRow& row, const PastedCell& cell) const
{
    static const std::string none;
    const auto& line = block.rows[row.source];
    const PasteColumn& column = columns[cell.column];
    const auto text = [&](std::size_t at) -> const std::string& {
        return at < line.size() ? line[at].text : none;
    };
    return text(column.source).empty() && column.second ? text(*column.second)
                                                        : text(column.source);
}

Result<PastePlan> plan_paste(Database& database, const Catalog& catalog, const Actor& actor,
                             const LedgerDef& def, PasteRequest request, Progress& progress)
{
    PastePlan plan;
    plan.block = std::move(request.block);
    plan.today = request.today;
    plan.list = has_headings(catalog, def, plan.block);
    PasteLayout layout = plan.list ? lay_out_list(catalog, def, plan.block)
                                   : lay_out_cells(plan.block, request.spot);
    plan.columns = std::move(layout.columns);
    plan.left_out = std::move(layout.left_out);
    Planner planner(database, catalog, actor, def, request.today, plan, progress);
    if (plan.list)
        LX_TRY(planner.match(layout.lines));
    LX_TRY(planner.read(layout.lines));
    LX_TRY(planner.settle());
    LX_TRY(planner.finish());
    return plan;
}

Result<PasteTaken> take_paste(Database& database, const Catalog& catalog, Editor& editor,
                              const LedgerDef& def, const PastePlan& plan, Progress& progress)
{
    const std::optional<Date> today = plan.today;
    LedgerStore store(database, catalog);
    PasteTaken taken;
    const auto write_row = [&](const PastedRow& row, const Record* before) -> Result<Edited> {
        if (row.id != 0 && (before == nullptr || !stands_as_seen(*before, plan, row)))
            return changed_since(editor, def, plan, row);
        Record after = laid_over(before != nullptr ? *before : Record(def), plan, row);
        if (before == nullptr)
            return editor.save(def, after);
        EditCheck check = check_edit(catalog, def, before, after, today, EditScope::Fields);
        if (check.fine())
            return editor.write(def, after);
        Edited refused;
        refused.problems = std::move(check.problems);
        return refused;
    };
    std::vector<Record> stands; // of the rows from here on that are there
    std::size_t next = 0;
    for (std::size_t at = 0; at < plan.rows.size(); ++at) {
        if (at % rows_between_reports == 0) {
            if (progress.cancelled())
                return stopped();
            progress.report("写入粘贴的内容", static_cast<std::int64_t>(at), std::ssize(plan.rows));
        }
        if (at % rows_at_once == 0) {
            LX_ASSIGN(stands, rows_written(store, def, plan, at));
            next = 0;
        }
        const PastedRow& row = plan.rows[at];
        if (!row.written())
            continue;
        const bool there = next < stands.size() && stands[next].id == row.id;
        LX_ASSIGN(Edited edited, write_row(row, there ? &stands[next++] : nullptr));
        if (edited.refused()) {
            taken.refused.push_back({row.id, std::move(edited.problems.front())});
            continue;
        }
        taken.cells += std::count_if(row.cells.begin(), row.cells.end(),
                                     [](const PastedCell& cell) { return cell.written(); });
        ++(row.id == 0 ? taken.new_rows : taken.changed_rows);
    }
    return taken;
}

} // namespace lx
