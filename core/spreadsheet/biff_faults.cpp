#include "core/spreadsheet/biff_faults.h"

namespace lx {

std::string place_text(std::uint32_t row, std::uint32_t column)
{
    std::string letters;
    for (std::uint32_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return "第 " + std::to_string(row + 1) + " 行 " + letters + " 列";
}

Error sheet_damaged(const std::string& sheet, const std::string& fault)
{
    return {ErrorKind::BadInput,
            "工作表“" + sheet + "”已损坏（" + fault +
                "）：请用 Excel 或 WPS 打开、核对后另存为 .xlsx，再导入。",
            {}};
}

Error sheet_too_large(const std::string& sheet, const std::string& limit)
{
    return {ErrorKind::BadInput,
            "工作表“" + sheet + "”太大，超过了" + limit + "的上限：请把它拆成几个文件再导入。",
            {}};
}

Error disk_fault()
{
    return {ErrorKind::Io, "读文件时磁盘出错：请检查磁盘，或把文件复制到本机后再试。", {}};
}

Error reading_cancelled()
{
    return {ErrorKind::Cancelled, "已取消读取。", {}};
}

} // namespace lx
