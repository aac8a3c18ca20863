#pragma once

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace lx {

/// How the values of areas are parted into classes of one shade each.
enum class ClassKind : std::uint8_t
{
    Equal,    ///< classes of equal width
    Quantile, ///< of about equally many areas
    Natural,  ///< where the values leave gaps (Jenks: least spread inside the classes)
    Own       ///< bounds given by hand
};
/// equal, quantile, natural, own.
[[nodiscard]] std::optional<ClassKind> class_kind(std::string_view id);

/// Upper bounds of all classes but the last, ascending and different: a value belongs to the first
/// class whose bound it lies below. Fewer where the values give no more than that.
[[nodiscard]] std::vector<double> class_bounds(ClassKind kind, std::vector<double> values,
                                               int classes);
/// The class of a value: 0 … bounds.size().
[[nodiscard]] std::size_t class_of(const std::vector<double>& bounds, double value);

} // namespace lx
