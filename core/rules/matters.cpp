#include "core/rules/matters.h"

#include "core/base/object_reader.h"

namespace lx {

Result<std::vector<Matter>> matters()
{
    const std::string file = "policies/matters.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    std::vector<Matter> list;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("matters", true, [&](ObjectReader& each) {
        Matter& matter = list.emplace_back();
        each.text("id", matter.id, true);
        each.text("title", matter.title, true);
        each.texts("rules", matter.rules, true);
    });
    LX_TRY(in.end(file));
    return list;
}

} // namespace lx
