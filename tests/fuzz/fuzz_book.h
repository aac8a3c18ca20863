#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lx::fuzz {

/// Opens these bytes as open_workbook() would a file and reads all of it with small limits. Aborts
/// where a reader breaks what its interface promises; whatever it refuses is fine.
void read_all_of(std::string_view bytes);

} // namespace lx::fuzz

/// What libFuzzer calls; replay_main.cpp calls it too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);
