#include "app/cli/year_argument.h"

#include <charconv>

namespace lx::cli {

Result<int> year_argument(const Arguments& arguments, const std::string& option)
{
    const std::string text = arguments.value(option);
    if (text.empty())
        return fail(ErrorKind::Usage, "还缺少选项“" + option + "”，请补上后重试。");
    int year = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), year);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size() || year < 1921 ||
        year > 2100)
        return fail(ErrorKind::Usage,
                    "年份“" + text + "”不对，请写成 2025 这样，在 1921 和 2100 之间。");
    return year;
}

} // namespace lx::cli
