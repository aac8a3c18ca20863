#include "ui/presentation/print/document_pdf.h"

#include <set>

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QRawFont>
#include <QTextBlock>
#include <QTextLayout>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFWriter.hh>

#include "core/base/output_file.h"
#include "ui/presentation/plain_document.h"
#include "ui/presentation/print/print_style.h"
#include "ui/presentation/print/whole_rows.h"
#include "ui/presentation/shown_text.h"

namespace lx {

namespace {

constexpr int resolution = 300;       // dots an inch of the PDF's own unit
constexpr double footer_height = 8.0; // mm at the foot of the text area

double dots(const QPaintDevice& device, double mm)
{
    return mm / 25.4 * device.logicalDpiY();
}

/// Writes a finished PDF with an outline entry a piece.
Result<> write_with_bookmarks(const QByteArray& bytes,
                              const std::vector<std::pair<std::string, int>>& marks,
                              OutputFile file)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("pdf", bytes.constData(), static_cast<std::size_t>(bytes.size()));
        const std::vector<QPDFObjectHandle>& pages = pdf.getAllPages();
        QPDFObjectHandle outlines =
            pdf.makeIndirectObject(QPDFObjectHandle::parse("<< /Type /Outlines >>"));
        std::vector<QPDFObjectHandle> items;
        for (const auto& [title, page] : marks) {
            if (page >= static_cast<int>(pages.size()))
                continue;
            QPDFObjectHandle item = pdf.makeIndirectObject(QPDFObjectHandle::newDictionary());
            item.replaceKey("/Title", QPDFObjectHandle::newUnicodeString(title));
            item.replaceKey("/Parent", outlines);
            QPDFObjectHandle destination = QPDFObjectHandle::newArray();
            destination.appendItem(pages[static_cast<std::size_t>(page)]);
            destination.appendItem(QPDFObjectHandle::newName("/Fit"));
            item.replaceKey("/Dest", destination);
            items.push_back(item);
        }
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (i > 0)
                items[i].replaceKey("/Prev", items[i - 1]);
            if (i + 1 < items.size())
                items[i].replaceKey("/Next", items[i + 1]);
        }
        if (!items.empty()) {
            outlines.replaceKey("/First", items.front());
            outlines.replaceKey("/Last", items.back());
            outlines.replaceKey("/Count",
                                QPDFObjectHandle::newInteger(static_cast<long long>(items.size())));
            pdf.getRoot().replaceKey("/Outlines", outlines);
        }
        // In memory, so that what the disk has against it is known.
        QPDFWriter writer(pdf);
        writer.setOutputMemory();
        writer.setStaticID(true);
        writer.write();
        const std::unique_ptr<Buffer> made(writer.getBuffer());
        file.write({reinterpret_cast<const char*>(made->getBuffer()), made->getSize()});
    } catch (const std::exception& error) {
        return fail(ErrorKind::Io,
                    "“" + file.path() + "”写不出来：内存不够，请减少一次打印的份数后再试。",
                    error.what());
    }
    return file.finish();
}

} // namespace

std::unique_ptr<QTextDocument> make_print_document(const std::string& html, const PageSetup& setup,
                                                   QPaintDevice& device)
{
    auto document = std::make_unique<ui::PlainDocument>();
    document->documentLayout()->setPaintDevice(&device);
    document->setDocumentMargin(0);
    document->setDefaultFont(print_font(10.5));
    document->setDefaultStyleSheet(QString::fromStdString(print_style()));
    const QString shown = ui::shown_text(QString::fromStdString(html));
    document->setHtml(shown);
    const QRectF area = setup.layout().paintRect(QPageLayout::Millimeter);
    const QSizeF page(dots(device, area.width()), dots(device, area.height() - footer_height));
    if (setup.whole_rows) {
        document->setTextWidth(page.width());
        const std::string whole = shown.toStdString();
        const std::string parted = with_whole_rows(whole, *document, page.height());
        if (parted != whole)
            document->setHtml(QString::fromStdString(parted));
    }
    document->setPageSize(page);
    return document;
}

PageSetup setup_of(const PrintPiece& piece, PageSetup setup)
{
    setup.a3 = setup.a3 || piece.a3;
    return setup;
}

std::vector<std::pair<int, int>> page_numbers(const std::vector<PrintPiece>& pieces,
                                              const std::vector<int>& pages)
{
    std::vector<std::pair<int, int>> numbers;
    for (std::size_t first = 0; first < pieces.size();) {
        std::size_t end = first + 1;
        while (end < pieces.size() && pieces[end].goes_on)
            ++end;
        int all = 0;
        for (std::size_t i = first; i < end; ++i)
            all += pages[i];
        int next = 1;
        for (; first < end; ++first) {
            numbers.emplace_back(next, all);
            next += pages[first];
        }
    }
    return numbers;
}

