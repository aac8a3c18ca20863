#include "ui/rules/supervision_menu.h"

#include <algorithm>

#include <QCoreApplication>
#include <QMenu>

#include "ui/document/app_context.h"
#include "ui/document/finding_actions.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"

namespace lx::ui {

namespace {

struct MenuText
{
    Q_DECLARE_TR_FUNCTIONS(lx::ui::SupervisionMenu)
};

template <class Rows> QString count_of(const Rows& rows)
{
    return count_text(static_cast<std::int64_t>(rows.size()));
}

template <class Wanted>
std::vector<std::int64_t> matters(const ChosenFindings& chosen, Wanted wanted)
{
    std::vector<std::int64_t> ids;
    for (const FindingList::Row& row : chosen.rows) {
        const Supervised* one = chosen.list->done->supervisions.find(
            chosen.list->rule->full_id, chosen.list->ledger(row), row.id);
        if (one != nullptr && wanted(*one))
            ids.push_back(one->id);
    }
    return ids;
}

} // namespace

std::vector<std::int64_t> ChosenFindings::supervisions() const
{
    return matters(*this, [](const Supervised&) { return true; });
}

std::vector<std::int64_t> ChosenFindings::open_supervisions() const
{
    return matters(*this,
                   [](const Supervised& one) { return one.state != SupervisionState::Closed; });
}

bool ChosenFindings::one_ledger() const
{
    return std::all_of(rows.begin(), rows.end(),
                       [&](const FindingList::Row& row) { return row.part == rows.front().part; });
}

void fill_supervision_menu(QMenu& menu, AppContext& context, FindingActions& actions,
                           const ChosenFindings& chosen, const std::function<void()>& explain,
                           const std::function<void()>& supervise)
{
    menu.clear();
    if (chosen.rows.empty())
        return;
    const bool writable = !context.read_only();
    const QString title =
        QStringLiteral("%1 %2").arg(qt(chosen.list->rule->id), qt(chosen.list->rule->title));
    const auto add = [&](const char* icon_name, const QString& text, bool enabled, auto what) {
        QAction* action = menu.addAction(icon(QLatin1String(icon_name)), text);
        action->setEnabled(enabled);
        QObject::connect(action, &QAction::triggered, &menu, what);
    };
    add("edit", MenuText::tr("&Explain %1…").arg(count_of(chosen.rows)), writable, explain);
    add("bell", MenuText::tr("&Supervise %1…").arg(count_of(chosen.rows)), writable, supervise);
    menu.addSeparator();
    const auto open = chosen.open_supervisions();
    add("check", MenuText::tr("&Close %1 supervised ones").arg(count_of(open)),
        writable && !open.empty(), [&actions, open] { actions.close(open); });
    const auto all = chosen.supervisions();
    add("print", MenuText::tr("&Notices of %1 supervised ones").arg(count_of(all)), !all.empty(),
        [&actions, all] { actions.show_notice(all); });
    add("bell", MenuText::tr("Open %1 in the supervision &ledger").arg(count_of(all)), !all.empty(),
        [&context, all, title] { context.go(Place::rows("supervision", all, title)); });
    menu.addSeparator();
    add("ledger", MenuText::tr("&Open %1 in the ledger").arg(count_of(chosen.rows)),
        chosen.one_ledger(), [&context, chosen, title] {
            std::vector<std::int64_t> ids;
            for (const FindingList::Row& row : chosen.rows)
                ids.push_back(row.id);
            context.go(
                Place::rows(chosen.list->ledger(chosen.rows.front()), std::move(ids), title));
        });
    add("report", MenuText::tr("All findings as a &report"), true,
        [&context] { context.go(Place::sheet(QStringLiteral("rules"))); });
}

} // namespace lx::ui
