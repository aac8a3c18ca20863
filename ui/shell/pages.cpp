#include "ui/shell/pages.h"

#include <QCoreApplication>

#include "ui/ledger/ledger_page.h"

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
    return {
        {QStringLiteral("ledger"), chinese(QT_TRANSLATE_NOOP("pages", "Ledgers")),
         QStringLiteral("ledger"), maker<LedgerPage>()},
    };
}

} // namespace lx::ui
