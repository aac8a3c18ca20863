#include "ui/ledger/ledger_view.h"

#include <algorithm>
#include <unordered_set>

#include <QApplication>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QPainter>
#include <QScrollBar>

#include "core/rows/list_columns.h"
#include "core/store/attachments.h"
#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/ledger/column_layout.h"
#include "ui/ledger/frozen_header.h"
#include "ui/ledger/ledger_delegate.h"
#include "ui/ledger/row_marks.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/field_editor.h"
#include "ui/widgets/tables.h"

namespace lx::ui {

LedgerView::LedgerView(AppContext& context, const QString& name, QWidget* parent)
    : QTableView(parent), m_context(context), m_name(name)
{
    m_header = new FrozenHeader(this);
    setHorizontalHeader(m_header);
    m_marks = new RowMarks(this);
    m_marks->set_room(name == QLatin1String("table") ? 2 : 1);
    setVerticalHeader(m_marks);
    setCornerButtonEnabled(false);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::AnyKeyPressed);
    setTextElideMode(Qt::ElideMiddle);
    setWordWrap(false);
    setAlternatingRowColors(true);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setTabKeyNavigation(false); // Tab leaves the table, arrows move in it
    auto* cells = new LedgerDelegate(context, this);
    connect(cells, &LedgerDelegate::fill_wanted, this, &LedgerView::fill_wanted);
    connect(cells, &LedgerDelegate::entered, this, [this] {
        const QModelIndex below = currentIndex().siblingAtRow(currentIndex().row() + 1);
        if (below.isValid() && selected_count() < 2) // rows chosen for something stay chosen
            setCurrentIndex(below);
    });
    setItemDelegate(cells);
    setFrameShape(QFrame::NoFrame);
    apply_type();
    connect(m_marks, &QHeaderView::sectionPressed, this, &LedgerView::choosing);
    connect(m_header, &QHeaderView::sectionResized, this, [this](int column, int from, int to) {
        if (from == 0 || to == 0)
            return; // hidden, or shown again
        m_sized.insert(column);
        save_columns();
    });
    connect(m_header, &QHeaderView::sectionMoved, this, [this] { save_columns(); });
    m_header->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_header, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (m_model == nullptr || m_model->def() == nullptr)
            return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        offer_sorting(*menu, m_header->section_at(at.x()));
        menu->addSeparator();
        offer_freezing(*menu, m_header->section_at(at.x()));
        menu->popup(m_header->viewport()->mapToGlobal(at));
    });
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
    const ListRequest& request = m_model->request();
    return state_name(request.columns.empty() ? QString() : request.title);
}

QString LedgerView::state_name(const QString& list) const
{
    const QString ledger = QStringLiteral("%1/%2").arg(m_name, qt(m_model->def()->code));
    return list.isEmpty() ? ledger : QStringLiteral("%1/%2").arg(ledger, list);
}

std::vector<std::string> LedgerView::first_columns() const
{
    std::vector<std::string> keys = m_model->request().columns;
    std::erase_if(keys, [&](const std::string& key) { return column_of(key) < 0; });
    return keys.empty() ? m_model->def()->shown : keys;
}

int LedgerView::column_of(const std::string& key) const
{
    return lx::column_of(m_model->columns(), key);
}

int LedgerView::width_of(int column) const
{
    const FieldDef& field = m_model->columns()[static_cast<std::size_t>(column)].field;
    const int text = field.width * Theme::current().text_px / 2 + 16;
    const int capped = std::min(text, 20 * Theme::current().text_px);
    return std::max(capped, m_header->narrowest(column));
}

void LedgerView::restore_columns()
{
    const LedgerDef* def = m_model->def();
    if (def == nullptr)
        return;
    {
        const QSignalBlocker quiet(m_header);
        ColumnLayout layout;
        if (const auto kept = ColumnLayout::from_json(m_context.settings().state(state_name())))
            layout = *kept;
        else
            for (const std::string& key : first_columns())
                layout.shown.push_back({key, 0});
        place_columns(layout);
        if (!m_hidden.empty())
            setColumnHidden(column_of(m_hidden), true);
        const RowSet& query = m_model->request().query;
        const std::string& sort = query.sort.empty() ? def->sort : query.sort;
        m_header->setSortIndicator(column_of(sort),
                                   query.descending ? Qt::DescendingOrder : Qt::AscendingOrder);
    }
    fill_derived();
    updateGeometries();
    viewport()->update();
    widen_columns();
}

