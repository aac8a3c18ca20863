#include "ui/presentation/print/missing_glyphs.h"

#include <catch2/catch.hpp>

#include "ui/presentation/print/document_pdf.h"

using namespace lx;

namespace {

const std::string unknown = "\xF3\xB0\x80\x81"; // U+F0001, of a private area: no font has it

} // namespace

TEST_CASE("characters no font can show are named with the piece they stand in")
{
    CHECK(missing_glyphs({{"甲", "<p>曾万俟</p>"}}).empty());
    // A character of a private area: no font has it.
    const auto missing = missing_glyphs({{"王某", "<p>王\xF3\xB0\x80\x81</p>"}});
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().find("王某") != std::string::npos);
    CHECK(missing.front().find("F0001") != std::string::npos);
    // In a form the field is named: by the label before it, in a list by its heading.
    const auto named =
        missing_glyphs({{"王某", "<table><tr><td>姓名</td><td>王\xF3\xB0\x80\x81</td></tr></table>"
                                 "<table><thead><tr><td>党员</td><td>住址</td></tr></thead>"
                                 "<tr><td>甲</td><td>东\xF3\xB0\x80\x82街</td></tr></table>"}});
    REQUIRE(named.size() == 1);
    CHECK(named.front().find("“姓名”一栏") != std::string::npos);
    CHECK(named.front().find("“住址”一栏") != std::string::npos);
}

TEST_CASE("what no font can show is printed as 〓, with its code below")
{
    const QString shown =
        with_stand_ins(QString::fromStdString("<td>王" + unknown + "</td><p>" + unknown + "</p>"));
    CHECK(shown.startsWith(QStringLiteral("<td>王〓</td><p>〓</p>")));
    CHECK(shown.contains(QStringLiteral("U+F0001")));
    CHECK(shown.count(QStringLiteral("U+")) == 1);
    const QString usual = QStringLiteral("<p>曾万俟　㐀·A</p>");
    CHECK(with_stand_ins(usual) == usual);
}
