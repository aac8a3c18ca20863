#include "ui/start/focus_view.h"

#include <algorithm>
#include <unordered_map>

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "core/edit/accept_findings.h"
#include "core/edit/supervise.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/day_edit.h"
#include "ui/widgets/flow_layout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/row_delegate.h"

namespace lx::ui {

namespace {

constexpr int days_proposed = 30;

/// The field behind its own name.
QWidget* named(QDateEdit* edit)
{
    auto* box = new QWidget(edit->parentWidget());
    auto* line = new QHBoxLayout(box);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(new TextLabel(edit->accessibleName(), box));
    line->addWidget(edit);
    return box;
}

QLineEdit* line_edit(QWidget* parent, const QString& name, int width)
{
    auto* edit = new QLineEdit(parent);
    edit->setPlaceholderText(name);
    edit->setAccessibleName(name);
    edit->setMaxLength(500);
    edit->setMinimumWidth(width);
    return edit;
}

/// What nobody sees to comes first, what came in this week before that.
int order_of(const FocusList::Row& row)
{
    const int how = row.how == Handling::Explained    ? 4
                    : row.how == Handling::Supervised ? 3
                    : row.how == Handling::Overdue    ? 1
                                                      : 2;
    return row.fresh && how == 2 ? 0 : how;
}

QString last_day(const Handled& handled)
{
    const auto day = handled.matter != nullptr ? handled.matter->due
                     : handled.said != nullptr ? handled.said->until
                                               : std::nullopt;
    return day ? qt(day->iso()) : QString();
}

} // namespace

FocusView::FocusView(AppContext& context, QWidget* parent)
    : QFrame(parent), m_context(context), m_slot(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(2), 0, Theme::grid(2), Theme::grid(2));
    column->setSpacing(Theme::grid(1));
    auto* head = new QHBoxLayout;
    auto* back = new QPushButton(icon(QStringLiteral("chevron-left")), tr("&Back"), this);
    back->setAccessibleName(tr("Back to the things to do"));
    set_quiet(back);
    connect(back, &QPushButton::clicked, this, &FocusView::left);
    m_title = new TextLabel(this);
    set_role(m_title, "strong");
    auto* open = new QPushButton(tr("Open in the &ledger"), this);
    open->setAccessibleName(tr("Open in the ledger"));
    set_quiet(open);
    connect(open, &QPushButton::clicked, this, &FocusView::open_rows);
    head->addWidget(back);
    head->addWidget(m_title, 1);
    head->addWidget(open);
    column->addLayout(head);
    m_otherwise = new TextLabel(this);
    m_otherwise->setWordWrap(true);
    set_role(m_otherwise, "soft");
    column->addWidget(m_otherwise);
    m_model = new TextTableModel(this);
    m_view = new QTableView(this);
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Rows of the list"));
    m_view->setItemDelegate(new RowDelegate(m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setAlternatingRowColors(true);
    m_view->setShowGrid(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    column->addWidget(m_view, 1);
    column->addWidget(build_assign());
    column->addWidget(build_put_off());
    connect(m_view->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &FocusView::check);
    connect(m_view, &QTableView::activated, this, [this](const QModelIndex& index) {
        if (const FocusList* shown = list())
            m_context.go(
                Place::row(shown->ledger, index.data(TextTableModel::id_role).toLongLong()));
    });
}

QWidget* FocusView::build_assign()
{
    auto* line = new QWidget(this);
    auto* row = new FlowLayout(line, Theme::grid(1));
    row->setContentsMargins(0, 0, 0, 0);
    m_person = line_edit(line, tr("Given to"), Theme::grid(16));
    m_due = day_edit(line, tr("To be done by"));
    m_assign = new QPushButton(tr("&Assign"), line);
    m_assign->setAccessibleName(tr("Assign"));
    set_primary(m_assign);
    for (QWidget* part :
         {static_cast<QWidget*>(m_person), named(m_due), static_cast<QWidget*>(m_assign)})
        row->addWidget(part);
    connect(m_person, &QLineEdit::textChanged, this, &FocusView::check);
    connect(m_due, &QDateEdit::dateChanged, this, &FocusView::check);
    connect(m_assign, &QPushButton::clicked, this, &FocusView::assign);
    return line;
}

QWidget* FocusView::build_put_off()
{
    auto* line = new QWidget(this);
    auto* row = new FlowLayout(line, Theme::grid(1));
    row->setContentsMargins(0, 0, 0, 0);
    m_reason = line_edit(line, tr("Why it is put off"), Theme::grid(28));
    m_by = line_edit(line, tr("Accepted by"), Theme::grid(16));
    m_until = day_edit(line, tr("Put off until"));
    m_put_off = new QPushButton(tr("&Put off"), line);
    m_put_off->setAccessibleName(tr("Put off"));
    for (QWidget* part : {static_cast<QWidget*>(m_reason), static_cast<QWidget*>(m_by),
                          named(m_until), static_cast<QWidget*>(m_put_off)})
        row->addWidget(part);
    connect(m_reason, &QLineEdit::textChanged, this, &FocusView::check);
    connect(m_by, &QLineEdit::textChanged, this, &FocusView::check);
    connect(m_until, &QDateEdit::dateChanged, this, &FocusView::check);
    connect(m_put_off, &QPushButton::clicked, this, &FocusView::put_off);
    return line;
}

const FocusList* FocusView::list() const
{
    if (!m_done)
        return nullptr;
    for (const FocusList& one : m_done->focus)
        if (qt(one.def->id) == m_id)
            return &one;
    return nullptr;
}

void FocusView::show_list(std::shared_ptr<const County> done, const QString& id)
{
    if (id != m_id || !m_done) {
        m_due->setDate(qdate(m_context.as_of().add_days(days_proposed)));
        m_until->setDate(qdate(m_context.as_of().add_days(days_proposed)));
        m_reason->clear();
    }
    m_done = std::move(done);
    m_id = id;
    fill();
}

void FocusView::fill()
{
    const FocusList* shown = list();
    std::vector<TextTableModel::Row> rows;
    QStringList otherwise;
    if (shown != nullptr) {
        std::vector<const FocusList::Row*> sorted;
        std::vector<std::int64_t> ids;
        for (const FocusList::Row& row : shown->rows) {
            sorted.push_back(&row);
            ids.push_back(row.id);
        }
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const auto* a, const auto* b) { return order_of(*a) < order_of(*b); });
        const LedgerDef& def = *m_context.catalog()->ledger(shown->ledger);
        const auto names = LedgerStore(m_context.database(), *m_context.catalog()).labels(def, ids);
        if (!names)
            m_context.notices().error(names.error());
        for (const FocusList::Row* row : sorted) {
            const Handled handled = shown->handled(*m_done, *row);
            TextTableModel::Row line;
            line.id = row->id;
            const auto name = names ? names->find(row->id) : decltype(names->end()){};
            line.texts << (names && name != names->end() ? qt(name->second) : QString())
                       << (row->fresh ? tr("New") : QString()) << qt(m_done->org_name(row->org))
                       << (handled.how == Handling::None ? tr("Not assigned")
                                                         : qt(handling_title(handled.how)))
                       << (handled.matter != nullptr ? qt(handled.matter->person)
                           : handled.said != nullptr ? qt(handled.said->accepted_by)
                                                     : QString())
                       << last_day(handled)
                       << (handled.said != nullptr     ? qt(handled.said->reason)
                           : handled.matter != nullptr ? qt(handled.matter->progress)
                                                       : QString());
            line.tone = handled.how == Handling::Overdue ? TextTableModel::Tone::Bad
                                                         : TextTableModel::Tone::Plain;
            rows.push_back(std::move(line));
        }
        for (const FocusOtherwise& other : shown->otherwise)
            if (!other.text.empty())
                otherwise << qt(other.text);
        m_title->setText(tr("%1: %2, %3 not assigned")
                             .arg(qt(shown->def->title),
                                  count_text(static_cast<std::int64_t>(shown->rows.size())),
                                  count_text(shown->open())));
    } else {
        m_title->setText({});
    }
    m_otherwise->setText(otherwise.join(QLatin1Char('\n')));
    m_otherwise->setVisible(!otherwise.isEmpty());
    m_model->set_columns({tr("Name"), tr("New"), tr("Answerable"), tr("State"), tr("Given to"),
                          tr("Until"), tr("Reason or progress")});
    m_model->set_rows(std::move(rows));
    const int size = Theme::current().text_px;
    QHeaderView* header = m_view->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Interactive);
    const int widths[] = {size * 17, size * 4, size * 14, size * 5, size * 5, size * 6, size * 12};
    for (int i = 0; i < 7; ++i)
        header->resizeSection(i, widths[i]);
    header->setStretchLastSection(true);
    if (m_model->rowCount() > 0)
        m_view->selectRow(0);
    check();
}

