#include "ui/widgets/form_grid.h"

#include <algorithm>

#include <QGridLayout>
#include <QResizeEvent>

#include "ui/presentation/theme.h"
#include "ui/widgets/form_cell.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

/// Widths in pixels at the normal type size from which there are so many columns and one more: a
/// field as wide as half a large screen is no easier to read.
constexpr int columns_from[] = {760, 1560, 2340};

int columns_in(int width)
{
    int columns = 1;
    for (const int from : columns_from)
        columns += width >= from * Theme::current().text_px / 14 ? 1 : 0;
    return columns;
}

} // namespace

FormGrid::Group& FormGrid::group_of(const QString& name)
{
    const auto known = std::find_if(m_groups.begin(), m_groups.end(),
                                    [&](const Group& one) { return one.name == name; });
    if (known != m_groups.end())
        return *known;
    Group& group = m_groups.emplace_back();
    group.name = name;
    if (!name.isEmpty()) {
        group.heading = new TextLabel(name, this);
        set_role(group.heading, "group");
    }
    return group;
}

void FormGrid::add(const QString& group, FormCell* cell)
{
    group_of(group).pieces.push_back({cell, nullptr});
}

void FormGrid::add(const QString& group, FormPart* part)
{
    group_of(group).pieces.push_back({nullptr, part});
}

void FormGrid::lay_out()
{
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(Theme::grid(2), 0, Theme::grid(3), Theme::grid(2));
    m_grid->setHorizontalSpacing(Theme::grid(3));
    m_grid->setVerticalSpacing(2);
    arrange(1);
}

void FormGrid::arrange(int columns)
{
    if (columns == m_columns || m_grid == nullptr)
        return;
    m_columns = columns;
    while (QLayoutItem* item = m_grid->takeAt(0))
        delete item;
    int row = 0;
    for (const Group& group : m_groups) {
        int column = 0;
        const int heading_row = row++;
        for (const Piece& piece : group.pieces) {
            QWidget* widget = piece.cell != nullptr ? static_cast<QWidget*>(piece.cell)
                                                    : static_cast<QWidget*>(piece.part);
            if (columns == 1 || piece.cell == nullptr || piece.cell->wide()) {
                if (column != 0)
                    ++row;
                m_grid->addWidget(widget, row++, 0, 1, columns, Qt::AlignTop);
                column = 0;
            } else {
                m_grid->addWidget(widget, row, column, Qt::AlignTop);
                column = (column + 1) % columns;
                if (column == 0)
                    ++row;
            }
        }
        if (column != 0)
            ++row;
        if (group.heading != nullptr) {
            m_grid->addWidget(group.heading, heading_row, 0, 1, columns, Qt::AlignBottom);
            m_grid->setRowMinimumHeight(heading_row, Theme::grid(4));
        }
    }
    for (int column = 0; column <= std::ssize(columns_from); ++column)
        m_grid->setColumnStretch(column, column < columns ? 1 : 0);
    m_grid->setRowStretch(row, 1);
    chain();
}

std::vector<QWidget*> FormGrid::stops() const
{
    std::vector<QWidget*> stops;
    for (const Group& group : m_groups)
        for (const Piece& piece : group.pieces) {
            if (piece.cell != nullptr) {
                stops.push_back(piece.cell->editor().focusProxy());
                continue;
            }
            const auto more = piece.part->stops();
            stops.insert(stops.end(), more.begin(), more.end());
        }
    return stops;
}

void FormGrid::chain()
{
    const std::vector<QWidget*> all = stops();
    for (std::size_t i = 1; i < all.size(); ++i)
        QWidget::setTabOrder(all[i - 1], all[i]);
}

void FormGrid::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange(columns_in(event->size().width()));
}

void FormGrid::go_on(const QWidget* from)
{
    bool found = false;
    for (const Group& group : m_groups)
        for (const Piece& piece : group.pieces) {
            if (found && piece.part != nullptr && piece.part->isEnabled()) {
                piece.part->enter();
                Q_EMIT entered(piece.part);
                return;
            }
            if (found && piece.cell != nullptr && piece.cell->offered()) {
                focus_cell(piece.cell);
                return;
            }
            found = found || piece.cell == from || piece.part == from;
        }
    Q_EMIT ended();
}

void FormGrid::focus_first()
{
    if (const auto all = stops(); !all.empty())
        all.front()->setFocus(Qt::OtherFocusReason);
}

void FormGrid::focus_cell(FormCell* cell)
{
    cell->editor().setFocus(Qt::TabFocusReason);
    cell->editor().select_all();
    Q_EMIT entered(cell);
}

} // namespace lx::ui
