#pragma once

#include <vector>

#include "core/instructors/instructor_board.h"

namespace lx {

/// Scores the rows' year by a scheme from their marks, the grades of their appraisals and what was
/// built, ranks them and proposes whom to keep. Needs the world the board is of.
void appraise(const World& world, int year, const AppraisalScheme& scheme,
              std::vector<InstructorRow>& rows);

} // namespace lx
