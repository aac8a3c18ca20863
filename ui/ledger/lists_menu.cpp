#include "ui/ledger/lists_menu.h"

#include <algorithm>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/place.h"
#include "ui/ledger/filter_bar.h"
#include "ui/ledger/ledger_table.h"
#include "ui/ledger/ledger_view.h"
#include "ui/ledger/name_panel.h"
#include "ui/presentation/format.h"
#include "ui/presentation/menu_letters.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

Place place_of(const RowList& list)
{
    ListRequest request;
    request.query = list.rows;
    request.title = qt(list.name);
    request.columns = list.columns;
    return Place::list(std::move(request));
}

} // namespace

ListsMenu::ListsMenu(AppContext& context, LedgerTable& table, NamePanel& name, QWidget* parent)
    : QMenu(parent), m_context(context), m_table(table), m_name(name)
{
    setToolTipsVisible(true);
    connect(this, &QMenu::aboutToShow, this, &ListsMenu::fill);
    connect(&m_name, &NamePanel::named, this, &ListsMenu::save);
}

void ListsMenu::fill()
{
    clear();
    const LedgerDef* def = m_table.def();
    if (def == nullptr)
        return;
    const auto lists = all_lists(m_context.database(), m_context.definitions()->facts());
    if (!lists) {
        m_context.notices().error(lists.error());
        return;
    }
    std::vector<const RowList*> own;
    QStringList names;
    for (const RowList& list : *lists) {
        if (list.rows.ledger != def->code)
            continue;
        own.push_back(&list);
        names << qt(list.name);
    }
    const QStringList lines = with_letters(names, QStringLiteral("KR"));
    QMenu* removing = nullptr;
    bool preset = true;
    for (std::size_t i = 0; i < own.size(); ++i) {
        const RowList& list = *own[i];
        if (preset && !list.preset)
            addSeparator();
        preset = list.preset;
        QAction* open = addAction(lines[static_cast<qsizetype>(i)]);
        set_tip(open, qt(list.note + list.left_out));
        connect(open, &QAction::triggered, this,
                [this, place = place_of(list)] { m_context.go(place); });
        if (list.preset)
            continue;
        if (removing == nullptr)
            removing = new QMenu(tr("&Remove a list"), this);
        connect(removing->addAction(button_text(qt(list.name))), &QAction::triggered, this,
                [this, name = qt(list.name)] { remove(name); });
    }
    addSeparator();
    QAction* keep = addAction(tr("&Keep these rows as a list…"));
    keep->setEnabled(!m_context.read_only());
    connect(keep, &QAction::triggered, this, &ListsMenu::ask_name);
    if (removing != nullptr) {
        removing->setEnabled(!m_context.read_only());
        addMenu(removing);
    }
}

void ListsMenu::ask_name()
{
    m_name.ask(tr("Name of the list"), m_table.filter().list_title());
}

void ListsMenu::save(const QString& name)
{
    RowList list;
    list.name = utf8_of(name);
    list.rows = m_table.filter().rows();
    if (list.rows.ids) {
        m_context.notices().error(
            {ErrorKind::Refused,
             utf8_of(tr("These are single rows, which no condition describes; take the list away "
                        "first.")),
             {}});
        return;
    }
    list.rows.sort = m_table.model().request().query.sort;
    list.rows.sort_by = m_table.model().request().query.sort_by;
    list.rows.descending = m_table.model().request().query.descending;
    for (const int column : m_table.view().shown_columns())
        list.columns.push_back(
            m_table.model().columns()[static_cast<std::size_t>(column)].field.key);
    const auto saved = saved_lists(m_context.database());
    if (!saved) {
        m_context.notices().error(saved.error());
        return;
    }
    const auto before = std::find_if(saved->begin(), saved->end(),
                                     [&](const RowList& one) { return one.name == list.name; });
    if (before != saved->end() && before->rows.ledger != list.rows.ledger) {
        const LedgerDef* other = m_context.catalog()->ledger(before->rows.ledger);
        m_context.notices().error(
            {ErrorKind::Refused,
             utf8_of(tr("“%1” is a list of the ledger “%2” already; please take another name.")
                         .arg(name, qt(other != nullptr ? other->name : before->rows.ledger))),
             {}});
        return;
    }
    const std::int64_t newest = m_context.newest().id;
    if (!keep(list))
        return;
    m_name.hide();
    m_table.view().keep_columns_for(name);
    tell((before == saved->end() ? tr("The list “%1” is kept in the file.")
                                 : tr("The list “%1” was there already and is now the rows shown."))
             .arg(name),
         newest);
    m_context.go(place_of(list));
}

bool ListsMenu::keep(const RowList& list)
{
    const auto kept = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return save_list(database, m_context.definitions(), list, actor);
    });
    if (!kept)
        m_context.notices().error(kept.error());
    return kept.has_value();
}

void ListsMenu::tell(const QString& words, std::int64_t before)
{
    Notice notice{NoticeKind::Success, words};
    if (const std::int64_t action = m_context.newest().id; action != before)
        notice.acts.push_back(
            {tr("Undo"), [&context = m_context, action] { context.undo(action); }});
    m_context.notices().post(notice);
}

void ListsMenu::remove(const QString& name)
{
    const std::int64_t before = m_context.newest().id;
    const auto removed = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return remove_list(database, m_context.definitions()->facts(), utf8_of(name), actor);
    });
    if (removed)
        tell(tr("The list “%1” is removed; its rows stay.").arg(name), before);
    else
        m_context.notices().error(removed.error());
}

} // namespace lx::ui
