#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/facts/fact_registry.h"
#include "core/rules/selection.h"

namespace lx {

/// Rows of another ledger that belong to the subject, of the sheet's year.
struct RowsOfYear
{
    std::string ledger;
    std::string field; ///< refers to the subject
    std::string year;
};

/// A piece of a cell's text; what is empty is left out.
struct SheetPart
{
    enum class Source
    {
        Fact,    ///< the fact `name` of the subject
        Related, ///< the field `name` of the sheet's related row
        Year,    ///< the sheet's year
        Given    ///< what is called `name` by whoever asks for the sheet (SheetRequest::given)
    };
    Source source = Source::Fact;
    std::string name;
    std::string as; ///< how it is said: "第 {} 名"; "" = as it is
};

struct SheetCellDef
{
    std::string label; ///< fixed words; "" = a value
    std::vector<SheetPart> parts;
    std::vector<std::pair<std::string, std::string>>
        when; ///< a yes/no fact and what is said where it is true; the first one counts
    std::string otherwise; ///< where there is nothing else to say
    int span = 1;
    bool strong = false;
    bool tall = false;
    bool centred = false;
    bool blank = false; ///< to be filled in by hand
};

struct SheetColumnDef
{
    std::string field;   ///< "" = a fact, or a column to be filled in by hand
    std::string fact;    ///< of lists of a sheet: a derived fact of the row
    std::string heading; ///< "" = the field's name, the fact's title
    int width = 0;       ///< per cent
    /// Letters: value → what is said for it, with {fields} of the row in it; "*" = any other.
    std::map<std::string, std::string> instead;
};

/// Rows of another ledger that refer to the subject, or to what the subject refers to.
struct SheetListDef
{
    std::string ledger;
    std::string field;
    std::string through; ///< field of the subject: the rows refer to what it refers to
    std::vector<std::pair<std::string, std::string>>
        same;                 ///< fields of the rows and of the subject that hold the same
    std::string there;        ///< fact of those that stand in it: counts, or known
    std::string newest_first; ///< date they are sorted by; "" = in the ledger's order
    int most = 20;
    std::string empty; ///< said where there is none…
    int by_hand = 0;   ///< …or so many lines to write them in
    std::string year;  ///< field: only rows of the sheet's year; "" = of any
    std::optional<Selection> where;
    std::vector<SheetColumnDef> columns;
    std::vector<std::string> totals; ///< fields (numbers, money) added up below the rows
};

/// The scoring standard of a pack with the scores the subject was given.
struct SheetScoresDef
{
    std::string pack;
    RowsOfYear rows;
    std::string indicator; ///< field: content group or item
    std::string score;
};

struct SheetBlockDef
{
    std::string heading;
    std::vector<std::vector<SheetCellDef>> rows;
    std::vector<int> widths; ///< of `rows`, per cent
    std::optional<SheetListDef> list;
    std::optional<SheetScoresDef> scores;
};

/// An official letter: fields of the ledger and the words between them. In title, opening and
/// closing {field} is what the letter's first row holds; here and in `to` dots lead on through
/// references ("org.parent"). {fact:due_election} is a fact of the row.
struct LetterDef
{
    std::string title;
    std::vector<std::pair<std::string, std::string>>
        only; ///< field and value: rows that hold anything else have no such letter
    std::vector<std::string> together; ///< rows equal in these stand in one letter
    std::string number;                ///< "" = room to write it by hand
    std::string to;                    ///< "" = always `to_nobody`
    std::string to_nobody;             ///< where `to` is empty, or the office that signs
    std::string opening;
    std::vector<SheetColumnDef> columns; ///< of a table of the rows; none = no table
    std::string closing;
    std::string date;               ///< "" = the day it is made for
    std::vector<std::string> facts; ///< said in it
    /// Reference to what the rows are changes of: it and others of its ledger are told as they
    /// stood on the letter's day (row_then). "" = everything as it is now.
    std::string as_then;
    std::string done; ///< date; rows done by the day are left out where all are asked for
};

/// What can be given: an instructor's score of the year, its rank, what it is made of, and whether
/// it is proposed to keep the instructor.
inline constexpr std::array<std::string_view, 4> given_names{
    "instructor_score", "instructor_rank", "instructor_parts", "instructor_proposal"};
/// Text of each subject (by id) under such a name.
using GivenTexts = std::map<std::string, std::map<std::int64_t, std::string>, std::less<>>;

/// Before the name of a fact in words of a letter.
inline constexpr std::string_view said_fact = "fact:";
/// What stands in {} in words of a letter, in order.
[[nodiscard]] std::vector<std::string> paths_in(std::string_view words);

/// A printed sheet as its definition file (resources/sheets/<id>.json) has it.
struct SheetDef
{
    std::string id;
    std::string name;
    std::string ledger; ///< its subjects
    std::string title;
    std::string dated; ///< date of the row: a sheet of a named one is of that day where it is later
    bool by_year = false;
    bool by_score = false;        ///< says an instructor's score of the year (Source::Given)
    bool preprinted = false;      ///< paper with everything but the values on it is sold for it
    bool handed_up = false;       ///< a sheet of a year that is entered in 上报记录
    std::optional<Selection> who; ///< of those that count, where all are asked for
    std::optional<RowsOfYear> related;
    std::vector<SheetBlockDef> blocks;
    std::string signers;
    std::optional<LetterDef> letter; ///< instead of blocks
    Needs needs;                     ///< what a snapshot must hold for it

    /// Those compiled in, in the order of resources/sheets/index.json.
    [[nodiscard]] static Result<std::vector<SheetDef>> all(const FactRegistry& facts);
    /// By id or name; the error lists the ids there are (Usage).
    [[nodiscard]] static Result<SheetDef> find(const FactRegistry& facts, const std::string& id);
    /// Errors (BadInput) name file and path: members nobody knows, ledgers, fields and facts there
    /// are none of.
    [[nodiscard]] static Result<SheetDef> from_json(const FactRegistry& facts,
                                                    const std::string& file, std::string_view json);
};

} // namespace lx
