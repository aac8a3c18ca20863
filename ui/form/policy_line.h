#pragma once

#include <memory>

#include <QFrame>
#include <QTimer>

#include "core/county/subject_findings.h"
#include "core/ledger/catalog.h"
#include "core/ledger/record.h"
#include "ui/presentation/jobs.h"

class QVBoxLayout;

namespace lx::ui {

class AppContext;
class MarkupLabel;

/// "按当前政策：" – what the chosen policies ask of the row shown, or of the unit or organization
/// it belongs to, as it is being entered. County on this one subject by a worker. As high while it
/// has nothing to say; hidden where no policy is chosen or policies know no such rows.
class PolicyLine : public QFrame
{
    Q_OBJECT
public:
    explicit PolicyLine(AppContext& context, QWidget* parent = nullptr);

    void show_subject(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                      const Record& record);
    /// The row as it is being entered, not saved yet.
    void entered(const Record& record);
    /// Evaluates again (the day, the policies or the data changed).
    void refresh();
    void clear();

Q_SIGNALS:
    void shown(); ///< an answer is on screen (for tests)

private:
    void run();
    void show_findings(const SubjectFindings& found);
    /// The line above the findings: its parts, as markup.
    void say_head(const QString& html);
    void say_unknown();
    void clear_lines();

    AppContext& m_context;
    std::shared_ptr<const Catalog> m_catalog;
    const LedgerDef* m_def = nullptr;
    Record m_record;
    bool m_waiting = false; ///< for the county to be evaluated
    MarkupLabel* m_head = nullptr;
    QWidget* m_area = nullptr;
    QVBoxLayout* m_lines = nullptr;
    QTimer m_timer{this};
    JobSlot m_slot;
};

} // namespace lx::ui
