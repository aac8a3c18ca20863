#pragma once

#include <optional>
#include <string>
#include <vector>

#include <QByteArray>

namespace lx::ui {

/// How the user has set the columns of a list: which are shown, in which order and how wide. Kept
/// by their keys, so that columns that come or go later leave the others as they are.
struct ColumnLayout
{
    struct Column
    {
        std::string key; ///< of a field or derived fact
        int width = 0;   ///< in pixels; 0 = the user has set none
        bool operator==(const Column&) const = default;
    };
    std::vector<Column> shown{}; ///< from left to right
    int frozen = 0;              ///< so many at the left stay while the others scroll

    bool operator==(const ColumnLayout&) const = default;

    [[nodiscard]] QByteArray to_json() const;
    /// Nothing where it is none, or shows no column.
    [[nodiscard]] static std::optional<ColumnLayout> from_json(const QByteArray& json);
};

} // namespace lx::ui
