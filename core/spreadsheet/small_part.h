#pragma once

#include <string>
#include <string_view>

#include "core/spreadsheet/xml_reader.h"
#include "core/spreadsheet/zip_archive.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

/// Reads a part that only says where things are (relations, list of sheets, manifest): it may not
/// be large.
template <class Handler>
[[nodiscard]] Result<> read_small_part(ZipArchive& archive, std::string_view name, Handler& handler)
{
    InflateBudget budget{std::int64_t{32} << 20};
    LX_ASSIGN(const auto part, archive.open_part(name, budget));
    XmlReader reader;
    reader.listen(handler);
    reader.set_place([place = std::string(name)] { return "文件的部件 " + place + " "; });
    NoProgress quiet;
    return reader.run(*part, quiet, {});
}

} // namespace lx
