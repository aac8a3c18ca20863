#pragma once

#include <vector>

#include <QString>

#include "core/base/result.h"

namespace lx {
class Database;
}

namespace lx::ui {

/// A policy pack as the window names it.
struct PolicyChoice
{
    QString id;
    QString short_name; ///< 宁夏2018; of an own pack its name
    QString name;       ///< title of the policy
    QString number;     ///< 文号, "" where it has none
    bool own = false;   ///< kept in the file
};

/// The packs compiled into the program, in the order of their issue, then the file's own. Reads
/// packs: for a worker; the window has the list from AppContext::policy_choices().
[[nodiscard]] Result<std::vector<PolicyChoice>> available_policies(Database& database);

} // namespace lx::ui
