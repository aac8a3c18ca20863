// Whole snapshots from a ledger file: two connections read side by side.
#include <algorithm>
#include <map>
#include <optional>
#include <thread>

#include "core/facts/snapshot_builder.h"
#include "core/store/column_reader.h"
#include "core/store/database.h"
#include "core/store/ledger_store.h"

namespace lx {
namespace {

struct Job
{
    std::size_t ledger = 0;
    std::vector<ColumnRequest> fields;
};

/// Which tables are long in every county: the load is shared out by this guess of their rows per
/// unit.
double guessed_rows(const std::string& ledger)
{
    static const std::map<std::string, double> guesses{
        {"activity", 3.0}, {"survey", 2.0},   {"unit", 1.5},     {"member", 0.6},
        {"care", 0.3},     {"training", 0.3}, {"coverage", 0.3}, {"development", 0.3},
        {"dispatch", 0.3}, {"duty", 0.5},     {"fund", 0.3},     {"investor", 0.5}};
    const auto found = guesses.find(ledger);
    return found != guesses.end() ? found->second : 0.05;
}

double weight(const SnapshotBuilder& builder, const Job& job)
{
    return guessed_rows(builder.def(job.ledger).code) *
           (3.0 + static_cast<double>(job.fields.size()));
}

/// Reads jobs one after the other on one connection.
struct Reading
{
    std::vector<Job> jobs;
    std::vector<ColumnTable> tables;
    Result<> result;

