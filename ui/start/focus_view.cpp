#include "ui/start/focus_view.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/finding_actions.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/choice_delegate.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/handling_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

/// Rows as high as their texts, which wrap and begin where the headings do.
class WrappedRows final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override
    {
        QStyleOptionViewItem inner = option;
        inner.rect.adjust(inset, 0, -inset, 0);
        const QSize size = QStyledItemDelegate::sizeHint(inner, index);
        return {size.width() + 2 * inset, std::max(size.height() + 8, Theme::current().row_px)};
    }
    void paint(QPainter* painter, const QStyleOptionViewItem& option,
               const QModelIndex& index) const override
    {
        QStyleOptionViewItem inner = option;
        initStyleOption(&inner, index);
        inner.widget->style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &inner, painter,
                                             inner.widget); // as wide as the cell
        inner = option;
        inner.rect.adjust(inset, 0, -inset, 0);
        QStyledItemDelegate::paint(painter, inner, index);
    }

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        option->state &= ~QStyle::State_HasFocus;
    }

private:
    static constexpr int inset = 3;
};

} // namespace

FocusView::FocusView(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_naming(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    auto* head = new QHBoxLayout;
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("&Back"), this);
    back->setAccessibleName(tr("Back to the things to do"));
    set_quiet(back);
    connect(back, &QPushButton::clicked, this, &FocusView::left);
    m_title = new TextLabel(this);
    m_title->setWordWrap(true);
    set_role(m_title, "strong");
    auto* open = new QPushButton(tr("Open in the &ledger"), this);
    open->setAccessibleName(tr("Open in the ledger"));
    set_quiet(open);
    connect(open, &QPushButton::clicked, this, &FocusView::open_rows);
    head->addWidget(back);
    head->addWidget(m_title, 1);
    head->addWidget(open);
    column->addLayout(head);
    m_otherwise = new TextLabel(this);
    m_otherwise->setWordWrap(true);
    set_role(m_otherwise, "soft");
    column->addWidget(m_otherwise);
    build_table();
    column->addWidget(m_view, 1);
    QWidget* foot = build_foot();
    column->addWidget(foot);
    m_ask = new HandlingPanel(context, Matter::ListRow, this);
    column->addWidget(m_ask);
    m_actions = new FindingActions(context, Matter::ListRow, this);
    connect(m_ask, &HandlingPanel::opened, foot, &QWidget::setHidden);
    connect(m_ask, &HandlingPanel::supervised, this, &FocusView::assign);
    connect(m_ask, &HandlingPanel::explained, this, &FocusView::put_off);
    connect(m_ask, &HandlingPanel::left, m_view, qOverload<>(&QWidget::setFocus));
}

void FocusView::build_table()
{
    m_model = new FocusModel(this);
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Rows of the list"));
    auto* header = new WrapHeader(m_view);
    header->setSectionsMovable(false);
    header->setSectionsClickable(false);
    header->setSortIndicatorShown(false);
    m_view->setHorizontalHeader(header);
    dress_table(m_view);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegate(new WrappedRows(m_view));
    m_view->setWordWrap(true);
    m_view->setTextElideMode(Qt::ElideRight);
    // Names and reasons share what the short columns leave: all of them are in sight.
    header->setSectionResizeMode(QHeaderView::Stretch);
    const std::pair<FocusModel::Column, int> short_columns[] = {{FocusModel::New, 4},
                                                                {FocusModel::State, 5},
                                                                {FocusModel::Person, 5},
                                                                {FocusModel::Until, 7}};
    for (const auto& [column, width] : short_columns)
        header->setSectionResizeMode(column, QHeaderView::Fixed);
    keep_measured(m_view, [this, header, short_columns] {
        for (const auto& [column, width] : short_columns)
            header->resizeSection(column, characters(m_view, width));
        header->setFixedHeight(header->fontMetrics().lineSpacing() + 12); // none has to wrap
    });
    fit_rows_to_texts(m_view);
    set_print_head(
        m_view,
        [this] {
            TableHead head;
            if (const FocusList* shown = list()) {
                head.title = qt(shown->def->title);
                head.lines = m_otherwise->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
                head.day = m_done->as_of;
            }
            return head;
        },
        true);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FocusView::check);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const FocusList* shown = list())
            m_context.go(
                Place::row(shown->ledger, index.data(TextTableModel::id_role).toLongLong()));
    });
}

