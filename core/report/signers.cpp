#include "core/report/signers.h"

namespace lx {

std::string signers_line(const ReportSigners& signers)
{
    const auto place = [](const char* what, const std::string& name) {
        return std::string(what) + "：" + (name.empty() ? "＿＿＿＿＿＿" : name);
    };
    const std::string apart = "　　　";
    return place("单位负责人", signers.responsible) + apart + place("审核人", signers.checked_by) +
           apart + place("填表人", signers.filled_by) + apart + place("联系电话", signers.phone);
}

std::string seal_line(const ReportSigners& signers)
{
    return "填报单位（盖章）　　　　　　报出日期：" +
           (signers.reported ? signers.reported->chinese() : "　　　　年　　月　　日");
}

} // namespace lx
