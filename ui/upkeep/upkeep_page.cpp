#include "ui/upkeep/upkeep_page.h"

#include <algorithm>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/document/dialogs.h"
#include "ui/document/ledger_files.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"

namespace lx::ui {

namespace {

using Items = std::vector<VerifyItem>;

/// What was found first, the worst before the doubtful; otherwise in the order of the checks.
int weight(const VerifyItem& item)
{
    return item.passed ? 2 : item.warning ? 1 : 0;
}

std::int64_t found_in(const Items& items, int wanted)
{
    std::int64_t total = 0;
    for (const VerifyItem& item : items)
        total += weight(item) == wanted ? item.total : 0;
    return total;
}

} // namespace

UpkeepPage::UpkeepPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Upkeep"), parent), m_slot(context.jobs()), m_rebuild_slot(context.jobs())
{
    m_compare = new QPushButton(tr("Compare with a &backup…"), this);
    m_compare->setAccessibleName(tr("Compare with a backup"));
    m_check = new QPushButton(icon_on_accent(QStringLiteral("check")), tr("Check the &file"), this);
    m_check->setAccessibleName(tr("Check the file"));
    set_primary(m_check);
    add_print_action();
    add_action(m_compare);
    add_action(m_check);
    connect(m_check, &QPushButton::clicked, this, &UpkeepPage::check);
    connect(m_compare, &QPushButton::clicked, this, &UpkeepPage::compare);

    m_words = new TextLabel(this);
    m_words->setAccessibleName(tr("What came of the check"));
    m_words->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    m_words->setWordWrap(true);
    body()->addWidget(m_words);

    m_stack = new QStackedWidget(this);
    auto* halves = new QSplitter(Qt::Horizontal, m_stack);
    halves->setChildrenCollapsible(false);
    m_checks_model = new TextTableModel(this);
    m_checks_model->set_columns(
        {tr("Looked at"), tr("Found")},
        {Qt::AlignLeft | Qt::AlignVCenter, Qt::AlignRight | Qt::AlignVCenter});
    m_checks = new QTableView(halves);
    m_checks->setModel(m_checks_model);
    m_checks->setAccessibleName(tr("Checks"));
    dress_table(m_checks);
    m_checks->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    halves->addWidget(m_checks);
    halves->addWidget(build_detail(halves));
    halves->setStretchFactor(1, 1);
    halves->setSizes({440, 800});
    m_stack->addWidget(halves);
    auto* none = new TextLabel(
        tr("“Check the file” looks at the file itself, at everything that was changed from "
           "outside, and at what is entered: days that can't be meant, people counted twice, "
           "organizations that hang on themselves. Rows to correct are listed, and each opens.\n\n"
           "“Compare with a backup” tells whether the file is what became of an earlier copy."),
        m_stack);
    none->setAlignment(Qt::AlignCenter);
    none->setWordWrap(true);
    none->setMargin(Theme::grid(6));
    m_stack->addWidget(none);
    m_stack->setCurrentIndex(1);
    body()->addWidget(m_stack, 1);
    connect(m_checks->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UpkeepPage::choose);
}

QWidget* UpkeepPage::build_detail(QWidget* parent)
{
    auto* detail = new QWidget(parent);
    auto* column = new QVBoxLayout(detail);
    column->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    m_head = new TextLabel(detail);
    set_role(m_head, "strong");
    m_head->setWordWrap(true);
    m_open = new QPushButton(tr("&Open the row"), detail);
    m_open->setAccessibleName(tr("Open the row"));
    top->addWidget(m_head, 1);
    top->addWidget(m_open, 0, Qt::AlignTop);
    m_rebuild = new QPushButton(tr("&Rebuild the search index"), detail);
    m_rebuild->setAccessibleName(tr("Rebuild the search index"));
    top->addWidget(m_rebuild, 0, Qt::AlignTop);
    connect(m_rebuild, &QPushButton::clicked, this, &UpkeepPage::rebuild);
    column->addLayout(top);
    m_advice = new TextLabel(detail);
    m_advice->setAccessibleName(tr("What to do"));
    m_advice->setWordWrap(true);
    column->addWidget(m_advice);
    m_findings_model = new TextTableModel(this);
    m_findings_model->set_columns({tr("What was found"), tr("Ledger")});
    m_findings = new QTableView(detail);
    m_findings->setModel(m_findings_model);
    m_findings->setAccessibleName(tr("What was found"));
    dress_table(m_findings);
    m_findings->setWordWrap(true);
    m_findings->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_findings->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    QSizePolicy room = m_findings->sizePolicy();
    room.setRetainSizeWhenHidden(true); // head and advice stay on top where nothing was found
    m_findings->setSizePolicy(room);
    column->addWidget(m_findings, 1);
    m_more = new TextLabel(detail);
    set_role(m_more, "soft");
    column->addWidget(m_more);
    connect(m_open, &QPushButton::clicked, this, &UpkeepPage::open_finding);
    connect(m_findings, &QTableView::activated, this, &UpkeepPage::open_finding);
    connect(m_findings->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& now) {
                m_open->setEnabled(now.data(TextTableModel::id_role).toLongLong() >= 0);
            });
    return detail;
}

