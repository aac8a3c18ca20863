#include "ui/history/history_page.h"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <utility>

#include <QComboBox>
#include <QDateEdit>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include "core/store/action_row.h"
#include "ui/document/notices.h"
#include "ui/document/take_back.h"
#include "ui/presentation/format.h"
#include "ui/presentation/text_table_model.h"
#include "ui/presentation/theme.h"
#include "ui/widgets/labels.h"

namespace lx::ui {

namespace {

constexpr std::int64_t page_size = 200;      ///< actions, and rows of an action, read at once
constexpr std::int64_t most_conflicts = 100; ///< listed: every line is measured
constexpr int today_only = 1;
constexpr int last_week = 2;
constexpr int last_month = 3;
constexpr int one_day = 4;

/// The next rows of a table behind those it has; what is in sight and chosen stays so.
void add_rows(QTableView& view, TextTableModel& model, std::vector<TextTableModel::Row> rows)
{
    if (rows.empty())
        return;
    const int at = view.currentIndex().row();
    const int scrolled = view.verticalScrollBar()->value();
    std::vector<TextTableModel::Row> all = model.rows();
    all.insert(all.end(), std::make_move_iterator(rows.begin()),
               std::make_move_iterator(rows.end()));
    model.set_rows(std::move(all));
    view.setCurrentIndex(model.index(at, 0));
    view.verticalScrollBar()->setValue(scrolled);
}

} // namespace

void HistoryPage::refresh(const Changes& changes)
{
    const int em = Theme::current().text_px;
    for (QTableView* table : {m_list, m_changes})
        table->verticalHeader()->setDefaultSectionSize(Theme::current().row_px);
    m_list->setColumnWidth(0, 9 * em);
    m_list->setColumnWidth(2, 6 * em);
    m_list->setColumnWidth(3, 5 * em);
    m_list->setColumnWidth(4, 5 * em);
    for (int column = 1; column < 4; ++column)
        m_changes->setColumnWidth(column, 8 * em);
    m_changes->horizontalHeader()->setMinimumSectionSize(6 * em); // the rows' names, too
    if (changes.document) {
        m_reading.stop();
        m_reading_steps.stop();
        m_wanted = 0;
        m_shown = 0;
        m_words->clear();
        m_when->setCurrentIndex(0);
        m_day->setEnabled(false);
        m_day->setDate(qdate(context().clock().today()));
        m_conflict_box->hide();
        fill_ledgers();
        fill_users({});
        take({}, true);
    }
    if (changes.document || changes.moved || !changes.data.empty())
        reload();
}

void HistoryPage::fill_ledgers()
{
    m_ledger->clear();
    m_ledger->addItem(tr("All ledgers"), QString());
    for (const LedgerDef& def : context().catalog()->ledgers())
        m_ledger->addItem(qt(def.name), qt(def.code));
    m_ledger->addItem(tr("Settings"), qt(setting_log));
    m_ledger->addItem(tr("Own fields"), qt(own_field_log));
}

void HistoryPage::fill_users(const std::vector<std::string>& users)
{
    const QString before = m_user->currentData().toString();
    m_user->clear();
    m_user->addItem(tr("Everybody"), QString());
    for (const std::string& user : users)
        m_user->addItem(qt(user), qt(user));
    m_user->setCurrentIndex(std::max(0, m_user->findData(before)));
}

ActionFilter HistoryPage::filter()
{
    ActionFilter filter;
    filter.words = utf8_of(m_words->text().trimmed());
    filter.ledger = utf8_of(m_ledger->currentData().toString());
    filter.user = utf8_of(m_user->currentData().toString());
    const auto from = [&](int days) {
        filter.from =
            utf8_of(qdate(context().clock().today()).addDays(-days).toString(Qt::ISODate));
    };
    switch (m_when->currentIndex()) {
    case today_only:
        from(0);
        break;
    case last_week:
        from(6);
        break;
    case last_month:
        from(29);
        break;
    case one_day:
        filter.from = filter.to = utf8_of(m_day->date().toString(Qt::ISODate));
        break;
    default:
        break;
    }
    return filter;
}

void HistoryPage::reload()
{
    if (!context().has_document()) {
        take({}, true);
        return;
    }
    struct Read
    {
        std::vector<Action> actions;
        std::vector<std::string> users;
        bool all = false;
    };
    const std::int64_t count = std::max<std::int64_t>(page_size, std::ssize(m_actions));
    m_reading.start<Read>(
        JobKind::Quick, {},
        [path = context().path8(), filter = filter(), count,
         wanted = m_wanted](JobProgress& progress) -> Result<Read> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            Read read;
            LX_ASSIGN(read.actions, list_actions(*database, filter, count));
            read.all = std::ssize(read.actions) < count;
            while (wanted != 0 && !read.all && read.actions.back().id > wanted) {
                LX_ASSIGN(auto more,
                          list_actions(*database, filter, page_size, read.actions.back().id));
                read.all = std::ssize(more) < page_size;
                read.actions.insert(read.actions.end(), std::make_move_iterator(more.begin()),
                                    std::make_move_iterator(more.end()));
                if (progress.cancelled())
                    break;
            }
            LX_ASSIGN(read.users, acting_users(*database));
            return read;
        },
        [this](Result<Read> read) {
            if (!read) {
                context().notices().error(read.error());
                return;
            }
            fill_users(read->users);
            m_all = read->all;
            take(std::move(read->actions), true);
        });
}

