#include "core/rules/yes_no_words.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <utility>

#include "core/base/object_reader.h"

namespace lx {

namespace {

using Table = std::map<std::pair<std::string, std::string>, YesNoWords>;

Result<Table> read()
{
    const std::string file = "policies/yes_no.json";
    LX_ASSIGN(ObjectReader in, ObjectReader::resource(file));
    Table table;
    std::string about; // for readers of the file
    in.text("about", about);
    in.objects("facts", true, [&](ObjectReader& each) {
        std::string ledger;
        std::string fact;
        each.text("ledger", ledger);
        each.text("fact", fact, true);
        YesNoWords& words = table[{ledger, fact}];
        each.text("yes", words.yes, true);
        each.text("no", words.no, true);
        each.text("should", words.should, true);
        each.objects("now", false, [&](ObjectReader& one) {
            YesNoWords::Now& now = words.now.emplace_back();
            one.text("when", now.when);
            one.text("text", now.text, true);
        });
    });
    LX_TRY(in.end(file));
    return table;
}

const Table& table()
{
    static const Table made = [] {
        auto read_in = read();
        if (!read_in) { // a damaged program file
            std::fprintf(stderr, "%s\n", read_in.error().message.c_str());
            std::abort();
        }
        return std::move(*read_in);
    }();
    return made;
}

/// What a title says without words made for it: 有食堂, 是否连锁, 已脱困 or any name of a box to
/// tick.
YesNoWords from_title(const std::string& title)
{
    const auto rest = [&](std::string_view begin) { return title.substr(begin.size()); };
    if (title.starts_with("是否"))
        return {"是" + rest("是否"), "不是" + rest("是否"), "是" + rest("是否"), {}};
    if (title.starts_with("有无"))
        return {"有" + rest("有无"), "没有" + rest("有无"), "有" + rest("有无"), {}};
    if (title.starts_with("有"))
        return {title, "没有" + rest("有"), title, {}};
    if (title.starts_with("已"))
        return {title, "没有" + rest("已"), rest("已"), {}};
    return {"勾选了“" + title + "”", "没有勾选“" + title + "”", "勾选“" + title + "”", {}};
}

} // namespace

YesNoWords yes_no_words(const FactDef& fact)
{
    auto found = table().find({fact.ledger, fact.key});
    if (found == table().end())
        found = table().find({"", fact.key});
    return found == table().end() ? from_title(fact.title) : found->second;
}

} // namespace lx
