#include "core/store/assess_result.h"

#include <algorithm>
#include <cstdio>

#include "core/store/settings_under.h"
#include "core/store/writer.h"

namespace lx {

namespace {

double real_of(const Value& value)
{
    const auto* number = std::get_if<double>(&value);
    return number != nullptr ? *number : static_cast<double>(int_of(value));
}

std::string shown(double total)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.4f", total);
    return text;
}

} // namespace

std::string assess_result_text(double total, std::int64_t rank, const std::string& grade)
{
    return shown(total) + "|" + std::to_string(rank) + "|" + grade;
}

std::string assess_result_key(std::int64_t year, std::int64_t assessor, std::int64_t org)
{
    return assess_settings + std::to_string(year) + "/" + std::to_string(assessor) + "/result/" +
           std::to_string(org);
}

Result<bool> round_went_on(Database& database, const std::string& setting)
{
    if (!setting.starts_with(assess_settings) && !setting.starts_with(appraisal_settings))
        return false;
    const std::string prefix = setting.substr(0, setting.rfind('/') + 1);
    const std::string scheme = prefix + "scheme";
    const std::string subjects = prefix + "orgs";
    if (setting != scheme && setting != subjects)
        return false;
    LX_ASSIGN(const auto kept, settings_under(database, prefix));
    return std::ranges::any_of(
        kept, [&](const auto& one) { return one.first != scheme && one.first != subjects; });
}

Result<std::string> typed_result_problem(Writer& writer, const LedgerDef& def, const Record& record)
{
    const std::int64_t year = int_of(record.at(def, "year"));
    const std::int64_t assessor = int_of(record.at(def, "assessor"));
    const std::int64_t org = int_of(record.at(def, "org"));
    const Value& total = record.at(def, "total");
    const Value& rank = record.at(def, "rank");
    const Value& grade = record.at(def, "grade");
    LX_ASSIGN(const auto result, writer.setting(assess_result_key(year, assessor, org)));
    if (result) {
        if (assess_result_text(real_of(total), int_of(rank), text_of(grade)) == *result)
            return std::string();
        const std::size_t one = result->find('|');
        const std::size_t two = result->find('|', one + 1);
        return "总分、名次和等次由这一轮考核算出（" + result->substr(0, one) + " 分，第 " +
               result->substr(one + 1, two - one - 1) + " 名，" + result->substr(two + 1) +
               "），不能另填；要更正，请重新打开这一轮考核。";
    }
    if (is_empty(total) && is_empty(rank) && is_empty(grade))
        return std::string();
    LX_ASSIGN(const auto round, writer.setting(assess_settings + std::to_string(year) + "/" +
                                               std::to_string(assessor) + "/scheme"));
    return round ? "这个党组织 " + std::to_string(year) +
                       " 年的考核正在进行，总分、名次和等次由程序算出，不能另填。"
                 : std::string();
}

} // namespace lx
