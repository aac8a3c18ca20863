#pragma once

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <sys/resource.h>
#include <time.h>

namespace lx::bench {

/// Wall and processor time since it was made.
class Watch
{
public:
    [[nodiscard]] double wall() const
    {
        return std::chrono::duration<double>(std::chrono::steady_clock::now() - m_start).count();
    }
    [[nodiscard]] double cpu() const { return used() - m_used; }

private:
    static double used()
    {
        timespec time{};
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) * 1e-9;
    }
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    double m_used = used();
};

/// The better of several runs: other programs on the machine only ever make a run slower.
struct Best
{
    double wall = 1e9;
    double cpu = 1e9;
    void take(const Watch& watch)
    {
        wall = std::min(wall, watch.wall());
        cpu = std::min(cpu, watch.cpu());
    }
};

/// A table row: what, ours, raw, ratio (wall), processor time of both.
inline void print_ratio(const char* what, const Best& ours, const Best& raw, double most)
{
    std::printf("| %-44s | %6.2f s | %6.2f s | %5.2f | %4.1f | cpu %5.2f / %5.2f s |\n", what,
                ours.wall, raw.wall, ours.wall / raw.wall, most, ours.cpu, raw.cpu);
    std::fflush(stdout);
}

inline long peak_megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

inline std::int64_t number_of(const char* variable, std::int64_t otherwise)
{
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::atoll(text);
}

inline std::string folder()
{
    if (const char* given = std::getenv("LIANGXIN_BENCH_FOLDER"))
        return given;
    return std::filesystem::temp_directory_path().string();
}

inline std::uint64_t mix(std::uint64_t x)
{
    x += 0x9e3779b97f4a7c15ULL;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9ULL;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebULL;
    return x ^ (x >> 31);
}

/// Check digit of GB 32100-2015 for 17 signs.
inline char uscc_check(std::string_view body)
{
    constexpr std::string_view alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    int sum = 0;
    int weight = 1;
    for (const char c : body) {
        sum += static_cast<int>(alphabet.find(c)) * weight;
        weight = weight * 3 % 31;
    }
    return alphabet[static_cast<std::size_t>((31 - sum % 31) % 31)];
}

/// The 30 columns of the made-up unit list: text unless marked as date or number.
enum class Kind
{
    Text,
    Date,
    Number
};
struct Column
{
    const char* heading;
    Kind kind;
};
inline const std::vector<Column>& columns()
{
    static const std::vector<Column> all{{"统一社会信用代码", Kind::Text},
                                         {"单位名称", Kind::Text},
                                         {"单位类别", Kind::Text},
                                         {"单位类型", Kind::Text},
                                         {"登记机关", Kind::Text},
                                         {"登记级别", Kind::Text},
                                         {"登记日期", Kind::Date},
                                         {"经营状态", Kind::Text},
                                         {"企业规模", Kind::Text},
                                         {"行业", Kind::Text},
                                         {"属地", Kind::Text},
                                         {"地址", Kind::Text},
                                         {"经度", Kind::Number},
                                         {"纬度", Kind::Number},
                                         {"法定代表人", Kind::Text},
                                         {"联系人", Kind::Text},
                                         {"联系电话", Kind::Text},
                                         {"影响力较大", Kind::Text},
                                         {"党建写入章程", Kind::Text},
                                         {"收取会费", Kind::Text},
                                         {"是否脱钩行业协会商会", Kind::Text},
                                         {"工会成立日期", Kind::Date},
                                         {"共青团成立日期", Kind::Date},
                                         {"妇联成立日期", Kind::Date},
                                         {"管理党组织", Kind::Text},
                                         {"联系领导", Kind::Text},
                                         {"未建党组织原因", Kind::Text},
                                         {"组建措施", Kind::Text},
                                         {"计划组建日期", Kind::Date},
                                         {"备注", Kind::Text}};
    return all;
}

/// Cells of unit `number` (from 0): texts, dates as days since 1970-01-01, numbers.
struct Cell
{
    std::string text;
    double number = 0;
};
inline std::vector<Cell> unit_cells(std::int64_t number)
{
    constexpr const char* surnames[] = {"王", "李", "张", "刘", "陈", "杨",
                                        "赵", "黄", "周", "吴", "马", "丁"};
    constexpr const char* given[] = {"伟", "芳", "娜", "敏", "静", "强",
                                     "磊", "军", "洋", "勇", "艳", "杰"};
    constexpr const char* words[] = {"宏", "达", "盛", "鑫", "源", "泰",
                                     "和", "兴", "隆", "昌", "瑞", "丰"};
    constexpr const char* trades[] = {"商贸",     "建筑工程", "农业科技", "物流",
                                      "餐饮管理", "信息技术", "装饰"};
    constexpr const char* types[] = {"有限责任公司", "股份有限公司", "个人独资", "合伙企业"};
    constexpr const char* status[] = {"正常", "正常", "正常", "半停产", "停产歇业"};
    constexpr const char* scales[] = {"大型", "中型", "小型", "微型"};
    constexpr const char* industries[] = {"C 制造业", "F 批发和零售业", "E 建筑业",
                                          "A 农、林、牧、渔业"};
    std::uint64_t dice = mix(static_cast<std::uint64_t>(number) + 17);
    const auto next = [&](std::uint64_t sides) {
        dice = mix(dice);
        return static_cast<std::size_t>(dice % sides);
    };
    const auto person = [&] {
        return std::string(surnames[next(12)]) + given[next(12)] + given[next(12)];
    };
    const auto yes = [&] { return std::string(next(2) == 0 ? "否" : "是"); };
    char digits[32];
    std::snprintf(digits, sizeof digits, "91640121MA7%06lld",
                  static_cast<long long>(number % 1000000));
    std::string code = digits;
    code += uscc_check(code);
    std::vector<Cell> cells(columns().size());
    std::size_t at = 0;
    const auto text = [&](std::string value) { cells[at++].text = std::move(value); };
    const auto date = [&] { cells[at++].number = static_cast<double>(10957 + next(9000)); };
    text(code);
    text("宁夏" + std::string(words[next(12)]) + words[next(12)] + words[next(12)] +
         std::to_string(number) + trades[next(7)] + "有限公司");
    text("非公有制企业");
    text(types[next(4)]);
    text("永宁县市场监督管理局");
    text("县");
    date();
    text(status[next(5)]);
    text(scales[next(4)]);
    text(industries[next(4)]);
    text("64012110" + std::to_string(next(6)));
    text("杨和镇某某街" + std::to_string(next(999)) + "号");
    cells[at++].number = 106.0 + static_cast<double>(next(100000)) / 100000;
    cells[at++].number = 38.0 + static_cast<double>(next(100000)) / 100000;
    text(person());
    text(person());
    text("139" + std::to_string(10000000 + next(90000000)));
    for (int i = 0; i < 4; ++i)
        text(yes());
    for (int i = 0; i < 3; ++i)
        date();
    text("D00" + std::to_string(next(6)));
    text(person());
    text("党员不足3人");
    text("与同街企业联合组建");
    date();
    text("第" + std::to_string(number % 50) + "批");
    return cells;
}

} // namespace lx::bench
