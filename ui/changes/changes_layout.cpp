// How the page of changes is put together; what it does stands in changes_page.cpp.

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/report/quarter/changes_report.h"
#include "ui/changes/changed_figure_model.h"
#include "ui/changes/changes_page.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/page_view.h"
#include "ui/widgets/tables.h"

namespace lx::ui {

namespace {

constexpr int letter_zoom = 75; ///< per cent
constexpr Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;

} // namespace

void ChangesPage::build_header()
{
    m_as_letter = new QPushButton(tr("As a &letter"), this);
    m_as_letter->setCheckable(true);
    m_print = new QPushButton(icon(QStringLiteral("print")), tr("&Print…"), this);
    m_pdf = new QPushButton(tr("Save &PDF…"), this);
    m_excel = new QPushButton(icon_on_accent(QStringLiteral("export")), tr("Save &Excel…"), this);
    set_primary(m_excel);
    for (QPushButton* button : {m_as_letter, m_print, m_pdf, m_excel})
        add_action(button);
    connect(m_as_letter, &QPushButton::toggled, this, &ChangesPage::show_letter);
    connect(m_excel, &QPushButton::clicked, this, [this] {
        m_output->save_excel(std::make_shared<const Report>(changes_report(
                                 *m_read.changes, m_read.explanations, context().clock().today())),
                             {}, output_name());
    });
    connect(m_pdf, &QPushButton::clicked, this,
            [this] { m_output->save_pdf(letter(), PageSetup::letter(), output_name()); });
    connect(m_print, &QPushButton::clicked, this,
            [this] { m_output->print(letter(), PageSetup::letter(), output_name()); });

    body()->addWidget(build_days(this));
    m_stack = new QStackedWidget(this);
    m_message = new TextLabel(m_stack);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setWordWrap(true);
    m_message->setMargin(Theme::grid(6));
    m_stack->addWidget(m_message);
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_list_model = new TextTableModel(this);
    m_list_model->set_columns({tr("What changed"), tr("Number")}, {left, right});
    m_list = build_table(halves, m_list_model, tr("What changed"));
    m_list->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    halves->addWidget(m_list);
    m_part = new QStackedWidget(halves);
    m_part->addWidget(build_figures(m_part));
    m_part->addWidget(build_entries(m_part));
    halves->addWidget(m_part);
    halves->setStretchFactor(1, 1);
    halves->setSizes({230, 1010});
    m_stack->addWidget(halves);
    m_pages = new PageView(context().jobs(), m_stack);
    m_pages->set_zoom(letter_zoom);
    m_stack->addWidget(m_pages);
    body()->addWidget(m_stack, 1);
}

QWidget* ChangesPage::build_days(QWidget* parent)
{
    auto* bar = new QWidget(parent);
    auto* line = new FlowLayout(bar, Theme::grid(1));
    line->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 4);
    const auto choice = [&](const QString& label, const QString& name) {
        auto* text = new TextLabel(label, bar);
        auto* box = new QComboBox(bar);
        box->setEditable(true);
        box->setInsertPolicy(QComboBox::NoInsert);
        box->lineEdit()->setAccessibleName(name);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        text->setBuddy(box);
        line->addWidget(text);
        line->addWidget(box);
        return box;
    };
    m_from = choice(tr("From"), tr("The first day"));
    m_to = choice(tr("to"), tr("The last day"));
    set_tip(m_from, tr("A quarter, a day (2025-09-30) or a period (2025Q3)"));
    set_tip(m_to, tr("A quarter, a day (2025-09-30) or a period (2025Q3)"));
    m_note = new TextLabel(bar);
    set_role(m_note, "soft");
    line->addWidget(m_note);
    return bar;
}

QTableView* ChangesPage::build_table(QWidget* parent, QAbstractItemModel* model,
                                     const QString& name)
{
    auto* view = new QTableView(parent);
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    return view;
}

