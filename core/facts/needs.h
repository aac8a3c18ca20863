#pragma once

#include <map>
#include <string>
#include <string_view>

#include "core/store/change_log.h"

namespace lx {

/// How much of a field a fact reads.
enum class FieldUse : unsigned char
{
    Given, ///< only whether there is something in it (long texts stay on disk)
    Content
};

/// The fields of the ledgers that must be in memory for a set of facts. A ledger without fields is
/// loaded with its ids alone.
class Needs
{
public:
    using Fields = std::map<std::string, FieldUse, std::less<>>;

    void add_ledger(std::string_view ledger);
    /// The stronger use wins.
    void add(std::string_view ledger, std::string_view field, FieldUse use = FieldUse::Content);
    void merge(const Needs& other);
    [[nodiscard]] const std::map<std::string, Fields, std::less<>>& ledgers() const
    {
        return m_ledgers;
    }
    /// What `other` needs is among it.
    [[nodiscard]] bool hold(const Needs& other) const;
    /// What is needed is another after these changes.
    [[nodiscard]] bool touched_by(const FieldChanges& changes) const;

private:
    std::map<std::string, Fields, std::less<>> m_ledgers;
};

} // namespace lx
