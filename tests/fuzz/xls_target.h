#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

#include "core/spreadsheet/xls_workbook.h"
#include "tests/fuzz/sheet_laws.h"

namespace lx::fuzz {

/// Reads the bytes as an .xls file and stops the process where the reader breaks its word.
inline void read_xls(const std::uint8_t* data, std::size_t size)
{
    const ReadLimits limits = small_limits();
    const auto book = open_xls(
        std::make_unique<MemorySource>(std::vector<std::uint8_t>(data, data + size)), limits);
    if (!book)
        check_refusal(book.error());
    else
        check_workbook(**book, limits);
}

} // namespace lx::fuzz