void UpkeepPage::refresh(const Changes& changes)
{
    if (changes.document) {
        m_slot.stop();
        m_checked.clear();
        show_items({}, false);
    }
    m_stale = m_stale || !changes.data.empty();
    const bool open = context().has_document();
    m_check->setEnabled(open);
    m_compare->setEnabled(open);
    m_checks->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_checks->setColumnWidth(1, 7 * Theme::current().text_px);
    m_findings->setColumnWidth(1, 9 * Theme::current().text_px);
    tell();
}

void UpkeepPage::focus_first()
{
    if (m_items.empty())
        m_check->setFocus();
    else
        m_checks->setFocus();
}

void UpkeepPage::check()
{
    m_slot.start<Items>(
        JobKind::Long, tr("Checking the file"),
        [path = context().path8(), catalog = context().catalog(),
         today = context().clock().today()](JobProgress& progress) -> Result<Items> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return verify(*database, *catalog, progress, today);
        },
        [this](Result<Items> done) {
            if (done)
                show_items(std::move(*done), false);
            else
                context().notices().error(done.error());
        });
}

void UpkeepPage::compare()
{
    const QString backup = context().dialogs().open_file(tr("Choose the backup to compare with"),
                                                         ledger_file_filter());
    if (backup.isEmpty())
        return;
    m_slot.start<Items>(
        JobKind::Long, tr("Comparing with the backup"),
        [path = context().path8(),
         backup = utf8_of(backup)](JobProgress& progress) -> Result<Items> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(VerifyItem item, verify_against(*database, backup));
            return Items{std::move(item)};
        },
        [this](Result<Items> done) {
            if (done)
                show_items(std::move(*done), true);
            else
                context().notices().error(done.error());
        });
}

void UpkeepPage::rebuild()
{
    if (const auto may = context().may_write(); !may) {
        context().notices().error(may.error());
        return;
    }
    m_rebuild_slot.start<bool>(
        JobKind::Long, tr("Rebuilding the search index"),
        [path = context().path8(), catalog = context().catalog(),
         held = context().writing()](JobProgress& progress) -> Result<bool> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            LX_TRY(rebuild_search_indexes(*database, *catalog, progress));
            return true;
        },
        [this](Result<bool> done) {
            if (!done) {
                context().notices().error(done.error());
                return;
            }
            context().notices().success(tr("The search index is rebuilt."));
            check();
        });
}

