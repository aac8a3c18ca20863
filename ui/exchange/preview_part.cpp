#include "ui/exchange/preview_part.h"

#include <numeric>

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/exchange/reason_list.h"
#include "ui/exchange/result_line.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

// In characters of the list.
constexpr int reasons_width = 22;
constexpr int least_width = 4; ///< of a column
constexpr int most_width = 15;

constexpr int most_fitted = 64; ///< columns

} // namespace

PreviewPart::PreviewPart(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_slot(context.jobs())
{
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    m_counts = new ResultLine(this);
    m_save = new QPushButton(icon(QStringLiteral("save")), tr("Save refused &rows…"), this);
    top->addWidget(m_counts, 1);
    top->addWidget(m_save, 0, Qt::AlignTop);
    whole->addLayout(top);

    auto* row = new QHBoxLayout;
    row->setSpacing(Theme::grid(1));
    m_reasons = new ReasonList(this);
    fix_characters(m_reasons, reasons_width);
    row->addWidget(m_reasons);
    auto* right = new QVBoxLayout;
    right->setSpacing(0);
    m_model = new ImportRowsModel(this);
    m_rows = new QTableView(this);
    m_rows->setModel(m_model);
    m_rows->setAccessibleName(tr("Rows of the list"));
    dress_table(m_rows);
    m_rows->setAlternatingRowColors(false);
    m_rows->setShowGrid(true);
    m_rows->setTextElideMode(Qt::ElideRight);
    m_rows->verticalHeader()->show();
    m_rows->viewport()->installEventFilter(this);
    m_rows->horizontalHeader()->setHighlightSections(false);
    right->addWidget(m_rows, 1);
    m_told = new TextLabel;
    m_told->setWordWrap(true);
    m_told->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_told->setMargin(6);
    m_told->setAccessibleName(tr("What is told of the row"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(tr("What is told of the row"));
    scroll->setWidget(m_told);
    keep_measured(m_rows, [this, scroll] {
        m_rows->verticalHeader()->setDefaultSectionSize(Theme::current().row_px - 2);
        scroll->setFixedHeight(3 * m_rows->fontMetrics().lineSpacing() + 16);
        fit_columns();
    });
    right->addWidget(scroll);
    row->addLayout(right, 1);
    whole->addLayout(row, 1);

    connect(m_reasons, &ReasonList::chosen, this, &PreviewPart::look);
    connect(m_rows->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &PreviewPart::show_told);
}

void PreviewPart::show(std::shared_ptr<const ImportPreview> preview)
{
    m_slot.stop();
    m_preview = std::move(preview);
    m_save->setVisible(m_preview != nullptr);
    m_save->setEnabled(m_preview && m_preview->report.refused > 0);
    if (!m_preview) {
        m_model->show(nullptr, {});
        show_told();
        return;
    }
    m_counts->show_import(*m_context.catalog(), *m_preview);
    m_reasons->show_reasons(*m_preview, true);
    look();
}

void PreviewPart::look()
{
    if (!m_preview)
        return;
    m_model->show(m_preview, {}); // the rows of another reason would be taken for those of this one
    show_told();
    m_slot.start<std::vector<TableGlance>>(
        JobKind::Quick, QString(),
        [catalog = m_context.catalog(), preview = m_preview, wish = m_reasons->wish()](
            JobProgress& progress) { return glance_at_trial(*catalog, *preview, wish, progress); },
        [this](Result<std::vector<TableGlance>> tables) {
            if (!tables) {
                m_context.notices().error(tables.error());
                return;
            }
            m_model->show(m_preview, std::move(*tables));
            fit_columns();
            if (m_model->first_row() >= 0)
                m_rows->setCurrentIndex(m_model->index(m_model->first_row(), 0));
            show_told();
        });
}

/// As wide as what stands in them, within bounds; titles run over.
void PreviewPart::fit_columns()
{
    m_rows->clearSpans();
    const auto runs_over = [this](int row) {
        const int from = m_model->lone_cell(row);
        return from >= 0 && from + 1 < m_model->columnCount();
    };
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const int from = m_model->lone_cell(row);
        if (runs_over(row))
            m_rows->setSpan(row, from, 1, m_model->columnCount() - from);
    }
    const QFontMetrics metrics = m_rows->fontMetrics();
    const int least = characters(m_rows, least_width);
    const int most = characters(m_rows, most_width);
    m_widths.clear();
    for (int column = 0; column < std::min(m_model->columnCount(), most_fitted); ++column) {
        int widest = least;
        for (int row = 0; row < m_model->rowCount() && widest < most; ++row) {
            if (!runs_over(row))
                widest = std::max(widest, metrics.horizontalAdvance(
                                              m_model->index(row, column).data().toString()) +
                                              2 * Theme::grid(1));
        }
        m_widths.push_back(std::min(widest, most));
    }
    share_width();
}

/// What the columns leave free is shared among those of the list.
void PreviewPart::share_width()
{
    const int all = m_model->columnCount();
    if (all == 0)
        return;
    int free = m_rows->viewport()->width() - std::accumulate(m_widths.begin(), m_widths.end(), 0) -
               (all - static_cast<int>(m_widths.size())) *
                   m_rows->horizontalHeader()->defaultSectionSize();
    int others = std::min(all, most_fitted) - 1; // the first one tells what becomes of the row
    for (std::size_t column = 0; column < m_widths.size(); ++column) {
        const int more = column == 0 || free <= 0 ? 0 : free / others--;
        free -= more;
        m_rows->setColumnWidth(static_cast<int>(column), m_widths[column] + more);
    }
}

bool PreviewPart::eventFilter(QObject* object, QEvent* event)
{
    if (object == m_rows->viewport() && event->type() == QEvent::Resize)
        share_width();
    return QWidget::eventFilter(object, event);
}

void PreviewPart::show_told()
{
    const int row = m_rows->currentIndex().row();
    const QString told = m_model->told(row);
    m_told->setText(!told.isEmpty() || row < 0 ? told : tr("Nothing is told of this row."));
}

void PreviewPart::focus_first()
{
    m_reasons->setFocus();
}

} // namespace lx::ui
