#include "core/geo/classes.h"

#include <algorithm>
#include <limits>

namespace lx {

namespace {

/// Spread of sorted values first … last around their mean, from running sums.
class Spread
{
public:
    explicit Spread(const std::vector<double>& values) : m_sum{0}, m_squares{0}
    {
        for (const double value : values) {
            m_sum.push_back(m_sum.back() + value);
            m_squares.push_back(m_squares.back() + value * value);
        }
    }
    [[nodiscard]] double of(std::size_t first, std::size_t behind) const
    {
        const double sum = m_sum[behind] - m_sum[first];
        return m_squares[behind] - m_squares[first] -
               sum * sum / static_cast<double>(behind - first);
    }

private:
    std::vector<double> m_sum;
    std::vector<double> m_squares;
};

/// Where the classes of sorted values begin, but for the first.
std::vector<std::size_t> natural_starts(const std::vector<double>& values, std::size_t classes)
{
    const std::size_t n = values.size();
    const Spread spread(values);
    // best[k][i]: least spread of the first i values in k + 1 classes; from: where the last begins.
    std::vector<std::vector<double>> best(classes, std::vector<double>(n + 1, 0));
    std::vector<std::vector<std::size_t>> from(classes, std::vector<std::size_t>(n + 1, 0));
    for (std::size_t i = 1; i <= n; ++i)
        best[0][i] = spread.of(0, i);
    for (std::size_t k = 1; k < classes; ++k) {
        for (std::size_t i = k + 1; i <= n; ++i) {
            best[k][i] = std::numeric_limits<double>::max();
            for (std::size_t start = k; start < i; ++start) {
                const double all = best[k - 1][start] + spread.of(start, i);
                if (all < best[k][i]) {
                    best[k][i] = all;
                    from[k][i] = start;
                }
            }
        }
    }
    std::vector<std::size_t> starts;
    std::size_t end = n;
    for (std::size_t k = classes - 1; k > 0; --k) {
        end = from[k][end];
        starts.push_back(end);
    }
    std::ranges::reverse(starts);
    return starts;
}

} // namespace

std::optional<ClassKind> class_kind(std::string_view id)
{
    if (id == "equal")
        return ClassKind::Equal;
    if (id == "quantile")
        return ClassKind::Quantile;
    if (id == "natural")
        return ClassKind::Natural;
    if (id == "own")
        return ClassKind::Own;
    return std::nullopt;
}

std::vector<double> class_bounds(ClassKind kind, std::vector<double> values, int classes)
{
    std::ranges::sort(values);
    std::vector<double> different = values;
    different.erase(std::unique(different.begin(), different.end()), different.end());
    const std::size_t count = std::min(static_cast<std::size_t>(classes), different.size());
    std::vector<double> bounds;
    if (count < 2 || kind == ClassKind::Own)
        return bounds;
    const double low = values.front();
    const double wide = values.back() - low;
    switch (kind) {
    case ClassKind::Equal:
        for (std::size_t k = 1; k < count; ++k)
            bounds.push_back(low + wide * static_cast<double>(k) / static_cast<double>(count));
        break;
    case ClassKind::Quantile:
        for (std::size_t k = 1; k < count; ++k)
            bounds.push_back(values[k * values.size() / count]);
        break;
    case ClassKind::Natural:
        for (const std::size_t start : natural_starts(different, count))
            bounds.push_back(different[start]);
        break;
    case ClassKind::Own:
        break;
    }
    bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
    if (!bounds.empty() && bounds.front() <= low)
        bounds.erase(bounds.begin());
    return bounds;
}

std::size_t class_of(const std::vector<double>& bounds, double value)
{
    return static_cast<std::size_t>(std::ranges::upper_bound(bounds, value) - bounds.begin());
}

} // namespace lx
