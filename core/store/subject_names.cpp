#include "core/store/subject_names.h"

namespace lx {

namespace {

const std::string&
find(const std::map<std::string, std::unordered_map<std::int64_t, std::string>, std::less<>>& in,
     std::string_view ledger, std::int64_t id)
{
    static const std::string none;
    const auto texts = in.find(ledger);
    if (texts == in.end())
        return none;
    const auto text = texts->second.find(id);
    return text == texts->second.end() ? none : text->second;
}

} // namespace

Result<> SubjectNames::fetch()
{
    m_keys.clear();
    m_names.clear();
    for (const auto& [ledger, ids] : m_wanted) {
        const LedgerDef& def = *m_catalog.ledger(ledger);
        LX_ASSIGN(m_keys[ledger], m_store.keys(def, ids));
        LX_ASSIGN(m_names[ledger], m_store.labels(def, ids));
    }
    m_wanted.clear();
    return {};
}

const std::string& SubjectNames::key(std::string_view ledger, std::int64_t id) const
{
    return find(m_keys, ledger, id);
}

const std::string& SubjectNames::name(std::string_view ledger, std::int64_t id) const
{
    return find(m_names, ledger, id);
}

} // namespace lx
