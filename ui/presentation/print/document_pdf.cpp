#include "ui/presentation/print/document_pdf.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/QPDF.hh>

#include "core/base/output_file.h"
#include "ui/presentation/plain_document.h"
#include "ui/presentation/print/draw_page.h"
#include "ui/presentation/print/drawn_text.h"
#include "ui/presentation/print/given_glyphs.h"
#include "ui/presentation/print/missing_glyphs.h"
#include "ui/presentation/print/pdf_text.h"
#include "ui/presentation/print/print_style.h"
#include "ui/presentation/print/whole_rows.h"
#include "ui/presentation/shown_text.h"

namespace lx {

namespace {

double dots(const QPaintDevice& device, double mm)
{
    return mm / 25.4 * device.logicalDpiY();
}

/// Writes a finished PDF with an outline entry a piece, and its text as it was drawn.
Result<> finish_pdf(const QByteArray& bytes, const std::vector<std::pair<std::string, int>>& marks,
                    const DrawnText& words, OutputFile file)
{
    try {
        QPDF pdf;
        pdf.processMemoryFile("pdf", bytes.constData(), static_cast<std::size_t>(bytes.size()));
        tell_text(pdf, words.pages());
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
        file.write(bytes_of(pdf));
    } catch (const std::exception& error) {
        return fail(ErrorKind::Io,
                    "“" + file.path() + "”写不出来：内存不够，请减少一次打印的份数后再试。",
                    error.what());
    }
    return file.finish();
}

} // namespace

namespace {

/// As it comes: a row may be cut by the end of a page.
std::unique_ptr<QTextDocument> set(const std::string& html, const std::string& style,
                                   const PageSetup& setup, QPaintDevice& device)
{
    auto document = std::make_unique<ui::PlainDocument>();
    document->documentLayout()->setPaintDevice(&device);
    document->setDocumentMargin(0);
    document->setDefaultFont(print_font(10.5));
    document->setDefaultStyleSheet(QString::fromStdString(style));
    const QRectF area = setup.layout().paintRect(QPageLayout::Millimeter);
    // Before the text: what fits its page is laid out only once.
    document->setPageSize(
        QSizeF(dots(device, area.width()), dots(device, area.height() - footer_height)));
    set_html_with_glyphs(*document, with_stand_ins(ui::shown_text(QString::fromStdString(html))));
    return document;
}

void part(QTextDocument& document, const std::string& html)
{
    const QSizeF page = document.pageSize();
    document.setPageSize(QSizeF(page.width(), -1));
    const std::string whole =
        with_stand_ins(ui::shown_text(QString::fromStdString(html))).toStdString();
    const std::string parted = with_whole_rows(whole, document, page.height());
    document.setPageSize(page);
    if (parted != whole)
        set_html_with_glyphs(document, QString::fromStdString(parted));
}

} // namespace

std::unique_ptr<QTextDocument> make_print_document(const PrintPiece& piece, const PageSetup& setup,
                                                   QPaintDevice& device)
{
    const PageSetup own = setup_of(piece, setup);
    const std::string also = setup.values_only ? values_only_style() : std::string();
    auto document = set(piece.html, print_style() + also, own, device);
    if (document->pageCount() == 1)
        return document;
    if (piece.one_page && document->pageCount() == 2) {
        auto closer = set(set_closer(piece.html), close_print_style() + also, own, device);
        if (closer->pageCount() == 1)
            return closer;
    }
    part(*document, piece.html);
    return document;
}

PageSetup setup_of(const PrintPiece& piece, PageSetup setup)
{
    setup.a3 = setup.a3 || piece.a3;
    return setup;
}

namespace {

constexpr std::size_t kept_laid_out = 12; ///< pieces of one count; more are laid out twice

/// Paints pieces page by page; where the words are asked for, on a second paper too.
class PagePainter
{
public:
    /// `a3`: the device's first page is so large.
    PagePainter(const PageSetup& setup, bool a3, QPagedPaintDevice& device, DrawnText* words)
        : m_setup(setup), m_device(device), m_words(words), m_a3(a3)
    {}

    /// Drawn so far.
    [[nodiscard]] int pages() const { return m_drawn; }
    /// Drawn or passed over.
    [[nodiscard]] int seen() const { return m_seen; }
    /// No page that is wanted comes any more.
    [[nodiscard]] bool done() const { return !m_setup.only.all() && m_seen >= m_setup.only.last(); }

