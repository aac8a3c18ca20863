#include "ui/stars/honours_view.h"

#include <algorithm>
#include <numeric>

#include <QComboBox>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/report/make_report.h"
#include "core/stars/honour_goals.h"
#include "core/stars/star_lists.h"
#include "core/stars/star_schemes.h"
#include "core/stars/star_verbs.h"
#include "ui/document/app_context.h"
#include "ui/document/dialogs.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/stars/narrow_columns.h"
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

enum Column
{
    Org,
    Manager,
    Star,
    Score,
    Reached,
    Lacking,
    Given
};

enum class Only
{
    All,
    Proposed, ///< and not yet honoured at the level
    OneShort, ///< of all that is asked for
    Honoured  ///< at the level
};

bool is_among(Only only, const HonourCheck& check, std::size_t gaps, const std::string& level)
{
    switch (only) {
    case Only::All:
        break;
    case Only::Proposed:
        return check.proposed() && !check.given_at(level);
    case Only::OneShort:
        return gaps == 1;
    case Only::Honoured:
        return check.given_at(level);
    }
    return true;
}

/// 5/6 of what an honour asks for.
QString reached_text(const HonourCheck& check, std::size_t gaps)
{
    if (gaps == 0)
        return HonoursView::tr("proposed");
    const std::size_t all = check.goods.size() + check.conditions.size() + 1;
    return QStringLiteral("%1/%2").arg(all - std::min(all, gaps)).arg(all);
}

} // namespace

const StarScheme::Honour* HonoursView::Shown::honour() const
{
    return proposal ? proposal->scheme().find_honour(rounds[round].honour) : nullptr;
}

HonoursView::HonoursView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_making(context.jobs()), m_entering(context.jobs())
{
    m_enter = new QPushButton(tr("Enter the &honour…"), this);
    m_enter->setAccessibleName(tr("Enter the honour"));
    set_primary(m_enter);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_tools());
    column->addWidget(build_tables(), 1);
    setFocusProxy(m_view);
    connect(m_enter, &QPushButton::clicked, this, &HonoursView::enter);
    connect(&Evaluations::of(context), &Evaluations::changed, this, [this] {
        if (isVisible())
            fill_goals();
    });
}

QWidget* HonoursView::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 4);
    const auto choice = [&](const QString& name) {
        auto* box = new QComboBox(tools);
        box->setAccessibleName(name);
        box->setSizeAdjustPolicy(QComboBox::AdjustToContents);
        return box;
    };
    m_year = choice(tr("Year of the honours"));
    m_round = choice(tr("Honour and its scheme"));
    m_level = choice(tr("Level of the honour"));
    m_only = choice(tr("Organizations shown by the honour"));
    m_only->addItems({tr("All organizations"), tr("Proposed, not honoured yet"),
                      tr("One thing short"), tr("Honoured")});
    m_sums = new TextLabel(tools);
    m_terms = new TextLabel(tools);
    set_role(m_terms, "soft");
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_year, m_round, m_level, m_only, m_sums, m_terms})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &HonoursView::make);
    connect(m_round, &QComboBox::activated, this, &HonoursView::make);
    connect(m_level, &QComboBox::activated, this, &HonoursView::fill);
    connect(m_only, &QComboBox::activated, this, &HonoursView::fill);
    return tools;
}

