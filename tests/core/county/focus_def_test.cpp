// The definitions of the start page's lists name what there is.
#include "core/county/focus_def.h"

#include <catch2/catch.hpp>

#include "core/facts/definitions.h"

using namespace lx;

namespace {

struct FocusJson
{
    std::string numbers = R"("new_days":7,"quarters":3)";
    std::string due = R"({"kind":"election","figure":"electing","day":"due_election",
        "overdue":"o","ahead":"a","name":"name","who":["parent"],"rules":["ningxia-2018/14.h"]})";
    std::string lists = R"({"id":"l","title":"t","figure":"unbuilt",
        "rules":[{"rule":"ningxia-2018/6.a"}]})";
    std::string gaps = R"({"id":"g","title":"t","of":"units","met":"charter"})";

    [[nodiscard]] Result<FocusDefs> read() const
    {
        return FocusDefs::from_json(Definitions::program()->facts(), "f.json",
                                    "{" + numbers + R"(,"due":[)" + due + R"(],"lists":[)" + lists +
                                        R"(],"gaps":[)" + gaps + "]}");
    }
    /// The same with one text in place of another.
    [[nodiscard]] FocusJson with(const std::string& old, const std::string& now) const
    {
        FocusJson other = *this;
        std::size_t found = 0;
        for (std::string* part : {&other.numbers, &other.due, &other.lists, &other.gaps})
            if (const std::size_t at = part->find(old); at != std::string::npos) {
                part->replace(at, old.size(), now);
                ++found;
            }
        REQUIRE(found > 0);
        return other;
    }
};

} // namespace

TEST_CASE("a definition that names what there is not is refused with file and path")
{
    const FocusJson good;
    const auto read = good.read();
    INFO((read ? std::string() : read.error().message));
    REQUIRE(read);
    CHECK(read->new_days == 7);
    CHECK(read->due.front().kind == AgendaItem::Kind::Election);

    const auto says = [&](const FocusJson& json, const std::string& place,
                          const std::string& part) {
        const auto refused = json.read();
        INFO(place);
        REQUIRE_FALSE(refused);
        INFO(refused.error().message);
        CHECK(refused.error().message.find("f.json：" + place + " ") != std::string::npos);
        CHECK(refused.error().message.find(part) != std::string::npos);
    };
    says(good.with("7", "0"), "new_days", "1");
    says(good.with("\"quarters\"", "\"quarter\""), "quarters", "缺少");
    says(good.with("\"election\"", "\"elections\""), "due[0].kind", "election");
    says(good.with("electing", "elects"), "due[0].figure", "elects"); // a condition, no figure
    says(good.with("due_election", "name"), "due[0].day", "name");
    says(good.with("due_election", "due_elections"), "due[0].day", "due_elections");
    says(good.with("[\"parent\"]", "[\"founded\"]"), "due[0].who", "founded");
    says(good.with("\"name\":\"name\"", "\"name\":\"names\""), "due[0].name", "names");
    says(good.with("14.h", "14.zz"), "due[0].rules", "ningxia-2018/14.zz");
    says(good.with("\"unbuilt\"", "\"unbuild\""), "lists[0].figure", "unbuild");
    says(good.with("6.a", "6.zz"), "lists[0].rules[0].rule", "ningxia-2018/6.zz");
    says(good.with("\"units\"", "\"unit\""), "gaps[0].of", "unit");
    says(good.with("\"charter\"", "\"charters\""), "gaps[0].met", "charters");
    says(good.with("\"charter\"", "\"members\""), "gaps[0].met", "不是同一个台账");
    FocusJson twice = good;
    twice.gaps += "," + good.gaps;
    says(twice, "gaps[1].id", "已经有了");
    twice = good;
    twice.lists += "," + good.lists;
    says(twice, "lists[1].id", "已经有了");
    twice = good;
    twice.due += "," + good.due;
    says(twice, "due[1].kind", "已经有了");
}

TEST_CASE("a rule and the lists that hold it go by each other's names")
{
    const FocusDefs defs = *FocusJson().read();
    using Names = std::vector<std::string>;
    CHECK(defs.names_of("ningxia-2018/6.a") == Names{"ningxia-2018/6.a", "focus/l"});
    CHECK(defs.names_of("focus/l") == Names{"focus/l", "ningxia-2018/6.a"});
    CHECK(defs.names_of("ningxia-2018/6.d") == Names{"ningxia-2018/6.d"});
    CHECK(defs.due_anyway("ningxia-2018/14.h"));
    CHECK_FALSE(defs.due_anyway("ningxia-2018/6.a"));
    CHECK(defs.list("l") == &defs.lists.front());
    CHECK(defs.list("g") == nullptr);
}
