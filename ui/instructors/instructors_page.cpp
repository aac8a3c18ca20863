#include "ui/instructors/instructors_page.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/evaluations.h"
#include "ui/document/notices.h"
#include "ui/instructors/settings_panel.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"
#include "ui/widgets/year_choice.h"

namespace lx::ui {

namespace {

constexpr int mark = 2; ///< characters of a column of marks

/// Columns of so many characters, whatever stands in them.
void fit(QTableView* view, const std::vector<int>& widths)
{
    view->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view->horizontalHeader()->setMinimumSectionSize(1);
    std::vector<std::pair<int, int>> columns;
    for (std::size_t c = 0; c < widths.size(); ++c)
        columns.emplace_back(static_cast<int>(c), widths[c]);
    keep_columns(view, std::move(columns));
}

QTableView* table(QAbstractItemModel* model, const QString& name, QWidget* parent)
{
    auto* view = new QTableView(parent);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    return view;
}

std::vector<int> chosen_rows(const QTableView* view)
{
    std::vector<int> rows;
    for (const QItemSelectionRange& range : view->selectionModel()->selection())
        for (int row = range.top(); row <= range.bottom(); ++row)
            rows.push_back(row);
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    return rows;
}

} // namespace

InstructorsPage::InstructorsPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Instructors"), parent), m_evaluations(Evaluations::of(context)),
      m_model(new InstructorTableModel(this)), m_visits(new VisitTableModel(this)),
      m_unserved(new UnservedTableModel(this)), m_making(context.jobs())
{
    build_actions();
    body()->addWidget(build_tools());
    auto* left = new QSplitter(Qt::Vertical, this);
    left->setChildrenCollapsible(false);
    left->addWidget(build_board());
    left->addWidget(build_visits());
    left->setStretchFactor(0, 2);
    left->setStretchFactor(1, 1);
    left->setSizes({Theme::grid(45), Theme::grid(25)});
    m_sides = new TurningSplitter(60, this);
    m_sides->setObjectName(QStringLiteral("instructor rooms"));
    m_sides->addWidget(left);
    m_unserved_room = build_unserved();
    m_sides->addWidget(m_unserved_room);
    m_sides->setStretchFactor(0, 1);
    m_sides->setSizes({Theme::grid(108), Theme::grid(46)});
    connect(m_sides, &TurningSplitter::turned, this, &InstructorsPage::arrange);
    m_settings = new InstructorSettingsPanel(this);
    m_rooms = new QStackedWidget(this);
    m_rooms->addWidget(m_sides);
    m_rooms->addWidget(m_settings);
    body()->addWidget(m_rooms, 1);
    connect(m_settings, &InstructorSettingsPanel::save_wanted, this,
            &InstructorsPage::save_settings);
    connect(m_settings, &InstructorSettingsPanel::left, this,
            [this] { m_rooms->setCurrentIndex(0); });
    connect(m_model, &InstructorTableModel::units_dropped, this, &InstructorsPage::assign);
    connect(&m_evaluations, &Evaluations::changed, this, [this] {
        if (!isVisible())
            return;
        m_evaluations.want();
        make();
    });
}

void InstructorsPage::build_actions()
{
    m_more = new QPushButton(tr("M&ore"), this);
    m_more->setAccessibleName(tr("More to do for instructors"));
    auto* more = new QMenu(m_more);
    more->addAction(tr("New instructor…"), this, [this] {
        this->context().go(Place::event(QStringLiteral("appoint-instructor")));
    });
    more->addAction(tr("Hand over units…"), this, [this] { begin("replace-instructor", "from"); });
    more->addAction(tr("Leaves office…"), this,
                    [this] { begin("retire-instructor", "instructor"); });
    more->addAction(tr("Take away chosen units…"), this, &InstructorsPage::take_away);
    more->addSeparator();
    fill_print_menu(*more);
    more->addSeparator();
    more->addAction(tr("Settings of visits and appraisal…"), this, &InstructorsPage::show_settings);
    m_more->setMenu(more);
    m_record = new QPushButton(icon(QStringLiteral("calendar")), tr("Enter v&isits…"), this);
    m_record->setAccessibleName(tr("Enter a month's visits of the chosen instructor"));
    m_assign = new QPushButton(icon_on_accent(QStringLiteral("add")), tr("Sen&d to units…"), this);
    m_assign->setAccessibleName(tr("Send the chosen instructor to the chosen units"));
    set_primary(m_assign);
    add_print_action();
    add_action(m_more);
    add_action(m_record);
    add_action(m_assign);
    connect(m_record, &QPushButton::clicked, this, &InstructorsPage::record_visits);
    connect(m_assign, &QPushButton::clicked, this, &InstructorsPage::assign_chosen);
}

void InstructorsPage::fill_print_menu(QMenu& menu)
{
    const auto sheet = [&](const QString& text, const char* id) {
        menu.addAction(text, this, [this, id] {
            const auto rows = chosen_instructors();
            if (rows.empty())
                return context().notices().info(tr("Please choose an instructor first."));
            context().go(Place::sheet(QString::fromLatin1(id), rows));
        });
    };
    sheet(tr("Print letters of appointment"), "instructor-appointment");
    sheet(tr("Print certificates"), "instructor-certificate");
    sheet(tr("Print visit records"), "visit-record");
    sheet(tr("Print appraisals from both sides"), "instructor-appraisal");
    sheet(tr("Print yearly appraisals"), "instructor-year");
}

QWidget* InstructorsPage::build_tools()
{
    auto* tools = new QWidget(this);
    auto* flow = new FlowLayout(tools, Theme::grid(1));
    flow->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_year = new QComboBox(tools);
    m_year->setAccessibleName(tr("Year"));
    m_below = new QComboBox(tools);
    m_below->setAccessibleName(tr("What stands below the board"));
    m_below->addItem(tr("Below: units of the chosen instructor"));
    m_below->addItem(tr("Below: units without an instructor"));
    m_below->hide();
    m_words = new QLineEdit(tools);
    m_words->setAccessibleName(tr("Words of the instructor's name or number"));
    m_words->setPlaceholderText(tr("Find an instructor"));
    m_words->setClearButtonEnabled(true);
    m_words->setMinimumWidth(Theme::grid(20));
    m_holes = new QCheckBox(tr("Only with something &missing"), tools);
    m_holes->setAccessibleName(tr("Only instructors with something missing"));
    m_sums = new TextLabel(tools);
    set_role(m_sums, "soft");
    for (QWidget* one : std::initializer_list<QWidget*>{m_year, m_below, m_words, m_holes, m_sums})
        flow->addWidget(one);
    connect(m_year, &QComboBox::currentIndexChanged, this, &InstructorsPage::make);
    connect(m_below, &QComboBox::currentIndexChanged, this, [this] { arrange(Qt::Vertical); });
    connect(m_words, &QLineEdit::textChanged, this, &InstructorsPage::narrow);
    connect(m_holes, &QCheckBox::toggled, this, &InstructorsPage::narrow);
    return tools;
}

QTableView* InstructorsPage::build_board()
{
    m_board_view = table(m_model, tr("Board of instructors"), this);
    std::vector<int> widths(InstructorTableModel::Columns, 3);
    std::fill_n(widths.begin() + InstructorTableModel::January, 12, mark);
    widths[InstructorTableModel::Name] = 6; // also of one who has left
    widths[InstructorTableModel::Load] = 4;
    widths[InstructorTableModel::LastVisit] = 6;
    widths[InstructorTableModel::Term] = 8;
    widths[InstructorTableModel::Certificate] = 8;
    fit(m_board_view, widths);
    m_board_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_board_view->setSortingEnabled(true);
    m_board_view->setAcceptDrops(true);
    m_board_view->setDragDropMode(QAbstractItemView::DropOnly);
    set_print_head(
        m_board_view,
        [this] {
            TableHead head{
                tr("Instructors' board of %1").arg(m_year->currentText()), {}, std::nullopt};
            head.lines << m_sums->text();
            return head;
        },
        true);
    m_board_view->installEventFilter(this);
    connect(m_board_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &InstructorsPage::show_chosen);
    connect(m_board_view, &QTableView::doubleClicked, this, [this] {
        if (const InstructorRow* row = current())
            context().go(Place::row("instructor", row->id));
    });
    return m_board_view;
}

QTableView* InstructorsPage::build_visits()
{
    m_visit_view = table(m_visits, tr("Units of the chosen instructor"), this);
    std::vector<int> widths(VisitTableModel::Columns, mark);
    widths[VisitTableModel::Unit] = 15;
    widths[VisitTableModel::Since] = 6;
    fit(m_visit_view, widths);
    m_visit_view->installEventFilter(this);
    return m_visit_view;
}

QWidget* InstructorsPage::build_unserved()
{
    auto* room = new QWidget(this);
    auto* lines = new QVBoxLayout(room);
    lines->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 0);
    m_unserved_title = new TextLabel(room);
    set_role(m_unserved_title, "strong");
    m_unit_words = new QLineEdit(room);
    m_unit_words->setAccessibleName(tr("Words of a unit's name"));
    m_unit_words->setPlaceholderText(tr("Find a unit"));
    m_unit_words->setClearButtonEnabled(true);
    m_unserved_view = table(m_unserved, tr("Units without an instructor"), room);
    m_unserved_view->setDragEnabled(true);
    m_unserved_view->setDragDropMode(QAbstractItemView::DragOnly);
    m_unserved_view->horizontalHeader()->setSectionResizeMode(UnservedTableModel::Unit,
                                                              QHeaderView::Stretch);
    keep_measured(m_unserved_view, [view = m_unserved_view] {
        view->setColumnWidth(UnservedTableModel::Urgent, characters(view, 5) + 16);
        view->setColumnWidth(UnservedTableModel::Headcount, characters(view, 4));
    });
    m_unserved_view->installEventFilter(this);
    m_load = new TextLabel(room);
    m_load->setWordWrap(true);
    m_load->setMinimumHeight(2 * Theme::current().text_px + Theme::grid(2)); // nothing moves
    for (QWidget* one :
         std::initializer_list<QWidget*>{m_unserved_title, m_unit_words, m_unserved_view, m_load})
        lines->addWidget(one);
    connect(m_unit_words, &QLineEdit::textChanged, this,
            [this](const QString& words) { m_unserved->narrow(words); });
    connect(m_unserved_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &InstructorsPage::tell_load);
    return room;
}

