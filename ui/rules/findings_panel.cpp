#include "ui/rules/findings_panel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QTextBrowser>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/presentation/finding_html.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/rules/state_chips.h"
#include "ui/shell/app_context.h"
#include "ui/shell/looks.h"
#include "ui/shell/notices.h"
#include "ui/shell/row_delegate.h"

namespace lx::ui {

namespace {

constexpr int typing_ms = 200;
constexpr int facets_offered = 200;

/// The values to filter by with how often they occur; the chosen one stays chosen.
void offer(QComboBox* box, const QString& all, const std::vector<FindingList::Facet>& facets)
{
    const QVariant chosen = box->currentData();
    const QSignalBlocker quiet(box);
    const QString chosen_text = box->currentText();
    box->clear();
    box->addItem(all);
    for (std::size_t i = 0; i < facets.size() && i < facets_offered; ++i) {
        const QString name =
            facets[i].row < 0 ? FindingsPanel::tr("Not given") : qt(facets[i].name);
        box->addItem(QStringLiteral("%1 (%2)").arg(name, count_text(facets[i].count)),
                     facets[i].row);
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
    m_head = new QLabel(this);
    m_head->setTextFormat(Qt::RichText);
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
    auto* halves = new QSplitter(Qt::Horizontal, this);
    halves->setChildrenCollapsible(false);
    halves->addWidget(build_left());
    m_why = new QTextBrowser(this);
    m_why->setOpenLinks(false);
    m_why->setFrameShape(QFrame::NoFrame);
    set_role(m_why, "pane");
    m_why->setAccessibleName(tr("Explanation"));
    m_why->document()->setDocumentMargin(Theme::grid(1) + 4);
    halves->addWidget(m_why);
    halves->setStretchFactor(0, 1);
    halves->setSizes({470, 350});
    column->addWidget(halves, 1);
    connect(m_why, &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
        if (const auto row = linked_row(link))
            m_context.open_record(row->ledger, row->id);
    });
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
    m_area = new QComboBox(left);
    m_area->setAccessibleName(tr("Area"));
    m_org = new QComboBox(left);
    m_org->setAccessibleName(tr("Answerable organization"));
    for (QComboBox* box : {m_area, m_org}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(5);
        line->addWidget(box, 2);
    }
    line->insertWidget(0, m_search, 3);
    column->addLayout(line);

    m_model = new FindingModel(this);
    m_view = new QTableView(left);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Findings"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(false);
    m_view->horizontalHeader()->setSectionResizeMode(FindingModel::Subject, QHeaderView::Stretch);
    column->addWidget(m_view, 1);
    m_empty = new QLabel(left);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(Theme::grid(3));
    set_role(m_empty, "soft");
    column->addWidget(m_empty, 1);
    m_empty->hide();
    auto* foot = new QHBoxLayout;
    foot->setContentsMargins(Theme::grid(1), 0, Theme::grid(1), 4);
    m_open = new QPushButton(icon(QStringLiteral("ledger")), QString(), left);
    set_quiet(m_open);
    foot->addWidget(m_open);
    foot->addStretch(1);
    column->addLayout(foot);

    connect(m_chips, &StateChips::changed, this, &FindingsPanel::list_again);
    connect(m_area, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);
    connect(m_org, &QComboBox::currentIndexChanged, this, &FindingsPanel::list_again);
    connect(m_search, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    connect(m_open, &QPushButton::clicked, this, &FindingsPanel::open_all);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &FindingsPanel::explain);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const FindingList::Row* row = m_model->finding(index.row()))
            m_context.open_record(m_model->list()->ledger(*row), row->id);
    });
    return left;
}

void FindingsPanel::show_rule(std::shared_ptr<const Evaluated> done, const RuleRow* rule)
{
    const bool other = rule == nullptr || m_rule != rule->rule || m_done != done;
    const Theme& theme = Theme::current();
    const int size = theme.text_px;
    m_view->verticalHeader()->setDefaultSectionSize(theme.row_px);
    m_view->setColumnWidth(FindingModel::StateWord, size * 6);
    m_view->setColumnWidth(FindingModel::Org, theme.type == TypeSize::Large ? size * 8 : size * 11);
    m_view->setColumnWidth(FindingModel::Deadline, size * 7);
    m_done = std::move(done);
    if (rule == nullptr) {
        m_rule = nullptr;
        m_listing.stop();
        m_explaining.stop();
        m_model->show(nullptr);
        m_why->clear();
        m_head->clear();
        m_chips->show({});
        m_open->hide();
        return;
    }
    m_rule = rule->rule;
    m_pack = rule->pack;
    m_head->setText(rule_html(*m_rule, *m_done->packs[m_pack].pack, theme));
    m_chips->show(rule->counts);
    if (!other)
        return;
    for (QComboBox* box : {m_area, m_org}) {
        const QSignalBlocker quiet(box);
        box->clear();
    }
    list_again();
}

FindingChoice FindingsPanel::choice() const
{
    FindingChoice choice;
    choice.pack = m_pack;
    choice.rule = m_rule;
    choice.states = m_chips->chosen();
    if (m_area->currentData().isValid())
        choice.area = m_area->currentData().toInt();
    if (m_org->currentData().isValid())
        choice.org = m_org->currentData().toInt();
    choice.search = utf8_of(m_search->text().trimmed());
    return choice;
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
    offer(m_area, tr("All areas"), list->areas);
    offer(m_org, tr("All organizations"), list->orgs);
    bool deadlines = false;
    for (const RulePart& part : m_rule->parts)
        deadlines |= part.deadline != nullptr;
    m_view->setColumnHidden(FindingModel::Deadline, !deadlines);
    const bool any = m_model->rowCount() > 0;
    m_view->setVisible(any);
    m_empty->setVisible(!any);
    m_empty->setText(
        m_chips->chosen().empty() || !m_search->text().isEmpty() ||
                m_area->currentData().isValid() || m_org->currentData().isValid()
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
        m_view->setCurrentIndex(m_model->index(0, 0));
        explain();
    } else {
        m_explaining.stop();
        m_why->clear();
    }
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
            if (answer)
                m_why->setHtml(finding_html(**answer, *m_done->catalog, Theme::current()));
            else if (answer.error().kind != ErrorKind::Cancelled)
                m_context.notices().error(answer.error());
        });
}

void FindingsPanel::open_all()
{
    const auto& list = m_model->list();
    if (!list || list->rows.empty())
        return;
    ListRequest request;
    request.query.ledger = list->ledger(list->rows.front());
    std::vector<std::int64_t> ids;
    ids.reserve(list->rows.size());
    for (const FindingList::Row& row : list->rows)
        ids.push_back(row.id);
    request.ids = std::move(ids);
    request.title = QStringLiteral("%1 %2").arg(qt(m_rule->id), qt(m_rule->title));
    m_context.open_list(request);
}

} // namespace lx::ui
