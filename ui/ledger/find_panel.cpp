#include "ui/ledger/find_panel.h"

#include <algorithm>
#include <utility>

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTreeWidget>

#include "core/ledger/masked_entry.h"
#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/ledger/many_rows.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr int list_rows = 5;
constexpr std::size_t lines_shown = 1000;
constexpr int text_ems = 20; ///< of a text that are shown, in characters
constexpr std::size_t most_hits = 200'000;

enum Column
{
    RowColumn,
    FieldColumn,
    BeforeColumn,
    AfterColumn,
    ReasonColumn
};

bool can_be_replaced(const CellHit& hit)
{
    return hit.problem.empty() && hit.differs();
}

} // namespace

FindPanel::FindPanel(AppContext& context, QWidget* parent)
    : ListPanel(tr("&Replace the ticked ones"), tr("Places found"),
                {tr("Row"), tr("Column"), tr("Now"), tr("Then"), tr("Reason")}, list_rows, parent),
      m_context(context), m_search(context.jobs()), m_write(context.jobs())
{
    build_question();
    connect(act(), &QPushButton::clicked, this, &FindPanel::replace);
    connect(list(), &QTreeWidget::itemChanged, this, &FindPanel::count_ticks);
    connect(this, &ListPanel::closed, this, [this] { m_search.stop(); });
}

void FindPanel::build_question()
{
    title()->setWordWrap(true);
    auto* words = new QHBoxLayout;
    m_words = new QLineEdit(this);
    m_words->setAccessibleName(tr("Find what"));
    m_words->setPlaceholderText(tr("find"));
    m_instead = new QLineEdit(this);
    m_instead->setAccessibleName(tr("Replace with"));
    m_instead->setPlaceholderText(tr("replace with"));
    m_how = new QComboBox(this);
    m_how->setAccessibleName(tr("How it is found"));
    // In the order of FindHow.
    m_how->addItems({tr("anywhere"), tr("whole cell"), tr("by pinyin"), tr("regular expression")});
    m_where = new QComboBox(this);
    m_where->setAccessibleName(tr("In which columns"));
    auto* find = new QPushButton(tr("&Find all"), this);
    m_where->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_where->setMinimumContentsLength(6);
    words->addWidget(m_words, 1);
    words->addWidget(m_instead, 1);
    words->addWidget(find);
    auto* choices = new QHBoxLayout;
    choices->addWidget(m_how);
    choices->addWidget(m_where, 1);
    choices->addStretch(1);
    auto* column = static_cast<QBoxLayout*>(layout());
    column->insertLayout(1, words);
    column->insertLayout(2, choices);
    connect(find, &QPushButton::clicked, this, &FindPanel::search);
    for (QLineEdit* edit : {m_words, m_instead})
        connect(edit, &QLineEdit::returnPressed, this, &FindPanel::search);
}

void FindPanel::ask(TableScope scope)
{
    m_search.stop();
    m_scope = std::move(scope);
    m_hits = {};
    m_rest = nullptr;
    list()->clear();
    m_where->clear();
    m_where->addItem(shown_text(qt(m_scope.field().name)));
    m_where->addItem(tr("all columns shown"));
    const QString rows = count_text(static_cast<qint64>(m_scope.rows.size()));
    title()->setText(m_scope.chosen ? tr("Find and replace in the %1 rows chosen").arg(rows)
                                    : tr("Find and replace in all %1 rows shown").arg(rows));
    act()->setEnabled(false);
    show();
    m_words->setFocus();
    m_words->selectAll();
}

void FindPanel::search()
{
    CellSearch search;
    search.rows = m_scope.rows;
    search.words = utf8_of(m_words->text());
    search.instead = utf8_of(m_instead->text());
    search.how = static_cast<FindHow>(m_how->currentIndex());
    if (m_where->currentIndex() == 0) {
        search.fields = {m_scope.column};
    } else {
        for (const int field : m_scope.fields)
            if (searched_unnamed(m_scope.def->fields[static_cast<std::size_t>(field)]))
                search.fields.push_back(field);
    }
    act()->setEnabled(false);
    m_search.start<Found>(
        JobKind::Long, tr("Looking for it"),
        [path = m_context.path8(), catalog = m_scope.catalog, ledger = m_scope.def->code,
         search = std::move(search)](JobProgress& progress) -> Result<Found> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const LedgerDef& def = *catalog->ledger(ledger);
            Found found;
            LX_ASSIGN(found.hits,
                      find_cells(*database, *catalog, def, search, most_hits, progress));
            std::vector<std::int64_t> listed;
            for (const CellHit& hit : found.hits.cells) {
                if (listed.size() == lines_shown)
                    break;
                listed.push_back(hit.id);
            }
            LX_ASSIGN(found.names, LedgerStore(*database, *catalog).labels(def, listed));
            return found;
        },
        [this](Result<Found> found) {
            if (found)
                take(std::move(*found));
            else
                m_context.notices().error(found.error());
        });
}

