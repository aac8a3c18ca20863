#include "ui/shell/history.h"

#include <QAction>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

/// Actions of more rows than this are reverted on a worker.
constexpr std::int64_t small_action = 200;

Result<UndoReport> turn(Database& database, const Catalog& catalog, const Actor& actor,
                        std::int64_t action, bool redo)
{
    return redo ? lx::redo_action(database, catalog, actor, action)
                : lx::undo_action(database, catalog, actor, action);
}

} // namespace

History::History(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_slot(context.jobs())
{
    m_undo = new QAction(icon(QStringLiteral("undo")), tr("&Undo"), this);
    m_undo->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Z));
    m_redo = new QAction(icon(QStringLiteral("redo")), tr("&Redo"), this);
    m_redo->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Y), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z)});
    connect(m_undo, &QAction::triggered, this, &History::undo);
    connect(m_redo, &QAction::triggered, this, &History::redo);
    connect(&context, &AppContext::undo_wanted, this, [this](qint64 action) {
        if (candidate(false).id == action)
            undo();
        else
            m_context.notices().warning(tr("Something else was done since: undo it first."));
    });
    connect(&context, &AppContext::document_changed, this, &History::update);
    connect(&context, &AppContext::data_changed, this, &History::update);
    connect(&context, &AppContext::path_changed, this, &History::update);
    update();
}

void History::undo()
{
    revert(false);
}

void History::redo()
{
    revert(true);
}

History::Candidate History::candidate(bool redo)
{
    Candidate found;
    if (!m_context.has_document() || m_context.read_only())
        return found;
    const auto id =
        redo ? redo_candidate(m_context.database()) : undo_candidate(m_context.database());
    if (!id) {
        m_context.notices().error(id.error());
        return found;
    }
    if (*id == 0)
        return found;
    ChangeLog log(m_context.database());
    const auto actions = log.actions(1, *id + 1);
    if (!actions || actions->empty())
        return found;
    found.id = *id;
    found.changes = actions->front().changes;
    found.title = qt(actions->front().title);
    return found;
}

void History::revert(bool redo)
{
    if (m_slot.running())
        return;
    const Candidate wanted = candidate(redo);
    if (wanted.id == 0)
        return;
    if (const auto may = m_context.may_write(); !may) {
        m_context.notices().error(may.error());
        return;
    }
    if (wanted.changes <= small_action) {
        const auto report =
            turn(m_context.database(), *m_context.catalog(), m_context.actor(), wanted.id, redo);
        if (!report)
            m_context.notices().error(report.error());
        else
            tell(wanted, redo, report->action);
        return;
    }
    m_slot.start<UndoReport>(
        JobKind::Long, redo ? tr("Redo: %1").arg(wanted.title) : tr("Undo: %1").arg(wanted.title),
        [path = m_context.path8(), catalog = m_context.catalog(), actor = m_context.actor(),
         id = wanted.id, redo,
         token = m_context.writing()](JobProgress& progress) -> Result<UndoReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return turn(*database, *catalog, actor, id, redo);
        },
        [this, wanted, redo](Result<UndoReport> report) {
            if (!report)
                m_context.notices().error(report.error());
            else
                tell(wanted, redo, report->action);
            update();
        });
    update();
}

void History::tell(const Candidate& candidate, bool redo, std::int64_t action)
{
    m_context.announce(action);
    m_context.notices().info(redo ? tr("Done again: %1").arg(candidate.title)
                                  : tr("Undone: %1").arg(candidate.title));
}

void History::update()
{
    const bool busy = m_slot.running();
    const Candidate undo = busy ? Candidate{} : candidate(false);
    const Candidate redo = busy ? Candidate{} : candidate(true);
    m_undo->setEnabled(undo.id != 0);
    m_redo->setEnabled(redo.id != 0);
    set_tip(m_undo, undo.id == 0 ? tr("Nothing to undo") : tr("Undo: %1 (Ctrl+Z)").arg(undo.title));
    set_tip(m_redo, redo.id == 0 ? tr("Nothing to redo") : tr("Redo: %1 (Ctrl+Y)").arg(redo.title));
}

} // namespace lx::ui
