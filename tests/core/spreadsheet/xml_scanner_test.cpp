#include "core/spreadsheet/xml_scanner.h"

#include <string>

#include <catch2/catch.hpp>

using lx::XmlScanner;

namespace {

struct Result
{
    std::string told;
    bool good = false;
    XmlScanner::Fault fault = XmlScanner::Fault::None;
};

/// Scans `document` in pieces of `step` bytes and writes down what was told.
Result scan(std::string_view document, std::size_t step = 1'000'000, bool want_text = true)
{
    Result result;
    XmlScanner scanner(
        &result.told,
        [](void* user, const char* name, const char** attributes) {
            auto& told = *static_cast<std::string*>(user);
            told += std::string("<") + name;
            for (; *attributes != nullptr; attributes += 2)
                told += std::string(" ") + attributes[0] + "=[" + attributes[1] + "]";
            told += ">";
        },
        [](void* user, const char* name) {
            *static_cast<std::string*>(user) += std::string("</") + name + ">";
        });
    if (want_text)
        scanner.set_text_handler([](void* user, const char* text, int size) {
            static_cast<std::string*>(user)->append(text, static_cast<std::size_t>(size));
        });
    result.good = true;
    for (std::size_t at = 0; at < document.size() && result.good; at += step)
        result.good = scanner.feed(document.substr(at, step));
    result.good = result.good && scanner.end();
    result.fault = scanner.fault();
    return result;
}

const std::string kAll = "\xEF\xBB\xBF<?xml version='1.0' encoding=\"UTF-8\"?>\r\n<!-- a - b "
                         "--><x:a k=' 1\t&lt;\r\n&#10;\"'"
                         " l = \"]&#x2000B;\">t&amp;\r\n两\r𠀀]] ]&gt;<![CDATA[<&]]\r\nx]]><b/><c "
                         "></c\n><?i?></x:a>\n<!----> ";
const std::string kAllTold =
    "<x:a k=[ 1 < \n\"] l=[]𠀋]>t&\n两\n𠀀]] ]><&]]\nx<b></b><c></c></x:a>";

} // namespace

TEST_CASE("scanner: everything there is, in pieces of any size", "[exchange][xml]")
{
    for (std::size_t step = 1; step < kAll.size(); ++step) {
        INFO(step);
        const auto result = scan(kAll, step);
        REQUIRE(result.good);
        REQUIRE(result.told == kAllTold);
    }
    CHECK(scan("<a>text<b>more</b></a>", 3, false).told == "<a><b></b></a>");
}

TEST_CASE("scanner: what is not well-formed is refused, in pieces of any size", "[exchange][xml]")
{
    for (const std::string& document :
         std::initializer_list<std::string>{"",
                                            " ",
                                            "<a>",
                                            "<a",
                                            "</a>",
                                            "<a></b>",
                                            "<a/><b/>",
                                            "<a/>x",
                                            "x<a/>",
                                            "<a b/>",
                                            "<a b=c/>",
                                            "<a b='1'c='2'/>",
                                            "<a b='1' b='2'/>",
                                            "<a b='<'/>",
                                            "<a b='1/>",
                                            "<a>&x;</a>",
                                            "<a>&#0;</a>",
                                            "<a>&#xD800;</a>",
                                            "<a>&#x110000;</a>",
                                            "<a>&#;</a>",
                                            "<a>&lt</a>",
                                            "<a>& </a>",
                                            "<a b='&x;'/>",
                                            "<a>]]></a>",
                                            "<a>\x01</a>",
                                            "<a b='\x01'/>",
                                            std::string("<a>\0</a>", 8),
                                            "<a>\xFF</a>",
                                            "<a>\xC0\x80</a>",
                                            "<a>\xED\xA0\x80</a>",
                                            "<a>\xEF\xBF\xBF</a>",
                                            "<a>\xE4\xB8</a>",
                                            "<a><!-- -- --></a>",
                                            "<a><!-- </a>",
                                            "<a><![CDATA[</a>",
                                            "<![CDATA[]]><a/>",
                                            "<a><![CDATA[\x02]]></a>",
                                            "<a><?xml?></a>",
                                            "<a><? x?></a>",
                                            "<a><?x</a>",
                                            "<a><!x></a>",
                                            " <?xml version='1.0'?><a/>",
                                            "<1/>",
                                            "< a/>",
                                            "<a><//a>",
                                            "<a/ >",
                                            "<a></a b>"}) {
        INFO(document);
        for (const std::size_t step : {std::size_t{1}, std::size_t{3}, std::size_t{1000}}) {
            const auto result = scan(document, step);
            CHECK_FALSE(result.good);
            CHECK(result.fault == XmlScanner::Fault::Malformed);
        }
    }
}

TEST_CASE("scanner: a DOCTYPE ends the reading", "[exchange][xml]")
{
    CHECK(scan("<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 5).fault ==
          XmlScanner::Fault::Doctype);
    CHECK(scan("<a><!DOCTYPE a></a>").fault == XmlScanner::Fault::Malformed);
}

TEST_CASE("scanner: tags of megabytes are refused, long text is not", "[exchange][xml]")
{
    const std::string long_text(std::size_t{6} << 20, 'x');
    CHECK(scan("<a b='" + long_text + "'/>", 100'000).fault == XmlScanner::Fault::LongTag);
    CHECK(scan("<a><!--" + long_text, 100'000).fault == XmlScanner::Fault::LongTag);
    CHECK(scan("<a>" + long_text + "</a>", 100'000).good);
    std::string many = "<a";
    for (int i = 0; i < 129; ++i)
        many += " a" + std::to_string(i) + "=''";
    CHECK_FALSE(scan(many + "/>").good);
}

TEST_CASE("scanner: it stops when told", "[exchange][xml]")
{
    struct State
    {
        XmlScanner* scanner = nullptr;
        int starts = 0;
    } state;
    XmlScanner scanner(
        &state,
        [](void* user, const char*, const char**) {
            auto& s = *static_cast<State*>(user);
            if (++s.starts == 2)
                s.scanner->stop();
        },
        [](void*, const char*) {});
    state.scanner = &scanner;
    CHECK(scanner.feed("<a><b/><c/>"));
    CHECK(scanner.feed("<broken"));
    CHECK(scanner.end());
    CHECK(state.starts == 2);
}

TEST_CASE("scanner: it knows what it can't scan", "[exchange][xml]")
{
    CHECK(XmlScanner::can_scan("<a/>"));
    CHECK(XmlScanner::can_scan("\xEF\xBB\xBF<a/>"));
    CHECK(XmlScanner::can_scan("<?xml version=\"1.0\" encoding=\"utf-8\"?><a/>"));
    CHECK(XmlScanner::can_scan("<?xml version='1.0' encoding='UTF-8'?>"));
    CHECK(XmlScanner::can_scan("<?xml version='1.0'?><a encoding='GBK'/>"));
    CHECK_FALSE(XmlScanner::can_scan("<?xml version='1.0' encoding='GBK'?>"));
    CHECK_FALSE(XmlScanner::can_scan("<?xml version='1.0' encoding='utf-16'?>"));
    CHECK_FALSE(XmlScanner::can_scan(std::string_view("\xFF\xFE<\0", 4)));
    CHECK_FALSE(XmlScanner::can_scan(std::string_view("<\0a\0", 4)));
    CHECK_FALSE(XmlScanner::can_scan(std::string_view("\0<\0a", 4)));
    CHECK_FALSE(XmlScanner::can_scan(""));
}
