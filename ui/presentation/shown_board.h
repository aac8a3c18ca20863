#pragma once

#include <memory>
#include <vector>

#include <QString>
#include <QVariant>

#include "core/instructors/instructor_board.h"

namespace lx::ui {

/// The board of instructors as the window's tables show it, with what is called how.
struct ShownBoard
{
    std::shared_ptr<const County> county; ///< the board was made of
    InstructorBoard board;
    InstructorSettings settings; ///< it was made by
    std::vector<QString> codes;  ///< of the instructors, in the board's order
    std::vector<QString> names;
    std::vector<QString> urgencies; ///< titles of the grades, in their order
};
using ShownBoardPtr = std::shared_ptr<const ShownBoard>;

/// Makes one on a worker; takes the county's mutex.
[[nodiscard]] Result<ShownBoardPtr> shown_board(const std::shared_ptr<const County>& county,
                                                int year, const InstructorSettings& settings,
                                                Progress& progress);

/// A mark in words: ✓ (with how often where more than once), 缺, 待, ·.
[[nodiscard]] QString mark_words(const LifeCell& cell);
/// Colours of a mark, for Qt::ForegroundRole and Qt::BackgroundRole.
[[nodiscard]] QVariant mark_look(LifeState state, int role);
/// What stands in a field of the county's row, as people read it.
[[nodiscard]] QString shown_field(const World& world, const char* ledger, const char* field,
                                  std::int32_t row);

} // namespace lx::ui
