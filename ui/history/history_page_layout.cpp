// The look of HistoryPage: its filters, the actions and what each changed.

#include <QComboBox>
#include <QDateEdit>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/history/history_page.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_splitter.h"

namespace lx::ui {

namespace {

constexpr int beside_ems = 60; ///< narrower the actions stand above what they changed
constexpr int words_ems = 14;
constexpr int conflict_lines = 4;

} // namespace

HistoryPage::HistoryPage(AppContext& context, QWidget* parent)
    : Page(context, tr("History"), parent), m_reading(context.jobs()),
      m_reading_steps(context.jobs()), m_write(context.jobs())
{
    m_undo =
        new QPushButton(icon_on_accent(QStringLiteral("undo")), tr("&Take back this action"), this);
    m_undo->setAccessibleName(tr("Take back this action"));
    set_primary(m_undo);
    add_print_action();
    add_action(m_undo);
    connect(m_undo, &QPushButton::clicked, this, [this] { take_back(false); });
    build_filters();
    auto* halves = new TurningSplitter(beside_ems, this);
    halves->addWidget(build_actions(halves));
    halves->addWidget(build_changes(halves));
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    body()->addWidget(halves, 1);
    update_actions();
}

void HistoryPage::build_filters()
{
    auto* line = new QWidget(this);
    auto* flow = new FlowLayout(line, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(1));
    m_words = new QLineEdit(line);
    m_words->setPlaceholderText(tr("Words in actions and rows"));
    m_words->setAccessibleName(tr("Words in actions and rows"));
    m_words->setClearButtonEnabled(true);
    fix_characters(m_words, words_ems);
    m_ledger = new QComboBox(line);
    m_ledger->setAccessibleName(tr("Ledger"));
    m_user = new QComboBox(line);
    m_user->setAccessibleName(tr("Who"));
    m_user->addItem(tr("Everybody"));
    m_user->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_when = new QComboBox(line);
    m_when->setAccessibleName(tr("When"));
    m_when->addItems({tr("Any time"), tr("Today"), tr("The last 7 days"), tr("The last 30 days"),
                      tr("One day")});
    m_day = day_edit(line, tr("Day"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_words, m_ledger, m_user, m_when, m_day})
        flow->addWidget(one);
    body()->addWidget(line);
    connect(m_words, &QLineEdit::textChanged, this, &HistoryPage::reload);
    for (QComboBox* box : {m_ledger, m_user})
        connect(box, &QComboBox::activated, this, &HistoryPage::reload);
    connect(m_when, &QComboBox::activated, this, [this](int at) {
        m_day->setEnabled(at == m_when->count() - 1);
        reload();
    });
    connect(m_day, &QDateEdit::dateChanged, this, [this] {
        if (m_day->isEnabled())
            reload();
    });
    m_day->setEnabled(false);
}

QWidget* HistoryPage::build_actions(QWidget* parent)
{
    m_model = new TextTableModel(this);
    m_model->set_columns(
        {tr("When"), tr("What"), tr("Who"), tr("Rows"), tr("State")},
        {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignLeft, Qt::AlignRight, Qt::AlignLeft});
    m_list = new QTableView(parent);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("What was done"));
    dress_table(m_list);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    set_print_head(
        m_list,
        [this] {
            TableHead head{tr("What was done"), {}, std::nullopt};
            if (!m_all)
                head.lines << tr("Only the newest ones; older ones are read by scrolling on.");
            return head;
        },
        true);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPage::choose);
    connect(m_list, &QTableView::activated, this, [this] { m_changes->setFocus(); });
    connect(m_list->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value == m_list->verticalScrollBar()->maximum())
            read_more();
    });
    return m_list;
}

QWidget* HistoryPage::build_changes(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    m_title = new TextLabel(box);
    set_role(m_title, "strong");
    m_title->setWordWrap(true);
    m_title->setAccessibleName(tr("The action chosen"));
    m_open = new QPushButton(tr("&Open the row"), box);
    m_open->setAccessibleName(tr("Open the row"));
    m_undo_row = new QPushButton(tr("Take &back this row"), box);
    m_undo_row->setAccessibleName(tr("Take back this row"));
    top->addWidget(m_title, 1);
    top->addWidget(m_open, 0, Qt::AlignTop);
    top->addWidget(m_undo_row, 0, Qt::AlignTop);
    column->addLayout(top);
    m_step_model = new TextTableModel(this);
    m_step_model->set_columns({tr("Row"), tr("Field"), tr("Before"), tr("After")});
    m_changes = new QTableView(box);
    m_changes->setModel(m_step_model);
    m_changes->setAccessibleName(tr("What it changed"));
    dress_table(m_changes);
    m_changes->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    column->addWidget(m_changes, 1);
    connect(m_changes, &QTableView::activated, this, &HistoryPage::open_row);
    connect(m_changes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &HistoryPage::update_actions);
    connect(m_changes->verticalScrollBar(), &QScrollBar::valueChanged, this, [this](int value) {
        if (value > 0 && value == m_changes->verticalScrollBar()->maximum())
            read_changes();
    });
    connect(m_open, &QPushButton::clicked, this, &HistoryPage::open_row);
    connect(m_undo_row, &QPushButton::clicked, this, &HistoryPage::take_back_row);

    m_conflict_box = new QWidget(box);
    auto* conflicts = new QVBoxLayout(m_conflict_box);
    conflicts->setContentsMargins(0, 0, 0, 0);
    m_trouble = new TextLabel(m_conflict_box);
    set_role(m_trouble, "warning");
    m_trouble->setWordWrap(true);
    m_skip = new QPushButton(tr("Take back the ot&her rows"), m_conflict_box);
    m_skip->setAccessibleName(tr("Take back the other rows"));
    m_conflict_model = new TextTableModel(this);
    m_conflict_model->set_columns({tr("Rows changed since")});
    m_conflicts = new QTableView(m_conflict_box);
    m_conflicts->setModel(m_conflict_model);
    m_conflicts->setAccessibleName(tr("Rows changed since"));
    dress_table(m_conflicts);
    m_conflicts->setWordWrap(true);
    m_conflicts->horizontalHeader()->hide();
    m_conflicts->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_conflicts->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_conflicts->setFixedHeight(conflict_lines * Theme::current().row_px);
    conflicts->addWidget(m_trouble);
    conflicts->addWidget(m_conflicts);
    conflicts->addWidget(m_skip, 0, Qt::AlignLeft);
    column->addWidget(m_conflict_box);
    m_conflict_box->hide();
    connect(m_skip, &QPushButton::clicked, this, [this] { take_back(true); });
    return box;
}

} // namespace lx::ui
