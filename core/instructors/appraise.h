#pragma once

#include <vector>

#include "core/base/date.h"
#include "core/instructors/instructor_board.h"

namespace lx {

struct AppraisedYear
{
    int year = 0;
    int grade_days = 0; ///< grades dated so many days after the year still count for it
    const AppraisalScheme& scheme;

    /// Whether a grade of that day is one of the year's: each day's of one year alone.
    [[nodiscard]] bool takes_grade(Date day) const;
};

/// Scores the rows' year from what was asked of them and done, the grades of their appraisals and
/// what was built, ranks them and proposes whom to keep. Needs the world the board is of.
void appraise(const World& world, const AppraisedYear& of, std::vector<InstructorRow>& rows);

} // namespace lx