QWidget* FocusView::build_foot()
{
    auto* foot = new QWidget(this);
    auto* line = new FlowLayout(foot, Theme::grid(1));
    line->setContentsMargins(0, 0, 0, 0);
    m_assign = new QPushButton(foot);
    m_assign->setAccessibleName(tr("Assign the chosen rows"));
    set_primary(m_assign);
    m_put_off = new QPushButton(foot);
    m_put_off->setAccessibleName(tr("Put off the chosen rows"));
    line->addWidget(m_assign);
    line->addWidget(m_put_off);
    connect(m_assign, &QPushButton::clicked, this, [this] {
        m_asked = selected();
        m_ask->ask_supervision(tr("Assign: %1").arg(asked_text()));
    });
    connect(m_put_off, &QPushButton::clicked, this, [this] {
        m_asked = selected();
        m_ask->ask_explanation(tr("Put off: %1").arg(asked_text()));
    });
    return foot;
}

const FocusList* FocusView::list() const
{
    if (!m_done)
        return nullptr;
    for (const FocusList& one : m_done->focus)
        if (qt(one.def->id) == m_id)
            return &one;
    return nullptr;
}

void FocusView::open_list(const QString& id)
{
    if (id != m_id) {
        m_ask->hide();
        m_model->set_rows({});
    }
    m_id = id;
    m_opening = true;
    read_names();
}

void FocusView::show(std::shared_ptr<const County> done)
{
    if (!done || (m_done && done->as_of != m_done->as_of))
        m_ask->hide(); // it was begun on another file, or proposes days of another day
    m_done = std::move(done);
    read_names();
}

void FocusView::showEvent(QShowEvent* event)
{
    QFrame::showEvent(event);
    if (m_unread)
        read_names();
}

void FocusView::read_names()
{
    m_naming.stop();
    show_head();
    const FocusList* shown = list();
    if (shown == nullptr) {
        m_model->set_rows({});
        check();
        return;
    }
    m_unread = !isVisible();
    if (m_unread)
        return;
    std::vector<std::int64_t> ids;
    for (const FocusList::Row& row : shown->rows)
        ids.push_back(row.id);
    m_naming.start<FocusModel::Names>(
        JobKind::Quick, {},
        [done = m_done, ledger = shown->ledger, ids = std::move(ids),
         path = m_context.path8()](JobProgress& progress) -> Result<FocusModel::Names> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return LedgerStore(*database, done->catalog())
                .labels(*done->catalog().ledger(ledger), ids);
        },
        [this](Result<FocusModel::Names> names) {
            if (names)
                fill(*names);
            else if (names.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(names.error());
        });
}

void FocusView::show_head()
{
    QStringList otherwise;
    QString title;
    if (const FocusList* shown = list()) {
        title = tr("%1: %2, %3 to be assigned")
                    .arg(qt(shown->def->title),
                         count_text(static_cast<std::int64_t>(shown->rows.size())),
                         count_text(shown->open()));
        for (const FocusOtherwise& other : shown->otherwise)
            if (!other.text.empty())
                otherwise << qt(other.text);
    }
    m_title->setText(title);
    m_otherwise->setText(otherwise.join(QLatin1Char('\n')));
    m_otherwise->setVisible(!otherwise.isEmpty());
}