void LedgerView::place_columns(const ColumnLayout& layout)
{
    for (int column = 0; column < m_header->count(); ++column)
        m_header->setSectionHidden(column, true);
    m_sized.clear();
    int place = 0;
    for (const ColumnLayout::Column& one : layout.shown) {
        const int column = column_of(one.key);
        if (column < 0)
            continue; // an own field that is out of use
        m_header->setSectionHidden(column, false);
        if (one.width > 0)
            m_sized.insert(column);
        m_header->resizeSection(column, one.width > 0
                                            ? std::max(one.width, m_header->minimumSectionSize())
                                            : width_of(column));
        m_header->moveSection(m_header->visualIndex(column), place++);
    }
    // Those that are not shown stand behind, in the order they are offered in.
    for (int column = 0; column < m_header->count(); ++column)
        if (m_header->isSectionHidden(column))
            m_header->moveSection(m_header->visualIndex(column), m_header->count() - 1);
    m_header->set_frozen(std::min(layout.frozen, place));
}

ColumnLayout LedgerView::layout_now() const
{
    ColumnLayout layout;
    for (const int column : shown_columns())
        layout.shown.push_back({m_model->columns()[static_cast<std::size_t>(column)].field.key,
                                m_sized.contains(column) ? m_header->sectionSize(column) : 0});
    layout.frozen = m_header->frozen();
    return layout;
}

void LedgerView::fill_derived()
{
    std::vector<int> derived = shown_columns();
    std::erase_if(derived, [&](int column) { return !m_model->derived(column); });
    m_model->fill_derived(std::move(derived));
}

void LedgerView::widen_columns()
{
    if (m_model == nullptr || m_model->def() == nullptr)
        return;
    std::vector<int> widths;
    std::vector<bool> pinned;
    for (int column = 0; column < m_header->count(); ++column) {
        pinned.push_back(m_sized.contains(column)); // the user's own widths stay
        widths.push_back(pinned.back() ? m_header->sectionSize(column) : width_of(column));
    }
    const QSignalBlocker quiet(m_header);
    share_width(this, widths, Narrow::AsSet, pinned);
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
    if (m_model->def() == nullptr)
        return;
    m_context.settings().set_state(state_name(), {});
    restore_columns();
}

void LedgerView::save_columns()
{
    if (m_model != nullptr && m_model->def() != nullptr)
        m_context.settings().set_state(state_name(), layout_now().to_json());
}

void LedgerView::keep_columns_for(const QString& list)
{
    m_context.settings().set_state(state_name(list), layout_now().to_json());
}

void LedgerView::show_column(int column, bool shown)
{
    if (!shown && m_header->is_frozen(column))
        m_header->set_frozen(m_header->frozen() - 1);
    setColumnHidden(column, !shown);
    if (shown && !m_sized.contains(column)) {
        const QSignalBlocker quiet(m_header);
        setColumnWidth(column, width_of(column));
    }
    fill_derived();
    save_columns();
    widen_columns();
}

