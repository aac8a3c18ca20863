#include "ui/presentation/paste_model.h"

#include <set>

#include <QStringList>

#include "core/ledger/masked_entry.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/table_text.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

PasteFilter filter_of(const PastedCell& cell)
{
    switch (cell.kind) {
    case PasteKind::Refused:
    case PasteKind::ReadOnly:
        return PasteFilter::Faulty;
    case PasteKind::Cleaned:
        return PasteFilter::Check;
    case PasteKind::Taken:
        return cell.note.empty() ? PasteFilter::AsIs : PasteFilter::Check;
    case PasteKind::Unchanged:
        break;
    }
    return PasteFilter::Unchanged;
}

QString kind_text(PasteKind kind)
{
    switch (kind) {
    case PasteKind::Taken:
        return PasteModel::tr("written");
    case PasteKind::Cleaned:
        return PasteModel::tr("tidied");
    case PasteKind::Refused:
        return PasteModel::tr("refused");
    case PasteKind::ReadOnly:
        return PasteModel::tr("read-only");
    case PasteKind::Unchanged:
        break;
    }
    return PasteModel::tr("unchanged");
}

QVariant mark(PasteKind kind)
{
    const Theme& theme = Theme::current();
    constexpr int size = 16;
    switch (kind) {
    case PasteKind::Taken:
        return icon_pixmap(QStringLiteral("success"), theme.ok, size);
    case PasteKind::Cleaned:
        return icon_pixmap(QStringLiteral("warning"), theme.warn, size);
    case PasteKind::Refused:
        return icon_pixmap(QStringLiteral("error"), theme.bad, size);
    case PasteKind::ReadOnly:
        return icon_pixmap(QStringLiteral("lock"), theme.text_soft, size);
    case PasteKind::Unchanged:
        break;
    }
    return {};
}

} // namespace

void PasteModel::show_plan(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                           std::shared_ptr<const PastePlan> plan, bool masked)
{
    beginResetModel();
    m_catalog = std::move(catalog);
    m_def = &def;
    m_plan = std::move(plan);
    m_masked = masked;
    m_counts = {};
    for (const PastedRow& row : m_plan->rows) {
        for (const PastedCell& cell : row.cells) {
            ++m_counts[static_cast<std::size_t>(filter_of(cell))];
            ++m_counts[static_cast<std::size_t>(PasteFilter::All)];
        }
    }
    list();
    endResetModel();
}

void PasteModel::clear()
{
    beginResetModel();
    m_plan.reset();
    m_places.clear();
    m_counts = {};
    endResetModel();
}

void PasteModel::set_filter(PasteFilter filter)
{
    if (filter == m_filter)
        return;
    beginResetModel();
    m_filter = filter;
    list();
    endResetModel();
}

void PasteModel::list()
{
    m_places.clear();
    if (!m_plan)
        return;
    for (std::size_t row = 0; row < m_plan->rows.size(); ++row) {
        const auto& cells = m_plan->rows[row].cells;
        for (std::size_t cell = 0; cell < cells.size(); ++cell)
            if (m_filter == PasteFilter::All || filter_of(cells[cell]) == m_filter)
                m_places.emplace_back(row, cell);
    }
}

int PasteModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_places.size());
}

int PasteModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString PasteModel::row_text(const PastedRow& row) const
{
    const QString number = count_text(static_cast<qint64>(row.source) + 1);
    if (row.id == 0)
        return tr("%1 · new row").arg(number);
    const auto name = m_plan->names.find(row.id);
    return name == m_plan->names.end() ? number
                                       : QStringLiteral("%1 · %2").arg(number, qt(name->second));
}

