// The bytes are the file.

#include "tests/fuzz/fuzz_book.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char*>(data), size);
    if (!input.starts_with("PK") && !input.starts_with("\xD0\xCF"))
        lx::fuzz::read_all_of(input);
    return 0;
}
