#include "ui/rules/compare_view.h"

#include <algorithm>

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/policy_list.h"
#include "ui/document/scope_setting.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/shown_text.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/either.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"
#include "ui/widgets/wrap_header.h"

namespace lx::ui {

namespace {

constexpr int narrowest_halves = 66; ///< in characters; narrower, the changes stand below

constexpr Move moves_shown[] = {Move::Lost, Move::Gained, Move::Asked, Move::Freed, Move::Other};

QString state_text(State state)
{
    return state == State::None ? CompareView::tr("Not asked")
                                : state_look(state, Theme::current()).word;
}

QString count_or_blank(std::int64_t count)
{
    return count == 0 ? QString() : count_text(count);
}

QString target_text(const TargetResult* result)
{
    if (result == nullptr)
        return QString(QChar(0x2014));
    const QString figures = result->denominator
                                ? QStringLiteral("%1 / %2").arg(number_text(result->numerator),
                                                                number_text(*result->denominator))
                                : number_text(result->numerator);
    return QStringLiteral("%1　%2").arg(figures, state_text(result->state));
}

} // namespace

CompareView::CompareView(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_comparing(context.jobs()), m_listing(context.jobs()),
      m_explaining(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(build_sides());

    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    const Qt::Alignment right = Qt::AlignRight | Qt::AlignVCenter;
    m_halves = new TurningSplitter(narrowest_halves, this);
    auto* tables = new QSplitter(Qt::Vertical, m_halves);
    tables->setChildrenCollapsible(false);
    m_matter_model = new TextTableModel(this);
    m_matter_model->set_columns({tr("What is asked"), tr("Met to unmet"), tr("Unmet to met"),
                                 tr("Newly asked"), tr("No longer asked"), tr("Otherwise")},
                                {left, right, right, right, right, right});
    m_matters = build_table(tables, m_matter_model, tr("What is asked at both sides"));
    m_target_model = new TextTableModel(this);
    m_target_model->set_columns({tr("Target"), tr("Left"), tr("Right")}, {left, right, right});
    m_targets = build_table(tables, m_target_model, tr("Targets of both sides"));
    auto* lower = new QWidget(tables);
    auto* lower_column = new QVBoxLayout(lower);
    lower_column->setContentsMargins(0, 0, 0, 0);
    lower_column->setSpacing(4);
    m_scope = new TextLabel(lower);
    m_scope->setContentsMargins(Theme::grid(1), 4, 0, 0);
    set_role(m_scope, "soft");
    lower_column->addWidget(m_scope);
    lower_column->addWidget(m_targets);
    tables->addWidget(m_matters);
    tables->addWidget(lower);
    tables->setStretchFactor(0, 1);
    tables->setSizes({440, 150});
    m_halves->addWidget(tables);
    m_halves->addWidget(build_changes(m_halves));
    m_halves->setStretchFactor(1, 1);
    m_halves->setSizes({640, 620});
    column->addWidget(m_halves, 1);
    m_note = new TextLabel(this);
    m_note->setAlignment(Qt::AlignCenter);
    m_note->setWordWrap(true);
    m_note->setMargin(Theme::grid(6));
    set_role(m_note, "soft");
    column->addWidget(m_note, 1);

    connect(m_matters->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CompareView::list);
    connect(&context, &AppContext::document_changed, this, [this] {
        m_proposed = false;
        outdate();
    });
    connect(&context, &AppContext::data_changed, this, &CompareView::outdate);
    connect(&ScopeSetting::of(context), &ScopeSetting::changed, this, &CompareView::outdate);
    connect(&context, &AppContext::policies_changed, this, [this] {
        m_proposed = false;
        outdate();
    });
    show_result();
}

CompareView::Side CompareView::build_side(QLayout* line, const QString& title)
{
    Side made;
    auto* label = new TextLabel(title, this);
    made.policy = new QComboBox(this);
    made.policy->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    made.policy->setAccessibleName(tr("%1: policy").arg(title));
    made.day = day_edit(this, tr("%1: day").arg(title));
    label->setBuddy(made.policy);
    line->addWidget(label);
    line->addWidget(made.policy);
    line->addWidget(made.day);
    connect(made.policy, &QComboBox::currentIndexChanged, this, &CompareView::outdate);
    connect(made.day, &QDateEdit::dateChanged, this, &CompareView::outdate);
    return made;
}

QWidget* CompareView::build_sides()
{
    auto* bar = new QWidget(this);
    auto* line = new FlowLayout(bar, Theme::grid(1));
    line->setContentsMargins(Theme::grid(1), 4, Theme::grid(1), Theme::grid(1));
    m_left = build_side(line, tr("Left"));
    m_original = new QCheckBox(tr("with its own figures"), bar);
    set_tip(m_original, tr("By the figures the policy came with, not by those set in this file"));
    m_original->setAccessibleName(m_original->text());
    line->addWidget(m_original);
    auto* swap = new QPushButton(icon(QStringLiteral("exchange")), QString(), bar);
    set_quiet(swap);
    swap->setAccessibleName(tr("Swap the sides"));
    set_tip(swap, tr("Swap the sides"));
    line->addWidget(swap);
    m_right = build_side(line, tr("Right"));
    m_start = new QPushButton(tr("&Compare"), bar);
    m_start->setAccessibleName(tr("Compare the two sides"));
    set_primary(m_start);
    line->addWidget(m_start);
    connect(m_original, &QCheckBox::toggled, this, &CompareView::outdate);
    connect(swap, &QPushButton::clicked, this, &CompareView::swap);
    connect(m_start, &QPushButton::clicked, this, &CompareView::compare);
    return bar;
}

TableHead CompareView::print_head(const QTableView* view) const
{
    const auto side = [](const Side& one) {
        return tr("%1 on %2").arg(one.policy->currentText(), one.day->text());
    };
    TableHead head;
    head.title = tr("Comparison: %1").arg(view->accessibleName());
    head.lines << tr("Left: %1; right: %2").arg(side(m_left), side(m_right));
    if (view == m_changes)
        head.lines << m_head->text();
    return head;
}

QTableView* CompareView::build_table(QWidget* parent, TextTableModel* model, const QString& name)
{
    auto* view = new QTableView(parent);
    view->setHorizontalHeader(new WrapHeader(view));
    view->setModel(model);
    view->setAccessibleName(name);
    dress_table(view);
    view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    set_print_head(view, [this, view] { return print_head(view); });
    return view;
}

QWidget* CompareView::build_changes(QWidget* parent)
{
    auto* panel = new QWidget(parent);
    auto* column = new QVBoxLayout(panel);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(Theme::grid(1) + 4, 4, Theme::grid(1), 0);
    m_head = new TextLabel(panel);
    set_role(m_head, "strong");
    m_head->setWordWrap(true);
    head->addWidget(m_head, 1);
    m_move = new QComboBox(panel);
    m_move->setAccessibleName(tr("Kind of change"));
    m_move->addItem(tr("All changes"), 0);
    for (const Move move : moves_shown) {
        const std::string_view title = move_title(move);
        m_move->addItem(QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())),
                        static_cast<int>(move));
    }
    head->addWidget(m_move);
    column->addLayout(head);
    const Qt::Alignment left = Qt::AlignLeft | Qt::AlignVCenter;
    m_change_model = new TextTableModel(this);
    m_change_model->set_columns({tr("Name"), tr("Left"), tr("Right")}, {left, left, left});
    m_changes = build_table(panel, m_change_model, tr("Rows that change"));
    column->addWidget(m_changes, 1);
    m_why = new TextLabel(panel);
    m_why->setWordWrap(true);
    m_why->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_why->setAccessibleName(tr("Why it changes"));
    m_why->setContentsMargins(Theme::grid(1) + 4, Theme::grid(1), Theme::grid(1), Theme::grid(1));
    m_why->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    column->addWidget(m_why);
    auto* foot = new FlowLayout(nullptr, Theme::grid(1));
    foot->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    m_open = new QPushButton(icon(QStringLiteral("ledger")), QString(), panel);
    set_quiet(m_open);
    foot->addWidget(m_open);
    m_both = new QCheckBox(tr("Also what only one side asks"), panel);
    m_both->setAccessibleName(m_both->text());
    foot->addWidget(m_both);
    column->addLayout(foot);
    connect(m_move, &QComboBox::currentIndexChanged, this, &CompareView::list);
    connect(m_both, &QCheckBox::toggled, this, &CompareView::show_matters);
    connect(m_open, &QPushButton::clicked, this, &CompareView::open_all);
    connect(m_changes->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &CompareView::explain);
    connect(m_changes, &QTableView::activated, this, [this](const QModelIndex& index) {
        const auto row = static_cast<std::size_t>(index.row());
        if (m_list && row < m_list->changes.size())
            m_context.go(
                Place::dossier(std::string(m_list->changes[row].ledger), m_list->changes[row].id));
    });
    return panel;
}

