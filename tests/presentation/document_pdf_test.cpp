#include "ui/presentation/print/document_pdf.h"
#include "ui/presentation/print/laid_piece.h"
#include "ui/presentation/print/pdf_each.h"

#include <set>

#include <catch2/catch.hpp>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextTable>

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

TEST_CASE("some pages of a print are written, with the numbers they have in the whole")
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("some.pdf")).toStdString();
    NoProgress quiet;
    const std::vector<PrintPiece> pieces = {piece("甲", 200), piece("乙", 1), piece("丙", 1)};
    const auto pages = [&](const std::string& only) {
        PageSetup setup = PageSetup::portrait();
        setup.only = PageChoice::parse(only).value();
        REQUIRE(write_pdf(pieces, setup, "t", path, quiet));
        QPDF pdf;
        pdf.processFile(path.c_str());
        return pdf.getAllPages().size();
    };
    const std::size_t all = pages("");
    REQUIRE(all > 5);
    CHECK(pages("2-3") == 2);
    CHECK(pages(std::to_string(all) + ",1") == 2);
    CHECK(pages("2-" + std::to_string(all + 10)) == all - 1);

    PageSetup beyond = PageSetup::portrait();
    beyond.only = PageChoice::parse(std::to_string(all + 1)).value();
    const auto none = write_pdf(pieces, beyond, "t", path, quiet);
    REQUIRE_FALSE(none);
    CHECK(none.error().kind == ErrorKind::Refused);
    CHECK(none.error().message.find(std::to_string(all) + " 页") != std::string::npos);
}

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

namespace {

/// Rows of its tables that stand on more than one page. `as_it_is`: set without regard to rows.
int cut_rows(const std::string& html, const PageSetup& setup, int& pages, int& parts,
             bool as_it_is = false)
{
    QBuffer nowhere;
    QPdfWriter device(&nowhere);
    device.setResolution(300);
    device.setPageLayout(setup.layout());
    const auto document = make_print_document({"", html}, setup, device);
    if (as_it_is)
        document->setHtml(QString::fromStdString(html));
    pages = document->pageCount();
    const double height = document->pageSize().height();
    const auto page_of = [&](double y) { return static_cast<int>(y / height); };
    std::set<int> written;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        if (block.text().isEmpty())
            continue;
        const auto box = document->documentLayout()->blockBoundingRect(block);
        for (int page = page_of(box.top()); page <= page_of(box.bottom() - 1); ++page)
            written.insert(page);
    }
    if (!as_it_is)
        CHECK(static_cast<int>(written.size()) == pages); // none is blank
    int cut = 0;
    parts = 0;
    for (QTextFrame* frame : document->rootFrame()->childFrames()) {
        const auto* table = qobject_cast<QTextTable*>(frame);
        REQUIRE(table != nullptr);
        ++parts;
        for (int row = 0; row < table->rows(); ++row) {
            std::set<int> on;
            for (int column = 0; column < table->columns(); ++column) {
                const auto cell = table->cellAt(row, column);
                const auto box = document->documentLayout()->blockBoundingRect(
                    cell.firstCursorPosition().block());
                on.insert(page_of(box.top()));
                on.insert(page_of(box.bottom() - 1));
            }
            cut += on.size() > 1 ? 1 : 0;
        }
    }
    return cut;
}

std::string letter_rows(int rows, int long_every, int words)
{
    std::string html = "<h1 class=\"letter\">督办单</h1><p class=\"body\">正文</p>"
                       "<table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" "
                       "cellpadding=\"4\"><thead><tr><th>编号</th>"
                       "<th>事项</th></tr></thead>";
    for (int i = 0; i < rows; ++i) {
        std::string matter;
        for (int word = 0; word < (i % long_every == 0 ? words : 1); ++word)
            matter += "每季度至少开展一次主题党日活动并存档备查，";
        html += "<tr><td class=\"letter\">" + std::to_string(i) + "</td><td class=\"letter\">" +
                matter + "</td></tr>";
    }
    return html + "</table><p class=\"sign\">落款</p>";
}

} // namespace

