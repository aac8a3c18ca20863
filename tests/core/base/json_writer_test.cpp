#include "core/base/json_writer.h"

#include <limits>

#include <catch2/catch.hpp>

using lx::JsonWriter;

namespace {

template <class Write> std::string written(const Write& write)
{
    std::string out;
    JsonWriter json([&](std::string_view chunk) {
        out.append(chunk);
        return true;
    });
    write(json);
    REQUIRE(json.finish());
    return out;
}

} // namespace

TEST_CASE("keys keep the order they were written in")
{
    const std::string text = written([](JsonWriter& json) {
        json.begin_object().integer("read", 3).key("errors").begin_array();
        json.begin_object().text("sheet", "单位").integer("row", 2).end_object();
        json.begin_object().end_object();
        json.end_array().key("deadline").null().boolean("done", true).end_object();
    });
    CHECK(text == "{\"read\":3,\"errors\":[{\"sheet\":\"单位\",\"row\":2},{}],\"deadline\":null,"
                  "\"done\":true}\n");
}

TEST_CASE("text is escaped and always UTF-8")
{
    const std::string text = written([](JsonWriter& json) {
        json.begin_array()
            .text("a\"b\\c\n\x01")
            .text("\xF0\xA0\xAE\xB7")
            .text("\xFF\xE5\x88")
            .end_array();
    });
    CHECK(text == "[\"a\\\"b\\\\c\\n\\u0001\",\"\xF0\xA0\xAE\xB7\",\"\uFFFD\uFFFD\uFFFD\"]\n");
}

TEST_CASE("what is JSON already stands among other members and items")
{
    const std::string shared =
        lx::json_member("rule", "1.a") + "," + lx::json_member("basis", "“引号\"”\n");
    const std::string text = written([&](JsonWriter& json) {
        json.begin_array();
        for (int i = 0; i < 2; ++i)
            json.begin_object().raw(shared).integer("n", i).raw("\"x\":[]").end_object();
        json.raw("1,2").raw("3").end_array();
    });
    const std::string members = "\"rule\":\"1.a\",\"basis\":\"“引号\\\"”\\n\",\"n\":";
    CHECK(text == "[{" + members + "0,\"x\":[]},{" + members + "1,\"x\":[]},1,2,3]\n");
}

TEST_CASE("numbers are written with the digits they need")
{
    const std::string text = written([](JsonWriter& json) {
        json.begin_array().real(0.7).real(10).real(1.0 / 3).real(
            std::numeric_limits<double>::infinity());
        json.integer(std::numeric_limits<std::int64_t>::min()).end_array();
    });
    CHECK(text == "[0.7,10,0.3333333333333333,null,-9223372036854775808]\n");
}

TEST_CASE("a sink that refuses is noticed")
{
    JsonWriter json([](std::string_view) { return false; });
    json.begin_array().end_array();
    CHECK_FALSE(json.finish());
    CHECK(json.failed());
}
