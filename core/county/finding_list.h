#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/county/county.h"
#include "core/county/handling.h"

namespace lx {

/// How near a finding's deadline is.
enum class Nearness : std::uint8_t
{
    Any,
    Past,
    Within30, ///< days
    Within180,
    Undated
};

/// Which findings of a rule to list.
struct FindingChoice
{
    std::size_t pack = 0;
    const Rule* rule = nullptr;
    std::vector<State> states;        ///< empty = all
    std::optional<std::int32_t> area; ///< row of an area below the jurisdiction; -1 = none given
    std::optional<std::int32_t> org;  ///< row of the organization answerable; -1 = none
    std::optional<Handling> handling; ///< empty = all
    Nearness deadline = Nearness::Any;
    std::string search; ///< words, code or pinyin of the subject
};

/// The findings of a rule as a table scrolls over them: 24 bytes each, names are fetched when seen.
struct FindingList
{
    struct Row
    {
        std::int64_t id = 0;
        std::int32_t row = 0;
        std::int32_t deadline = 0; ///< day number; no_day = none
        std::int32_t org = -1;
        std::int16_t part = 0;
        State state = State::None;
        Handling handling = Handling::None; ///< an open supervision before a 情况说明
    };
    static constexpr std::int32_t no_day = INT32_MIN;
    /// A value to filter by and how many findings have it.
    struct Facet
    {
        std::int32_t row = -1;
        std::string name;
        std::int64_t count = 0;
    };

    std::shared_ptr<const County> done;
    std::size_t pack = 0;
    const Rule* rule = nullptr;
    std::vector<Row> rows;    ///< in the order of the rule's kinds, then of rows
    std::vector<Facet> areas; ///< of the findings in these states, most first
    std::vector<Facet> orgs;
    bool handled = false; ///< something was done about some of the rule's findings

    /// Ledger of a row's subject.
    [[nodiscard]] const std::string& ledger(const Row& row) const
    {
        return rule->parts[static_cast<std::size_t>(row.part)].ledger;
    }
    [[nodiscard]] Finding finding(const Row& row) const;
};

/// Lists them (a worker). Errors: those of the search, Cancelled.
[[nodiscard]] Result<std::shared_ptr<const FindingList>>
list_findings(std::shared_ptr<const County> done, const FindingChoice& choice, Database& database,
              Progress& progress);

/// A finding in words, with the names of all rows it speaks of.
struct FindingText
{
    Explanation explanation;
    std::string ledger_name; ///< 单位
    std::string subject;     ///< name
    std::string key;         ///< natural key, ID numbers with their middle hidden
    std::vector<std::vector<std::string>> row_names; ///< of explanation.facts[i].rows
    std::vector<std::string> values; ///< of facts[i]: text, or the name of the row it points to
    std::optional<Exception> exception;
    std::optional<Supervised> supervision;
    bool may_be_explained = false; ///< its ledger takes 情况说明 and 督办
};
/// How many source rows of a fact are named.
inline constexpr std::size_t kRowsNamed = 6;
[[nodiscard]] Result<std::shared_ptr<const FindingText>>
explain_finding(const FindingList& list, const FindingList::Row& row, Database& database);

} // namespace lx
