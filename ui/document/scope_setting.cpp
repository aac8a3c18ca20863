#include "ui/document/scope_setting.h"

#include <algorithm>

#include "core/county/scopes.h"
#include "ui/document/app_context.h"
#include "ui/document/notices.h"
#include "ui/presentation/format.h"

namespace lx::ui {

ScopeSetting& ScopeSetting::of(AppContext& context)
{
    auto* found = context.findChild<ScopeSetting*>(QString(), Qt::FindDirectChildrenOnly);
    if (found == nullptr)
        found = new ScopeSetting(context);
    return *found;
}

ScopeSetting::ScopeSetting(AppContext& context) : QObject(&context), m_context(context)
{
    connect(&context, &AppContext::document_changed, this, [this] {
        keep_up();
        Q_EMIT changed();
    });
    connect(&context, &AppContext::data_changed, this, [this](const DataChange& change) {
        const bool ours =
            change.settings.contains(chosen_scope) ||
            std::any_of(change.settings.begin(), change.settings.end(),
                        [](const std::string& name) { return is_scope_setting(name); });
        if (!ours)
            return;
        read();
        Q_EMIT changed();
    });
}

void ScopeSetting::read()
{
    m_path = m_context.path();
    m_definitions = m_context.definitions();
    m_choices.clear();
    m_chosen.clear();
    if (!m_context.has_document())
        return;
    auto& database = m_context.database(); // a few small rows
    const auto scopes = all_scopes(database, m_definitions->facts());
    const auto chosen = SettingsStore(database).get(chosen_scope);
    if (!scopes || !chosen) {
        m_context.notices().error(scopes ? chosen.error() : scopes.error());
        return;
    }
    for (const auto& scope : *scopes)
        m_choices.push_back({qt(scope->id), qt(scope->name), qt(scope->note), scope->from,
                             scope->until, scope->whole()});
    m_chosen = qt(chosen->value_or(std::string()));
}

void ScopeSetting::keep_up()
{
    if (m_path != m_context.path() || m_definitions != m_context.definitions())
        read();
}

const std::vector<ScopeChoice>& ScopeSetting::choices()
{
    keep_up();
    return m_choices;
}

const ScopeChoice* ScopeSetting::current()
{
    keep_up();
    for (const ScopeChoice& scope : m_choices)
        if (scope.id == m_chosen && !scope.whole && scope.used_on(m_context.as_of()))
            return &scope;
    return nullptr;
}

std::string ScopeSetting::id()
{
    const ScopeChoice* scope = current();
    return scope == nullptr ? std::string() : utf8_of(scope->id);
}

void ScopeSetting::choose(const QString& id)
{
    keep_up();
    const auto wanted = std::find_if(m_choices.begin(), m_choices.end(),
                                     [&](const ScopeChoice& scope) { return scope.id == id; });
    if (wanted == m_choices.end())
        return;
    const QString kept = wanted->whole ? QString() : id;
    if (kept == m_chosen)
        return;
    if (m_context.read_only()) { // for as long as it is open
        m_chosen = kept;
        Q_EMIT changed();
        return;
    }
    const std::string title = "统计口径改为“" + utf8_of(wanted->name) + "”";
    const auto done = m_context.set_in_file([&](Database& database, const Actor& who) {
        return SettingsStore(database).set(chosen_scope, utf8_of(kept), title, &who);
    });
    if (!done)
        m_context.notices().error(done.error());
}

} // namespace lx::ui
