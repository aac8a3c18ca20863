// How the page of the upper level's workbook is put together; what it does stands in fill_page.cpp.

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/fill/fill_page.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/report_model.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int beside_ems = 60; ///< narrower the form stands above the figures
constexpr int parts_rows = 8;  ///< of the bindings, that are seen at first

void dress_grid(QTableView* view)
{
    view->setFrameShape(QFrame::NoFrame);
    view->setTabKeyNavigation(false);
    view->setWordWrap(true);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setSelectionMode(QAbstractItemView::ContiguousSelection);
    view->horizontalHeader()->setHighlightSections(true);
    view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
}

} // namespace

void FillPage::build_header()
{
    m_open = new QPushButton(icon(QStringLiteral("open")), tr("&Open the form…"), this);
    m_open->setAccessibleName(tr("Open the form…"));
    m_propose = new QPushButton(icon(QStringLiteral("search")), tr("&Propose by headings"), this);
    m_propose->setAccessibleName(tr("Propose by headings"));
    set_tip(m_propose, tr("Holds headings and names of rows against the reports and ledgers"));
    m_keep = new QPushButton(icon(QStringLiteral("save")), tr("&Keep the binding"), this);
    m_keep->setAccessibleName(tr("Keep the binding"));
    set_tip(m_keep, tr("Kept in the ledger file: next quarter the same form is known again (%1)")
                        .arg(QStringLiteral("Ctrl+S")));
    m_fill =
        new QPushButton(icon_on_accent(QStringLiteral("export")), tr("&Fill and save as…"), this);
    m_fill->setAccessibleName(tr("Fill and save as…"));
    set_primary(m_fill);
    add_print_action();
    for (QPushButton* one : {m_open, m_propose, m_keep, m_fill})
        add_action(one);
    connect(m_open, &QPushButton::clicked, this, &FillPage::open);
    connect(m_propose, &QPushButton::clicked, this, &FillPage::propose);
    connect(m_keep, &QPushButton::clicked, this, &FillPage::keep);
    connect(m_fill, &QPushButton::clicked, this, &FillPage::fill);
}

void FillPage::build_body()
{
    m_stack = new QStackedWidget(this);
    m_stack->addWidget(build_empty(m_stack));
    auto* work = new QWidget(m_stack);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    // What the form did to the binding; its line is there also without news.
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(1));
    m_news = new TextLabel(work);
    m_news->setAccessibleName(tr("What changed in the form"));
    m_news->setWordWrap(true);
    m_accept = new QPushButton(tr("&Confirm the new places"), work);
    m_accept->setAccessibleName(tr("Confirm the new places"));
    QSizePolicy stays = m_accept->sizePolicy();
    stays.setRetainSizeWhenHidden(true);
    m_accept->setSizePolicy(stays);
    line->addWidget(m_news, 1);
    line->addWidget(m_accept);
    column->addLayout(line);
    auto* floors = new QSplitter(Qt::Vertical, work);
    floors->setChildrenCollapsible(false);
    auto* halves = new TurningSplitter(beside_ems, floors);
    halves->addWidget(build_form(halves));
    halves->addWidget(build_figures(halves));
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 1);
    floors->addWidget(halves);
    floors->addWidget(build_list(floors));
    floors->setStretchFactor(0, 1);
    floors->setStretchFactor(1, 0);
    floors->setSizes({900, parts_rows * Theme::current().row_px});
    column->addWidget(floors, 1);
    m_stack->addWidget(work);
    body()->addWidget(m_stack, 1);
    connect(m_accept, &QPushButton::clicked, this, &FillPage::accept_moves);
}

QWidget* FillPage::build_empty(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    auto* words = new TextLabel(
        tr("Open the workbook the upper level wants filled (.xlsx). Its cells are bound to figures "
           "of the reports once, by clicking or as its headings propose it; after that each "
           "quarter is filled with one click, and nothing else in the workbook changes."),
        box);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    set_role(words, "soft");
    words->setMargin(Theme::grid(6));
    auto* button = new QPushButton(icon(QStringLiteral("open")), tr("Choose the form…"), box);
    button->setAccessibleName(tr("Choose the form…"));
    connect(button, &QPushButton::clicked, this, &FillPage::open);
    column->addStretch(2);
    column->addWidget(words);
    column->addWidget(button, 0, Qt::AlignCenter);
    column->addStretch(3);
    return box;
}

