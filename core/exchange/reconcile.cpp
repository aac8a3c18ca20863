#include "core/exchange/reconcile.h"

#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "core/base/text.h"
#include "core/edit/key_index.h"
#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/row_stream.h"
#include "core/exchange/two_kinds.h"
#include "core/ledger/field_text.h"
#include "core/ledger/proposals.h"
#include "core/store/ledger_store.h"

namespace lx {

namespace {

constexpr std::string_view ended_word = "注销";
constexpr std::string_view revoked_word = "吊销";

bool is_ended(std::string_view status)
{
    return status == ended_word || status == revoked_word;
}

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// What a registry's own word for a status means; "" where it says nothing we know.
std::string status_of_word(const std::string& word)
{
    if (holds(word, "注销"))
        return std::string(ended_word);
    if (holds(word, "吊销") || holds(word, "撤销") || holds(word, "除名"))
        return std::string(revoked_word);
    for (const char* live : {"存续", "在业", "开业", "在营", "正常", "登记", "在册", "迁"}) {
        if (holds(word, live))
            return "正常";
    }
    return {};
}

class Reconciler
{
public:
    Reconciler(Database& database, const Catalog& catalog, const LedgerDef& def,
               const ReconcileOptions& options)
        : m_database(database), m_catalog(catalog), m_def(def), m_options(options),
          m_store(database, catalog), m_index(catalog, def), m_uscc(position("uscc")),
          m_name(position("name")), m_status(position("status")), m_category(position("category")),
          m_type(position("type")), m_deregistered(position("deregistered"))
    {}

    Result<ReconcileReport> run(Progress& progress)
    {
        LX_ASSIGN(const auto workbook, open_input(m_options.path));
        PlanOptions plan_options;
        plan_options.sheet = m_options.sheet;
        plan_options.mapping = m_options.mapping;
        plan_options.file_bytes = file_size(m_options.path);
        auto planned = plan_import(*workbook, m_index, plan_options, progress);
        if (!planned)
            return fail(with_file(std::move(planned.error()), m_options.path));
        const ImportPlan& plan = *planned;
        for (const PlanNote& note : plan.notes) {
            if (note.column.empty())
                m_report.warnings.push_back(note.reason);
        }
        LX_ASSIGN(KeyIndex keys, KeyIndex::load(m_database, m_def));
        m_keys.emplace(std::move(keys));
        int number = 0;
        for (const PlannedTable& table : plan.tables) {
            m_sheet = table.name;
            RowStream stream(*workbook, m_catalog, m_index, table, number++, {}, progress);
            while (auto batch = stream.next()) {
                find_columns(*batch->table);
                LX_TRY(compare(batch->rows));
                progress.report("核对名录", m_report.read, 0);
                if (progress.cancelled())
                    return fail(ErrorKind::Cancelled, "核对已取消。");
            }
            auto facts = stream.facts();
            if (!facts)
                return fail(std::move(facts.error()));
        }
        LX_TRY(find_missing());
        return std::move(m_report);
    }

private:
    [[nodiscard]] std::size_t position(std::string_view key) const
    {
        return static_cast<std::size_t>(m_def.index_of(key));
    }

    void find_columns(const PlannedTable& table)
    {
        m_status_column = -1;
        for (const TableColumn& column : table.table.columns) {
            if (column.target && column.target->slot == 0 &&
                static_cast<std::size_t>(column.target->field) == m_status &&
                column.duplicate_of < 0)
                m_status_column = column.column;
        }
    }

    Result<> compare(const std::vector<ParsedRow>& rows)
    {
        std::vector<std::int64_t> ids;
        for (const ParsedRow& row : rows) {
            if (const auto match = m_keys->match(row.record); match.id != 0)
                ids.push_back(match.id);
        }
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        LX_ASSIGN(auto records, m_store.rows(m_def, ids));
        std::unordered_map<std::int64_t, Record> known;
        for (Record& record : records)
            known.emplace(record.id, std::move(record));
        for (const ParsedRow& row : rows)
            compare_row(row, known);
        return {};
    }

    /// The list's status: what the field understood, else what its word means.
    [[nodiscard]] std::string status_of(const ParsedRow& row) const
    {
        if (const std::string& read = text_of(row.record.values[m_status]); !read.empty())
            return read;
        for (const auto* issues : {&row.errors, &row.warnings}) {
            for (const CellIssue& issue : *issues) {
                if (issue.column == m_status_column && m_status_column >= 0)
                    return status_of_word(issue.value);
            }
        }
        return text_of(row.record.values[m_deregistered]).empty() ? std::string()
                                                                  : std::string(ended_word);
    }

    [[nodiscard]] ReconciledUnit unit_of(const ParsedRow& row) const
    {
        ReconciledUnit unit;
        unit.sheet = m_sheet;
        unit.row = row.row + 1;
        const std::string& code = text_of(row.record.values[m_uscc]);
        unit.name = text_of(row.record.values[m_name]);
        unit.subject = code.empty() ? unit.name : code;
        Record proposed = row.record;
        for (Proposal& each : proposals(m_catalog, m_def, row.record))
            proposed.values[static_cast<std::size_t>(each.field)] = std::move(each.value);
        unit.category = text_of(proposed.values[m_category]);
        unit.type = text_of(proposed.values[m_type]);
        unit.status = status_of(row);
        unit.date = text_of(row.record.values[m_deregistered]);
        return unit;
    }

