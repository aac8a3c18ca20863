// Undo, redo and withdrawing: the inverse of an action's changes, applied in reverse order through
// the same door.

#include <algorithm>
#include <functional>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "core/store/action_row.h"
#include "core/store/assess_result.h"
#include "core/store/change_json.h"
#include "core/store/change_log.h"
#include "core/store/database.h"
#include "core/store/own_fields.h"
#include "core/store/setting_members.h"
#include "core/store/statement.h"
#include "core/store/take_back.h"
#include "core/store/write_session.h"
#include "core/store/writer.h"

namespace lx {

namespace {

/// A logged change as it is turned around.
struct LoggedChange
{
    std::int64_t id = 0;
    std::string ledger;
    std::int64_t row = 0;
    std::string label;
    std::string kind;
    std::vector<FieldChange> fields;
};

constexpr std::int64_t changes_at_once = 1000;

Result<std::vector<LoggedChange>> read_logged(Statement& select)
{
    std::vector<LoggedChange> changes;
    while (true) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return changes;
        LoggedChange change;
        change.id = select.integer(0);
        change.ledger = select.text(1);
        change.row = select.integer(2);
        change.label = select.text(3);
        change.kind = select.text(4);
        LX_ASSIGN(change.fields, read_change_json(select.text(5)));
        changes.push_back(std::move(change));
    }
}

Result<std::vector<LoggedChange>> changes_before(sqlite3* handle, std::int64_t action,
                                                 std::int64_t before)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(handle,
                                 "SELECT id, ledger, row_id, label, kind, fields FROM change"
                                 " WHERE id >= (SELECT first_change FROM action WHERE id = ?)"
                                 " AND id < ? ORDER BY id DESC LIMIT ?"));
    select.bind(1, action);
    select.bind(2, before);
    select.bind(3, changes_at_once);
    return read_logged(select);
}

/// Turns logged changes around one by one and collects what stands in the way.
class Inverse
{
public:
    Inverse(Database& database, WriteSession& session, UndoReport& report)
        : m_database(database), m_session(session), m_report(report)
    {}

    /// Rows are asked for out of the recycle bin: one that is back already is told.
    void tell_what_is_back() { m_tells_back = true; }

    Result<> apply(const LoggedChange& change)
    {
        // Once one step of a row could not be taken back, its earlier steps stay too.
        if (m_stuck.contains(key_of(change)))
            return {};
        if (change.ledger == setting_log)
            return set_back(change);
        if (change.ledger == own_field_log)
            return put_field_back(change);
        const LedgerDef* def = m_session.catalog().ledger(change.ledger);
        if (def == nullptr)
            return conflict(change,
                            "“" + change.label + "”所在的台账“" + change.ledger + "”已经没有了");
        m_name = def->name + "“" +
                 (change.label.empty() ? std::to_string(change.row) : change.label) + "”";
        LX_ASSIGN(const bool there, m_session.find(*def, change.row, m_row));
        if (change.kind == "insert")
            return take_out(*def, change, there);
        if (change.kind == "remove")
            return put_back(*def, change, there);
        return change_back(*def, change, there);
    }

private:
    /// A row by its number; a setting or own field, which has none, by its name.
    using RowKey = std::tuple<std::string, std::int64_t, std::string>;
    static RowKey key_of(const LoggedChange& change)
    {
        return {change.ledger, change.row, change.row == 0 ? change.label : std::string()};
    }

    Result<> conflict(const LoggedChange& change, std::string sentence, std::string field = {})
    {
        m_stuck.insert(key_of(change));
        constexpr std::string_view full_stop = "。";
        if (sentence.ends_with(full_stop)) // more is said behind it
            sentence.resize(sentence.size() - full_stop.size());
        m_report.conflicts.push_back(
            {change.ledger, change.row, change.label, std::move(field), std::move(sentence)});
        return {};
    }

