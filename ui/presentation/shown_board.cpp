#include "ui/presentation/shown_board.h"

#include <mutex>

#include <QCoreApplication>

#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

Result<ShownBoardPtr> shown_board(const std::shared_ptr<const County>& county, int year,
                                  const InstructorSettings& settings, Progress& progress)
{
    const std::scoped_lock reading(county->mutex);
    LX_ASSIGN(InstructorBoard board, InstructorBoard::of(*county, year, settings, progress));
    auto made =
        std::make_shared<ShownBoard>(ShownBoard{county, std::move(board), settings, {}, {}, {}});
    for (const InstructorRow& row : made->board.rows()) {
        made->codes.push_back(shown_field(*county->world, "instructor", "code", row.row));
        made->names.push_back(shown_field(*county->world, "instructor", "name", row.row));
    }
    const Urgency urgency = Urgency::of(county->definitions->facts());
    for (const Urgency::Grade& grade : urgency.grades())
        made->urgencies.push_back(qt(grade.name));
    return ShownBoardPtr(std::move(made));
}

QString mark_words(const LifeCell& cell)
{
    switch (cell.state) {
    case LifeState::Hole:
        return QCoreApplication::translate("lx::ui::ShownBoard", "none");
    case LifeState::Due:
        return QCoreApplication::translate("lx::ui::ShownBoard", "due");
    case LifeState::Later:
        return QStringLiteral("·");
    case LifeState::Held:
        return cell.held > 1 ? QStringLiteral("✓%1").arg(cell.held) : QStringLiteral("✓");
    default:
        return {};
    }
}

QVariant mark_look(LifeState state, int role)
{
    const Theme& theme = Theme::current();
    if (role == Qt::ForegroundRole)
        return state == LifeState::Hole    ? theme.bad
               : state == LifeState::Due   ? theme.warn
               : state == LifeState::Later ? theme.text_faint
                                           : theme.text;
    if (role == Qt::BackgroundRole && state == LifeState::Hole)
        return theme.bad_soft;
    if (role == Qt::BackgroundRole && state == LifeState::Due)
        return theme.warn_soft;
    return {};
}

QString shown_field(const World& world, const char* ledger, const char* field, std::int32_t row)
{
    return qt(world.show(*world.registry().find(ledger, field), row));
}

} // namespace lx::ui
