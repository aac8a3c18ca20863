#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/result.h"

namespace lx {

class Database;

/// Who this file belongs to: the root row of `area` and its level.
struct Jurisdiction
{
    std::int64_t area = 0; ///< id of the root row
    std::string code;
    std::string name;
    std::string level; ///< 县, 市 or 省
};

/// Settings that live in the file (jurisdiction, chosen policies, parameters, own fields): key →
/// text.
class SettingsStore
{
public:
    explicit SettingsStore(Database& database) : m_database(database) {}
    [[nodiscard]] Result<std::optional<std::string>> get(const std::string& key);
    /// Its own small transaction.
    [[nodiscard]] Result<> set(const std::string& key, const std::string& value);
    [[nodiscard]] Result<std::optional<Jurisdiction>> jurisdiction();

private:
    Database& m_database;
};

} // namespace lx
