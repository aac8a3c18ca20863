#include "core/store/writer.h"

#include <utility>

#include "core/store/write_session.h"

namespace lx {

struct Writer::State
{
    std::unique_ptr<WriteSession> session;
};

Writer::Writer(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Writer::Writer(Writer&&) noexcept = default;
Writer& Writer::operator=(Writer&&) noexcept = default;
Writer::~Writer() = default;

namespace {

tl::unexpected<Error> finished()
{
    return fail(ErrorKind::Usage, "这次修改已经结束，请重新开始。", "Writer used after commit");
}

} // namespace

Result<Writer> Writer::begin(Database& database, const Catalog& catalog, const Actor& actor,
                             std::string title, std::string kind)
{
    auto state = std::make_unique<State>();
    LX_ASSIGN(state->session,
              WriteSession::begin(database, catalog, actor, std::move(title), std::move(kind)));
    return Writer(std::move(state));
}

Result<WriteOutcome> Writer::put(const LedgerDef& def, Record& record)
{
    if (!m_state->session)
        return finished();
    if (record.id != 0)
        return m_state->session->update(def, record);
    LX_TRY(m_state->session->insert(def, record));
    return WriteOutcome::Inserted;
}

Result<bool> Writer::find(const LedgerDef& def, std::int64_t id, Record& record)
{
    if (!m_state->session)
        return finished();
    return m_state->session->find(def, id, record);
}

Result<WriteOutcome> Writer::change(const LedgerDef& def, const Record& before, Record& record)
{
    if (!m_state->session)
        return finished();
    return m_state->session->change(def, before, record);
}

Result<> Writer::insert_new(const LedgerDef& def, Record& record)
{
    if (!m_state->session)
        return finished();
    record.id = 0;
    return m_state->session->insert(def, record);
}

Result<> Writer::insert_behind(const LedgerDef& def, Record& record)
{
    if (!m_state->session)
        return finished();
    record.id = 0;
    return m_state->session->insert_behind(def, record);
}

Result<> Writer::settle(Progress* progress)
{
    return m_state->session ? m_state->session->settle(progress) : Result<>{};
}

Result<> Writer::remove(const LedgerDef& def, std::int64_t id)
{
    if (!m_state->session)
        return finished();
    return m_state->session->remove(def, id);
}

Result<> Writer::put_setting(const std::string& key, const std::optional<std::string>& value)
{
    if (!m_state->session)
        return finished();
    return m_state->session->put_setting(key, value);
}

Result<std::optional<std::string>> Writer::setting(const std::string& key)
{
    if (!m_state->session)
        return finished();
    LX_ASSIGN(const Value value, m_state->session->setting(key));
    return is_empty(value) ? std::nullopt : std::optional(text_of(value));
}

Result<> Writer::set_title(std::string title)
{
    if (!m_state->session)
        return finished();
    m_state->session->action().title = std::move(title);
    return {};
}

Result<std::int64_t> Writer::commit()
{
    if (!m_state->session)
        return finished();
    const auto session = std::move(m_state->session);
    return session->commit();
}

std::int64_t Writer::changes() const
{
    return m_state->session ? m_state->session->action().changes : 0;
}

} // namespace lx
