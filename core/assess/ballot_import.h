#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/assess/round.h"
#include "core/store/writer.h"

namespace lx {

/// Texts of a sheet of a spreadsheet, row by row.
using BallotTable = std::vector<std::vector<std::string>>;
/// The organization with this key or name; nothing where there is none.
using FindOrg = std::function<std::optional<std::int64_t>(const std::string& text)>;

/// Ballots out of a table, to be looked at before they are kept.
struct BallotImport
{
    struct Sheet
    {
        BoxId box;
        int number = 0;
        std::string marks;
    };
    struct Totals
    {
        BoxId box;
        std::vector<std::vector<MarkCounts>> marks;
    };
    struct Refused
    {
        std::int64_t row = 0; ///< of the table, from 1; 0 = of no single row
        std::string reason;   ///< Chinese sentence
    };
    std::vector<Sheet> sheets;
    std::vector<Totals> totals;
    std::vector<Refused> refused;
};

/// Reads a table with the headings 测评组, 对象党组织 and either 票号, 无效 and the aspects (a row
/// a paper and organization; marks as 好 … 差, 弃权 or 1 … 4, 0), or 评价方面, the marks' names and
/// 弃权 (totals). A paper that doesn't mark everybody it lists is refused whole, and so are totals
/// that say something twice or not at all. Errors: BadInput where the headings aren't there.
[[nodiscard]] Result<BallotImport> read_ballots(const AssessRound& round, const BallotTable& table,
                                                const FindOrg& find);
/// Keeps what was read, as a pass (0 or 1). Refused papers of an earlier reading stay as they are;
/// what can't be kept is moved to `refused`.
[[nodiscard]] Result<> keep_ballots(Writer& writer, const AssessRound& round, BallotImport& read,
                                    int pass, const std::string& by);

} // namespace lx
