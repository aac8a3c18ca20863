#pragma once

#include <vector>

#include <QString>
#include <QStringList>

#include "core/base/result.h"

namespace lx {
class Database;
struct Actor;
} // namespace lx

namespace lx::ui {

/// A policy pack as the window names it.
struct PolicyChoice
{
    QString id;
    QString short_name; ///< 宁夏2018; of an own pack its name
    QString name;       ///< title of the policy
    QString number;     ///< 文号, "" where it has none
    QString area{};     ///< code of the area it was issued for; * = everywhere, "" = not known
    bool own = false;   ///< kept in the file

    /// It holds in an area with this code (GB/T 2260).
    [[nodiscard]] bool holds_in(const QString& code) const
    {
        return area == QLatin1String("*") || (!area.isEmpty() && code.startsWith(area));
    }
};

/// The packs compiled into the program, in the order of their issue.
[[nodiscard]] std::vector<PolicyChoice> program_policies();
/// Those of a file; where it says nothing the one that holds everywhere.
[[nodiscard]] Result<QStringList> kept_policies(Database& database);
/// Keeps in a file which policies are carried out, as an entry of its history.
[[nodiscard]] Result<> keep_policies(Database& database, const QStringList& ids,
                                     const Actor& actor);
/// The same in a new file: nobody means it by Ctrl+Z.
[[nodiscard]] Result<> remember_policies(Database& database, const QStringList& ids,
                                         const Actor& actor);

/// Those of the program, then the file's own. Reads
/// packs: for a worker; the window has the list from AppContext::policy_choices().
[[nodiscard]] Result<std::vector<PolicyChoice>> available_policies(Database& database);

} // namespace lx::ui
