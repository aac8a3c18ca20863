// How the page of reports is put together; what it does stands in report_page.cpp.

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/user_settings.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/report/own_report_menu.h"
#include "ui/report/own_report_panel.h"
#include "ui/report/printed_paper_panel.h"
#include "ui/report/quarter_view.h"
#include "ui/report/report_list.h"
#include "ui/report/report_page.h"
#include "ui/report/report_table_view.h"
#include "ui/report/subject_picker.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/letterhead_panel.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/page_choice_edit.h"
#include "ui/widgets/page_view.h"
#include "ui/widgets/print_panel.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr int list_width = 216;
constexpr int list_characters = 13; ///< at least
constexpr int picker_width = 232;
constexpr int own_width = 280;

} // namespace

void ReportPage::build_header()
{
    m_print = new QPushButton(icon(QStringLiteral("print")), tr("&Print…"), this);
    m_pdf = new QPushButton(tr("Save &PDF…"), this);
    m_excel = new QPushButton(icon_on_accent(QStringLiteral("export")), tr("Save &Excel…"), this);
    set_primary(m_excel);
    m_only = new PageChoiceEdit(this);
    m_only->hide();
    add_action(m_only);
    add_action(m_print);
    add_action(m_pdf);
    add_action(m_excel);
    connect(m_excel, &QPushButton::clicked, this, [this] {
        if (m_made.closed)
            m_output->save_closed(*m_made.closed, m_made.report->id, output_name(), recording());
        else
            m_output->save_excel(m_made.report, print_settings(), output_name(), recording(),
                                 m_made.charts);
    });
    connect(m_pdf, &QPushButton::clicked, this, [this] {
        if (const auto setup = m_only->of(m_setup, context()))
            m_output->save_pdf(m_made.pieces, *setup, output_name(), recording_of(*setup));
    });
    connect(m_print, &QPushButton::clicked, this, [this] {
        if (const auto setup = m_only->of(m_setup, context()))
            m_output->print(m_made.pieces, *setup, output_name(), recording_of(*setup),
                            moved_sheet());
    });
}

