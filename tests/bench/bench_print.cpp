// A batch of printed sheets as one PDF: 300 unit cards, laid out, painted, bookmarked, their text
// mended, against the same HTML set once by QTextDocument and painted by QPdfWriter.
// LIANGXIN_BENCH_ROWS changes the number of sheets.

#include <filesystem>

#include <QAbstractTextDocumentLayout>
#include <QGuiApplication>
#include <QPainter>
#include <QPdfWriter>

#include "core/report/make_sheets.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/bench/bench_rows.h"
#include "tests/bench/raw_table.h"
#include "ui/presentation/plain_document.h"
#include "ui/presentation/print/print_style.h"
#include "ui/presentation/print/sheet_pieces.h"

using namespace lx;

namespace {

std::vector<PrintPiece> cards(const std::string& path, std::int64_t sheets)
{
    NoProgress quiet;
    std::filesystem::remove(path);
    if (!make_sample(path, Catalog::builtin(), {sheets + sheets / 10, 7}, quiet))
        bench::stop("can't make " + path);
    const DefinitionsPtr definitions = Definitions::program();
    const auto database = Database::open(path, Database::Mode::ReadOnly);
    const auto card = SheetDef::find(definitions->facts(), "unit-card");
    if (!database || !card)
        bench::stop("can't open " + path);
    SheetRequest request;
    request.as_of = *Date::from_ymd(2025, 9, 30);
    auto made = make_sheets(**database, definitions, *card, request, quiet);
    if (!made || std::ssize(*made) < sheets)
        bench::stop("there are no sheets");
    made->resize(static_cast<std::size_t>(sheets));
    return sheet_pieces(*made);
}

void write_raw(const std::vector<PrintPiece>& pieces, const std::string& path)
{
    const PageSetup setup = PageSetup::portrait();
    QPdfWriter writer(QString::fromStdString(path));
    writer.setResolution(300);
    writer.setPageLayout(setup.layout());
    QPainter painter(&writer);
    const QRectF area = setup.layout().paintRectPixels(300);
    const QString style = QString::fromStdString(print_style());
    bool first = true;
    for (const PrintPiece& piece : pieces) {
        ui::PlainDocument document;
        document.documentLayout()->setPaintDevice(&writer);
        document.setDocumentMargin(0);
        document.setDefaultFont(print_font(10.5));
        document.setDefaultStyleSheet(style);
        document.setPageSize(area.size());
        document.setHtml(QString::fromStdString(piece.html));
        for (int page = 0; page < document.pageCount(); ++page) {
            if (!first)
                writer.newPage();
            first = false;
            painter.save();
            painter.translate(0, -page * area.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.clip = QRectF(0, page * area.height(), area.width(), area.height());
            document.documentLayout()->draw(&painter, context);
            painter.restore();
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    const QGuiApplication application(argc, argv);
    const std::int64_t sheets = bench::number_of("LIANGXIN_BENCH_ROWS", 300);
    const std::int64_t runs = bench::number_of("LIANGXIN_BENCH_RUNS", 3);
    const std::string at = bench::folder();
    const std::vector<PrintPiece> pieces = cards(at + "/bench_print.lxdb", sheets);
    const std::string ours_at = at + "/bench_print.pdf";
    const std::string raw_at = at + "/bench_print_raw.pdf";
    bench::Best ours;
    bench::Best raw;
    for (std::int64_t run = 0; run < runs; ++run) {
        {
            NoProgress quiet;
            const bench::Watch watch;
            if (!write_pdf(pieces, PageSetup::portrait(), "登记表", ours_at, quiet))
                bench::stop("can't write " + ours_at);
            ours.take(watch);
        }
        const bench::Watch watch;
        write_raw(pieces, raw_at);
        raw.take(watch);
    }
    bench::print_ratio((std::to_string(sheets) + " unit cards as PDF").c_str(), ours, raw, 1.5);
    for (const std::string& made : {at + "/bench_print.lxdb", ours_at, raw_at})
        std::filesystem::remove(made);
    return 0;
}
