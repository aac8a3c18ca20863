#pragma once

#include <set>
#include <vector>

#include <QWidget>

#include "core/assess/candidates.h"
#include "ui/presentation/jobs.h"

class QTableView;

namespace lx::ui {

class AppContext;
class EntryTableModel;
class TextLabel;

/// The organizations below the one that assesses, to be ticked.
class OrgTicks : public QWidget
{
    Q_OBJECT
public:
    OrgTicks(AppContext& context, QWidget* parent);
    /// Reads those below an organization as they are at the end of a year, or today; ticks
    /// `ticked`, without any those that cover units. Nothing is read again where nothing of it is
    /// new.
    void show_below(std::int64_t assessor, int year, const std::vector<std::int64_t>& ticked);
    /// The ticked ones: those that stood in `ticked` in its order, then the others as listed.
    [[nodiscard]] std::vector<std::int64_t> ticked() const;
    void set_read_only(bool read_only);

Q_SIGNALS:
    void changed();

private:
    void fill();
    void tick(const std::function<bool(const AssessCandidate&)>& wanted);

    AppContext& m_context;
    JobSlot m_reading;
    EntryTableModel* m_model = nullptr;
    QTableView* m_view = nullptr;
    QWidget* m_buttons = nullptr;
    TextLabel* m_count = nullptr;
    QString m_path; ///< of the file they are of
    std::int64_t m_assessor = 0;
    int m_year = 0;
    std::vector<std::int64_t> m_order;
    std::vector<AssessCandidate> m_all;
    std::map<std::int64_t, QString> m_names;
    std::set<std::int64_t> m_ticked;
};

} // namespace lx::ui
