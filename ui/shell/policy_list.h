#pragma once

#include <vector>

#include <QString>

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
};

/// The packs compiled into the program, in the order of their issue, then the file's own
/// (`database` may be null). Reads only what the choice needs.
[[nodiscard]] std::vector<PolicyChoice> available_policies(Database* database);

} // namespace lx::ui
