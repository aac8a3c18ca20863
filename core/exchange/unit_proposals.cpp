#include "core/exchange/unit_proposals.h"

#include "core/base/text.h"

namespace lx {

namespace {

constexpr std::string_view enterprise = "非公有制企业";
constexpr std::string_view social = "社会组织";

bool holds(std::string_view text, std::string_view part)
{
    return text.find(part) != std::string_view::npos;
}

/// The legal form a company's name must carry.
std::string enterprise_type(std::string_view name)
{
    if (holds(name, "股份有限公司"))
        return "股份有限公司";
    if (holds(name, "有限责任公司") || holds(name, "有限公司"))
        return "有限责任公司";
    if (holds(name, "合作社"))
        return "农民专业合作社";
    if (holds(name, "(有限合伙)") || holds(name, "(普通合伙)") || holds(name, "(特殊普通合伙)"))
        return "合伙企业";
    return {};
}

std::string social_type(std::string_view name)
{
    if (holds(name, "律师事务所"))
        return "律师事务所";
    if (holds(name, "会计师事务所"))
        return "会计师事务所";
    if (holds(name, "税务师事务所"))
        return "税务师事务所";
    if (holds(name, "基金会"))
        return "基金会";
    return {};
}

} // namespace

UnitProposal propose_unit(std::string_view uscc, std::string_view name)
{
    const std::string folded = fold(name);
    const std::string_view prefix = uscc.size() == 18 ? uscc.substr(0, 2) : std::string_view();
    if (prefix == "91")
        return {std::string(enterprise), enterprise_type(folded)};
    if (prefix == "93")
        return {std::string(enterprise), "农民专业合作社"};
    if (prefix == "51")
        return {std::string(social),
                holds(folded, "商会") || holds(folded, "行业协会") ? "行业协会商会" : "社会团体"};
    if (prefix == "52") {
        const std::string type = social_type(folded);
        if (!type.empty())
            return {std::string(social), type};
        if (holds(folded, "学校") || holds(folded, "幼儿园") || holds(folded, "培训中心"))
            return {std::string(social), "民办学校"};
        if (holds(folded, "医院") || holds(folded, "诊所") || holds(folded, "卫生室"))
            return {std::string(social), "民办医疗机构"};
        return {std::string(social), "其他社会服务机构"};
    }
    if (prefix == "53")
        return {std::string(social), "基金会"};
    if (prefix == "31")
        return {std::string(social), "律师事务所"};
    return {};
}

} // namespace lx
