#include "ui/stars/rating_view.h"

#include <algorithm>

#include <QComboBox>
#include <QDateEdit>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/input_file.h"
#include "core/report/make_report.h"
#include "core/stars/close_stars.h"
#include "core/stars/star_lists.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/stars/rating_panel.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"
#include "ui/widgets/year_choice.h"

namespace lx::ui {

namespace {

constexpr std::uint64_t most_bytes = 1 << 20; ///< of a scheme's file

} // namespace

RatingView::RatingView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_making(context.jobs()), m_closing(context.jobs())
{
    m_forms = new QPushButton(tr("&Application forms"), this);
    m_forms->setAccessibleName(tr("Application forms of the organizations shown"));
    m_close = new QPushButton(tr("&End the round…"), this);
    m_close->setAccessibleName(tr("End the round"));
    set_primary(m_close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_tools());
    column->addWidget(build_steps());
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_table());
    m_panel = new RatingPanel(context, halves);
    connect(m_panel, &RatingPanel::neighbour_wanted, this, &RatingView::go_to_neighbour);
    m_panel->setMinimumWidth(Theme::grid(48));
    halves->addWidget(m_panel);
    halves->setStretchFactor(0, 1);
    halves->setSizes({Theme::grid(97), Theme::grid(58)});
    column->addWidget(halves, 1);
    setFocusProxy(m_view);
    connect(m_forms, &QPushButton::clicked, this, &RatingView::print_forms);
    connect(m_close, &QPushButton::clicked, this, &RatingView::close_round);
}

QWidget* RatingView::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 4);
    m_year = new QComboBox(tools);
    m_year->setAccessibleName(tr("Year"));
    m_scheme = new QComboBox(tools);
    m_scheme->setAccessibleName(tr("Scheme"));
    m_scheme->setMinimumWidth(Theme::grid(24));
    m_scheme->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_only = new QComboBox(tools);
    m_only->setAccessibleName(tr("Organizations shown"));
    m_only->addItems({tr("All organizations"), tr("Over the quota"), tr("To be scored by hand"),
                      tr("With a veto"), tr("Behind or lowered"), tr("Decided by hand")});
    m_words = new QLineEdit(tools);
    m_words->setAccessibleName(tr("Words of the organization's name"));
    m_words->setPlaceholderText(tr("Find an organization"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(Theme::grid(20));
    m_counters = new TextLabel(tools);
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_year, m_scheme, m_only, m_words, m_counters})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &RatingView::make);
    connect(m_scheme, &QComboBox::activated, this, &RatingView::choose_scheme);
    const auto narrow = [this] {
        m_model->narrow(m_words->text(), static_cast<StarTableModel::Only>(m_only->currentIndex()));
        span_lines();
        m_view->setCurrentIndex(m_model->index(std::max(0, m_model->row_of(m_chosen)), 0));
        tell();
    };
    connect(m_only, &QComboBox::currentIndexChanged, this, narrow);
    connect(m_words, &QLineEdit::textChanged, this, narrow);
    return tools;
}

QWidget* RatingView::build_steps()
{
    auto* steps = new QWidget(this);
    auto* flow = new FlowLayout(steps, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_steps = new TextLabel(steps);
    set_role(m_steps, "soft");
    m_day = day_edit(steps, tr("Day of the step"));
    m_step = new QPushButton(steps);
    flow->addWidget(m_steps);
    flow->addWidget(m_day);
    flow->addWidget(m_step);
    connect(m_step, &QPushButton::clicked, this, &RatingView::date_step);
    return steps;
}

QTableView* RatingView::build_table()
{
    m_model = new StarTableModel(this);
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Stars of the year"));
    dress_table(m_view);
    keep_columns(m_view, {{StarTableModel::Org, 12},
                          {StarTableModel::Score, 3},
                          {StarTableModel::Rank, 2},
                          {StarTableModel::Proposed, 3},
                          {StarTableModel::Previous, 3},
                          {StarTableModel::Star, 6},
                          {StarTableModel::Veto, 6},
                          {StarTableModel::Missing, 9}});
    set_printed(m_view, [this] {
        return Printed{
            tr("Publishing list"), [this]() -> Printed::Work {
                return
                    [proposal = m_model->proposal(), office = office_of(m_context.jurisdiction()),
                     today = m_context.clock().today()](JobProgress&) -> Result<Report> {
                        if (!proposal)
                            return fail(ErrorKind::Refused, "还没有算出星级，请稍后再打印。");
                        Report report = star_publishing_list(*proposal);
                        report.office = office;
                        report.made = today;
                        return report;
                    };
            }};
    });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &RatingView::choose);
    connect(m_view, &QTableView::activated, this, [this] { m_panel->focus_points(); });
    connect(m_view, &QTableView::doubleClicked, this, [this] {
        if (m_chosen != 0)
            m_context.go(Place::dossier("org", m_chosen));
    });
    return m_view;
}

