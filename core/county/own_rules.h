#pragma once

#include <string>
#include <vector>

#include <QJsonObject>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// Id of the pack that holds the rules the county writes itself; in the file, like any own pack.
inline constexpr const char* kOwnRulesPack = "local-rules";

/// The county's own rules as the pack's JSON has them, in their order; none where there is no such
/// pack yet.
[[nodiscard]] Result<std::vector<QJsonObject>> own_rules(Database& database);
/// Takes a rule in: in place of the one with the same id, or as a new one (id "" = the next free
/// number). The whole pack is checked first; gives the rule's id. Errors: those of save_own_pack;
/// nothing is changed then.
[[nodiscard]] Result<std::string> save_own_rule(Database& database, QJsonObject rule,
                                                const Actor* actor = nullptr);
/// The pack goes with its last rule. Errors: Usage (no such rule).
[[nodiscard]] Result<> remove_own_rule(Database& database, const std::string& id,
                                       const Actor* actor = nullptr);
/// A rule of a pack as one that stands alone: named conditions written out, the figures it reads
/// among its own, as they are set in this file. Its clause names the policy, its id is blank.
/// The county's own rules look at enterprises and social organizations: the copy of a rule on
/// organizations or people differs where its policy's scope is narrower. Errors: Usage (no such
/// pack or rule).
[[nodiscard]] Result<QJsonObject> copied_rule(Database& database, const std::string& pack,
                                              const std::string& rule);

} // namespace lx
