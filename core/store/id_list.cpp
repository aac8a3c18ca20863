#include "core/store/id_list.h"

#include <charconv>

namespace lx {

std::vector<std::int64_t> listed_ids(std::string_view list)
{
    std::vector<std::int64_t> ids;
    const char* at = list.data();
    const char* const end = at + list.size();
    while (at < end) {
        std::int64_t id = 0;
        const auto [next, error] = std::from_chars(at, end, id);
        if (error == std::errc())
            ids.push_back(id);
        at = next == at ? at + 1 : next;
    }
    return ids;
}

} // namespace lx
