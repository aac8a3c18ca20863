// Ballots one key a mark, without a window.
#include "ui/presentation/ballot_keys.h"

#include <catch2/catch.hpp>

using lx::ui::BallotKeys;
using Took = BallotKeys::Took;

namespace {

struct Keyed
{
    std::vector<std::pair<int, std::string>> done;
    BallotKeys keys{
        [this](int number, const std::string& marks) { done.emplace_back(number, marks); }};
    explicit Keyed(std::map<int, std::string> papers = {}) { keys.show(3, 4, std::move(papers)); }
    Took press(const char* text)
    {
        Took last = Took::Refused;
        for (const char* key = text; *key != 0; ++key)
            last = keys.press(*key);
        return last;
    }
};

using Papers = std::vector<std::pair<int, std::string>>;

} // namespace

TEST_CASE("a key a mark; the last mark ends the paper and begins the next")
{
    Keyed f;
    CHECK(f.press("12") == Took::Mark);
    CHECK(f.done.empty());
    CHECK(f.press("0") == Took::Paper);
    CHECK(f.done == Papers{{1, "120"}});
    CHECK(f.keys.number() == 2);
    CHECK(f.keys.marks().empty());
}

TEST_CASE("a whole paper of one mark by one key, the rest of one, an invalid one")
{
    Keyed f;
    CHECK(f.press("*") == Took::Paper);
    CHECK(f.press("1*") == Took::Paper); // begun or not
    CHECK(f.press("2+") == Took::Paper);
    CHECK(f.press("x") == Took::Paper);
    CHECK(f.press("+") == Took::Refused); // nothing to go on with
    CHECK(f.done == Papers{{1, "111"}, {2, "111"}, {3, "222"}, {4, "x"}});
}

TEST_CASE("what is no mark is refused and changes nothing")
{
    Keyed f;
    for (const char* const key : {"5", "9", "a", " "})
        CHECK(f.press(key) == Took::Refused);
    CHECK(f.keys.place() == 0);
    f.keys.show(3, 3, {});
    CHECK(f.press("4") == Took::Refused);
}

TEST_CASE("back a mark, also into the paper before, which is corrected in place")
{
    Keyed f;
    f.press("121-");
    CHECK(f.keys.number() == 1);
    CHECK(f.keys.place() == 2);
    CHECK(f.press("4") == Took::Paper);
    CHECK(f.press("11-34") == Took::Paper);
    CHECK(f.done == Papers{{1, "121"}, {1, "124"}, {2, "134"}});
    f.keys.go_to(1);
    CHECK(f.keys.marks() == "124");
    CHECK(f.press("-") == Took::Refused);
}

TEST_CASE("one goes on where papers are missing; what is kept elsewhere comes in beside")
{
    Keyed f({{1, "111"}, {3, "333"}});
    CHECK(f.keys.number() == 2);
    f.press("4");
    f.keys.set_papers({{1, "111"}, {2, "222"}, {3, "333"}});
    CHECK(f.keys.marks() == "4"); // what is in hand stays
    f.keys.go_to(3);
    CHECK(f.keys.marks() == "333");
}

TEST_CASE("the other pass is compared mark by mark")
{
    Keyed f;
    f.keys.compare_with({{1, "123"}, {2, "x"}});
    f.press("14");
    CHECK(f.keys.differs(0) == 0);
    CHECK(f.keys.differs(1) == '2');
    CHECK(f.keys.differs(2) == 0); // not keyed yet
    f.press("3");
    f.press("1");
    CHECK(f.keys.differs(0) == 'x');
    CHECK(f.keys.other(1) == "123");
    CHECK(f.keys.other(9).empty());
}

TEST_CASE("a mark corrected in the middle of a paper that is done is kept at once")
{
    Keyed f({{1, "123"}, {2, "x"}});
    f.keys.go_to(1);
    CHECK(f.press("1") == Took::Mark); // as it was: nothing to keep
    CHECK(f.done.empty());
    CHECK(f.press("4") == Took::Mark);
    CHECK(f.done == Papers{{1, "143"}});
    CHECK(f.keys.papers().at(1) == "143");
    CHECK(f.keys.place() == 2);
    f.keys.go_to(2);
    f.press("12"); // an invalid one has to be whole first
    CHECK(f.done.size() == 1);
    CHECK(f.press("3") == Took::Paper);
    CHECK(f.done.back() == std::pair<int, std::string>(2, "123"));
}

TEST_CASE("the second pass goes by the numbers of the first, there and back")
{
    Keyed f;
    f.keys.compare_with({{2, "123"}, {5, "111"}, {6, "x"}});
    f.keys.show(3, 4, {});
    CHECK(f.keys.number() == 2);
    f.press("123");
    CHECK(f.keys.number() == 5);
    f.press("-"); // into the paper before
    CHECK(f.keys.number() == 2);
    f.press("4");
    CHECK(f.done.back() == std::pair<int, std::string>(2, "124"));
    f.press("*x");
    CHECK(f.keys.number() == 7); // beyond them it is counted on
    f.keys.show(3, 4, {{2, "124"}, {6, "x"}});
    CHECK(f.keys.number() == 5);
}
