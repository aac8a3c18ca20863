// The text of a PDF is the text of the ledger, for whoever searches it or copies from it.

#include "ui/presentation/print/pdf_text.h"

#include <QFile>
#include <QTemporaryDir>

#include <catch2/catch.hpp>

#include "core/report/make_sheets.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/presentation/pdf_readings.h"
#include "ui/presentation/print/sheet_pieces.h"

using namespace lx;
using namespace lx::test;

namespace {

void expect_in(const QString& text, const std::string& part, std::size_t& found)
{
    const QString wanted = joined(QString::fromStdString(part));
    if (wanted.isEmpty())
        return;
    INFO(part);
    CHECK(text.contains(wanted));
    ++found;
}

} // namespace

TEST_CASE("names with characters that are radicals too, codes and rare characters are found")
{
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("表.pdf"));
    const std::vector<std::string> texts{"人力资源一方见习二门力口",
                                         "91640121MA7FQ0X3XG",
                                         "2025-09-30",
                                         "马⿰·阿依古丽",
                                         "138****5278",
                                         "𠮷田㐱",
                                         "（100%）"};
    std::string html = "<h1>登记表</h1><table class=\"grid\" width=\"100%\" border=\"1\">";
    for (const std::string& text : texts)
        html += "<tr><td class=\"label\">名称</td><td>" + text + "</td></tr>";
    NoProgress quiet;
    const std::vector<PrintPiece> pieces{{"甲", html + "</table>"}, {"乙", "<p>人一</p>"}};
    REQUIRE(write_pdf(pieces, PageSetup::portrait(), "表", path.toStdString(), quiet));
    for (const QString& text : readings(path)) {
        std::size_t found = 0;
        for (const std::string& part : texts)
            expect_in(text, part, found);
        expect_in(text, "人一", found);
        expect_in(text, "第1页共1页", found);
        CHECK(found == texts.size() + 2);
    }
}

TEST_CASE("every field of the sheets of a county is read back from their PDF")
{
    QTemporaryDir folder;
    NoProgress quiet;
    const DefinitionsPtr definitions = Definitions::program();
    const std::string ledger = folder.filePath(QStringLiteral("县.lxdb")).toStdString();
    SampleOptions options;
    options.units = 60;
    REQUIRE(make_sample(ledger, definitions->catalog(), options, quiet));
    const auto database = Database::open(ledger, Database::Mode::ReadOnly);
    REQUIRE(database);
    std::size_t sheets_read = 0;
    std::size_t found = 0;
    for (const char* id :
         {"unit-card", "member-card", "venue-check", "supervision-notice", "dispatch-notice",
          "assessment-sheet", "instructor-appointment", "instructor-certificate", "visit-record",
          "instructor-appraisal", "instructor-year"}) {
        CAPTURE(id);
        const auto def = SheetDef::find(definitions->facts(), id);
        REQUIRE(def);
        SheetRequest request;
        request.as_of = *Date::from_ymd(2025, 9, 30);
        request.masked = false;
        auto sheets = make_sheets(**database, definitions, *def, request, quiet);
        REQUIRE(sheets);
        if (sheets->size() > 25)
            sheets->erase(sheets->begin() + 25, sheets->end());
        if (sheets->empty())
            continue;
        const QString path = folder.filePath(QStringLiteral("%1.pdf").arg(QLatin1String(id)));
        REQUIRE(write_pdf(sheet_pieces(*sheets), sheet_setup(def->letter.has_value()), id,
                          path.toStdString(), quiet));
        for (const QString& text : readings(path))
            for (const SheetDoc& sheet : *sheets)
                for (const auto& block : sheet.blocks) {
                    if (const auto* said = std::get_if<SheetParagraph>(&block))
                        expect_in(text, said->text, found);
                    else
                        for (const SheetRow& row : std::get<SheetTable>(block).rows)
                            for (const SheetCell& cell : row)
                                expect_in(text, cell.text, found);
                }
        sheets_read += sheets->size();
    }
    CHECK(sheets_read >= 60);
    CHECK(found > 4000);
}
