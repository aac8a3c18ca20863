#include "ui/activity/plan_view.h"

#include <algorithm>

#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "core/edit/copy_plan.h"
#include "ui/document/app_context.h"
#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
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

using Year = PlanTableModel::Year;
using YearPtr = std::shared_ptr<const Year>;

constexpr const char* entry = "plan-activities";
constexpr const char* theme_day = "主题党日";

Result<YearPtr> year_of(const std::shared_ptr<const County>& county, int year)
{
    const std::scoped_lock reading(county->mutex);
    auto made = std::make_shared<Year>(Year{county, PlanYear::of(*county->world, year), {}});
    for (const OrgInTree& org : made->plans.orgs())
        made->names.push_back(qt(county->org_name(org.row)));
    return YearPtr(std::move(made));
}

TextTableModel::Tone tone_of(PlanState state)
{
    switch (state) {
    case PlanState::Overdue:
        return TextTableModel::Tone::Bad;
    case PlanState::Done:
        return TextTableModel::Tone::Ok;
    case PlanState::Gone:
        return TextTableModel::Tone::Soft;
    case PlanState::Open:
        break;
    }
    return TextTableModel::Tone::Plain;
}

QTableView* table(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return view;
}

} // namespace

PlanView::PlanView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_evaluations(Evaluations::of(context)),
      m_model(new PlanTableModel(this)), m_lines(new TextTableModel(this)),
      m_making(context.jobs()), m_copying(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    build_actions();
    column->addWidget(build_tools());
    column->addWidget(build_tables(), 1);
    connect(&m_evaluations, &Evaluations::changed, this, [this] {
        if (isVisible())
            make();
    });
}

void PlanView::build_actions()
{
    m_more = new QPushButton(tr("M&ore"), this);
    m_more->setAccessibleName(tr("More to do for plans"));
    auto* more = new QMenu(m_more);
    more->addAction(tr("Subject of the month's theme day…"), this, &PlanView::plan_theme);
    more->addAction(tr("Take over the former year's plan"), this, &PlanView::copy_last);
    more->addAction(tr("Give the plan in hand to the chosen organizations"), this,
                    &PlanView::copy_pattern);
    more->addSeparator();
    more->addAction(tr("Print yearly plans"), this, &PlanView::print_plans);
    more->addAction(tr("Print the theme day's notice"), this, &PlanView::print_notices);
    m_more->setMenu(more);
    m_plan = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("P&lan activities…"), this);
    m_plan->setAccessibleName(tr("Plan activities of the chosen organizations"));
    set_primary(m_plan);
    connect(m_plan, &QPushButton::clicked, this, &PlanView::plan);
}

QWidget* PlanView::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_year = new QComboBox(tools);
    m_year->setAccessibleName(tr("Year of the plans"));
    m_kind = new QComboBox(tools);
    m_kind->setAccessibleName(tr("Kind of planned activity"));
    m_kind->setMinimumWidth(Theme::grid(18));
    m_below = new QComboBox(tools);
    m_below->setAccessibleName(tr("Plans of organizations below"));
    m_below->setMinimumWidth(Theme::grid(18));
    m_below->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_below->setMinimumContentsLength(16);
    m_which = new QComboBox(tools);
    m_which->setAccessibleName(tr("Which organizations"));
    for (const QString& which :
         {tr("With a plan or without"), tr("Only with a plan"), tr("Only with something overdue")})
        m_which->addItem(which);
    m_words = new QLineEdit(tools);
    m_words->setAccessibleName(tr("Words of the planning organization's name"));
    m_words->setPlaceholderText(tr("Find an organization"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(Theme::grid(22));
    m_sums = new TextLabel(tools);
    set_role(m_sums, "soft");
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_year, m_kind, m_below, m_which, m_words, m_sums})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &PlanView::make);
    for (QComboBox* box : {m_kind, m_below, m_which})
        connect(box, &QComboBox::currentIndexChanged, this, &PlanView::narrow);
    connect(m_words, &QLineEdit::textChanged, this, &PlanView::narrow);
    return tools;
}