void CompareView::propose()
{
    if (m_proposed || !m_context.has_document())
        return;
    m_proposed = true;
    for (const Side& one : {m_left, m_right}) {
        const QSignalBlocker quiet(one.policy);
        one.policy->clear();
        for (const PolicyChoice& entry : m_context.policy_choices())
            one.policy->addItem(shown_text(entry.short_name), entry.id);
    }
    const auto choose = [&](const Side& one, const QString& id, Date day) {
        const QSignalBlocker quiet_policy(one.policy);
        const QSignalBlocker quiet_day(one.day);
        one.policy->setCurrentIndex(std::max(0, one.policy->findData(id)));
        one.day->setDate(qdate(day));
    };
    // Two policies carried out here: these; with one, how it was a quarter ago.
    const QStringList& chosen = m_context.policies();
    const Date today = m_context.as_of();
    const Date before = Period::containing(PeriodKind::Quarter, today).first.add_days(-1);
    choose(m_left, chosen.value(0), chosen.size() > 1 ? today : before);
    choose(m_right, chosen.size() > 1 ? chosen[1] : chosen.value(0), today);
}

void CompareView::begin()
{
    propose();
    if (!m_done && !m_comparing.running() && m_context.has_document())
        compare();
}

void CompareView::swap()
{
    const QVariant policy = m_left.policy->currentData();
    const QDate day = m_left.day->date();
    m_left.policy->setCurrentIndex(m_left.policy->findData(m_right.policy->currentData()));
    m_left.day->setDate(m_right.day->date());
    m_right.policy->setCurrentIndex(m_right.policy->findData(policy));
    m_right.day->setDate(day);
    compare();
}

