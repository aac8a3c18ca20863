#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/rows/filter_subject.h"
#include "core/rows/list_facts.h"
#include "ui/presentation/jobs.h"
#include "ui/presentation/row_mark.h"

namespace lx::ui {

/// The derived columns and the marks of a ledger's rows for a table: worked out by a worker, and
/// put into words for the rows that are looked at. After a change of the file what was shown stays
/// until it is worked out again.
class FactCells : public QObject
{
    Q_OBJECT
public:
    explicit FactCells(Jobs& jobs, QObject* parent = nullptr);

    /// The file to read, and what others have read of it; forgets everything.
    void set_source(const std::string& path, DefinitionsPtr definitions,
                    std::shared_ptr<KeptWorlds> worlds);
    /// The same document in another file.
    void go_on_in(const std::string& path, std::shared_ptr<KeptWorlds> worlds);
    /// What to work out: derived columns, and whether marks. What is worked out already stays where
    /// that is the same.
    void show(const std::string& ledger, std::vector<FilterSubject> columns, bool marks, Date day);
    /// Rows of the file changed.
    void outdate();

    struct Row
    {
        std::vector<QString> texts; ///< by column
        std::vector<RowMark> marks;
    };
    /// nullptr where there is nothing (yet); what is not there, or old, is asked for.
    [[nodiscard]] const Row* row(std::int64_t id);
    /// Nothing comes until something changes: it could not be worked out, or was cancelled.
    [[nodiscard]] bool off() const { return m_off; }

Q_SIGNALS:
    /// These rows are worth looking at again.
    void changed(const std::vector<std::int64_t>& ids);
    /// Nothing could be worked out; it is not tried again before something changes.
    void failed(const lx::Error& error);

private:
    struct Found
    {
        std::shared_ptr<const ListFacts> facts;
        std::vector<std::pair<std::int64_t, Row>> rows;
    };
    struct Kept
    {
        Row row;
        int age = 0; ///< m_age when it was read
    };
    void forget();
    [[nodiscard]] std::vector<std::int64_t> looked_at() const;
    void fetch();
    void take(Found found, int age);
    [[nodiscard]] bool idle() const { return m_off || (m_columns.empty() && !m_marks); }

    std::string m_path;
    DefinitionsPtr m_definitions;
    std::shared_ptr<KeptWorlds> m_worlds;
    std::string m_ledger;
    std::vector<FilterSubject> m_columns;
    bool m_marks = false;
    Date m_day;
    std::shared_ptr<const ListFacts> m_facts; ///< perhaps old
    bool m_current = false;                   ///< m_facts are as the file is
    bool m_off = false;                       ///< it failed
    int m_age = 0;                            ///< changes so far
    std::unordered_map<std::int64_t, Kept> m_rows;
    std::unordered_set<std::int64_t> m_asked; ///< since the last change
    std::vector<std::int64_t> m_wanted;
    JobSlot m_slot;
    QTimer m_soon;
};

} // namespace lx::ui
