#include "core/base/phone.h"

#include <catch2/catch.hpp>
#include <rapidcheck.h>

namespace {

struct Case
{
    const char* text;
    const char* kept;
    bool doubtful;
};

} // namespace

TEST_CASE("telephone numbers get one form; others are kept and doubted")
{
    const Case cases[] = {
        {"13912345678", "13912345678", false},
        {"139 1234 5678", "13912345678", false},
        {"139-1234-5678", "13912345678", false},
        {"+86 13912345678", "13912345678", false},
        {"１３９１２３４５６７８", "13912345678", false},
        {"0951-1234567", "0951-1234567", true}, // local numbers never begin with 1
        {"0951-6234567", "0951-6234567", false},
        {"(0951)6234567", "0951-6234567", false},
        {"09516234567", "0951-6234567", false},
        {"01062345678", "010-62345678", false},
        {"0951—6234567-801", "0951-6234567-801", false},
        {"0951-6234567转801", "0951-6234567-801", false},
        {"6234567", "6234567", false},
        {"400-123-4567", "4001234567", false},
        {"13912345678/0951-6234567", "13912345678、0951-6234567", false},
        {"13912345678 13812345678", "13912345678、13812345678", false},
        {"13912345678、\n13812345678", "13912345678、13812345678", false},
        {"1391234567", "1391234567", true},
        {"139****5678", "139****5678", true},
        {"12345", "12345", true},
        {"张三", "张三", true},
    };
    for (const Case& each : cases) {
        CAPTURE(each.text);
        const lx::PhoneReading read = lx::read_phone(each.text);
        CHECK(read.text == each.kept);
        CHECK(read.doubtful == each.doubtful);
        CHECK(lx::phone_trouble_text(read.text).empty() != each.doubtful);
    }
}

TEST_CASE("a number that is understood is read the same again")
{
    CHECK(rc::check("digits, dashes and blanks", [] {
        const auto text = *rc::gen::container<std::string>(
            rc::gen::element('0', '1', '2', '3', '4', '5', '9', '-', ' ', '/'));
        const lx::PhoneReading once = lx::read_phone(text);
        if (!once.doubtful)
            RC_ASSERT(lx::read_phone(once.text).text == once.text);
    }));
}
