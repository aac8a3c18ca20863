#include "ui/ledger/ledger_view.h"

#include <algorithm>
#include <unordered_set>

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>

#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/ledger/ledger_delegate.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

LedgerView::LedgerView(AppContext& context, const QString& name, QWidget* parent)
    : QTableView(parent), m_context(context), m_name(name)
{
    m_header = new WrapHeader(this);
    setHorizontalHeader(m_header);
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    verticalHeader()->hide();
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    auto* cells = new LedgerDelegate(context, this);
    connect(cells, &LedgerDelegate::fill_wanted, this, &LedgerView::fill_wanted);
    setItemDelegate(cells);
    setFrameShape(QFrame::NoFrame);
    apply_type();
    connect(m_header, &QHeaderView::sectionResized, this, [this] { save_columns(); });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { save_columns(); });
}

void LedgerView::set_model(LedgerTableModel* model)
{
    m_model = model;
    setModel(model);
    connect(model, &LedgerTableModel::shown, this, &LedgerView::widen_columns);
    // Sorting by the header: one click asks the model, which asks the file.
    connect(m_header, &QHeaderView::sortIndicatorChanged, model,
            [this](int section, Qt::SortOrder order) {
                if (m_model->def() != nullptr)
                    m_model->sort(section, order);
            });
}

QString LedgerView::state_name() const
{
    const QString ledger = QStringLiteral("%1/%2").arg(m_name, qt(m_model->def()->code));
    const ListRequest& request = m_model->request();
    return request.columns.empty() ? ledger : QStringLiteral("%1/%2").arg(ledger, request.title);
}

std::vector<std::string> LedgerView::first_columns() const
{
    const LedgerDef& def = *m_model->def();
    std::vector<std::string> fields = m_model->request().columns;
    std::erase_if(fields, [&](const std::string& key) { return def.index_of(key) < 0; });
    return fields.empty() ? def.shown : fields;
}

int LedgerView::width_of(const FieldDef& field, int section) const
{
    const int text = field.width * Theme::current().text_px / 2 + 16;
    const int capped = std::min(text, 20 * Theme::current().text_px);
    return std::max(capped, m_header->narrowest(section));
}

void LedgerView::restore_columns()
{
    const LedgerDef* def = m_model->def();
    if (def == nullptr)
        return;
    const QSignalBlocker quiet(m_header);
    const QByteArray state = m_context.settings().state(state_name());
    // A state of another number of columns (own fields were added) is not taken.
    if (state.isEmpty() || !m_header->restoreState(state) ||
        m_header->count() != static_cast<int>(def->fields.size()))
        reset_columns();
    else
        m_header->setSectionsMovable(true);
    if (!m_hidden.empty())
        setColumnHidden(def->index_of(m_hidden), true);
    const RowSet& query = m_model->request().query;
    const std::string& sort = query.sort.empty() ? def->sort : query.sort;
    m_header->setSortIndicator(def->index_of(sort),
                               query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    updateGeometries();
    viewport()->update();
    widen_columns();
}

void LedgerView::widen_columns()
{
    const LedgerDef* def = m_model == nullptr ? nullptr : m_model->def();
    if (def == nullptr || !m_context.settings().state(state_name()).isEmpty())
        return; // the user's own widths stay
    std::vector<int> widths;
    for (std::size_t i = 0; i < def->fields.size(); ++i)
        widths.push_back(width_of(def->fields[i], static_cast<int>(i)));
    const QSignalBlocker quiet(m_header);
    share_width(this, widths, Narrow::AsSet);
    updateGeometries();
    viewport()->update();
}

void LedgerView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    widen_columns();
}

void LedgerView::reset_columns()
{
    const LedgerDef* def = m_model->def();
    if (def == nullptr)
        return;
    const QSignalBlocker quiet(m_header);
    const std::vector<std::string> first = first_columns();
    const int count = static_cast<int>(def->fields.size());
    for (int i = 0; i < count; ++i) {
        const FieldDef& field = def->fields[static_cast<std::size_t>(i)];
        const bool shown = std::find(first.begin(), first.end(), field.key) != first.end();
        m_header->setSectionHidden(i, !shown);
        m_header->resizeSection(i, width_of(field, i));
        m_header->moveSection(m_header->visualIndex(i), i);
    }
    int place = 0;
    for (const std::string& key : first)
        m_header->moveSection(m_header->visualIndex(def->index_of(key)), place++);
    m_context.settings().set_state(state_name(), {});
}

void LedgerView::save_columns()
{
    if (m_model != nullptr && m_model->def() != nullptr)
        m_context.settings().set_state(state_name(), m_header->saveState());
}

void LedgerView::show_column(int field, bool shown)
{
    setColumnHidden(field, !shown);
    if (shown && columnWidth(field) < m_header->minimumSectionSize())
        setColumnWidth(field,
                       width_of(m_model->def()->fields[static_cast<std::size_t>(field)], field));
    save_columns();
}

