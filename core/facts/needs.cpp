#include "core/facts/needs.h"

namespace lx {

void Needs::add_ledger(std::string_view ledger)
{
    if (!m_ledgers.contains(ledger))
        m_ledgers.emplace(std::string(ledger), Fields{});
}

void Needs::add(std::string_view ledger, std::string_view field, FieldUse use)
{
    add_ledger(ledger);
    Fields& fields = m_ledgers.find(ledger)->second;
    const auto found = fields.find(field);
    if (found == fields.end())
        fields.emplace(std::string(field), use);
    else if (use == FieldUse::Content)
        found->second = use;
}

void Needs::merge(const Needs& other)
{
    for (const auto& [ledger, fields] : other.m_ledgers) {
        add_ledger(ledger);
        for (const auto& [field, use] : fields)
            add(ledger, field, use);
    }
}

bool Needs::hold(const Needs& other) const
{
    Needs both = *this;
    both.merge(other);
    return both.m_ledgers == m_ledgers;
}

bool Needs::touched_by(const FieldChanges& changes) const
{
    for (const auto& [ledger, change] : changes) {
        const auto needed = m_ledgers.find(ledger);
        if (needed == m_ledgers.end())
            continue;
        if (change.rows)
            return true;
        for (const std::string& field : change.fields)
            if (needed->second.contains(field))
                return true;
    }
    return false;
}

} // namespace lx
