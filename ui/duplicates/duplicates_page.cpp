#include "ui/duplicates/duplicates_page.h"

#include <algorithm>

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "core/edit/merge_rows.h"
#include "core/ledger/mask.h"
#include "core/ledger/masked_entry.h"
#include "core/store/ledger_store.h"
#include "ui/document/notices.h"
#include "ui/duplicates/pair_view.h"
#include "ui/presentation/format.h"
#include "ui/presentation/icons.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/looks.h"
#include "ui/widgets/tables.h"
#include "ui/widgets/turning_splitter.h"

namespace lx::ui {

namespace {

constexpr std::size_t most_listed = 2000;
constexpr int beside_ems = 56; ///< narrower the list stands above the pair
constexpr int list_ems = 22;

/// "甲公司（9164…）": names alone often are the same.
QString row_words(const std::string& label, const std::string& key)
{
    const std::string shown = mask_key_parts(key);
    return shown.empty() || shown == label ? qt(label)
                                           : QStringLiteral("%1（%2）").arg(qt(label), qt(shown));
}

/// Two rows of a ledger on this page.
Place two_rows(const std::string& ledger, std::int64_t first, std::int64_t second)
{
    Place place = Place::rows(ledger, {first, second}, {});
    place.page = QStringLiteral("duplicates");
    return place;
}

} // namespace

struct DuplicatesPage::Merged
{
    MergeReport report;
    QString kept; ///< its name
    std::string ledger;
    RowPair pair;         ///< as it was chosen
    std::int64_t row = 0; ///< the one that stays
    std::vector<PairView::Conflict> conflicts;
};

DuplicatesPage::DuplicatesPage(AppContext& context, QWidget* parent)
    : Page(context, tr("Duplicates"), parent), m_looking(context.jobs()), m_write(context.jobs())
{
    build_header();
    build_body();
    connect(m_pair, &PairView::changed, this, &DuplicatesPage::update_actions);
    connect(m_pair, &PairView::gone, this, [this] { done_with_pair(chosen_pair()); });
    update_actions();
}

void DuplicatesPage::build_header()
{
    m_ledgers = new QComboBox(this);
    m_ledgers->setAccessibleName(tr("Ledger to look through"));
    m_whole = new QCheckBox(tr("&Whole numbers"), this);
    m_whole->setAccessibleName(tr("Show whole ID numbers and phones"));
    set_tip(m_whole, tr("Show whole ID numbers and phones"));
    m_apart = new QPushButton(tr("&Not the same"), this);
    m_apart->setAccessibleName(tr("Not the same"));
    set_tip(m_apart, tr("Kept in the file: this pair is not listed again"));
    m_merge = new QPushButton(icon_on_accent(QStringLiteral("merge")), tr("&Merge"), this);
    m_merge->setAccessibleName(tr("Merge"));
    set_primary(m_merge);
    set_tip(m_merge, tr("Ctrl+Enter"));
    for (QWidget* one : std::initializer_list<QWidget*>{m_ledgers, m_whole, m_apart, m_merge})
        add_action(one);
    connect(m_ledgers, &QComboBox::activated, this, [this] {
        m_by_hand.reset();
        choose_ledger(utf8_of(m_ledgers->currentData().toString()));
    });
    connect(m_whole, &QCheckBox::toggled, this, &DuplicatesPage::show_pair);
    connect(m_apart, &QPushButton::clicked, this, &DuplicatesPage::say_not_same);
    connect(m_merge, &QPushButton::clicked, this, &DuplicatesPage::merge);
    auto* merge = new QAction(this);
    merge->setShortcuts(
        {QKeySequence(Qt::CTRL | Qt::Key_Return), QKeySequence(Qt::CTRL | Qt::Key_Enter)});
    merge->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    connect(merge, &QAction::triggered, m_merge, &QPushButton::click);
    addAction(merge);
}

void DuplicatesPage::build_body()
{
    m_words = new TextLabel(this);
    m_words->setAccessibleName(tr("What was found"));
    m_words->setWordWrap(true);
    m_words->setContentsMargins(Theme::grid(2), Theme::grid(1), Theme::grid(2), Theme::grid(1));
    set_role(m_words, "soft");
    body()->addWidget(m_words);
    m_stack = new QStackedWidget(this);
    auto* halves = new TurningSplitter(beside_ems, m_stack);
    m_model = new TextTableModel(this);
    m_model->set_columns({tr("Weight"), tr("Rows that may be the same")},
                         {Qt::AlignRight, Qt::AlignLeft});
    m_list = new QTableView(halves);
    m_list->setModel(m_model);
    m_list->setAccessibleName(tr("Pairs"));
    dress_table(m_list);
    m_list->setWordWrap(true);
    m_list->setTextElideMode(Qt::ElideNone);
    m_list->horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_list->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    halves->addWidget(m_list);
    m_pair = new PairView(context(), halves);
    halves->addWidget(m_pair);
    halves->setStretchFactor(0, 1);
    halves->setStretchFactor(1, 3);
    halves->setSizes({list_ems * Theme::current().text_px, 900});
    m_stack->addWidget(halves);
    m_none = new TextLabel(m_stack);
    m_none->setAlignment(Qt::AlignCenter);
    m_none->setWordWrap(true);
    m_none->setMargin(Theme::grid(6));
    m_stack->addWidget(m_none);
    body()->addWidget(m_stack, 1);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &DuplicatesPage::choose_line);
    connect(m_list, &QTableView::activated, this, [this] { m_pair->enter(); });
}

