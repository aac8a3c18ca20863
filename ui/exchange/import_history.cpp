#include "ui/exchange/import_history.h"

#include <array>
#include <utility>

#include <ranges>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QListWidget>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/store/action_list.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/document/take_back.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"

namespace lx::ui {

namespace {

constexpr std::int64_t most_shown = 200;
constexpr std::int64_t most_conflicts = 200;

} // namespace

ImportHistory::ImportHistory(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_read(context.jobs()), m_write(context.jobs())
{
    m_model = new TextTableModel(this);
    m_model->set_columns(
        {tr("When"), tr("Import"), tr("By"), tr("Rows changed"), tr("State")},
        {Qt::AlignLeft, Qt::AlignLeft, Qt::AlignLeft, Qt::AlignRight, Qt::AlignLeft});
    auto* whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    m_stack = new QStackedWidget(this);
    whole->addWidget(m_stack);

    m_empty = new QWidget(m_stack);
    auto* empty = new QVBoxLayout(m_empty);
    auto* words = new TextLabel(tr("Nothing has been imported into this file yet.\n"
                                   "Choose a ledger at the left and drop your spreadsheet on it: "
                                   "you see what would be taken before anything is written."),
                                m_empty);
    words->setAlignment(Qt::AlignCenter);
    words->setWordWrap(true);
    set_role(words, "soft");
    empty->addStretch(2);
    empty->addWidget(words);
    empty->addStretch(3);

    m_filled = new QWidget(m_stack);
    auto* column = new QVBoxLayout(m_filled);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(Theme::grid(1));
    auto* top = new QHBoxLayout;
    auto* heading = new TextLabel(tr("Past imports"), m_filled);
    set_role(heading, "strong");
    m_withdraw =
        new QPushButton(icon(QStringLiteral("undo")), tr("&Withdraw this import"), m_filled);
    top->addWidget(heading);
    top->addStretch(1);
    top->addWidget(m_withdraw);
    column->addLayout(top);
    m_view = new QTableView(m_filled);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Past imports"));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    column->addWidget(m_view, 2);

    m_conflict = new QWidget(m_filled);
    auto* conflict = new QVBoxLayout(m_conflict);
    conflict->setContentsMargins(0, 0, 0, 0);
    m_conflict_text = new TextLabel(m_conflict);
    m_conflict_text->setWordWrap(true);
    m_conflict_text->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    set_role(m_conflict_text, "warning");
    m_conflict_skip = new QPushButton(tr("Withdraw the &other rows"), m_conflict);
    m_conflicts = new QListWidget(m_conflict);
    m_conflicts->setAccessibleName(tr("Rows changed since, left as they are"));
    conflict->addWidget(m_conflict_text);
    conflict->addWidget(m_conflict_skip, 0, Qt::AlignLeft);
    conflict->addWidget(m_conflicts, 1);
    conflict->addStretch(0);
    m_conflict->hide();
    column->addWidget(m_conflict, 1);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(m_filled);

    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ImportHistory::update_actions);
    connect(m_withdraw, &QPushButton::clicked, this, [this] {
        withdraw(m_view->currentIndex().data(TextTableModel::id_role).toLongLong());
    });
    connect(m_conflict_skip, &QPushButton::clicked, this,
            [this] { withdraw(m_conflict_action, true); });
    update_actions();
}

void ImportHistory::reload()
{
    if (!m_context.has_document()) {
        m_read.stop();
        take({});
        return;
    }
    const QString undone = tr("Withdrawn");
    const QString kept = tr("In the file");
    m_read.start<std::vector<TextTableModel::Row>>(
        JobKind::Quick, QString(),
        [path = m_context.path8(), today = m_context.clock().today(), undone,
         kept](JobProgress& progress) -> Result<std::vector<TextTableModel::Row>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            ActionFilter imports;
            imports.kind = "import";
            LX_ASSIGN(const auto actions, list_actions(*database, imports, most_shown));
            std::vector<TextTableModel::Row> rows;
            for (const Action& action : actions)
                rows.push_back(
                    {{moment_text(action.when, today), qt(action.title), qt(action.user),
                      count_text(action.changes), action.undone ? undone : kept},
                     action.undone ? TextTableModel::Tone::Soft : TextTableModel::Tone::Plain,
                     action.id});
            return rows;
        },
        [this](Result<std::vector<TextTableModel::Row>> rows) {
            if (rows)
                take(std::move(*rows));
            else
                m_context.notices().error(rows.error());
        });
}

void ImportHistory::leave_document()
{
    m_conflict->hide();
    m_conflict_action = 0;
    take({});
}

void ImportHistory::take(std::vector<TextTableModel::Row> rows)
{
    // In characters, so that the import's own name keeps room in large type, too.
    constexpr std::array<std::pair<int, double>, 4> widths{
        {{0, 8.9}, {2, 4.9}, {3, 4.9}, {4, 4.4}}};
    for (const auto& [column, characters] : widths)
        m_view->setColumnWidth(column, static_cast<int>(characters * Theme::current().text_px));
    const qint64 chosen = m_view->currentIndex().data(TextTableModel::id_role).toLongLong();
    m_model->set_rows(std::move(rows));
    int at = 0;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->rows()[static_cast<std::size_t>(row)].id == chosen)
            at = row;
    }
    if (m_model->rowCount() > 0)
        m_view->setCurrentIndex(m_model->index(at, 0));
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? m_filled : m_empty);
    update_actions();
}

void ImportHistory::update_actions()
{
    const QModelIndex row = m_view->currentIndex();
    const auto tone =
        static_cast<TextTableModel::Tone>(row.data(TextTableModel::tone_role).toInt());
    m_withdraw->setEnabled(row.isValid() && tone != TextTableModel::Tone::Soft && !busy() &&
                           m_context.has_document() && !m_context.read_only());
}

void ImportHistory::withdraw(std::int64_t action, bool skip_conflicts)
{
    if (action == 0 || busy())
        return;
    m_conflict->hide();
    take_back_import(m_context, m_write, action, skip_conflicts,
                     [this, action](const Result<UndoReport>& report) {
                         if (report) {
                             m_conflict_action = action;
                             show_conflicts(*report);
                             if (report->action != 0)
                                 Q_EMIT withdrawn(action);
                         }
                         reload();
                         update_actions();
                     });
    update_actions();
}

void ImportHistory::show_conflicts(const UndoReport& report)
{
    m_conflicts->clear();
    for (const UndoConflict& row : report.conflicts | std::views::take(most_conflicts))
        m_conflicts->addItem(shown_text(qt(row.reason)));
    const std::int64_t all = std::ssize(report.conflicts);
    if (all > most_conflicts)
        m_conflicts->addItem(tr("%1 more rows").arg(count_text(all - most_conflicts)));
    const QString count = count_text(all);
    m_conflict_text->setText(
        report.action != 0 ? tr("%1 rows were changed since and stay as they are:").arg(count)
                           : tr("Nothing was withdrawn: %1 rows were changed since.").arg(count));
    m_conflict_skip->setVisible(report.action == 0);
    m_conflict->setVisible(all > 0);
}

} // namespace lx::ui
