#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// Who this file belongs to: the root row of `area` and its level.
struct Jurisdiction
{
    std::int64_t area = 0; ///< id of the root row
    std::string code;
    std::string name;
    std::string level; ///< 县, 市 or 省
    bool operator==(const Jurisdiction&) const = default;
};

/// Settings that live in the file (chosen policies, parameters, …): key →
/// text.
class SettingsStore
{
public:
    explicit SettingsStore(Database& database) : m_database(database) {}
    [[nodiscard]] Result<std::optional<std::string>> get(const std::string& key);
    /// What somebody sets: one action of its own, which the history tells by `title` and an undo
    /// takes back. A value that is there already writes nothing. `actor` null: whoever is logged in
    /// to the computer.
    [[nodiscard]] Result<> set(const std::string& key, const std::string& value,
                               const std::string& title = "修改设置", const Actor* actor = nullptr);
    /// The same for what is kept by the way (the answers of an import, a new file's policies):
    /// Ctrl+Z passes over it.
    [[nodiscard]] Result<> remember(const std::string& key, const std::string& value,
                                    const std::string& title, const Actor* actor);
    [[nodiscard]] Result<std::optional<Jurisdiction>> jurisdiction();

private:
    [[nodiscard]] Result<> put(const std::string& key, const std::string& value,
                               const std::string& title, const Actor* actor, const char* kind);

    Database& m_database;
};

} // namespace lx