void FindPanel::take(Found found)
{
    m_hits = std::move(found.hits);
    {
        const QSignalBlocker quiet(list());
        list()->clear();
        m_rest = nullptr;
        m_rest_cells = 0;
        const std::size_t listed = std::min(m_hits.cells.size(), lines_shown);
        for (std::size_t i = 0; i < listed; ++i)
            add_line(m_hits.cells[i], qt(found.names[m_hits.cells[i].id]));
        if (m_hits.cells.size() > listed) {
            m_rest = new QTreeWidgetItem(
                list(), {tr("and %1 more places")
                             .arg(count_text(static_cast<qint64>(m_hits.cells.size() - listed)))});
            m_rest->setCheckState(RowColumn, Qt::Checked);
            m_rest_cells = std::count_if(m_hits.cells.begin() + static_cast<std::ptrdiff_t>(listed),
                                         m_hits.cells.end(), can_be_replaced);
        }
    }
    fit_columns(text_ems);
    count_ticks();
}

void FindPanel::add_line(const CellHit& hit, const QString& row)
{
    const FieldDef& field = m_scope.def->fields[static_cast<std::size_t>(hit.edit.field)];
    const auto told = [&](const std::string& text) {
        return shown_text(qt(m_scope.masked && field.sensitive ? told_value(field, text) : text));
    };
    auto* line =
        new QTreeWidgetItem(list(), {shown_text(row), shown_text(qt(field.name)), told(hit.before),
                                     told(hit.after), shown_text(qt(hit.problem))});
    if (can_be_replaced(hit))
        line->setCheckState(RowColumn, Qt::Checked);
    else
        line->setFlags(line->flags() & ~Qt::ItemIsUserCheckable);
}

std::vector<CellHit> FindPanel::ticked() const
{
    std::vector<CellHit> cells;
    const std::size_t listed = std::min(m_hits.cells.size(), lines_shown);
    for (std::size_t i = 0; i < listed; ++i)
        if (line_ticked(i))
            cells.push_back(m_hits.cells[i]);
    if (rest_ticked())
        std::copy_if(m_hits.cells.begin() + static_cast<std::ptrdiff_t>(listed), m_hits.cells.end(),
                     std::back_inserter(cells), can_be_replaced);
    return cells;
}

bool FindPanel::line_ticked(std::size_t line) const
{
    return can_be_replaced(m_hits.cells[line]) &&
           list()->topLevelItem(static_cast<int>(line))->checkState(RowColumn) == Qt::Checked;
}

bool FindPanel::rest_ticked() const
{
    return m_rest != nullptr && m_rest->checkState(RowColumn) == Qt::Checked;
}

void FindPanel::count_ticks()
{
    qint64 ticks = rest_ticked() ? m_rest_cells : 0;
    for (std::size_t i = 0; i < std::min(m_hits.cells.size(), lines_shown); ++i)
        ticks += line_ticked(i) ? 1 : 0;
    const QString places = count_text(static_cast<qint64>(m_hits.cells.size()));
    title()->setText(
        m_hits.cells.empty() ? tr("Nothing found")
        : m_hits.more
            ? tr("The first %1 places found, %2 of them ticked").arg(places, count_text(ticks))
            : tr("%1 places found, %2 of them ticked").arg(places, count_text(ticks)));
    act()->setEnabled(ticks > 0 && !m_context.read_only());
}

void FindPanel::replace()
{
    std::vector<CellHit> cells = ticked();
    if (cells.empty() || m_context.read_only())
        return;
    replace_found(m_context, m_write, *m_scope.def, std::move(cells),
                  [this, scope = m_scope](const ManyEdited& many) {
                      if (many.changed > 0)
                          Q_EMIT replaced(scope);
                      if (!isHidden())
                          search(); // what is left of it
                  });
}

} // namespace lx::ui
