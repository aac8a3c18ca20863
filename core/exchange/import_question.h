#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lx {

/// What an import asks.
enum class QuestionKind : std::uint8_t
{
    Fill, ///< a field that must be filled has no column, or nothing in some rows: one value for all
    Word, ///< a word that a field can't take: what it stands for
    Add,  ///< a row of another ledger that the list refers to is not there: add it
    Rename ///< a code stands under another name: take the row or leave it out
};

/// One question of an import, with what is needed to answer it. Rows that are refused or lack a
/// cell because of it are counted.
struct ImportQuestion
{
    QuestionKind kind = QuestionKind::Fill;
    std::string ledger; ///< code: of the field (of rows to add too), of the row to add
    std::string field;  ///< key; "" for Add and Rename
    std::string name;   ///< of the field or, for Add, the ledger: Chinese
    std::string text;   ///< Word, Add: what the list says; Rename: the natural key
    std::string from;   ///< Rename: the name that stands; Add: the row it would stand under
    std::string to;     ///< Rename: the list's name; Add: where rows go if it is not added, or ""
    std::int64_t rows = 0;
    int input = 0;                    ///< of the first row
    std::string sheet;                ///< of the first row
    std::string list;                 ///< Fill: the list that lacks it (FoundTable::list_id)
    std::int64_t row = 0;             ///< the first one, from 1
    std::vector<std::string> choices; ///< values to choose from, for fields of a dictionary
    std::string proposed;   ///< Fill: what the rows take while there is no answer; "" = nothing
    bool can_answer = true; ///< Add: false where the row lacks what can't be made
    bool answered = false;  ///< Add: it was added, as the answers say

    /// As ImportAnswers name the field: "status", "survey.headcount".
    [[nodiscard]] std::string answer_field(const std::string& imported) const
    {
        return ledger == imported ? field : ledger + "." + field;
    }
};

} // namespace lx
