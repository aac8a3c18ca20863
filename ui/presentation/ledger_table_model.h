#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QAbstractTableModel>
#include <QTimer>

#include "core/base/kept_rows.h"
#include "core/facts/definitions.h"
#include "core/store/data_change.h"
#include "ui/presentation/fact_cells.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/list_request.h"
#include "ui/presentation/row_mark.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// A ledger's rows for a table view: one column per field, in order, then those derived facts that
/// lists can show (views hide and move columns, the model does not).
///
/// Built for a million rows: the first rows are shown as soon as they are read; the ids of all rows
/// come from a worker (8 bytes each); what is visible is read in small batches by workers, a
/// placeholder stands for it meanwhile. After an edit only the rows concerned change, and they stay
/// where they are: one that no longer fits the list or its order is marked in the vertical header
/// until the list is shown anew (`show`). Nothing here reads the file on the GUI thread.
class LedgerTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Role
    {
        IdRole = Qt::UserRole + 1, ///< qint64
        EndedRole,                 ///< bool: the row has ended on the as-of day
        LoadedRole,                ///< bool: the row has been read
    };

    explicit LedgerTableModel(Jobs& jobs, QObject* parent = nullptr);

    /// The file to read, and what others have read of it (null: nobody). Forgets everything shown.
    void set_source(const std::string& path, DefinitionsPtr definitions,
                    std::shared_ptr<KeptWorlds> worlds = nullptr);
    /// The same document in another file: the rows shown are read again there.
    void go_on_in(const std::string& path, std::shared_ptr<KeptWorlds> worlds);
    /// Shows other rows. What was shown stays until the first new rows are there.
    void show(const ListRequest& request);
    [[nodiscard]] const ListRequest& request() const { return m_request; }
    /// Shows nothing.
    void clear();
    /// Day that facts are seen on and that decides which rows are shown as ended. A list that is of
    /// a day (of_a_day) is read again.
    void set_as_of(Date day);
    void set_masked(bool masked);
    /// Whether rows are marked by the lists they belong to (list_marks).
    void set_marking(bool on);
    /// The derived columns that are to be filled; others stay empty.
    void fill_derived(std::vector<int> columns);
    [[nodiscard]] bool masked() const { return m_masked; }
    /// Takes in what an action changed: rows shown, their names in references, which rows there
    /// are.
    void apply(const DataChange& change);

    /// nullptr before the first `show`.
    [[nodiscard]] const LedgerDef* def() const { return m_def; }
    [[nodiscard]] const Catalog& catalog() const { return m_definitions->catalog(); }
    /// By the model's columns: fields of the ledger, then derived facts.
    [[nodiscard]] const std::vector<FilterSubject>& columns() const { return m_columns; }
    /// The program works the column out; it can't be edited, nor can tools for fields work on it.
    [[nodiscard]] bool derived(int column) const
    {
        return m_columns[static_cast<std::size_t>(column)].derived;
    }
    /// All ids are known (the number of rows is final).
    [[nodiscard]] bool complete() const { return m_complete; }
    /// The rows that were asked for last could not be read, or that was cancelled.
    [[nodiscard]] bool unread() const
    {
        return m_def != nullptr && !m_complete && !m_ids_slot.running();
    }
    [[nodiscard]] const std::vector<std::int64_t>& ids() const { return m_ids; }
    [[nodiscard]] std::int64_t id_at(int row) const
    {
        return m_ids.at(static_cast<std::size_t>(row));
    }
    /// -1 where the row is not shown.
    [[nodiscard]] int row_of(std::int64_t id) const;
    /// How many of the rows shown no longer fit the list or its order.
    [[nodiscard]] int strayed() const { return static_cast<int>(m_strayed.size()); }
    /// What is to be known of a row at a glance; the vertical header shows it.
    [[nodiscard]] std::vector<RowMark> marks(int row) const;
    /// nullptr where the row has not been read.
    [[nodiscard]] const ShownRow* row(std::int64_t id) const;

    /// Lets cells be edited: gets row id, field and what was entered; an error where it was not
    /// taken.
    using Editor = std::function<Result<>(std::int64_t id, int field, const QVariant& entered)>;
    void set_editor(Editor editor) { m_editor = std::move(editor); }
    /// Why the last entry was not taken.
    [[nodiscard]] const Error& refusal() const { return m_refusal; }

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    void sort(int column, Qt::SortOrder order) override;
    /// Whether the column can be put in this order.
    [[nodiscard]] bool sortable(int column, SortBy by) const;
    /// Puts the rows in the order of a column, read so, as rising as they are.
    void sort_by(int column, SortBy by);

Q_SIGNALS:
    /// The first rows of a new request are there (perhaps not all).
    void shown();
    /// All ids are known.
    void loaded();
    /// Something could not be read. Where that are the rows of a new request none are shown.
    void failed(const lx::Error& error);

private:
    [[nodiscard]] QString derived_text(std::int64_t id, int column) const;
    [[nodiscard]] QVariant marks_data(int row, int role) const;
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    void forget_rows();
    void want_facts();
    void facts_changed(const std::vector<std::int64_t>& ids);
    void tell(const std::unordered_set<std::int64_t>& ids, int first_column);
    void read_first();
    void read_ids(bool anew);
    void take_ids(std::vector<std::int64_t> ids);
    void take_kept(KeptRows kept);
    void mark_strayed(const std::vector<std::int64_t>& ids);
    void look_for_marks();
    void tell_marks();
    void want(int row) const;
    void fetch();
    void keep(std::vector<ShownRow> rows);
    void touch(const std::vector<std::int64_t>& ids);
    [[nodiscard]] bool hangs_on(const DataChange& change) const;
    [[nodiscard]] bool facts_hang_on(const DataChange& change) const;
    void trim();

    std::string m_path;
    DefinitionsPtr m_definitions;
    std::shared_ptr<KeptWorlds> m_worlds;
    const LedgerDef* m_def = nullptr;
    std::vector<FilterSubject> m_columns;
    std::vector<int> m_filled; ///< derived columns
    bool m_marking = false;    ///< wanted
    bool m_has_marks = false;  ///< wanted, and the ledger has any
    ListRequest m_request;
    Date m_as_of;
    bool m_by_store = true; ///< the file alone says which rows are shown
    std::optional<std::set<std::string>> m_ledgers_asked; ///< where it doesn't: whose rows do
    bool m_masked = true;
    bool m_complete = false;
    bool m_reading = false; ///< a new request's rows are on the way
    std::vector<std::int64_t> m_ids;
    std::unordered_map<std::int64_t, ShownRow> m_rows;
    mutable std::vector<std::int64_t> m_wanted;
    mutable std::unordered_set<std::int64_t> m_asked; ///< wanted or under way
    mutable int m_last_row = 0;
    std::vector<std::int64_t> m_moved; ///< edited since the ids were read
    std::unordered_set<std::int64_t> m_strayed;
    Editor m_editor;
    Error m_refusal;
    JobSlot m_first_slot;
    JobSlot m_ids_slot;
    JobSlot m_fetch_slot;
    QTimer m_fetch_timer;
    mutable FactCells m_facts;
};

} // namespace lx::ui
