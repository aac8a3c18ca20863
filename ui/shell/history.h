#pragma once

#include <QObject>

#include "ui/presentation/jobs.h"

class QAction;

namespace lx::ui {

class AppContext;

/// Undo and redo of the file's actions (they are kept in the file and outlive the program). Owns
/// the two actions, whose texts say what would be undone. A large action (an import) is undone by a
/// job.
class History : public QObject
{
    Q_OBJECT
public:
    explicit History(AppContext& context, QObject* parent = nullptr);

    [[nodiscard]] QAction* undo_action() const { return m_undo; }
    [[nodiscard]] QAction* redo_action() const { return m_redo; }
    void undo();
    void redo();

private:
    struct Candidate
    {
        std::int64_t id = 0;
        std::int64_t changes = 0;
        QString title;
    };
    [[nodiscard]] Candidate candidate(bool redo);
    void revert(bool redo);
    void tell(const Candidate& candidate, bool redo, std::int64_t action);
    void update();

    AppContext& m_context;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
    WorkSlot m_slot;
};

} // namespace lx::ui