void HistoryPage::read_more()
{
    if (m_all || m_reading.running() || m_actions.empty() || !context().has_document())
        return;
    m_reading.start<std::vector<Action>>(
        JobKind::Quick, {},
        [path = context().path8(), filter = filter(),
         before = m_actions.back().id](JobProgress& progress) -> Result<std::vector<Action>> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            return list_actions(*database, filter, page_size, before);
        },
        [this](Result<std::vector<Action>> actions) {
            if (!actions) {
                context().notices().error(actions.error());
                return;
            }
            m_all = std::ssize(*actions) < page_size;
            take(std::move(*actions), false);
        });
}

void HistoryPage::take(std::vector<Action> actions, bool anew)
{
    const Date today = context().clock().today();
    std::vector<TextTableModel::Row> rows;
    for (const Action& action : actions) {
        TextTableModel::Row row;
        row.texts = {moment_text(action.when, today), qt(action.title), qt(action.user),
                     count_text(action.changes), action.undone ? tr("taken back") : QString()};
        row.tone = action.undone ? TextTableModel::Tone::Soft : TextTableModel::Tone::Plain;
        row.id = action.id;
        rows.push_back(std::move(row));
    }
    if (!anew) {
        m_actions.insert(m_actions.end(), std::make_move_iterator(actions.begin()),
                         std::make_move_iterator(actions.end()));
        add_rows(*m_list, *m_model, std::move(rows));
        tell();
        return;
    }
    const Action* before = chosen();
    const std::int64_t asked = std::exchange(m_wanted, 0);
    const std::int64_t wanted = asked != 0 ? asked : before != nullptr ? before->id : 0;
    m_actions = std::move(actions);
    m_model->set_rows(std::move(rows));
    // One that was asked for and is not there leaves nothing chosen: no other is to be taken back
    // for it.
    if (!choose_action(wanted) && (asked != 0 || m_actions.empty()))
        choose();
    else if (chosen() == nullptr)
        m_list->setCurrentIndex(m_model->index(0, 0));
    tell();
}

bool HistoryPage::choose_action(std::int64_t id)
{
    const auto at = std::find_if(m_actions.begin(), m_actions.end(),
                                 [id](const Action& action) { return action.id == id; });
    if (at == m_actions.end())
        return false;
    m_list->setCurrentIndex(m_model->index(static_cast<int>(at - m_actions.begin()), 0));
    return true;
}

const Action* HistoryPage::chosen() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_actions.size())
               ? &m_actions[static_cast<std::size_t>(row)]
               : nullptr;
}

void HistoryPage::choose()
{
    const Action* action = chosen();
    const std::int64_t id = action == nullptr ? 0 : action->id;
    if (id == m_shown && id != 0) { // what an action changed stays what it is
        update_actions();
        return;
    }
    m_shown = id;
    m_title->setText(action == nullptr ? QString() : qt(action->title));
    m_conflict_box->hide();
    m_steps.clear();
    m_steps_read = 0;
    m_lines.clear();
    m_step_model->set_rows({});
    m_all_steps = action == nullptr;
    m_reading_steps.stop();
    read_changes();
    update_actions();
}

void HistoryPage::read_changes()
{
    const Action* action = chosen();
    if (action == nullptr || m_all_steps || m_reading_steps.running())
        return;
    struct Read
    {
        std::vector<HistoryStep> steps;
        std::int64_t changes = 0;
    };
    m_reading_steps.start<Read>(
        JobKind::Quick, {},
        [path = context().path8(), catalog = context().catalog(), id = action->id,
         offset = m_steps_read](JobProgress& progress) -> Result<Read> {
            LX_ASSIGN(auto database, progress.open(path, Database::Mode::ReadOnly));
            LX_ASSIGN(const auto changes, ChangeLog(*database).of_action(id, page_size, offset));
            Read read;
            read.changes = std::ssize(changes);
            LX_ASSIGN(read.steps, show_changes(*database, *catalog, changes));
            return read;
        },
        [this](Result<Read> read) {
            if (!read) {
                context().notices().error(read.error());
                return;
            }
            m_steps_read += read->changes;
            m_all_steps = read->changes < page_size;
            show_steps(std::move(read->steps));
        });
}