QWidget* FillPage::build_form(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_sheets = new QTabBar(box);
    m_sheets->setAccessibleName(tr("Sheets of the form"));
    m_sheets->setDrawBase(false);
    m_sheets->setExpanding(false);
    m_sheets->setUsesScrollButtons(true);
    m_sheets->setElideMode(Qt::ElideNone);
    column->addWidget(m_sheets);
    m_form_model = new FormModel(this);
    m_form_view = new QTableView(box);
    m_form_view->setModel(m_form_model);
    m_form_view->setAccessibleName(tr("The upper level's form"));
    dress_grid(m_form_view);
    column->addWidget(m_form_view, 1);
    connect(m_sheets, &QTabBar::currentChanged, this, &FillPage::show_sheet);
    connect(m_form_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FillPage::update_actions);
    return box;
}

QWidget* FillPage::build_figures(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* tools = new FlowLayout(nullptr, Theme::grid(1));
    tools->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    const auto combo = [&](const QString& name, int ems) {
        auto* one = new QComboBox(box);
        one->setAccessibleName(name);
        one->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        one->setMinimumContentsLength(ems);
        tools->addWidget(one);
        return one;
    };
    m_period = combo(tr("Period"), 11);
    m_report_box = combo(tr("Report"), 20);
    m_table_box = combo(tr("Table of the report"), 8);
    m_bind = new QPushButton(tr("&Bind to the chosen cells"), box);
    m_bind->setAccessibleName(tr("Bind to the chosen cells"));
    set_tip(m_bind, tr("The chosen figures, to as many cells from the chosen one on (%1)")
                        .arg(QStringLiteral("Ctrl+B")));
    tools->addWidget(m_bind);
    column->addLayout(tools);
    m_figures_model = new ReportModel(this);
    m_figures = new QTableView(box);
    m_figures->setModel(m_figures_model);
    m_figures->setAccessibleName(tr("Figures of the report"));
    dress_grid(m_figures);
    m_figures->setHorizontalHeader(new WrapHeader(m_figures));
    m_figures->verticalHeader()->hide();
    m_figures->setWordWrap(false);
    column->addWidget(m_figures, 1);
    connect(m_period, &QComboBox::currentIndexChanged, this, &FillPage::make_report);
    connect(m_report_box, &QComboBox::currentIndexChanged, this, &FillPage::make_report);
    connect(m_table_box, &QComboBox::currentIndexChanged, this, &FillPage::show_table);
    connect(m_bind, &QPushButton::clicked, this, &FillPage::bind_figures);
    connect(m_figures, &QTableView::activated, this, &FillPage::bind_figures);
    connect(m_figures->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FillPage::update_actions);
    auto* bind = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_B), this);
    bind->setContext(Qt::WidgetWithChildrenShortcut);
    connect(bind, &QShortcut::activated, m_bind, &QPushButton::click);
    return box;
}

QWidget* FillPage::build_list(QWidget* parent)
{
    auto* box = new QWidget(parent);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* tools = new FlowLayout(nullptr, Theme::grid(1));
    tools->setContentsMargins(Theme::grid(1), Theme::grid(1), Theme::grid(1), Theme::grid(1));
    m_ledgers = new QComboBox(box);
    m_ledgers->setAccessibleName(tr("Ledger of the list"));
    m_bind_list = new QPushButton(tr("Bind as a &list of this ledger"), box);
    m_bind_list->setAccessibleName(tr("Bind as a list of this ledger"));
    set_tip(m_bind_list,
            tr("From the chosen cell on downwards; the columns follow from the headings"));
    m_masked = new QCheckBox(tr("&Hide the middle of ID numbers in lists"), box);
    m_masked->setChecked(true);
    m_remove = new QPushButton(tr("&Take out of the binding"), box);
    m_remove->setAccessibleName(tr("Take out of the binding"));
    set_tip(m_remove, QStringLiteral("Del"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_remove, m_ledgers, m_bind_list, m_masked})
        tools->addWidget(one);
    column->addLayout(tools);
    m_parts_model = new TextTableModel(this);
    m_parts_model->set_columns({tr("State"), tr("Cell"), tr("Filled with"), tr("Remarks")});
    m_parts = new QTableView(box);
    m_parts->setModel(m_parts_model);
    m_parts->setAccessibleName(tr("Binding"));
    dress_table(m_parts);
    m_parts->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_parts->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    column->addWidget(m_parts, 1);
    connect(m_bind_list, &QPushButton::clicked, this, &FillPage::bind_list);
    connect(m_remove, &QPushButton::clicked, this, &FillPage::remove_chosen);
    connect(m_parts, &QTableView::activated, this, &FillPage::go_to_part);
    connect(m_parts, &QTableView::clicked, this, &FillPage::go_to_part);
    connect(m_parts->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FillPage::update_actions);
    auto* remove = new QShortcut(QKeySequence(Qt::Key_Delete), m_parts);
    remove->setContext(Qt::WidgetShortcut);
    connect(remove, &QShortcut::activated, m_remove, &QPushButton::click);
    return box;
}

} // namespace lx::ui
