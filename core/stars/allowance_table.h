#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/date.h"
#include "core/base/result.h"

namespace lx {

/// What secretaries get (书记津贴), as data.
struct AllowanceTable
{
    enum class By : std::uint8_t
    {
        Star, ///< of the ledger of ratings
        Grade ///< of the ledger of assessments
    };
    struct Amounts
    {
        Date from;                               ///< in force from this day on
        std::map<std::string, std::int64_t> fen; ///< by star ("3") or grade; others get nothing
        /// Where they are a policy's: its id and the key of its figure (yuan by star), which `fen`
        /// is filled from (allowance_tables.h).
        std::string policy{};
        std::string figure{};
    };
    std::string id;
    std::string name;
    std::string note;
    std::string basis;
    bool example = false;
    By by = By::Star;
    bool previous_year = false; ///< by the star of the year before, otherwise the year's own
    bool monthly = true;        ///< amounts are of a month, otherwise of a year
    bool first_day = true; ///< a month is of whoever is in post on its first day, else its last
    std::vector<Amounts> amounts; ///< oldest first

    /// 分 that are in force for a star or grade on the first of a month: of a month or of a year;
    /// 0 for what the table doesn't name.
    [[nodiscard]] std::int64_t amount(int year, int month, const std::string& degree) const;
    /// 分 of a month (1…12) of a year for a star or grade. The twelve months of a year make the
    /// year's amount, to the 分, where it stays the same.
    [[nodiscard]] std::int64_t fen(int year, int month, const std::string& degree) const;
    /// The day that says whose month it is.
    [[nodiscard]] Date day_of(int year, int month) const;

    /// Those of a definition file, at least one. Errors (BadInput) name file and path.
    [[nodiscard]] static Result<std::vector<AllowanceTable>> read(const std::string& file,
                                                                  std::string_view json);
};

} // namespace lx
