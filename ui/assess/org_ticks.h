#pragma once

#include <set>
#include <vector>

#include <QWidget>

#include "core/assess/candidates.h"
#include "core/assess/round.h"
#include "ui/presentation/jobs.h"

class QPushButton;
class QTableView;

namespace lx::ui {

class AppContext;
class EntryTableModel;
class TextLabel;

/// The organizations below the one that assesses, or the members of the branch, to be ticked.
class OrgTicks : public QWidget
{
    Q_OBJECT
public:
    OrgTicks(AppContext& context, QWidget* parent);
    /// Reads those a round can be about as they are at the end of its year, or today; ticks
    /// `ticked`, without any those that cover units (full members). Nothing is read again where
    /// nothing of it is new.
    void show_below(const RoundId& round, const std::vector<std::int64_t>& ticked);
    /// The ticked ones: those that stood in `ticked` in its order, then the others as listed.
    [[nodiscard]] std::vector<std::int64_t> ticked() const;
    void set_read_only(bool read_only);

Q_SIGNALS:
    void changed();

private:
    void fill();
    void name_columns();
    void tick(const std::function<bool(const AssessCandidate&)>& wanted);

    AppContext& m_context;
    JobSlot m_reading;
    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QWidget* m_buttons = nullptr;
    QPushButton* m_usual = nullptr;
    QPushButton* m_direct = nullptr;
    TextLabel* m_count = nullptr;
    QString m_path; ///< of the file they are of
    RoundId m_round;
    std::vector<std::int64_t> m_order;
    std::vector<AssessCandidate> m_all;
    std::map<std::int64_t, QString> m_names;
    std::set<std::int64_t> m_ticked;
};

} // namespace lx::ui
