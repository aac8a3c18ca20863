// Bytes that begin with PK are a file. Others are up to four parts of one, cut by lines "%%":
// sheet, shared strings, styles, workbook – so that the fuzzer works on XML and not on checksums.

#include "tests/fuzz/fuzz_book.h"
#include "tests/fuzz/made_zip.h"

namespace {

constexpr std::string_view kPackageRelations =
    R"(<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr std::string_view kWorkbookRelations =
    R"(<Relationships><Relationship Id="s" Type="x/worksheet" Target="sheet.xml"/><Relationship Id="t" Type="x/sharedStrings" Target="strings.xml"/><Relationship Id="u" Type="x/styles" Target="styles.xml"/></Relationships>)";
constexpr std::string_view kWorkbook =
    R"(<workbook xmlns:r="x"><sheets><sheet name="a" r:id="s"/></sheets></workbook>)";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("PK")) {
        lx::fuzz::read_all_of(input);
        return 0;
    }
    const auto pieces = lx::fuzz::cut_at_marks(input, 4);
    std::vector<std::pair<std::string, std::string_view>> parts = {
        {"_rels/.rels", kPackageRelations},
        {"xl/_rels/workbook.xml.rels", kWorkbookRelations},
        {"xl/workbook.xml", pieces.size() > 3 ? pieces[3] : kWorkbook},
        {"xl/sheet.xml", pieces[0]},
    };
    if (pieces.size() > 1)
        parts.emplace_back("xl/strings.xml", pieces[1]);
    if (pieces.size() > 2)
        parts.emplace_back("xl/styles.xml", pieces[2]);
    lx::fuzz::read_all_of(lx::fuzz::stored_zip(parts));
    return 0;
}
