#include "app/cli/signers_argument.h"

namespace lx::cli {

Result<ReportSigners> signers_argument(const Arguments& arguments, Date today)
{
    ReportSigners signers{arguments.value("--filled-by"), arguments.value("--checked-by"),
                          arguments.value("--phone"), arguments.value("--responsible")};
    if (arguments.has("--reported")) {
        LX_ASSIGN(signers.reported, arguments.date("--reported", today));
    }
    return signers;
}

std::vector<OptionDef> with_signers(std::vector<OptionDef> options)
{
    for (const auto& [name, value] :
         {std::pair("--responsible", "姓名"), std::pair("--filled-by", "姓名"),
          std::pair("--checked-by", "姓名"), std::pair("--phone", "电话"),
          std::pair("--reported", "DATE")})
        options.push_back({name, value});
    return options;
}

} // namespace lx::cli
