#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/text_table_model.h"

class QCheckBox;
class QLineEdit;
class QListView;
class QTimer;

namespace lx::ui {

class AppContext;
class TextLabel;

/// Chooses the rows of a ledger a printed sheet is made for: a search with its first matches, of
/// which one or several are chosen, or all that count at the as-of date.
class SubjectPicker : public QWidget
{
    Q_OBJECT
public:
    explicit SubjectPicker(AppContext& context, QWidget* parent = nullptr);

    /// The ledger whose rows are offered; "" none.
    void set_ledger(const std::string& ledger);
    /// Offers these rows alone, all chosen, until something is searched for.
    void offer(const std::string& ledger, std::vector<std::int64_t> ids);
    /// Reads the matches again.
    void reload();
    [[nodiscard]] bool all() const;
    /// Chosen rows in the list's order; empty with `all`.
    [[nodiscard]] std::vector<std::int64_t> chosen() const;
    [[nodiscard]] QLineEdit* search() const { return m_search; }

Q_SIGNALS:
    void changed();

private:
    struct Matches
    {
        std::int64_t count = 0;
        std::vector<TextTableModel::Row> rows;
    };
    void take(Matches matches);

    AppContext& m_context;
    std::string m_ledger;
    std::vector<std::int64_t> m_offered;
    QLineEdit* m_search = nullptr;
    QCheckBox* m_all = nullptr;
    QListView* m_list = nullptr;
    TextLabel* m_count = nullptr;
    TextTableModel* m_model = nullptr;
    QTimer* m_wait = nullptr;   ///< typing: search after a pause
    QTimer* m_chosen = nullptr; ///< arrow keys: tell after a pause
    JobSlot m_slot;
};

} // namespace lx::ui
