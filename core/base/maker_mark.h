#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lx {

/// Which process made a file, in a form that stands in its name: the machine, the process number
/// and when that process began. Nothing needs to be locked to tell whether it still lives; a number
/// that was given out again is another process.
struct MakerMark
{
    std::string machine; ///< of this machine (and its container): others' processes can't be seen
    long pid = 0;
    std::string began;

    /// This process.
    [[nodiscard]] static const MakerMark& own();
    /// "machine-pid-began"; the parts hold letters and digits only.
    [[nodiscard]] std::string text() const;
    /// Empty where the text is none.
    [[nodiscard]] static std::optional<MakerMark> parse(std::string_view text);

    [[nodiscard]] bool is_here() const { return machine == own().machine; }
    /// Whether the process lives. Precondition: is_here().
    [[nodiscard]] bool lives() const;
};

} // namespace lx
