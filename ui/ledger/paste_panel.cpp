#include "ui/ledger/paste_panel.h"

#include <array>
#include <utility>

#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/presentation/format.h"
#include "ui/presentation/paste_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int most_rows = 5;
constexpr int least_rows = 2; ///< where the window is low
constexpr int reason_lines = 2;
/// Most that the columns ask for, in characters; where there is less room reasons give way first.
constexpr std::array wide{12, 10, 14, 14, 6, 60};
constexpr int narrow_characters = 66;
constexpr qsizetype columns_named = 5; ///< of those that have no place

} // namespace

PastePanel::PastePanel(QWidget* parent) : QFrame(parent)
{
    set_role(this, "panel");
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    m_title->setWordWrap(true);
    m_remarks = new TextLabel(this);
    m_remarks->setWordWrap(true);
    column->addWidget(m_title);
    column->addWidget(m_remarks);
    build_controls();
    m_model = new PasteModel(this);
    m_list = new QTableView(this);
    dress_table(m_list);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Cells pasted"));
    m_list->installEventFilter(this);
    column->addWidget(m_list);
    // Room for a long reason is kept, so that nothing moves from line to line.
    m_reason = new TextLabel(this);
    m_reason->setWordWrap(true);
    m_reason->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    keep_measured(m_reason, [this] {
        m_reason->setFixedHeight(reason_lines * m_reason->fontMetrics().lineSpacing() + 4);
        m_list->setMinimumHeight((least_rows + 1) * Theme::current().row_px);
        m_list->setMaximumHeight((most_rows + 1) * Theme::current().row_px);
        for (std::size_t at = 0; at < wide.size(); ++at)
            m_list->setColumnWidth(static_cast<int>(at), characters(m_list, wide[at]));
    });
    column->addWidget(m_reason);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PastePanel::tell_reason);
    hide();
}

void PastePanel::build_controls()
{
    auto* controls = new FlowLayout(nullptr, Theme::grid(1));
    m_take = new QPushButton(this);
    m_copy = new QPushButton(tr("&Copy the rows with faults"), this);
    set_tip(m_copy, tr("To be put right in Excel and pasted again at the same place"));
    m_filter = new QComboBox(this);
    m_filter->setAccessibleName(tr("Which cells are listed"));
    m_filter->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_place = new QComboBox(this);
    m_place->setAccessibleName(tr("Where the rows go"));
    m_place->addItems({tr("at the cell"), tr("all as new rows")});
    auto* close = new QPushButton(tr("Leave it (Esc)"), this);
    set_quiet(close);
    for (QWidget* control :
         std::initializer_list<QWidget*>{m_take, m_filter, m_place, m_copy, close})
        controls->addWidget(control);
    static_cast<QVBoxLayout*>(layout())->addLayout(controls);
    connect(m_take, &QPushButton::clicked, this, &PastePanel::take_wanted);
    connect(m_copy, &QPushButton::clicked, this, &PastePanel::copy_wanted);
    connect(close, &QPushButton::clicked, this, &PastePanel::leave);
    connect(m_filter, &QComboBox::activated, this,
            [this] { list_cells(static_cast<PasteFilter>(m_filter->currentData().toInt())); });
    connect(m_place, &QComboBox::activated, this,
            [this](int index) { Q_EMIT place_wanted(index == 1); });
}

void PastePanel::set_waiting()
{
    m_take->setEnabled(false);
    m_place->setEnabled(false);
}

void PastePanel::show_plan(std::shared_ptr<const Catalog> catalog, const LedgerDef& def,
                           std::shared_ptr<const PastePlan> plan, bool masked)
{
    m_model->show_plan(std::move(catalog), def, plan, masked);
    const bool faulty = m_model->count(PasteFilter::Faulty) > 0;
    tell(*plan);
    fill_filters();
    m_take->setText(faulty ? tr("Take the good cells (Enter)") : tr("Take it (Enter)"));
    m_take->setEnabled(plan->written() > 0);
    m_copy->setVisible(faulty);
    m_place->setVisible(!plan->list);
    m_place->setEnabled(true);
    const bool was_open = open();
    if (!was_open)
        m_place->setCurrentIndex(0);
    show();
    if (!was_open)
        m_list->setFocus();
}

