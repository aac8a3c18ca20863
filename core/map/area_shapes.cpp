#include "core/map/area_shapes.h"

#include <algorithm>

#include "core/geo/geo_json.h"

namespace lx {

void AreaShapes::add_needs(Needs& needs)
{
    for (const char* field : {"code", "name", "kind", "parent", "boundary"})
        needs.add("area", field);
}

AreaShapes AreaShapes::of(const World& world)
{
    AreaShapes found;
    const Snapshot& snapshot = world.snapshot();
    const auto& texts = snapshot.column("area", "boundary").i32;
    const FactDef& name = *world.registry().find("area", "name");
    found.shapes.resize(texts.size());
    for (std::size_t row = 0; row < texts.size(); ++row) {
        if (texts[row] < 0)
            continue;
        auto shape = read_kept_shape(snapshot.texts().text(texts[row]));
        if (shape)
            found.shapes[row] = std::move(*shape);
        else
            found.problems.push_back("“" + world.show(name, static_cast<std::int32_t>(row)) +
                                     "”的边界不能用：" + shape.error().message);
    }
    return found;
}

bool AreaShapes::same(const World& one, const World& other)
{
    const Snapshot& left = one.snapshot();
    const Snapshot& right = other.snapshot();
    return left.table("area").ids == right.table("area").ids &&
           std::ranges::equal(left.column("area", "boundary").i32,
                              right.column("area", "boundary").i32,
                              [&](std::int32_t a, std::int32_t b) {
                                  return a < 0 || b < 0
                                             ? (a < 0) == (b < 0)
                                             : left.texts().text(a) == right.texts().text(b);
                              });
}

std::int32_t AreaShapes::bounded(const World& world, std::int32_t area) const
{
    const auto& parents = world.snapshot().column("area", "parent").i32;
    std::size_t steps = 0;
    while (area >= 0 && shapes[static_cast<std::size_t>(area)].empty() && ++steps <= parents.size())
        area = parents[static_cast<std::size_t>(area)];
    return area >= 0 && !shapes[static_cast<std::size_t>(area)].empty() ? area : -1;
}

} // namespace lx
