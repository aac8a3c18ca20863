#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// What the office's letters have in common, kept in the file.
struct Letterhead
{
    std::string contact; ///< 联系人; below the date, in brackets
    std::string phone;
    std::string copies;                       ///< 抄送: "县民政局，各乡镇党委"
    bool receipt = false;                     ///< a 回执 to be torn off
    std::map<std::string, std::string> words; ///< by sheet: 发文机关代字, "永组督"
    bool operator==(const Letterhead&) const = default;
};

/// Errors: BadInput (a setting that doesn't read), Database.
[[nodiscard]] Result<Letterhead> letterhead(Database& database);
/// One action; an undo takes back what it changed.
[[nodiscard]] Result<> keep_letterhead(Database& database, const Letterhead& head,
                                       const Actor& actor);

/// 发文字号 (GB/T 9704-2012, 7.2.5): the office's word, the year in angled brackets, a number
/// without leading zeros. None = room to write it.
[[nodiscard]] std::string document_number(const std::string& word, int year,
                                          std::optional<int> number);

/// Numbers given to letters of one sheet, kept for each of their rows (day of the letter and key of
/// the row): a letter printed again has the number it had, a row that comes later goes into another
/// letter. Each year counts from 1.
class LetterNumbers
{
public:
    /// Errors: Database.
    [[nodiscard]] static Result<LetterNumbers> of(Database& database, const std::string& sheet);

    [[nodiscard]] std::optional<int> find(int year, const std::string& row) const;
    /// The next one of the year for all of these rows, of which none has one.
    int give(int year, const std::vector<std::string>& rows);
    /// How many were given since it was read.
    [[nodiscard]] int given() const { return m_given; }
    /// Keeps them as one action. Nothing was given: nothing is written. Errors: Refused where
    /// others were given meanwhile.
    [[nodiscard]] Result<> keep(Database& database, const std::string& title, const Actor& actor);

private:
    std::string m_sheet;
    using Numbers = std::map<int, std::map<std::string, int>>; ///< year, row
    Numbers m_numbers;
    Numbers m_read; ///< as they stood in the file
    int m_given = 0;
};

} // namespace lx
