#include "ui/presentation/instructor_table_model.h"

#include <algorithm>
#include <cmath>

#include <QMimeData>

#include "core/base/text.h"
#include "ui/presentation/format.h"
#include "ui/presentation/mark_look.h"
#include "ui/presentation/unserved_table_model.h"

namespace lx::ui {

namespace {

using Model = InstructorTableModel;

/// The mark a column shows of an instructor; none where it shows no marks.
std::optional<LifeCell> mark_of(const InstructorRow& row, int column)
{
    if (column >= Model::January && column < Model::FirstQuarter)
        return row.shown_month(column - Model::January + 1);
    if (column >= Model::FirstQuarter && column < Model::FirstAppraisal)
        return row.summaries[static_cast<std::size_t>(column - Model::FirstQuarter)];
    if (column >= Model::FirstAppraisal && column < Model::Graded) {
        const auto at = static_cast<std::size_t>(column - Model::FirstAppraisal);
        return row.appraisals[at / 2][at % 2];
    }
    if (column == Model::Graded)
        return row.graded;
    if (column == Model::Training)
        return row.training;
    return std::nullopt;
}

bool numeric(int column)
{
    return column == Model::Load || column == Model::Score || column == Model::Rank;
}

} // namespace

void InstructorTableModel::show_board(ShownBoardPtr board)
{
    beginResetModel();
    m_board = std::move(board);
    filter();
    endResetModel();
}

void InstructorTableModel::narrow(const QString& words, bool holes_only)
{
    beginResetModel();
    m_words = fold(utf8_of(words));
    m_holes_only = holes_only;
    filter();
    endResetModel();
}

void InstructorTableModel::sort(int column, Qt::SortOrder order)
{
    beginResetModel();
    m_sorted = column;
    m_order = order;
    filter();
    endResetModel();
}

void InstructorTableModel::filter()
{
    m_rows.clear();
    if (!m_board)
        return;
    for (std::size_t place = 0; place < m_board->board.rows().size(); ++place) {
        if (m_board->found_by[place].has(m_words) &&
            (!m_holes_only || m_board->board.rows()[place].count(LifeState::Hole) > 0))
            m_rows.push_back(place);
    }
    if (m_sorted < 0)
        return;
    std::ranges::stable_sort(m_rows, [this](std::size_t a, std::size_t b) {
        if (m_sorted == Name) {
            const std::string& one = m_board->name_order[a];
            const std::string& other = m_board->name_order[b];
            return m_order == Qt::AscendingOrder ? one < other : other < one;
        }
        const double left = sort_value(a, m_sorted);
        const double right = sort_value(b, m_sorted);
        return m_order == Qt::AscendingOrder ? left < right : left > right;
    });
}

double InstructorTableModel::sort_value(std::size_t place, int column) const
{
    const InstructorRow& row = m_board->board.rows()[place];
    constexpr double none = -1;
    switch (column) {
    case Load:
        return row.units;
    case LastVisit:
        return row.last_visit ? row.last_visit->days() : none;
    case Term:
        return row.term_until ? row.term_until->days() : 1e9;
    case Score:
        return row.score.points ? row.score.shown() : none;
    case Rank:
        return row.score.rank > 0 ? row.score.rank : 1e9;
    case Proposal:
        return row.score.points ? (row.score.keep ? 1 : 0) : 2;
    case Certificate:
        return text(place, column).isEmpty() ? 0 : 1;
    default: // marks: by all that is missing of the row
        return row.count(LifeState::Hole);
    }
}

const InstructorRow& InstructorTableModel::instructor(int row) const
{
    return m_board->board.rows()[place(row)];
}

int InstructorTableModel::row_of(std::int64_t id) const
{
    const auto found = std::ranges::find_if(
        m_rows, [&](std::size_t place) { return m_board->board.rows()[place].id == id; });
    return found == m_rows.end() ? -1 : static_cast<int>(found - m_rows.begin());
}

int InstructorTableModel::holes() const
{
    int holes = 0;
    for (const std::size_t place : m_rows)
        holes += m_board->board.rows()[place].count(LifeState::Hole);
    return holes;
}

int InstructorTableModel::over_limit() const
{
    return static_cast<int>(std::ranges::count_if(m_rows, [this](std::size_t place) {
        return m_board->board.over_limit(m_board->board.rows()[place]);
    }));
}

int InstructorTableModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int InstructorTableModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString InstructorTableModel::text(std::size_t place, int column) const
{
    const InstructorRow& row = m_board->board.rows()[place];
    if (const auto mark = mark_of(row, column))
        return mark_words(*mark);
    switch (column) {
    case Name:
        return row.in_force ? m_board->names[place] : tr("%1 left").arg(m_board->names[place]);
    case Load: {
        const auto& limit = m_board->board.limit();
        const QString load =
            limit ? tr("%1/%2").arg(row.units).arg(limit->units) : QString::number(row.units);
        return m_board->board.over_limit(row) ? tr("%1 over").arg(load) : load;
    }
    case LastVisit:
        return row.last_visit ? qt(row.last_visit->iso()) : QString();
    case Certificate:
        return shown_field(*m_board->county->world, "instructor", "certificate", row.row);
    case Term: {
        if (!row.term_until)
            return {};
        const QString until = qt(row.term_until->iso());
        return row.term == TermState::Over       ? tr("%1 expired").arg(until)
               : row.term == TermState::EndsSoon ? tr("%1 soon").arg(until)
                                                 : until;
    }
    case Score:
        return row.score.points ? QString::number(row.score.shown(), 'f', 1) : QString();
    case Rank:
        return row.score.rank > 0 ? QString::number(row.score.rank) : QString();
    case Proposal:
        return !row.score.points ? QString() : row.score.keep ? tr("keep") : tr("replace");
    default:
        return {};
    }
}

QString InstructorTableModel::tip(std::size_t place, int column) const
{
    const InstructorRow& row = m_board->board.rows()[place];
    const QString who = QStringLiteral("%1　%2").arg(m_board->names[place], m_board->codes[place]);
    if (column == Load && m_board->board.limit())
        return who + QLatin1Char('\n') +
               tr("At most %1 units: %2")
                   .arg(m_board->board.limit()->units)
                   .arg(qt(m_board->board.limit()->basis));
    if (column >= Score && column <= Proposal) {
        const auto share = [](const std::optional<double>& part) {
            return part ? QStringLiteral("%1%").arg(std::lround(*part * 100)) : tr("not asked");
        };
        return who + QLatin1Char('\n') +
               tr("Visits %1, summaries %2, appraisals %3, organizations built %4")
                   .arg(share(row.score.visits), share(row.score.summaries),
                        share(row.score.appraisals), count_text(row.score.built));
    }
    const QString words = text(place, column);
    return words.isEmpty()
               ? who
               : QStringLiteral("%1\n%2：%3")
                     .arg(who, headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                          words);
}

QVariant InstructorTableModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || !m_board)
        return {};
    const std::size_t place = this->place(index.row());
    const InstructorRow& row = m_board->board.rows()[place];
    const int column = index.column();
    const auto mark = mark_of(row, column);
    switch (role) {
    case Qt::DisplayRole:
        return text(place, column);
    case Qt::ToolTipRole:
        return tip(place, column);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1　%2　%3")
            .arg(m_board->names[place],
                 headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(),
                 text(place, column));
    case Qt::TextAlignmentRole:
        return mark.has_value()  ? QVariant(Qt::AlignCenter)
               : numeric(column) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                 : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::ForegroundRole:
    case Qt::BackgroundRole:
        if (mark)
            return mark_look(mark->state, role);
        if ((column == Load && m_board->board.over_limit(row)) ||
            (column == Term && row.term == TermState::Over))
            return mark_look(LifeState::Hole, role);
        if (column == Term && row.term == TermState::EndsSoon)
            return mark_look(LifeState::Due, role);
        return {};
    default:
        return {};
    }
}

