#include "ui/presentation/ledger_table_model.h"

#include <algorithm>

#include <QBrush>

#include "core/rows/list_columns.h"
#include "core/rows/row_reader.h"
#include "core/store/missing_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr std::int64_t first_rows = 100;
constexpr int batch_before = 16; ///< rows read around one that is wanted
constexpr int batch_after = 48;
constexpr std::size_t wanted_limit =
    512; ///< while the scroll bar flies by, older wishes are dropped
constexpr std::size_t kept_limit = 4000;
constexpr int kept_around = 1000;
constexpr std::size_t most_steps = 500; ///< rows that come and go one by one; more are a new table

} // namespace

LedgerTableModel::LedgerTableModel(Jobs& jobs, QObject* parent)
    : QAbstractTableModel(parent), m_first_slot(jobs), m_ids_slot(jobs), m_fetch_slot(jobs),
      m_facts(jobs)
{
    m_facts.setParent(this);
    connect(&m_facts, &FactCells::changed, this, &LedgerTableModel::facts_changed);
    connect(&m_facts, &FactCells::failed, this, &LedgerTableModel::failed);
    m_fetch_timer.setSingleShot(true);
    m_fetch_timer.setInterval(0);
    connect(&m_fetch_timer, &QTimer::timeout, this, &LedgerTableModel::fetch);
}

void LedgerTableModel::set_source(const std::string& path, DefinitionsPtr definitions,
                                  std::shared_ptr<KeptWorlds> worlds)
{
    clear();
    m_path = path;
    m_definitions = std::move(definitions);
    m_worlds = worlds != nullptr ? std::move(worlds) : std::make_shared<KeptWorlds>();
    m_facts.set_source(m_path, m_definitions, m_worlds);
}

void LedgerTableModel::go_on_in(const std::string& path, std::shared_ptr<KeptWorlds> worlds)
{
    m_path = path;
    m_worlds = std::move(worlds);
    m_facts.go_on_in(path, m_worlds);
    if (m_def == nullptr)
        return;
    // What stood at the old place may have been read of another file: nothing of it is kept.
    m_fetch_slot.stop();
    m_rows.clear();
    m_wanted.clear();
    m_asked.clear();
    show(ListRequest(m_request));
}

void LedgerTableModel::forget_rows()
{
    m_ids.clear();
    m_rows.clear();
    m_wanted.clear();
    m_asked.clear();
}

void LedgerTableModel::clear()
{
    m_first_slot.stop();
    m_ids_slot.stop();
    m_fetch_slot.stop();
    m_fetch_timer.stop();
    beginResetModel();
    m_def = nullptr;
    m_columns.clear();
    m_filled.clear();
    m_request = {};
    forget_rows();
    m_moved.clear();
    m_strayed.clear();
    m_complete = false;
    m_reading = false;
    endResetModel();
}

void LedgerTableModel::show(const ListRequest& request)
{
    if (!m_definitions)
        return;
    const LedgerDef* def = catalog().ledger(request.query.ledger);
    if (def == nullptr)
        return;
    m_first_slot.stop();
    m_ids_slot.stop();
    if (def != m_def) {
        // Other columns: what is shown makes no sense any more.
        m_fetch_slot.stop();
        beginResetModel();
        m_def = def;
        m_columns = list_columns(m_definitions->facts(), *def);
        m_filled.clear();
        look_for_marks();
        forget_rows();
        endResetModel();
        want_facts();
    }
    m_request = request;
    m_request.query.day = m_as_of;
    m_by_store = said_by_store(m_definitions->facts(), m_request.query);
    m_ledgers_asked.reset();
    if (!m_by_store)
        m_ledgers_asked = ledgers_asked(m_definitions->facts(), m_request.query);
    m_moved.clear();
    mark_strayed({});
    m_complete = false;
    m_reading = true;
    if (m_by_store && !m_request.query.ids)
        read_first();
    read_ids(true);
}

