#include "ui/activity/life_page.h"

#include <algorithm>
#include <set>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/activity/plan_view.h"
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

constexpr const char* entry = "record-activity";

using Year = LifeTableModel::Year;

Result<std::shared_ptr<const Year>> year_of(const std::shared_ptr<const County>& county, int year,
                                            Progress& progress)
{
    const std::scoped_lock reading(county->mutex);
    LX_ASSIGN(LifeYear life, LifeYear::of(*county, {year, {}}, progress));
    auto made = std::make_shared<Year>(Year{county, std::move(life), {}});
    for (const LifeYear::Org& org : made->life.orgs())
        made->names.push_back(qt(county->org_name(org.row)));
    return std::shared_ptr<const Year>(std::move(made));
}

/// The last activity of one of these organizations before a day; "" = of any kind.
std::optional<std::int64_t> last_activity(const World& world, const Year& year,
                                          const std::set<std::size_t>& orgs,
                                          const std::string& kind, Date before)
{
    std::optional<std::int64_t> last;
    Date at = before.add_months(-12);
    const auto& ids = world.snapshot().table("activity").ids;
    const auto& dates = world.snapshot().column("activity", "date").i32;
    for (const std::size_t org : orgs) {
        const auto rows =
            activities_of(world, year.life.orgs()[org].row, kind, at, before.add_days(-1));
        if (rows.empty())
            continue;
        const auto row = static_cast<std::size_t>(rows.back());
        at = Date(dates[row]);
        last = ids[row];
    }
    return last;
}

} // namespace

LifePage::LifePage(AppContext& context, QWidget* parent)
    : Page(context, tr("Organization life"), parent), m_evaluations(Evaluations::of(context)),
      m_making(context.jobs())
{
    m_record =
        new QPushButton(icon_on_accent(QStringLiteral("add")), tr("E&nter activities…"), this);
    m_record->setAccessibleName(tr("Enter activities of the chosen organizations"));
    set_primary(m_record);
    m_repeat = new QPushButton(tr("&Repeat the last…"), this);
    m_repeat->setAccessibleDescription(
        tr("Enters for the chosen organizations what was held last before the month in hand"));
    add_print_action();
    m_parts = new QStackedWidget(this);
    auto* held = new QWidget(m_parts);
    auto* column = new QVBoxLayout(held);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_tools());
    column->addWidget(build_table(), 1);
    m_plans = new PlanView(context, m_parts);
    m_parts->addWidget(held);
    m_parts->addWidget(m_plans);
    m_tabs = new QTabBar(this);
    m_tabs->setAccessibleName(tr("Parts of organization life"));
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->addTab(tr("What was held"));
    m_tabs->addTab(tr("Yearly plan"));
    for (QPushButton* button : {m_repeat, m_plans->more_button(), m_record, m_plans->plan_button()})
        add_action(button);
    connect(m_repeat, &QPushButton::clicked, this, &LifePage::repeat);
    connect(m_record, &QPushButton::clicked, this, &LifePage::record);
    body()->addWidget(m_tabs);
    body()->addWidget(m_parts, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &LifePage::show_part);
    connect(m_plans, &PlanView::told, this, [this](const QString& subtitle, const QString& status) {
        if (m_parts->currentIndex() != 1)
            return;
        set_subtitle(subtitle);
        set_status(status);
    });
    show_part(0);
    connect(&m_evaluations, &Evaluations::changed, this, [this] {
        if (!isVisible())
            return;
        m_evaluations.want(); // what outdated it may have told the page first
        make();
    });
}

void LifePage::show_part(int part)
{
    m_parts->setCurrentIndex(part);
    for (QPushButton* button : {m_repeat, m_record})
        button->setVisible(part == 0);
    for (QPushButton* button : {m_plans->more_button(), m_plans->plan_button()})
        button->setVisible(part == 1);
    if (part == 0)
        tell();
    else
        m_plans->refresh(false);
}

bool LifePage::show_place(const Place& place)
{
    const auto* part = std::get_if<Place::Part>(&place.what);
    if (part == nullptr)
        return Page::show_place(place);
    if (part->name != QLatin1String("plan"))
        return false;
    m_tabs->setCurrentIndex(1);
    return true;
}

