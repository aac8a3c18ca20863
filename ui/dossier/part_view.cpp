#include "ui/dossier/part_view.h"

#include <algorithm>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int most_characters = 18; ///< of a name that is given room for
constexpr int least_columns = 2;

} // namespace

PartView::PartView(const DossierPart& part, QWidget* parent) : QWidget(parent), m_part(part)
{
    setProperty("plain", true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* line = new QHBoxLayout;
    line->setSpacing(Theme::grid(1));
    auto* title = new TextLabel(qt(part.title), this);
    set_role(title, "strong");
    m_count = new TextLabel(this);
    set_role(m_count, "soft");
    m_all = new QPushButton(this);
    set_quiet(m_all);
    m_add = new QPushButton(icon(QStringLiteral("add")), tr("Add"), this);
    set_quiet(m_add);
    m_add->setAccessibleName(tr("Add: %1").arg(qt(part.title)));
    line->addWidget(title);
    line->addWidget(m_count);
    line->addStretch(1);
    line->addWidget(m_all);
    line->addWidget(m_add);
    column->addLayout(line);

    m_model = new TextTableModel(this);
    QStringList headings;
    std::vector<Qt::Alignment> sides;
    int widest = 0;
    for (std::size_t i = 0; i < part.columns.size(); ++i) {
        const FieldDef& field = part.ledger->fields[part.columns[i]];
        headings << qt(field.name);
        sides.push_back(alignment_of(field));
        if (field.width > part.ledger->fields[part.columns[static_cast<std::size_t>(widest)]].width)
            widest = static_cast<int>(i);
    }
    m_model->set_columns(headings, std::move(sides));
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(qt(part.title));
    m_view->setItemDelegate(new RowDelegate(m_view));
    dress_table(m_view);
    m_view->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(widest, QHeaderView::Stretch);
    m_stretched = widest;
    column->addWidget(m_view);

    const QString ledger = qt(part.ledger->code);
    connect(m_view, &QTableView::activated, this, [this, ledger](const QModelIndex& index) {
        Q_EMIT edit_wanted(ledger, index.data(TextTableModel::id_role).toLongLong());
    });
    connect(m_add, &QPushButton::clicked, this, [this, ledger] {
        Q_EMIT add_wanted(ledger, qt(m_part.ledger->fields[m_part.field].key), m_owner);
    });
    connect(m_all, &QPushButton::clicked, this, &PartView::all_wanted);
}

void PartView::show_rows(const DossierRows& rows, const std::vector<ShownRow>& shown, Date day,
                         bool read_only)
{
    // A new row can only be meant where there is one it can refer to, by reference.
    const bool by_reference = m_part.ledger->fields[m_part.field].type == FieldType::Ref;
    m_owner = rows.owners.size() == 1 && by_reference ? rows.owners.front() : 0;
    m_add->setVisible(!read_only && m_owner != 0);
    const auto in_sight = static_cast<qint64>(shown.size());
    m_count->setText(rows.count == 0 ? tr("none yet") : count_text(rows.count));
    m_all->setText(tr("All %1").arg(count_text(rows.count)));
    m_all->setAccessibleName(tr("All of them: %1").arg(qt(m_part.title)));
    m_all->setVisible(rows.count > in_sight);
    std::vector<TextTableModel::Row> lines;
    for (const ShownRow& row : shown) {
        TextTableModel::Row& line = lines.emplace_back();
        for (const std::size_t column : m_part.columns)
            line.texts << row.texts[column];
        line.id = row.record.id;
        if (ended_at(*m_part.ledger, row.record, day))
            line.tone = TextTableModel::Tone::Soft;
    }
    m_model->set_rows(std::move(lines));
    m_view->setVisible(!shown.empty());
    fit_height();
    fit_columns();
}

void PartView::fit_columns()
{
    const QHeaderView* header = m_view->horizontalHeader();
    int room = width();
    bool all = true;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int wanted = header->sectionSizeHint(column);
        for (int row = 0; row < m_model->rowCount(); ++row)
            wanted =
                std::max(wanted, m_view->sizeHintForIndex(m_model->index(row, column)).width() + 1);
        if (column == m_stretched) // long names may be cut in their middle
            wanted = std::min(wanted, characters(this, most_characters));
        room -= wanted;
        all = all && (room >= 0 || column < least_columns || column == m_stretched);
        m_view->setColumnHidden(column, !all && column != m_stretched);
    }
}

void PartView::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    fit_columns();
}

void PartView::fit_height()
{
    const int row = Theme::current().row_px - 2;
    m_view->verticalHeader()->setDefaultSectionSize(row);
    m_view->setFixedHeight(m_view->horizontalHeader()->sizeHint().height() +
                           m_model->rowCount() * row + 2);
}

void PartView::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange && event->type() != QEvent::FontChange)
        return;
    fit_height();
    fit_columns();
}

} // namespace lx::ui