void CompareView::outdate()
{
    m_comparing.stop();
    m_listing.stop();
    m_explaining.stop();
    m_done.reset();
    m_list.reset();
    show_result();
}

ComparedSide CompareView::side(const Side& one) const
{
    ComparedSide made;
    made.policy = utf8_of(one.policy->currentData().toString());
    made.as_of = date_of(one.day->date());
    made.original = &one == &m_left && m_original->isChecked();
    made.scope = ScopeSetting::of(m_context).id();
    return made;
}

void CompareView::compare()
{
    if (!m_context.has_document())
        return;
    outdate();
    using Answer = std::shared_ptr<const Compared>;
    m_comparing.start<Answer>(
        JobKind::Long, tr("Comparing"),
        [path = m_context.path8(), definitions = m_context.definitions(), left = side(m_left),
         right = side(m_right)](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return compare_county(*database, definitions, left, right, progress);
        },
        [this](Result<Answer> answer) {
            if (answer)
                m_done = std::move(*answer);
            else if (answer.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(answer.error());
            show_result();
        });
    show_result();
}

void CompareView::show_result()
{
    show_either(m_done != nullptr, m_halves, m_note);
    m_note->setText(m_comparing.running()
                        ? tr("Comparing…")
                        : tr("Choose two policies, two days, or the figures before and after they "
                             "were set, then press “Compare”."));
    if (!m_done)
        return;
    std::vector<TextTableModel::Row> rows;
    for (const ComparedTarget& target : m_done->comparison->targets()) {
        TextTableModel::Row row;
        row.texts = {qt(target.title), target_text(target.left), target_text(target.right)};
        rows.push_back(std::move(row));
    }
    m_targets->parentWidget()->setVisible(!rows.empty());
    m_target_model->set_rows(std::move(rows));
    const ScopeChoice* scope = ScopeSetting::of(m_context).current();
    m_scope->setText(scope == nullptr ? QString()
                                      : tr("Targets by the scope: %1").arg(scope->name));
    m_scope->setVisible(scope != nullptr);
    const int size = Theme::current().text_px;
    for (const int column : {1, 2}) {
        m_targets->setColumnWidth(column, 11 * size);
        m_changes->setColumnWidth(column, 7 * size);
    }
    // Three and three characters of the headings stand below each other, four in one line.
    for (const int column : {1, 2, 3})
        m_matters->setColumnWidth(column, static_cast<int>(4.6 * size));
    for (const int column : {4, 5})
        m_matters->setColumnWidth(column, 5 * size);
    m_matters->setMinimumWidth(40 * size); // a title of twelve characters beside them
    for (QTableView* view : {m_matters, m_targets, m_changes})
        view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    show_matters();
}

void CompareView::show_matters()
{
    if (!m_done)
        return;
    std::vector<TextTableModel::Row> rows;
    const auto& matters = m_done->comparison->matters();
    // What changes most gravely comes first.
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < matters.size(); ++i) {
        const bool both = !matters[i].left.empty() && !matters[i].right.empty();
        bool any = false;
        for (const Move move : moves_shown)
            any |= matters[i].count(move) > 0;
        if (any && (both || m_both->isChecked()))
            order.push_back(i);
    }
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        for (const Move move : moves_shown) {
            if (matters[a].count(move) != matters[b].count(move))
                return matters[a].count(move) > matters[b].count(move);
        }
        return false;
    });
    for (const std::size_t place : order) {
        const ComparedMatter& matter = matters[place];
        TextTableModel::Row row;
        QString title = qt(matter.title);
        if (matter.right.empty())
            title = tr("%1 (left only)").arg(title);
        else if (matter.left.empty())
            title = tr("%1 (right only)").arg(title);
        row.texts << title;
        for (const Move move : moves_shown)
            row.texts << count_or_blank(matter.count(move));
        row.id = static_cast<qint64>(place);
        rows.push_back(std::move(row));
    }
    const bool none = rows.empty();
    m_matter_model->set_rows(std::move(rows));
    if (none) {
        m_listing.stop();
        m_explaining.stop();
        m_list.reset();
        m_change_model->set_rows({});
        m_why->clear();
        m_open->hide();
        m_head->setText(tr("Nothing differs"));
        return;
    }
    m_matters->setCurrentIndex(m_matter_model->index(0, 0));
    list();
}

