#include "ui/duplicates/pair_view.h"

#include <ranges>

#include <QHeaderView>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"

namespace lx::ui {

namespace {

constexpr int conflict_lines = 5;
constexpr std::int64_t most_conflicts = 100; ///< listed: every line is measured

} // namespace

PairView::PairView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_reading(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    m_model = new PairModel(this);
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("The two rows side by side"));
    dress_table(m_view);
    m_view->setAlternatingRowColors(false);
    m_view->setShowGrid(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setWordWrap(true);
    m_view->setTextElideMode(Qt::ElideNone);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_view->installEventFilter(this);
    column->addWidget(m_view, 1);
    connect(m_view, &QTableView::clicked, this, &PairView::choose);
    connect(m_view, &QTableView::doubleClicked, this, &PairView::open_hanging);

    m_trouble = new TextLabel(this);
    set_role(m_trouble, "error");
    m_trouble->setWordWrap(true);
    m_trouble->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    m_conflict_model = new TextTableModel(this);
    m_conflict_model->set_columns({tr("What stands in the way")});
    m_conflict_view = new QTableView(this);
    m_conflict_view->setModel(m_conflict_model);
    m_conflict_view->setAccessibleName(tr("What stands in the way"));
    dress_table(m_conflict_view);
    m_conflict_view->setWordWrap(true);
    m_conflict_view->horizontalHeader()->hide();
    m_conflict_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_conflict_view->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    connect(m_conflict_view, &QTableView::activated, this, [this](const QModelIndex& line) {
        if (line.row() >= most_conflicts)
            return; // how many there are besides
        const Conflict& conflict = m_conflicts.at(static_cast<std::size_t>(line.row()));
        m_context.go(Place::row(conflict.ledger, conflict.row));
    });
    column->addWidget(m_trouble);
    column->addWidget(m_conflict_view);
    show_conflicts({});
}

void PairView::show_pair(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                         std::int64_t first, std::int64_t second, bool masked)
{
    show_conflicts({});
    m_reading.start<PairModel::Shown>(
        JobKind::Quick, {},
        [path = m_context.path8(), catalog, ledger = def.code, first, second,
         masked](JobProgress& progress) -> Result<PairModel::Shown> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return PairModel::read(*database, *catalog, *catalog->ledger(ledger), first, second,
                                   masked);
        },
        [this, catalog, ledger = def.code](Result<PairModel::Shown> shown) {
            if (shown) {
                take(catalog, *catalog->ledger(ledger), std::move(*shown));
            } else {
                clear();
                if (shown.error().kind == ErrorKind::Refused)
                    Q_EMIT gone();
                else
                    m_context.notices().error(shown.error());
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

void PairView::clear()
{
    m_reading.stop();
    show_conflicts({});
    m_model->clear();
    Q_EMIT changed();
}

void PairView::take(const std::shared_ptr<const Catalog>& catalog, const LedgerDef& def,
                    PairModel::Shown shown)
{
    const QModelIndex at = m_view->currentIndex();
    const int row = at.row();
    const int column = at.column();
    const int scrolled = m_view->verticalScrollBar()->value();
    const bool again = m_model->show(catalog, def, std::move(shown));
    m_view->clearSpans();
    for (int line = 0; line < m_model->rowCount(); ++line)
        if (m_model->is_heading(line))
            m_view->setSpan(line, 0, 1, PairModel::columns);
    const QModelIndex was = again ? m_model->index(row, column) : QModelIndex();
    m_view->setCurrentIndex(was.isValid() ? was : m_model->first_choice());
    if (again)
        m_view->verticalScrollBar()->setValue(scrolled);
    else
        m_view->scrollToTop();
}

void PairView::choose(const QModelIndex& cell)
{
    m_model->choose(cell);
}

void PairView::open_hanging(const QModelIndex& cell)
{
    const HangingRows* hanging = m_model->hanging_at(cell);
    if (hanging == nullptr)
        return;
    const auto side = static_cast<std::size_t>(cell.column() - PairModel::first_column);
    if (!hanging->ids[side].empty())
        m_context.go(Place::rows(hanging->ledger->code, hanging->ids[side],
                                 qt(m_model->sides().labels[side])));
}

bool PairView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
        if ((enter || key->key() == Qt::Key_Space) && key->modifiers() == Qt::NoModifier) {
            const QModelIndex cell = m_view->currentIndex();
            if (!m_model->choose(cell) && enter)
                open_hanging(cell);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PairView::show_conflicts(std::vector<Conflict> conflicts)
{
    m_conflicts = std::move(conflicts);
    std::vector<TextTableModel::Row> rows;
    const auto add = [&](const QString& text) {
        TextTableModel::Row row;
        row.texts = {text};
        row.tone = TextTableModel::Tone::Bad;
        rows.push_back(std::move(row));
    };
    const std::int64_t all = std::ssize(m_conflicts);
    for (const Conflict& conflict : m_conflicts | std::views::take(most_conflicts))
        add(conflict.text);
    if (all > most_conflicts)
        add(tr("%1 more rows").arg(count_text(all - most_conflicts)));
    m_conflict_model->set_rows(std::move(rows));
    m_conflict_view->setFixedHeight(conflict_lines * Theme::current().row_px);
    m_trouble->setText(tr("Not merged: %1 rows stand in the way. Enter opens one; put it right or "
                          "remove it, and merge again.")
                           .arg(count_text(all)));
    m_trouble->setVisible(all > 0);
    m_conflict_view->setVisible(all > 0);
}

void PairView::enter()
{
    m_view->setFocus();
}

} // namespace lx::ui