TEST_CASE("a letter's table goes on with whole rows under its headings")
{
    int pages = 0;
    int parts = 0;
    int cut_before = 0;
    for (const int long_every : {1, 2, 3, 5}) {
        for (const int words : {1, 2, 3, 4, 5, 6, 7, 8}) {
            INFO(long_every << " " << words);
            const std::string html = letter_rows(50, long_every, words);
            cut_before += cut_rows(html, PageSetup::letter(), pages, parts, true);
            CHECK(parts == 1);
            CHECK(cut_rows(html, PageSetup::letter(), pages, parts) == 0);
            CHECK(parts > 1);
            CHECK(pages == parts); // the signature never stands alone
        }
    }
    CHECK(cut_before > 0); // what it is for
    // One page needs no parting.
    cut_rows(letter_rows(3, 5, 2), PageSetup::letter(), pages, parts);
    CHECK(pages == 1);
    CHECK(parts == 1);
}

namespace {

/// A form of several tables under headings, each with so many rows, signed at its end.
std::string form(const std::vector<int>& tables)
{
    std::string html = "<h1>登记表</h1>";
    int number = 0;
    for (const int rows : tables) {
        html += "<p class=\"block\">第" + std::to_string(++number) +
                "栏</p><table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" "
                "cellpadding=\"3\"><thead><tr><th>编号</th><th>事项</th></tr></thead>";
        for (int row = 0; row < rows; ++row)
            html += "<tr><td>" + std::to_string(row) + "</td><td>内容</td></tr>";
        html += "</table>";
    }
    return html + "<p class=\"signers\">填表人：</p>";
}

/// What stands first and last on each page: texts of its blocks.
std::vector<std::pair<QString, QString>> ends_of_pages(const QTextDocument& document)
{
    std::vector<std::pair<QString, QString>> ends(static_cast<std::size_t>(document.pageCount()));
    for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
        if (block.text().isEmpty())
            continue;
        const double top = document.documentLayout()->blockBoundingRect(block).top();
        // A page's height is no whole number of the layout's units.
        auto& page = ends[static_cast<std::size_t>((top + 1) / document.pageSize().height())];
        if (page.first.isEmpty())
            page.first = block.text();
        page.second = block.text();
    }
    return ends;
}

} // namespace

TEST_CASE("no heading stands alone at a page's foot, no signature alone at a page's head")
{
    QBuffer nowhere;
    QPdfWriter device(&nowhere);
    device.setResolution(300);
    device.setPageLayout(PageSetup::portrait().layout());
    int breaks = 0;
    for (int first = 20; first < 60; ++first)
        for (const int second : {1, 2, 5}) {
            CAPTURE(first, second);
            const auto document =
                make_print_document({"", form({first, second})}, PageSetup::portrait(), device);
            const auto ends = ends_of_pages(*document);
            for (std::size_t page = 0; page + 1 < ends.size(); ++page, ++breaks) {
                CHECK(ends[page].second.toStdString() == "内容");
                CHECK(ends[page + 1].first.toStdString() != "填表人：");
            }
        }
    CHECK(breaks > 50);
}

TEST_CASE("a form a little longer than its page is set closer; one with more than a page is not")
{
    QBuffer nowhere;
    QPdfWriter device(&nowhere);
    device.setResolution(300);
    device.setPageLayout(PageSetup::portrait().layout());
    const auto pages = [&](int rows, bool one_page) {
        PrintPiece one{"", form({rows})};
        one.one_page = one_page;
        return make_print_document(one, PageSetup::portrait(), device)->pageCount();
    };
    int rows = 1;
    while (pages(rows, false) == 1)
        ++rows;
    CHECK(pages(rows, true) == 1);
    CHECK(pages(2 * rows, true) == 2);
}