void LedgerTableModel::read_first()
{
    m_first_slot.start<std::vector<ShownRow>>(
        JobKind::Quick, {},
        [path = m_path, definitions = m_definitions, rows = m_request.query,
         masked = m_masked](JobProgress& progress) -> Result<std::vector<ShownRow>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(RowReader reader, RowReader::open(*database, definitions, rows));
            LX_ASSIGN(auto records, reader.first(first_rows, progress));
            const Catalog& ledgers = definitions->catalog();
            LedgerStore store(*database, ledgers);
            return show_rows(store, ledgers, *ledgers.ledger(rows.ledger), std::move(records),
                             masked);
        },
        [this](Result<std::vector<ShownRow>> rows) {
            if (!rows || !m_reading)
                return; // the job for the ids tells of errors; ids that were quicker stand
            beginResetModel();
            forget_rows();
            for (ShownRow& row : *rows) {
                const std::int64_t id = row.record.id;
                m_ids.push_back(id);
                m_rows.emplace(id, std::move(row));
            }
            m_reading = false;
            endResetModel();
            Q_EMIT shown();
        });
}

void LedgerTableModel::read_ids(bool anew)
{
    std::vector<std::int64_t> moved = m_moved;
    moved.insert(moved.end(), m_strayed.begin(), m_strayed.end());
    m_ids_slot.start<KeptRows>(
        m_by_store ? JobKind::Quick : JobKind::Long, m_by_store ? QString() : tr("Choosing rows"),
        [path = m_path, definitions = m_definitions, worlds = m_worlds, rows = m_request.query,
         anew, before = anew ? std::vector<std::int64_t>() : m_ids,
         moved = std::move(moved)](JobProgress& progress) -> Result<KeptRows> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(RowReader reader,
                      RowReader::open(*database, definitions, rows, worlds.get()));
            LX_ASSIGN(auto ids, reader.ids(progress));
            if (anew)
                return KeptRows{std::move(ids), {}, {}, {}};
            const LedgerDef& def = *definitions->catalog().ledger(rows.ledger);
            LX_ASSIGN(const auto gone, missing_rows(*database, def, rows_left_out(before, ids)));
            return keep_rows(before, ids, gone, moved);
        },
        [this, anew](Result<KeptRows> found) {
            if (!found) {
                if (std::exchange(m_reading, false)) {
                    // Those still shown are no answer to what was asked.
                    beginResetModel();
                    forget_rows();
                    endResetModel();
                }
                Q_EMIT failed(found.error());
                return;
            }
            const bool first = m_reading;
            if (anew)
                take_ids(std::move(found->ids));
            else
                take_kept(std::move(*found));
            m_moved.clear();
            m_complete = true;
            if (first)
                Q_EMIT shown();
            Q_EMIT loaded();
        });
}

void LedgerTableModel::take_ids(std::vector<std::int64_t> ids)
{
    const bool goes_on = !m_reading && ids.size() >= m_ids.size() &&
                         std::equal(m_ids.begin(), m_ids.end(), ids.begin());
    m_reading = false;
    if (goes_on) {
        // The usual case: the first rows are already on screen, the others come below them.
        if (ids.size() > m_ids.size()) {
            beginInsertRows({}, static_cast<int>(m_ids.size()), static_cast<int>(ids.size()) - 1);
            m_ids = std::move(ids);
            endInsertRows();
        }
        return;
    }
    beginResetModel();
    m_ids = std::move(ids);
    endResetModel();
}

void LedgerTableModel::take_kept(KeptRows kept)
{
    if (kept.removed.size() + kept.inserted.size() > most_steps) {
        beginResetModel();
        m_ids = std::move(kept.ids);
        endResetModel();
    } else {
        for (const int row : kept.removed) {
            beginRemoveRows({}, row, row);
            m_ids.erase(m_ids.begin() + row);
            endRemoveRows();
        }
        for (const auto& [row, id] : kept.inserted) {
            beginInsertRows({}, row, row);
            m_ids.insert(m_ids.begin() + row, id);
            endInsertRows();
        }
    }
    mark_strayed(kept.strayed);
}

