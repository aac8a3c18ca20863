#include "ui/presentation/pair_model.h"

#include <algorithm>

#include <QFont>
#include <QPixmap>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr int mark_px = 16;

QPixmap no_mark()
{
    QPixmap none(mark_px, mark_px);
    none.fill(Qt::transparent);
    return none;
}

/// Rows of other ledgers that hang on a side.
std::size_t hanging_on(const MergeSides& sides, std::size_t side)
{
    std::size_t rows = 0;
    for (const HangingRows& one : sides.hanging)
        rows += one.ids[side].size();
    return rows;
}

} // namespace

Result<PairModel::Shown> PairModel::read(Database& database, const Catalog& catalog,
                                         const LedgerDef& def, std::int64_t first,
                                         std::int64_t second, bool masked)
{
    Shown shown;
    LX_ASSIGN(shown.sides, merge_sides(database, catalog, def, first, second));
    LedgerStore store(database, catalog);
    LX_ASSIGN(auto rows,
              show_rows(store, catalog, def, {shown.sides.rows[0], shown.sides.rows[1]}, masked));
    for (std::size_t side = 0; side < 2; ++side)
        shown.texts[side] = std::move(rows[side].texts);
    return shown;
}

bool PairModel::show(std::shared_ptr<const Catalog> catalog, const LedgerDef& def, Shown shown)
{
    const auto ids = [](const Shown& of) {
        return std::pair(of.sides.rows[0].id, of.sides.rows[1].id);
    };
    const bool again = m_def == &def && ids(m_shown) == ids(shown);
    beginResetModel();
    m_catalog = std::move(catalog);
    m_def = &def;
    m_shown = std::move(shown);
    if (!again) {
        m_by_hand.assign(def.fields.size(), std::nullopt);
        // On the row that more hangs on less has to be moved; else the older one stays.
        const std::size_t first = hanging_on(m_shown.sides, 0);
        const std::size_t second = hanging_on(m_shown.sides, 1);
        m_kept = first != second ? (second > first ? 1 : 0)
                                 : (m_shown.sides.rows[1].id < m_shown.sides.rows[0].id ? 1 : 0);
    }
    build_lines();
    endResetModel();
    return again;
}

void PairModel::clear()
{
    beginResetModel();
    m_lines.clear();
    m_shown = {};
    m_def = nullptr;
    m_catalog.reset();
    endResetModel();
}

void PairModel::build_lines()
{
    m_lines.clear();
    m_lines.push_back({Kind::Stays});
    const std::vector<int>& differing = m_shown.sides.differing;
    const auto heading = [this](const QString& text) {
        m_lines.push_back({Kind::Heading, 0, text});
    };
    heading(differing.empty()
                ? tr("No field differs")
                : tr("Fields that differ: %1").arg(count_text(std::ssize(differing))));
    for (const int field : differing)
        m_lines.push_back({Kind::Differs, static_cast<std::size_t>(field)});
    heading(m_shown.sides.hanging.empty() ? tr("No row of another ledger hangs on either")
                                          : tr("What hangs on them goes to the row that stays"));
    for (std::size_t i = 0; i < m_shown.sides.hanging.size(); ++i)
        m_lines.push_back({Kind::Hangs, i});
    std::vector<Line> equal;
    for (std::size_t i = 0; i < m_def->fields.size(); ++i)
        if (!std::binary_search(differing.begin(), differing.end(), static_cast<int>(i)) &&
            !m_shown.texts[0][i].isEmpty())
            equal.push_back({Kind::Equal, i});
    if (!equal.empty())
        heading(tr("Fields that are equal: %1").arg(count_text(std::ssize(equal))));
    m_lines.insert(m_lines.end(), equal.begin(), equal.end());
}

int PairModel::chosen_in(const Line& line) const
{
    if (line.kind == Kind::Stays)
        return m_kept;
    if (line.kind != Kind::Differs)
        return -1;
    if (m_by_hand[line.at])
        return *m_by_hand[line.at];
    // A blank gives way to what is known.
    const auto kept = static_cast<std::size_t>(m_kept);
    return is_empty(m_shown.sides.rows[kept].values[line.at]) ? 1 - m_kept : m_kept;
}

