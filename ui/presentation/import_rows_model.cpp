#include "ui/presentation/import_rows_model.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "core/spreadsheet/column_letters.h"
#include "ui/presentation/format.h"
#include "ui/presentation/import_words.h"
#include "ui/presentation/theme.h"

namespace lx::ui {

namespace {

constexpr std::int64_t most_titles = 3; ///< rows above the headings
constexpr std::size_t most_first = 150; ///< rows shown of a table where none are chosen
constexpr std::size_t most_shown = 200; ///< rows shown of all tables together

/// A table that stands beside others in its sheet has what is told with its range of columns.
bool is_of(const ImportIssue& issue, const ImportedTable& table)
{
    return issue.input == table.input && issue.sheet == table.name &&
           (issue.range.empty() || issue.range == table.range);
}

/// What was told of a row; both lists stand in the order of the places.
std::vector<const ImportIssue*> issues_of(const ImportReport& report, const ImportedTable& table,
                                          std::int64_t row)
{
    const auto before = [](const ImportIssue& a, const ImportIssue& b) {
        return std::tie(a.input, a.sheet, a.row) < std::tie(b.input, b.sheet, b.row);
    };
    ImportIssue place;
    place.input = table.input;
    place.sheet = table.name;
    place.row = row + 1;
    std::vector<const ImportIssue*> found;
    for (const auto* issues : {&report.errors, &report.warnings}) {
        const auto [first, last] = std::equal_range(issues->begin(), issues->end(), place, before);
        for (auto issue = first; issue != last; ++issue)
            if (is_of(*issue, table))
                found.push_back(&*issue);
    }
    return found;
}

/// Rows of a table from 0, ascending: those wanted, and what stands above them.
std::vector<std::int64_t> with_top(const ImportedTable& table, std::vector<std::int64_t> rows)
{
    const std::int64_t first = std::max<std::int64_t>(0, table.first_heading - most_titles);
    for (std::int64_t row = first; row <= table.last_heading; ++row)
        rows.push_back(row);
    std::sort(rows.begin(), rows.end());
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

/// The table a row of a sheet belongs to: the last one that begins above it; -1 none.
int table_of(const ImportReport& report, const ImportIssue& issue)
{
    int found = -1;
    for (std::size_t i = 0; i < report.tables.size(); ++i) {
        const ImportedTable& table = report.tables[i];
        if (is_of(issue, table) && table.first_heading < issue.row)
            found = static_cast<int>(i);
    }
    return found;
}

/// Rows of one table that are wished for.
struct Wanted
{
    std::vector<std::int64_t> rows; ///< from 0, ascending
    std::int64_t in_all = 0;
};

/// The first rows of a table, whatever they are.
Wanted first_rows(const ImportReport& report, std::size_t number)
{
    const ImportedTable& table = report.tables[number];
    const TableFacts& facts = table.facts;
    Wanted wanted;
    wanted.in_all = facts.rows + facts.totals.count + facts.forms.count + facts.labels.count +
                    std::ssize(facts.skipped) + facts.skipped_more;
    for (std::size_t row = 1; row <= most_first; ++row)
        wanted.rows.push_back(table.last_heading + static_cast<std::int64_t>(row));
    // What stands below belongs to the next table of the sheet; one beside takes nothing away.
    for (std::size_t next = number + 1; next < report.tables.size(); ++next) {
        const ImportedTable& below = report.tables[next];
        if (below.input != table.input || below.sheet != table.sheet ||
            below.first_heading <= table.last_heading)
            continue;
        if (below.range == table.range || below.range.empty() || table.range.empty())
            std::erase_if(wanted.rows,
                          [&](std::int64_t row) { return row >= below.first_heading; });
    }
    return wanted;
}

/// What is shown is shared among the tables: what one does not use is the others'.
void share(std::map<int, Wanted>& wanted)
{
    std::size_t left = most_shown;
    std::size_t tables = wanted.size();
    for (auto& [number, each] : wanted) {
        const std::size_t part = left == 0 ? 0 : std::max<std::size_t>(1, left / tables);
        each.rows.resize(std::min(each.rows.size(), part));
        left -= each.rows.size();
        --tables;
    }
}

std::map<int, Wanted> rows_wanted(const ImportPreview& preview, GlanceWish wish)
{
    const ImportReport& report = preview.report;
    std::map<int, Wanted> wanted;
    if (wish.reason >= 0 && wish.reason < std::ssize(preview.reasons)) {
        const ImportReason& reason = preview.reasons[static_cast<std::size_t>(wish.reason)];
        const auto& issues = reason.refuses ? report.errors : report.warnings;
        for (const std::size_t at : reason.issues) {
            const int table = table_of(report, issues[at]);
            if (table < 0 || issues[at].row == 0)
                continue;
            std::vector<std::int64_t>& rows = wanted[table].rows;
            if (rows.empty() || rows.back() != issues[at].row - 1) // told of two of its cells
                rows.push_back(issues[at].row - 1);
        }
        for (auto& [number, each] : wanted)
            each.in_all = std::ssize(each.rows);
    } else {
        for (std::size_t i = 0; i < report.tables.size(); ++i) {
            const auto& refused = report.tables[i].refused;
            Wanted rows = wish.reason == GlanceWish::refused ? Wanted{refused, std::ssize(refused)}
                                                             : first_rows(report, i);
            if (!rows.rows.empty())
                wanted.emplace(static_cast<int>(i), std::move(rows));
        }
    }
    share(wanted);
    return wanted;
}

} // namespace

Result<std::vector<TableGlance>> glance_at_trial(const Catalog& catalog,
                                                 const ImportPreview& preview, GlanceWish wish,
                                                 Progress& progress)
{
    std::vector<TableGlance> glances;
    for (const auto& [number, wanted] : rows_wanted(preview, wish)) {
        const ImportedTable& table = preview.report.tables[static_cast<std::size_t>(number)];
        TableGlance& glance = glances.emplace_back();
        glance.table = number;
        glance.in_all = wanted.in_all;
        if (wanted.rows.empty())
            continue; // no room: it is told
        LX_ASSIGN(glance.rows,
                  glance_at(catalog, table,
                            preview.options.inputs.at(static_cast<std::size_t>(table.input)),
                            with_top(table, wanted.rows), progress));
    }
    return glances;
}

void ImportRowsModel::show(std::shared_ptr<const ImportPreview> preview,
                           std::vector<TableGlance> tables)
{
    beginResetModel();
    m_preview = std::move(preview);
    m_lines.clear();
    m_columns = 0;
    std::int64_t shown = 0;
    std::int64_t in_all = 0;
    for (TableGlance& glance : tables) {
        const ImportedTable& table =
            m_preview->report.tables[static_cast<std::size_t>(glance.table)];
        in_all += glance.in_all;
        if (tables.size() > 1)
            m_lines.push_back({Kind::Place, glance.table, {}, false, {}});
        for (GlancedRow& row : glance.rows) {
            Line& line = m_lines.emplace_back();
            line.table = glance.table;
            line.kind = row.row < table.first_heading   ? Kind::Title
                        : row.row <= table.last_heading ? Kind::Heading
                                                        : Kind::Row;
            if (line.kind == Kind::Row) {
                ++shown;
                line.refused =
                    std::binary_search(table.refused.begin(), table.refused.end(), row.row);
                line.issues = issues_of(m_preview->report, table, row.row);
            }
            m_columns = std::max(m_columns, static_cast<int>(row.cells.size()));
            line.row = std::move(row);
        }
    }
    m_cut.clear();
    if (shown < in_all) {
        m_cut = tr("Only the first %1 rows are shown, of %2")
                    .arg(count_text(shown), count_text(in_all));
        m_lines.push_back({Kind::Cut, -1, {}, false, {}});
    }
    endResetModel();
}

QString ImportRowsModel::told(int row) const
{
    if (row < 0 || row >= rowCount())
        return {};
    QStringList lines;
    for (const ImportIssue* issue : line(row).issues) {
        const QString reason = qt(issue->reason);
        lines << (issue->column.empty() ? reason
                                        : qt(issue->column) + QStringLiteral("：") + reason);
    }
    lines.removeDuplicates();
    return lines.join(QLatin1Char('\n'));
}

int ImportRowsModel::lone_cell(int row) const
{
    const Line& line = this->line(row);
    if (line.kind == Kind::Place || line.kind == Kind::Cut)
        return 0;
    const auto& cells = line.row.cells;
    const auto empty = [](const std::string& cell) { return cell.empty(); };
    return line.kind != Kind::Heading && !cells.empty() &&
                   std::all_of(cells.begin(), cells.end() - 1, empty)
               ? static_cast<int>(cells.size())
               : -1;
}

int ImportRowsModel::first_row() const
{
    const auto first = std::find_if(m_lines.begin(), m_lines.end(),
                                    [](const Line& line) { return line.kind == Kind::Row; });
    return first == m_lines.end() ? -1 : static_cast<int>(first - m_lines.begin());
}

int ImportRowsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int ImportRowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() || m_lines.empty() ? 0 : m_columns + 1;
}

QString ImportRowsModel::text(const Line& line, int column) const
{
    if (line.kind == Kind::Place)
        return column == 0 ? table_place(*m_preview, line.table) : QString();
    if (line.kind == Kind::Cut)
        return column == 0 ? m_cut : QString();
    if (column == 0) {
        if (line.refused)
            return tr("✗ refused");
        const bool curtailed = std::any_of(line.issues.begin(), line.issues.end(),
                                           [](const ImportIssue* each) { return each->left_out; });
        if (curtailed)
            return tr("△ a cell less");
        return line.issues.empty() ? QString() : tr("· remark");
    }
    const auto cell = static_cast<std::size_t>(column) - 1;
    // A line break in a cell would hide what comes after it.
    return cell < line.row.cells.size()
               ? qt(line.row.cells[cell]).replace(QLatin1Char('\n'), QLatin1Char(' '))
               : QString();
}

QVariant ImportRowsModel::issue_data(const Line& line, int cell, int role) const
{
    const Theme& theme = Theme::current();
    const ImportIssue* fault = nullptr;
    for (const ImportIssue* issue : line.issues) {
        if (issue->cell == cell && cell >= 0 && (line.refused || issue->left_out))
            fault = issue;
    }
    if (role == Qt::BackgroundRole) {
        if (fault != nullptr)
            return line.refused ? theme.bad_soft : theme.warn_soft;
        return line.refused ? QVariant(theme.surface_alt) : QVariant();
    }
    if (fault == nullptr)
        return {};
    QFont bold = text_font(theme);
    bold.setBold(true);
    return bold;
}

QVariant ImportRowsModel::cell_data(const QModelIndex& index, int role) const
{
    if (!index.isValid())
        return {};
    const Line& line = this->line(index.row());
    const Theme& theme = Theme::current();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return text(line, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::BackgroundRole:
        if (line.kind != Kind::Row)
            return theme.header;
        return issue_data(line, index.column() - 1, role);
    case Qt::ForegroundRole:
        if (line.kind == Kind::Title || line.kind == Kind::Cut)
            return theme.text_soft;
        return line.kind == Kind::Row && index.column() == 0 ? QVariant(theme.text_soft)
                                                             : QVariant();
    case Qt::FontRole:
        if (line.kind == Kind::Heading || line.kind == Kind::Place) {
            QFont font = text_font(theme);
            font.setWeight(QFont::DemiBold);
            return font;
        }
        return line.kind == Kind::Row ? issue_data(line, index.column() - 1, role) : QVariant();
    default:
        return {};
    }
}

QVariant ImportRowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole)
        return QVariant(Qt::AlignCenter);
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Horizontal)
        return section == 0 ? tr("Result") : qt(column_letters(section - 1));
    if (section >= rowCount() || line(section).kind == Kind::Place ||
        line(section).kind == Kind::Cut)
        return QString();
    return QString::number(line(section).row.row + 1);
}

} // namespace lx::ui
