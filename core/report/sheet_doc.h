#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace lx {

/// What a paragraph or a cell of a printed sheet is; how that looks is the printing's affair.
enum class SheetStyle : std::uint8_t
{
    Title,
    Heading, ///< of a block
    Signers, ///< the line to sign
    Label,
    Content,
    Number,      ///< content in the middle of its cell
    Amount,      ///< content at the right of its cell
    LetterTitle, ///< the parts of an official letter, from its head to its foot
    LetterNumber,
    LetterTo,
    LetterBody,
    LetterHead, ///< cells of its table
    LetterCell,
    LetterFigure, ///< a number in it, at the right
    LetterSign,
    LetterContact, ///< in brackets below the date
    LetterCopies,  ///< 抄送
    LetterCut      ///< above what is torn off
};

struct SheetCell
{
    SheetStyle style = SheetStyle::Content;
    std::string text{};
    int columns = 1; ///< it reaches over
    int rows = 1;
    int width = 0; ///< per cent of the table; 0 = as it comes
    bool strong = false;
    bool tall = false; ///< has room to write by hand
};
using SheetRow = std::vector<SheetCell>;

struct SheetTable
{
    std::vector<SheetRow> head{}; ///< repeated on every page
    std::vector<SheetRow> rows{};
};

struct SheetParagraph
{
    SheetStyle style = SheetStyle::Title;
    std::string text{};
};

/// A printed sheet of one subject, or a letter, as plain data from top to bottom.
struct SheetDoc
{
    std::string title{}; ///< the subject's name, or whom the letter goes to
    bool letter = false; ///< GB/T 9704-2012 sets its page
    std::vector<std::variant<SheetParagraph, SheetTable>> blocks{};
};

/// All its words, in order, a line each (for searching).
[[nodiscard]] std::string plain_text(const SheetDoc& sheet);

} // namespace lx