void LedgerTableModel::mark_strayed(const std::vector<std::int64_t>& ids)
{
    if (ids.empty() && m_strayed.empty())
        return;
    m_strayed = {ids.begin(), ids.end()};
    if (!m_ids.empty())
        tell_marks();
}

void LedgerTableModel::set_as_of(Date day)
{
    if (day == m_as_of)
        return;
    m_as_of = day;
    want_facts();
    if (m_def != nullptr && of_a_day(m_definitions->facts(), m_request.query))
        show(ListRequest(m_request));
    if (!m_ids.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1),
                           {Qt::ForegroundRole, EndedRole});
}

void LedgerTableModel::set_masked(bool masked)
{
    if (masked == m_masked)
        return;
    m_masked = masked;
    m_fetch_slot.stop();
    m_rows.clear();
    m_asked.clear();
    m_wanted.clear();
    if (!m_ids.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void LedgerTableModel::set_marking(bool on)
{
    m_marking = on;
    look_for_marks();
    want_facts();
}

void LedgerTableModel::look_for_marks()
{
    m_has_marks = false;
    if (!m_marking || m_def == nullptr)
        return;
    const auto marks = list_marks(m_definitions->facts(), m_def->code);
    m_has_marks = marks && !marks->empty();
}

void LedgerTableModel::tell_marks()
{
    // A header goes through every section it is told of: those around what is looked at will do.
    Q_EMIT headerDataChanged(Qt::Vertical, std::max(0, m_last_row - kept_around),
                             std::min(rowCount() - 1, m_last_row + kept_around));
}

void LedgerTableModel::fill_derived(std::vector<int> columns)
{
    m_filled = std::move(columns);
    want_facts();
}

void LedgerTableModel::want_facts()
{
    if (m_def == nullptr)
        return;
    std::vector<FilterSubject> filled;
    for (const int column : m_filled)
        filled.push_back(m_columns[static_cast<std::size_t>(column)]);
    m_facts.show(m_def->code, std::move(filled), m_has_marks, m_as_of);
}

void LedgerTableModel::facts_changed(const std::vector<std::int64_t>& ids)
{
    if (m_def == nullptr || m_ids.empty())
        return;
    if (!m_filled.empty())
        tell({ids.begin(), ids.end()}, static_cast<int>(m_def->fields.size()));
    if (m_has_marks)
        tell_marks();
}

void LedgerTableModel::apply(const DataChange& change)
{
    m_facts.outdate();
    if (m_def == nullptr)
        return;
    std::vector<std::int64_t> touched;
    if (change.many) {
        for (const auto& [id, row] : m_rows)
            touched.push_back(id);
    } else {
        std::map<std::string, std::unordered_set<std::int64_t>> others;
        for (const DataChange::Row& row : change.rows) {
            if (row.ledger == m_def->code)
                touched.push_back(row.id);
            else
                others[row.ledger].insert(row.id);
        }
        // Rows that show the name of a row that changed.
        for (std::size_t i = 0; i < m_def->fields.size(); ++i) {
            const auto it = others.find(m_def->fields[i].ledger);
            if (it == others.end())
                continue;
            for (const auto& [id, row] : m_rows) {
                const auto ids = ids_of_list(row.record.values[i]);
                if (std::any_of(ids.begin(), ids.end(),
                                [&](std::int64_t other) { return it->second.contains(other); }))
                    touched.push_back(id);
            }
        }
    }
    touch(touched);
    if (change.touches(m_def->code) || facts_hang_on(change) || hangs_on(change)) {
        m_moved.insert(m_moved.end(), touched.begin(), touched.end());
        // While the first answer is still on its way it is asked for again: it may be too old.
        if (m_reading)
            show(ListRequest(m_request));
        else
            read_ids(!m_complete);
    }
}

/// Facts of a row come from rows of other ledgers too, and from settings (the jurisdiction).
bool LedgerTableModel::facts_hang_on(const DataChange& change) const
{
    if (m_by_store)
        return false;
    return !m_ledgers_asked || !change.settings.empty() ||
           std::ranges::any_of(*m_ledgers_asked,
                               [&](const std::string& ledger) { return change.touches(ledger); });
}

/// Which rows there are and their order may hang on rows they refer to, also by others: names that
/// are searched and sorted by, and the one within whose days a row counts.
bool LedgerTableModel::hangs_on(const DataChange& change) const
{
    const RowSet& rows = m_request.query;
    const FieldDef* sort = m_def->field(rows.sort.empty() ? m_def->sort : rows.sort);
    const bool by_name = sort != nullptr && !sort->ledger.empty();
    if (!by_name && !rows.in_force && rows.search.empty() && rows.condition.isEmpty())
        return false;
    std::vector<const LedgerDef*> reached{m_def};
    for (std::size_t at = 0; at < reached.size(); ++at) {
        for (const FieldDef& field : reached[at]->fields) {
            const LedgerDef* other =
                field.ledger.empty() ? nullptr : catalog().ledger(field.ledger);
            if (other == nullptr ||
                std::find(reached.begin(), reached.end(), other) != reached.end())
                continue;
            if (change.touches(other->code))
                return true;
            reached.push_back(other);
        }
    }
    return false;
}

void LedgerTableModel::touch(const std::vector<std::int64_t>& ids)
{
    bool any = false;
    for (const std::int64_t id : ids) {
        if (!m_rows.contains(id))
            continue; // not read yet: will be read as it is now
        m_wanted.push_back(id);
        m_asked.insert(id);
        any = true;
    }
    // A batch under way may have been read before the change: what it brings is read once more.
    if (any) {
        if (m_fetch_slot.running()) {
            m_fetch_slot.stop();
            m_asked = {m_wanted.begin(), m_wanted.end()};
        }
        m_fetch_timer.start();
    }
}

int LedgerTableModel::row_of(std::int64_t id) const
{
    const auto it = std::find(m_ids.begin(), m_ids.end(), id);
    return it == m_ids.end() ? -1 : static_cast<int>(it - m_ids.begin());
}

const ShownRow* LedgerTableModel::row(std::int64_t id) const
{
    const auto it = m_rows.find(id);
    return it == m_rows.end() ? nullptr : &it->second;
}

int LedgerTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_ids.size());
}

int LedgerTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant LedgerTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || m_def == nullptr)
        return {};
    const FieldDef& field = m_columns.at(static_cast<std::size_t>(index.column())).field;
    const std::int64_t id = m_ids.at(static_cast<std::size_t>(index.row()));
    switch (role) {
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment_of(field));
    case Qt::FontRole:
        return is_code(field) ? QVariant(code_font(Theme::current())) : QVariant();
    case IdRole:
        return QVariant::fromValue<qint64>(id);
    default:
        break;
    }
    if (role == Qt::DisplayRole)
        m_last_row = index.row();
    const auto it = m_rows.find(id);
    if (it == m_rows.end()) {
        if (role == LoadedRole)
            return false;
        if (role == Qt::DisplayRole) {
            want(index.row());
            return QStringLiteral("…");
        }
        if (role == Qt::ForegroundRole)
            return QBrush(Theme::current().text_faint);
        return {};
    }
    const ShownRow& row = it->second;
    const bool text = role == Qt::DisplayRole || role == Qt::EditRole;
    if (text && derived(index.column()))
        return derived_text(id, index.column());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return row.texts[static_cast<std::size_t>(index.column())];
    case Qt::ForegroundRole:
        return ended_at(*m_def, row.record, m_as_of) ? QVariant(QBrush(Theme::current().text_soft))
                                                     : QVariant();
    case EndedRole:
        return ended_at(*m_def, row.record, m_as_of);
    case LoadedRole:
        return true;
    default:
        return {};
    }
}

