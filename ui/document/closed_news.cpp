#include "ui/document/closed_news.h"

#include <algorithm>
#include <utility>

#include "core/report/quarter/corrections.h"
#include "core/report/quarter/quarter.h"
#include "core/store/closing_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

ClosedNews::ClosedNews(AppContext& context, QObject* parent)
    : QObject(parent), m_context(context), m_looking(context.jobs())
{
    connect(&context, &AppContext::document_changed, this, [this] {
        m_looking.stop();
        m_waiting.clear();
        m_any.reset();
    });
    connect(&context, &AppContext::data_changed, this, &ClosedNews::note);
}

bool ClosedNews::any_closed()
{
    if (!m_any) {
        const auto all = ClosingStore(m_context.database()).all(); // a row a quarter
        m_any = all && std::ranges::any_of(*all, &Closing::stands);
    }
    return *m_any;
}

void ClosedNews::note(const DataChange& change)
{
    if (!m_context.has_document())
        return;
    if (change.many || std::ranges::any_of(change.settings, [](const std::string& name) {
            return is_quarter_setting(name);
        }))
        m_any.reset();
    if ((!change.many && change.rows.empty()) || !any_closed())
        return;
    m_waiting.push_back(change.action);
    if (!m_looking.running())
        look();
}

void ClosedNews::look()
{
    m_looking.start<std::vector<Period>>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(),
         actions =
             std::exchange(m_waiting, {})](JobProgress& progress) -> Result<std::vector<Period>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            std::vector<Period> all;
            for (const std::int64_t action : actions) {
                LX_ASSIGN(const auto touched,
                          closed_periods_touched(*database, definitions->facts(), action));
                for (const Period& period : touched)
                    if (std::ranges::find(all, period) == all.end())
                        all.push_back(period);
            }
            std::ranges::sort(all, {}, &Period::last);
            return all;
        },
        [this](const Result<std::vector<Period>>& touched) {
            if (!m_waiting.empty())
                look();
            if (!touched) {
                if (touched.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(touched.error());
                return;
            }
            if (touched->empty())
                return;
            m_context.notices().post({NoticeKind::Info,
                                      qt(correction_note(*touched)),
                                      {{tr("Show the quarter"),
                                        [this] {
                                            m_context.go(Place::part(QStringLiteral("report"),
                                                                     QStringLiteral("quarter")));
                                        }}},
                                      QStringLiteral("closed-quarter")});
        });
}

} // namespace lx::ui
