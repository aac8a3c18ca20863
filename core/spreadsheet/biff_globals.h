#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/biff_format.h"
#include "core/spreadsheet/biff_strings.h"
#include "core/spreadsheet/serial_date.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// The first part of a BIFF workbook stream: what all its sheets share, and where they stand.
struct BiffGlobals
{
    struct Sheet
    {
        SheetInfo info;
        std::uint64_t position = 0;     ///< of its BOF record in the stream
        std::uint64_t end = UINT64_MAX; ///< where the next sheet begins
    };

    BiffText text;
    SharedStrings strings;
    BiffFormats formats;
    DateSystem dates = DateSystem::From1900;
    std::vector<Sheet> sheets; ///< worksheets only; charts and macro sheets are left out
};

/// Reads the globals of a BIFF5 or BIFF8 workbook that begins at byte 0 of `stream`. A stream that
/// is a lone worksheet without globals (many web systems export so) is a workbook of one sheet.
/// Errors: BadInput (encrypted: "有密码…"; older than Excel 5; no worksheet; damaged; too much
/// text), Io.
[[nodiscard]] Result<BiffGlobals> read_biff_globals(const ByteSource& stream,
                                                    const ReadLimits& limits);

} // namespace lx
