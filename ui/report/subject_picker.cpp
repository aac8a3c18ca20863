#include "ui/report/subject_picker.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QListView>
#include <QTimer>
#include <QVBoxLayout>

#include "core/store/ledger_store.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/text_width.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_shown = 300;
constexpr int pause_ms = 180;

/// By what people know rows: their labels, and behind one that is a code what else they are found
/// by.
Result<std::unordered_map<std::int64_t, QString>>
names_for_people(LedgerStore& store, const LedgerDef& def, const std::vector<std::int64_t>& ids)
{
    std::unordered_map<std::int64_t, QString> names;
    LX_ASSIGN(const auto labels, store.labels(def, ids));
    for (const auto& [id, label] : labels)
        names[id] = qt(label);
    if (!def.field(def.label)->code)
        return names;
    LX_ASSIGN(const auto rows, store.rows(def, ids));
    for (const Record& row : rows)
        for (const FieldDef& field : def.fields)
            if (field.searched && !field.sensitive && field.key != def.label &&
                !text_of(row.at(def, field.key)).empty())
                names[row.id] += QStringLiteral("　") + qt(text_of(row.at(def, field.key)));
    return names;
}

} // namespace

SubjectPicker::SubjectPicker(AppContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_slot(context.jobs())
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(Theme::grid(1), Theme::grid(1), Theme::grid(1), Theme::grid(1));
    column->setSpacing(Theme::grid(1));
    auto* heading = new TextLabel(tr("For whom"), this);
    set_role(heading, "group");
    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Name, code or pinyin initials"));
    fit_placeholder(m_search);
    m_search->setAccessibleName(tr("Search for whom the sheet is printed"));
    m_search->setClearButtonEnabled(true);
    m_all = new QCheckBox(tr("&All that count"), this);
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Name")});
    m_list = new QListView(this);
    m_list->setModel(m_model);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setUniformItemSizes(true);
    m_list->setTextElideMode(Qt::ElideMiddle);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Rows found"));
    m_count = new TextLabel(this);
    set_role(m_count, "soft");
    m_count->setWordWrap(true);
    column->addWidget(heading);
    column->addWidget(m_search);
    column->addWidget(m_all);
    column->addWidget(m_list, 1);
    column->addWidget(m_count);

    m_wait = new QTimer(this);
    m_wait->setSingleShot(true);
    m_wait->setInterval(pause_ms);
    m_chosen = new QTimer(this);
    m_chosen->setSingleShot(true);
    m_chosen->setInterval(pause_ms);
    connect(m_search, &QLineEdit::textChanged, this, [this] {
        m_offered.clear();
        m_wait->start();
    });
    connect(m_wait, &QTimer::timeout, this, &SubjectPicker::reload);
    connect(m_chosen, &QTimer::timeout, this, &SubjectPicker::changed);
    connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, m_chosen,
            qOverload<>(&QTimer::start));
    connect(m_all, &QCheckBox::toggled, this, [this](bool on) {
        m_list->setEnabled(!on);
        m_search->setEnabled(!on);
        Q_EMIT changed();
    });
}

void SubjectPicker::set_ledger(const std::string& ledger)
{
    if (ledger == m_ledger)
        return;
    m_ledger = ledger;
    m_offered.clear();
    m_model->set_rows({}); // nobody of the ledger before is chosen until its own rows are there
    const QSignalBlocker quiet(this);
    m_search->clear();
    m_wait->stop();
    m_all->setChecked(false);
    reload();
}

void SubjectPicker::offer(const std::string& ledger, std::vector<std::int64_t> ids)
{
    {
        const QSignalBlocker quiet(this);
        m_search->clear();
        m_all->setChecked(false);
    }
    m_wait->stop();
    m_ledger = ledger;
    m_offered = std::move(ids);
    reload();
}

void SubjectPicker::reload()
{
    if (m_ledger.empty() || !m_context.has_document()) {
        m_slot.stop();
        m_model->set_rows({});
        return;
    }
    Query query;
    query.ledger = m_ledger;
    query.search = utf8_of(m_search->text().trimmed());
    query.counts_at = m_context.as_of().iso();
    m_slot.start<Matches>(
        JobKind::Quick, QString(),
        [query, offered = m_offered, path = m_context.path8(),
         catalog = m_context.catalog()](JobProgress& progress) -> Result<Matches> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LedgerStore store(*database, *catalog);
            std::vector<std::int64_t> ids = offered;
            if (ids.empty()) {
                LX_ASSIGN(ids, store.ids(query));
            }
            Matches matches;
            matches.count = static_cast<std::int64_t>(ids.size());
            if (offered.empty() && ids.size() > most_shown)
                ids.resize(most_shown);
            const LedgerDef& def = *catalog->ledger(query.ledger);
            LX_ASSIGN(const auto names, names_for_people(store, def, ids));
            for (const std::int64_t id : ids) {
                const auto name = names.find(id);
                if (name != names.end())
                    matches.rows.push_back({{name->second}, TextTableModel::Tone::Plain, id});
            }
            return matches;
        },
        [this](Result<Matches> matches) {
            if (matches)
                take(std::move(*matches));
            else
                m_context.notices().error(matches.error());
        });
}

void SubjectPicker::take(Matches matches)
{
    m_model->set_rows(std::move(matches.rows));
    const auto shown = static_cast<std::int64_t>(m_model->rows().size());
    if (matches.count == 0)
        m_count->setText(tr("Nothing found."));
    else if (shown < matches.count)
        m_count->setText(tr("%1 found, the first %2 are listed; search to narrow")
                             .arg(count_text(matches.count), count_text(shown)));
    else
        m_count->setText(
            tr("%1 found; Ctrl or Shift chooses several").arg(count_text(matches.count)));
    if (shown > 0)
        m_list->setCurrentIndex(m_model->index(0, 0));
    if (!m_offered.empty())
        m_list->selectAll();
    Q_EMIT changed();
}

bool SubjectPicker::all() const
{
    return m_all->isChecked();
}

std::vector<std::int64_t> SubjectPicker::chosen() const
{
    std::vector<std::int64_t> ids;
    if (all())
        return ids;
    QModelIndexList rows = m_list->selectionModel()->selectedIndexes();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows)
        ids.push_back(row.data(TextTableModel::id_role).toLongLong());
    return ids;
}

} // namespace lx::ui
