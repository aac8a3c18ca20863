#pragma once

#include <vector>

#include <QString>

namespace lx::ui {

/// A policy pack as the top bar names it.
struct PolicyEntry
{
    QString id;
    QString short_name; ///< 宁夏2018
    QString name;       ///< title of the policy
    QString number;     ///< 文号, "" where it has none
};

/// The packs compiled into the program, in the order of their issue. Reads only what the choice
/// needs.
[[nodiscard]] std::vector<PolicyEntry> available_policies();

} // namespace lx::ui
