#include "core/store/closing_store.h"

#include <QByteArray>

#include "core/base/date.h"
#include "core/store/database.h"
#include "core/store/statement.h"
#include "core/store/write_session.h"

namespace lx {

namespace {

const char* word_of(ClosingPart::Kind kind)
{
    switch (kind) {
    case ClosingPart::Kind::Workbook:
        return "workbook";
    case ClosingPart::Kind::Report:
        return "report";
    case ClosingPart::Kind::List:
        return "list";
    case ClosingPart::Kind::Facts:
        return "facts";
    case ClosingPart::Kind::Definition:
        break;
    }
    return "definition";
}

/// zlib's fastest: the best one takes five times as long and saves a tenth.
constexpr int pack_level = 1;

/// A workbook is packed already.
bool is_packed(ClosingPart::Kind kind)
{
    return kind == ClosingPart::Kind::Workbook;
}

std::string chinese(const std::string& period)
{
    const auto read = Period::parse(period);
    return read ? read->chinese() : period;
}

Closing closing_at(const Statement& row)
{
    Closing closing;
    closing.id = row.integer(0);
    std::string* const texts[] = {
        &closing.period,      &closing.day,           &closing.scope,
        &closing.closed_at,   &closing.closed_by,     &closing.reopened_at,
        &closing.reopened_by, &closing.reopen_reason, &closing.reopen_until};
    int column = 0;
    for (std::string* text : texts)
        *text = row.text(++column);
    return closing;
}

constexpr const char* all_columns =
    "SELECT id, period, day, scope, closed_at, closed_by, reopened_at, reopened_by, reopen_reason,"
    " reopen_until FROM closing";

Error not_closed(const std::string& period)
{
    return {ErrorKind::Refused, chinese(period) + "没有封账，不用重新打开。", {}};
}

/// What is put into the history for a closing to be seen there: the period's own setting.
std::string mark_of(const std::string& period)
{
    return "closing/" + period;
}

} // namespace

std::string pack(std::string_view content)
{
    return qCompress(reinterpret_cast<const uchar*>(content.data()),
                     static_cast<qsizetype>(content.size()), pack_level)
        .toStdString();
}

Result<std::vector<Closing>> ClosingStore::all()
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, std::string(all_columns) + " ORDER BY period, id"));
    std::vector<Closing> found;
    for (;;) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return found;
        found.push_back(closing_at(select));
    }
}

Result<std::optional<Closing>> ClosingStore::standing(const std::string& period)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, std::string(all_columns) +
                                                 " WHERE period = ? AND reopened_at IS NULL"));
    select.bind(1, std::string_view(period));
    LX_ASSIGN(const bool row, select.step());
    if (!row)
        return std::nullopt;
    return closing_at(select);
}

Result<std::int64_t> ClosingStore::action_of(const std::string& period)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT coalesce(max(action), 0) FROM change"
                                             " WHERE ledger = ? AND label = ?"));
    const std::string mark = mark_of(period);
    select.bind(1, setting_log);
    select.bind(2, std::string_view(mark));
    LX_TRY(select.step());
    return select.integer(0);
}

Result<std::vector<std::string>> ClosingStore::names(std::int64_t closing, ClosingPart::Kind kind)
{
    LX_ASSIGN(Statement select, Statement::prepare(m_database, "SELECT name FROM closing_part WHERE"
                                                               " closing = ? AND kind = ?"
                                                               " ORDER BY name"));
    select.bind(1, closing);
    select.bind(2, std::string_view(word_of(kind)));
    std::vector<std::string> found;
    for (;;) {
        LX_ASSIGN(const bool row, select.step());
        if (!row)
            return found;
        found.emplace_back(select.text(0));
    }
}