void InstructorsPage::arrange(Qt::Orientation rooms)
{
    const bool narrow = rooms == Qt::Vertical;
    const bool units = m_below->currentIndex() == 0;
    m_below->setVisible(narrow);
    m_visit_view->setVisible(!narrow || units);
    m_unserved_room->setVisible(!narrow || !units);
    if (narrow)
        m_sides->setSizes({Theme::grid(30), Theme::grid(30)});
    else
        m_sides->setSizes({Theme::grid(108), Theme::grid(46)});
}

bool InstructorsPage::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::KeyPress)
        return Page::eventFilter(watched, event);
    const int key = dynamic_cast<QKeyEvent&>(*event).key();
    const bool enter = key == Qt::Key_Return || key == Qt::Key_Enter;
    if (watched == m_unserved_view && (enter || key == Qt::Key_Insert)) {
        assign_chosen();
        return true;
    }
    if (watched == m_board_view && key == Qt::Key_Insert) {
        assign_chosen();
        return true;
    }
    if (watched == m_board_view && enter) {
        record_visits();
        return true;
    }
    if (watched == m_visit_view && (enter || key == Qt::Key_Insert)) {
        record_visits();
        return true;
    }
    if (watched == m_visit_view && key == Qt::Key_Delete) {
        take_away();
        return true;
    }
    return Page::eventFilter(watched, event);
}