    void run(Database& database, const SnapshotBuilder& builder, TextPool& texts,
             Progress& progress)
    {
        for (const Job& job : jobs) {
            auto table = read_columns(database, builder.def(job.ledger), job.fields, nullptr, texts,
                                      progress);
            if (!table) {
                result = fail(std::move(table.error()));
                return;
            }
            tables.push_back(std::move(*table));
        }
    }
};

/// Only tells whether to stop: a second thread does not report.
class Quiet final : public Progress
{
public:
    explicit Quiet(Progress& progress) : m_progress(progress) {}
    void report(std::string_view, std::int64_t, std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return m_progress.cancelled(); }

private:
    Progress& m_progress;
};

bool holds_texts(const FieldDef& field, const Column& column)
{
    if (column.kind != ColumnKind::Int32)
        return false;
    switch (field.type) {
    case FieldType::Integer:
    case FieldType::Bool:
    case FieldType::Year:
    case FieldType::Date:
    case FieldType::Ref:
    case FieldType::RefOrText:
        return false;
    default:
        return true;
    }
}

/// Moves the tables of a reading into the snapshot.
void take(SnapshotBuilder& builder, Reading& reading)
{
    for (std::size_t i = 0; i < reading.tables.size(); ++i)
        builder.table(reading.jobs[i].ledger) = std::move(reading.tables[i]);
}

/// Codes of texts of another pool become those of the snapshot's.
void recode(SnapshotBuilder& builder, Reading& reading, const TextPool& texts)
{
    std::vector<std::int32_t> codes(static_cast<std::size_t>(texts.size()));
    for (std::size_t code = 0; code < codes.size(); ++code)
        codes[code] = builder.texts().intern(texts.text(static_cast<std::int32_t>(code)));
    for (ColumnTable& table : reading.tables)
        for (std::size_t field = 0; field < table.columns.size(); ++field)
            if (holds_texts(table.def->fields[field], table.columns[field]))
                for (std::int32_t& code : table.columns[field].i32)
                    code = code >= 0 ? codes[static_cast<std::size_t>(code)] : code;
}

/// Reads the second half on a connection of its own. False where that connection can't be had or
/// sees another state of the file; then nothing was read.
bool read_beside(const std::string& path, std::int64_t action, const SnapshotBuilder& builder,
                 Reading& reading, TextPool& texts, Progress& progress)
{
    auto database = Database::open(path, Database::Mode::ReadOnly);
    if (!database)
        return false;
    const auto view = ReadView::begin(**database);
    if (!view || view->action() != action)
        return false;
    reading.run(**database, builder, texts, progress);
    return true;
}

} // namespace

std::vector<ColumnRequest> requests_of(const LedgerDef& def, const Needs::Fields& fields)
{
    std::vector<ColumnRequest> requests;
    for (const auto& [key, use] : fields)
        if (const int index = def.index_of(key); index >= 0)
            requests.push_back({index, use == FieldUse::Given});
    std::sort(requests.begin(), requests.end(),
              [](const ColumnRequest& a, const ColumnRequest& b) { return a.field < b.field; });
    return requests;
}

Result<> resolve_objects(Database& database, SnapshotBuilder& builder, const ColumnTable& table)
{
    const Column& keys = table.columns[static_cast<std::size_t>(table.def->object_field())];
    std::map<const LedgerDef*, std::vector<std::string>> wanted;
    std::vector<const LedgerDef*> ledgers(table.ids.size());
    for (std::size_t row = 0; row < ledgers.size(); ++row) {
        ledgers[row] = builder.object_ledger(table.def->code, static_cast<std::int32_t>(row));
        if (ledgers[row] != nullptr)
            wanted[ledgers[row]].emplace_back(builder.texts().text(keys.i32[row]));
    }
    std::vector<std::int64_t> objects(table.ids.size(), kNone64);
    LedgerStore store(database, builder.catalog());
    for (const auto& [ledger, texts] : wanted) {
        LX_ASSIGN(const auto ids, store.find_keys(*ledger, texts));
        for (std::size_t row = 0; row < ledgers.size(); ++row) {
            if (ledgers[row] != ledger)
                continue;
            const auto found = ids.find(std::string(builder.texts().text(keys.i32[row])));
            if (found != ids.end())
                objects[row] = found->second;
        }
    }
    builder.set_objects(table.def->code, std::move(objects));
    return {};
}

Result<std::shared_ptr<const Snapshot>> Snapshot::load(Database& database,
                                                       DefinitionsPtr definitions,
                                                       const Needs& needs, Progress& progress)
{
    const Catalog& catalog = definitions->catalog();
    SnapshotBuilder builder(std::move(definitions));
    builder.set_needs(needs);
    LX_ASSIGN(const ReadView view, ReadView::begin(database));
    builder.set_action(view.action());
    std::vector<Job> jobs;
    for (const auto& [code, fields] : needs.ledgers()) {
        const LedgerDef* def = catalog.ledger(code);
        if (def != nullptr)
            jobs.push_back({builder.index_of(code), requests_of(*def, fields)});
    }
    std::sort(jobs.begin(), jobs.end(),
              [&](const Job& a, const Job& b) { return weight(builder, a) > weight(builder, b); });
    Reading here;
    Reading beside;
    double load_here = 0;
    double load_beside = 0;
    for (Job& job : jobs) {
        const double load = weight(builder, job);
        const bool second = load_beside < load_here;
        (second ? load_beside : load_here) += load;
        (second ? beside : here).jobs.push_back(std::move(job));
    }
    bool shared = false;
    Quiet quiet(progress);
    TextPool texts;
    std::thread helper([&] {
        shared = read_beside(database.path(), view.action(), builder, beside, texts, quiet);
    });
    progress.report("读取台账", 0, 2);
    here.run(database, builder, builder.texts(), progress);
    helper.join();
    if (shared)
        recode(builder, beside, texts);
    else if (here.result)
        beside.run(database, builder, builder.texts(), progress);
    progress.report("读取台账", 1, 2);
    LX_TRY(here.result);
    LX_TRY(beside.result);
    take(builder, here);
    take(builder, beside);
    for (std::size_t ledger = 0; ledger < catalog.ledgers().size(); ++ledger)
        if (const ColumnTable& table = builder.table(ledger); SnapshotBuilder::has_objects(table))
            LX_TRY(resolve_objects(database, builder, table));
    auto snapshot = builder.finish();
    progress.report("读取台账", 2, 2);
    return snapshot;
}

} // namespace lx
