#pragma once

#include <memory>

#include <QObject>

#include "core/county/county.h"
#include "core/facts/kept_worlds.h"
#include "ui/presentation/jobs.h"

namespace lx::ui {

class AppContext;

/// The one evaluation of the open file that the pages share. Made by a worker when a page asks for
/// it, kept until the data, the as-of date, the policies or the scope change.
class Evaluations : public QObject
{
    Q_OBJECT
public:
    /// The context's, made when first asked for.
    [[nodiscard]] static Evaluations& of(AppContext& context);

    /// The newest result, also while a newer one is being made; null before the first and without a
    /// file.
    [[nodiscard]] const std::shared_ptr<const County>& result() const { return m_result; }
    /// What workers have read of the file's facts, the result's among it: who needs some of them
    /// shares that.
    [[nodiscard]] const std::shared_ptr<KeptWorlds>& worlds();
    /// The result is as the file is now.
    [[nodiscard]] bool current() const { return m_result != nullptr && !m_stale; }
    [[nodiscard]] bool running() const { return m_slot.running(); }
    /// Sentence of the last failure (also of a cancel), "" after a success.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    /// Starts evaluating where the result is not current; `again` also after the user cancelled it.
    void want(bool again = false);

Q_SIGNALS:
    /// Begun, ended, failed or forgotten.
    void changed();

private:
    explicit Evaluations(AppContext& context);
    /// `rows_only`: policies, figures, scope and day are what they were.
    void outdate(bool rows_only);

    AppContext& m_context;
    JobSlot m_slot;
    std::shared_ptr<const County> m_result;
    std::shared_ptr<KeptWorlds> m_worlds = std::make_shared<KeptWorlds>();
    QString m_worlds_of; ///< path of their file
    QString m_problem;
    bool m_stale = true;
    bool m_rows_only = false; ///< nothing but rows changed since the result
};

} // namespace lx::ui