void HistoryPage::show_steps(std::vector<HistoryStep> steps)
{
    std::vector<TextTableModel::Row> rows;
    const auto shown = [](const QString& text) { return text.isEmpty() ? tr("(empty)") : text; };
    for (HistoryStep& step : steps) {
        const std::size_t at = m_steps.size();
        const QString what = step.kind == ChangeKind::Insert   ? tr("%1 (new)").arg(step.name)
                             : step.kind == ChangeKind::Remove ? tr("%1 (removed)").arg(step.name)
                                                               : step.name;
        const auto add = [&](const QString& field, const QString& before, const QString& after) {
            TextTableModel::Row row;
            // Its name on every line: each is read by itself, and any of them may be chosen.
            row.texts = {what, field, before, after};
            rows.push_back(std::move(row));
            m_lines.push_back(at);
        };
        for (const HistoryStep::Field& field : step.fields)
            add(field.name, shown(field.before), shown(field.after));
        if (step.fields.empty())
            add({}, {}, {});
        m_steps.push_back(std::move(step));
    }
    add_rows(*m_changes, *m_step_model, std::move(rows));
    if (!m_changes->currentIndex().isValid() && m_step_model->rowCount() > 0)
        m_changes->setCurrentIndex(m_step_model->index(0, 0));
    update_actions();
}

const HistoryStep* HistoryPage::chosen_step() const
{
    const int row = m_changes->currentIndex().row();
    return row >= 0 && row < static_cast<int>(m_lines.size())
               ? &m_steps[m_lines[static_cast<std::size_t>(row)]]
               : nullptr;
}

void HistoryPage::open_row()
{
    if (const HistoryStep* step = chosen_step(); step != nullptr && !step->ledger.empty())
        context().go(Place::row(step->ledger, step->row));
}

void HistoryPage::take_back(bool skip)
{
    const Action* action = chosen();
    if (action == nullptr || m_write.running() || !can_be_taken_back(*action))
        return;
    take_back_action(context(), m_write, action->id, skip,
                     [this, id = action->id, skip](const Result<UndoReport>& report) {
                         if (report && m_shown == id)
                             show_conflicts(*report, !skip);
                         update_actions();
                     });
    update_actions();
}

void HistoryPage::take_back_row()
{
    const HistoryStep* step = chosen_step();
    if (step == nullptr || m_write.running())
        return;
    lx::ui::take_back_row(
        context(), m_write, step->change, [this, id = m_shown](const Result<UndoReport>& report) {
            if (report && m_shown == id)
                show_conflicts(*report, false);
            if (report && report->conflicts.empty() && report->action == 0)
                context().notices().info(tr("This row is as it was before already."));
            update_actions();
        });
    update_actions();
}

void HistoryPage::show_conflicts(const UndoReport& report, bool whole_action)
{
    std::vector<TextTableModel::Row> rows;
    const auto add = [&](const QString& text) {
        TextTableModel::Row row;
        row.texts = {text};
        row.tone = TextTableModel::Tone::Warning;
        rows.push_back(std::move(row));
    };
    const std::int64_t all = std::ssize(report.conflicts);
    for (const UndoConflict& conflict : report.conflicts | std::views::take(most_conflicts))
        add(qt(conflict.reason));
    if (all > most_conflicts)
        add(tr("%1 more rows").arg(count_text(all - most_conflicts)));
    m_conflict_box->setVisible(all > 0);
    const QString count = count_text(all);
    m_trouble->setText(report.action != 0
                           ? tr("%1 rows were changed since and stay as they are:").arg(count)
                           : tr("Nothing was taken back: %1 rows were changed since.").arg(count));
    m_skip->setVisible(whole_action && report.action == 0);
    m_conflict_model->set_rows(std::move(rows));
}

void HistoryPage::update_actions()
{
    const bool write = context().has_document() && !context().read_only() && !m_write.running();
    const Action* action = chosen();
    const HistoryStep* step = chosen_step();
    m_undo->setEnabled(write && action != nullptr && can_be_taken_back(*action));
    m_skip->setEnabled(write);
    m_open->setEnabled(step != nullptr && !step->ledger.empty());
    m_undo_row->setEnabled(write && step != nullptr && !step->ledger.empty() && action != nullptr &&
                           !action->barred);
}

void HistoryPage::tell()
{
    const QString count = count_text(std::ssize(m_actions));
    set_status(m_actions.empty() ? tr("Nothing was done that fits.")
               : m_all           ? tr("%1 actions").arg(count)
                                 : tr("The last %1 actions; going down reads on").arg(count));
}

bool HistoryPage::show_place(const Place& place)
{
    // An action of the file, by its number.
    const auto* part = std::get_if<Place::Part>(&place.what);
    const std::int64_t action = part == nullptr ? 0 : part->name.toLongLong();
    if (action == 0)
        return Page::show_place(place);
    if (choose_action(action)) // the filters stay as they are
        return true;
    m_words->clear();
    m_ledger->setCurrentIndex(0);
    m_user->setCurrentIndex(0);
    m_when->setCurrentIndex(0);
    m_day->setEnabled(false);
    m_wanted = action;
    reload();
    return true;
}

Place HistoryPage::here() const
{
    const Action* action = chosen();
    return action == nullptr ? Page::here() : Place::part(id(), QString::number(action->id));
}

void HistoryPage::find()
{
    m_words->setFocus();
    m_words->selectAll();
}

void HistoryPage::focus_first()
{
    m_list->setFocus();
}

} // namespace lx::ui
