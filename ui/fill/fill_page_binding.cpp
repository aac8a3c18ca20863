// How the binding of the page of the upper level's workbook is made and shown.

#include <algorithm>
#include <climits>
#include <set>

#include <QComboBox>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

#include "ui/document/notices.h"
#include "ui/fill/fill_page.h"
#include "ui/presentation/format.h"
#include "ui/presentation/report_model.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

/// The chosen cells as a block; nothing where none is.
struct Block
{
    int row = 0;
    int column = 0;
    int rows = 1;
    int columns = 1;
};

std::optional<Block> chosen_block(const QTableView* view)
{
    const QItemSelection selection = view->selectionModel()->selection();
    if (selection.isEmpty()) {
        const QModelIndex at = view->currentIndex();
        return at.isValid() ? std::optional<Block>({at.row(), at.column()}) : std::nullopt;
    }
    int top = INT_MAX;
    int left = INT_MAX;
    int bottom = 0;
    int right = 0;
    for (const QItemSelectionRange& range : selection) {
        top = std::min(top, range.top());
        left = std::min(left, range.left());
        bottom = std::max(bottom, range.bottom());
        right = std::max(right, range.right());
    }
    return Block{top, left, bottom - top + 1, right - left + 1};
}

bool one_cell(const Block& block, const SheetGrid* grid)
{
    if (block.rows == 1 && block.columns == 1)
        return true;
    const MergedRange* merge = grid == nullptr ? nullptr : grid->merge_at(block.row, block.column);
    return merge != nullptr && block.rows <= merge->last_row - merge->first_row + 1 &&
           block.columns <= merge->last_column - merge->first_column + 1;
}

/// So many rows of the form from a cell on, a merge counting once; the same for its columns.
std::vector<int> steps(const SheetGrid& grid, const Block& from, int count, bool down)
{
    std::vector<int> places;
    const int end = down ? INT_MAX : static_cast<int>(grid.columns) + 1;
    for (int at = down ? from.row : from.column; std::ssize(places) < count && at < end; ++at) {
        const MergedRange* merge =
            down ? grid.merge_at(at, from.column) : grid.merge_at(from.row, at);
        if (merge == nullptr || at == (down ? merge->first_row : merge->first_column))
            places.push_back(at);
    }
    return places;
}

QString sheet_of(const std::string& place)
{
    return qt(place.substr(0, place.rfind('!')));
}

} // namespace

void FillPage::propose()
{
    if (m_form.path.empty())
        return;
    m_proposing.start<Proposal>(
        JobKind::Long, tr("Holding headings against reports"),
        [job = job()](JobProgress& progress) { return propose_for_form(job, progress); },
        [this](Result<Proposal> proposal) {
            if (!proposal)
                return context().notices().error(proposal.error());
            const Binding& found = proposal->binding;
            if (found.cells.empty() && found.lists.empty())
                return context().notices().info(
                    tr("No heading of the form is like those of the reports or ledgers: please "
                       "bind its cells by hand."));
            // What was bound by hand before stays.
            std::set<std::string> taken;
            for (const BoundCell& cell : m_placed.binding.cells)
                taken.insert(cell.sheet + "!" + cell.cell);
            for (const BoundList& list : m_placed.binding.lists)
                taken.insert(list.sheet + "!" + list.first);
            std::size_t added = 0;
            for (const BoundCell& cell : found.cells)
                if (taken.insert(cell.sheet + "!" + cell.cell).second) {
                    m_binding.cells.push_back(cell);
                    ++added;
                }
            for (const BoundList& list : found.lists)
                if (taken.insert(list.sheet + "!" + list.first).second) {
                    m_binding.lists.push_back(list);
                    ++added;
                }
            QStringList missing;
            for (const Proposal::Sheet& sheet : proposal->sheets)
                for (const std::string& name : sheet.columns)
                    missing << qt(name);
            m_dirty = m_dirty || added > 0;
            context().notices().success(
                missing.isEmpty()
                    ? tr("%1 places are proposed; please look them through.")
                          .arg(count_text(static_cast<qint64>(added)))
                    : tr("%1 places are proposed; nothing was found for these columns: %2")
                          .arg(count_text(static_cast<qint64>(added)),
                               missing.mid(0, 12).join(QStringLiteral("、"))));
            place();
        });
}

