#include "core/rules/matters.h"

#include <cstdio>
#include <cstdlib>
#include <set>

#include "core/base/object_reader.h"
#include "core/rules/policy_pack.h"

namespace lx {

Result<std::vector<Matter>> read_matters(const std::string& file, Result<ObjectReader> reader)
{
    LX_ASSIGN(ObjectReader in, std::move(reader));
    std::vector<Matter> list;
    std::set<std::string> seen;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("matters", true, [&](ObjectReader& each) {
        Matter& matter = list.emplace_back();
        each.text("id", matter.id, true);
        each.text("title", matter.title, true);
        each.texts("rules", matter.rules, true);
        for (const std::string& rule : matter.rules) {
            if (!PolicyPack::builtin_rules().contains(rule) &&
                !PolicyPack::builtin_targets().contains(rule))
                each.complain("rules", "没有“" + rule + "”这条规则或指标");
            if (!seen.insert(rule).second)
                each.complain("rules", "“" + rule + "”已经有了");
        }
    });
    LX_TRY(in.end(file));
    return list;
}

const std::vector<Matter>& matters()
{
    static const std::vector<Matter> made = [] {
        const std::string file = "policies/matters.json";
        auto list = read_matters(file, ObjectReader::resource(file));
        if (!list) {
            std::fprintf(stderr, "%s\n", list.error().message.c_str());
            std::abort();
        }
        return std::move(*list);
    }();
    return made;
}

} // namespace lx
