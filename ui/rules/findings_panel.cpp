#include "ui/rules/findings_panel.h"

#include <algorithm>

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/finding_actions.h"
#include "ui/document/notices.h"
#include "ui/presentation/finding_html.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/plain_document.h"
#include "ui/presentation/state_look.h"
#include "ui/presentation/theme.h"
#include "ui/rules/state_chips.h"
#include "ui/rules/supervision_menu.h"
#include "ui/widgets/either.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/handling_panel.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/printed_tables.h"
#include "ui/widgets/row_delegate.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/text_width.h"
#include "ui/widgets/turning_splitter.h"

namespace lx::ui {

namespace {

constexpr int typing_ms = 200;
constexpr int narrowest_halves = 48; ///< in characters; narrower, the explanation stands below
constexpr qint64 none_given = 0;     ///< no row has this id
constexpr int facets_offered = 200;

/// Row of the area or organization chosen, by its id: rows move when the file is read again.
std::optional<std::int32_t> chosen_row(const QComboBox* box, const ColumnTable& table)
{
    const QVariant chosen = box->currentData();
    if (!chosen.isValid())
        return std::nullopt;
    return chosen.toLongLong() == none_given ? -1 : table.row_of(chosen.toLongLong());
}

/// Markup of our own, in which nothing is loaded from anywhere.
class Explanation final : public QTextBrowser
{
public:
    using QTextBrowser::QTextBrowser;
    QVariant loadResource(int type, const QUrl&) override { return nothing_loaded(type); }
};

/// The values to filter by with how often they occur; the chosen one stays chosen.
void offer(QComboBox* box, const QString& all, const std::vector<FindingList::Facet>& facets,
           const std::vector<std::int64_t>& ids)
{
    const QVariant chosen = box->currentData();
    const QSignalBlocker quiet(box);
    const QString chosen_text = box->currentText();
    box->clear();
    box->addItem(all);
    for (std::size_t i = 0; i < facets.size() && i < facets_offered; ++i) {
        const QString name =
            facets[i].row < 0 ? FindingsPanel::tr("Not given") : qt(facets[i].name);
        box->addItem(QStringLiteral("%1 (%2)").arg(shown_text(name), count_text(facets[i].count)),
                     facets[i].row < 0 ? QVariant(none_given)
                                       : QVariant::fromValue<qint64>(
                                             ids[static_cast<std::size_t>(facets[i].row)]));
    }
    if (chosen.isValid()) {
        int at = box->findData(chosen);
        if (at < 0) { // nothing left of it: it stays to be seen and taken back
            box->addItem(chosen_text, chosen);
            at = box->count() - 1;
        }
        box->setCurrentIndex(at);
    }
}

} // namespace

FindingsPanel::FindingsPanel(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_listing(context.jobs()), m_explaining(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_head = new MarkupLabel(this);
    m_head->setWordWrap(true);
    m_head->setContentsMargins(Theme::grid(1) + 4, 0, Theme::grid(1), 4);
    m_head->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_head->setAccessibleName(tr("The rule"));
    column->addWidget(m_head);
    m_chips = new StateChips(this);
    auto* chips = new QHBoxLayout;
    chips->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    chips->addWidget(m_chips, 1);
    column->addLayout(chips);
    auto* halves = new TurningSplitter(narrowest_halves, this);
    halves->addWidget(build_left());
    m_why = new Explanation(this);
    m_why->setOpenLinks(false);
    m_why->setOpenExternalLinks(false);
    m_why->setFrameShape(QFrame::NoFrame);
    set_role(m_why, "pane");
    m_why->setAccessibleName(tr("Explanation"));
    m_why->document()->setDocumentMargin(Theme::grid(1) + 4);
    halves->addWidget(m_why);
    halves->setStretchFactor(0, 2);
    halves->setStretchFactor(1, 1);
    halves->setSizes({520, 340});
    column->addWidget(halves, 1);
    m_ask = new HandlingPanel(context, Matter::Finding, this);
    column->addWidget(m_ask);
    // Above each other there is no room for all three: what is written goes before what was read.
    connect(m_ask, &HandlingPanel::opened, this, [this, halves](bool open) {
        m_why->setVisible(!open || halves->orientation() == Qt::Horizontal);
        m_foot->setVisible(!open);
    });
    m_actions = new FindingActions(context, Matter::Finding, this);
    connect(m_ask, &HandlingPanel::explained, this, [this](const ExceptionText& text) {
        if (m_asked_of)
            m_actions->explain(explained_subjects(*m_asked_of, m_asked), text);
    });
    connect(m_ask, &HandlingPanel::supervised, this, [this](const SupervisionOrder& order) {
        if (m_asked_of)
            m_actions->supervise(supervised_findings(*m_asked_of, m_asked), order);
    });
    // Not to whatever comes next in order: that is the as-of date.
    connect(m_ask, &HandlingPanel::left, this, [this] { m_view->setFocus(); });
    connect(m_why, &QTextBrowser::anchorClicked, this, &FindingsPanel::follow);
    m_typing.setSingleShot(true);
    m_typing.setInterval(typing_ms);
    connect(&m_typing, &QTimer::timeout, this, &FindingsPanel::list_again);
    m_model->set_names([this](const std::string& ledger, const std::vector<std::int64_t>& ids) {
        std::unordered_map<std::int64_t, std::string> names;
        const LedgerDef* def = m_context.catalog()->ledger(ledger);
        if (!m_context.has_document() || def == nullptr)
            return names;
        if (auto labels = LedgerStore(m_context.database(), *m_context.catalog()).labels(*def, ids))
            names = std::move(*labels);
        return names;
    });
}

QWidget* FindingsPanel::build_left()
{
    auto* left = new QWidget(this);
    auto* column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    auto* line = new QHBoxLayout;
    line->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    line->setSpacing(4);
    m_search = new QLineEdit(left);
    m_search->setPlaceholderText(tr("Find: name, code, pinyin"));
    m_search->setAccessibleName(tr("Find among the findings"));
    m_search->setClearButtonEnabled(true);
    fit_placeholder(m_search);
    m_area = new QComboBox(left);
    m_area->setAccessibleName(tr("Area"));
    m_org = new QComboBox(left);
    m_org->setAccessibleName(tr("Answerable organization"));
    for (QComboBox* box : {m_area, m_org}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(5);
    }
    line->addWidget(m_search, 2);
    column->addLayout(line);
    auto* second = new QHBoxLayout;
    second->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    second->setSpacing(4);
    m_handling = new QComboBox(left);
    m_handling->setAccessibleName(tr("What was done"));
    m_handling->addItem(tr("Handled or not"));
    m_handling->addItem(tr("Not handled"), static_cast<int>(Handling::None));
    for (const Handling handling : {Handling::Explained, Handling::ExplainedBefore,
                                    Handling::Supervised, Handling::Overdue, Handling::Closed}) {
        const std::string_view title = handling_title(handling);
        m_handling->addItem(QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())),
                            static_cast<int>(handling));
    }
    m_deadline = new QComboBox(left);
    m_deadline->setAccessibleName(tr("Deadline"));
    m_deadline->addItem(tr("Any deadline"), static_cast<int>(Nearness::Any));
    m_deadline->addItem(tr("Overdue"), static_cast<int>(Nearness::Past));
    m_deadline->addItem(tr("Within 30 days"), static_cast<int>(Nearness::Within30));
    m_deadline->addItem(tr("Within 180 days"), static_cast<int>(Nearness::Within180));
    m_deadline->addItem(tr("Without deadline"), static_cast<int>(Nearness::Undated));
    for (QComboBox* box : {m_area, m_org, m_deadline})
        second->addWidget(box, 1);
    line->addWidget(m_handling, 1);
    column->addLayout(second);
    connect(m_handling, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);
    connect(m_deadline, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);