void LedgerView::freeze_to(int column)
{
    const std::vector<int> shown = shown_columns();
    const auto at = std::find(shown.begin(), shown.end(), column);
    m_header->set_frozen(at == shown.end() ? 0 : static_cast<int>(at - shown.begin()) + 1);
    save_columns();
    viewport()->update();
    if (currentIndex().isValid())
        scrollTo(currentIndex());
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
    const std::vector<int> shown = shown_columns();
    const int column = currentIndex().isValid() ? currentIndex().column()
                       : shown.empty()          ? 0
                                                : shown.front();
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

std::vector<int> LedgerView::shown_columns() const
{
    std::vector<int> columns;
    for (int visual = 0; visual < m_header->count(); ++visual) {
        const int column = m_header->logicalIndex(visual);
        if (!m_header->isSectionHidden(column))
            columns.push_back(column);
    }
    return columns;
}

std::vector<int> LedgerView::shown_fields() const
{
    std::vector<int> fields = shown_columns();
    std::erase_if(fields, [&](int column) { return m_model->derived(column); });
    return fields;
}

std::vector<int> LedgerView::pasted_columns() const
{
    std::vector<int> columns = shown_columns();
    for (int& column : columns)
        if (m_model->derived(column))
            column = -1;
    return columns;
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

namespace {

/// A key that writes something into a cell. (Space chooses rows.)
bool is_sign(const QKeyEvent& event)
{
    const QString text = event.text();
    return !text.isEmpty() && text[0].isPrint() && text[0] != QLatin1Char(' ') &&
           (event.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier;
}

} // namespace

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
    if (is_sign(*event) && state() != EditingState && type_into(event))
        return;
    QTableView::keyPressEvent(event);
}

bool LedgerView::in_form_only(const QModelIndex& index) const
{
    const LedgerDef* def = m_model == nullptr ? nullptr : m_model->def();
    const auto at = static_cast<std::size_t>(index.column());
    return def != nullptr && at < def->fields.size() && holds_files(def->fields[at]);
}

FieldEditor* LedgerView::open_editor() const
{
    return qobject_cast<FieldEditor*>(indexWidget(currentIndex()));
}

bool LedgerView::type_into(QEvent* event)
{
    if (!edit(currentIndex(), EditKeyPressed, nullptr) || open_editor() == nullptr)
        return false;
    QWidget* inside = open_editor()->focusProxy();
    QApplication::sendEvent(inside != nullptr ? inside : open_editor(), event);
    return true;
}

bool LedgerView::edit(const QModelIndex& index, EditTrigger trigger, QEvent* event)
{
    // A key that is a sign comes by `type_into`; of the others only F2 opens a cell.
    if (trigger == AnyKeyPressed && event != nullptr && event->type() != QEvent::InputMethod)
        return false;
    // Nobody writes where nothing is seen; files are added in the form.
    if (index.isValid() && (isColumnHidden(index.column()) || in_form_only(index)))
        return false;
    if (!QTableView::edit(index, trigger, event))
        return false;
    if (trigger == EditKeyPressed && open_editor() != nullptr)
        open_editor()->select_all(); // the keyboard's coming may have shown what was masked
    return true;
}

void LedgerView::inputMethodEvent(QInputMethodEvent* event)
{
    const bool commits = !event->commitString().isEmpty();
    const bool composes = !event->preeditString().isEmpty();
    FieldEditor* composing = open_editor();
    if (composing == nullptr && commits && !composes) { // a sign nothing was composed for
        if (!type_into(event))
            event->ignore();
        return;
    }
    // The table keeps the keyboard until the first word is composed: going elsewhere would end the
    // composing. QAbstractItemView hands the events on.
    QTableView::inputMethodEvent(event);
    if (composing == nullptr || composes)
        return;
    if (commits)
        composing->setFocus();
    else // given up: as if nothing was typed
        closeEditor(composing, QAbstractItemDelegate::RevertModelCache);
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

int LedgerView::frozen() const
{
    return m_header->frozen();
}

QModelIndex LedgerView::indexAt(const QPoint& at) const
{
    if (model() == nullptr || at.x() < 0 || at.x() >= m_header->strip())
        return QTableView::indexAt(at);
    return model()->index(rowAt(at.y()), m_header->section_at(at.x()));
}

QRect LedgerView::visualRect(const QModelIndex& index) const
{
    QRect rect = QTableView::visualRect(index);
    if (index.isValid() && m_header->is_frozen(index.column()))
        rect.moveLeft(m_header->sectionPosition(index.column()));
    return rect;
}

void LedgerView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    const int before = horizontalScrollBar()->value();
    QTableView::scrollTo(index, hint);
    if (m_header->strip() == 0 || !index.isValid())
        return;
    const int now = horizontalScrollBar()->value();
    if (m_header->is_frozen(index.column()))
        horizontalScrollBar()->setValue(before);
    else if (const int hidden = m_header->strip() - visualRect(index).left(); hidden > 0)
        horizontalScrollBar()->setValue(now - hidden);
}

void LedgerView::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command)
{
    // Rows are chosen whole: a drag that began before the columns were scrolled is as good.
    QRect rows = rect;
    if (m_header->strip() > 0) {
        rows.setLeft(0);
        rows.setRight(0);
    }
    QTableView::setSelection(rows, command);
}

QRegion LedgerView::visualRegionForSelection(const QItemSelection& selection) const
{
    return QTableView::visualRegionForSelection(selection) +
           QRect(0, 0, m_header->strip(), viewport()->height());
}

void LedgerView::dataChanged(const QModelIndex& top_left, const QModelIndex& bottom_right,
                             const QList<int>& roles)
{
    QTableView::dataChanged(top_left, bottom_right, roles);
    if (m_header->strip() > 0)
        viewport()->update(0, 0, m_header->strip(), viewport()->height());
}

void LedgerView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (m_header->strip() == 0 || dx == 0)
        return;
    viewport()->update();
    m_header->viewport()->update();
    updateEditorGeometries();
}