QWidget* ChangesPage::build_figures(QWidget* parent)
{
    auto* part = new QWidget(parent);
    auto* column = new QVBoxLayout(part);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* bar = new QWidget(part);
    auto* line = new FlowLayout(bar, Theme::grid(1));
    line->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    const auto add = [&](const QString& text, QWidget* box, const QString& name) {
        box->setAccessibleName(name);
        auto* label = new TextLabel(text, bar);
        label->setBuddy(box);
        line->addWidget(label);
        line->addWidget(box);
    };
    m_absolute = new QSpinBox(bar);
    m_absolute->setRange(1, 1'000'000);
    add(tr("Explained are changes of at least"), m_absolute, tr("Least change of a number"));
    m_relative = new QDoubleSpinBox(bar);
    m_relative->setRange(0, 100);
    m_relative->setDecimals(1);
    m_relative->setSuffix(QStringLiteral(" %"));
    add(tr("and"), m_relative, tr("Least change in per cent"));
    m_points = new QDoubleSpinBox(bar);
    m_points->setRange(0, 100);
    m_points->setDecimals(1);
    add(tr("of rates, points"), m_points, tr("Least change of a rate in points"));
    m_every = new QCheckBox(tr("Show &smaller changes too"), bar);
    line->addWidget(m_every);
    column->addWidget(bar);
    auto* halves = new QSplitter(Qt::Vertical, part);
    halves->setChildrenCollapsible(false);
    m_figure_model = new ChangedFigureModel(
        [this](const FigureChange& figure, const QString& text) { return explain(figure, text); },
        this);
    m_figure_table = build_table(halves, m_figure_model, tr("Figures that changed"));
    m_figure_table->setEditTriggers(QAbstractItemView::DoubleClicked |
                                    QAbstractItemView::EditKeyPressed |
                                    QAbstractItemView::AnyKeyPressed);
    m_figure_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    const int size = Theme::current().text_px;
    for (const auto& [at, characters] : {std::pair(int(ChangedFigureModel::ReportName), 6),
                                         std::pair(int(ChangedFigureModel::Place), 6),
                                         std::pair(int(ChangedFigureModel::Heading), 8),
                                         std::pair(int(ChangedFigureModel::Before), 5),
                                         std::pair(int(ChangedFigureModel::After), 5),
                                         std::pair(int(ChangedFigureModel::Difference), 8)})
        m_figure_table->setColumnWidth(at, characters * size);
    m_figure_table->horizontalHeader()->setSectionResizeMode(ChangedFigureModel::Explanation,
                                                             QHeaderView::Stretch);
    halves->addWidget(m_figure_table);
    auto* below = new QWidget(halves);
    auto* rows = new QVBoxLayout(below);
    rows->setContentsMargins(0, Theme::grid(1), 0, 0);
    rows->setSpacing(Theme::grid(1));
    m_names_head = new TextLabel(below);
    set_role(m_names_head, "strong");
    m_names_head->setContentsMargins(Theme::grid(1) + 4, 0, 0, 0);
    rows->addWidget(m_names_head);
    m_name_model = new TextTableModel(this);
    m_name_model->set_columns(
        {tr("Name"), tr("Code"), tr("Difference"), tr("Counts in"), tr("Why")},
        {left, left, right, left, left});
    m_name_table = build_table(below, m_name_model, tr("Names behind the figure"));
    for (const auto& [at, characters] :
         {std::pair(0, 6), std::pair(1, 14), std::pair(2, 3), std::pair(3, 4)})
        m_name_table->setColumnWidth(at, characters * size);
    m_name_table->horizontalHeader()->setStretchLastSection(true);
    m_name_table->setColumnWidth(4, 4 * size);
    rows->addWidget(m_name_table, 1);
    halves->addWidget(below);
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 2);
    column->addWidget(halves, 1);
    return part;
}

QWidget* ChangesPage::build_entries(QWidget* parent)
{
    m_entry_model = new TextTableModel(this);
    m_entry_model->set_columns(
        {tr("Change"), tr("Name"), tr("Code"), tr("Why"), tr("Day"), tr("Before"), tr("After")},
        {left, left, left, left, Qt::AlignCenter, left, left});
    m_entry_table = build_table(parent, m_entry_model, tr("Who came, went or changed"));
    const int size = Theme::current().text_px;
    for (const auto& [at, characters] : {std::pair(0, 7), std::pair(1, 20), std::pair(2, 14),
                                         std::pair(3, 9), std::pair(4, 7), std::pair(5, 12)})
        m_entry_table->setColumnWidth(at, characters * size);
    m_entry_table->horizontalHeader()->setSectionResizeMode(6, QHeaderView::Stretch);
    return m_entry_table;
}

} // namespace lx::ui