    /// A refusal is a conflict, anything else ends the undo.
    Result<> done_or_conflict(const LoggedChange& change, const Result<>& done)
    {
        if (done) {
            ++m_report.reverted;
            return {};
        }
        if (done.error().kind != ErrorKind::Refused)
            return fail(done.error());
        return conflict(change, done.error().message);
    }

    Result<> take_out(const LedgerDef& def, const LoggedChange& change, bool there)
    {
        if (!there)
            return {}; // gone already
        Record logged(def);
        set(def, logged, change, &FieldChange::after);
        for (std::size_t i = 0; i < def.fields.size(); ++i)
            if (logged.values[i] != m_row.values[i])
                return conflict(change,
                                m_name + "的“" + def.fields[i].name + "”在此之后又改过，没有撤回",
                                def.fields[i].key);
        return done_or_conflict(change, m_session.remove(def, change.row));
    }

    Result<> put_back(const LedgerDef& def, const LoggedChange& change, bool there)
    {
        Record logged(def);
        logged.id = change.row;
        set(def, logged, change, &FieldChange::before);
        if (there && !m_tells_back && logged.values == m_row.values)
            return {}; // back already, as it was
        if (there)
            return conflict(change, m_name + "在此之后已经恢复过，没有再恢复");
        LX_ASSIGN(const bool again, removed_again(change));
        if (again)
            return conflict(change, m_name + "后来又恢复、删除过，请从回收站恢复最近的一次");
        return done_or_conflict(change, m_session.insert(def, logged));
    }

    /// It was back since, and went with other values than these: they are the ones to keep. (What
    /// this undoing itself took out on the way goes with the values logged here.)
    Result<bool> removed_again(const LoggedChange& change)
    {
        if (!m_last_removal) {
            LX_ASSIGN(m_last_removal,
                      Statement::prepare(m_session.handle(),
                                         "SELECT last.fields <> mine.fields FROM change mine"
                                         " JOIN change last ON last.ledger = mine.ledger"
                                         " AND last.row_id = mine.row_id AND last.id > mine.id"
                                         " WHERE mine.id = ? AND last.kind = 'remove'"
                                         " ORDER BY last.id DESC LIMIT 1"));
        }
        m_last_removal->reset();
        m_last_removal->bind(1, change.id);
        LX_ASSIGN(const bool later, m_last_removal->step());
        const bool other = later && m_last_removal->integer(0) != 0;
        m_last_removal->reset();
        return other;
    }

    Result<> change_back(const LedgerDef& def, const LoggedChange& change, bool there)
    {
        if (!there)
            return conflict(change, m_name + "在此之后已被删除，没有撤回");
        for (const FieldChange& field : change.fields) {
            const int at = def.index_of(field.field);
            if (at < 0)
                continue;
            Value& value = m_row.values[static_cast<std::size_t>(at)];
            if (value != field.after && value != field.before)
                return conflict(change,
                                m_name + "的“" + def.fields[static_cast<std::size_t>(at)].name +
                                    "”在此之后又改过，没有撤回",
                                field.field);
            value = field.before;
        }
        Record row = m_row;
        const auto outcome = m_session.update(def, row);
        if (outcome && *outcome == WriteOutcome::Unchanged)
            return {};
        return done_or_conflict(change, outcome ? Result<>{} : Result<>(fail(outcome.error())));
    }

    /// A setting, which is known by its name alone. What it holds of several things (lists,
    /// figures) is taken back apart from those that were changed since.
    Result<> set_back(const LoggedChange& change)
    {
        if (change.label == last_own_field)
            return {}; // a key that was given is never given again
        const FieldChange& value = change.fields.front();
        LX_ASSIGN(const auto now, m_session.setting(change.label));
        if (now == value.before)
            return {};
        if (is_empty(value.before)) {
            LX_ASSIGN(const bool more, round_went_on(m_database, change.label));
            if (more)
                return conflict(change, "这一轮新建以后又录入了内容，没有撤回；不要这一轮的，请在"
                                        "“考核”页放弃这一轮");
        }
        std::optional<Value> back = value.before;
        if (now != value.after)
            back = members_taken_back(value.before, value.after, now);
        if (!back)
            return conflict(change, "这项设置在此之后又改过，没有撤回");
        if (*back == now)
            return {};
        LX_TRY(m_session.put_setting(
            change.label, is_empty(*back) ? std::nullopt : std::optional(text_of(*back))));
        ++m_report.reverted;
        return {};
    }

