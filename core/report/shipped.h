#pragma once

#include <string>
#include <utility>
#include <vector>

#include "core/base/object_reader.h"

namespace lx {

/// The definitions of a kind ("reports") that the program comes with, in the order of its index.
/// `read` makes one of a file's name and its reader. Errors: those of `read`, Io.
template <class Def, class Read>
[[nodiscard]] Result<std::vector<Def>> shipped(const std::string& kind, const Read& read)
{
    LX_ASSIGN(const auto ids, builtin_ids(kind));
    std::vector<Def> found;
    for (const std::string& id : ids) {
        const std::string file = kind + "/" + id + ".json";
        LX_ASSIGN(Def def, read(file, ObjectReader::resource(file)));
        found.push_back(std::move(def));
    }
    return found;
}

/// One of them by id or name; `what` it is ("这个报表"). Errors: Usage, with the ids there are.
template <class Def>
[[nodiscard]] Result<Def> named(Result<std::vector<Def>> defs, const std::string& id,
                                const std::string& what)
{
    LX_ASSIGN(auto known, std::move(defs));
    std::string ids;
    for (Def& def : known) {
        if (def.id == id || def.name == id)
            return std::move(def);
        ids += (ids.empty() ? "" : "、") + def.id;
    }
    return fail(ErrorKind::Usage, "没有“" + id + "”" + what + "，可用的有：" + ids + "。");
}

} // namespace lx