void DuplicatesPage::refresh(const Changes& changes)
{
    m_list->setColumnWidth(0, 5 * Theme::current().text_px);
    if (changes.document) {
        m_looking.stop();
        m_by_hand.reset();
        m_catalog = context().catalog();
        m_def = nullptr;
        m_looked = false;
        take({}, 0);
        fill_ledgers();
        if (context().has_document() && m_ledgers->count() > 0)
            choose_ledger(utf8_of(m_ledgers->itemData(0).toString()));
        return;
    }
    if (m_def == nullptr)
        return;
    const bool others =
        std::any_of(changes.data.begin(), changes.data.end(), [this](const DataChange& change) {
            return change.action != m_own_action &&
                   (change.touches(m_def->code) ||
                    (!m_saying && change.settings.contains(not_same_setting(m_def->code))));
        });
    if (others || changes.moved)
        look();
    else if (!changes.data.empty() && !m_write.running())
        show_pair(); // what hangs on them may have changed
}

void DuplicatesPage::fill_ledgers()
{
    m_ledgers->clear();
    const auto rules = DuplicateRules::load(*m_catalog);
    if (!rules) { // a program file; its test holds it
        context().notices().error(rules.error());
        return;
    }
    for (const LedgerDuplicates& of : rules->ledgers())
        if (const LedgerDef* def = m_catalog->ledger(of.ledger))
            m_ledgers->addItem(qt(def->name), qt(def->code));
}

void DuplicatesPage::choose_ledger(const std::string& code)
{
    m_def = m_catalog ? m_catalog->ledger(code) : nullptr;
    if (m_def == nullptr)
        return;
    int at = m_ledgers->findData(qt(code));
    if (at < 0) { // two rows of a ledger without rules were brought here
        m_ledgers->addItem(qt(m_def->name), qt(code));
        at = m_ledgers->count() - 1;
    }
    m_ledgers->setCurrentIndex(at);
    m_whole->setVisible(has_something_to_mask(*m_catalog, *m_def));
    m_looked = false;
    take({}, 0);
    look();
}

