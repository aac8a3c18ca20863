#include <string>

#include <catch2/catch.hpp>

#include "core/spreadsheet/file_kind.h"
#include "tests/support/sheets/sheet_probe.h"

using lx::FileKind;
using lx::test::probe_file;
using lx::test::ScratchFile;
using lx::test::zip_of;

namespace {

std::string sentence(const std::string& bytes)
{
    const auto probe = probe_file(ScratchFile(bytes, "a.xls").path());
    UNSCOPED_INFO(probe.error.message);
    CHECK(probe.error.kind == lx::ErrorKind::BadInput);
    CHECK(probe.error.message.ends_with("。"));
    return probe.error.message;
}

bool says(const std::string& bytes, const std::string& phrase)
{
    return sentence(bytes).find(phrase) != std::string::npos;
}

} // namespace

TEST_CASE("files are told apart by content, and each refusal says what to do", "[exchange]")
{
    CHECK(says("", "空的"));
    CHECK(says("\r\n  \n", "空的"));
    CHECK(says("<html><body>登录</body></html>", "里面没有表格"));
    CHECK(says("\xEF\xBB\xBF\r\n<TABLE border=1>", "里面没有表格"));
    CHECK(says("<?xml version=\"1.0\"?><office:document xmlns:office=\"urn:x\"/>", "XML 文件"));
    CHECK(says("<?xml version=\"1.0\"?><Workbook/>", "没有工作表"));
    CHECK(says("<?xml version=\"1.0\"?><!DOCTYPE x><Workbook/>", "DOCTYPE"));
    CHECK(says(std::string("\x03\x19\x09\x1E\x02\0\0\0\x41\0\x0A\0", 12) + std::string(60, '\0'),
               ".dbf"));
    CHECK(says("MIME-Version: 1.0\r\n", "网页"));
    CHECK(says("%PDF-1.4\n", "PDF"));
    CHECK(says("\x89PNG\r\n\x1A\n", "图片"));
    CHECK(says("Rar!\x1A\x07", "压缩包"));
    CHECK(says("SQLite format 3", "别的程序"));
    CHECK(says(std::string("\x7F"
                           "ELF\x02\x01\x01\x03\x04\x05\x06\x07\x08\x0E\x0F",
                           15),
               "别的程序"));
    CHECK(says("PK\x03\x04 and then nothing", "已损坏"));
    CHECK(says(zip_of({{"readme.txt", "x"}}), "压缩包"));
    CHECK(
        says(zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", "<d/>"}}), "Word"));
    CHECK(says(zip_of({{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<d/>"}}),
               "演示文稿"));
    CHECK(says(zip_of({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.bin", "x"}}), "xlsb"));
    CHECK(says(zip_of({{"[Content_Types].xml", "<Types/>"}}), "找不到工作簿"));
}

TEST_CASE("what is not there is not a damaged file", "[exchange]")
{
    const auto missing = lx::open_workbook("/nonexistent/名册.xlsx");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().kind == lx::ErrorKind::BadInput);
    const auto folder = lx::open_workbook("/");
    REQUIRE_FALSE(folder);
    CHECK(folder.error().kind == lx::ErrorKind::BadInput);
}

TEST_CASE("the ending of a file's name counts for nothing", "[exchange]")
{
    const std::string xlsx = zip_of(lx::test::xlsx_parts("<sheetData/>"));
    for (const char* name : {"a.xls", "a.csv", "a", "a.et"}) {
        auto book = lx::open_workbook(ScratchFile(xlsx, name).path());
        REQUIRE(book);
        CHECK((*book)->format() == "xlsx");
    }
}

TEST_CASE("text is text, with zero bytes too; programs are not", "[exchange]")
{
    CHECK(lx::file_kind("名称,代码\n", true) == FileKind::Text);
    CHECK(lx::file_kind(std::string(1411, '\0') + "名称", false) == FileKind::Text);
    CHECK(lx::file_kind(std::string_view("\xFF\xFE\x01\x02\x03\x04\x05\x06", 8), true) ==
          FileKind::Text);
    CHECK(lx::file_kind("\x01\x02\x03\x04\x05\x06", true) == FileKind::Binary);
    CHECK(lx::file_kind(std::string(100, '\0'), true) == FileKind::Empty);
}
