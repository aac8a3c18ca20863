#pragma once

#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/spreadsheet/sheet_reader.h"

namespace lx::test {

/// A cell as the tests write it: t:text n:number d:date b:TRUE e:#N/A. Line ends, tabs and
/// backslashes are written \n \r \t \\.
[[nodiscard]] std::string cell_as_text(const Cell& cell);
/// "B12"
[[nodiscard]] std::string place_name(std::int64_t row, std::int32_t column);

/// All that one sheet gave.
struct SheetProbe
{
    std::map<std::string, std::string> cells; ///< by place
    std::vector<std::int64_t> rows;           ///< in the order they were handed out
    std::int64_t last_row = 0;                ///< extent, from 1; 0 where there is nothing
    std::int32_t last_column = 0;
    std::int64_t dates = 0;
    SheetFacts facts;
    Error error; ///< message empty where the sheet could be read
};

[[nodiscard]] SheetProbe probe_sheet(Workbook& book, std::size_t index);
/// Opens and reads one sheet; what fails first is in `error`.
[[nodiscard]] SheetProbe probe_file(const std::string& path, std::size_t sheet = 0,
                                    const ReadLimits& limits = {});

/// A file that is removed with the object.
class ScratchFile
{
public:
    explicit ScratchFile(const std::string& bytes, const std::string& name = "scratch.xlsx");
    ~ScratchFile();
    ScratchFile(const ScratchFile&) = delete;
    ScratchFile& operator=(const ScratchFile&) = delete;
    [[nodiscard]] const std::string& path() const { return m_path; }

private:
    std::string m_folder;
    std::string m_path;
};

using Parts = std::vector<std::pair<std::string, std::string>>;
/// The bytes of a zip file with these parts.
[[nodiscard]] std::string zip_of(const Parts& parts);

/// One part of a zip file; the test fails where it is not there.
[[nodiscard]] std::string part_of(const std::string& path, const std::string& name);

/// The parts of a small .xlsx of one sheet "表" with this XML inside <worksheet> and these inside
/// <sst>, <cellXfs> and <workbook> (before <sheets>).
[[nodiscard]] Parts xlsx_parts(const std::string& sheet, const std::string& strings = {},
                               const std::string& formats = {}, const std::string& workbook = {});
/// The parts of a small .ods with this XML inside <office:spreadsheet> and <automatic-styles>.
[[nodiscard]] Parts ods_parts(const std::string& tables, const std::string& styles = {});

} // namespace lx::test
