#pragma once

#include <memory>
#include <optional>

#include <QWidget>

#include "ui/presentation/jobs.h"
#include "ui/presentation/star_table_model.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class RatingPanel;
class RoundEnd;
class RoundSteps;
class TextLabel;

/// The round of a year: all organizations with points and stars, quotas and targets as they stand,
/// the steps, and its end.
class RatingView : public QWidget
{
    Q_OBJECT
public:
    RatingView(AppContext& context, QWidget* parent);
    /// `anew`: another file or day.
    void refresh(bool anew);
    void find();

    /// Actions of the page's header.
    [[nodiscard]] QPushButton* forms_button() const { return m_forms; }
    [[nodiscard]] QPushButton* close_button() const { return m_close; }

Q_SIGNALS:
    /// A few words for the page's header.
    void told(const QString& words);

private:
    using Shown = StarTableModel::Shown;
    /// What a worker brings.
    struct Rated
    {
        Shown proposal;                                         ///< null: there is a fault
        std::vector<std::shared_ptr<const StarScheme>> schemes; ///< the file can rate by
        std::optional<Error> fault;
    };

    QWidget* build_tools();
    QTableView* build_table();
    void fill_schemes(const std::vector<std::shared_ptr<const StarScheme>>& schemes);
    /// Rates the year on a worker.
    void make();
    [[nodiscard]] int year() const; ///< chosen
    void show(Shown proposal);
    void span_lines();
    void choose();
    /// The next organization up (-1) or down (1) the table.
    void go_to_neighbour(int step);
    void tell();
    void choose_scheme();
    /// The round goes by that one from now on.
    [[nodiscard]] Result<> take_scheme(const std::string& id);
    /// One from a file the user names, kept in the ledger file and taken in one action.
    [[nodiscard]] Result<> read_scheme();
    void tell_scheme();
    void print_forms();
    void close_round();

    AppContext& m_context;
    StarTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    RatingPanel* m_panel = nullptr;
    QComboBox* m_year = nullptr;
    QComboBox* m_scheme = nullptr;
    QComboBox* m_only = nullptr;
    QLineEdit* m_words = nullptr;
    TextLabel* m_counters = nullptr;
    RoundSteps* m_steps = nullptr;
    RoundEnd* m_end = nullptr;
    QPushButton* m_forms = nullptr;
    QPushButton* m_close = nullptr;
    std::int64_t m_chosen = 0; ///< id of the organization in the panel
    bool m_end_wanted = false; ///< asked for while the round was rated
    JobSlot m_making;
};

} // namespace lx::ui