int CompareView::chosen_matter() const
{
    const QModelIndex index = m_matters->currentIndex();
    return index.isValid() ? index.siblingAtColumn(0).data(TextTableModel::id_role).toInt() : -1;
}

Move CompareView::chosen_move() const
{
    return static_cast<Move>(m_move->currentData().toInt());
}

void CompareView::list()
{
    const int matter = chosen_matter();
    m_explaining.stop();
    m_why->clear();
    if (!m_done || matter < 0)
        return;
    using Answer = std::shared_ptr<const ChangeList>;
    m_listing.start<Answer>(
        JobKind::Quick, {},
        [done = m_done, matter, move = chosen_move(),
         path = m_context.path8()](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return list_changes(*done, static_cast<std::size_t>(matter), move, *database);
        },
        [this](Result<Answer> answer) {
            if (answer)
                arrived(*answer);
            else if (answer.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(answer.error());
        });
}

void CompareView::arrived(const std::shared_ptr<const ChangeList>& changes)
{
    m_list = changes;
    std::vector<TextTableModel::Row> rows;
    for (std::size_t i = 0; i < changes->changes.size(); ++i) {
        const StateChange& change = changes->changes[i];
        TextTableModel::Row row;
        row.texts = {qt(changes->names[i]), state_text(change.left), state_text(change.right)};
        row.id = change.id;
        rows.push_back(std::move(row));
    }
    m_change_model->set_rows(std::move(rows));
    const QString title =
        qt(m_done->comparison->matters()[static_cast<std::size_t>(chosen_matter())].title);
    const auto shown = static_cast<std::int64_t>(changes->changes.size());
    m_head->setText(changes->total > shown
                        ? tr("%1: %2 change (the first %3 shown)")
                              .arg(title, count_text(changes->total), count_text(shown))
                        : tr("%1: %2 change").arg(title, count_text(changes->total)));
    set_tip(m_head, m_head->text());
    m_open->setVisible(!changes->ids.empty());
    m_open->setText(tr("Open these %1 in the ledger")
                        .arg(count_text(static_cast<std::int64_t>(changes->ids.size()))));
    if (shown > 0)
        m_changes->setCurrentIndex(m_change_model->index(0, 0));
    Q_EMIT listed();
}

void CompareView::explain()
{
    const auto row = static_cast<std::size_t>(std::max(0, m_changes->currentIndex().row()));
    m_why->clear();
    if (!m_done || !m_list || row >= m_list->changes.size())
        return;
    using Answer = std::vector<std::string>;
    m_explaining.start<Answer>(
        JobKind::Quick, {},
        [done = m_done, change = m_list->changes[row]](JobProgress&) -> Result<Answer> {
            const std::lock_guard lock(done->mutex);
            return done->comparison->why(change);
        },
        [this](Result<Answer> answer) {
            if (!answer)
                return;
            QStringList lines;
            for (const std::string& line : *answer)
                lines << QStringLiteral("· ") + qt(line);
            m_why->setText(lines.join(QLatin1Char('\n')));
        });
}

void CompareView::open_all()
{
    if (!m_list || m_list->ids.empty())
        return;
    m_context.go(Place::rows(m_list->ledger, m_list->ids, m_head->text()));
}

} // namespace lx::ui
