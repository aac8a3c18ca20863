#include "ui/presentation/print/document_pdf.h"

#include <catch2/catch.hpp>

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/QPDF.hh>

using namespace lx;

namespace {

PrintPiece piece(const std::string& title, int paragraphs)
{
    std::string html = "<h1>" + title + "</h1>";
    for (int i = 0; i < paragraphs; ++i)
        html += "<p>第" + std::to_string(i) + "段，说明情况。</p>";
    return {title, html};
}

class Cancelling final : public Progress
{
public:
    void report(std::string_view, std::int64_t, std::int64_t) override {}
    [[nodiscard]] bool cancelled() const override { return true; }
};

std::vector<std::string> bookmarks(QPDF& pdf)
{
    std::vector<std::string> titles;
    QPDFObjectHandle item = pdf.getRoot().getKey("/Outlines").getKey("/First");
    for (; item.isDictionary(); item = item.getKey("/Next"))
        titles.push_back(item.getKey("/Title").getUTF8Value());
    return titles;
}

} // namespace

TEST_CASE("each piece begins on a page of its own and has a bookmark")
{
    QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("登记表.pdf")).toStdString();
    NoProgress quiet;
    const auto written = write_pdf({piece("甲公司", 3), piece("乙公司", 120), piece("丙公司", 3)},
                                   PageSetup::portrait(), "登记表", path, quiet);
    INFO((written ? std::string() : written.error().message + written.error().detail));
    REQUIRE(written);
    QPDF pdf;
    pdf.processFile(path.c_str());
    CHECK(pdf.getAllPages().size() >= 4); // the long one takes more than one
    CHECK(bookmarks(pdf) == std::vector<std::string>{"甲公司", "乙公司", "丙公司"});
    CHECK(QDir(folder.path()).entryList(QDir::Files).size() == 1);
}

TEST_CASE("a cancelled print leaves no file and keeps what stood there")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.pdf"));
    QFile before(path);
    REQUIRE(before.open(QIODevice::WriteOnly));
    before.write("before");
    before.close();
    Cancelling progress;
    const auto written =
        write_pdf({piece("甲", 3)}, PageSetup::portrait(), "t", path.toStdString(), progress);
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == ErrorKind::Cancelled);
    CHECK(QDir(folder.path()).entryList(QDir::Files) == QStringList{QStringLiteral("a.pdf")});
    CHECK(QFile(path).size() == 6);
}

TEST_CASE("a place that can't be written is named; nothing to print is said")
{
    NoProgress quiet;
    const auto nowhere =
        write_pdf({piece("甲", 1)}, PageSetup::portrait(), "t", "/nonexistent-folder/a.pdf", quiet);
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().kind == ErrorKind::Io);
    CHECK(nowhere.error().message.find("/nonexistent-folder/a.pdf") != std::string::npos);
    CHECK(write_pdf({}, PageSetup::portrait(), "t", "a.pdf", quiet).error().kind ==
          ErrorKind::Refused);
}

TEST_CASE("characters no font can show are named with the piece they stand in")
{
    CHECK(missing_glyphs({piece("曾万俟", 2)}).empty());
    // A character of a private area: no font has it.
    const auto missing = missing_glyphs({{"王某", "<p>王\xF3\xB0\x80\x81</p>"}});
    REQUIRE(missing.size() == 1);
    CHECK(missing.front().find("王某") != std::string::npos);
    CHECK(missing.front().find("F0001") != std::string::npos);
}