    m_model = new FindingModel(this);
    m_view = new QTableView(left);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Findings"));
    dress_table(m_view);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(false);
    m_view->horizontalHeader()->setSectionResizeMode(FindingModel::Subject, QHeaderView::Stretch);
    set_print_head(
        m_view, [this] { return print_head(); }, true);
    column->addWidget(m_view, 1);
    m_empty = new TextLabel(left);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(3));
    set_role(m_empty, "soft");
    column->addWidget(m_empty, 1);
    m_empty->hide();
    m_foot = new QWidget(left);
    auto* foot = new FlowLayout(m_foot, 4);
    foot->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    m_open = new QPushButton(icon(QStringLiteral("ledger")), QString(), left);
    set_quiet(m_open);
    foot->addWidget(m_open);
    m_explain = new QPushButton(left);
    set_quiet(m_explain);
    m_supervise = new QPushButton(left);
    set_quiet(m_supervise);
    foot->addWidget(m_explain);
    foot->addWidget(m_supervise);
    m_more = new QPushButton(tr("More"), left);
    m_more->setAccessibleName(tr("More about the chosen findings"));
    m_more->setProperty("menu", true);
    set_quiet(m_more);
    foot->addWidget(m_more);
    m_menu = new QMenu(m_more);
    m_more->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, [this] {
        fill_supervision_menu(
            *m_menu, m_context, *m_actions, {m_model->list(), selected()},
            [this] { ask_explanation(false); }, [this] { ask_supervision(); });
    });
    m_view->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_view, &QWidget::customContextMenuRequested, this, [this](const QPoint& at) {
        if (selected_count() > 0)
            m_menu->popup(m_view->viewport()->mapToGlobal(at));
    });
    column->addWidget(m_foot);
    connect(m_explain, &QPushButton::clicked, this, [this] { ask_explanation(false); });
    connect(m_supervise, &QPushButton::clicked, this, &FindingsPanel::ask_supervision);

    connect(m_chips, &StateChips::changed, this, &FindingsPanel::list_again);
    connect(m_area, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);
    connect(m_org, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_open, &QPushButton::clicked, this, &FindingsPanel::open_all);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FindingsPanel::explain);
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FindingsPanel::update_actions);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const FindingList::Row* row = m_model->finding(index.row()))
            m_context.go(Place::dossier(m_model->list()->ledger(*row), row->id));
    });
    return left;
}

