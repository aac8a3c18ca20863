#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

#include <QObject>
#include <QString>

#include "core/report/quarter/close.h"
#include "core/report/quarter/handed_in.h"
#include "core/store/data_change.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// The quarters of the open file as the window sees them: how each stands, who has handed in, and
/// the reports with their checks of the one looked at last. What is long is made by workers when a
/// page asks for it; what is done to a quarter goes through here.
class QuarterWork : public QObject
{
    Q_OBJECT
public:
    /// The context's, made when first asked for.
    [[nodiscard]] static QuarterWork& of(AppContext& context);

    /// The quarter last ended on the as-of day: the one that is being worked at.
    [[nodiscard]] Period current_quarter() const;
    /// How a quarter stands.
    [[nodiscard]] const Quarter& quarter(const Period& period);
    /// Its reports with their checks as they were made last, explanations aside (those the quarter
    /// has); null where they weren't made since the file was opened.
    [[nodiscard]] std::shared_ptr<const QuarterSet> set(const Period& period) const;
    /// Nothing changed since they were made.
    [[nodiscard]] bool set_current(const Period& period) const;
    /// They are being made.
    [[nodiscard]] bool making(const Period& period) const;
    /// Why they couldn't be made (also that it was cancelled); "" after a success.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// Makes them where they are not current; `again` also after the user cancelled it.
    void want_set(const Period& period, bool again = false);
    /// Gives it up.
    void stop_set();
    /// Checks that keep the quarter open, with the explanations there are now.
    using Blocking = std::vector<std::pair<const Report*, const ReportCheck*>>;
    [[nodiscard]] Blocking blocking(const QuarterSet& set);

    /// Who has handed in, as known on the as-of day; null while it is not known.
    [[nodiscard]] std::shared_ptr<const Completeness> handed_in(const Period& period) const;
    /// Counts it where it is not known.
    void want_handed_in(const Period& period);

    // What is done to a quarter; each is told to everybody. Errors: those of the core's verbs;
    // Locked or Moved as AppContext::change.
    [[nodiscard]] Result<> check(const Period& period, bool checking);
    [[nodiscard]] Result<> explain(const Period& period, const std::string& key,
                                   const std::string& text);
    [[nodiscard]] Result<> hand_up(const Period& period, Date day);
    [[nodiscard]] Result<> reopen(const Period& period, const std::string& reason, Date until,
                                  bool returned);
    /// On a worker, with progress and cancel.
    void close(const Period& period, const ReportSigners& signers,
               std::function<void(Result<Closing>)> done);
    /// Writes the workbooks of these reports (none named = all) into a folder, on a worker.
    void export_set(const Period& period, const ReportSigners& signers, const QString& folder,
                    const std::set<std::string>& only,
                    std::function<void(Result<std::vector<WrittenReport>>)> done);

Q_SIGNALS:
    /// Anything of it: made, begun, failed, outdated, another state.
    void changed();

private:
    explicit QuarterWork(AppContext& context);
    void forget();
    void forget_handed_in();
    void outdate();
    void note(const DataChange& change);
    [[nodiscard]] ReportRequest request(const Period& period) const;

    AppContext& m_context;
    std::map<std::string, Quarter> m_quarters; ///< as read, by code
    std::map<std::string, std::shared_ptr<const Completeness>> m_handed;
    std::shared_ptr<const QuarterSet> m_set;
    std::string m_set_of; ///< code of the quarter that was asked for last
    bool m_stale = true;
    QString m_problem;
    JobSlot m_making;
    JobSlot m_counting;
    std::string m_counting_of;
    std::string m_uncounted; ///< code of the quarter it couldn't be counted of
    WorkSlot m_work;
};

} // namespace lx::ui