void DuplicatesPage::look()
{
    struct Found
    {
        std::vector<Line> lines;
        std::int64_t total = 0;
    };
    std::optional<DuplicatePair> by_hand = m_by_hand;
    m_looking.start<Found>(
        JobKind::Long, tr("Looking for rows entered twice"),
        [path = context().path8(), catalog = m_catalog, ledger = m_def->code,
         by_hand](JobProgress& progress) -> Result<Found> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            const LedgerDef& def = *catalog->ledger(ledger);
            LX_ASSIGN(const DuplicateRules all, DuplicateRules::load(*catalog));
            Duplicates found;
            if (const LedgerDuplicates* rules = all.of(ledger)) {
                const DuplicateKeys keys(all, *rules, def);
                LX_ASSIGN(found, find_duplicates(*database, *catalog, def, keys, rules->shown_from,
                                                 most_listed, progress));
            }
            const auto same = [&](const DuplicatePair& pair) {
                return pair.first == by_hand->first && pair.second == by_hand->second;
            };
            if (by_hand && std::none_of(found.pairs.begin(), found.pairs.end(), same))
                found.pairs.insert(found.pairs.begin(), *by_hand);
            std::vector<std::int64_t> ids;
            for (const DuplicatePair& pair : found.pairs)
                ids.insert(ids.end(), {pair.first, pair.second});
            LedgerStore store(*database, *catalog);
            LX_ASSIGN(const auto keys, store.keys(def, ids));
            LX_ASSIGN(const auto labels, store.labels(def, ids));
            Found shown;
            shown.total = found.total;
            for (DuplicatePair& pair : found.pairs) {
                if (!labels.contains(pair.first) || !labels.contains(pair.second))
                    continue; // chosen by hand, and gone since
                QStringList reasons;
                for (const std::string& reason : pair.reasons)
                    reasons << qt(reason);
                const auto words = [&](std::int64_t id) {
                    return row_words(labels.at(id), keys.at(id));
                };
                QString text = words(pair.first) + QLatin1Char('\n') + words(pair.second);
                if (!reasons.isEmpty())
                    text += QLatin1Char('\n') + reasons.join(QStringLiteral("、"));
                QStringList texts{pair.weight == 0 ? tr("chosen") : count_text(pair.weight),
                                  std::move(text)};
                shown.lines.push_back({std::move(pair), std::move(texts)});
            }
            return shown;
        },
        [this](Result<Found> found) {
            m_looked = found.has_value();
            if (found)
                take(std::move(found->lines), found->total);
            else
                context().notices().error(found.error());
            tell();
            if (std::exchange(m_enter, false) && !m_lines.empty() && isVisible())
                m_pair->enter();
        });
    tell();
}

void DuplicatesPage::take(std::vector<Line> lines, std::int64_t total)
{
    RowPair was;
    if (const Line* before = chosen())
        was = {before->pair.first, before->pair.second};
    else if (m_by_hand)
        was = {m_by_hand->first, m_by_hand->second};
    int at = std::max(0, m_list->currentIndex().row());
    m_lines = std::move(lines);
    m_total = total;
    for (std::size_t i = 0; i < m_lines.size(); ++i)
        if (RowPair(m_lines[i].pair.first, m_lines[i].pair.second) == was)
            at = static_cast<int>(i);
    show_lines(at);
}

void DuplicatesPage::show_lines(int at)
{
    std::vector<TextTableModel::Row> rows;
    for (const Line& line : m_lines) {
        TextTableModel::Row row;
        row.texts = line.texts;
        rows.push_back(std::move(row));
    }
    m_model->set_rows(std::move(rows));
    if (m_lines.empty()) {
        m_pair->clear();
    } else {
        const int last = static_cast<int>(m_lines.size()) - 1;
        m_list->setCurrentIndex(m_model->index(std::min(at, last), 0));
    }
    tell();
}

const DuplicatesPage::Line* DuplicatesPage::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_lines.size())
               ? &m_lines[static_cast<std::size_t>(row)]
               : nullptr;
}

RowPair DuplicatesPage::chosen_pair() const
{
    const Line* line = chosen();
    return line == nullptr ? RowPair() : RowPair(line->pair.first, line->pair.second);
}

void DuplicatesPage::choose_line()
{
    show_pair();
}