void FindingsPanel::narrow(const QString& words)
{
    m_narrowed = words;
    m_search->setText(words);
}

void FindingsPanel::show_rule(std::shared_ptr<const County> done, const RuleRow* rule)
{
    const bool again = m_done != done; // the same rule evaluated anew keeps its filters
    const bool other = rule == nullptr || m_rule_id != rule->rule->full_id;
    const Theme& theme = Theme::current();
    m_view->verticalHeader()->setDefaultSectionSize(theme.row_px);
    size_columns();
    m_done = std::move(done);
    if (rule == nullptr) {
        m_rule = nullptr;
        m_rule_id.clear();
        m_listing.stop();
        m_explaining.stop();
        m_model->show(nullptr);
        m_shown.reset();
        m_why->clear();
        m_head->clear();
        m_chips->show({});
        m_open->hide();
        m_ask->hide();
        update_actions();
        return;
    }
    if (other) {
        m_ask->hide();
        if (!m_narrowed.isEmpty() && m_search->text() == m_narrowed)
            m_search->clear(); // they were about the rule one came for
        m_narrowed.clear();
    }
    m_rule = rule->rule;
    m_rule_id = m_rule->full_id;
    m_pack = rule->pack;
    m_head->setText(rule_html(*m_rule, *m_done->packs[m_pack].pack, theme,
                              focus_otherwise(*m_done, m_rule_id)));
    m_chips->show(rule->counts);
    if (!other) {
        if (again)
            list_again();
        return;
    }
    m_shown.reset();
    for (QComboBox* box : {m_area, m_org}) {
        const QSignalBlocker quiet(box);
        box->clear();
    }
    for (QComboBox* box : {m_handling, m_deadline}) {
        const QSignalBlocker quiet(box);
        box->setCurrentIndex(0);
    }
    bool deadlines = false;
    for (const RulePart& part : m_rule->parts)
        deadlines |= part.deadline != nullptr;
    m_deadline->setVisible(deadlines);
    list_again();
}

void FindingsPanel::size_columns()
{
    const Theme& theme = Theme::current();
    const int size = theme.text_px;
    const bool narrow =
        theme.type == TypeSize::Large || !m_view->isColumnHidden(FindingModel::Handled);
    m_view->setColumnWidth(FindingModel::StateWord, size * 11 / 2);
    m_view->setColumnWidth(FindingModel::Org, narrow ? size * 13 : size * 15);
    m_view->setColumnWidth(FindingModel::Deadline, size * 7);
    m_view->setColumnWidth(FindingModel::Handled, size * 5);
}

FindingChoice FindingsPanel::choice() const
{
    FindingChoice choice;
    choice.pack = m_pack;
    choice.rule = m_rule;
    choice.states = m_chips->chosen();
    const Snapshot& snapshot = m_done->world->snapshot();
    choice.area = chosen_row(m_area, snapshot.table("area"));
    choice.org = chosen_row(m_org, snapshot.table("org"));
    if (m_handling->currentData().isValid())
        choice.handling = static_cast<Handling>(m_handling->currentData().toInt());
    choice.deadline = static_cast<Nearness>(m_deadline->currentData().toInt());
    choice.search = utf8_of(m_search->text().trimmed());
    return choice;
}

