#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/exchange/saved_mapping.h"

namespace lx {

/// What a person decided about a list once, so that it needs no asking again: the window's
/// assistant and the command line fill the same struct, and what holds for every list with these
/// headings is remembered (remembered_answers.h).
struct ImportAnswers
{
    /// A value for all rows of a column that is missing or has nothing in a cell.
    struct Fill
    {
        /// Key, name or a heading of it: "status", "经营状态", "存续情况"; of rows of another
        /// ledger that are added (`add`) "org.kind", "党组织.类别".
        std::string field;
        std::string value;  ///< as one would write it in the cell
        std::string list{}; ///< of this list alone (FoundTable::list_id); "" = of all
        bool operator==(const Fill&) const = default;
    };
    /// What a word of the list that a field can't take stands for.
    struct Meaning
    {
        std::string field;
        std::string text;  ///< as the list has it
        std::string value; ///< "" = nothing: the cell is left blank
        bool operator==(const Meaning&) const = default;
    };

    /// Rows of another ledger that may be added where the list names one that is not there.
    struct Addition
    {
        std::string ledger; ///< code: "area", "org", "instructor"
        std::string name;   ///< as the list has it; "" = all that are missing: not remembered
        auto operator<=>(const Addition&) const = default;
        /// "area", "area=望远镇".
        [[nodiscard]] static Addition from_text(std::string_view text);
        [[nodiscard]] std::string text() const;
    };

    SavedMapping mapping;
    std::vector<Fill> fills;
    std::vector<Meaning> meanings;
    std::vector<Addition> add;
    /// 个体工商户 are taken in as units; without an answer as the file's setting says, which an
    /// answer given changes: it holds for every list.
    std::optional<bool> individuals;
    /// Natural keys of rows that bear another name in the ledger and are left out. Not remembered.
    std::vector<std::string> leave_out;

    /// All that is missing in the ledger with this code.
    [[nodiscard]] bool adds_all(std::string_view ledger) const;
    /// This row of it: `name` as the list has it.
    [[nodiscard]] bool adds(std::string_view ledger, std::string_view name) const;
    [[nodiscard]] bool leaves_out(std::string_view key) const;
    /// Nothing that would be remembered.
    [[nodiscard]] bool is_empty() const;
    /// What holds for a list (FoundTable::list_id): its own values before those of all lists.
    [[nodiscard]] ImportAnswers for_list(const std::string& list) const;
    /// Puts `earlier` beneath: what it says and this does not. Gives what was taken.
    ImportAnswers take_beneath(const ImportAnswers& earlier);
    /// What would be remembered of this, and `other` says too; and what it does not.
    [[nodiscard]] ImportAnswers shared_with(const ImportAnswers& other) const;
    [[nodiscard]] ImportAnswers without(const ImportAnswers& other) const;

    /// A map file: that of SavedMapping, and beside `columns` `"fill": {"经营状态": "正常"}`,
    /// `"values": {"单位类型": {"私营企业": "其他"}}`, `"add": ["area"]`, `"leave_out": ["9164…"]`,
    /// `"individuals": true`; names alone `"add": ["area=望远镇"]`; of one list alone, by the id a
    /// report tells, `"lists": {"1f0c…": {"fill": {…}}}`.
    /// Errors: Usage with the place in the file.
    [[nodiscard]] static Result<ImportAnswers> from_json(const std::string& json,
                                                         const std::string& file);
    /// Errors: Io, Usage.
    [[nodiscard]] static Result<ImportAnswers> load(const std::string& path);
    /// What is remembered, as a map file.
    [[nodiscard]] std::string to_json() const;
    /// What is remembered, for a sentence: "经营状态=注销、单位类型“私营企业”=其他". Rows to add
    /// are not in it: each is told of when it is added.
    [[nodiscard]] std::string told() const;
};

} // namespace lx
