#include "ui/event/event_rows_model.h"

#include <algorithm>
#include <unordered_map>

#include "core/ledger/field_text.h"
#include "core/store/id_list.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/ledger_rows.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

EventRowsModel::EventRowsModel(AppContext& context, const Catalog& catalog, const EventField& table,
                               QObject* parent)
    : QAbstractTableModel(parent), m_context(context), m_catalog(catalog), m_table(table)
{}

int EventRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int EventRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

const EventRowsModel::Cell& EventRowsModel::cell(const QModelIndex& index) const
{
    return m_rows[static_cast<std::size_t>(index.row())]
        .cells[static_cast<std::size_t>(index.column())];
}

EventRowsModel::Cell& EventRowsModel::at(const QModelIndex& index)
{
    return m_rows[static_cast<std::size_t>(index.row())]
        .cells[static_cast<std::size_t>(index.column())];
}

const QString& EventRowsModel::name_of(int row) const
{
    return m_rows[static_cast<std::size_t>(row)].cells.front().text;
}

QVariant EventRowsModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Cell& shown = cell(index);
    const FieldDef& field = column(index.column()).field;
    const QString wrong = trouble(index);
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole: {
        QString line = shown.text;
        return line.replace(QLatin1Char('\n'), QLatin1Char(' '));
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment_of(field));
    case Qt::FontRole:
        return is_code(field) ? QVariant(code_font(theme)) : QVariant();
    case Qt::ForegroundRole:
        return wrong.isEmpty() ? (shown.said ? QVariant() : QVariant(theme.text_soft))
                               : QVariant(theme.bad);
    case Qt::BackgroundRole:
        return wrong.isEmpty() ? QVariant() : QVariant(theme.bad_soft);
    case Qt::DecorationRole:
        return wrong.isEmpty()
                   ? QVariant()
                   : QVariant(icon_pixmap(QStringLiteral("error"), theme.bad, theme.icon_px - 4));
    case Qt::ToolTipRole:
        return wrong.isEmpty() ? QVariant() : QVariant(wrong);
    case Qt::AccessibleDescriptionRole:
        return wrong.isEmpty() ? shown.warning : wrong;
    default:
        return {};
    }
}

QVariant EventRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Vertical)
        return role == Qt::DisplayRole ? QVariant(count_text(section + 1)) : QVariant();
    const EventField& of = column(section);
    switch (role) {
    case Qt::DisplayRole:
        return qt(heading(of.field)) + (of.required ? QStringLiteral(" *") : QString());
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment_of(of.field));
    default:
        return {};
    }
}

Qt::ItemFlags EventRowsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    return index.isValid() ? flags | Qt::ItemIsEditable : flags;
}

std::vector<std::int64_t> EventRowsModel::ids() const
{
    std::vector<std::int64_t> ids;
    for (const Row& row : m_rows)
        ids.push_back(row.id);
    return ids;
}

int EventRowsModel::row_of(std::int64_t id) const
{
    const auto at =
        std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.id == id; });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

int EventRowsModel::row_with(int column, const Value& value) const
{
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) {
        return row.cells[static_cast<std::size_t>(column)].value == value;
    });
    return at == m_rows.end() ? -1 : static_cast<int>(at - m_rows.begin());
}

void EventRowsModel::add_rows(int column, const std::vector<Value>& values)
{
    if (values.empty())
        return;
    const int first = rowCount();
    beginInsertRows({}, first, first + static_cast<int>(values.size()) - 1);
    for (const Value& value : values) {
        Row& row = m_rows.emplace_back();
        row.id = m_next++;
        row.cells.resize(m_table.columns.size());
        Cell& cell = row.cells[static_cast<std::size_t>(column)];
        cell.value = value;
        cell.text = text_of_value(this->column(column), value);
        cell.said = !is_empty(value);
    }
    endInsertRows();
}

void EventRowsModel::add_row()
{
    add_rows(0, {Value{}});
    Q_EMIT edited();
}

void EventRowsModel::take_out(const std::set<int>& rows)
{
    if (rows.empty())
        return;
    // From the last, so that those before keep their places.
    std::for_each(rows.rbegin(), rows.rend(), [this](int row) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    });
    if (m_rows.empty())
        return;
    Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
}