QString FindingsPanel::narrowing() const
{
    QStringList parts;
    QStringList states;
    for (const State state : m_chips->chosen())
        states << state_look(state, Theme::current()).word;
    if (!states.isEmpty())
        parts << states.join(QStringLiteral("、"));
    for (const QComboBox* box : {m_handling, m_area, m_org, m_deadline}) {
        if (!box->isHidden() && box->currentIndex() > 0)
            parts << box->currentText();
    }
    if (const QString words = m_search->text().trimmed(); !words.isEmpty())
        parts << tr("with “%1”").arg(words);
    return parts.join(QStringLiteral("；"));
}

TableHead FindingsPanel::print_head() const
{
    TableHead head;
    if (m_rule == nullptr || !m_done)
        return head;
    head.title = QStringLiteral("%1　%2").arg(qt(m_rule->id), qt(m_rule->title));
    head.day = m_done->as_of;
    const PolicyPack& pack = *m_done->packs[m_pack].pack;
    head.lines
        << tr("Policy: %1")
               .arg(QStringLiteral("%1　%2").arg(qt(pack.name()), qt(pack.number())).trimmed());
    head.lines << tr("Clause: %1").arg(qt(m_rule->basis.empty() ? m_rule->clause : m_rule->basis));
    if (const QString only = narrowing(); !only.isEmpty())
        head.lines << tr("Shown: %1").arg(only);
    return head;
}

