#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <QString>

#include "core/base/pinyin.h"
#include "core/instructors/instructor_board.h"

namespace lx::ui {

/// What a row is found by while somebody types: its name, its number and its name's initials.
class FoundBy
{
public:
    FoundBy(std::string_view name, std::string_view code, NameKind kind);
    /// `folded`: what was typed, as fold gives it; nothing typed finds every row.
    [[nodiscard]] bool has(std::string_view folded) const;

private:
    std::array<std::string, 3> m_texts; ///< folded
};

/// The board of instructors as the window's tables show it, with what is called how.
struct ShownBoard
{
    std::shared_ptr<const County> county; ///< the board was made of
    InstructorBoard board;
    InstructorSettings settings; ///< it was made by
    std::vector<QString> codes;  ///< of the instructors, in the board's order
    std::vector<QString> names;
    std::vector<std::string> name_order; ///< keys by which the names are put in order
    std::vector<FoundBy> found_by;
    std::vector<QString> unit_names; ///< of the units without anyone, in the board's order
    std::vector<FoundBy> units_found_by;
    std::vector<QString> urgencies; ///< titles of the grades, in their order
};
using ShownBoardPtr = std::shared_ptr<const ShownBoard>;

/// Makes one on a worker; takes the county's mutex.
[[nodiscard]] Result<ShownBoardPtr> shown_board(const std::shared_ptr<const County>& county,
                                                int year, const InstructorSettings& settings,
                                                Progress& progress);

/// A mark in words: ✓ (with how often where more than once), 缺, 待, ·.
[[nodiscard]] QString mark_words(const LifeCell& cell);
/// What stands in a field of the county's row, as people read it.
[[nodiscard]] QString shown_field(const World& world, const char* ledger, const char* field,
                                  std::int32_t row);

} // namespace lx::ui