Result<std::optional<std::string>> ClosingStore::part(std::int64_t closing, ClosingPart::Kind kind,
                                                      const std::string& name)
{
    LX_ASSIGN(Statement select,
              Statement::prepare(m_database, "SELECT content FROM closing_part WHERE closing = ?"
                                             " AND kind = ? AND name = ?"));
    select.bind(1, closing);
    select.bind(2, std::string_view(word_of(kind)));
    select.bind(3, std::string_view(name));
    LX_ASSIGN(const bool row, select.step());
    if (!row)
        return std::nullopt;
    const std::string_view content = select.text(0);
    if (is_packed(kind))
        return std::string(content);
    const QByteArray unpacked = qUncompress(reinterpret_cast<const uchar*>(content.data()),
                                            static_cast<qsizetype>(content.size()));
    if (unpacked.isNull())
        return fail(ErrorKind::Database, "封账时保存的“" + name +
                                             "”读不出来，文件可能损坏；请用 "
                                             "verify 检查，或换用备份。");
    return unpacked.toStdString();
}

Result<std::int64_t> ClosingStore::close(Closing closing, const std::vector<ClosingPart>& parts,
                                         const Actor& actor)
{
    LX_ASSIGN(auto session, WriteSession::begin(m_database, no_ledgers(), actor,
                                                "封账" + chinese(closing.period), setting_action));
    LX_ASSIGN(const auto there, standing(closing.period));
    if (there)
        return fail(ErrorKind::Refused, chinese(closing.period) + "已经由" + there->closed_by +
                                            "于" + there->closed_at.substr(0, 10) +
                                            "封账，不能再封；要更正请先重新打开。");
    closing.closed_at = actor.clock->now();
    closing.closed_by = actor.user;
    LX_TRY(session->put_setting(mark_of(closing.period), "封账 " + closing.closed_at));
    LX_ASSIGN(Statement insert,
              Statement::prepare(session->handle(), "INSERT INTO closing (period, day, scope,"
                                                    " closed_at, closed_by) VALUES (?, ?, ?, ?, ?)"
                                                    " RETURNING id"));
    int at = 0;
    for (const std::string* text :
         {&closing.period, &closing.day, &closing.scope, &closing.closed_at, &closing.closed_by})
        insert.bind(++at, std::string_view(*text));
    LX_ASSIGN(const bool made, insert.step());
    const std::int64_t id = made ? insert.integer(0) : 0;
    insert.reset();
    LX_ASSIGN(Statement keep,
              Statement::prepare(session->handle(), "INSERT INTO closing_part (closing, kind, name,"
                                                    " content) VALUES (?, ?, ?, ?)"));
    for (const ClosingPart& part : parts) {
        const std::string packed =
            is_packed(part.kind) || part.packed ? std::string() : pack(part.content);
        keep.bind(1, id);
        keep.bind(2, std::string_view(word_of(part.kind)));
        keep.bind(3, std::string_view(part.name));
        keep.bind_bytes(4, packed.empty() ? part.content : packed);
        LX_TRY(keep.run());
    }
    LX_TRY(session->commit().map([](std::int64_t) {}));
    return id;
}

Result<> ClosingStore::reopen(const std::string& period, const std::string& reason,
                              const std::string& until,
                              const std::pair<std::string, std::string>& setting,
                              const Actor& actor)
{
    LX_ASSIGN(auto session, WriteSession::begin(m_database, no_ledgers(), actor,
                                                "重新打开" + chinese(period), setting_action));
    LX_ASSIGN(const auto there, standing(period));
    if (!there)
        return fail(not_closed(period));
    const std::string now = actor.clock->now();
    LX_TRY(session->put_setting(mark_of(period), "重新打开 " + now + "：" + reason));
    LX_TRY(session->put_setting(setting.first, setting.second));
    LX_ASSIGN(Statement update,
              Statement::prepare(session->handle(), "UPDATE closing SET reopened_at = ?,"
                                                    " reopened_by = ?, reopen_reason = ?,"
                                                    " reopen_until = ? WHERE id = ?"));
    int at = 0;
    for (const std::string* text : {&now, &actor.user, &reason, &until})
        update.bind(++at, std::string_view(*text));
    update.bind(5, there->id);
    LX_TRY(update.run());
    return session->commit().map([](std::int64_t) {});
}

} // namespace lx