QString LedgerTableModel::derived_text(std::int64_t id, int column) const
{
    const auto at = std::ranges::find(m_filled, column);
    if (at == m_filled.end())
        return {};
    if (const FactCells::Row* row = m_facts.row(id))
        return row->texts[static_cast<std::size_t>(at - m_filled.begin())];
    return m_facts.off() ? QString() : QStringLiteral("…");
}

std::vector<RowMark> LedgerTableModel::marks(int row) const
{
    std::vector<RowMark> marks;
    if (m_strayed.contains(id_at(row)))
        marks.push_back({QStringLiteral("≠"), tr("fits no longer"),
                         tr("It was changed and no longer fits the conditions, the search or the "
                            "order. F5 filters again."),
                         false});
    if (m_has_marks)
        if (const FactCells::Row* known = m_facts.row(id_at(row)))
            marks.insert(marks.end(), known->marks.begin(), known->marks.end());
    return marks;
}

QVariant LedgerTableModel::marks_data(int row, int role) const
{
    const bool told = role == Qt::DisplayRole || role == Qt::ToolTipRole ||
                      role == Qt::AccessibleTextRole || role == Qt::ForegroundRole;
    const std::vector<RowMark> all = told ? marks(row) : std::vector<RowMark>();
    if (all.empty())
        return {};
    if (role == Qt::ForegroundRole) {
        const bool alarm = std::ranges::any_of(all, &RowMark::alarm);
        return alarm ? QVariant(QBrush(Theme::current().accent_text)) : QVariant();
    }
    QStringList parts;
    for (const RowMark& mark : all)
        parts << (role == Qt::DisplayRole ? mark.sign
                  : role == Qt::ToolTipRole
                      ? QStringLiteral("%1 %2 – %3").arg(mark.sign, mark.word, mark.note)
                      : mark.word);
    if (role == Qt::ToolTipRole)
        return tip_text(parts.join(QLatin1Char('\n')));
    return parts.join(role == Qt::DisplayRole ? QString() : QStringLiteral("、"));
}

QVariant LedgerTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (m_def == nullptr || section < 0)
        return {};
    if (orientation == Qt::Vertical)
        return section < rowCount() ? marks_data(section, role) : QVariant();
    if (section >= columnCount())
        return {};
    const FieldDef& field = m_columns[static_cast<std::size_t>(section)].field;
    switch (role) {
    case Qt::DisplayRole:
        return shown_text(qt(heading(field)));
    case Qt::ToolTipRole:
        if (derived(section))
            return tip_text(
                tr("Worked out by the program, not to be edited: %1").arg(qt(field.hint)));
        return field.hint.empty() ? QVariant() : QVariant(tip_text(qt(field.hint)));
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment_of(field));
    default:
        return {};
    }
}

Qt::ItemFlags LedgerTableModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (index.isValid())
        flags |= Qt::ItemNeverHasChildren;
    if (m_editor && index.isValid() && !derived(index.column()) &&
        m_rows.contains(m_ids[static_cast<std::size_t>(index.row())]))
        flags |= Qt::ItemIsEditable;
    return flags;
}

bool LedgerTableModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (role != Qt::EditRole || !m_editor || !index.isValid() || derived(index.column()))
        return false;
    auto taken = m_editor(id_at(index.row()), index.column(), value);
    if (!taken)
        m_refusal = std::move(taken.error());
    return taken.has_value();
}

void LedgerTableModel::sort(int column, Qt::SortOrder order)
{
    if (m_def == nullptr || column < 0 || column >= columnCount())
        return;
    ListRequest request = m_request;
    request.query.sort = m_columns[static_cast<std::size_t>(column)].field.key;
    if (request.query.sort != m_request.query.sort)
        request.query.sort_by = SortBy::Stored;
    request.query.descending = order == Qt::DescendingOrder;
    if (request.query.sort == m_request.query.sort &&
        request.query.descending == m_request.query.descending)
        return;
    show(request);
}

bool LedgerTableModel::sortable(int column, SortBy by) const
{
    return m_def != nullptr && column >= 0 && column < columnCount() &&
           (by == SortBy::Stored ||
            (!derived(column) && has_words(m_columns[static_cast<std::size_t>(column)].field)));
}