QString PasteModel::text(const PastedRow& row, const PastedCell& cell, int column) const
{
    const PasteColumn& of = m_plan->columns[cell.column];
    const FieldDef* field =
        of.field < 0 ? nullptr : &m_def->fields[static_cast<std::size_t>(of.field)];
    switch (column) {
    case RowColumn:
        return row_text(row);
    case FieldColumn:
        return qt(field != nullptr ? heading(*field) : of.heading);
    case BeforeColumn:
        return field == nullptr ? QString()
                                : qt(m_plan->texts.shown(*field, cell.before, m_masked));
    case AfterColumn: {
        if (field != nullptr && cell.written())
            return is_empty(cell.after) ? tr("(emptied)")
                                        : qt(m_plan->texts.shown(*field, cell.after, m_masked));
        const std::string& entered = m_plan->entered(row, cell);
        return qt(field != nullptr && m_masked ? told_value(*field, entered) : entered);
    }
    case KindColumn:
        return kind_text(cell.kind);
    default:
        break;
    }
    // What was tidied says what it was.
    if (cell.kind == PasteKind::Cleaned && cell.note.empty() && field != nullptr)
        return tr("pasted as “%1”").arg(qt(told_value(*field, m_plan->entered(row, cell))));
    return qt(cell.note);
}

QVariant PasteModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const auto& [at, cell_at] = m_places[static_cast<std::size_t>(index.row())];
    const PastedRow& row = m_plan->rows[at];
    const PastedCell& cell = row.cells[cell_at];
    switch (role) {
    case Qt::DisplayRole:
        return text(row, cell, index.column())
            .replace(QLatin1Char('\n'), QChar(0x23CE)); // ⏎: a row has one line
    case Qt::ToolTipRole:
        return text(row, cell, index.column());
    case Qt::DecorationRole:
        return index.column() == KindColumn ? mark(cell.kind) : QVariant();
    default:
        return {};
    }
}

QVariant PasteModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QStringList headings{tr("Row"),  tr("Column"),  tr("Now"),
                               tr("Then"), tr("Outcome"), tr("Reason")};
    return headings.value(section);
}

FaultyRows faulty_rows(const LedgerDef& def, const PastePlan& plan)
{
    FaultyRows out;
    const auto add = [&](const std::vector<PasteText>& row, const QString& reason,
                         const std::set<std::size_t>* kept) {
        QStringList whole;
        QStringList shown;
        std::vector<const FieldDef*> fields(row.size(), nullptr);
        for (const PasteColumn& column : plan.columns)
            if (column.field >= 0 && column.source < fields.size())
                fields[column.source] = &def.fields[static_cast<std::size_t>(column.field)];
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (kept != nullptr && !kept->contains(i)) {
                whole << QString();
                shown << QString();
                continue;
            }
            whole << exact_cell(qt(row[i].text));
            shown << exact_cell(
                qt(fields[i] != nullptr ? told_value(*fields[i], row[i].text) : row[i].text));
        }
        if (kept == nullptr) {
            whole << exact_cell(reason);
            shown << exact_cell(reason);
        }
        out.whole += whole.join(QLatin1Char('\t')) + QLatin1Char('\n');
        out.shown += shown.join(QLatin1Char('\t')) + QLatin1Char('\n');
    };
    if (!plan.list) {
        // Without keys rows are known by their place: they keep it, and what was good is blank.
        std::vector<std::set<std::size_t>> kept(plan.block.rows.size());
        std::size_t height = 0;
        for (const PastedRow& row : plan.rows)
            for (const PastedCell& cell : row.cells)
                if (filter_of(cell) == PasteFilter::Faulty) {
                    kept[row.source].insert(plan.columns[cell.column].source);
                    height = std::max(height, row.source + 1);
                }
        for (std::size_t i = 0; i < height; ++i)
            add(plan.block.rows[i], {}, &kept[i]);
        return out;
    }
    add(plan.block.rows.front(), QStringLiteral("错误"),
        nullptr); // a column that import passes over
    for (const PastedRow& row : plan.rows) {
        QStringList reasons;
        for (const PastedCell& cell : row.cells) {
            const QString reason = qt(cell.note);
            if (filter_of(cell) == PasteFilter::Faulty && !reasons.contains(reason))
                reasons << reason;
        }
        if (!reasons.isEmpty())
            add(plan.block.rows[row.source], reasons.join(QLatin1Char(' ')), nullptr);
    }
    return out;
}

} // namespace lx::ui