    /// `number`: what its first page counts, of so many.
    Result<> piece(const QTextDocument& document, const PageSetup& own, int number, int of)
    {
        for (int p = 0; p < document.pageCount(); ++p) {
            if (!m_setup.only.has(++m_seen))
                continue;
            LX_TRY(next_page(own));
            const PageDrawn drawn{p, number + p, of};
            draw_page(m_painter, document, m_setup, m_device.logicalDpiY(), drawn);
            if (m_words == nullptr)
                continue;
            m_words->next_page();
            draw_page(m_second, document, m_setup, m_device.logicalDpiY(), drawn);
        }
        return {};
    }

private:
    Result<> next_page(const PageSetup& own)
    {
        if (own.a3 != m_a3)
            m_device.setPageLayout(own.layout()); // from the next page on
        m_a3 = own.a3;
        if (m_drawn == 0) {
            if (!m_painter.begin(&m_device) || (m_words != nullptr && !m_second.begin(m_words)))
                return fail(ErrorKind::Io, "打印机或文件打不开，请检查后重试。");
        } else if (!m_device.newPage()) {
            return fail(ErrorKind::Io, "打印中断：写不下新的一页，请检查磁盘空间或打印机。");
        }
        ++m_drawn;
        return {};
    }

    const PageSetup& m_setup;
    QPagedPaintDevice& m_device;
    DrawnText* m_words;
    QPainter m_painter;
    QPainter m_second;
    int m_seen = 0;
    int m_drawn = 0;
    bool m_a3;
};

Result<> paint(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
               QPagedPaintDevice& device, DrawnText* words, Progress& progress,
               const std::function<void(std::size_t, int)>& began)
{
    PagePainter painter(setup, setup_of(pieces.front(), setup).a3, device, words);
    using Document = std::unique_ptr<QTextDocument>;
    const auto laid_out = [&](std::size_t piece) {
        return make_print_document(pieces[piece], setup, device);
    };
    for (std::size_t first = 0; first < pieces.size() && !painter.done();) {
        std::size_t end = first + 1;
        while (end < pieces.size() && pieces[end].goes_on)
            ++end;
        // On each page stands how many there are: what counts on is laid out before any is painted.
        const bool keep = end - first <= kept_laid_out;
        std::vector<Document> kept;
        int all = 0;
        for (std::size_t i = first; i < end; ++i) {
            if (i % 10 == 0)
                progress.report("排版", static_cast<std::int64_t>(i), std::ssize(pieces));
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消打印。");
            Document document = laid_out(i);
            all += document->pageCount();
            if (keep)
                kept.push_back(std::move(document));
        }
        int number = 1;
        for (std::size_t i = first; i < end; ++i) {
            if (progress.cancelled())
                return fail(ErrorKind::Cancelled, "已取消打印。");
            const Document document = keep ? std::move(kept[i - first]) : laid_out(i);
            const int before = painter.pages();
            LX_TRY(painter.piece(*document, setup_of(pieces[i], setup), number, all));
            if (began && painter.pages() > before)
                began(i, before);
            number += document->pageCount();
        }
        first = end;
    }
    if (painter.pages() == 0)
        return fail(ErrorKind::Refused,
                    "要打印的页码超出了范围：一共只有 " + std::to_string(painter.seen()) + " 页。");
    return {};
}

} // namespace

Result<> paint_pieces(const std::vector<PrintPiece>& pieces, const PageSetup& setup,
                      QPagedPaintDevice& device, Progress& progress,
                      const std::function<void(std::size_t, int)>& began)
{
    return paint(pieces, setup, device, nullptr, progress, began);
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
    DrawnText words(print_resolution);
    {
        QPdfWriter writer(&raw);
        writer.setResolution(print_resolution);
        writer.setPageLayout(setup_of(pieces.front(), setup).layout());
        writer.setTitle(QString::fromStdString(title));
        writer.setCreator(QStringLiteral("两新党建台账"));
        LX_TRY(paint(pieces, setup, writer, &words, progress, [&](std::size_t piece, int page) {
            marks.emplace_back(pieces[piece].title, page);
        }));
    }
    return finish_pdf(raw.data(), marks, words, std::move(file));
}

} // namespace lx