Result<> paint_pieces(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                      QPagedPaintDevice& device, Progress& progress,
                      const std::function<void(std::size_t, int)>& began)
{
    // The number of its pages stands on each: every piece is laid out once to count, then painted.
    QPainter painter;
    if (!painter.begin(&device))
        return fail(ErrorKind::Io, "打印机或文件打不开，请检查后重试。");
    std::vector<int> counts;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i % 10 == 0)
            progress.report("排版", static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(pieces.size() * 2));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消打印。");
        counts.push_back(
            make_print_document(pieces[i].html, setup_of(pieces[i], setup), device)->pageCount());
    }
    const auto numbers = page_numbers(pieces, counts);
    int page = 0;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i % 10 == 0)
            progress.report("打印", static_cast<std::int64_t>(pieces.size() + i),
                            static_cast<std::int64_t>(pieces.size() * 2));
        if (progress.cancelled())
            return fail(ErrorKind::Cancelled, "已取消打印。");
        const PageSetup own = setup_of(pieces[i], setup);
        if (page > 0 && own.a3 != setup_of(pieces[i - 1], setup).a3)
            device.setPageLayout(own.layout()); // from the next page on
        const auto document = make_print_document(pieces[i].html, own, device);
        const QSizeF size = document->pageSize();
        for (int p = 0; p < document->pageCount(); ++p, ++page) {
            if (page > 0 && !device.newPage())
                return fail(ErrorKind::Io, "打印中断：写不下新的一页，请检查磁盘空间或打印机。");
            if (p == 0 && began)
                began(i, page);
            painter.save();
            painter.translate(0, -p * size.height());
            const QRectF view(0, p * size.height(), size.width(), size.height());
            painter.setClipRect(view);
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = view;
            context.palette.setColor(QPalette::Text, Qt::black);
            document->documentLayout()->draw(&painter, context);
            painter.restore();
            painter.setFont(print_font(setup.footer_points));
            const int number = numbers[i].first + p;
            const double indent =
                setup.letter_numbers ? setup.footer_points / 72.0 * device.logicalDpiY() : 0;
            const QRectF foot(indent, size.height(), size.width() - 2 * indent,
                              dots(device, footer_height));
            QString text = setup.footer;
            text.replace(QStringLiteral("%1"), QString::number(number))
                .replace(QStringLiteral("%2"), QString::number(numbers[i].second));
            painter.drawText(foot, setup.footer_side(number), text);
        }
    }
    return {};
}

Result<> write_pdf(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                   const std::string& title, const std::string& path, Progress& progress)
{
    if (pieces.empty())
        return fail(ErrorKind::Refused, "没有可以打印的内容，请先选择对象。");
    LX_ASSIGN(OutputFile file, OutputFile::create(path));
    QBuffer raw;
    raw.open(QIODevice::WriteOnly);
    std::vector<std::pair<std::string, int>> marks;
    {
        QPdfWriter writer(&raw);
        writer.setResolution(resolution);
        writer.setPageLayout(setup_of(pieces.front(), setup).layout());
        writer.setTitle(QString::fromStdString(title));
        writer.setCreator(QStringLiteral("两新党建台账"));
        LX_TRY(paint_pieces(pieces, setup, writer, progress, [&](std::size_t piece, int page) {
            marks.emplace_back(pieces[piece].title, page);
        }));
    }
    return write_with_bookmarks(raw.data(), marks, std::move(file));
}

std::vector<std::string> missing_glyphs(const std::vector<PrintPiece>& pieces)
{
    std::vector<std::string> found;
    for (const PrintPiece& piece : pieces) {
        ui::PlainDocument document;
        document.setDefaultFont(print_font(10.5));
        document.setHtml(QString::fromStdString(piece.html));
        std::set<char32_t> missing;
        for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
            const QString text = block.text();
            if (text.isEmpty())
                continue;
            QTextLayout layout(text, document.defaultFont());
            layout.beginLayout();
            layout.createLine();
            layout.endLayout();
            // The fonts the system really chose for this text, with its fall-backs.
            const QList<QGlyphRun> runs = layout.glyphRuns();
            for (const char32_t c : text.toStdU32String()) {
                // Blanks and ends of lines leave no mark.
                if (c <= 0x20 || c == 0xA0 || c == 0x2028 || c == 0x2029 || c == 0x3000)
                    continue;
                bool shown = false;
                for (const QGlyphRun& run : runs)
                    shown = shown || run.rawFont().supportsCharacter(c);
                if (!shown)
                    missing.insert(c);
            }
        }
        if (missing.empty())
            continue;
        QString characters;
        for (const char32_t c : missing)
            characters +=
                QString::fromUcs4(&c, 1) + QStringLiteral("（U+%1）")
                                               .arg(static_cast<uint>(c), 4, 16, QLatin1Char('0'))
                                               .toUpper();
        found.push_back("“" + piece.title + "”里的字 " + characters.toStdString() +
                        " 没有字体可以显示，打印出来会是方框，请先安装生僻字字体。");
    }
    return found;
}

} // namespace lx
