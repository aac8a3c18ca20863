#include "ui/presentation/fact_cells.h"

#include <algorithm>
#include <utility>

#include "ui/presentation/format.h"
#include "ui/presentation/ledger_rows.h"

namespace lx::ui {

namespace {

constexpr std::size_t kept_limit = 4000;

bool same(const std::vector<FilterSubject>& one, const std::vector<FilterSubject>& other)
{
    return std::ranges::equal(one, other, {}, &FilterSubject::fact, &FilterSubject::fact);
}

} // namespace

FactCells::FactCells(Jobs& jobs, QObject* parent) : QObject(parent), m_slot(jobs)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_soon, &QTimer::timeout, this, &FactCells::fetch);
}

void FactCells::set_source(const std::string& path, DefinitionsPtr definitions,
                           std::shared_ptr<KeptWorlds> worlds)
{
    m_path = path;
    m_worlds = std::move(worlds);
    m_definitions = std::move(definitions);
    m_ledger.clear();
    m_columns.clear();
    forget();
}

void FactCells::go_on_in(const std::string& path, std::shared_ptr<KeptWorlds> worlds)
{
    m_path = path;
    m_worlds = std::move(worlds);
    m_facts.reset(); // what stood at the old place may have been read of another file
    outdate();
}

void FactCells::forget()
{
    m_slot.stop();
    m_soon.stop();
    m_facts.reset();
    m_current = false;
    m_off = false;
    m_rows.clear();
    m_asked.clear();
    m_wanted.clear();
}

std::vector<std::int64_t> FactCells::looked_at() const
{
    std::unordered_set<std::int64_t> all = m_asked;
    for (const auto& [id, row] : m_rows)
        all.insert(id);
    return {all.begin(), all.end()};
}

void FactCells::show(const std::string& ledger, std::vector<FilterSubject> columns, bool marks,
                     Date day)
{
    if (ledger == m_ledger && marks == m_marks && day == m_day && same(columns, m_columns))
        return;
    std::vector<std::int64_t> shown;
    if (ledger == m_ledger)
        shown = looked_at();
    m_ledger = ledger;
    m_columns = std::move(columns);
    m_marks = marks;
    m_day = day;
    forget();
    if (!shown.empty())
        Q_EMIT changed(shown);
}

void FactCells::outdate()
{
    ++m_age;
    m_current = false;
    m_off = false;
    m_slot.stop();
    const std::vector<std::int64_t> shown = looked_at();
    m_wanted.clear();
    m_asked.clear();
    if (!shown.empty())
        Q_EMIT changed(shown);
}

const FactCells::Row* FactCells::row(std::int64_t id)
{
    if (idle())
        return nullptr;
    const auto found = m_rows.find(id);
    if (found != m_rows.end() && found->second.age == m_age)
        return &found->second.row;
    if (m_asked.insert(id).second) {
        m_wanted.push_back(id);
        m_soon.start();
    }
    return found == m_rows.end() ? nullptr : &found->second.row;
}

void FactCells::fetch()
{
    if (m_slot.running() || m_wanted.empty() || idle())
        return;
    // Where columns were asked for people wait for them; marks come as they come.
    const bool waited_for = m_facts == nullptr && !m_columns.empty();
    m_slot.start<Found>(
        waited_for ? JobKind::Long : JobKind::Quick,
        waited_for ? tr("Working out columns") : QString(),
        [path = m_path, definitions = m_definitions, worlds = m_worlds, ledger = m_ledger,
         columns = m_columns, marks = m_marks, day = m_day, before = m_facts, current = m_current,
         ids = std::exchange(m_wanted, {})](JobProgress& progress) -> Result<Found> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Found found{before, {}};
            if (before == nullptr) {
                ListFacts::Wanted wanted{ledger, {}, marks, day};
                for (const FilterSubject& column : columns)
                    wanted.facts.push_back(column.fact);
                LX_ASSIGN(found.facts, ListFacts::load(*database, definitions, std::move(wanted),
                                                       *worlds, progress));
            } else if (!current) {
                LX_ASSIGN(found.facts, ListFacts::after(*database, before, *worlds, progress));
            }
            const Catalog& ledgers = definitions->catalog();
            LedgerStore store(*database, ledgers);
            LX_ASSIGN(auto texts, show_facts(store, ledgers, *found.facts, columns, ids));
            for (std::size_t at = 0; at < ids.size(); ++at) {
                Row row{std::move(texts[at]), {}};
                for (const ListMark* mark : found.facts->marks(ids[at]))
                    row.marks.push_back(
                        {qt(mark->sign), qt(mark->name), qt(mark->note), mark->alarm});
                found.rows.emplace_back(ids[at], std::move(row));
            }
            return found;
        },
        [this, age = m_age](Result<Found> found) {
            if (found) {
                take(std::move(*found), age);
                return;
            }
            m_off = true;
            Q_EMIT failed(found.error());
        });
}

void FactCells::take(Found found, int age)
{
    m_facts = std::move(found.facts);
    m_current = true;
    if (m_rows.size() > kept_limit) {
        m_rows.clear();
        m_asked.clear();
    }
    std::vector<std::int64_t> ids;
    for (auto& [id, row] : found.rows) {
        ids.push_back(id);
        m_rows.insert_or_assign(id, Kept{std::move(row), age});
    }
    if (!m_wanted.empty())
        m_soon.start();
    Q_EMIT changed(ids);
}

} // namespace lx::ui