void FocusView::check()
{
    const bool any = m_view->selectionModel()->hasSelection() && !m_context.read_only();
    const Date today = m_context.as_of();
    m_assign->setEnabled(any && !m_person->text().trimmed().isEmpty() &&
                         m_due->date() >= qdate(today));
    m_put_off->setEnabled(any && !m_reason->text().trimmed().isEmpty() &&
                          !m_by->text().trimmed().isEmpty() && m_until->date() >= qdate(today));
}

std::vector<const FocusList::Row*> FocusView::chosen() const
{
    std::vector<const FocusList::Row*> rows;
    const FocusList* shown = list();
    if (shown == nullptr)
        return rows;
    std::unordered_map<std::int64_t, const FocusList::Row*> by_id;
    for (const FocusList::Row& row : shown->rows)
        by_id.emplace(row.id, &row);
    for (const QModelIndex& index : m_view->selectionModel()->selectedRows())
        if (const auto found = by_id.find(index.data(TextTableModel::id_role).toLongLong());
            found != by_id.end())
            rows.push_back(found->second);
    return rows;
}

void FocusView::assign()
{
    const auto rows = chosen();
    if (rows.empty())
        return;
    const FocusList& of = *list();
    const auto& orgs = m_done->world->snapshot().table("org").ids;
    std::vector<SupervisedFinding> findings;
    for (const FocusList::Row* row : rows)
        findings.push_back({of.key(), of.def->title, of.ledger, row->id,
                            row->org < 0 ? 0 : orgs[static_cast<std::size_t>(row->org)],
                            utf8_of(m_person->text().trimmed())});
    const auto count = count_text(static_cast<std::int64_t>(findings.size()));
    m_context.change_many(
        m_slot, tr("Assigning %1 of %2").arg(count, qt(of.def->title)),
        [findings = std::move(findings), issued = m_context.as_of(),
         due = date_of(m_due->date())](Database& database, const Catalog& catalog, Writer& writer,
                                       Progress& progress) -> Result<> {
            LX_TRY(supervise(database, catalog, writer, findings, issued, due, progress));
            return {};
        },
        [this, count, to = m_person->text().trimmed()](Result<std::int64_t> action) {
            if (action)
                m_context.notices().info(tr("%1 given to %2").arg(count, to));
            else
                m_context.notices().error(action.error());
        });
}