void EventRowsModel::enter(const QModelIndex& index, Entry entry, const QString& typed)
{
    Cell& cell = at(index);
    cell.said = true;
    cell.visited = true;
    cell.problem.clear(); // it was about what stood here
    cell.value = std::move(entry.value);
    cell.error = entry.error;
    cell.warning = entry.warning;
    cell.text = cell.error.isEmpty() ? text_of_value(column(index.column()), cell.value) : typed;
    touched(index);
}

void EventRowsModel::put_back(const QModelIndex& index, const Cell& cell)
{
    at(index) = cell;
    touched(index);
}

void EventRowsModel::clear(const QModelIndexList& cells)
{
    for (const QModelIndex& index : cells)
        enter(index, {}, {});
}

void EventRowsModel::touched(const QModelIndex& index)
{
    Q_EMIT dataChanged(index, index);
    Q_EMIT edited();
}

QString EventRowsModel::text_of_value(const EventField& field, const Value& value) const
{
    if (is_empty(value))
        return {};
    if (!leads_to_rows(field.field))
        return qt(show_field(field.field, value, true));
    std::vector<std::int64_t> ids;
    if (const auto* id = std::get_if<std::int64_t>(&value))
        ids.push_back(*id);
    else if (field.field.type == FieldType::RefList)
        ids = listed_ids(lx::text_of(value));
    else
        return qt(lx::text_of(value)); // a place outside the file
    LedgerStore store(m_context.database(), m_catalog);
    const auto labels = store.labels(*m_catalog.ledger(field.field.ledger), ids);
    QStringList names;
    for (const std::int64_t id : ids)
        if (labels && labels->contains(id))
            names << qt(labels->at(id));
    return names.join(QStringLiteral("、"));
}

EventAnswer EventRowsModel::read(bool& fine) const
{
    EventAnswer answer;
    answer.cell.said = !m_rows.empty();
    for (const Row& row : m_rows) {
        auto& cells = answer.rows.emplace_back();
        for (const Cell& cell : row.cells) {
            fine = fine && cell.error.isEmpty();
            cells.push_back(cell.said ? EventCell{cell.value, true} : EventCell{});
        }
    }
    return answer;
}

void EventRowsModel::complete(const EventAnswer& answer)
{
    for (int row = 0; row < std::min(rowCount(), static_cast<int>(answer.rows.size())); ++row)
        for (int column = 0; column < columnCount(); ++column) {
            const QModelIndex index = this->index(row, column);
            const Value& value =
                answer.rows[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)].value;
            Cell& cell = at(index);
            if (cell.said || cell.value == value)
                continue;
            cell.value = value;
            cell.text = text_of_value(this->column(column), value);
            Q_EMIT dataChanged(index, index);
        }
}

void EventRowsModel::set_problems(const std::vector<EventIssue>& refused)
{
    for (Row& row : m_rows)
        for (Cell& cell : row.cells)
            cell.problem.clear();
    for (const EventIssue& issue : refused)
        if (issue.place.field == m_table.key && issue.place.row >= 0 &&
            issue.place.row < rowCount()) {
            const int column = std::max(0, index_in(m_table.columns, issue.place.column));
            at(index(issue.place.row, column)).problem = qt(issue.message);
        }
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EventRowsModel::visit_all()
{
    for (Row& row : m_rows)
        for (Cell& cell : row.cells)
            cell.visited = true;
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void EventRowsModel::visit(const QModelIndex& index)
{
    if (!index.isValid() || index.row() >= rowCount() || cell(index).visited)
        return;
    at(index).visited = true;
    Q_EMIT dataChanged(index, index);
}

QString EventRowsModel::trouble(const QModelIndex& index) const
{
    const Cell& cell = this->cell(index);
    if (!cell.error.isEmpty())
        return cell.error;
    return is_empty(cell.value) && !cell.visited ? QString() : cell.problem;
}

QModelIndex EventRowsModel::first_trouble() const
{
    for (int row = 0; row < rowCount(); ++row)
        for (int column = 0; column < columnCount(); ++column)
            if (const QModelIndex index = this->index(row, column); !trouble(index).isEmpty())
                return index;
    return {};
}

} // namespace lx::ui
