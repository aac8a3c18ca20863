#include "core/report/signers.h"

#include <algorithm>

namespace lx {

std::string signers_line(const std::vector<std::string>& signature, const ReportSigners& signers)
{
    const std::string charge = "单位负责人";
    std::vector<std::string> places =
        !signature.empty() ? signature : std::vector<std::string>{"填表人", "审核人", "联系电话"};
    if (std::find(places.begin(), places.end(), charge) == places.end())
        places.insert(places.begin(), charge);
    const auto name = [&](const std::string& place) -> std::string {
        return place == charge       ? signers.responsible
               : place == "填表人"   ? signers.filled_by
               : place == "审核人"   ? signers.checked_by
               : place == "联系电话" ? signers.phone
                                     : std::string();
    };
    std::string line;
    for (const std::string& place : places) {
        const std::string who = name(place);
        line +=
            (line.empty() ? "" : "　　　") + place + "：" + (who.empty() ? "＿＿＿＿＿＿" : who);
    }
    return line;
}

std::string seal_line(const ReportSigners& signers)
{
    return "填报单位（盖章）　　　　　　报出日期：" +
           (signers.reported ? signers.reported->chinese() : "　　　　年　　月　　日");
}

} // namespace lx