void LedgerTableModel::sort_by(int column, SortBy by)
{
    if (!sortable(column, by))
        return;
    ListRequest request = m_request;
    request.query.sort = m_columns[static_cast<std::size_t>(column)].field.key;
    request.query.sort_by = by;
    show(request);
}

void LedgerTableModel::want(int row) const
{
    if (m_asked.contains(m_ids[static_cast<std::size_t>(row)]))
        return;
    const int from = std::max(0, row - batch_before);
    const int to = std::min(static_cast<int>(m_ids.size()), row + batch_after);
    for (int i = from; i < to; ++i) {
        const std::int64_t id = m_ids[static_cast<std::size_t>(i)];
        if (!m_rows.contains(id) && m_asked.insert(id).second)
            m_wanted.push_back(id);
    }
    if (m_wanted.size() > wanted_limit) {
        const auto drop = m_wanted.end() - static_cast<std::ptrdiff_t>(wanted_limit);
        for (auto it = m_wanted.begin(); it != drop; ++it)
            m_asked.erase(*it);
        m_wanted.erase(m_wanted.begin(), drop);
    }
    const_cast<QTimer&>(m_fetch_timer).start();
}

void LedgerTableModel::fetch()
{
    if (m_fetch_slot.running() || m_wanted.empty() || m_def == nullptr)
        return;
    m_fetch_slot.start<std::vector<ShownRow>>(
        JobKind::Quick, {},
        [path = m_path, definitions = m_definitions, ledger = m_def->code, masked = m_masked,
         ids =
             std::exchange(m_wanted, {})](JobProgress& progress) -> Result<std::vector<ShownRow>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const Catalog& ledgers = definitions->catalog();
            LedgerStore store(*database, ledgers);
            const LedgerDef& def = *ledgers.ledger(ledger);
            LX_ASSIGN(auto records, store.rows(def, ids));
            return show_rows(store, ledgers, def, std::move(records), masked);
        },
        [this](Result<std::vector<ShownRow>> rows) {
            m_asked = {m_wanted.begin(), m_wanted.end()};
            if (!rows) {
                Q_EMIT failed(rows.error());
                return;
            }
            keep(std::move(*rows));
            if (!m_wanted.empty())
                m_fetch_timer.start();
        });
}

void LedgerTableModel::keep(std::vector<ShownRow> rows)
{
    std::unordered_set<std::int64_t> fresh;
    for (ShownRow& row : rows) {
        const std::int64_t id = row.record.id;
        fresh.insert(id);
        m_rows.insert_or_assign(id, std::move(row));
    }
    trim();
    tell(fresh, 0);
}

void LedgerTableModel::tell(const std::unordered_set<std::int64_t>& ids, int first_column)
{
    // Tell the view of the rows around what it looks at in as few ranges as there are.
    const int columns = columnCount() - 1;
    const int count = rowCount();
    const int from = std::max(0, m_last_row - kept_around);
    const int to = std::min(count, m_last_row + kept_around);
    int start = -1;
    for (int row = from; row <= to; ++row) {
        const bool is_one = row < to && ids.contains(m_ids[static_cast<std::size_t>(row)]);
        if (is_one && start < 0)
            start = row;
        if (!is_one && start >= 0) {
            Q_EMIT dataChanged(index(start, first_column), index(row - 1, columns));
            start = -1;
        }
    }
}

void LedgerTableModel::trim()
{
    if (m_rows.size() <= kept_limit)
        return;
    std::unordered_set<std::int64_t> near;
    const int from = std::max(0, m_last_row - kept_around);
    const int to = std::min(rowCount(), m_last_row + kept_around);
    for (int row = from; row < to; ++row)
        near.insert(m_ids[static_cast<std::size_t>(row)]);
    std::erase_if(m_rows, [&](const auto& entry) { return !near.contains(entry.first); });
}

} // namespace lx::ui