void RatingView::refresh(bool anew)
{
    if (anew) {
        offer_years(m_year, m_context.as_of().year());
        m_day->setDate(qdate(m_context.as_of()));
    }
    make();
}

void RatingView::fill_schemes(const std::vector<std::shared_ptr<const StarScheme>>& schemes)
{
    const QSignalBlocker quiet(m_scheme);
    m_scheme->clear();
    for (const auto& scheme : schemes)
        m_scheme->addItem(qt(scheme->name) + (scheme->example ? tr(" (example)") : QString()),
                          qt(scheme->id));
    m_scheme->insertSeparator(m_scheme->count());
    m_scheme->addItem(tr("Read a scheme from a file…"));
}

void RatingView::make()
{
    if (!m_context.has_document()) {
        m_making.stop();
        return show(nullptr);
    }
    const int year = m_year->currentData().toInt();
    m_making.start<Rated>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), year,
         day = star_day(year, m_context.as_of())](JobProgress& progress) -> Result<Rated> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(auto schemes, star_schemes(*database, definitions->facts()));
            LX_ASSIGN(StarProposal made,
                      propose_stars(*database, definitions, year, {}, day, progress));
            return Rated{std::make_shared<const StarProposal>(std::move(made)), std::move(schemes)};
        },
        [this](Result<Rated> made) {
            if (made) {
                fill_schemes(made->schemes);
                show(made->proposal);
            } else if (made.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(made.error());
        });
}

void RatingView::show(Shown proposal)
{
    {
        const QSignalBlocker quiet(m_view->selectionModel());
        m_model->show(std::move(proposal));
        span_lines();
        int row = m_model->row_of(m_chosen);
        if (row < 0)
            row = std::min(1, m_model->rowCount() - 1); // below the first committee's line
        m_view->setCurrentIndex(m_model->index(row, 0));
    }
    tell_scheme();
    choose();
    tell();
}

void RatingView::span_lines()
{
    m_view->clearSpans();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (m_model->org_at(row) == nullptr) // a committee's name and quotas have the line
            m_view->setSpan(row, StarTableModel::Org, 1, StarTableModel::Columns);
}

void RatingView::choose()
{
    const StarProposal::Org* org = m_model->org_at(m_view->currentIndex().row());
    if (org != nullptr)
        m_chosen = org->id;
    m_panel->show_org(m_model->proposal(), org);
}

void RatingView::go_to_neighbour(int step)
{
    for (int row = m_view->currentIndex().row() + step; row >= 0 && row < m_model->rowCount();
         row += step)
        if (m_model->org_at(row) != nullptr) {
            m_view->setCurrentIndex(m_model->index(row, StarTableModel::Org));
            return;
        }
}

void RatingView::tell()
{
    const Shown& proposal = m_model->proposal();
    const bool editable = proposal && !m_context.read_only();
    for (QWidget* one : std::initializer_list<QWidget*>{m_close, m_step, m_day, m_scheme})
        one->setEnabled(editable);
    m_forms->setEnabled(proposal && m_model->orgs() > 0);
    if (!proposal) {
        m_counters->setText({});
        m_steps->setText({});
        Q_EMIT told({});
        return;
    }
    QStringList parts;
    for (const StarProposal::TargetUse& use : proposal->targets())
        parts << tr("%1 %2: now %3")
                     .arg(use.reached() ? QStringLiteral("✓") : QStringLiteral("✕"),
                          qt(use.target->title), rate_text(use.count, use.of));
    const auto over = std::ranges::count_if(proposal->quotas(), &StarProposal::QuotaUse::over);
    if (over > 0)
        parts << tr("%1 committees over their quota").arg(count_text(over));
    m_counters->setText(parts.join(QStringLiteral("　")));
    Q_EMIT told(tr("%1 organizations").arg(count_text(m_model->orgs())));
    tell_steps();
}

void RatingView::tell_steps()
{
    const StarRound& round = m_model->proposal()->round();
    QStringList parts;
    const StarStep* next = nullptr;
    for (const StarStep& step : kStarSteps) {
        const auto done = round.steps.find(step);
        const QString title = qt(star_step_title(step));
        parts << (done == round.steps.end()
                      ? tr("%1 open").arg(title)
                      : QStringLiteral("%1 %2").arg(title, qt(done->second.iso())));
        if (done == round.steps.end() && next == nullptr)
            next = &step;
    }
    const auto entered = std::ranges::count_if(
        m_model->proposal()->orgs(), [](const auto& org) { return org.recorded.has_value(); });
    parts << (entered == 0 ? tr("not entered")
                           : tr("%1 entered in the ledger").arg(count_text(entered)));
    m_steps->setText(parts.join(QStringLiteral(" → ")));
    m_step->setVisible(next != nullptr);
    m_day->setVisible(next != nullptr);
    if (next != nullptr)
        m_step->setText(tr("%1 done").arg(qt(star_step_title(*next))));
    m_step->setAccessibleName(tr("Enter the day of the next step"));
}

