#include "core/exchange/remembered_answers.h"

#include <QCryptographicHash>

#include "core/store/settings_store.h"

namespace lx {

namespace {

constexpr const char* individuals_key = "import.individuals";
constexpr const char* yes = "1";

} // namespace

std::string RememberedAnswers::key_of(const std::string& fingerprint) const
{
    const QByteArray hash =
        QCryptographicHash::hash(QByteArray::fromStdString(fingerprint), QCryptographicHash::Sha1);
    return "import.answers." + m_ledger + "." + hash.toHex().toStdString();
}

Result<ImportAnswers> RememberedAnswers::find(const std::string& fingerprint) const
{
    LX_ASSIGN(const auto kept, SettingsStore(m_database).get(key_of(fingerprint)));
    if (!kept)
        return ImportAnswers{};
    auto answers = ImportAnswers::from_json(*kept, "记住的回答");
    return answers ? std::move(*answers) : ImportAnswers{};
}

Result<> RememberedAnswers::keep(const std::string& fingerprint, const ImportAnswers& answers,
                                 const Actor& actor)
{
    if (answers.is_empty()) {
        LX_ASSIGN(const ImportAnswers earlier, find(fingerprint));
        if (earlier.is_empty())
            return {};
    }
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