void DuplicatesPage::show_pair()
{
    if (const Line* line = chosen(); line != nullptr && m_def != nullptr)
        m_pair->show_pair(m_catalog, *m_def, line->pair.first, line->pair.second,
                          !m_whole->isChecked());
}

void DuplicatesPage::merge()
{
    const Line* line = chosen();
    if (line == nullptr || !m_pair->ready() || m_write.running() || context().read_only())
        return;
    if (const auto may = context().may_write(); !may) {
        context().notices().error(may.error());
        return;
    }
    const PairModel& model = m_pair->model();
    const auto kept = static_cast<std::size_t>(model.kept());
    const std::int64_t stays = model.sides().rows[kept].id;
    const std::int64_t goes = model.sides().rows[1 - kept].id;
    m_pair->show_conflicts({});
    m_write.start<Merged>(
        JobKind::Long, tr("Merging two rows"),
        [path = context().path8(), catalog = m_catalog, actor = context().actor(),
         ledger = m_def->code, pair = chosen_pair(), stays, goes, choice = model.choice(),
         token = context().writing()](JobProgress& progress) -> Result<Merged> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::SharedWrite));
            Merged merged;
            merged.ledger = ledger;
            merged.pair = pair;
            merged.row = stays;
            LX_ASSIGN(merged.report,
                      merge_rows(*database, *catalog, actor, *catalog->ledger(ledger), stays, goes,
                                 choice, progress));
            LedgerStore store(*database, *catalog);
            LX_ASSIGN(const auto names, store.labels(*catalog->ledger(ledger), {stays}));
            if (const auto name = names.find(stays); name != names.end())
                merged.kept = qt(name->second);
            for (const MergeConflict& conflict : merged.report.conflicts) {
                LX_ASSIGN(const auto labels, store.labels(*conflict.ledger, {conflict.id}));
                const auto label = labels.find(conflict.id);
                const std::string row = label == labels.end() ? std::string() : label->second;
                merged.conflicts.push_back(
                    {QStringLiteral("%1 %2：%3")
                         .arg(qt(conflict.ledger->name), qt(row), qt(conflict.reason)),
                     conflict.ledger->code, conflict.id});
            }
            return merged;
        },
        [this](Result<Merged> merged) {
            if (merged)
                told(*merged);
            else
                context().notices().error(merged.error());
            update_actions();
        });
    update_actions();
}

void DuplicatesPage::told(const Merged& merged)
{
    // Another pair may have been chosen while the rows were merged, or another page shown.
    const bool still = m_def != nullptr && m_def->code == merged.ledger && chosen() != nullptr &&
                       chosen_pair() == merged.pair;
    if (!merged.conflicts.empty()) {
        if (still)
            m_pair->show_conflicts(merged.conflicts);
        else
            context().notices().warning(
                tr("“%1” was not merged: %2 rows stand in the way. Choose the pair and merge it "
                   "again to see them.")
                    .arg(merged.kept, count_text(std::ssize(merged.conflicts))));
        return;
    }
    Notice notice{NoticeKind::Success,
                  tr("Merged into “%1”; %2 rows were written. History takes it apart again later, "
                     "too.")
                      .arg(merged.kept, count_text(merged.report.changed))};
    notice.acts.push_back({tr("Undo"), [&context = context(), action = merged.report.action] {
                               context.undo(action);
                           }});
    notice.acts.push_back(
        {tr("To the row"), [&context = context(), ledger = merged.ledger, row = merged.row] {
             context.go(Place::row(ledger, row));
         }});
    m_own_action = merged.report.action;
    const bool goes_back = still && isVisible() && m_by_hand &&
                           RowPair(m_by_hand->first, m_by_hand->second) == merged.pair;
    if (m_def != nullptr && m_def->code == merged.ledger)
        done_with_pair(merged.pair);
    context().announce(merged.report.action);
    if (goes_back)
        (void)context().go_back(); // to the table the two rows were chosen in
    context().notices().post(notice);
}

