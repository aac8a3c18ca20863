#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/date.h"
#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/facts/definitions.h"
#include "core/instructors/instructor_board.h"

namespace lx {

class Database;

/// Text of each instructor (by id of the row) under a name: "instructor_score" (92.5),
/// "instructor_rank" (3), "instructor_parts" (what the score is made of, with the weights),
/// "instructor_proposal". Those of whom no part tells anything are left out.
using ScoreTexts = std::map<std::string, std::map<std::int64_t, std::string>, std::less<>>;

/// What the yearly appraisal (年度考核表) says of a board's instructors.
[[nodiscard]] ScoreTexts score_texts(const InstructorBoard& board, const AppraisalScheme& scheme);
/// The same of the day's year, by the file's settings and these policies. Errors: those of
/// County::load, InstructorSettings::of and InstructorBoard::of.
[[nodiscard]] Result<ScoreTexts> score_texts(Database& database, const DefinitionsPtr& definitions,
                                             const std::vector<std::string>& policies, Date as_of,
                                             Progress& progress);

} // namespace lx