QWidget* LifePage::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_year = new QComboBox(tools);
    m_year->setAccessibleName(tr("Year"));
    m_kind = new QComboBox(tools);
    m_kind->setAccessibleName(tr("Kind of activity"));
    m_kind->setMinimumWidth(Theme::grid(18));
    m_below = new QComboBox(tools);
    m_below->setAccessibleName(tr("Organizations below"));
    m_below->setMinimumWidth(Theme::grid(18));
    m_below->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_below->setMinimumContentsLength(16);
    m_words = new QLineEdit(tools);
    m_words->setAccessibleName(tr("Words of the organization's name"));
    m_words->setPlaceholderText(tr("Find an organization"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(Theme::grid(24));
    m_holes = new QCheckBox(tr("Only with something &missing"), tools);
    m_holes->setAccessibleName(tr("Only organizations with something missing"));
    m_sums = new TextLabel(tools);
    set_role(m_sums, "soft");
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_year, m_kind, m_below, m_words, m_holes, m_sums})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &LifePage::make);
    connect(m_kind, &QComboBox::currentIndexChanged, this, [this] {
        const int place = m_kind->currentIndex() - 1;
        m_model->show_kind(place < 0 ? std::nullopt
                                     : std::optional(static_cast<std::size_t>(place)));
        tell();
    });
    connect(m_below, &QComboBox::currentIndexChanged, this, [this] {
        const QVariant org = m_below->currentData();
        m_model->show_below(org.isValid() ? std::optional<std::int64_t>(org.toLongLong())
                                          : std::nullopt);
        tell();
    });
    connect(m_words, &QLineEdit::textChanged, this, &LifePage::narrow);
    connect(m_holes, &QCheckBox::toggled, this, &LifePage::narrow);
    return tools;
}

QTableView* LifePage::build_table()
{
    m_model = new LifeTableModel(this);
    m_view = new QTableView(this);
    m_view->setHorizontalHeader(new WrapHeader(m_view));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Organization life of the year"));
    dress_table(m_view);
    m_view->setSelectionBehavior(QAbstractItemView::SelectItems);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    // Every month is as wide as the others: the eye goes down and across.
    m_view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    keep_measured(m_view, [view = m_view] {
        constexpr int edges = 16;
        for (int c = 0; c < LifeTableModel::Columns; ++c) {
            const int wide = c == LifeTableModel::Org           ? 22
                             : c == LifeTableModel::Attendance  ? 4
                             : LifeTableModel::month_of(c) != 0 ? 2
                                                                : 3;
            view->setColumnWidth(c, characters(view, wide) + edges);
        }
    });
    set_print_head(
        m_view,
        [this] {
            TableHead head{
                tr("Organization life of %1").arg(m_year->currentText()), {}, std::nullopt};
            if (m_below->currentIndex() > 0)
                head.lines << m_below->currentText();
            head.lines << m_kind->currentText() << m_sums->text();
            return head;
        },
        true);
    m_view->installEventFilter(this);
    connect(m_view, &QTableView::doubleClicked, this, &LifePage::open_cell);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &LifePage::tell);
    return m_view;
}