void FocusView::put_off()
{
    const auto rows = chosen();
    if (rows.empty())
        return;
    const FocusList& of = *list();
    std::vector<ExceptionSubject> subjects;
    for (const FocusList::Row* row : rows)
        subjects.push_back({of.key(), of.ledger, row->id});
    const ExceptionText text{utf8_of(m_reason->text().trimmed()), utf8_of(m_by->text().trimmed()),
                             m_context.as_of(), date_of(m_until->date())};
    const auto count = count_text(static_cast<std::int64_t>(subjects.size()));
    m_context.change_many(
        m_slot, tr("Putting off %1 of %2").arg(count, qt(of.def->title)),
        [subjects = std::move(subjects), text](Database& database, const Catalog& catalog,
                                               Writer& writer, Progress&) -> Result<> {
            return accept_findings(database, catalog, writer, subjects, text);
        },
        [this, count](Result<std::int64_t> action) {
            if (action)
                m_context.notices().info(tr("%1 put off").arg(count));
            else
                m_context.notices().error(action.error());
        });
}

void FocusView::open_rows()
{
    const FocusList* shown = list();
    if (shown == nullptr)
        return;
    std::vector<std::int64_t> ids;
    for (const FocusList::Row& row : shown->rows)
        ids.push_back(row.id);
    m_context.go(Place::rows(shown->ledger, std::move(ids), qt(shown->def->title)));
}

} // namespace lx::ui