QWidget* PlanView::build_tables()
{
    m_view = table(m_model, tr("Plans of the year"), this);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    keep_measured(m_view, [view = m_view] {
        for (int c = 0; c < PlanTableModel::Columns; ++c) {
            const bool month = PlanTableModel::month_of(c) != 0;
            const int wide = c == PlanTableModel::Org ? 24 : month ? 2 : 4;
            const int edges = month ? 20 : 16; // two marks beside one another
            view->setColumnWidth(c, characters(view, wide) + edges);
        }
    });
    set_print_head(
        m_view,
        [this] {
            TableHead head{tr("Plans of %1").arg(m_year->currentText()), {}, std::nullopt};
            if (m_below->currentIndex() > 0)
                head.lines << m_below->currentText();
            head.lines << m_kind->currentText() << m_sums->text();
            return head;
        },
        true);
    m_view->installEventFilter(this);
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    m_lines->set_columns({tr("State"), tr("Planned for"), tr("Kind"), tr("Subject"),
                          tr("In charge"), tr("Held on"), tr("Organization")},
                         {left, Qt::AlignCenter, left, left, left, Qt::AlignCenter, left});
    m_line_view = table(m_lines, tr("Lines of the chosen plans"), this);
    m_line_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    keep_columns(m_line_view, {{0, 8}, {1, 8}, {2, 8}, {3, 22}, {4, 6}, {5, 8}});
    m_line_view->horizontalHeader()->setStretchLastSection(true);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] {
        show_lines();
        tell();
    });
    connect(m_line_view, &QTableView::doubleClicked, this, [this](const QModelIndex& index) {
        m_context.go(Place::row("plan", index.data(TextTableModel::id_role).toLongLong()));
    });
    auto* sides = new QSplitter(Qt::Vertical, this);
    sides->setChildrenCollapsible(false);
    sides->addWidget(m_view);
    sides->addWidget(m_line_view);
    sides->setStretchFactor(0, 3);
    sides->setStretchFactor(1, 1);
    sides->setSizes({Theme::grid(50), Theme::grid(22)});
    return sides;
}

bool PlanView::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = dynamic_cast<QKeyEvent&>(*event).key();
        if (key == Qt::Key_Insert) {
            plan();
            return true;
        }
        if ((key == Qt::Key_Return || key == Qt::Key_Enter)) {
            if (m_lines->rowCount() == 0)
                plan();
            else
                m_line_view->setFocus();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PlanView::refresh(bool other_day)
{
    if (other_day) {
        const QSignalBlocker quiet(m_year);
        offer_years(m_year, m_context.as_of().year(), 1);
        fill_kinds();
    }
    make();
    tell();
}

void PlanView::fill_kinds()
{
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("All kinds"));
    if (m_context.has_document())
        for (const DictionaryValue& kind : m_context.catalog()->dictionary("activity_kind")->values)
            m_kind->addItem(shown_text(qt(kind.value)), qt(kind.value));
}

void PlanView::fill_committees()
{
    const QVariant before = m_below->currentData();
    const QSignalBlocker quiet(m_below);
    m_below->clear();
    m_below->addItem(tr("All organizations"));
    const auto& year = m_model->year();
    for (std::size_t i = 0; year && i + 1 < year->plans.orgs().size(); ++i) {
        const auto& orgs = year->plans.orgs();
        if (orgs[i + 1].level > orgs[i].level)
            m_below->addItem(QString(2 * orgs[i].level, QChar(0x3000)) + shown_text(year->names[i]),
                             static_cast<qlonglong>(orgs[i].id));
    }
    m_below->setCurrentIndex(std::max(0, before.isValid() ? m_below->findData(before) : 0));
}

int PlanView::chosen_year() const
{
    return m_year->currentData().toInt();
}