void LedgerView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const int strip = m_header->strip();
    QPainter painter(viewport());
    if (strip > 0)
        paint_frozen(painter);
    if (!hasFocus() || !currentIndex().isValid())
        return;
    // Where the keyboard is: a frame around the cell F2 would edit.
    const QRect cell = visualRect(currentIndex());
    if (cell.isEmpty())
        return;
    if (!m_header->is_frozen(currentIndex().column()))
        painter.setClipRect(viewport()->rect().adjusted(strip, 0, 0, 0));
    painter.setPen(QPen(Theme::current().focus, 1));
    painter.drawRect(cell.adjusted(0, 0, -1, -1));
}

/// The frozen cells over what has scrolled beneath them, each painted as the table paints it.
void LedgerView::paint_frozen(QPainter& painter) const
{
    const std::vector<int> columns = m_header->frozen_sections();
    const Theme& theme = Theme::current();
    const int right = m_header->strip() - 1;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.palette.setCurrentColorGroup(QPalette::Normal);
    painter.fillRect(0, 0, right + 1, viewport()->height(), theme.surface);
    const int first = std::max(0, rowAt(0));
    for (int row = first; row < model()->rowCount() && rowViewportPosition(row) < height(); ++row) {
        for (const int column : columns) {
            const QModelIndex index = model()->index(row, column);
            QStyleOptionViewItem cell = option;
            cell.rect = visualRect(index);
            cell.features.setFlag(QStyleOptionViewItem::Alternate, row % 2 == 1);
            cell.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
            style()->drawPrimitive(QStyle::PE_PanelItemViewRow, &cell, &painter, this);
            itemDelegateForIndex(index)->paint(&painter, cell, index);
            painter.setPen(theme.border);
            painter.drawLine(cell.rect.right() + 1, cell.rect.top(), cell.rect.right() + 1,
                             cell.rect.bottom() + 1);
            painter.drawLine(cell.rect.left(), cell.rect.bottom() + 1, cell.rect.right() + 1,
                             cell.rect.bottom() + 1);
        }
    }
    painter.setPen(theme.border_strong);
    painter.drawLine(right, 0, right, viewport()->height());
}

void LedgerView::offer_freezing(QMenu& menu, int column)
{
    const bool shown = column >= 0 && column_shown(column);
    QAction* freeze = menu.addAction(
        shown ? tr("&Freeze up to this column: %1")
                    .arg(button_text(
                        m_model->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()))
              : tr("&Freeze up to this column"));
    freeze->setEnabled(shown);
    connect(freeze, &QAction::triggered, this, [this, column] { freeze_to(column); });
    QAction* loose = menu.addAction(tr("&Unfreeze the columns"));
    loose->setEnabled(m_header->frozen() > 0);
    connect(loose, &QAction::triggered, this, [this] { freeze_to(-1); });
}

void LedgerView::offer_sorting(QMenu& menu, int column)
{
    const RowSet& shown = m_model->request().query;
    const bool here =
        column >= 0 &&
        column == column_of(shown.sort.empty() && m_model->def() != nullptr ? m_model->def()->sort
                                                                            : shown.sort);
    const std::pair<SortBy, QString> orders[] = {
        {SortBy::Stored, tr("Sort by the &value")},
        {SortBy::Pinyin, tr("Sort by p&inyin")},
        {SortBy::SurnameStrokes, tr("Sort by strokes of the &surname")},
        {SortBy::NameStrokes, tr("Sort by strokes of the &name")}};
    for (const auto& [by, text] : orders) {
        QAction* action = menu.addAction(text);
        action->setCheckable(true);
        action->setChecked(here && shown.sort_by == by);
        action->setEnabled(column >= 0 && m_model->sortable(column, by));
        connect(action, &QAction::triggered, this, [this, column, by = by] {
            m_model->sort_by(column, by);
            m_header->setSortIndicator(column, m_model->request().query.descending
                                                   ? Qt::DescendingOrder
                                                   : Qt::AscendingOrder);
        });
    }
}

} // namespace lx::ui
