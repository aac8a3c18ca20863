#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace lx {

/// Something kept for findings: by rule (full id) and subject.
template <class Kept> class FindingMap
{
public:
    /// nullptr where nothing is kept.
    [[nodiscard]] const Kept* find(std::string_view rule, std::string_view ledger,
                                   std::int64_t id) const
    {
        if (m_rows.empty())
            return nullptr;
        const auto rows = m_rows.find(place(rule, ledger));
        if (rows == m_rows.end())
            return nullptr;
        const auto found = rows->second.find(id);
        return found == rows->second.end() ? nullptr : &found->second;
    }
    /// Keeps `one` unless `better(one, other)` is false for the one there already.
    template <class Better>
    void put(std::string_view rule, std::string_view ledger, std::int64_t id, Kept one,
             const Better& better)
    {
        auto& rows = m_rows[place(rule, ledger)];
        const auto [at, fresh] = rows.try_emplace(id, one);
        if (!fresh && better(one, at->second))
            at->second = std::move(one);
    }
    [[nodiscard]] bool empty() const { return m_rows.empty(); }

private:
    static std::string place(std::string_view rule, std::string_view ledger)
    {
        return std::string(rule) + '\n' + std::string(ledger);
    }

    std::map<std::string, std::unordered_map<std::int64_t, Kept>, std::less<>> m_rows;
};

} // namespace lx
