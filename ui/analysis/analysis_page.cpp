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
#include "ui/analysis/own_chart_panel.h"
#include "ui/chart/chart_actions.h"
#include "ui/chart/chart_view.h"
#include "ui/chart/open_figure.h"
#include "ui/document/evaluations.h"
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
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int id_role = Qt::UserRole;
constexpr int list_width = 26;  ///< in the grid
constexpr int beside_from = 62; ///< Chinese characters: the table stands beside the chart
constexpr int series_width = 5; ///< the same, of each series beyond the second

} // namespace

AnalysisPage::AnalysisPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Chart analysis"), parent), m_actions(new ChartActions(context, this)),
      m_making(context.jobs()), m_opening(context.jobs())
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
    m_halves = new TurningSplitter(beside_from, right);
    m_halves->addWidget(build_chart());
    m_halves->addWidget(build_table());
    m_halves->setStretchFactor(0, 3);
    m_halves->setStretchFactor(1, 1);
    m_halves->setSizes({Theme::grid(90), Theme::grid(38)});
    connect(m_halves, &TurningSplitter::turned, this, [this](Qt::Orientation now) {
        m_halves->setSizes(now == Qt::Horizontal ? QList{Theme::grid(90), Theme::grid(38)}
                                                 : QList{Theme::grid(50), Theme::grid(30)});
    });
    auto* stacked = new QSplitter(Qt::Vertical, right);
    stacked->setChildrenCollapsible(false);
    stacked->addWidget(m_halves);
    m_panel = new OwnChartPanel(context, stacked);
    m_panel->hide();
    stacked->addWidget(m_panel);
    column->addWidget(stacked, 1);
    connect(m_panel, &OwnChartPanel::changed, this, &AnalysisPage::make_draft);
    connect(m_panel, &OwnChartPanel::left, this, &AnalysisPage::end);
    connect(m_panel, &OwnChartPanel::saved, this, [this](const QString& chart) {
        fill_list();
        if (!chart.isEmpty())
            (void)show_place(Place::part(this->id(), chart));
        end();
    });
    rooms->addWidget(right);
    rooms->setStretchFactor(1, 1);
    rooms->setSizes({Theme::grid(list_width), Theme::grid(130)});
    body()->addWidget(rooms, 1);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, [this] {
        m_made.clear();
        if (isVisible())
            make();
    });
    // Its charts hold the county of the window's pages: a file that is closed is let go of at once,
    // not only when the page is seen again.
    connect(&context, &AppContext::document_changed, this, [this] {
        m_made.clear();
        m_counties->offer(nullptr);
        m_counties->forget();
        m_making.stop();
        take(nullptr);
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
    auto* side = new QWidget(this);
    auto* column = new QVBoxLayout(side);
    column->setContentsMargins(Theme::grid(1), 0, 0, Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    m_new = new QPushButton(icon(QStringLiteral("add")), tr("&New chart"), side);
    m_new->setAccessibleName(tr("New chart"));
    m_change = new QPushButton(icon(QStringLiteral("edit")), tr("Chan&ge"), side);
    m_change->setAccessibleName(tr("Change the own chart"));
    auto* buttons = new QWidget(side);
    auto* flow = new FlowLayout(buttons, 4);
    flow->setContentsMargins(0, 0, 0, 0);
    flow->addWidget(m_new);
    flow->addWidget(m_change);
    connect(m_new, &QPushButton::clicked, this, [this] { begin(true); });
    connect(m_change, &QPushButton::clicked, this, [this] { begin(false); });
    m_list = new QListWidget(side);
    m_list->setAccessibleName(tr("Charts"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setWordWrap(true);
    m_list->setItemDelegate(new WrappingRowDelegate(m_list));
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setResizeMode(QListView::Adjust);
    connect(m_list, &QListWidget::currentRowChanged, this, [this] {
        m_panel->hide();
        m_table->show();
        make();
    });
    column->addWidget(buttons);
    column->addWidget(m_list, 1);
    return side;
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
    auto charts = all_charts(context().database(), context().definitions()->facts());
    if (!charts)
        return context().notices().error(charts.error());
    m_charts = std::move(*charts);
    int row = 0;
    for (const ChartDef& chart : m_charts) {
        auto* item = new QListWidgetItem(
            shown_text(chart.own ? tr("%1 (this file)").arg(qt(chart.name)) : qt(chart.name)),
            m_list);
        item->setData(id_role, qt(chart.id));
        if (item->data(id_role) == before)
            row = m_list->row(item);
    }
    m_list->setCurrentRow(row);
}

void AnalysisPage::refresh(const Changes& changes)
{
    m_made.clear();
    m_counties->forget();
    const bool charts = std::ranges::any_of(changes.data, [](const DataChange& change) {
        return std::ranges::any_of(change.settings,
                                   [](const std::string& name) { return is_chart_setting(name); });
    });
    if (changes.document) {
        m_panel->hide();
        m_table->show();
        m_view->show_chart(nullptr);
    }
    if (changes.document || charts)
        fill_list();
    if (changes.document || changes.as_of) {
        // A year before is what is asked for most.
        const QSignalBlocker quiet(m_day);
        m_day->setDate(qdate(context().as_of()).addYears(-1));
    }
    make();
}

void AnalysisPage::begin(bool fresh)
{
    if (!context().has_document())
        return;
    OwnChart chart;
    if (!fresh) {
        const ChartDef* def = chosen();
        const auto charts = own_charts(context().database());
        if (!charts)
            return context().notices().error(charts.error());
        const auto found =
            def == nullptr ? charts->end() : std::ranges::find(*charts, def->id, &OwnChart::id);
        if (found == charts->end())
            return;
        chart = *found;
    }
    m_table->hide();
    m_panel->show();
    m_panel->edit(chart);
}

void AnalysisPage::end()
{
    m_panel->hide();
    m_table->show();
    m_list->setFocus();
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
    m_new->setEnabled(context().has_document() && !context().read_only());
    m_change->setEnabled(def != nullptr && def->own && !context().read_only());
    if (!context().has_document() || def == nullptr) {
        m_making.stop();
        return take(nullptr);
    }
    if (m_panel->isVisible())
        return make_draft();
    const std::string key =
        def->id + (m_beside->isChecked() ? " " + date_of(m_day->date()).iso() : std::string());
    if (const auto kept = m_made.find(key); kept != m_made.end()) {
        m_making.stop();
        return take(kept->second);
    }
    work(
        tr("Making the chart %1").arg(qt(def->name)),
        [chosen_def = *def](Database&) -> Result<ChartDef> { return chosen_def; }, key);
}

void AnalysisPage::make_draft()
{
    if (context().has_document() && m_panel->isVisible())
        work(tr("Making the chart"),
             [draft = m_panel->written(), definitions = context().definitions()](
                 Database& database) { return chart_of(database, definitions->facts(), draft); },
             {});
}

void AnalysisPage::work(const QString& title, std::function<Result<ChartDef>(Database&)> def,
                        const std::string& key)
{
    std::vector<std::string> policies;
    for (const QString& id : context().policies())
        policies.push_back(utf8_of(id));
    const Evaluations& pages = Evaluations::of(context());
    m_counties->offer(pages.current() ? pages.result() : nullptr);
    Needs besides; // of the charts looked at next
    for (const ChartDef& chart : m_charts)
        besides.merge(chart.needs);
    std::optional<Date> beside;
    if (m_beside->isChecked())
        beside = date_of(m_day->date());
    set_status(tr("Making the chart…"));
    using Made = std::shared_ptr<const Chart>;
    m_making.start<Made>(
        JobKind::Long, title,
        [path = context().path8(), definitions = context().definitions(), def = std::move(def),
         beside, day = context().as_of(), policies = std::move(policies), counties = m_counties,
         besides = std::move(besides),
         scope = ScopeSetting::of(context()).id()](JobProgress& progress) -> Result<Made> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const ChartDef chart_def, def(*database));
            LX_ASSIGN(const auto county,
                      counties->find(*database, definitions,
                                     chart_wanted({&chart_def}, day, policies, scope), besides,
                                     progress));
            LX_ASSIGN(auto closed,
                      ClosedPeriods::load(*database, chart_def, day, county->units.id()));
            ChartRequest request;
            request.beside = beside;
            request.closed = std::make_shared<const ClosedPeriods>(std::move(closed));
            LX_ASSIGN(Chart chart, make_chart(chart_def, county, request, progress));
            return std::make_shared<const Chart>(std::move(chart));
        },
        [this, key](Result<Made> made) {
            const bool draft = key.empty();
            if (draft && !m_panel->isVisible())
                return;
            if (made) {
                if (!draft)
                    m_made[key] = *made;
                m_panel->tell({});
                return take(std::move(*made));
            }
            set_status(draft ? QString() : qt(made.error().message));
            if (made.error().kind == ErrorKind::Cancelled)
                return;
            if (draft)
                m_panel->tell(qt(made.error().message));
            else
                context().notices().error(made.error());
        });
}

void AnalysisPage::take(std::shared_ptr<const Chart> chart)
{
    for (QPushButton* button : {m_copy, m_print_chart, m_save})
        button->setEnabled(chart != nullptr);
    // A table of many series stands below the chart: beside it, names would have no room.
    const int more = chart ? std::max(0, static_cast<int>(chart->series.size()) - 2) : 0;
    m_halves->set_least(beside_from + more * series_width);
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
    open_figure(context(), m_opening, m_view->chart(), series, category);
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