void ReportPage::build_layout()
{
    auto* splitter = new QSplitter(Qt::Horizontal, this);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(build_left(splitter));
    m_picker = new SubjectPicker(context(), splitter);
    m_picker->hide();
    splitter->addWidget(m_picker);

    auto* right = m_right = new QWidget(splitter);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_tools(right));
    column->addWidget(m_letterhead);
    column->addWidget(m_place);
    m_tabs = new QTabBar(right);
    m_tabs->setAccessibleName(tr("Tables of the report"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->hide();
    column->addWidget(m_tabs);
    m_stack = new QStackedWidget(right);
    m_stack->addWidget(build_message(m_stack));
    m_table = new ReportTableView(context(), m_stack);
    m_stack->addWidget(m_table);
    m_check_model = new TextTableModel(this);
    m_check_model->set_columns(
        {tr("Result"), tr("Check"), tr("Row"), tr("Left side"), tr("Right side")},
        {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignLeft, Qt::AlignRight, Qt::AlignRight});
    m_checks = new QTableView(m_stack);
    m_checks->setModel(m_check_model);
    m_checks->setAccessibleName(tr("Checks"));
    m_checks->setFrameShape(QFrame::NoFrame);
    m_checks->verticalHeader()->hide();
    m_checks->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_checks->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_checks->setWordWrap(false);
    m_checks->setTabKeyNavigation(false);
    m_checks->setAlternatingRowColors(true);
    m_checks->horizontalHeader()->setHighlightSections(false);
    m_checks->setColumnWidth(0, 88);
    m_checks->setColumnWidth(2, 160);
    m_checks->setColumnWidth(3, 104);
    m_checks->setColumnWidth(4, 104);
    m_checks->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_stack->addWidget(m_checks);
    m_pages = new PageView(context().jobs(), m_stack);
    m_stack->addWidget(m_pages);
    offer_zoom(m_zoom, m_pages);
    column->addWidget(m_stack, 1);
    splitter->addWidget(right);
    m_own_panel = new OwnReportPanel(context(), splitter);
    m_own_panel->setMinimumWidth(own_width);
    splitter->addWidget(m_own_panel);
    m_quarter = new QuarterView(
        context(), [this] { return print_settings().signers; }, splitter);
    m_quarter->hide();
    splitter->addWidget(m_quarter);
    for (QPushButton* action : m_quarter->actions())
        add_action(action);
    connect(m_quarter, &QuarterView::report_wanted, this, &ReportPage::open_report);
    connect(m_quarter, &QuarterView::status_changed, this, &ReportPage::update_status);
    splitter->setStretchFactor(2, 1);
    splitter->setStretchFactor(4, 1);
    splitter->setSizes({list_width, picker_width, 900, own_width, 900});
    body()->addWidget(splitter, 1);

    connect(m_tabs, &QTabBar::currentChanged, this, &ReportPage::show_tab);
    connect(m_pages, &PageView::changed, this, &ReportPage::update_status);
}

QWidget* ReportPage::build_left(QWidget* parent)
{
    auto* left = new QWidget(parent);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_list = new ReportList(left);
    keep_measured(m_list,
                  [list = m_list] { list->setMinimumWidth(characters(list, list_characters)); });
    column->addWidget(m_list, 1);

    m_signers = new QWidget(left);
    auto* form = new QFormLayout(m_signers);
    form->setContentsMargins(Theme::grid(1), Theme::grid(1), Theme::grid(1), Theme::grid(1));
    form->setSpacing(Theme::grid(1));
    const QStringList kept =
        QString::fromUtf8(context().settings().state(QStringLiteral("report/signers")))
            .split(QLatin1Char('\n'));
    const auto line = [&](const QString& label, int at) {
        auto* edit = new QLineEdit(m_signers);
        edit->setText(kept.value(at));
        edit->setAccessibleName(label);
        add_row(form, label, edit);
        connect(edit, &QLineEdit::editingFinished, this, &ReportPage::keep_signers);
        return edit;
    };
    m_responsible = line(tr("In charge"), 3);
    m_checked_by = line(tr("Checked by"), 1);
    m_filled_by = line(tr("Filled in by"), 0);
    m_phone = line(tr("Telephone"), 2);
    m_reported = line(tr("Reported on"), 4); // not kept: another one each time
    m_reported->setPlaceholderText(tr("by hand"));
    const QString when = tr("The day the report goes out, as 2025-10-09; where it is left blank "
                            "there is a place to write it.");
    set_tip(m_reported, when);
    column->addWidget(m_signers);
    return left;
}

QWidget* ReportPage::build_tools(QWidget* parent)
{
    auto* tools = new QWidget(parent);
    auto* row = new QHBoxLayout(tools);
    row->setContentsMargins(Theme::grid(1), 0, Theme::grid(2), Theme::grid(1));
    row->setSpacing(Theme::grid(1));
    m_period = new QComboBox(tools);
    m_period->setAccessibleName(tr("Period"));
    m_period->setMinimumWidth(184);
    m_year = new QSpinBox(tools);
    m_year->setRange(1990, 2999);
    m_year->setSuffix(tr(" (year)"));
    m_year->setAccessibleName(tr("Year"));
    m_copies = new QSpinBox(tools);
    m_copies->setRange(1, 1000);
    m_copies->setPrefix(tr("Copies "));
    m_copies->setAccessibleName(tr("Copies"));
    m_masked = new QCheckBox(tr("&Hide the middle of ID numbers"), tools);
    m_masked->setChecked(true);
    m_checks_button = new QPushButton(tools);
    m_checks_button->setAccessibleDescription(tr("Shows the checks of the report"));
    set_quiet(m_checks_button);
    m_own_menu = new OwnReportMenu(tools);
    m_own_button = new QPushButton(tr("&Own report"), tools);
    m_own_button->setAccessibleDescription(
        tr("Keeps the report with a title and columns of your own, changes or removes one"));
    set_quiet(m_own_button);
    m_table_button = new QPushButton(tr("&Table"), tools);
    m_pages_button = new QPushButton(tr("As &printed"), tools);
    for (QPushButton* button : {m_table_button, m_pages_button}) {
        button->setCheckable(true);
        button->setAutoExclusive(true);
        set_quiet(button);
    }
    m_table_button->setChecked(true);
    m_paper = new QComboBox(tools);
    m_paper->setAccessibleName(tr("Wide tables"));
    const QString what = tr("What is done with a table whose text would be smaller than 7 pt on "
                            "A4, in print and in the workbook; kept for each report.");
    set_tip(m_paper, what);
    const auto paper = [this](const QString& name, WideTables wide) {
        m_paper->addItem(name, qt(std::string(wide_tables_code(wide))));
    };
    paper(tr("Wide tables: automatic"), WideTables::Automatic);
    paper(tr("Wide tables on A3"), WideTables::A3);
    paper(tr("Wide tables parted on A4"), WideTables::Split);
    m_zoom = new QComboBox(tools);
    m_zoom->hide();
    build_letters(parent);
    build_prepared(parent);
    auto* left = new FlowLayout(nullptr, Theme::grid(1));
    for (QWidget* widget : std::initializer_list<QWidget*>{
             m_period, m_year, m_copies, m_masked, m_paper, m_checks_button, m_own_button,
             m_letterhead_button, m_number_button, m_each_button, m_prepared, m_place_button})
        left->addWidget(widget);
    row->addLayout(left, 1);
    auto* views = new FlowLayout(nullptr, Theme::grid(1));
    views->setAlignment(Qt::AlignRight);
    for (QWidget* widget : std::initializer_list<QWidget*>{m_zoom, m_table_button, m_pages_button})
        views->addWidget(widget);
    row->addLayout(views);
    m_year->hide();
    m_copies->hide();
    m_masked->hide();
    m_checks_button->hide();
    m_own_button->hide();
    m_letterhead_button->hide();
    m_prepared->hide();
    m_place_button->hide();
    m_number_button->hide();
    m_each_button->hide();

    connect(m_paper, &QComboBox::currentIndexChanged, this, &ReportPage::keep_paper);
    connect(m_period, &QComboBox::currentIndexChanged, this, &ReportPage::make);
    connect(m_year, &QSpinBox::valueChanged, this, &ReportPage::make);
    connect(m_copies, &QSpinBox::valueChanged, this, &ReportPage::make);
    connect(m_masked, &QCheckBox::toggled, this, &ReportPage::make);
    connect(m_checks_button, &QPushButton::clicked, this, [this] {
        m_as_pages = false;
        m_tabs->setCurrentIndex(m_tabs->count() - 1); // the checks stand last
        show_tab();
    });
    connect(m_table_button, &QPushButton::clicked, this, [this] {
        m_as_pages = false;
        if (m_made.report)
            show_tab();
    });
    connect(m_pages_button, &QPushButton::clicked, this, [this] {
        m_as_pages = true;
        if (m_made.report)
            show_pages();
    });
    return tools;
}

QWidget* ReportPage::build_message(QWidget* parent)
{
    m_message = new QWidget(parent);
    auto* column = new QVBoxLayout(m_message);
    m_message_text = new TextLabel(m_message);
    m_message_text->setAlignment(Qt::AlignCenter);
    m_message_text->setWordWrap(true);
    m_message_cancel = new QPushButton(m_message);
    column->addStretch(2);
    column->addWidget(m_message_text);
    column->addWidget(m_message_cancel, 0, Qt::AlignCenter);
    column->addStretch(3);
    connect(m_message_cancel, &QPushButton::clicked, this, [this] {
        if (!m_slot.running()) {
            make();
            return;
        }
        m_slot.stop();
        show_message(tr("Cancelled."), false);
        update_actions();
    });
    return m_message;
}

} // namespace lx::ui
