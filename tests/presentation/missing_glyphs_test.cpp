#include "ui/presentation/print/missing_glyphs.h"

#include <fstream>

#include <QTextBlock>
#include <QTextDocument>

#include <catch2/catch.hpp>

#include "core/store/writer.h"
#include "tests/support/test_ledger.h"
#include "ui/presentation/plain_document.h"
#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/given_glyphs.h"

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

namespace {

/// Pictures in use for as long as it lives.
struct InUse
{
    explicit InUse(GivenGlyphs glyphs) { use_glyphs(std::move(glyphs)); }
    ~InUse() { use_glyphs({}); }
    InUse(const InUse&) = delete;
    InUse& operator=(const InUse&) = delete;
};

QImage black()
{
    QImage picture(20, 10, QImage::Format_ARGB32);
    picture.fill(Qt::black);
    return picture;
}

} // namespace

TEST_CASE("a character whose picture was given is printed with it, as large as its text")
{
    const InUse used({{char32_t(0xF0001), black()}});
    const std::string html = "<p>王" + unknown + "</p><h1>" + unknown + "</h1>";
    CHECK(missing_glyphs({{"王某", html}}).empty());
    CHECK(first_missing({{"王某", html}}) == 0);
    const QString shown = with_stand_ins(QString::fromStdString(html));
    CHECK_FALSE(shown.contains(QStringLiteral("〓")));
    ui::PlainDocument document;
    document.setDefaultFont(print_font(10.5));
    set_html_with_glyphs(document, shown);
    std::vector<double> sizes;
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next())
        for (auto it = block.begin(); !it.atEnd(); ++it)
            if (it.fragment().charFormat().isImageFormat())
                sizes.push_back(it.fragment().charFormat().toImageFormat().height());
    REQUIRE(sizes.size() == 2);
    CHECK(sizes[0] == Approx(14)); // 10.5 pt
    CHECK(sizes[1] > sizes[0]);
    // One of two characters: the other is told.
    const std::string other = "\xF3\xB0\x80\x82";
    CHECK(first_missing({{"王某", "<p>" + unknown + other + "</p>"}}) == 0xF0002);
}

TEST_CASE("pictures are kept in the file as squares, and an undo takes them back")
{
    test::TestLedger ledger;
    const std::string path = ledger.folder() / "字.png";
    REQUIRE(black().save(QString::fromStdString(path)));
    REQUIRE(give_glyph(ledger.database(), 0xF0001, path, ledger.actor()));
    const auto kept = given_glyphs(ledger.database());
    REQUIRE(kept);
    REQUIRE(kept->contains(0xF0001));
    CHECK(kept->at(0xF0001).width() == kept->at(0xF0001).height());
    REQUIRE(undo_action(ledger.database(), ledger.catalog(), ledger.actor(),
                        *undo_candidate(ledger.database())));
    CHECK(given_glyphs(ledger.database())->empty());
    // What is no picture is refused.
    const std::string words = ledger.folder() / "字.txt";
    std::ofstream(words) << "没有图";
    const auto refused = give_glyph(ledger.database(), 0xF0001, words, ledger.actor());
    REQUIRE_FALSE(refused);
    CHECK(refused.error().message.find("读不出图片") != std::string::npos);
    CHECK(glyph_named("U+2a6d6") == 0x2A6D6);
    CHECK(glyph_named("㐀") == 0x3400);
    CHECK(glyph_named("U+") == 0);
    CHECK(glyph_named("两字") == 0);
}
