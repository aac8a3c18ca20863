#include "ui/stars/rating_view.h"

#include <algorithm>
#include <utility>

#include <QComboBox>
#include <QFileInfo>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/base/input_file.h"
#include "core/report/make_report.h"
#include "core/stars/star_lists.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/stars/narrow_columns.h"
#include "ui/stars/rating_panel.h"
#include "ui/stars/round_end.h"
#include "ui/stars/round_steps.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/wrap_header.h"
#include "ui/widgets/year_choice.h"

namespace lx::ui {

RatingView::RatingView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_making(context.jobs())
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
    m_steps = new RoundSteps(context, this);
    column->addWidget(m_steps);
    m_end = new RoundEnd(context, this);
    column->addWidget(m_end);
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
    connect(m_end, &RoundEnd::beyond_wanted, this, [this] {
        m_only->setCurrentIndex(static_cast<int>(StarTableModel::Only::Beyond));
        m_view->setFocus();
    });
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

QTableView* RatingView::build_table()
{
    m_model = new StarTableModel(this);
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Stars of the year"));
    dress_table(m_view);
    const std::vector<std::pair<int, int>> widths{
        {StarTableModel::Org, 12},     {StarTableModel::Score, 3},    {StarTableModel::Rank, 2},
        {StarTableModel::Proposed, 3}, {StarTableModel::Previous, 3}, {StarTableModel::Star, 6},
        {StarTableModel::Veto, 6},     {StarTableModel::Missing, 9}};
    keep_columns(m_view, widths);
    // The panel beside the table says all of these, too.
    new NarrowColumns(m_view, widths,
                      {StarTableModel::Missing, StarTableModel::Rank, StarTableModel::Previous,
                       StarTableModel::Veto, StarTableModel::Proposed});
    set_printed(m_view, [this] {
        return Printed{
            tr("Publishing list"), [this]() -> Printed::Work {
                return
                    [proposal = m_model->proposal(), office = office_of(m_context.jurisdiction()),
                     today = m_context.clock().today()](JobProgress&) -> Result<Report> {
                        if (!proposal)
                            return fail(ErrorKind::Refused, "还没有算出星级，请稍后再打印。");
                        Report report = star_publishing_list(*proposal, office);
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
        show(nullptr);
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

int RatingView::year() const
{
    return m_year->currentData().toInt();
}

void RatingView::make()
{
    if (!m_context.has_document()) {
        m_making.stop();
        return show(nullptr);
    }
    if (m_model->proposal() && m_model->proposal()->round().year != year()) {
        show(nullptr); // nothing is entered by what another year shows
        m_end_wanted = false;
    }
    m_making.start<Rated>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(), year = year(),
         day = star_day(year(), m_context.as_of())](JobProgress& progress) -> Result<Rated> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Rated rated;
            LX_ASSIGN(rated.schemes, star_schemes(*database, definitions->facts()));
            auto made = propose_stars(*database, definitions, year, {}, day, progress);
            if (made)
                rated.proposal = std::make_shared<const StarProposal>(std::move(*made));
            else
                rated.fault = made.error();
            return rated;
        },
        [this](Result<Rated> rated) {
            if (rated) {
                fill_schemes(rated->schemes);
                show(rated->proposal);
            } else
                show(nullptr);
            const std::optional<Error> fault = rated ? rated->fault : rated.error();
            if (fault && fault->kind != ErrorKind::Cancelled)
                m_context.notices().error(*fault);
            if (std::exchange(m_end_wanted, false))
                close_round();
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
    m_end->show_round(m_model->proposal());
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
    const bool editable = m_context.has_document() && !m_context.read_only();
    m_close->setEnabled(proposal && editable);
    m_scheme->setEnabled(editable && m_scheme->count() > 0);
    m_forms->setEnabled(proposal && m_model->orgs() > 0);
    m_steps->show_round(proposal.get());
    if (!proposal) {
        m_counters->setText({});
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
    if (proposal->early())
        parts << tr("The last round was in %1; the scheme rates every %2 years.")
                     .arg(*proposal->last_round())
                     .arg(proposal->scheme().cycle);
    if (proposal->round().scheme_lost)
        parts << tr("The scheme chosen is not in the file any more; choose one.");
    m_counters->setText(parts.join(QStringLiteral("　")));
    Q_EMIT told(tr("%1 organizations").arg(count_text(m_model->orgs())));
}

void RatingView::choose_scheme()
{
    const QVariant id = m_scheme->currentData();
    const auto written = id.isValid() ? take_scheme(utf8_of(id.toString())) : read_scheme();
    if (!written)
        m_context.notices().error(written.error());
    tell_scheme(); // where nothing was written it stays the one there was
}

Result<> RatingView::take_scheme(const std::string& id)
{
    return m_context.set_in_file([&](Database& database, const Actor& actor) -> Result<> {
        LX_ASSIGN(const auto scheme,
                  find_star_scheme(database, m_context.definitions()->facts(), id));
        return choose_star_scheme(database, actor, year(), *scheme);
    });
}

Result<> RatingView::read_scheme()
{
    const QString file =
        m_context.dialogs().open_file(tr("Read a scheme of star rating"), tr("Schemes (*.json)"));
    if (file.isEmpty())
        return {};
    LX_ASSIGN(const std::string json, read_file(utf8_of(file), kMostSchemeBytes));
    return m_context.set_in_file([&](Database& database, const Actor& actor) {
        return take_star_scheme(database, *m_context.definitions(), actor, year(),
                                utf8_of(QFileInfo(file).fileName()), json);
    });
}

void RatingView::tell_scheme()
{
    const QSignalBlocker quiet(m_scheme);
    const Shown& proposal = m_model->proposal();
    m_scheme->setCurrentIndex(proposal ? m_scheme->findData(qt(proposal->scheme().id)) : -1);
    set_tip(m_scheme, proposal ? qt(proposal->scheme().note) : QString());
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
    if (m_making.running())
        m_end_wanted = true; // what was entered last is to be seen in what is asked
    else if (m_model->proposal())
        m_end->begin();
}

void RatingView::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

} // namespace lx::ui