QWidget* HonoursView::build_tables()
{
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    auto* halves = new QSplitter(Qt::Vertical, this);
    halves->setChildrenCollapsible(false);
    const auto table = [&](QWidget* parent, TextTableModel*& model, const QString& name) {
        model = new TextTableModel(this);
        auto* view = new QTableView(parent);
        view->setHorizontalHeader(new WrapHeader(view));
        view->setModel(model);
        view->setAccessibleName(name);
        dress_table(view);
        return view;
    };
    m_view = table(halves, m_model, tr("Organizations and the honour"));
    m_model->set_columns({tr("Organization"), tr("Managing committee"), tr("Star"), tr("Points"),
                          tr("Reached of the terms"), tr("What is lacking"), tr("Honours so far")},
                         {left, left, left, right, left, left, left});
    m_model->set_mark_column(Reached);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    const std::vector<std::pair<int, int>> widths{
        {Org, 14}, {Manager, 8}, {Star, 4}, {Score, 4}, {Reached, 5}, {Lacking, 16}, {Given, 9}};
    keep_columns(m_view, widths);
    new NarrowColumns(m_view, widths, {Manager, Star, Score});
    halves->addWidget(m_view);

    auto* below = new QWidget(halves);
    auto* column = new QVBoxLayout(below);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    m_goals_title = new TextLabel(below);
    set_role(m_goals_title, "strong");
    m_goals_title->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 0);
    column->addWidget(m_goals_title);
    m_goals_view = table(below, m_goals, tr("Numbers the policies ask for"));
    m_goals->set_columns({tr("Policy"), tr("Clause"), tr("What is asked for"), tr("Reached"),
                          tr("Wanted"), tr("State")},
                         {left, left, left, right, right, left});
    m_goals->set_mark_column(5);
    keep_columns(m_goals_view, {{0, 8}, {1, 8}, {2, 20}, {3, 4}, {4, 4}, {5, 6}});
    column->addWidget(m_goals_view, 1);
    halves->addWidget(below);
    halves->setStretchFactor(0, 1);
    halves->setSizes({Theme::grid(50), Theme::grid(22)});

    set_printed(m_view, [this] {
        return Printed{
            tr("List of those put forward"), [this]() -> Printed::Work {
                std::vector<std::size_t> orgs = to_enter();
                if (orgs.empty()) // nobody is put forward: those seen, and what they lack
                    orgs = m_listed;
                return [shown = m_shown, orgs, at = level(),
                        office = office_of(m_context.jurisdiction()),
                        today = m_context.clock().today()](JobProgress&) -> Result<Report> {
                    if (!shown || !shown->proposal)
                        return fail(ErrorKind::Refused, "还没有算出名单，请稍后再打印。");
                    Report report =
                        honour_list(*shown->proposal, *shown->honour(), orgs, at, office);
                    report.made = today;
                    return report;
                };
            }};
    });
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        m_context.go(Place::dossier("org", index.data(TextTableModel::id_role).toLongLong()));
    });
    connect(m_goals_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        m_context.go(Place::rule(qt(m_goal_ids[static_cast<std::size_t>(index.row())])));
    });
    return halves;
}

void HonoursView::refresh(bool anew)
{
    if (anew || m_year->count() == 0)
        offer_years(m_year, m_context.as_of().year());
    if (anew) {
        const QSignalBlocker quiet(m_level);
        m_level->clear();
        if (m_context.has_document())
            for (const DictionaryValue& value : m_context.catalog()->dictionary("level")->values)
                m_level->addItem(tr("of level %1").arg(qt(value.value)), qt(value.value));
        m_level->setCurrentIndex(std::max(0, m_level->findData(QStringLiteral("县"))));
    }
    m_stale = true;
    if (isVisible())
        make();
}

void HonoursView::show_again()
{
    if (m_stale)
        make();
    fill_goals();
}

std::string HonoursView::level() const
{
    return utf8_of(m_level->currentData().toString());
}