void FindingsPanel::list_again()
{
    if (m_rule == nullptr || !m_done || !m_context.has_document())
        return;
    using Answer = std::shared_ptr<const FindingList>;
    m_listing.start<Answer>(
        JobKind::Quick, {},
        [done = m_done, choice = choice(),
         path = m_context.path8()](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return list_findings(done, choice, *database, progress);
        },
        [this](Result<Answer> answer) {
            if (answer)
                arrived(*answer);
            else if (answer.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(answer.error());
        });
}

void FindingsPanel::arrived(const std::shared_ptr<const FindingList>& list)
{
    m_model->show(list);
    const Snapshot& snapshot = m_done->world->snapshot();
    offer(m_area, tr("All areas"), list->areas, snapshot.table("area").ids);
    offer(m_org, tr("All organizations"), list->orgs, snapshot.table("org").ids);
    bool deadlines = false;
    for (const RulePart& part : m_rule->parts)
        deadlines |= part.deadline != nullptr;
    m_view->setColumnHidden(FindingModel::Deadline, !deadlines);
    m_view->setColumnHidden(FindingModel::Handled, !list->handled);
    size_columns();
    const bool any = m_model->rowCount() > 0;
    show_either(any, m_view, m_empty);
    m_empty->setText(
        m_chips->chosen().empty() || !m_search->text().isEmpty() ||
                m_area->currentData().isValid() || m_org->currentData().isValid() ||
                m_handling->currentIndex() > 0 || m_deadline->currentIndex() > 0
            ? tr("No finding fits. Take a filter back.")
            : tr("Nothing in these states. Press another state above to see the rest."));
    // Rows of several ledgers do not fit one list.
    bool one_ledger = any;
    for (const FindingList::Row& row : list->rows) {
        if (row.part != list->rows.front().part)
            one_ledger = false;
    }
    m_open->setVisible(one_ledger);
    m_open->setText(tr("Open these %1 in the ledger").arg(count_text(m_model->rowCount())));
    if (any) {
        int row = 0; // what was looked at stays in sight
        for (int i = 0; m_shown && i < m_model->rowCount(); ++i) {
            if (m_model->finding(i)->id == m_shown->explanation.finding.id) {
                row = i;
                break;
            }
        }
        m_view->setCurrentIndex(m_model->index(row, 0));
        explain();
    } else {
        m_explaining.stop();
        m_why->clear();
        m_shown.reset();
    }
    update_actions();
    Q_EMIT listed();
}

void FindingsPanel::explain()
{
    const FindingList::Row* row = m_model->finding(m_view->currentIndex().row());
    if (row == nullptr || !m_context.has_document())
        return;
    using Answer = std::shared_ptr<const FindingText>;
    m_explaining.start<Answer>(
        JobKind::Quick, {},
        [list = m_model->list(), row = *row,
         path = m_context.path8()](JobProgress& progress) -> Result<Answer> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return explain_finding(*list, row, *database);
        },
        [this](Result<Answer> answer) {
            if (answer) {
                m_shown = *answer;
                m_why->setHtml(
                    shown_text(finding_html(**answer, m_done->catalog(), Theme::current())));
            } else if (answer.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(answer.error());
        });
}

std::vector<FindingList::Row> FindingsPanel::selected() const
{
    std::vector<FindingList::Row> rows;
    QItemSelection ranges = m_view->selectionModel()->selection();
    std::sort(ranges.begin(), ranges.end(),
              [](const auto& a, const auto& b) { return a.top() < b.top(); });
    int next = 0; // ranges may lie over each other while a selection grows
    for (const QItemSelectionRange& range : ranges) {
        for (int at = std::max(next, range.top()); at <= range.bottom(); ++at) {
            if (const FindingList::Row* row = m_model->finding(at))
                rows.push_back(*row);
        }
        next = std::max(next, range.bottom() + 1);
    }
    return rows;
}

std::int64_t FindingsPanel::selected_count() const
{
    std::int64_t count = 0;
    for (const QItemSelectionRange& range : m_view->selectionModel()->selection())
        count += range.height();
    return count;
}

void FindingsPanel::update_actions()
{
    const std::int64_t chosen = selected_count();
    const bool any = m_model->rowCount() > 0 && !m_view->isHidden();
    for (QPushButton* button : {m_explain, m_supervise}) {
        button->setVisible(any);
        button->setEnabled(chosen > 0 && !m_context.read_only());
    }
    m_more->setVisible(any);
    m_more->setEnabled(chosen > 0);
    m_explain->setText(chosen > 1 ? tr("Explain %1…").arg(count_text(chosen)) : tr("Explain…"));
    m_supervise->setText(chosen > 1 ? tr("Supervise %1…").arg(count_text(chosen))
                                    : tr("Supervise…"));
    m_explain->setAccessibleName(tr("Explain the chosen findings"));
    m_supervise->setAccessibleName(tr("Supervise the chosen findings"));
}

void FindingsPanel::ask_explanation(bool change)
{
    m_asked_of = m_model->list();
    m_asked = selected();
    if (change) { // what is said of the finding shown, not of all chosen ones
        const FindingList::Row* shown = m_model->finding(m_view->currentIndex().row());
        m_asked.clear();
        if (shown != nullptr)
            m_asked.push_back(*shown);
    }
    if (m_asked.empty())
        return;
    const QString what = tr("Explanation for %1 findings")
                             .arg(count_text(static_cast<std::int64_t>(m_asked.size())));
    if (change && m_shown && m_shown->exception) {
        const Exception& before = *m_shown->exception;
        m_ask->change_explanation(what,
                                  {before.reason, before.accepted_by, before.date, before.until});
    } else {
        m_ask->ask_explanation(what);
    }
}

void FindingsPanel::ask_supervision()
{
    m_asked_of = m_model->list();
    m_asked = selected();
    if (m_asked.empty())
        return;
    std::optional<Date> due;
    if (m_asked.size() == 1 && m_asked.front().deadline > m_context.as_of().days())
        due = Date(m_asked.front().deadline);
    m_ask->ask_supervision(
        tr("Supervision of %1 findings").arg(count_text(static_cast<std::int64_t>(m_asked.size()))),
        due, qt(m_asked_of->rule->advice));
}

void FindingsPanel::follow(const QUrl& link)
{
    if (const auto row = linked_row(link)) {
        m_context.go(Place::dossier(row->ledger, row->id));
        return;
    }
    if (!m_shown || link.scheme() != QLatin1String("act"))
        return;
    if (m_context.read_only() && link.path() != QLatin1String("notice")) {
        m_context.notices().warning(tr("The file is open for reading only."));
        return;
    }
    const QString action = link.path();
    if (action == QLatin1String("explain"))
        ask_explanation(true);
    else if (action == QLatin1String("unexplain") && m_shown->exception)
        m_actions->withdraw(m_shown->exception->id);
    else if (action == QLatin1String("close") && m_shown->supervision)
        m_actions->close({m_shown->supervision->id});
    else if (action == QLatin1String("notice") && m_shown->supervision)
        m_actions->show_notice({m_shown->supervision->id});
}

void FindingsPanel::open_all()
{
    const auto& list = m_model->list();
    if (!list || list->rows.empty())
        return;
    std::vector<std::int64_t> ids;
    ids.reserve(list->rows.size());
    for (const FindingList::Row& row : list->rows)
        ids.push_back(row.id);
    m_context.go(Place::rows(list->ledger(list->rows.front()), std::move(ids),
                             QStringLiteral("%1 %2").arg(qt(m_rule->id), qt(m_rule->title))));
}

} // namespace lx::ui