void FillPage::bind_figures()
{
    const auto form = chosen_block(m_form_view);
    const auto figures = chosen_block(m_figures);
    const SheetGrid* sheet = grid();
    const ReportTable* table = m_figures_model->table();
    if (!form || !figures || sheet == nullptr || table == nullptr)
        return context().notices().info(
            tr("Choose a cell of the form on the left and a figure on the right first."));
    // As many as are chosen on the side where more than one is.
    const bool from_form = figures->rows == 1 && figures->columns == 1;
    const bool single = one_cell(*form, sheet);
    const int rows = from_form && !single ? form->rows : figures->rows;
    const int columns = from_form && !single ? form->columns : figures->columns;
    const std::vector<int> down = steps(*sheet, *form, rows, true);
    const std::vector<int> across = steps(*sheet, *form, columns, false);
    int bound = 0;
    int formulas = 0;
    for (std::size_t i = 0; i < down.size(); ++i) {
        for (std::size_t j = 0; j < across.size(); ++j) {
            const auto row = static_cast<std::size_t>(figures->row) + i;
            const auto column = static_cast<std::size_t>(figures->column) + j;
            if (row >= table->rows.size() || column >= table->columns.size() ||
                column == name_column(*table))
                continue;
            const SheetGrid::Shown* shown = sheet->at(down[i], across[j]);
            if (shown != nullptr && shown->formula) {
                ++formulas;
                continue;
            }
            BoundCell cell;
            cell.sheet = sheet->sheet;
            cell.cell = cell_name(down[i], across[j]);
            cell.report = m_report->id;
            if (m_report->tables.size() > 1)
                cell.table = table->name;
            cell.row = show_cell(table->columns[name_column(*table)],
                                 table->rows[row].cells[name_column(*table)]);
            cell.column = table->columns[column].key;
            if (const auto asked = period(); asked && asked->kind != report_def()->period)
                cell.period = Period::containing(report_def()->period, asked->last);
            put(std::move(cell));
            ++bound;
        }
    }
    if (bound == 0)
        return context().notices().info(
            formulas > 0 ? tr("This cell is a formula: the form works it out itself. Please bind "
                              "the cells it adds up.")
                         : tr("This is the name of a row; please choose a figure."));
    m_dirty = true;
    place();
}

void FillPage::put(BoundCell cell)
{
    // By where things stand now: a cell that moved here is replaced too.
    for (std::size_t i = m_placed.parts.size(); i-- > 0;) {
        const BoundPart& part = m_placed.parts[i];
        if (part.list || part.index >= m_binding.cells.size())
            continue;
        const BoundCell& old = m_binding.cells[part.index];
        if (part.state == BoundState::Moved && part.to == cell.sheet + "!" + cell.cell &&
            part.from == old.sheet + "!" + old.cell) {
            m_binding.cells.erase(m_binding.cells.begin() +
                                  static_cast<std::ptrdiff_t>(part.index));
            break;
        }
    }
    std::erase_if(m_binding.cells, [&](const BoundCell& one) {
        return one.sheet == cell.sheet && one.cell == cell.cell;
    });
    m_binding.cells.push_back(std::move(cell));
}

void FillPage::bind_list()
{
    const auto form = chosen_block(m_form_view);
    const SheetGrid* sheet = grid();
    if (!form || sheet == nullptr)
        return context().notices().info(tr("Choose the first cell of the list in the form first."));
    m_proposing.start<BoundList>(
        JobKind::Quick, {},
        [job = job(), ledger = utf8_of(m_ledgers->currentData().toString()),
         first = SheetCell{sheet->sheet, form->row, form->column}](JobProgress& progress) {
            return list_in_form(job, ledger, first, progress);
        },
        [this](Result<BoundList> list) {
            if (!list)
                return context().notices().error(list.error());
            std::erase_if(m_binding.lists, [&](const BoundList& one) {
                return one.sheet == list->sheet && one.first == list->first;
            });
            m_binding.lists.push_back(std::move(*list));
            m_dirty = true;
            place();
        });
}

void FillPage::remove_chosen()
{
    std::set<std::size_t> cells;
    std::set<std::size_t> lists;
    for (const QModelIndex& index : m_parts->selectionModel()->selectedRows()) {
        const BoundPart& part = m_placed.parts[static_cast<std::size_t>(index.row())];
        (part.list ? lists : cells).insert(part.index);
    }
    if (cells.empty() && lists.empty())
        return;
    for (auto at = cells.rbegin(); at != cells.rend(); ++at)
        m_binding.cells.erase(m_binding.cells.begin() + static_cast<std::ptrdiff_t>(*at));
    for (auto at = lists.rbegin(); at != lists.rend(); ++at)
        m_binding.lists.erase(m_binding.lists.begin() + static_cast<std::ptrdiff_t>(*at));
    m_dirty = true;
    place();
}

void FillPage::accept_moves()
{
    // What is lost stays listed until it is taken out.
    Binding accepted = m_placed.binding;
    for (const BoundPart& part : m_placed.parts) {
        if (part.state != BoundState::Lost)
            continue;
        if (part.list)
            accepted.lists.push_back(m_binding.lists[part.index]);
        else
            accepted.cells.push_back(m_binding.cells[part.index]);
    }
    m_binding = std::move(accepted);
    m_dirty = true;
    place();
}

void FillPage::place()
{
    m_placing.start<PlacedBinding>(
        JobKind::Quick, {},
        [form = m_form.path, binding = m_binding](JobProgress& progress) {
            return place_in_form(form, binding, progress);
        },
        [this](Result<PlacedBinding> placed) {
            if (!placed)
                return context().notices().error(placed.error());
            m_placed = std::move(*placed);
            show_parts();
        });
    update_actions();
}