void HonoursView::make()
{
    m_stale = true;
    if (!m_context.has_document()) {
        m_making.stop();
        return show(nullptr);
    }
    if (!isVisible())
        return;
    m_stale = false;
    m_making.start<std::shared_ptr<const Shown>>(
        JobKind::Quick, {},
        [path = m_context.path8(), definitions = m_context.definitions(),
         year = m_year->currentData().toInt(), wanted = m_round->currentIndex(),
         day = star_day(m_year->currentData().toInt(), m_context.as_of())](
            JobProgress& progress) -> Result<std::shared_ptr<const Shown>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            auto shown = std::make_shared<Shown>();
            LX_ASSIGN(const auto schemes, star_schemes(*database, definitions->facts()));
            for (const auto& scheme : schemes)
                for (const StarScheme::Honour& honour : scheme->honours)
                    shown->rounds.push_back(
                        {scheme->id, scheme->name, scheme->example, honour.name});
            if (shown->rounds.empty())
                return shown;
            shown->round =
                std::min(shown->rounds.size() - 1, static_cast<std::size_t>(std::max(0, wanted)));
            auto made = propose_stars(*database, definitions, year,
                                      shown->rounds[shown->round].scheme, day, progress);
            if (!made) {
                shown->fault = made.error();
                return shown;
            }
            shown->proposal = std::make_shared<const StarProposal>(std::move(*made));
            shown->checks = honour_checks(*shown->proposal, *shown->honour());
            return shown;
        },
        [this](Result<std::shared_ptr<const Shown>> shown) {
            show(shown ? *shown : nullptr);
            const std::optional<Error> fault = shown ? (*shown)->fault : shown.error();
            if (fault && fault->kind != ErrorKind::Cancelled)
                m_context.notices().error(*fault);
        });
}

void HonoursView::show(std::shared_ptr<const Shown> shown)
{
    m_shown = std::move(shown);
    {
        const QSignalBlocker quiet(m_round);
        m_round->clear();
        if (m_shown)
            for (const Round& round : m_shown->rounds)
                m_round->addItem(tr("%1, by %2").arg(qt(round.honour), qt(round.title)) +
                                 (round.example ? tr(" (example)") : QString()));
        m_round->setCurrentIndex(m_shown ? static_cast<int>(m_shown->round) : -1);
    }
    fill();
    fill_goals();
}

std::vector<std::size_t> HonoursView::nearest_first() const
{
    const StarScheme::Honour& honour = *m_shown->honour();
    const std::vector<StarProposal::Org>& orgs = m_shown->proposal->orgs();
    std::vector<std::pair<std::size_t, Points>> near; // gaps, points
    for (std::size_t at = 0; at < orgs.size(); ++at)
        near.emplace_back(honour_gaps(honour, m_shown->checks[at]).size(), -orgs[at].points);
    std::vector<std::size_t> places(orgs.size());
    std::iota(places.begin(), places.end(), std::size_t{0});
    std::ranges::stable_sort(places, {}, [&](std::size_t at) { return near[at]; });
    return places;
}

void HonoursView::fill()
{
    std::vector<TextTableModel::Row> rows;
    m_listed.clear();
    std::ptrdiff_t proposed = 0;
    std::ptrdiff_t honoured = 0;
    const StarScheme::Honour* honour = m_shown ? m_shown->honour() : nullptr;
    if (honour != nullptr) {
        const auto only = static_cast<Only>(m_only->currentIndex());
        const StarProposal& proposal = *m_shown->proposal;
        for (const std::size_t at : nearest_first()) {
            const StarProposal::Org& org = proposal.orgs()[at];
            const HonourCheck& check = m_shown->checks[at];
            const std::vector<std::string> gaps = honour_gaps(*honour, check);
            proposed += is_among(Only::Proposed, check, gaps.size(), level()) ? 1 : 0;
            honoured += check.given_at(level()) ? 1 : 0;
            if (!is_among(only, check, gaps.size(), level()))
                continue;
            QStringList lacking;
            for (const std::string& gap : gaps)
                lacking << qt(gap);
            m_listed.push_back(at);
            TextTableModel::Row& row = rows.emplace_back();
            row.id = org.id;
            row.texts = {qt(proposal.org_name(org.row)),   qt(proposal.manager_name(org.manager)),
                         qt(star_title(org.star)),         qt(points_text(org.points)),
                         reached_text(check, gaps.size()), lacking.join(QStringLiteral("、")),
                         qt(honours_text(check.given))};
            row.tone = gaps.empty() ? TextTableModel::Tone::Ok : TextTableModel::Tone::Plain;
        }
        m_sums->setText(tr("%1 put forward, %2 honoured at this level so far")
                            .arg(count_text(proposed), count_text(honoured)));
        m_terms->setText(tr("Terms: %1").arg(qt(honour_terms(*honour))));
    } else {
        m_sums->setText({});
        m_terms->setText({});
    }
    m_model->set_rows(std::move(rows));
    m_enter->setEnabled(proposed > 0 && !m_context.read_only());
}

