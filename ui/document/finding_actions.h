#pragma once

#include <vector>

#include <QObject>

#include "core/county/finding_list.h"
#include "core/edit/accept_findings.h"
#include "core/edit/supervise.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// In whose words something is done: findings of a rule are supervised and explained, rows of a
/// list of few are given to somebody and put off. Both leave the same rows behind.
enum class Matter
{
    Finding,
    ListRow
};

/// What the clerk does about findings: 情况说明 and 督办, each one undoable action on a worker.
class FindingActions : public QObject
{
    Q_OBJECT
public:
    FindingActions(AppContext& context, Matter matter, QObject* parent);

    void explain(std::vector<ExceptionSubject> subjects, const ExceptionText& text);
    /// Takes a 情况说明 back (into the recycle bin).
    void withdraw(std::int64_t exception);
    void supervise(std::vector<SupervisedFinding> findings, const SupervisionOrder& order);
    /// 销号 as of the as-of date.
    void close(const std::vector<std::int64_t>& supervisions);
    /// Shows the 督办单 of these rows.
    void show_notice(const std::vector<std::int64_t>& supervisions);

private:
    [[nodiscard]] QString supervised_words(std::int64_t made, std::int64_t asked,
                                           const QString& person) const;

    AppContext& m_context;
    Matter m_matter;
    WorkSlot m_slot;
};

/// The findings of these rows, as the two actions take them.
[[nodiscard]] std::vector<ExceptionSubject>
explained_subjects(const FindingList& list, const std::vector<FindingList::Row>& rows);
[[nodiscard]] std::vector<SupervisedFinding>
supervised_findings(const FindingList& list, const std::vector<FindingList::Row>& rows);

} // namespace lx::ui