    /// An own field, known by its ledger and key: its definition and its place among the others.
    Result<> put_field_back(const LoggedChange& change)
    {
        LX_ASSIGN(const OwnFieldRow row, m_session.own_field(change.label));
        OwnFieldRow back = row;
        OwnFieldRow brought = row;
        bool defines = false;
        for (const FieldChange& field : change.fields)
            if (field.field == own_field_definition) {
                back.definition = field.before;
                brought.definition = field.after;
                defines = true;
            }
        for (const FieldChange& field : change.fields) {
            // Moved since, it stays there: its definition is taken back all the same.
            if (field.field != own_field_position || (defines && row.position != field.after))
                continue;
            back.position = field.before;
            brought.position = field.after;
        }
        if (row == back)
            return {};
        if (row != brought)
            return conflict(change, "这个自定义字段在此之后又改过，没有撤回");
        return done_or_conflict(change,
                                put_back_own_field(m_database, m_session, change.label, back));
    }

    static void set(const LedgerDef& def, Record& row, const LoggedChange& change,
                    Value FieldChange::*side)
    {
        for (const FieldChange& field : change.fields)
            if (def.index_of(field.field) >= 0)
                row.set(def, field.field, field.*side);
    }

    Database& m_database;
    WriteSession& m_session;
    UndoReport& m_report;
    bool m_tells_back = false;
    std::set<RowKey> m_stuck;
    std::optional<Statement> m_last_removal;
    Record m_row;
    std::string m_name;
};

Result<> set_undone_by(sqlite3* handle, std::int64_t action, std::optional<std::int64_t> by)
{
    LX_ASSIGN(Statement update,
              Statement::prepare(handle, "UPDATE action SET undone_by = ? WHERE id = ?"));
    if (by)
        update.bind(1, *by);
    update.bind(2, action);
    return update.run();
}

/// Whether what was turned around is to be kept.
Result<bool> kept(UndoReport& report, OnConflict conflicts)
{
    if (report.conflicts.empty() || (conflicts == OnConflict::Skip && report.reverted > 0))
        return true;
    if (conflicts != OnConflict::Refuse) {
        report.reverted = 0;
        return false;
    }
    std::string sentence = report.conflicts.front().reason;
    if (report.conflicts.size() > 1)
        sentence += "，另有 " + std::to_string(report.conflicts.size() - 1) + " 行也有冲突";
    return fail(ErrorKind::Refused,
                sentence + "；什么也没有改动，请先处理这些行，或者选择跳过有冲突的行。");
}

/// Applies the inverse of the changes of `source` as a new action.
Result<UndoReport> turn_around(Database& database, const Catalog& catalog, const Actor& actor,
                               std::int64_t source, const Action& target, const std::string& kind,
                               const std::string& word, OnConflict conflicts)
{
    LX_ASSIGN(auto session, WriteSession::begin(database, catalog, actor,
                                                word + "：" + target.title, kind, target.id));
    UndoReport report;
    Inverse inverse(database, *session, report);
    LX_ASSIGN(
        std::int64_t before,
        query_integer(session->handle(), "SELECT first_change + changes FROM action WHERE id = " +
                                             std::to_string(source)));
    while (true) {
        LX_ASSIGN(const auto changes, changes_before(session->handle(), source, before));
        if (changes.empty())
            break;
        for (const LoggedChange& change : changes)
            LX_TRY(inverse.apply(change));
        before = changes.back().id;
    }
    LX_ASSIGN(const bool keep, kept(report, conflicts));
    if (!keep)
        return report;
    LX_TRY(session->start_action());
    const bool redo = kind == "redo";
    const std::int64_t id = session->action().id;
    LX_TRY(set_undone_by(session->handle(), target.id, redo ? std::nullopt : std::optional(id)));
    if (target.kind == "withdraw") // turning a withdrawal around gives the withdrawn action back
        LX_TRY(set_undone_by(session->handle(), target.target,
                             redo ? std::optional(target.id) : std::nullopt));
    LX_ASSIGN(report.action, session->commit());
    return report;
}

