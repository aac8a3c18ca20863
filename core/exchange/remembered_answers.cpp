#include "core/exchange/remembered_answers.h"

#include <QCryptographicHash>

#include "core/store/settings_store.h"
#include "core/store/settings_under.h"

namespace lx {

namespace {

constexpr const char* individuals_key = "import.individuals";
constexpr const char* yes = "1";

} // namespace

std::string RememberedAnswers::prefix() const
{
    return "import.answers." + m_ledger + ".";
}

std::string RememberedAnswers::key_of(const std::string& fingerprint) const
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(fingerprint), QCryptographicHash::Sha1);
    return prefix() + hash.toHex().toStdString();
}

Result<> RememberedAnswers::read()
{
    LX_ASSIGN(const auto kept, settings_under(m_database, prefix()));
    m_kept.clear();
    for (const auto& [key, json] : kept)
        if (auto answers = ImportAnswers::from_json(json, "记住的回答"))
            m_kept.emplace(key, std::move(*answers));
    return {};
}

ImportAnswers RememberedAnswers::find(const std::string& fingerprint) const
{
    const auto kept = m_kept.find(key_of(fingerprint));
    return kept == m_kept.end() ? ImportAnswers() : kept->second;
}

Result<> RememberedAnswers::keep(const std::string& fingerprint, const ImportAnswers& answers,
                                 const Actor& actor)
{
    if (answers.is_empty() && find(fingerprint).is_empty())
        return {};
    return SettingsStore(m_database)
        .remember(key_of(fingerprint), answers.to_json(), "记住导入时的回答", &actor);
}

Result<bool> RememberedAnswers::takes_individuals() const
{
    LX_ASSIGN(const auto kept, SettingsStore(m_database).get(individuals_key));
    return kept == yes;
}

Result<> RememberedAnswers::take_individuals(bool taken, const Actor& actor)
{
    return SettingsStore(m_database)
        .remember(individuals_key, taken ? yes : "0",
                  taken ? "导入时纳入个体工商户" : "导入时不纳入个体工商户", &actor);
}

} // namespace lx