void HonoursView::fill_goals()
{
    const auto& county = Evaluations::of(m_context).result();
    std::vector<TextTableModel::Row> rows;
    m_goal_ids.clear();
    if (county)
        for (const HonourGoal& goal : honour_goals(county->packs)) {
            TextTableModel::Row& row = rows.emplace_back();
            row.texts = {qt(goal.policy),         qt(goal.clause),
                         qt(goal.title),          count_text(goal.reached),
                         count_text(goal.wanted), qt(std::string(state_title(goal.state)))};
            row.tone = goal.state == State::Met     ? TextTableModel::Tone::Ok
                       : goal.state == State::Unmet ? TextTableModel::Tone::Bad
                                                    : TextTableModel::Tone::Warning;
            m_goal_ids.push_back(goal.id);
        }
    m_goals_title->setText(rows.empty()
                               ? tr("The chosen policies ask for no number of honours here.")
                               : tr("Numbers the chosen policies ask for"));
    m_goals_view->setVisible(!rows.empty());
    m_goals->set_rows(std::move(rows));
}

std::vector<std::size_t> HonoursView::to_enter() const
{
    if (!m_shown || !m_shown->proposal)
        return {};
    std::vector<std::size_t> candidates =
        honour_candidates(*m_shown->proposal, m_shown->checks, level());
    const QModelIndexList chosen = m_view->selectionModel()->selectedRows();
    if (chosen.size() < 2)
        return candidates;
    std::erase_if(candidates, [&](std::size_t at) {
        return std::ranges::none_of(chosen, [&](const QModelIndex& index) {
            return index.data(TextTableModel::id_role).toLongLong() ==
                   m_shown->proposal->orgs()[at].id;
        });
    });
    return candidates;
}

void HonoursView::enter()
{
    const std::vector<std::size_t> orgs = to_enter();
    if (orgs.empty())
        return m_context.notices().info(
            tr("None of the chosen organizations is put forward for it."));
    const StarScheme::Honour& honour = *m_shown->honour();
    const int year = m_shown->proposal->round().year;
    QStringList names;
    for (const std::size_t at : orgs)
        if (names.size() < 5)
            names << qt(m_shown->proposal->org_name(m_shown->proposal->orgs()[at].row));
    if (m_context.dialogs().choose(
            qt(honour_title(honour, year)),
            tr("%1 organizations are entered in the ledger of honours, level %2: %3")
                .arg(count_text(std::ssize(orgs)), qt(level()),
                     names.join(QStringLiteral("、")) +
                         (std::ssize(orgs) > names.size() ? QStringLiteral("……") : QString())),
            {tr("Enter"), tr("Not yet")}, 1) != 0)
        return;
    const auto written = std::make_shared<std::int64_t>(0);
    m_context.change_many(
        m_entering, qt(honour_title(honour, year)),
        [shown = m_shown, orgs, at = level(), written](Database& database, const Catalog& catalog,
                                                       Writer& writer,
                                                       Progress& progress) -> Result<> {
            LX_ASSIGN(*written,
                      enter_honours(database, catalog, writer, *shown->proposal, *shown->honour(),
                                    orgs, at, shown->proposal->world().as_of(), progress));
            return {};
        },
        [this, written](Result<std::int64_t> action) {
            if (!action)
                return m_context.notices().error(action.error());
            m_context.notices().post(
                {NoticeKind::Success,
                 tr("Entered %1 honours.").arg(count_text(*written)),
                 {{tr("Undo"), [this, id = *action] { m_context.undo(id); }}}});
        });
}

} // namespace lx::ui