QVariant InstructorTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool marks = section >= January && section <= Training;
    if (role == Qt::TextAlignmentRole)
        return marks              ? QVariant(Qt::AlignCenter)
               : numeric(section) ? QVariant(Qt::AlignRight | Qt::AlignVCenter)
                                  : QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (section >= January && section < FirstQuarter)
        return tr("%1.").arg(section - January + 1);
    if (section >= FirstQuarter && section < FirstAppraisal)
        return tr("Q%1 sum").arg(section - FirstQuarter + 1);
    switch (section) {
    case Name:
        return tr("Name");
    case Load:
        return tr("Units");
    case LastVisit:
        return tr("Last visit");
    case FirstAppraisal:
        return tr("H1 manager");
    case FirstAppraisal + 1:
        return tr("H1 unit");
    case FirstAppraisal + 2:
        return tr("H2 manager");
    case FirstAppraisal + 3:
        return tr("H2 unit");
    case Graded:
        return tr("Grade");
    case Training:
        return tr("Training");
    case Certificate:
        return tr("Certificate");
    case Term:
        return tr("Term until");
    case Score:
        return tr("Score");
    case Rank:
        return tr("Rank");
    default:
        return tr("Proposal");
    }
}

Qt::ItemFlags InstructorTableModel::flags(const QModelIndex& index) const
{
    return QAbstractTableModel::flags(index) |
           (index.isValid() ? Qt::ItemIsDropEnabled : Qt::NoItemFlags);
}

QStringList InstructorTableModel::mimeTypes() const
{
    return {QString::fromLatin1(UnservedTableModel::mime)};
}

bool InstructorTableModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row,
                                        int column, const QModelIndex& parent)
{
    Q_UNUSED(row)
    Q_UNUSED(column)
    if (action == Qt::IgnoreAction || !parent.isValid() || !m_board)
        return false;
    const std::vector<std::int64_t> units = UnservedTableModel::units_in(data);
    if (units.empty())
        return false;
    Q_EMIT units_dropped(instructor(parent.row()).id, units);
    return false; // they stay where they are until they are sent there
}

} // namespace lx::ui
