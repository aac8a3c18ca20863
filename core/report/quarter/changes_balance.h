#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "core/report/quarter/changes.h"

namespace lx {

/// Works out what came, went and changed between two sides, and tells it of single rows.
class BalanceMaker
{
public:
    /// All must outlive it; `log` may be null.
    BalanceMaker(const FactRegistry& facts, const ChangesDef& def, const ChangesSide& opening,
                 const ChangesSide& closing, const FormerState* log)
        : m_facts(facts), m_def(def), m_opening(opening), m_closing(closing), m_log(log)
    {}

    /// Units, organizations, members; call it before the others.
    [[nodiscard]] std::vector<ChangeBalance> ledgers();
    [[nodiscard]] std::vector<ChangeBalance> coverage();
    /// Why a row counts now in a figure it did not count in, or the other way round: 登记, or what
    /// of it is another ("属地调整：望远镇→杨和镇；从业人员数：48→52").
    [[nodiscard]] std::string why(const std::string& ledger, std::int64_t id) const;
    /// Its key and name, as they are now or were last.
    void name(ChangeEntry& entry) const;

private:
    struct Pair
    {
        const SideRows& before;
        const SideRows& after;
        const LedgerDef& ledger;
        std::ptrdiff_t at_before = -1;
        std::ptrdiff_t at_after = -1;
    };
    [[nodiscard]] Pair pair(const std::string& ledger) const;
    [[nodiscard]] ChangeBalance balance(const ChangedLedgerDef& def);
    void came(const ChangedLedgerDef& def, const Pair& row, ChangeEntry& entry,
              bool& restored) const;
    void went(const ChangedLedgerDef& def, const Pair& row, ChangeEntry& entry) const;
    [[nodiscard]] bool differs(const WatchedDef& watched, const Pair& row,
                               ChangeEntry& entry) const;
    [[nodiscard]] bool between(const std::string& day) const;
    [[nodiscard]] std::string logged(const std::string& ledger, std::int64_t id,
                                     const std::string& field) const;

    const FactRegistry& m_facts;
    const ChangesDef& m_def;
    const ChangesSide& m_opening;
    const ChangesSide& m_closing;
    const FormerState* m_log;
    /// Rows that came or went: why.
    std::map<std::pair<std::string, std::int64_t>, std::string> m_moved;
};

} // namespace lx