void InstructorsPage::refresh(const Changes& changes)
{
    if (changes.document || changes.as_of)
        offer_years(m_year, context().as_of().year());
    for (const DataChange& change : changes.data)
        m_stale = m_stale || !change.settings.empty();
    m_evaluations.want();
    make();
}

void InstructorsPage::make()
{
    const auto& county = m_evaluations.result();
    const bool open = context().has_document();
    for (QPushButton* one : {m_assign, m_record})
        one->setEnabled(open && !context().read_only());
    if (!open || !county) {
        m_making.stop();
        show(nullptr);
        return;
    }
    const auto& shown = m_model->board();
    const int year = m_year->currentData().toInt();
    if (shown && shown->county == county && shown->board.year() == year && !m_stale)
        return;
    m_making.start<ShownBoardPtr>(
        JobKind::Quick, {},
        [county, year, path = context().path8()](JobProgress& progress) -> Result<ShownBoardPtr> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto settings, InstructorSettings::of(*database));
            return shown_board(county, year, settings, progress);
        },
        [this](Result<ShownBoardPtr> made) {
            if (made) {
                m_stale = false;
                show(std::move(*made));
            } else if (made.error().kind != ErrorKind::Cancelled) {
                context().notices().error(made.error());
            }
        });
}

void InstructorsPage::show(ShownBoardPtr board)
{
    const InstructorRow* before = current();
    const std::int64_t id = before != nullptr ? before->id : 0;
    m_model->show_board(board);
    m_unserved->show_board(std::move(board));
    const int row = std::max(0, m_model->row_of(id));
    if (row < m_model->rowCount())
        m_board_view->setCurrentIndex(m_model->index(row, InstructorTableModel::Name));
    show_chosen();
}