QString FillPage::words_of(const BoundPart& part) const
{
    if (part.list) {
        const BoundList& list = m_binding.lists[part.index];
        const LedgerDef* def = m_definitions->catalog().ledger(list.ledger);
        QStringList columns;
        for (const std::string& column : list.columns)
            if (!column.empty())
                columns << qt(column);
        return tr("List of %1 to row %2: %3")
            .arg(def == nullptr ? qt(list.ledger) : qt(def->name))
            .arg(list.last_row)
            .arg(columns.join(QStringLiteral("、")));
    }
    const BoundCell& cell = m_binding.cells[part.index];
    QString report = qt(cell.report);
    QString column = qt(cell.column);
    for (const ReportDef& def : m_reports) {
        if (def.id != cell.report)
            continue;
        report = qt(def.name);
        for (const ReportTableDef& table : def.tables)
            for (const ReportColumnDef& one : table.columns)
                if (one.column.key == cell.column &&
                    (cell.table.empty() || table.name == cell.table))
                    column = heading_text(one.column);
    }
    QString words = qt(cell.row) + QStringLiteral(" · ") + column + QStringLiteral(" · ") + report;
    if (cell.period)
        words += QStringLiteral(" · ") + qt(cell.period->chinese());
    return words;
}

void FillPage::show_parts()
{
    std::vector<TextTableModel::Row> rows;
    for (const BoundPart& part : m_placed.parts) {
        TextTableModel::Row row;
        const bool lost = part.state == BoundState::Lost;
        const bool moved_part = part.state == BoundState::Moved;
        row.texts = {lost         ? tr("Lost")
                     : moved_part ? tr("Moved")
                                  : tr("Fits"),
                     moved_part ? qt(part.from) + QStringLiteral(" → ") + qt(part.to)
                                : qt(part.from),
                     words_of(part), qt(part.why)};
        row.tone = lost         ? TextTableModel::Tone::Bad
                   : moved_part ? TextTableModel::Tone::Warning
                                : TextTableModel::Tone::Ok;
        rows.push_back(std::move(row));
    }
    m_parts_model->set_rows(std::move(rows));
    m_parts->setColumnHidden(3, m_placed.count(BoundState::Lost) == 0);
    const auto moves = m_placed.moves();
    QStringList told;
    for (const std::string& move : moves)
        told << qt(move);
    QString news;
    if (!moves.empty())
        news = tr("The form was changed; these places move with it: %1")
                   .arg(told.mid(0, 6).join(QStringLiteral("，")) +
                        (told.size() > 6 ? QStringLiteral("……") : QString()));
    const auto lost = static_cast<qint64>(m_placed.count(BoundState::Lost));
    if (lost > 0)
        news += (news.isEmpty() ? QString() : QStringLiteral("　")) +
                tr("%1 places are no longer found; see the list below.").arg(count_text(lost));
    if (news.isEmpty())
        news = m_placed.parts.empty()
                   ? tr("Choose a cell on the left and a figure on the right and bind them, or "
                        "let the headings propose it.")
                   : tr("All bound places fit.");
    m_news->setText(news);
    set_role(m_news, !moves.empty() || lost > 0 ? "warning" : "soft");
    restyle(m_news);
    m_accept->setVisible(!moves.empty());
    show_marks();
    update_actions();
    tell();
}

void FillPage::show_marks()
{
    const SheetGrid* sheet = grid();
    if (sheet == nullptr)
        return;
    FormModel::Marks marks;
    for (const BoundPart& part : m_placed.parts) {
        if (part.state == BoundState::Lost || sheet_of(part.to) != qt(sheet->sheet))
            continue;
        const auto at = cell_address(part.to.substr(part.to.rfind('!') + 1));
        if (!at)
            continue;
        const std::size_t width = part.list ? m_binding.lists[part.index].columns.size() : 1;
        for (std::size_t c = 0; c < width; ++c)
            if (!part.list || !m_binding.lists[part.index].columns[c].empty())
                marks[{static_cast<int>(at->row), at->column + static_cast<int>(c)}] = {
                    words_of(part), part.state};
    }
    m_form_model->set_marks(std::move(marks));
}

void FillPage::go_to_part()
{
    const int row = m_parts->currentIndex().row();
    if (row < 0 || row >= std::ssize(m_placed.parts))
        return;
    const BoundPart& part = m_placed.parts[static_cast<std::size_t>(row)];
    const std::string place = part.to.empty() ? part.from : part.to;
    for (std::size_t i = 0; i < m_form.grids.size(); ++i)
        if (qt(m_form.grids[i]->sheet) == sheet_of(place))
            m_sheets->setCurrentIndex(static_cast<int>(i));
    if (const auto at = cell_address(place.substr(place.rfind('!') + 1))) {
        const QModelIndex index = m_form_model->index(static_cast<int>(at->row), at->column);
        m_form_view->setCurrentIndex(index);
        m_form_view->scrollTo(index);
    }
}

} // namespace lx::ui