void PlanView::make()
{
    const auto& county = m_evaluations.result();
    const bool open = m_context.has_document();
    m_plan->setEnabled(open && !m_context.read_only());
    if (!open || !county) {
        m_making.stop();
        m_model->show_year(nullptr);
        tell();
        return;
    }
    const int year = chosen_year();
    const auto& shown = m_model->year();
    if (shown && shown->county == county && shown->plans.year() == year)
        return;
    m_making.start<YearPtr>(
        JobKind::Quick, {}, [county, year](JobProgress&) { return year_of(county, year); },
        [this](Result<YearPtr> made) {
            if (!made) {
                if (made.error().kind != ErrorKind::Cancelled)
                    m_context.notices().error(made.error());
                return;
            }
            const QModelIndex current = m_view->currentIndex();
            m_model->show_year(*made);
            fill_committees();
            narrow();
            m_view->setCurrentIndex(
                current.isValid() ? m_model->index(std::clamp(current.row(), 0,
                                                              std::max(0, m_model->rowCount() - 1)),
                                                   current.column())
                                  : first_planned());
            show_lines();
        });
}

QModelIndex PlanView::first_planned() const
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const auto org = m_model->org_at(row);
            org && !m_model->year()->plans.lines(*org).empty())
            return m_model->index(row, PlanTableModel::Org);
    return m_model->index(0, PlanTableModel::Org);
}

void PlanView::narrow()
{
    PlanTableModel::Narrowed narrowed;
    narrowed.kind = utf8_of(m_kind->currentData().toString());
    if (const QVariant below = m_below->currentData(); below.isValid())
        narrowed.below = below.toLongLong();
    narrowed.words = m_words->text().trimmed();
    narrowed.planned_only = m_which->currentIndex() == 1;
    narrowed.overdue_only = m_which->currentIndex() == 2;
    m_model->narrow(std::move(narrowed));
    show_lines();
    tell();
}

void PlanView::show_lines()
{
    std::vector<TextTableModel::Row> rows;
    std::set<std::pair<std::size_t, int>> cells; // organization, month
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        if (const auto org = m_model->org_at(index.row()))
            cells.emplace(*org, PlanTableModel::month_of(index.column()));
    for (const auto& [org, month] : cells) {
        if (month != 0 && cells.contains({org, 0}))
            continue; // the year has them
        for (const PlanLine& line : m_model->lines(org, month))
            rows.push_back(
                {{qt(std::string(plan_state_title(line.state))), date_text(line.date),
                  qt(line.kind), qt(line.topic), qt(line.person),
                  line.done ? date_text(*line.done) : QString(), m_model->year()->names[org]},
                 tone_of(line.state),
                 line.id});
    }
    m_lines->set_rows(std::move(rows));
}

void PlanView::tell()
{
    if (!m_model->year()) {
        m_sums->setText({});
        Q_EMIT told({}, {});
        return;
    }
    const PlanCounts& all = m_model->sums(0);
    m_sums->setText(all.all() == 0 ? tr("Nothing is planned for this year yet.")
                                   : tr("Planned %1, done %2 (%3), overdue %4, to be done %5")
                                         .arg(count_text(all.all()), count_text(all.done),
                                              rate_text(all.done, all.all()),
                                              count_text(all.overdue), count_text(all.open)));
    const auto orgs = std::max(0, m_model->rowCount() - 1);
    Q_EMIT told(tr("%1 organizations").arg(count_text(orgs)),
                tr("Insert plans an activity for the organizations of the chosen cells"));
}

std::vector<std::int64_t> PlanView::chosen_orgs() const
{
    std::set<std::size_t> places;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        if (const auto org = m_model->org_at(index.row()))
            places.insert(*org);
    std::vector<std::int64_t> ids;
    for (const std::size_t place : places)
        ids.push_back(m_model->year()->plans.orgs()[place].id);
    return ids;
}

int PlanView::month_in_hand() const
{
    const int month = PlanTableModel::month_of(m_view->currentIndex().column());
    return month != 0 ? month : m_context.as_of().month();
}

Date PlanView::day_in(int month) const
{
    return Period::containing(PeriodKind::Month, *Date::from_ymd(chosen_year(), month, 1)).last;
}

void PlanView::enter(std::vector<std::int64_t> orgs, std::map<std::string, std::string> known)
{
    m_context.go(
        Place::event(QString::fromLatin1(entry), "org", std::move(orgs), std::move(known)));
}

void PlanView::plan()
{
    if (!m_model->year() || !m_plan->isEnabled())
        return;
    std::map<std::string, std::string> known;
    if (!m_model->narrowed().kind.empty())
        known["kind"] = m_model->narrowed().kind;
    if (PlanTableModel::month_of(m_view->currentIndex().column()) != 0)
        known["date"] = day_in(month_in_hand()).iso();
    enter(chosen_orgs(), std::move(known));
}

