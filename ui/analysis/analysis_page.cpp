#include "ui/analysis/analysis_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QDateEdit>
#include <QFrame>
#include <QListWidget>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/chart/make_chart.h"
#include "ui/analysis/chart_table_model.h"
#include "ui/chart/chart_actions.h"
#include "ui/chart/chart_view.h"
#include "ui/chart/open_figure.h"
#include "ui/document/notices.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/line_label.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int id_role = Qt::UserRole;
constexpr int list_width = 26;  ///< in the grid
constexpr int beside_from = 62; ///< Chinese characters: the table stands beside the chart

} // namespace

AnalysisPage::AnalysisPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Chart analysis"), parent), m_actions(new ChartActions(context, this)),
      m_making(context.jobs())
{
    build_actions();
    auto* rooms = new QSplitter(Qt::Horizontal, this);
    rooms->setChildrenCollapsible(false);
    rooms->addWidget(build_list());
    auto* right = new QWidget(rooms);
    auto* column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, Theme::grid(1), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    column->addWidget(build_tools());
    auto* halves = new TurningSplitter(beside_from, right);
    halves->addWidget(build_chart());
    halves->addWidget(build_table());
    halves->setStretchFactor(0, 3);
    halves->setStretchFactor(1, 1);
    halves->setSizes({Theme::grid(90), Theme::grid(38)});
    column->addWidget(halves, 1);
    rooms->addWidget(right);
    rooms->setStretchFactor(1, 1);
    rooms->setSizes({Theme::grid(list_width), Theme::grid(130)});
    body()->addWidget(rooms, 1);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, [this] {
        m_made.clear();
        if (isVisible())
            make();
    });
}

void AnalysisPage::build_actions()
{
    add_print_action();
    m_copy = new QPushButton(icon(QStringLiteral("copy")), tr("C&opy the chart"), this);
    m_print_chart = new QPushButton(tr("P&rint the chart…"), this);
    set_tip(m_print_chart, tr("The chart on A4; Ctrl+P prints the table of its figures"));
    m_save = new QPushButton(icon_on_accent(QStringLiteral("save")), tr("Save &chart…"), this);
    m_save->setAccessibleName(tr("Save the chart as PNG, SVG, PDF or Excel"));
    set_primary(m_save);
    for (QPushButton* button : {m_copy, m_print_chart, m_save})
        add_action(button);
    connect(m_copy, &QPushButton::clicked, m_actions, &ChartActions::copy);
    connect(m_print_chart, &QPushButton::clicked, m_actions, &ChartActions::print);
    connect(m_save, &QPushButton::clicked, m_actions, &ChartActions::save);
}

QWidget* AnalysisPage::build_list()
{
    m_list = new QListWidget(this);
    m_list->setAccessibleName(tr("Charts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    connect(m_list, &QListWidget::currentRowChanged, this, &AnalysisPage::make);
    return m_list;
}

QWidget* AnalysisPage::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1), 0, 0, 0);
    m_beside = new QCheckBox(tr("Hold &another day beside"), tools);
    m_day = day_edit(tools, tr("Day held beside"));
    m_day->setEnabled(false);
    flow->addWidget(m_beside);
    flow->addWidget(m_day);
    connect(m_beside, &QCheckBox::toggled, this, [this](bool on) {
        m_day->setEnabled(on);
        make();
    });
    connect(m_day, &QDateEdit::dateChanged, this, &AnalysisPage::make);
    return tools;
}

QWidget* AnalysisPage::build_chart()
{
    auto* side = new QFrame(this);
    set_role(side, "panel");
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(1, 1, 1, 4);
    column->setSpacing(4);
    m_view = new ChartView({true, {}, nullptr}, side);
    m_view->setAccessibleName(tr("Chart"));
    column->addWidget(m_view, 1);
    m_pointed = new LineLabel(side); // its height is reserved: nothing moves under the pointer
    m_pointed->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    set_role(m_pointed, "soft");
    column->addWidget(m_pointed);
    connect(m_view, &ChartView::pointed, this, &AnalysisPage::tell);
    connect(m_view, &ChartView::opened, this, &AnalysisPage::open);
    return side;
}

QWidget* AnalysisPage::build_table()
{
    m_model = new ChartTableModel(this);
    m_table = new QTableView(this);
    m_table->setHorizontalHeader(new WrapHeader(m_table));
    m_table->setModel(m_model);
    m_table->setAccessibleName(tr("Figures of the chart"));
    dress_table(m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectItems);
    set_print_head(
        m_table,
        [this] {
            const auto& chart = m_view->chart();
            TableHead head{chart ? qt(chart->name) : tr("Chart analysis"), {}, std::nullopt};
            if (chart) {
                for (const std::string& line : chart->lines)
                    head.lines << qt(line);
            }
            return head;
        },
        true);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex& now) {
                const int series = ChartTableModel::series_of(now);
                m_view->choose(
                    now.isValid() && series >= 0
                        ? std::optional(ChartView::Figure{static_cast<std::size_t>(series),
                                                          static_cast<std::size_t>(now.row())})
                        : std::nullopt);
            });
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex& index) {
        open(std::max(0, ChartTableModel::series_of(index)), index.row());
    });
    return m_table;
}

