#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QObject>
#include <QString>

#include "core/base/date.h"
#include "core/facts/definitions.h"

namespace lx::ui {

class AppContext;

/// A 统计口径 as the window names it.
struct ScopeChoice
{
    QString id;
    QString name;
    QString note; ///< which units these are; "" = not said
    std::optional<Date> from;
    std::optional<Date> until;
    bool whole = false; ///< 全部登记

    [[nodiscard]] bool used_on(Date day) const
    {
        return (!from || *from <= day) && (!until || day < *until);
    }
};

/// The 统计口径 that the open file's figures are counted by, beside the as-of date and the
/// policies: which there are, and which is chosen. Kept in the file, as an entry of its history.
class ScopeSetting : public QObject
{
    Q_OBJECT
public:
    /// The context's, made when first asked for.
    [[nodiscard]] static ScopeSetting& of(AppContext& context);

    /// Those there are, the whole population first; none without a file.
    [[nodiscard]] const std::vector<ScopeChoice>& choices();
    /// The one figures of the as-of day are counted by; null = the whole population, also where the
    /// one that was chosen isn't counted by on that day.
    [[nodiscard]] const ScopeChoice* current();
    /// Its id, for the core; "" = the whole population.
    [[nodiscard]] std::string id();
    /// Where it could not be kept that is told, and the one before stands.
    void choose(const QString& id);

Q_SIGNALS:
    /// Another is chosen, or there are others.
    void changed();

private:
    explicit ScopeSetting(AppContext& context);
    void read();
    /// Reads them anew where another file or its fields came since.
    void keep_up();

    AppContext& m_context;
    std::vector<ScopeChoice> m_choices;
    QString m_chosen;             ///< id
    QString m_path;               ///< of the file they are of…
    DefinitionsPtr m_definitions; ///< …and its definitions
};

} // namespace lx::ui
