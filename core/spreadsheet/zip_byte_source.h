#pragma once

#include <memory>

#include "core/spreadsheet/byte_source.h"

struct zip_source;
struct zip_error;

namespace lx {

/// Bytes as libzip reads them, so that a zip file is read through the same door as every other.
/// nullptr, with `error` set, where there is no memory for it.
[[nodiscard]] zip_source* make_zip_source(std::unique_ptr<ByteSource> bytes, zip_error* error);

} // namespace lx