void FocusView::fill(const FocusModel::Names& names)
{
    const FocusList* shown = list();
    if (shown == nullptr)
        return;
    const auto before = selected();
    const std::unordered_set<std::int64_t> chosen(before.begin(), before.end());
    const QModelIndex current = m_view->currentIndex();
    const qint64 current_id = current.data(TextTableModel::id_role).toLongLong();
    int place = current.row();
    const int scrolled = m_view->verticalScrollBar()->value();
    m_model->show(*m_done, *shown, names);
    if (std::exchange(m_opening, false)) {
        m_view->selectRow(0);
        check();
        return;
    }
    QItemSelection selection;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const qint64 id = m_model->rows()[static_cast<std::size_t>(row)].id;
        if (!chosen.contains(id))
            continue;
        selection.select(m_model->index(row, 0), m_model->index(row, FocusModel::Columns - 1));
        if (id == current_id)
            place = row;
    }
    // The keyboard goes on from the same place, which chooses nothing.
    place = std::min(place, m_model->rowCount() - 1);
    m_view->selectionModel()->setCurrentIndex(m_model->index(place, 0),
                                              QItemSelectionModel::NoUpdate);
    m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    m_view->verticalScrollBar()->setValue(scrolled);
    check();
}

void FocusView::check()
{
    const auto count = static_cast<std::int64_t>(selected().size());
    for (QPushButton* button : {m_assign, m_put_off})
        button->setEnabled(count > 0 && !m_context.read_only());
    m_assign->setText(count > 1 ? tr("&Assign %1…").arg(count_text(count)) : tr("&Assign…"));
    m_put_off->setText(count > 1 ? tr("&Put off %1…").arg(count_text(count)) : tr("&Put off…"));
}

std::vector<std::int64_t> FocusView::selected() const
{
    std::vector<std::int64_t> ids;
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        ids.push_back(index.data(TextTableModel::id_role).toLongLong());
    return ids;
}

QString FocusView::asked_text() const
{
    if (m_asked.empty())
        return {};
    const auto first =
        std::ranges::find(m_model->rows(), m_asked.front(), &TextTableModel::Row::id);
    const QString name =
        first == m_model->rows().end() ? QString() : first->texts.value(FocusModel::Name);
    return m_asked.size() == 1
               ? name
               : tr("%1 and others, %2 in all")
                     .arg(name, count_text(static_cast<std::int64_t>(m_asked.size())));
}

std::vector<const FocusList::Row*> FocusView::asked() const
{
    std::vector<const FocusList::Row*> rows;
    const std::unordered_set<std::int64_t> ids(m_asked.begin(), m_asked.end());
    if (const FocusList* shown = list())
        for (const FocusList::Row& row : shown->rows)
            if (ids.contains(row.id))
                rows.push_back(&row);
    return rows;
}

void FocusView::assign(const SupervisionOrder& order)
{
    const auto rows = asked();
    if (rows.empty())
        return;
    const FocusList& of = *list();
    const auto& orgs = m_done->world->snapshot().table("org").ids;
    std::vector<SupervisedFinding> findings;
    for (const FocusList::Row* row : rows)
        findings.push_back({of.key(), of.def->title, of.ledger, row->id,
                            row->org < 0 ? 0 : orgs[static_cast<std::size_t>(row->org)]});
    m_view->clearSelection(); // the next one is to be chosen, not hit
    m_actions->supervise(std::move(findings), order);
}

void FocusView::put_off(const ExceptionText& text)
{
    const auto rows = asked();
    if (rows.empty())
        return;
    const FocusList& of = *list();
    std::vector<ExceptionSubject> subjects;
    for (const FocusList::Row* row : rows)
        subjects.push_back({of.key(), of.ledger, row->id});
    m_view->clearSelection();
    m_actions->explain(std::move(subjects), text);
}

void FocusView::open_rows()
{
    const FocusList* shown = list();
    if (shown == nullptr)
        return;
    std::vector<std::int64_t> ids;
    for (const FocusList::Row& row : shown->rows)
        ids.push_back(row.id);
    m_context.go(Place::rows(shown->ledger, std::move(ids), qt(shown->def->title)));
}

} // namespace lx::ui
