#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace lx {

class Database;
struct Actor;

/// How an instructor's year is made a score of 100 (年度考核). The program's figures are an
/// example; no policy gives any.
struct AppraisalScheme
{
    int visits = 0; ///< weights
    int summaries = 0;
    int appraisals = 0;
    int results = 0;
    std::map<std::string, int, std::less<>> grades; ///< 等次 → percent it is worth
    int full_results = 1; ///< organizations built for the full weight of results
    int keep_from = 0;    ///< score from which it is proposed to keep the instructor

    bool operator==(const AppraisalScheme&) const = default;
};

/// How a county looks after its instructors, beside what its policies ask
/// (resources/instructors/settings.json, with a schema).
struct InstructorSettings
{
    /// How often each unit is to be visited where the instructor's 走访频率 is blank; none = as
    /// often as the policies ask of the instructor.
    std::optional<double> visits_per_month;
    AppraisalScheme appraisal;

    /// The program's. A damaged program file stops the program; its test holds it.
    [[nodiscard]] static const InstructorSettings& program();
    /// Errors (BadInput) name file and path.
    [[nodiscard]] static Result<InstructorSettings> from_json(const std::string& file,
                                                              std::string_view json);
    /// Those kept in a ledger file, else the program's. Errors: Database; BadInput as from_json.
    [[nodiscard]] static Result<InstructorSettings> of(Database& database);
    [[nodiscard]] std::string json() const;
    /// Keeps them in the file; an undo takes it back. They are read whole first.
    [[nodiscard]] Result<> keep(Database& database, const Actor* actor) const;
};

} // namespace lx