TEST_CASE("rows that a cell reaches over stay together")
{
    QBuffer nowhere;
    QPdfWriter device(&nowhere);
    device.setResolution(300);
    device.setPageLayout(PageSetup::portrait().layout());
    std::string html = "<table class=\"grid\" width=\"100%\" border=\"1\" cellspacing=\"0\" "
                       "cellpadding=\"3\"><thead><tr><th>类</th><th>项</th></tr></thead>";
    for (int group = 0; group < 40; ++group)
        for (int row = 0; row < 3; ++row)
            html += std::string("<tr>") +
                    (row == 0 ? "<td rowspan=\"3\">第" + std::to_string(group) + "类</td>" : "") +
                    "<td>" + std::to_string(row) + "</td></tr>";
    const auto document =
        make_print_document({"", html + "</table>"}, PageSetup::portrait(), device);
    const auto ends = ends_of_pages(*document);
    REQUIRE(ends.size() > 1);
    for (const auto& [first, last] : ends)
        CHECK(last.toStdString() == "2"); // the last of its three
}

TEST_CASE("a file for each: named by its subject, one that is refused does not stop the others")
{
    QTemporaryDir folder;
    const auto in = [&](const char* name) { return folder.filePath(QString::fromUtf8(name)); };
    QFile locked(in("乙.pdf"));
    REQUIRE(locked.open(QIODevice::WriteOnly));
    locked.close();
    locked.setPermissions(QFile::ReadOwner);
    NoProgress quiet;
    std::vector<PrintPiece> pieces{piece("甲", 2), piece("甲", 2), piece("乙", 1),
                                   piece("丙/丁", 1)};
    pieces.push_back(piece("丙/丁", 3)); // another of that name
    const auto each =
        write_pdf_each(pieces, PageSetup::portrait(), folder.path().toStdString(), quiet);
    REQUIRE(each);
    CHECK(each->files.size() == 3); // two copies are one file
    REQUIRE(each->refused.size() == 1);
    CHECK(each->refused.front().find("乙.pdf") != std::string::npos);
    for (const char* name : {"甲.pdf", "丙丁.pdf", "丙丁（2）.pdf"})
        CHECK(QFile(in(name)).size() > 1000);
    CHECK(QFile(in("乙.pdf")).size() == 0);
    CHECK_FALSE(write_pdf_each({}, PageSetup::portrait(), folder.path().toStdString(), quiet));
    Cancelling cancelling;
    CHECK_FALSE(
        write_pdf_each(pieces, PageSetup::portrait(), folder.path().toStdString(), cancelling));
}

namespace {

/// A page as a printer would put it on white paper.
QImage printed(const PrintPiece& piece, const PageSetup& setup)
{
    constexpr int dpi = 100;
    QImage paper(QSize(827, 1169), QImage::Format_RGB32); // A4
    paper.setDotsPerMeterX(qRound(dpi / 0.0254));
    paper.setDotsPerMeterY(qRound(dpi / 0.0254));
    paper.fill(Qt::white);
    QPainter painter(&paper);
    LaidPiece(piece, setup).draw(painter, QRectF(QPointF(), QSizeF(paper.size())), 0, 1, 1);
    return paper;
}

/// What of the page is not white.
QRect ink(const QImage& page)
{
    QRect found;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x)
            if (page.pixelColor(x, y) != QColor(Qt::white))
                found |= QRect(x, y, 1, 1);
    return found;
}

} // namespace

TEST_CASE("on prepared paper only the values leave ink, where they stand in the form, moved as set")
{
    const auto form = [](const std::string& value) {
        return PrintPiece{"证书", "<h1>党建工作指导员证</h1><table class=\"grid\" width=\"100%\" "
                                  "border=\"1\" cellspacing=\"0\"><tr><td class=\"label\">姓名</td>"
                                  "<td class=\"value\">" +
                                      value + "</td></tr></table>"};
    };
    PageSetup setup = PageSetup::portrait();
    const QRect whole = ink(printed(form("王小明"), setup));
    setup.values_only = true;
    const QRect values = ink(printed(form("王小明"), setup));
    REQUIRE(values.isValid());
    CHECK(whole.contains(values));
    CHECK(values.width() < whole.width() / 4);
    CHECK_FALSE(ink(printed(form("&nbsp;"), setup)).isValid());

    setup.right_by = 10;
    setup.down_by = -5;
    const QRect moved = ink(printed(form("王小明"), setup));
    CHECK(std::abs(moved.left() - values.left() - 10 * 100 / 25.4) < 1.5);
    CHECK(std::abs(moved.top() - values.top() + 5 * 100 / 25.4) < 1.5);
}