void RatingView::choose_scheme()
{
    if (!m_model->proposal())
        return;
    const QVariant id = m_scheme->currentData();
    const auto written = id.isValid() ? take_scheme(utf8_of(id.toString())) : read_scheme();
    if (!written)
        m_context.notices().error(written.error());
    tell_scheme(); // where nothing was written it stays the one there was
}

Result<> RatingView::take_scheme(const std::string& id)
{
    const StarRound round = m_model->proposal()->round();
    return m_context.set_in_file([&](Database& database, const Actor& actor) -> Result<> {
        LX_ASSIGN(const auto scheme,
                  find_star_scheme(database, m_context.definitions()->facts(), id));
        return choose_star_scheme(database, actor, round, *scheme);
    });
}

Result<> RatingView::read_scheme()
{
    const QString file =
        m_context.dialogs().open_file(tr("Read a scheme of star rating"), tr("Schemes (*.json)"));
    if (file.isEmpty())
        return {};
    LX_ASSIGN(const std::string json, read_file(utf8_of(file), most_bytes));
    std::string id;
    LX_TRY(m_context.set_in_file([&](Database& database, const Actor& actor) -> Result<> {
        LX_ASSIGN(const auto scheme,
                  keep_star_scheme(database, actor, m_context.definitions()->facts(),
                                   utf8_of(QFileInfo(file).fileName()), json));
        id = scheme->id;
        return {};
    }));
    return take_scheme(id);
}

void RatingView::tell_scheme()
{
    if (!m_model->proposal())
        return;
    const QSignalBlocker quiet(m_scheme);
    const StarScheme& scheme = m_model->proposal()->scheme();
    m_scheme->setCurrentIndex(m_scheme->findData(qt(scheme.id)));
    set_tip(m_scheme, qt(scheme.note));
}

void RatingView::date_step()
{
    const StarRound round = m_model->proposal()->round();
    const auto next = std::ranges::find_if(
        kStarSteps, [&](StarStep step) { return !round.steps.contains(step); });
    if (next == kStarSteps.end())
        return;
    const Date day = date_of(m_day->date());
    const auto written = m_context.set_in_file([&](Database& database, const Actor& actor) {
        return date_star_step(database, actor, round, *next, day);
    });
    if (!written)
        m_context.notices().error(written.error());
}

void RatingView::print_forms()
{
    std::vector<std::int64_t> orgs;
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const StarProposal::Org* org = m_model->org_at(row))
            orgs.push_back(org->id);
    m_context.go(Place::sheet(QStringLiteral("rating-form"), std::move(orgs)));
}

void RatingView::close_round()
{
    const Shown proposal = m_model->proposal();
    if (!proposal)
        return;
    const auto problems = proposal->problems();
    if (!problems.empty()) {
        QString all;
        for (const std::string& one : problems)
            all += qt(one) + QStringLiteral("。\n");
        m_context.notices().warning(tr("The round can't be ended yet:") + QLatin1Char('\n') + all);
        return;
    }
    const int year = proposal->round().year;
    const Date today = m_context.clock().today();
    const Date due = star_plan_due(year, today);
    const auto pending =
        std::ranges::count_if(proposal->orgs(), [](const auto& org) { return org.pending > 0; });
    const auto behind = std::ranges::count_if(proposal->orgs(), [](const auto& org) {
        return org.star.value_or(0) == 0 || org.lowered();
    });
    QString text =
        tr("The stars of %1 organizations are entered in the ledger, %2 of them get a "
           "plan due on %3.")
            .arg(count_text(std::ssize(proposal->orgs())), count_text(behind), date_text(due));
    if (pending > 0)
        text += QLatin1Char('\n') +
                tr("%1 organizations still have items nobody has scored; they count nothing.")
                    .arg(count_text(pending));
    if (m_context.dialogs().choose(tr("End the round of %1").arg(year), text,
                                   {tr("End the round"), tr("Not yet")}, 1) != 0)
        return;
    const auto done = std::make_shared<StarsClosed>();
    m_context.change_many(
        m_closing, qt(star_closing_title(year)),
        [proposal, done, today, due](Database& database, const Catalog& catalog, Writer& writer,
                                     Progress& progress) -> Result<> {
            LX_ASSIGN(*done,
                      close_stars(database, catalog, writer, *proposal, {today, due}, progress));
            return {};
        },
        [this, done](Result<std::int64_t> action) {
            if (!action)
                return m_context.notices().error(action.error());
            if (*action == 0)
                return m_context.notices().info(tr("Everything was entered already."));
            m_context.notices().post(
                {NoticeKind::Success,
                 tr("Entered %1 ratings and %2 plans.")
                     .arg(count_text(done->written), count_text(done->plans)),
                 {{tr("Undo"), [this, id = *action] { m_context.undo(id); }}}});
        });
}

void RatingView::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

} // namespace lx::ui
