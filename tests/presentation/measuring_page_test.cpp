#include "ui/presentation/print/measuring_page.h"

#include <catch2/catch.hpp>

#include <QTemporaryDir>

#define POINTERHOLDER_TRANSITION 4 // none of qpdf's former pointer class
#include <qpdf/QPDF.hh>

using namespace lx;

TEST_CASE("the page to measure by is one page of A4; where it can't be written a sentence says so")
{
    const QTemporaryDir folder;
    const std::string path = folder.filePath(QStringLiteral("page.pdf")).toStdString();
    REQUIRE(write_measuring_page(path));
    QPDF pdf;
    pdf.processFile(path.c_str());
    CHECK(pdf.getAllPages().size() == 1);
    const auto nowhere = write_measuring_page("/nonexistent-folder/page.pdf");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().kind == ErrorKind::Io);
}
