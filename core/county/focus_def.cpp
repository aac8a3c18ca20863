#include "core/county/focus_def.h"

#include <cstdio>
#include <cstdlib>

#include "core/base/object_reader.h"

namespace lx {

namespace {

void read_list(ObjectReader& in, FocusDef& list)
{
    in.text("id", list.id, true);
    in.text("title", list.title, true);
    in.text("figure", list.figure, true);
    in.flag("alarm", list.alarm);
    in.objects("rules", false, [&](ObjectReader& each) {
        FocusRule& rule = list.rules.emplace_back();
        each.text("rule", rule.rule, true);
        each.text("more", rule.more);
        each.text("fewer", rule.fewer);
    });
}

void read_gap(ObjectReader& in, GapDef& gap)
{
    in.text("id", gap.id, true);
    in.text("title", gap.title, true);
    in.text("of", gap.of, true);
    in.text("met", gap.met, true);
    in.text("goal", gap.goal);
    if (!gap.goal.empty() && gap.goal != "org" && gap.goal != "work")
        in.complain("goal", "只能是 org 或 work");
}

Result<FocusDefs> read()
{
    const std::string file = "figures/focus.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    FocusDefs defs;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("lists", true,
               [&](ObjectReader& each) { read_list(each, defs.lists.emplace_back()); });
    in.objects("gaps", true, [&](ObjectReader& each) { read_gap(each, defs.gaps.emplace_back()); });
    LX_TRY(in.end(file));
    return defs;
}

} // namespace

const FocusDefs& FocusDefs::program()
{
    static const FocusDefs defs = [] {
        auto made = read();
        if (!made) {
            std::fprintf(stderr, "%s\n", made.error().message.c_str());
            std::abort();
        }
        return std::move(*made);
    }();
    return defs;
}

} // namespace lx
