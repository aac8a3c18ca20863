#include "app/pages.h"

#include <QCoreApplication>

#include "ui/activity/life_page.h"
#include "ui/analysis/analysis_page.h"
#include "ui/assess/assess_page.h"
#include "ui/campaign/campaign_page.h"
#include "ui/changes/changes_page.h"
#include "ui/duplicates/duplicates_page.h"
#include "ui/exchange/exchange_page.h"
#include "ui/fields/own_fields_page.h"
#include "ui/fill/fill_page.h"
#include "ui/history/history_page.h"
#include "ui/instructors/instructors_page.h"
#include "ui/ledger/ledger_page.h"
#include "ui/map/map_page.h"
#include "ui/report/report_page.h"
#include "ui/rules/rules_page.h"
#include "ui/stars/stars_page.h"
#include "ui/start/start_page.h"
#include "ui/upkeep/upkeep_page.h"

namespace lx::ui {

namespace {

QString chinese(const char* text)
{
    return QCoreApplication::translate("pages", text);
}

template <class P> std::function<Page*(AppContext&, QWidget*)> maker()
{
    return [](AppContext& context, QWidget* parent) -> Page* { return new P(context, parent); };
}

} // namespace

std::vector<PageEntry> all_pages()
{
    const QString daily;
    const QString policies = chinese(QT_TRANSLATE_NOOP("pages", "Policies"));
    const QString data = chinese(QT_TRANSLATE_NOOP("pages", "Data"));
    const QString file = chinese(QT_TRANSLATE_NOOP("pages", "File"));
    return {
        {QStringLiteral("start"), chinese(QT_TRANSLATE_NOOP("pages", "Home")),
         QStringLiteral("home"), daily, maker<StartPage>()},
        {QStringLiteral("ledger"), chinese(QT_TRANSLATE_NOOP("pages", "Ledgers")),
         QStringLiteral("ledger"), daily, maker<LedgerPage>()},
        {QStringLiteral("life"), chinese(QT_TRANSLATE_NOOP("pages", "Organization life")),
         QStringLiteral("calendar"), daily, maker<LifePage>(), false},
        {QStringLiteral("assess"), chinese(QT_TRANSLATE_NOOP("pages", "Assessment")),
         QStringLiteral("check"), daily, maker<AssessPage>(), false},
        {QStringLiteral("stars"), chinese(QT_TRANSLATE_NOOP("pages", "Star rating")),
         QStringLiteral("rating"), daily, maker<StarsPage>(), false},
        {QStringLiteral("instructors"), chinese(QT_TRANSLATE_NOOP("pages", "Instructors")),
         QStringLiteral("instructor"), daily, maker<InstructorsPage>(), false},
        {QStringLiteral("rules"), chinese(QT_TRANSLATE_NOOP("pages", "Rules")),
         QStringLiteral("rules"), policies, maker<RulesPage>()},
        {QStringLiteral("campaign"), chinese(QT_TRANSLATE_NOOP("pages", "Campaigns")),
         QStringLiteral("flag"), policies, maker<CampaignPage>()},
        {QStringLiteral("report"), chinese(QT_TRANSLATE_NOOP("pages", "Reports")),
         QStringLiteral("report"), data, maker<ReportPage>()},
        {QStringLiteral("analysis"), chinese(QT_TRANSLATE_NOOP("pages", "Chart analysis")),
         QStringLiteral("chart"), data, maker<AnalysisPage>(), false},
        {QStringLiteral("map"), chinese(QT_TRANSLATE_NOOP("pages", "Map")), QStringLiteral("map"),
         data, maker<MapPage>(), false},
        {QStringLiteral("changes"), chinese(QT_TRANSLATE_NOOP("pages", "Changes")),
         QStringLiteral("activity"), data, maker<ChangesPage>(), false},
        {QStringLiteral("fill"), chinese(QT_TRANSLATE_NOOP("pages", "Upper level's form")),
         QStringLiteral("form"), data, maker<FillPage>(), false},
        {QStringLiteral("exchange"), chinese(QT_TRANSLATE_NOOP("pages", "Data exchange")),
         QStringLiteral("exchange"), data, maker<ExchangePage>()},
        {QStringLiteral("duplicates"), chinese(QT_TRANSLATE_NOOP("pages", "Duplicates")),
         QStringLiteral("merge"), data, maker<DuplicatesPage>()},
        {QStringLiteral("history"), chinese(QT_TRANSLATE_NOOP("pages", "History")),
         QStringLiteral("history"), file, maker<HistoryPage>()},
        {QStringLiteral("fields"), chinese(QT_TRANSLATE_NOOP("pages", "Fields")),
         QStringLiteral("columns"), file, maker<OwnFieldsPage>()},
        {QStringLiteral("upkeep"), chinese(QT_TRANSLATE_NOOP("pages", "Upkeep")),
         QStringLiteral("settings"), file, maker<UpkeepPage>()},
    };
}

} // namespace lx::ui