void LedgerView::hide_always(const std::string& field)
{
    m_hidden = field;
}

int LedgerView::selected_count() const
{
    int count = 0;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        count += range.height();
    return count;
}

std::vector<std::int64_t> LedgerView::selected_ids(int limit) const
{
    std::vector<std::pair<int, int>> ranges;
    for (const QItemSelectionRange& range : selectionModel()->selection())
        ranges.emplace_back(range.top(), range.bottom());
    std::sort(ranges.begin(), ranges.end());
    std::vector<std::int64_t> ids;
    for (const auto& [top, bottom] : ranges) {
        const auto from = m_model->ids().begin() + top;
        ids.insert(ids.end(), from,
                   from + std::min(bottom - top + 1, limit - static_cast<int>(ids.size())));
    }
    return ids;
}

std::int64_t LedgerView::current_id() const
{
    const QModelIndex index = currentIndex();
    return index.isValid() ? m_model->id_at(index.row()) : -1;
}

void LedgerView::select_id(std::int64_t id)
{
    const int row = m_model->row_of(id);
    if (row < 0)
        return;
    const std::vector<int> fields = shown_fields();
    const int column = currentIndex().isValid() ? currentIndex().column()
                       : fields.empty()         ? 0
                                                : fields.front();
    const QModelIndex index = m_model->index(row, column);
    selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect |
                                                 QItemSelectionModel::Rows);
    scrollTo(m_model->index(row, column));
}

void LedgerView::select_ids(const std::vector<std::int64_t>& ids)
{
    if (ids.empty())
        return;
    const std::unordered_set<std::int64_t> wanted(ids.begin(), ids.end());
    const std::vector<std::int64_t>& shown = m_model->ids();
    QItemSelection selection;
    for (std::size_t row = 0; row < shown.size(); ++row) {
        const std::size_t from = row;
        while (row < shown.size() && wanted.contains(shown[row]))
            ++row;
        if (row > from)
            selection.select(m_model->index(static_cast<int>(from), 0),
                             m_model->index(static_cast<int>(row) - 1, m_model->columnCount() - 1));
    }
    if (selection.isEmpty())
        return;
    if (!selection.contains(currentIndex()))
        selectionModel()->setCurrentIndex(
            m_model->index(selection.front().top(), std::max(0, currentIndex().column())),
            QItemSelectionModel::NoUpdate);
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

std::vector<int> LedgerView::shown_fields() const
{
    std::vector<int> fields;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int field = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(field))
            fields.push_back(field);
    }
    return fields;
}

void LedgerView::selectAll()
{
    Q_EMIT choosing();
    QTableView::selectAll();
}

QItemSelectionModel::SelectionFlags LedgerView::selectionCommand(const QModelIndex& index,
                                                                 const QEvent* event) const
{
    if (event != nullptr)
        Q_EMIT choosing();
    return QTableView::selectionCommand(index, event);
}

void LedgerView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        Q_EMIT copy_wanted();
        return;
    }
    if (event->matches(QKeySequence::Paste)) {
        Q_EMIT paste_wanted();
        return;
    }
    if (event->key() == Qt::Key_Delete && state() != EditingState) {
        Q_EMIT remove_wanted();
        return;
    }
    if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
        (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier && state() != EditingState &&
        current_id() > 0) {
        Q_EMIT open_wanted(current_id());
        return;
    }
    QTableView::keyPressEvent(event);
}

void LedgerView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QModelIndex index = indexAt(event->pos());
    if (index.isValid() && event->button() == Qt::LeftButton)
        Q_EMIT open_wanted(m_model->id_at(index.row()));
    else
        QTableView::mouseDoubleClickEvent(event);
}

void LedgerView::selectionChanged(const QItemSelection& selected, const QItemSelection& deselected)
{
    QTableView::selectionChanged(selected, deselected);
    Q_EMIT selection_changed();
}

void LedgerView::currentChanged(const QModelIndex& current, const QModelIndex& previous)
{
    QTableView::currentChanged(current, previous);
    if (current.row() != previous.row() || !previous.isValid())
        Q_EMIT current_changed(current.isValid() ? m_model->id_at(current.row()) : -1);
}

void LedgerView::changeEvent(QEvent* event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)
        apply_type();
}

void LedgerView::apply_type()
{
    verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    verticalHeader()->setMinimumSectionSize(Theme::current().row_px);
}

void LedgerView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    // Where the keyboard is: a frame around the cell F2 would edit.
    const QRect cell = visualRect(currentIndex());
    if (cell.isEmpty())
        return;
    QPainter painter(viewport());
    painter.setPen(QPen(Theme::current().focus, 1));
    painter.drawRect(cell.adjusted(0, 0, -1, -1));
}

} // namespace lx::ui