void InstructorsPage::show_chosen()
{
    const int row = m_board_view->currentIndex().row();
    m_visits->show_instructor(
        m_model->board(), current() != nullptr ? std::optional(m_model->place(row)) : std::nullopt);
    tell();
}

void InstructorsPage::narrow()
{
    m_model->narrow(m_words->text(), m_holes->isChecked());
    if (m_model->rowCount() > 0)
        m_board_view->setCurrentIndex(m_model->index(0, InstructorTableModel::Name));
    show_chosen();
}

void InstructorsPage::tell()
{
    const auto& board = m_model->board();
    if (!board) {
        m_sums->setText({});
        m_unserved_title->setText({});
        m_load->setText({});
        set_subtitle({});
        set_status({});
        return;
    }
    QString sums = tr("Missing %1").arg(count_text(m_model->holes()));
    if (m_model->over_limit() > 0)
        sums += tr(", over the limit %1").arg(count_text(m_model->over_limit()));
    m_sums->setText(sums);
    set_subtitle(tr("%1 people").arg(count_text(m_model->rowCount())));
    m_unserved_title->setText(
        tr("%1 units without an instructor")
            .arg(count_text(static_cast<std::int64_t>(board->board.unserved().size()))));
    set_status(tr("Enter: visits of the month; Insert: send to the chosen units"));
    tell_load();
}

void InstructorsPage::tell_load()
{
    const InstructorRow* row = current();
    const auto units = static_cast<int>(chosen_units().size());
    if (row == nullptr || units == 0) {
        set_role(m_load, "soft");
        restyle(m_load);
        m_load->setText(tr("Choose units, then Enter, or drag them onto an instructor."));
        return;
    }
    const int after = row->units + units;
    const auto& limit = m_model->board()->board.limit();
    const QString name =
        m_model->board()->names[m_model->place(m_board_view->currentIndex().row())];
    const bool over = limit && after > limit->units;
    set_role(m_load, over ? "warning" : "soft");
    restyle(m_load);
    m_load->setText(over ? tr("%1 would have %2 units, more than the %3 allowed")
                               .arg(name, QString::number(after), QString::number(limit->units))
                         : tr("%1 would have %2 units").arg(name, QString::number(after)));
}

const InstructorRow* InstructorsPage::current() const
{
    const int row = m_board_view->currentIndex().row();
    return row < 0 || row >= m_model->rowCount() ? nullptr : &m_model->instructor(row);
}

std::vector<std::int64_t> InstructorsPage::chosen_instructors() const
{
    std::vector<std::int64_t> ids;
    for (const int row : chosen_rows(m_board_view))
        ids.push_back(m_model->instructor(row).id);
    if (ids.empty() && current() != nullptr)
        ids.push_back(current()->id);
    return ids;
}

std::vector<std::int64_t> InstructorsPage::chosen_units() const
{
    std::vector<std::int64_t> ids;
    for (const int row : chosen_rows(m_unserved_view))
        ids.push_back(m_unserved->unit(row).id);
    return ids;
}

