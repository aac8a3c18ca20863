#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// What the word at the end of a name says of the area, so that lists may be read that name areas
/// the ledger does not have. A word may say several things; what each value of the dictionary
/// area_kind is called ends with one of them.
enum class AreaWord : std::uint16_t
{
    Far = 1,      ///< may stand above the county of the ledger
    County = 2,   ///< another county, within a name that is none of ours
    Town = 4,     ///< what villages lie in
    Park = 8,     ///< 园区, 开发区
    Zone = 16,    ///< a park as well, whose word belongs to its name: 银川高新区 is not 银川
    Village = 32, ///< of itself
    Part = 64,    ///< of a village, or who runs it: no area of a ledger is called so
    Inner = 128,  ///< ends like a county and lies in one
    Office = 256, ///< stands for the area that it runs
    Branch = 512, ///< 办事处: an office that areas are called by
    Certain = 1024 ///< ends nothing else: who is called so and not known is none of ours
};
[[nodiscard]] constexpr AreaWord operator|(AreaWord a, AreaWord b)
{
    return static_cast<AreaWord>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

/// The longest word at the end of a folded name that says one of `any`, where something stands
/// before it; "" = none.
[[nodiscard]] std::string_view area_ending(std::string_view name, AreaWord any);
/// The folded text is such a word and no more.
[[nodiscard]] bool is_area_word(std::string_view text, AreaWord any);

} // namespace lx