bool PairModel::choose(const QModelIndex& cell)
{
    if (!cell.isValid() || cell.column() < first_column)
        return false;
    const Line& line = m_lines[static_cast<std::size_t>(cell.row())];
    const int side = cell.column() - first_column;
    if (line.kind == Kind::Stays)
        m_kept = side;
    else if (line.kind == Kind::Differs)
        m_by_hand[line.at] = side;
    else
        return false;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
    return true;
}

MergeChoice PairModel::choice() const
{
    MergeChoice choice;
    for (const Line& line : m_lines)
        if (line.kind == Kind::Differs && chosen_in(line) != m_kept)
            choice.take.push_back(static_cast<int>(line.at));
    return choice;
}

const HangingRows* PairModel::hanging_at(const QModelIndex& cell) const
{
    if (!cell.isValid() || cell.column() < first_column)
        return nullptr;
    const Line& line = m_lines[static_cast<std::size_t>(cell.row())];
    return line.kind == Kind::Hangs ? &m_shown.sides.hanging[line.at] : nullptr;
}

bool PairModel::is_heading(int row) const
{
    return m_lines[static_cast<std::size_t>(row)].kind == Kind::Heading;
}

QModelIndex PairModel::first_choice() const
{
    for (std::size_t row = 0; row < m_lines.size(); ++row)
        if (m_lines[row].kind == Kind::Differs)
            return index(static_cast<int>(row), first_column + chosen_in(m_lines[row]));
    return m_lines.empty() ? QModelIndex() : index(0, first_column + m_kept);
}

int PairModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PairModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString PairModel::text_of(const Line& line, int column) const
{
    const auto side = static_cast<std::size_t>(column - first_column);
    const bool name = column < first_column;
    switch (line.kind) {
    case Kind::Heading:
        return name ? line.text : QString();
    case Kind::Stays:
        return name ? tr("The row that stays") : qt(m_shown.sides.labels[side]);
    case Kind::Hangs: {
        const HangingRows& rows = m_shown.sides.hanging[line.at];
        return name ? qt(rows.ledger->name)
                    : tr("%1 rows").arg(count_text(std::ssize(rows.ids[side])));
    }
    case Kind::Differs:
    case Kind::Equal:
        break;
    }
    if (name)
        return qt(heading(m_def->fields[line.at]));
    const QString& text = m_shown.texts[side][line.at];
    return text.isEmpty() ? tr("(empty)") : text;
}

QVariant PairModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = m_lines[static_cast<std::size_t>(index.row())];
    const Theme& theme = Theme::current();
    const int chosen = chosen_in(line);
    const bool is_chosen = chosen >= 0 && index.column() == first_column + chosen;
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text_of(line, index.column());
    case Qt::AccessibleTextRole:
        return is_chosen ? tr("%1, chosen").arg(text_of(line, index.column()))
                         : text_of(line, index.column());
    case Qt::DecorationRole:
        if (index.column() < first_column || chosen < 0)
            return {};
        // The same room before both, so that nothing moves when the mark does.
        return is_chosen ? icon_pixmap(QStringLiteral("check"), theme.text, mark_px) : no_mark();
    case Qt::FontRole: {
        if (!is_chosen && line.kind != Kind::Heading)
            return {};
        QFont font = text_font(theme);
        font.setBold(true);
        return font;
    }
    case Qt::ForegroundRole: {
        const bool soft = line.kind == Kind::Equal || line.kind == Kind::Hangs ||
                          (chosen >= 0 && index.column() >= first_column && !is_chosen);
        return soft ? QVariant(theme.text_soft) : QVariant();
    }
    case Qt::BackgroundRole:
        return line.kind == Kind::Heading ? QVariant(theme.header) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    default:
        return {};
    }
}

QVariant PairModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    return section < first_column ? tr("Field")
                                  : (section == first_column ? tr("One row") : tr("The other row"));
}

Qt::ItemFlags PairModel::flags(const QModelIndex& index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (is_heading(index.row()))
        return Qt::ItemIsEnabled;
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

} // namespace lx::ui