Result<Action> find_action(Database& database, std::int64_t id)
{
    ChangeLog log(database);
    LX_ASSIGN(auto action, log.action(id));
    if (!action)
        return fail(ErrorKind::Usage, "修改记录里没有编号为 " + std::to_string(id) + " 的操作。");
    return std::move(*action);
}

Result<> check_not_barred(const Action& action)
{
    if (action.barred)
        return fail(ErrorKind::Refused,
                    "“" + action.title +
                        "”之后台账文件升级或恢复过，不能再撤销或重做，请直接修改。");
    return {};
}

} // namespace

namespace {

/// What was kept by the way. Files have changes of own fields under the same kind, which are undone
/// like all others: passed over, an undo would take back something older instead.
const std::string by_the_way = "kind = 'setting' AND id NOT IN"
                               " (SELECT action FROM change WHERE ledger = 'own_field')";

Result<bool> passed_over(Database& database, const Action& action)
{
    if (action.kind != setting_action)
        return false;
    LX_ASSIGN(const std::int64_t found,
              query_integer(database.handle(), "SELECT count(*) FROM action WHERE " + by_the_way +
                                                   " AND id = " + std::to_string(action.id)));
    return found > 0;
}

Result<Action> action_to_turn(Database& database, std::int64_t id)
{
    LX_ASSIGN(Action target, find_action(database, id));
    if (target.undone)
        return fail(ErrorKind::Refused, "“" + target.title + "”已经撤销过了，没有再改动。");
    if (target.kind == "undo" || target.kind == "redo")
        return fail(ErrorKind::Usage,
                    "“" + target.title + "”本身是撤销或重做，请对原来的操作重做或撤销。");
    LX_ASSIGN(const bool passed, passed_over(database, target));
    if (passed)
        return fail(ErrorKind::Refused, "“" + target.title + "”不用撤销，请在原来的地方改回来。");
    LX_TRY(check_not_barred(target));
    return target;
}

} // namespace

Result<UndoReport> undo_action(Database& database, const Catalog& catalog, const Actor& actor,
                               std::int64_t action, OnConflict conflicts)
{
    LX_ASSIGN(const Action target, action_to_turn(database, action));
    LX_ASSIGN(const std::int64_t newest, undo_candidate(database));
    const bool undo = newest == action;
    return turn_around(database, catalog, actor, action, target, undo ? "undo" : "withdraw",
                       undo ? "撤销" : "撤回", conflicts);
}

Result<UndoReport> withdraw_action(Database& database, const Catalog& catalog, const Actor& actor,
                                   std::int64_t action, OnConflict conflicts)
{
    LX_ASSIGN(const Action target, action_to_turn(database, action));
    return turn_around(database, catalog, actor, action, target, "withdraw", "撤回", conflicts);
}

Result<UndoReport> redo_action(Database& database, const Catalog& catalog, const Actor& actor,
                               std::int64_t action)
{
    LX_ASSIGN(const Action target, find_action(database, action));
    if (!target.undone)
        return fail(ErrorKind::Refused, "“" + target.title + "”没有被撤销，不用重做。");
    LX_TRY(check_not_barred(target));
    return turn_around(database, catalog, actor, target.undone_by, target, "redo", "重做",
                       OnConflict::Refuse);
}

