#include "core/base/id_number.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/support/data_file.h"

using lx::Date;
using lx::IdTrouble;
using lx::read_id_number;

namespace {

/// A made-up number with a valid date and check character.
std::string made_up(Date born)
{
    std::string iso = born.iso();
    std::erase(iso, '-');
    std::string number = "640121" + iso + std::to_string(*rc::gen::inRange(100, 1000));
    number.push_back(lx::id_check_character(number));
    return number;
}

} // namespace

TEST_CASE("the vectors of identity numbers are judged as they should be")
{
    const auto rows = lx::test::read_tsv("vectors/idcard_vectors.tsv");
    REQUIRE(rows.size() > 25);
    for (std::size_t i = 1; i < rows.size(); ++i) {
        const lx::IdReading read = read_id_number(rows[i].at(0));
        const bool digit_ok = rows[i].at(4) != "False"; // n/a: 15 digits get theirs
        const bool date_ok = rows[i].at(5) == "True";
        CAPTURE(rows[i].at(0), rows[i].at(1), rows[i].at(2));
        CHECK((read.trouble == IdTrouble::None) == (digit_ok && date_ok));
        CHECK(read.converted == (rows[i].at(0).size() == 15));
    }
}

TEST_CASE("numbers are normalised, 15 digits become 18")
{
    CHECK(read_id_number("11010519491231002x").number == "11010519491231002X");
    CHECK(read_id_number(" １１０１０５ 19491231 002Ｘ ").number == "11010519491231002X");
    CHECK(read_id_number("'440524188001010014").trouble == IdTrouble::None);
    const lx::IdReading old = read_id_number("150102880730303");
    CHECK(old.number == "150102198807303035");
    CHECK(old.converted);
    CHECK(old.trouble == IdTrouble::None);
    CHECK(read_id_number("360198910283844").trouble == IdTrouble::Date);
}

TEST_CASE("what can be accepted with a reason and what never")
{
    CHECK(read_id_number("110105194912310021").trouble == IdTrouble::CheckDigit);
    CHECK(read_id_number("360426199113010079").trouble == IdTrouble::Date);
    CHECK(read_id_number("36042619910101").trouble == IdTrouble::Length);
    CHECK(read_id_number("3301022011022000D6").trouble == IdTrouble::Characters);
    CHECK(read_id_number("640121********1234").trouble == IdTrouble::Masked);
    CHECK(lx::acceptable(IdTrouble::CheckDigit));
    CHECK(lx::acceptable(IdTrouble::Date));
    CHECK_FALSE(lx::acceptable(IdTrouble::Length));
    CHECK_FALSE(lx::acceptable(IdTrouble::Characters));
    CHECK_FALSE(lx::acceptable(IdTrouble::Masked));
}

TEST_CASE("retired county codes pass, unknown provinces are only doubted")
{
    CHECK_FALSE(read_id_number("120110198012010073").unknown_area); // 东郊区, retired
    CHECK_FALSE(read_id_number("81000019980902013X").unknown_area);
    CHECK_FALSE(read_id_number("932682198501010017").unknown_area); // a foreigner's card
    CHECK(read_id_number("990426199112010074").unknown_area);
    CHECK(read_id_number("990426199112010074").trouble == IdTrouble::None);
}

TEST_CASE("made-up numbers pass and tell birth and gender; any single change fails")
{
    CHECK(rc::check("generated numbers", [] {
        const Date born(*rc::gen::inRange(-20000, 18000));
        const std::string number = made_up(born);
        RC_ASSERT(read_id_number(number).trouble == IdTrouble::None);
        RC_ASSERT(lx::id_born(number) == born);
        RC_ASSERT(lx::id_male(number) == ((number[16] - '0') % 2 == 1));
        const auto at = *rc::gen::inRange<std::size_t>(0, number.size());
        std::string changed = number;
        changed[at] = *rc::gen::inRange('0', static_cast<char>('9' + 1));
        RC_PRE(changed != number);
        RC_ASSERT(lx::check_id_number(changed) != IdTrouble::None);
    }));
    CHECK(rc::check("no text does harm", [](const std::string& text) {
        const lx::IdReading read = read_id_number(text);
        RC_ASSERT(lx::id_trouble_text(read.trouble).empty() == (read.trouble == IdTrouble::None));
    }));
}
