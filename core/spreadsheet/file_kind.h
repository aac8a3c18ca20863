#pragma once

#include <cstdint>
#include <string_view>

namespace lx {

/// What a file is by its first bytes, whatever its name ends in.
enum class FileKind : std::uint8_t
{
    Empty,
    Zip,  ///< xlsx, ods, xlsb, …
    Html, ///< a web page, as many systems export under the name .xls
    Xml,  ///< Excel 2003 XML, flat ods and others
    Mht,  ///< a saved web page
    Pdf,
    Picture,
    Archive, ///< rar, 7z, gzip
    Dbf,     ///< a dBASE table, as old programs export
    Binary,  ///< some other thing that is no text
    Text,    ///< what may be read as csv
};

/// Judges by the first bytes of a file (4 KiB are plenty) that is no .xls; `whole` says that these
/// are all. NUL bytes alone make no binary: lists damaged by old programs have them among their
/// text.
[[nodiscard]] FileKind file_kind(std::string_view head, bool whole);

} // namespace lx
