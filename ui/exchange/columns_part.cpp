#include "ui/exchange/columns_part.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/import_words.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/choice_delegate.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int left_width = 15; ///< characters

} // namespace

ColumnsPart::ColumnsPart(QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid(2));

    auto* left = new QWidget(this);
    fix_characters(left, left_width);
    auto* tables = new QVBoxLayout(left);
    tables->setContentsMargins(0, 0, 0, 0);
    tables->setSpacing(Theme::grid(1));
    auto* found = new TextLabel(tr("Tables that were found"), left);
    set_role(found, "group");
    m_tables = new QListWidget(left);
    m_tables->setAccessibleName(tr("Tables that were found"));
    m_tables->setWordWrap(true);
    m_tables->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* passed = new TextLabel(tr("Passed over"), left);
    set_role(passed, "group");
    m_skipped = new TextLabel;
    m_skipped->setWordWrap(true);
    m_skipped->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    set_role(m_skipped, "soft");
    auto* scroll = new QScrollArea(left);
    scroll->setWidgetResizable(true);
    scroll->setWidget(m_skipped);
    scroll->setAccessibleName(tr("Passed over"));
    tables->addWidget(found);
    tables->addWidget(m_tables, 3);
    tables->addWidget(passed);
    tables->addWidget(scroll, 2);
    row->addWidget(left);

    auto* right = new QVBoxLayout;
    right->setSpacing(Theme::grid(1));
    m_words = new TextLabel(this);
    set_role(m_words, "group");
    m_model = new ImportColumnsModel(this);
    m_columns = new QTableView(this);
    m_columns->setModel(m_model);
    m_columns->setAccessibleName(tr("Columns of the list"));
    dress_choice_table(m_columns);
    add_take_back(m_columns, tr("As its heading says"),
                  [this](const QModelIndex& index) { m_model->take_back(index); });
    right->addWidget(m_words);
    right->addWidget(m_columns, 1);
    row->addLayout(right, 1);

    connect(m_tables, &QListWidget::currentRowChanged, this, &ColumnsPart::show_table);
    connect(m_model, &ImportColumnsModel::answered, this, &ColumnsPart::answered);
    connect(m_columns->itemDelegate(), &QAbstractItemDelegate::closeEditor, this,
            &ColumnsPart::edited, Qt::QueuedConnection);
}

void ColumnsPart::show(ImportDraft* draft)
{
    const int before = std::max(0, m_tables->currentRow());
    const QModelIndex cell = m_columns->currentIndex();
    const int top = m_columns->verticalScrollBar()->value();
    const bool again = draft != nullptr && draft == m_draft;
    m_draft = draft;
    const QSignalBlocker quiet(m_tables);
    m_tables->clear();
    if (draft != nullptr && draft->preview()) {
        const ImportPreview& preview = *draft->preview();
        for (int i = 0; i < static_cast<int>(preview.report.tables.size()); ++i)
            m_tables->addItem(
                shown_text(table_place(preview, i) + QLatin1Char('\n') +
                           table_words(preview.report.tables[static_cast<std::size_t>(i)])));
        m_tables->setCurrentRow(std::min(before, m_tables->count() - 1));
    }
    show_table(m_tables->currentRow());
    if (again && m_tables->currentRow() == before) {
        m_columns->setCurrentIndex(m_model->index(cell.row(), ImportColumnsModel::Field));
        m_columns->verticalScrollBar()->setValue(top);
    }
}

void ColumnsPart::show_table(int table)
{
    m_model->show(m_draft, table);
    QStringList skipped;
    if (table >= 0) {
        skipped = skipped_words(m_draft->preview()->report.tables[static_cast<std::size_t>(table)]);
        if (skipped.isEmpty())
            skipped << tr("Nothing: every row was read.");
    }
    m_skipped->setText(skipped.join(QLatin1Char('\n')));
    m_words->setText(m_model->unknown() == 0
                         ? tr("Where each column goes")
                         : tr("Where each column goes · %1 not recognised, in front")
                               .arg(count_text(m_model->unknown())));
    if (m_model->rowCount() > 0)
        m_columns->setCurrentIndex(m_model->index(0, ImportColumnsModel::Field));
}

bool ColumnsPart::editing() const
{
    return is_being_edited(m_columns);
}

void ColumnsPart::focus_first()
{
    m_columns->setFocus();
}

} // namespace lx::ui
