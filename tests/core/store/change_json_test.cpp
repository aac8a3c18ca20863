#include "core/store/change_json.h"

#include <limits>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

using namespace lx;

namespace {

Value any_value()
{
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        return {};
    case 1:
        return *rc::gen::arbitrary<std::int64_t>();
    case 2: {
        const auto number = *rc::gen::arbitrary<double>();
        return number == number && number - number == 0 ? number : 0.5;
    }
    default:
        return *rc::gen::arbitrary<std::string>();
    }
}

} // namespace

TEST_CASE("changes written as JSON are read back the same, kinds of numbers included")
{
    CHECK(rc::check("read after write", [] {
        std::vector<FieldChange> fields;
        for (int i = *rc::gen::inRange(0, 6); i > 0; --i)
            fields.push_back({"field_" + std::to_string(i), any_value(), any_value()});
        std::string json;
        ChangeJson writing(json);
        for (const FieldChange& field : fields)
            writing.add(field.field, field.before, field.after);
        writing.finish();
        const auto read = read_change_json(json);
        RC_ASSERT(read.has_value());
        RC_ASSERT(read->size() == fields.size());
        for (std::size_t i = 0; i < fields.size(); ++i) {
            RC_ASSERT((*read)[i].field == fields[i].field);
            RC_ASSERT((*read)[i].before == fields[i].before);
            RC_ASSERT((*read)[i].after == fields[i].after);
        }
    }));
    for (const double number : {3.0, 1e300, -0.1, 5e-324, std::numeric_limits<double>::max()}) {
        std::string json;
        append_json(json, Value(number));
        const auto read = read_plain_object("{\"x\":" + json + "}");
        REQUIRE(read.has_value());
        CHECK((*read)[0].second == Value(number));
    }
}

TEST_CASE("JSON as others write it is read; what is none is an error, not a crash")
{
    const auto read =
        read_plain_object(" { \"a\" : \"\\u5e74\\ud842\\udfb7\\n\\/\" , \"b\" : null,\"c\":-12 } ");
    REQUIRE(read.has_value());
    CHECK((*read)[0].second == Value(std::string("年𠮷\n/")));
    CHECK(is_empty((*read)[1].second));
    CHECK((*read)[2].second == Value(std::int64_t{-12}));
    for (const char* wrong :
         {"{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "[1]", "{\"a\":\"\\ud842\"}",
          "{\"a\":\"\\u12\"}", "{\"a\":99999999999999999999}", "{\"a\":1} x", "{\"a\":\"",
          "{\"a\":--1}"}) {
        INFO(wrong);
        CHECK_FALSE(read_plain_object(wrong).has_value());
    }
    CHECK(rc::check("no bytes make it crash", [](const std::string& bytes) {
        static_cast<void>(read_change_json(bytes));
        static_cast<void>(read_plain_object("{" + bytes));
    }));
}