void DuplicatesPage::say_not_same()
{
    const Line* line = chosen();
    if (line == nullptr || context().read_only())
        return;
    const RowPair rows = chosen_pair();
    const auto say = [&context = context(), ledger = m_def->code, rows](bool same) {
        return context.set_in_file([&](Database& database, const Actor& actor) {
            const Catalog& catalog = *context.catalog();
            return lx::say_not_same(database, catalog, *catalog.ledger(ledger), rows, same, actor);
        });
    };
    m_saying = true; // the pair goes from the list without a new search
    const auto said = say(false);
    m_saying = false;
    if (!said) {
        context().notices().error(said.error());
        return;
    }
    Notice notice{NoticeKind::Success, tr("Noted: these two are not the same.")};
    notice.acts.push_back({tr("List it again"), [&context = context(), say] {
                               if (const auto listed = say(true); !listed)
                                   context.notices().error(listed.error());
                           }});
    done_with_pair(rows);
    context().notices().post(notice);
}

void DuplicatesPage::done_with_pair(RowPair rows)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line& one) {
        return RowPair(one.pair.first, one.pair.second) == rows;
    });
    if (m_by_hand && RowPair(m_by_hand->first, m_by_hand->second) == rows)
        m_by_hand.reset();
    if (line == m_lines.end())
        return;
    if (line->pair.weight > 0)
        --m_total;
    const auto at = static_cast<int>(line - m_lines.begin());
    const int was = m_list->currentIndex().row();
    m_lines.erase(line);
    if (at == was)
        m_pair->clear();
    show_lines(at < was ? was - 1 : was);
}

void DuplicatesPage::update_actions()
{
    const bool write = !context().read_only() && context().has_document() && !m_write.running();
    const bool ready = chosen() != nullptr && m_pair->ready();
    m_merge->setEnabled(write && ready);
    m_apart->setEnabled(write && ready && !m_pair->model().sides().not_same);
}

void DuplicatesPage::tell()
{
    const bool any = !m_lines.empty();
    m_stack->setCurrentIndex(any ? 0 : 1);
    QString words;
    if (m_looking.running())
        words = tr("Looking for rows entered twice…");
    else if (any && m_total > std::ssize(m_lines))
        words = tr("%1 pairs that may be the same; the likeliest %2 are listed.")
                    .arg(count_text(m_total), count_text(std::ssize(m_lines)));
    else if (any && m_total == 0)
        words = tr("Enter or a click chooses what is to stay.");
    else if (any)
        words = tr("%1 pairs that may be the same. Enter or a click chooses what is to stay.")
                    .arg(count_text(m_total));
    m_words->setText(words);
    m_none->setText(m_looking.running() ? QString()
                    : !m_looked
                        ? tr("Rows that may have been entered twice are listed here.")
                        : tr("No row of “%1” seems to be entered twice. Two rows chosen in a "
                             "table can be merged too: “More”, “Merge the two rows…”.")
                              .arg(m_def == nullptr ? QString() : qt(m_def->name)));
    set_status(words);
    update_actions();
}

bool DuplicatesPage::show_place(const Place& place)
{
    const auto* rows = std::get_if<ListRequest>(&place.what);
    if (rows == nullptr)
        return Page::show_place(place);
    if (!m_catalog || m_catalog->ledger(rows->query.ledger) == nullptr || !rows->query.ids ||
        rows->query.ids->size() != 2)
        return false;
    const auto [first, second] = std::minmax(rows->query.ids->front(), rows->query.ids->back());
    m_by_hand = DuplicatePair{first, second, 0, {}};
    m_enter = true;
    choose_ledger(rows->query.ledger);
    return true;
}

Place DuplicatesPage::here() const
{
    if (m_by_hand && m_def != nullptr)
        return two_rows(m_def->code, m_by_hand->first, m_by_hand->second);
    return Page::here();
}

void DuplicatesPage::focus_first()
{
    if (m_lines.empty())
        m_ledgers->setFocus();
    else
        m_list->setFocus();
}

} // namespace lx::ui
