#include "ui/analysis/own_chart_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>

#include "core/rows/lists.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/condition_tree.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/turning_box.h"

namespace lx::ui {

namespace {

constexpr int typing_ms = 400;
// Widths in characters: they grow with the type.
constexpr int beside_ems = 80; ///< narrower the conditions stand below the words
constexpr int words_ems = 44;
constexpr int condition_ems = 75;
constexpr int most_categories = 60;

std::string data_of(const QComboBox* box)
{
    return utf8_of(box->currentData().toString());
}

/// Chooses by what stands behind a line; the first where there is none such.
void choose(QComboBox* box, const std::string& data)
{
    box->setCurrentIndex(std::max(0, box->findData(qt(data))));
}

} // namespace

OwnChartPanel::OwnChartPanel(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context)
{
    set_role(this, "panel");
    setAccessibleName(tr("Own chart"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(4);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* parts = new TurningBox(beside_ems, scroll);
    parts->setContentsMargins(Theme::grid(1), Theme::grid(1), Theme::grid(1), 0);
    parts->add(build_words(parts), words_ems, 0);
    parts->add(build_conditions(parts), condition_ems, 1);
    scroll->setWidget(parts);
    column->addWidget(scroll, 1);
    m_problem = new TextLabel(this);
    m_problem->setWordWrap(true);
    m_problem->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    set_role(m_problem, "error");
    column->addWidget(m_problem);
    column->addWidget(build_foot());
    m_pause.setSingleShot(true);
    m_pause.setInterval(typing_ms);
    connect(&m_pause, &QTimer::timeout, this, &OwnChartPanel::changed);
}

QComboBox* OwnChartPanel::box(QFormLayout* form, const QString& label)
{
    auto* made = new QComboBox(form->parentWidget());
    made->setAccessibleName(label);
    made->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    made->setMinimumContentsLength(18);
    add_row(form, label, made);
    connect(made, &QComboBox::activated, this, [this, made] {
        if (made == m_ledger)
            fill_facts();
        touched();
    });
    return made;
}

QWidget* OwnChartPanel::build_words(QWidget* parent)
{
    auto* words = new QWidget(parent);
    auto* form = new QFormLayout(words);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(Theme::grid(1));
    form->setVerticalSpacing(6);
    m_name = new QLineEdit(words);
    m_name->setAccessibleName(tr("Title of the chart"));
    m_name->setMaxLength(60);
    add_row(form, tr("Title of the chart"), m_name);
    m_name_problem = new TextLabel(words);
    m_name_problem->setWordWrap(true);
    set_role(m_name_problem, "error");
    form->addRow(m_name_problem);
    m_ledger = box(form, tr("Rows of the ledger"));
    m_list = box(form, tr("Which of them"));
    m_figure = box(form, tr("What is shown"));
    m_figure->addItem(tr("How many"), QStringLiteral("count"));
    m_figure->addItem(tr("A sum"), QStringLiteral("sum"));
    m_figure->addItem(tr("A share"), QStringLiteral("share"));
    m_of = box(form, tr("Sum of"));
    m_group = box(form, tr("Grouped by"));
    m_series = box(form, tr("Parted by"));
    m_kind = box(form, tr("Drawn as"));
    m_kind->addItem(tr("Bars"), QStringLiteral("bars"));
    m_kind->addItem(tr("Stacked bars"), QStringLiteral("stacked"));
    m_kind->addItem(tr("Line"), QStringLiteral("line"));
    m_kind->addItem(tr("Pie (at most 5 parts)"), QStringLiteral("pie"));
    m_order = box(form, tr("Order"));
    m_order->addItem(tr("Largest first"), QStringLiteral("descending"));
    m_order->addItem(tr("Smallest first"), QStringLiteral("ascending"));
    m_order->addItem(tr("As the choices stand"), QString());
    m_most = new QSpinBox(words);
    m_most->setAccessibleName(tr("At most so many"));
    m_most->setRange(0, most_categories);
    m_most->setSpecialValueText(tr("all"));
    add_row(form, tr("At most so many"), m_most);
    connect(m_name, &QLineEdit::textEdited, this, &OwnChartPanel::touched);
    connect(m_most, &QSpinBox::valueChanged, this, &OwnChartPanel::touched);
    return words;
}

QWidget* OwnChartPanel::build_conditions(QWidget* parent)
{
    auto* side = new QWidget(parent);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(0, 0, 0, 0);
    const auto tree = [&](const QString& words, TextLabel*& title) {
        title = new TextLabel(words, side);
        set_role(title, "group");
        auto* made = new ConditionTree(m_context.definitions(), side);
        made->setAccessibleName(words);
        column->addWidget(title);
        column->addWidget(made, 1);
        connect(made, &ConditionTree::changed, this, &OwnChartPanel::touched);
        return made;
    };
    m_where = tree(tr("Only rows that"), m_where_title);
    m_part = tree(tr("The share of those that"), m_part_title);
    return side;
}

QWidget* OwnChartPanel::build_foot()
{
    auto* foot = new QWidget(this);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    auto* leave = new QPushButton(tr("Cance&l"), foot);
    m_remove = new QPushButton(tr("&Delete the chart"), foot);
    m_remove->setAccessibleName(tr("Delete the chart"));
    set_quiet(m_remove);
    m_keep = new QPushButton(tr("&Keep the chart"), foot);
    m_keep->setAccessibleName(tr("Keep the chart"));
    row->addStretch(1);
    for (QPushButton* button : {m_remove, leave, m_keep})
        row->addWidget(button);
    connect(leave, &QPushButton::clicked, this, &OwnChartPanel::left);
    connect(m_remove, &QPushButton::clicked, this, &OwnChartPanel::remove);
    connect(m_keep, &QPushButton::clicked, this, &OwnChartPanel::keep);
    return foot;
}

void OwnChartPanel::edit(const OwnChart& chart)
{
    m_filling = true;
    m_fresh = chart.id.empty();
    m_id = chart.id;
    const auto charts = own_charts(m_context.database()); // a small setting
    for (int number = 1; m_id.empty(); ++number) {
        const std::string id = "own-" + std::to_string(number);
        if (!charts || std::ranges::find(*charts, id, &OwnChart::id) == charts->end())
            m_id = id;
    }
    m_name->setText(qt(chart.name));
    m_ledger->clear();
    for (const LedgerDef& ledger : m_context.catalog()->ledgers())
        m_ledger->addItem(shown_text(qt(ledger.name)), qt(ledger.code));
    std::string ledger = chart.ledger;
    if (!chart.list.empty()) {
        if (const auto list =
                find_list(m_context.database(), m_context.definitions()->facts(), chart.list))
            ledger = list->rows.ledger;
    }
    choose(m_ledger, ledger.empty() ? "unit" : ledger);
    m_where->use(m_context.definitions());
    m_part->use(m_context.definitions());
    fill_facts();
    choose(m_list, chart.list);
    choose(m_figure, chart.figure);
    choose(m_of, chart.of);
    choose(m_group, chart.group);
    choose(m_series, chart.series);
    choose(m_kind, chart.kind);
    choose(m_order, chart.order);
    m_most->setValue(chart.most);
    m_where->show(chart.where, data_of(m_ledger));
    m_part->show(chart.part, data_of(m_ledger));
    m_filling = false;
    tell({});
    update_fields();
    m_name->setFocus();
    Q_EMIT changed();
}

void OwnChartPanel::fill_facts()
{
    const FactRegistry& facts = m_context.definitions()->facts();
    const std::string ledger = data_of(m_ledger);
    const std::string before = data_of(m_group);
    for (QComboBox* one : {m_list, m_of, m_group, m_series})
        one->clear();
    m_list->addItem(tr("All that count on the day, or by the condition"), QString());
    if (const auto lists = all_lists(m_context.database(), facts)) {
        for (const RowList& list : *lists) {
            if (list.rows.ledger == ledger)
                m_list->addItem(shown_text(tr("List: %1").arg(qt(list.name))), qt(list.name));
        }
    }
    m_series->addItem(tr("nothing"), QString());
    if (ledger == "unit" || facts.find(ledger, "area") != nullptr)
        m_group->addItem(tr("Area"), QStringLiteral("area"));
    if (facts.find(ledger, "managing_org") != nullptr)
        m_group->addItem(tr("Managing organization"), QStringLiteral("managing_org"));
    for (const FactDef* fact : facts.of(ledger)) {
        const QString title = shown_text(qt(fact->title));
        if (!fact->dictionary.empty()) {
            m_group->addItem(title, qt(fact->key));
            m_series->addItem(title, qt(fact->key));
        } else if (fact->type == FactType::Number || fact->type == FactType::Money) {
            m_of->addItem(title, qt(fact->key));
        }
    }
    choose(m_group, before);
    if (!m_filling) {
        m_where->show({}, ledger);
        m_part->show({}, ledger);
    }
}

void OwnChartPanel::update_fields()
{
    const bool of_list = !data_of(m_list).empty();
    const std::string figure = data_of(m_figure);
    m_of->setEnabled(figure == "sum");
    m_series->setEnabled(figure != "share");
    m_where_title->setVisible(!of_list);
    m_where->setVisible(!of_list);
    m_part_title->setVisible(figure == "share");
    m_part->setVisible(figure == "share");
    m_remove->setVisible(!m_fresh);
    const bool named = !m_name->text().trimmed().isEmpty();
    m_name_problem->setText(named ? QString() : tr("Give it a title."));
    m_keep->setEnabled(named && !m_context.read_only());
}

void OwnChartPanel::touched()
{
    if (m_filling)
        return;
    update_fields();
    m_pause.start();
}

OwnChart OwnChartPanel::written() const
{
    OwnChart chart;
    chart.id = m_id;
    chart.name = utf8_of(m_name->text().trimmed());
    chart.kind = data_of(m_kind);
    chart.list = data_of(m_list);
    if (chart.list.empty()) {
        chart.ledger = data_of(m_ledger);
        chart.where = m_where->json();
    }
    chart.figure = data_of(m_figure);
    if (chart.figure == "sum")
        chart.of = data_of(m_of);
    if (chart.figure == "share")
        chart.part = m_part->json();
    else
        chart.series = data_of(m_series);
    chart.group = data_of(m_group);
    chart.order = data_of(m_order);
    chart.most = m_most->value();
    return chart;
}

void OwnChartPanel::tell(const QString& problem)
{
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
}

void OwnChartPanel::keep()
{
    const OwnChart chart = written();
    const auto kept = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return save_chart(database, m_context.definitions()->facts(), chart, actor);
    });
    if (!kept)
        return tell(qt(kept.error().message));
    m_context.notices().success(tr("Kept; Ctrl+Z takes it back."));
    Q_EMIT saved(qt(chart.id));
}

void OwnChartPanel::remove()
{
    const auto removed = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return remove_chart(database, m_id, actor);
    });
    if (!removed)
        return tell(qt(removed.error().message));
    m_context.notices().success(tr("Deleted; Ctrl+Z brings the chart back."));
    Q_EMIT saved({});
}

void OwnChartPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT left();
    else
        QFrame::keyPressEvent(event);
}

} // namespace lx::ui