void AnalysisPage::fill_list()
{
    const QSignalBlocker quiet(m_list);
    const QVariant before =
        m_list->currentItem() != nullptr ? m_list->currentItem()->data(id_role) : QVariant();
    m_list->clear();
    m_charts.clear();
    if (!context().has_document())
        return;
    auto charts = ChartDef::all(context().definitions()->facts());
    if (!charts)
        return context().notices().error(charts.error());
    m_charts = std::move(*charts);
    int row = 0;
    for (const ChartDef& chart : m_charts) {
        auto* item = new QListWidgetItem(shown_text(qt(chart.name)), m_list);
        item->setData(id_role, qt(chart.id));
        if (item->data(id_role) == before)
            row = m_list->row(item);
    }
    m_list->setCurrentRow(row);
}

void AnalysisPage::refresh(const Changes& changes)
{
    m_made.clear();
    if (changes.document) {
        m_view->show_chart(nullptr);
        fill_list();
    }
    if (changes.document || changes.as_of) {
        // A year before is what is asked for most.
        const QSignalBlocker quiet(m_day);
        m_day->setDate(qdate(context().as_of()).addYears(-1));
    }
    make();
}

const ChartDef* AnalysisPage::chosen() const
{
    const int row = m_list->currentRow();
    return row < 0 || row >= static_cast<int>(m_charts.size())
               ? nullptr
               : &m_charts[static_cast<std::size_t>(row)];
}

void AnalysisPage::make()
{
    const ChartDef* def = chosen();
    if (!context().has_document() || def == nullptr) {
        m_making.stop();
        return take(nullptr);
    }
    ChartRequest request;
    if (m_beside->isChecked())
        request.beside = date_of(m_day->date());
    const std::string key = def->id + (request.beside ? " " + request.beside->iso() : "");
    if (const auto kept = m_made.find(key); kept != m_made.end()) {
        m_making.stop();
        return take(kept->second);
    }
    std::vector<std::string> policies;
    for (const QString& id : context().policies())
        policies.push_back(utf8_of(id));
    set_status(tr("Making the chart…"));
    using Made = std::shared_ptr<const Chart>;
    m_making.start<Made>(
        JobKind::Long, tr("Making the chart %1").arg(qt(def->name)),
        [path = context().path8(), definitions = context().definitions(), chosen_def = *def,
         request,
         wanted = chart_wanted({def}, context().as_of(), std::move(policies),
                               ScopeSetting::of(context()).id())](
            JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto county, County::load(*database, definitions, wanted, progress));
            LX_ASSIGN(Chart chart, make_chart(chosen_def, *county, request, progress));
            return std::make_shared<const Chart>(std::move(chart));
        },
        [this, key](Result<Made> made) {
            if (made) {
                m_made[key] = *made;
                return take(std::move(*made));
            }
            set_status(qt(made.error().message));
            if (made.error().kind != ErrorKind::Cancelled)
                context().notices().error(made.error());
        });
}

void AnalysisPage::take(std::shared_ptr<const Chart> chart)
{
    for (QPushButton* button : {m_copy, m_print_chart, m_save})
        button->setEnabled(chart != nullptr);
    m_actions->set_chart(chart);
    m_model->show(chart);
    m_view->show_chart(chart);
    tell(-1, -1);
    set_subtitle(chart && !chart->lines.empty() ? qt(chart->lines.front()) : QString());
    set_status(chart ? tr("Click a bar, point or cell for its list; the arrows go from one to the "
                          "next")
                     : QString());
}

void AnalysisPage::tell(int series, int category)
{
    const auto& chart = m_view->chart();
    m_pointed->setText(chart && series >= 0 ? point_words(*chart, static_cast<std::size_t>(series),
                                                          static_cast<std::size_t>(category))
                                            : QString());
}

void AnalysisPage::open(int series, int category)
{
    const auto& chart = m_view->chart();
    if (!chart)
        return;
    if (const auto place = place_behind(*chart, series, category))
        context().go(*place);
    else
        context().notices().info(tr("No rows stand behind this figure."));
}

bool AnalysisPage::show_place(const Place& place)
{
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->data(id_role).toString() == part->name) {
            m_list->setCurrentRow(row);
            return true;
        }
    }
    return false;
}

Place AnalysisPage::here() const
{
    const ChartDef* def = chosen();
    return def == nullptr ? Page::here() : Place::part(id(), qt(def->id));
}

void AnalysisPage::save()
{
    m_actions->save();
}

void AnalysisPage::focus_first()
{
    m_view->setFocus();
}

} // namespace lx::ui