bool LifePage::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_view && event->type() == QEvent::KeyPress) {
        const int key = dynamic_cast<QKeyEvent&>(*event).key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            open_cell(m_view->currentIndex());
            return true;
        }
        if (key == Qt::Key_Insert) {
            record();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void LifePage::refresh(const Changes& changes)
{
    if (changes.document || changes.as_of)
        offer_years(m_year, context().as_of().year(), 1);
    if (changes.document)
        fill_kinds();
    m_evaluations.want();
    make();
    m_plans->refresh(changes.document || changes.as_of);
}

void LifePage::fill_kinds()
{
    const QSignalBlocker quiet(m_kind);
    m_kind->clear();
    m_kind->addItem(tr("All kinds"));
    if (context().has_document())
        for (const DictionaryValue& kind : context().catalog()->dictionary("activity_kind")->values)
            m_kind->addItem(shown_text(qt(kind.value)));
    m_model->show_kind(std::nullopt);
}

void LifePage::fill_committees()
{
    const QVariant before = m_below->currentData();
    {
        const QSignalBlocker quiet(m_below);
        m_below->clear();
        m_below->addItem(tr("All organizations"));
        const auto& year = m_model->year();
        for (std::size_t i = 0; year && i + 1 < year->life.orgs().size(); ++i) {
            const auto& orgs = year->life.orgs();
            if (orgs[i + 1].level > orgs[i].level)
                m_below->addItem(QString(2 * orgs[i].level, QChar(0x3000)) +
                                     shown_text(year->names[i]),
                                 static_cast<qlonglong>(orgs[i].id));
        }
        m_below->setCurrentIndex(std::max(0, before.isValid() ? m_below->findData(before) : 0));
    }
    if (m_below->currentData() != before)
        m_model->show_below(std::nullopt); // the one chosen is there no more
}

void LifePage::make()
{
    const auto& county = m_evaluations.result();
    m_record->setEnabled(context().has_document() && !context().read_only());
    m_repeat->setEnabled(m_record->isEnabled());
    if (!context().has_document() || !county) {
        m_making.stop();
        m_model->show_year(nullptr);
        tell();
        return;
    }
    const int year = m_year->currentData().toInt();
    const auto& shown = m_model->year();
    if (shown && shown->county == county && shown->life.year() == year)
        return;
    using Made = std::shared_ptr<const Year>;
    m_making.start<Made>(
        JobKind::Quick, {},
        [county, year](JobProgress& progress) { return year_of(county, year, progress); },
        [this](Result<Made> made) {
            if (!made) {
                if (made.error().kind != ErrorKind::Cancelled)
                    context().notices().error(made.error());
                return;
            }
            const QModelIndex current = m_view->currentIndex();
            m_model->show_year(*made);
            fill_committees();
            m_view->setCurrentIndex(m_model->index(
                std::clamp(current.row(), 0, std::max(0, m_model->rowCount() - 1)),
                current.isValid() ? current.column() : static_cast<int>(LifeTableModel::January)));
            tell();
        });
}

void LifePage::narrow()
{
    m_model->narrow(m_words->text(), m_holes->isChecked());
    tell();
}

void LifePage::tell()
{
    if (m_parts->currentIndex() != 0)
        return; // the plans tell of themselves
    if (!m_model->year()) {
        m_sums->setText({});
        set_subtitle({});
        set_status({});
        return;
    }
    const LifeTotals totals = m_model->totals();
    const std::int64_t holes = totals.asked - totals.done;
    m_sums->setText(totals.asked == 0
                        ? tr("The policies ask for none of it so far.")
                        : tr("Asked %1 times, in time %2 (%3), missing %4, due now %5")
                              .arg(count_text(totals.asked), count_text(totals.done),
                                   rate_text(totals.done, totals.asked), count_text(holes),
                                   count_text(m_model->count(LifeState::Due))));
    set_subtitle(tr("%1 organizations").arg(count_text(std::max(0, m_model->rowCount() - 1))));
    const auto chosen = m_view->selectionModel()->selectedIndexes().size();
    set_status(chosen > 1 ? tr("%1 cells chosen: Insert enters an activity for their organizations")
                                .arg(count_text(chosen))
                          : tr("Enter opens a cell, Insert enters an activity"));
}

std::string LifePage::chosen_kind() const
{
    const auto kind = m_model->kind();
    return kind ? m_model->year()->life.kinds()[*kind] : std::string();
}

std::string LifePage::kind_asked(const std::set<std::size_t>& orgs, int month) const
{
    if (!chosen_kind().empty() || month == 0)
        return chosen_kind();
    const LifeYear& life = m_model->year()->life;
    std::string asked;
    for (std::size_t kind = 0; kind < life.kinds().size(); ++kind) {
        const bool wanting = std::ranges::any_of(orgs, [&](std::size_t org) {
            const LifeState state = life.cell(org, kind, month).state;
            return state == LifeState::Hole || state == LifeState::Due;
        });
        if (wanting && !asked.empty())
            return {}; // more than one: the clerk says which
        if (wanting)
            asked = life.kinds()[kind];
    }
    return asked;
}

Date LifePage::day_in(int month) const
{
    const Period period = m_model->period_of(month);
    const Date today = m_model->year()->county->as_of;
    return period.contains(today) ? today : period.last;
}

void LifePage::open_cell(const QModelIndex& index)
{
    const auto org = m_model->org_at(index.row());
    if (!org)
        return;
    const LifeYear& life = m_model->year()->life;
    const int month = LifeTableModel::month_of(index.column());
    if (month == 0) {
        context().go(Place::dossier("org", life.orgs()[*org].id));
        return;
    }
    if (m_model->cell(*org, month).held == 0) {
        record();
        return;
    }
    const World& world = *m_model->year()->county->world;
    const Period period = m_model->period_of(month);
    std::vector<std::int64_t> ids;
    const auto& all = world.snapshot().table("activity").ids;
    for (const std::int32_t row :
         activities_of(world, life.orgs()[*org].row, chosen_kind(), period.first, period.last))
        ids.push_back(all[static_cast<std::size_t>(row)]);
    context().go(Place::rows(
        "activity", std::move(ids),
        QStringLiteral("%1　%2").arg(m_model->year()->names[*org], qt(period.chinese()))));
}

std::set<std::size_t> LifePage::chosen_orgs() const
{
    std::set<std::size_t> orgs;
    for (const QModelIndex& index : m_view->selectionModel()->selectedIndexes())
        if (const auto org = m_model->org_at(index.row()))
            orgs.insert(*org);
    return orgs;
}

void LifePage::enter(const std::set<std::size_t>& orgs, std::map<std::string, std::string> known)
{
    std::vector<std::int64_t> rows;
    for (const std::size_t org : orgs)
        rows.push_back(m_model->year()->life.orgs()[org].id);
    context().go(
        Place::event(QString::fromLatin1(entry), "org", std::move(rows), std::move(known)));
}

void LifePage::record()
{
    if (!m_model->year() || !m_record->isEnabled())
        return;
    const std::set<std::size_t> orgs = chosen_orgs();
    std::map<std::string, std::string> known;
    const int month = LifeTableModel::month_of(m_view->currentIndex().column());
    if (const std::string kind = kind_asked(orgs, month); !kind.empty())
        known["kind"] = kind;
    if (month != 0)
        known["date"] = day_in(month).iso();
    enter(orgs, std::move(known));
}

void LifePage::repeat()
{
    if (!m_model->year() || !m_record->isEnabled())
        return;
    int month = LifeTableModel::month_of(m_view->currentIndex().column());
    if (month == 0) // beside the months: the running one
        month = m_model->year()->county->as_of.month();
    const std::set<std::size_t> orgs = chosen_orgs();
    const LedgerDef& def = *context().catalog()->ledger("activity");
    const auto last = last_activity(*m_model->year()->county->world, *m_model->year(), orgs,
                                    chosen_kind(), m_model->period_of(month).first);
    auto row = LedgerStore(context().database(), *context().catalog()).find(def, last ? *last : -1);
    if (!row || !*row) {
        context().notices().info(
            tr("The chosen organizations held none before that month: nothing to repeat."));
        return;
    }
    std::map<std::string, std::string> known;
    for (const std::string field : {"kind", "topic", "host", "lecturer"})
        if (const std::string& text = text_of((*row)->at(def, field));
            !text.empty() && (orgs.size() == 1 || (field != "host" && field != "lecturer")))
            known[field] = text; // who held it is each one's own
    // A day kept from month to month, as a theme day is.
    const Period period = m_model->period_of(month);
    const auto day = Date::from_iso(text_of((*row)->at(def, "date")));
    const auto same = Date::from_ymd(period.first.year(), month, day ? day->day() : 1);
    known["date"] = std::min(same.value_or(period.last), day_in(month)).iso();
    enter(orgs, std::move(known));
}

void LifePage::find()
{
    if (m_parts->currentIndex() == 1)
        return m_plans->find();
    m_words->setFocus();
    m_words->selectAll();
}

void LifePage::focus_first()
{
    if (m_parts->currentIndex() == 0)
        m_view->setFocus();
    else
        m_parts->currentWidget()->setFocus();
}

} // namespace lx::ui