namespace {

/// The changes with these ids, the newest first: rows may refer to those that went after them.
Result<std::vector<LoggedChange>> changes_named(Database& database,
                                                std::vector<std::int64_t> changes)
{
    std::sort(changes.begin(), changes.end(), std::greater<>());
    changes.erase(std::unique(changes.begin(), changes.end()), changes.end());
    std::vector<LoggedChange> logged;
    LX_ASSIGN(Statement select,
              Statement::prepare(database, "SELECT id, ledger, row_id, label, kind, fields"
                                           " FROM change WHERE id = ?"));
    for (const std::int64_t change : changes) {
        select.reset();
        select.bind(1, change);
        LX_ASSIGN(auto found, read_logged(select));
        logged.insert(logged.end(), std::make_move_iterator(found.begin()),
                      std::make_move_iterator(found.end()));
    }
    return logged;
}

/// Turns these around as one action; `word` says what that is.
Result<UndoReport> turn_changes(Database& database, const Catalog& catalog, const Actor& actor,
                                const std::vector<LoggedChange>& logged, const std::string& word,
                                bool restores, OnConflict conflicts)
{
    if (logged.empty())
        return UndoReport{};
    const LedgerDef* def = catalog.ledger(logged.front().ledger);
    const std::string& ledger = def != nullptr ? def->name : logged.front().ledger;
    LX_ASSIGN(auto session,
              WriteSession::begin(database, catalog, actor,
                                  word + " " + ledger + " " +
                                      (logged.size() == 1 ? logged.front().label
                                                          : std::to_string(logged.size()) + " 行"),
                                  "edit"));
    UndoReport report;
    Inverse inverse(database, *session, report);
    if (restores)
        inverse.tell_what_is_back();
    for (const LoggedChange& change : logged)
        LX_TRY(inverse.apply(change));
    LX_ASSIGN(const bool keep, kept(report, conflicts));
    if (!keep)
        return report;
    LX_ASSIGN(report.action, session->commit());
    return report;
}

} // namespace

Result<UndoReport> restore_rows(Database& database, const Catalog& catalog, const Actor& actor,
                                std::vector<std::int64_t> changes, OnConflict conflicts)
{
    LX_ASSIGN(const auto logged, changes_named(database, changes));
    for (const std::int64_t change : changes)
        if (std::none_of(logged.begin(), logged.end(), [&](const LoggedChange& one) {
                return one.id == change && one.kind == "remove";
            }))
            return fail(ErrorKind::Usage,
                        "回收站里没有编号为 " + std::to_string(change) + " 的行。");
    return turn_changes(database, catalog, actor, logged, "恢复", true, conflicts);
}

Result<UndoReport> take_back_change(Database& database, const Catalog& catalog, const Actor& actor,
                                    std::int64_t change, OnConflict conflicts)
{
    LX_ASSIGN(const auto logged, changes_named(database, {change}));
    if (logged.empty())
        return fail(ErrorKind::Usage,
                    "修改记录里没有编号为 " + std::to_string(change) + " 的改动，请重新打开历史。");
    if (logged.front().ledger == setting_log || logged.front().ledger == own_field_log)
        return fail(ErrorKind::Refused, "这是一项设置，不用撤回，请在原来的地方改回来。");
    LX_ASSIGN(const std::int64_t of_action,
              query_integer(database.handle(),
                            "SELECT action FROM change WHERE id = " + std::to_string(change)));
    LX_ASSIGN(const Action action, find_action(database, of_action));
    LX_TRY(check_not_barred(action));
    return turn_changes(database, catalog, actor, logged, "撤回改动", false, conflicts);
}

Result<std::int64_t> undo_candidate(Database& database)
{
    return query_integer(database.handle(),
                         "SELECT max(id) FROM action WHERE kind NOT IN ('undo', 'redo')"
                         " AND NOT (" +
                             by_the_way + ") AND undone_by IS NULL AND id > " + barrier_sql());
}

Result<std::int64_t> redo_candidate(Database& database)
{
    return query_integer(
        database.handle(),
        "SELECT a.id FROM action a JOIN action u ON u.id = a.undone_by"
        " WHERE u.kind = 'undo' AND u.id > (SELECT coalesce(max(id), 0) FROM action"
        " WHERE kind NOT IN ('undo', 'redo') AND NOT (" +
            by_the_way + ")) ORDER BY u.id DESC LIMIT 1");
}

} // namespace lx
