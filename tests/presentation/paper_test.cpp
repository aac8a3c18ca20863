// What is on the paper: measured on the PDF as others render it.

#include "ui/presentation/print/laid_piece.h"

#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include "core/report/sheet_doc.h"
#include "ui/presentation/print/sheet_pieces.h"

using namespace lx;

namespace {

constexpr int dpi = 150;

/// Page `page` (from 1) of a PDF in grey.
QImage rendered(const QString& pdf, int page)
{
    const QString tool = QStandardPaths::findExecutable(QStringLiteral("pdftoppm"));
    REQUIRE_FALSE(tool.isEmpty()); // scripts/setup installs it
    const QString number = QString::number(page);
    QProcess process;
    process.start(tool, {QStringLiteral("-r"), QString::number(dpi), QStringLiteral("-f"), number,
                         QStringLiteral("-l"), number, QStringLiteral("-png"), pdf});
    REQUIRE(process.waitForFinished(60'000));
    const QImage image = QImage::fromData(process.readAllStandardOutput(), "PNG");
    REQUIRE_FALSE(image.isNull());
    return image.convertToFormat(QImage::Format_Grayscale8);
}

/// The same page as the preview draws it.
QImage previewed(const LaidPiece& piece, QSize size, int page)
{
    QImage image(size, QImage::Format_Grayscale8);
    image.fill(Qt::white);
    QPainter painter(&image);
    piece.draw(painter, QRectF(QPointF(0, 0), QSizeF(size)), page, page + 1, piece.pages());
    return image;
}

/// Share of the pixels that are ink on one of them and paper around it on the other.
double differing(const QImage& one, const QImage& other)
{
    const auto near = [](const QImage& image, int x, int y, bool ink) {
        for (int dy = -1; dy <= 1; ++dy)
            for (int dx = -1; dx <= 1; ++dx)
                if (image.rect().contains(x + dx, y + dy) &&
                    (qGray(image.pixel(x + dx, y + dy)) < 160) == ink)
                    return true;
        return false;
    };
    std::int64_t different = 0;
    for (int y = 0; y < one.height(); ++y)
        for (int x = 0; x < one.width(); ++x) {
            const bool ink = qGray(one.pixel(x, y)) < 96;
            const bool ink_there = qGray(other.pixel(x, y)) < 96;
            if (ink != ink_there && !(ink ? near(other, x, y, true) : near(one, x, y, true)))
                ++different;
        }
    return static_cast<double>(different) / (one.width() * static_cast<double>(one.height()));
}

SheetDoc letter(const std::string& title, int lines)
{
    SheetDoc made;
    made.letter = true;
    made.title = "有关党组织";
    const auto say = [&](SheetStyle style, std::string text) {
        made.blocks.emplace_back(SheetParagraph{style, std::move(text)});
    };
    say(SheetStyle::LetterTitle, title);
    say(SheetStyle::LetterNumber, "永组督〔2025〕1号");
    say(SheetStyle::LetterTo, "有关党组织：");
    std::string body;
    for (int line = 0; line < lines; ++line)
        body += "国国国国国国国国国国国国国国国国国国国国国国国国国国国国";
    say(SheetStyle::LetterBody, body);
    say(SheetStyle::LetterSign, "中共永宁县委组织部");
    return made;
}

struct Written
{
    QTemporaryDir folder;
    QString path = folder.filePath(QStringLiteral("件.pdf"));
    std::vector<PrintPiece> pieces;
    PageSetup setup;

    Written(const std::vector<SheetDoc>& sheets, PageSetup page)
        : pieces(sheet_pieces(sheets)), setup(std::move(page))
    {
        NoProgress quiet;
        REQUIRE(write_pdf(pieces, setup, "件", path.toStdString(), quiet));
    }
};

/// Rows (from the top) of an image between two columns that have ink, as [first, last] bands.
std::vector<std::pair<int, int>> bands(const QImage& image, int left, int right)
{
    std::vector<std::pair<int, int>> found;
    bool inside = false;
    for (int y = 0; y < image.height(); ++y) {
        bool ink = false;
        for (int x = left; x < right && !ink; ++x)
            ink = qGray(image.pixel(x, y)) < 128;
        if (ink && !inside)
            found.emplace_back(y, y);
        if (ink)
            found.back().second = y;
        inside = ink;
    }
    return found;
}

double mm(double pixels)
{
    return pixels / dpi * 25.4;
}

} // namespace

TEST_CASE("the preview and the PDF are the same pages")
{
    const Written written({letter("关于限期整改的通知", 25)}, PageSetup::letter());
    const LaidPiece piece(written.pieces.front(), written.setup);
    REQUIRE(piece.pages() == 2);
    for (int page = 0; page < piece.pages(); ++page) {
        CAPTURE(page);
        const QImage paper = rendered(written.path, page + 1);
        const QImage screen = previewed(piece, paper.size(), page);
        CHECK(differing(paper, screen) <= 0.005);
        // Not for want of ink; and another page is another picture.
        CHECK(differing(paper, previewed(piece, paper.size(), 1 - page)) > 0.005);
    }
}

TEST_CASE("a letter's text area, its lines and characters are those of GB/T 9704-2012")
{
    // 5.2: 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm, 22 lines of 28 characters.
    const Written written({letter("关于限期整改的通知", 60)}, PageSetup::letter());
    const QImage second = rendered(written.path, 2);
    const int middle = second.width() / 2;
    const auto lines = bands(second, middle - 200, middle + 200);
    REQUIRE(lines.size() >= 22);
    const int textual = 22; // what stands below them is the number, at the page's edge
    const double pitch =
        mm(lines[textual - 1].first - lines[0].first) / static_cast<double>(textual - 1);
    CHECK(pitch == Approx(225.0 / 22).margin(0.1));
    CHECK(mm(lines[0].first) == Approx(37).margin(4)); // the characters' own room above them
    CHECK(mm(lines[textual - 1].second) <= 37 + 225 + 1);
    // One line from edge to edge: 28 characters of 国, which fills its square but for a hair.
    int left = second.width();
    int right = 0;
    for (int x = 0; x < second.width(); ++x)
        for (int y = lines[3].first; y <= lines[3].second; ++y)
            if (qGray(second.pixel(x, y)) < 128) {
                left = std::min(left, x);
                right = std::max(right, x);
            }
    CHECK(mm(left) == Approx(28).margin(1));
    CHECK(mm(right - left) == Approx(156).margin(1.5));
    const int one = static_cast<int>((right - left) / 28.0);
    int characters = 0;
    bool inside = false;
    for (int x = left; x <= right + 1; ++x) {
        bool ink = false;
        for (int y = lines[3].first; y <= lines[3].second && !ink; ++y)
            ink = x < second.width() && qGray(second.pixel(x, y)) < 128;
        characters += inside && !ink ? 1 : 0;
        inside = ink;
    }
    CHECK(characters == 28);
    CHECK(one > 0);
}

TEST_CASE("a letter's page number stands outside: odd ones at the right, even ones at the left")
{
    const Written written({letter("关于限期整改的通知", 60)}, PageSetup::letter());
    for (const int page : {1, 2, 3}) {
        const QImage image = rendered(written.path, page);
        const int from = static_cast<int>((37 + 225 + 2) / 25.4 * dpi);
        std::int64_t at_left = 0;
        std::int64_t at_right = 0;
        for (int y = from; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) < 128)
                    ++(x < image.width() / 2 ? at_left : at_right);
        CAPTURE(page);
        CHECK((page % 2 == 1 ? at_right : at_left) > 20);
        CHECK((page % 2 == 1 ? at_left : at_right) == 0);
    }
}
