#include "app/cli/year_argument.h"

namespace lx::cli {

Result<int> year_argument(const Arguments& arguments, std::optional<int> otherwise)
{
    constexpr const char* option = "--year";
    if (!arguments.has(option) && !otherwise)
        return fail(ErrorKind::Usage, std::string("还缺少选项“") + option + "”，请补上后重试。");
    LX_ASSIGN(const auto year, arguments.number(option, otherwise.value_or(0), {1921, 2100}));
    return static_cast<int>(year);
}

} // namespace lx::cli
