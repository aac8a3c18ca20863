#include "ui/document/take_back.h"

#include <QCoreApplication>

#include "core/store/take_back.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

namespace {

constexpr std::size_t reasons_told = 3;

QString chinese(const char* text)
{
    return QCoreApplication::translate("take_back", text);
}

void tell(AppContext& context, const UndoReport& report)
{
    if (report.action == 0)
        return;
    context.announce(report.action);
    Notice notice{NoticeKind::Success,
                  chinese(QT_TRANSLATE_NOOP("take_back", "Taken back: %1 rows are as before."))
                      .arg(count_text(report.reverted))};
    notice.acts.push_back({chinese(QT_TRANSLATE_NOOP("take_back", "Undo")),
                           [&context, action = report.action] { context.undo(action); }});
    context.notices().post(notice);
}

void tell_conflicts(AppContext& context, const UndoReport& report)
{
    if (report.conflicts.empty()) {
        if (report.action == 0)
            context.notices().info(
                chinese(QT_TRANSLATE_NOOP("take_back", "It is as before already.")));
        return;
    }
    QStringList reasons;
    for (std::size_t i = 0; i < std::min(reasons_told, report.conflicts.size()); ++i)
        reasons << qt(report.conflicts[i].reason);
    context.notices().warning(chinese(QT_TRANSLATE_NOOP("take_back", "Not taken back: %1"))
                                  .arg(reasons.join(QStringLiteral("；"))));
}

void take_back(AppContext& context, WorkSlot& slot,
               std::function<Result<UndoReport>(Database&, const Catalog&, const Actor&)> how,
               TakenBack done)
{
    const auto finish = [&context, done = std::move(done)](const Result<UndoReport>& report) {
        if (report)
            tell(context, *report);
        else
            context.notices().error(report.error());
        if (done)
            done(report);
        else if (report)
            tell_conflicts(context, *report);
    };
    if (const auto may = context.may_write(); !may)
        return finish(fail(may.error()));
    slot.start<UndoReport>(
        JobKind::Long, chinese(QT_TRANSLATE_NOOP("take_back", "Taking back")),
        [path = context.path8(), catalog = context.catalog(), actor = context.actor(),
         how = std::move(how),
         token = context.writing()](JobProgress& progress) -> Result<UndoReport> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            return how(*database, *catalog, actor);
        },
        finish);
}

} // namespace

void take_back_action(AppContext& context, WorkSlot& slot, std::int64_t action, bool skip,
                      TakenBack done)
{
    take_back(
        context, slot,
        [action, skip](Database& database, const Catalog& catalog, const Actor& actor) {
            return lx::undo_action(database, catalog, actor, action,
                                   skip ? OnConflict::Skip : OnConflict::Tell);
        },
        std::move(done));
}

void take_back_import(AppContext& context, WorkSlot& slot, std::int64_t action, bool skip,
                      TakenBack done)
{
    take_back(
        context, slot,
        [action, skip](Database& database, const Catalog& catalog, const Actor& actor) {
            return lx::withdraw_action(database, catalog, actor, action,
                                       skip ? OnConflict::Skip : OnConflict::Tell);
        },
        std::move(done));
}

void take_back_row(AppContext& context, WorkSlot& slot, std::int64_t change, TakenBack done)
{
    take_back(
        context, slot,
        [change](Database& database, const Catalog& catalog, const Actor& actor) {
            return lx::take_back_change(database, catalog, actor, change, OnConflict::Tell);
        },
        std::move(done));
}

} // namespace lx::ui