void PlanView::plan_theme()
{
    if (!m_model->year() || !m_plan->isEnabled())
        return;
    const auto& below = m_model->narrowed().below;
    std::vector<std::int64_t> branches;
    {
        const std::scoped_lock reading(m_model->year()->county->mutex);
        branches = branches_below(*m_model->year()->county->world, below ? *below : 0);
    }
    enter(std::move(branches), {{"kind", theme_day}, {"date", day_in(month_in_hand()).iso()}});
}

void PlanView::copy_last()
{
    if (!m_model->year() || !m_plan->isEnabled())
        return;
    // What is shown under a committee, or found by its name, is meant; else everybody.
    std::vector<std::int64_t> orgs;
    const auto& narrowed = m_model->narrowed();
    if (narrowed.below || !narrowed.words.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row)
            if (const auto org = m_model->org_at(row))
                orgs.push_back(m_model->year()->plans.orgs()[*org].id);
    copy(std::move(orgs), std::nullopt);
}

void PlanView::copy_pattern()
{
    if (!m_model->year() || !m_plan->isEnabled())
        return;
    const auto in_hand = m_model->org_at(m_view->currentIndex().row());
    std::vector<std::int64_t> orgs = chosen_orgs();
    if (!in_hand)
        return;
    const std::int64_t pattern = m_model->year()->plans.orgs()[*in_hand].id;
    std::erase(orgs, pattern);
    if (orgs.empty())
        return m_context.notices().info(
            tr("Choose the organizations first, the one whose plan they get last."));
    copy(std::move(orgs), pattern);
}

void PlanView::copy(std::vector<std::int64_t> orgs, std::optional<std::int64_t> pattern)
{
    PlanCopy wanted{pattern ? chosen_year() : chosen_year() - 1, chosen_year(), pattern,
                    std::move(orgs)};
    const auto done = std::make_shared<PlanCopied>();
    m_context.change_many(
        m_copying, qt(plan_copy_title(wanted)),
        [wanted, done](Database& database, const Catalog& catalog, Writer& writer,
                       Progress& progress) -> Result<> {
            LX_ASSIGN(*done, copy_plan(database, catalog, writer, wanted, progress));
            return {};
        },
        [this, done, from = wanted.from](Result<std::int64_t> action) {
            if (!action)
                return m_context.notices().error(action.error());
            if (*action == 0)
                return m_context.notices().info(
                    done->there > 0 ? tr("Everything of it is planned already.")
                                    : tr("There is no plan of %1 to take over.").arg(from));
            QString words = tr("Planned %1 lines.").arg(count_text(done->added));
            if (done->there > 0)
                words += tr(" %1 stood there already.").arg(count_text(done->there));
            if (done->gone > 0)
                words += tr(" %1 organizations don't exist on some of the days.")
                             .arg(count_text(done->gone));
            m_context.notices().post(
                {NoticeKind::Success, words, {{tr("Undo"), [this, id = *action] {
                                                   m_context.undo(id);
                                               }}}});
        });
}

void PlanView::print_plans()
{
    std::vector<std::int64_t> orgs = chosen_orgs();
    if (orgs.empty())
        return m_context.notices().info(tr("Please choose an organization first."));
    m_context.go(Place::sheet(QStringLiteral("year-plan"), std::move(orgs)));
}

void PlanView::print_notices()
{
    if (!m_model->year())
        return;
    std::vector<std::int64_t> rows;
    const int month = month_in_hand();
    for (int row = 0; row < m_model->rowCount(); ++row)
        if (const auto org = m_model->org_at(row))
            for (const PlanLine& line : m_model->year()->plans.lines(*org))
                if (line.kind == theme_day && line.date.month() == month)
                    rows.push_back(line.id);
    if (rows.empty())
        return m_context.notices().info(
            tr("No theme day is planned in month %1: choose another month's cell, or enter its "
               "subject first.")
                .arg(month));
    m_context.go(Place::sheet(QStringLiteral("theme-notice"), std::move(rows)));
}

void PlanView::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

} // namespace lx::ui