std::vector<std::int64_t> InstructorsPage::chosen_visited(bool now) const
{
    std::vector<std::int64_t> ids;
    for (const int row : chosen_rows(m_visit_view))
        if (!now || m_visits->visits(row).now)
            ids.push_back(m_visits->visits(row).id);
    return ids;
}

void InstructorsPage::assign(std::int64_t instructor, std::vector<std::int64_t> units)
{
    const int at = m_model->row_of(instructor);
    if (at < 0 || units.empty() || !m_assign->isEnabled())
        return;
    const InstructorRow& row = m_model->instructor(at);
    const auto& limit = m_model->board()->board.limit();
    const int after = row.units + static_cast<int>(units.size());
    if (limit && after > limit->units)
        context().notices().warning(tr("%1 would have %2 units, more than the %3 allowed")
                                        .arg(m_model->board()->names[m_model->place(at)],
                                             QString::number(after),
                                             QString::number(limit->units)));
    context().go(Place::event(
        QStringLiteral("dispatch-instructor"), "unit", std::move(units),
        {{"instructor", std::to_string(row.id)}, {"date", m_model->board()->county->as_of.iso()}}));
}

void InstructorsPage::assign_chosen()
{
    const InstructorRow* row = current();
    const auto units = chosen_units();
    if (row == nullptr || units.empty()) {
        context().notices().info(
            tr("Please choose an instructor, and the units beside the board."));
        return;
    }
    assign(row->id, units);
}

void InstructorsPage::take_away()
{
    const InstructorRow* row = current();
    auto units = chosen_visited(true);
    if (row == nullptr || units.empty()) {
        context().notices().info(tr("Please choose units of the instructor, below the board."));
        return;
    }
    context().go(Place::event(QStringLiteral("end-dispatch"), "unit", std::move(units),
                              {{"instructor", std::to_string(row->id)}}));
}

Date InstructorsPage::visits_day() const
{
    const Date today = m_model->board()->county->as_of;
    const int year = m_model->board()->board.year();
    const int month = VisitTableModel::month_of(m_visit_view->currentIndex().column());
    const Date last =
        Period::containing(PeriodKind::Month, *Date::from_ymd(year, month == 0 ? 12 : month, 1))
            .last;
    return std::min(today, last);
}

void InstructorsPage::record_visits()
{
    const InstructorRow* row = current();
    if (row == nullptr || !m_record->isEnabled())
        return;
    const Date day = visits_day();
    const auto month = static_cast<std::size_t>(day.month() - 1);
    std::vector<std::int64_t> units = chosen_visited(false);
    if (units.empty()) // those he was sent to in that month
        for (const UnitVisits& unit : row->visits)
            if (unit.sent[month])
                units.push_back(unit.id);
    if (units.empty()) {
        context().notices().info(tr("This instructor has no unit in that month."));
        return;
    }
    context().go(Place::event(QStringLiteral("record-visits"), "unit", std::move(units),
                              {{"instructor", std::to_string(row->id)}, {"date", day.iso()}}));
}

void InstructorsPage::begin(const char* event, const char* field)
{
    const InstructorRow* row = current();
    if (row == nullptr)
        return;
    context().go(
        Place::event(QString::fromLatin1(event), {}, {}, {{field, std::to_string(row->id)}}));
}

void InstructorsPage::show_settings()
{
    if (!m_model->board())
        return;
    QStringList grades;
    for (const DictionaryValue& grade : context().catalog()->dictionary("grade")->values)
        grades << qt(grade.value);
    m_settings->show_settings(m_model->board()->settings, grades);
    m_rooms->setCurrentIndex(1);
}

void InstructorsPage::save_settings()
{
    const InstructorSettings settings = m_settings->settings();
    const auto kept = context().set_in_file(
        [&](Database& database, const Actor& who) { return settings.keep(database, &who); });
    if (!kept)
        return context().notices().error(kept.error());
    m_rooms->setCurrentIndex(0);
    m_stale = true;
    make();
}

void InstructorsPage::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

void InstructorsPage::focus_first()
{
    m_board_view->setFocus();
}

} // namespace lx::ui
