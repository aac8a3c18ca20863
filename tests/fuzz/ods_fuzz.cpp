// Bytes that begin with PK are a file. Others are content.xml and, behind a line "%%", the
// manifest.

#include "tests/fuzz/fuzz_book.h"
#include "tests/fuzz/made_zip.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (input.starts_with("PK")) {
        lx::fuzz::read_all_of(input);
        return 0;
    }
    const auto pieces = lx::fuzz::cut_at_marks(input, 2);
    lx::fuzz::read_all_of(
        lx::fuzz::stored_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"},
                              {"content.xml", pieces[0]},
                              {"META-INF/manifest.xml", pieces.size() > 1 ? pieces[1] : "<m/>"}}));
    return 0;
}