    void compare_row(const ParsedRow& row, const std::unordered_map<std::int64_t, Record>& known)
    {
        ++m_report.read;
        ReconciledUnit unit = unit_of(row);
        if (unit.subject.empty()) {
            unit.reason = "这一行没有代码，也没有名称";
            m_report.unreadable.push_back(std::move(unit));
            return;
        }
        const auto match = m_keys->match(row.record);
        if (match.how == KeyIndex::How::Ambiguous) {
            unit.reason = "台账里有 " + std::to_string(match.candidates) +
                          " 个同名的单位，名录没有代码，分不清是哪一个";
            m_report.skipped.push_back(std::move(unit));
            return;
        }
        if (!unit.category.empty())
            ++m_categories[unit.category];
        if (match.id == 0) {
            put_new(std::move(unit));
            return;
        }
        unit.id = match.id;
        if (!m_found.insert(match.id).second) {
            unit.reason = "名录里重复的行";
            m_report.skipped.push_back(std::move(unit));
            return;
        }
        const auto stands = known.find(match.id);
        if (stands == known.end())
            return;
        const Record& ours = stands->second;
        const bool live = is_live(ours);
        if (is_ended(unit.status) && live) {
            unit.fields = differences(row, ours);
            unit.name = text_of(ours.values[m_name]);
            m_report.deregistered.push_back(std::move(unit));
            return;
        }
        unit.fields = differences(row, ours);
        if (!unit.status.empty() && !is_ended(unit.status) && !live)
            unit.fields.push_back(
                {m_def.fields[m_status].name, text_of(ours.values[m_status]), unit.status});
        if (unit.fields.empty()) {
            ++m_report.same;
            return;
        }
        m_report.changed.push_back(std::move(unit));
    }

    void put_new(ReconciledUnit unit)
    {
        unit.reason = other_kind_of_code(unit.subject);
        if (unit.reason.empty() && is_ended(unit.status))
            unit.reason = "已" + unit.status + "，台账里也没有";
        if (!unit.reason.empty()) {
            m_report.skipped.push_back(std::move(unit));
            return;
        }
        if (!m_new.insert(unit.subject).second) {
            unit.reason = "名录里重复的行";
            m_report.skipped.push_back(std::move(unit));
            return;
        }
        m_report.added.push_back(std::move(unit));
    }

    [[nodiscard]] bool is_live(const Record& record) const
    {
        const std::string& day = text_of(record.values[m_deregistered]);
        if (!day.empty())
            return day > m_options.today.iso();
        return !is_ended(text_of(record.values[m_status]));
    }

    [[nodiscard]] std::vector<FieldDifference> differences(const ParsedRow& row,
                                                           const Record& ours) const
    {
        std::vector<FieldDifference> found;
        for (std::size_t i = 0; i < m_def.fields.size(); ++i) {
            const FieldDef& field = m_def.fields[i];
            const Value& theirs = row.record.values[i];
            // The status is compared as live or ended, the category is the ledger's own affair.
            if (is_empty(theirs) || i == m_status || i == m_category || !field.ledger.empty())
                continue;
            const std::string registry = export_field(field, theirs);
            const std::string ledger = export_field(field, ours.values[i]);
            if (theirs == ours.values[i] || fold(registry) == fold(ledger))
                continue;
            found.push_back({field.name, ledger, registry});
        }
        return found;
    }

    Result<> find_missing()
    {
        const std::int64_t least = std::max<std::int64_t>(1, m_report.read / 20);
        std::unordered_set<std::string> covered;
        for (const auto& [category, count] : m_categories) {
            if (count >= least)
                covered.insert(category);
        }
        Query all;
        all.ledger = m_def.code;
        return m_store.each(all, [&](const Record& record) {
            const std::string& category = text_of(record.values[m_category]);
            if (m_found.contains(record.id) || !is_live(record) ||
                (!category.empty() && !covered.contains(category)))
                return true;
            ReconciledUnit unit;
            unit.id = record.id;
            const std::string& code = text_of(record.values[m_uscc]);
            unit.name = text_of(record.values[m_name]);
            unit.subject = code.empty() ? unit.name : code;
            unit.category = category;
            unit.type = text_of(record.values[m_type]);
            unit.status = text_of(record.values[m_status]);
            m_report.missing.push_back(std::move(unit));
            return true;
        });
    }

    Database& m_database;
    const Catalog& m_catalog;
    const LedgerDef& m_def;
    const ReconcileOptions& m_options;
    LedgerStore m_store;
    HeadingIndex m_index;
    std::size_t m_uscc;
    std::size_t m_name;
    std::size_t m_status;
    std::size_t m_category;
    std::size_t m_type;
    std::size_t m_deregistered;
    int m_status_column = -1;
    std::optional<KeyIndex> m_keys;
    std::string m_sheet;
    std::unordered_set<std::int64_t> m_found;
    std::unordered_set<std::string> m_new;
    std::unordered_map<std::string, std::int64_t> m_categories;
    ReconcileReport m_report;
};

} // namespace

Result<ReconcileReport> reconcile(Database& database, const Catalog& catalog,
                                  const ReconcileOptions& options, Progress& progress)
{
    return Reconciler(database, catalog, *catalog.ledger("unit"), options).run(progress);
}

} // namespace lx