void UpkeepPage::show_items(Items items, bool compared)
{
    std::stable_sort(items.begin(), items.end(),
                     [](const auto& a, const auto& b) { return weight(a) < weight(b); });
    m_items = std::move(items);
    m_stale = false;
    if (!m_items.empty())
        m_checked = context().clock().now();
    std::vector<TextTableModel::Row> rows;
    for (const VerifyItem& item : m_items) {
        TextTableModel::Row row;
        row.texts = {qt(item.check), item.passed ? tr("in order") : count_text(item.total)};
        row.tone = item.passed    ? TextTableModel::Tone::Ok
                   : item.warning ? TextTableModel::Tone::Warning
                                  : TextTableModel::Tone::Bad;
        rows.push_back(std::move(row));
    }
    m_checks_model->set_rows(std::move(rows));
    m_stack->setCurrentIndex(m_items.empty() ? 1 : 0);
    m_checks->setCurrentIndex(m_checks_model->index(0, 0));
    choose();
    tell();
    if (compared && !m_items.empty() && m_items.front().passed)
        context().notices().success(tr("The file is what became of this backup."));
}

void UpkeepPage::tell()
{
    m_words->setVisible(!m_items.empty());
    const std::int64_t wrong = found_in(m_items, 0);
    const std::int64_t doubtful = found_in(m_items, 1);
    QString words = tr("Everything is in order.");
    if (wrong > 0)
        words = doubtful > 0 ? tr("%1 things are wrong, %2 are doubtful.")
                                   .arg(count_text(wrong), count_text(doubtful))
                             : tr("%1 things are wrong.").arg(count_text(wrong));
    else if (doubtful > 0)
        words = tr("The file is in order; %1 entries are doubtful.").arg(count_text(doubtful));
    words += tr(" Looked at %1.").arg(moment_text(m_checked, context().clock().today()));
    if (m_stale)
        words += tr(" Rows were changed since: check again to see what is left.");
    m_words->setText(words);
    set_status(m_items.empty() ? tr("The file has not been checked yet.") : words);
}

const VerifyItem* UpkeepPage::chosen() const
{
    const int row = m_checks->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_items.size())
               ? &m_items[static_cast<std::size_t>(row)]
               : nullptr;
}

void UpkeepPage::choose()
{
    const VerifyItem* item = chosen();
    std::vector<TextTableModel::Row> rows;
    if (item != nullptr) {
        for (const VerifyFinding& finding : item->findings) {
            const LedgerDef* def = context().catalog()->ledger(finding.ledger);
            const bool opens = def != nullptr && finding.row != 0;
            TextTableModel::Row row;
            row.texts = {qt(finding.sentence), def != nullptr ? qt(def->name) : QString()};
            // Where it is in the list of findings; below zero where there is no row to open.
            row.id = opens ? static_cast<qint64>(rows.size()) : -1;
            rows.push_back(std::move(row));
        }
        m_head->setText(qt(item->check));
        m_advice->setText(item->passed    ? tr("Nothing was found.")
                          : item->warning ? tr("Doubtful: look at these rows, and correct what is "
                                               "not meant so.")
                                          : qt(verify_advice(item->kind)));
    }
    const auto shown = static_cast<std::int64_t>(rows.size());
    const bool any_opens = std::any_of(rows.begin(), rows.end(),
                                       [](const TextTableModel::Row& row) { return row.id >= 0; });
    m_findings->setVisible(shown > 0);
    m_open->setVisible(any_opens);
    m_rebuild->setVisible(item != nullptr && item->kind == VerifyKind::Search && !item->passed);
    m_rebuild->setEnabled(context().has_document() && !context().read_only());
    m_findings->setColumnHidden(1, !any_opens);
    m_more->setVisible(item != nullptr && item->total > shown);
    if (item != nullptr)
        m_more->setText(tr("The first %1 of %2. When they are corrected, check again.")
                            .arg(count_text(shown), count_text(item->total)));
    m_findings_model->set_rows(std::move(rows));
    m_findings->setCurrentIndex(m_findings_model->index(0, 0));
}

void UpkeepPage::open_finding()
{
    const VerifyItem* item = chosen();
    const qint64 at = m_findings->currentIndex().data(TextTableModel::id_role).toLongLong();
    if (item == nullptr || at < 0 || at >= static_cast<qint64>(item->findings.size()))
        return;
    const VerifyFinding& finding = item->findings[static_cast<std::size_t>(at)];
    context().go(Place::row(finding.ledger, finding.row));
}

} // namespace lx::ui