void PastePanel::tell(const PastePlan& plan)
{
    const auto count = [](std::int64_t number) { return count_text(number); };
    QStringList parts;
    parts << tr("%1 cells to write").arg(count(plan.written()));
    if (const auto cleaned = plan.count(PasteKind::Cleaned); cleaned > 0)
        parts << tr("%1 of them tidied").arg(count(cleaned));
    if (const auto refused = plan.count(PasteKind::Refused); refused > 0)
        parts << tr("%1 refused").arg(count(refused));
    if (const auto fixed = plan.count(PasteKind::ReadOnly); fixed > 0)
        parts << tr("%1 read-only").arg(count(fixed));
    if (const auto same = plan.count(PasteKind::Unchanged); same > 0)
        parts << tr("%1 unchanged").arg(count(same));
    if (plan.new_rows > 0)
        parts << tr("%1 new rows").arg(count(plan.new_rows));
    m_title->setText(tr("Paste: %1").arg(parts.join(QStringLiteral("、"))));
    QStringList remarks;
    if (plan.list)
        remarks << tr("The columns go by their headings, the rows by their keys.");
    if (!plan.left_out.empty()) {
        QStringList columns;
        for (const std::string& column : plan.left_out)
            if (columns.size() < columns_named)
                columns << qt(column);
        remarks << (plan.list ? tr("%1 columns are none of this ledger: %2.")
                              : tr("%1 columns have no room: %2."))
                       .arg(count(std::ssize(plan.left_out)),
                            columns.join(QStringLiteral("、")) +
                                (columns.size() < std::ssize(plan.left_out) ? QStringLiteral("…")
                                                                            : QString()));
    }
    if (plan.masked > 0)
        remarks << tr("%1 cells with hidden numbers stay as they are.").arg(count(plan.masked));
    m_remarks->setText(remarks.join(QLatin1Char(' ')));
    m_remarks->setVisible(!remarks.isEmpty());
}

/// Only filters that leave something; what was chosen stays so as long as it does.
void PastePanel::fill_filters()
{
    const QVariant chosen = open() ? m_filter->currentData() : QVariant();
    m_filter->clear();
    const QStringList names{tr("with faults (%1)"), tr("to check (%1)"), tr("as they came (%1)"),
                            tr("unchanged (%1)"), tr("all (%1)")};
    for (int i = 0; i < paste_filters; ++i) {
        if (const qint64 count = m_model->count(static_cast<PasteFilter>(i)); count > 0)
            m_filter->addItem(names[i].arg(count_text(count)), i);
    }
    m_filter->setCurrentIndex(std::max(0, m_filter->findData(chosen)));
    list_cells(static_cast<PasteFilter>(m_filter->currentData().toInt()));
}

void PastePanel::list_cells(PasteFilter filter)
{
    m_model->set_filter(filter);
    if (m_model->rowCount() > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    tell_reason();
}

void PastePanel::tell_reason()
{
    const QModelIndex at = m_list->currentIndex();
    const QString reason =
        at.isValid() ? at.siblingAtColumn(PasteModel::ReasonColumn).data().toString() : QString();
    m_reason->setText(reason);
    set_tip(m_reason, reason);
}

/// What is there now stands in the table below, the reason below the list: they go first.
void PastePanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    const bool narrow = width() < characters(m_list, narrow_characters);
    for (const int column : {int(PasteModel::BeforeColumn), int(PasteModel::ReasonColumn)})
        if (m_list->isColumnHidden(column) != narrow)
            m_list->setColumnHidden(column, narrow);
}

void PastePanel::forget()
{
    hide();
    m_model->clear();
}

void PastePanel::leave()
{
    forget();
    Q_EMIT closed();
}

void PastePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

/// Enter in the list takes what it shows.
bool PastePanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if ((key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) && m_take->isEnabled()) {
            Q_EMIT take_wanted();
            return true;
        }
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace lx::ui
