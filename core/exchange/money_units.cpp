#include "core/exchange/money_units.h"

#include <algorithm>
#include <array>
#include <string>

#include "core/base/text.h"
#include "core/exchange/column_notes.h"

namespace lx {

namespace {

struct MoneyUnit
{
    std::string_view name;
    std::int64_t yuan = 1;
};
constexpr std::array<MoneyUnit, 6> units{{{"元", 1},
                                          {"元角分", 1},
                                          {"千元", 1'000},
                                          {"万元", 10'000},
                                          {"百万元", 1'000'000},
                                          {"亿元", 100'000'000}}};

/// What may stand around the unit: 以万元计, 人民币万元, and without a pause 人万元, 万元人.
constexpr std::array<std::string_view, 11> fronts{"人民币", "金额", "以", "按", "均为", "人",
                                                  "名",     "个",   "家", "户", "%"};
constexpr std::array<std::string_view, 8> backs{"为单位", "计", "人", "名", "个", "家", "户", "%"};

/// The unit a folded part of the line is; a date may follow, as blanks don't count.
std::optional<std::int64_t> unit_of_part(std::string_view part)
{
    part = part.substr(0, part.find_first_of("0123456789"));
    for (const std::string_view front : fronts) {
        if (part.starts_with(front) && part.size() > front.size())
            part.remove_prefix(front.size());
    }
    for (const std::string_view back : backs) {
        if (part.ends_with(back) && part.size() > back.size())
            part.remove_suffix(back.size());
    }
    const auto unit = std::find_if(units.begin(), units.end(),
                                   [&](const MoneyUnit& each) { return each.name == part; });
    return unit == units.end() ? std::nullopt : std::optional(unit->yuan);
}

/// "工资总额（万元）", "工资总额/元": the line above says nothing of it.
bool names_own_unit(const TableColumn& column)
{
    return column.money_factor != 1 || column.heading().find("元") != std::string::npos;
}

} // namespace

std::optional<std::int64_t> money_unit_of_line(std::string_view text)
{
    if (text.size() > longest_heading || text.find("位") == std::string_view::npos)
        return std::nullopt;
    constexpr std::string_view sign = "单位:";
    constexpr std::array<std::string_view, 9> pauses{"、", ",", ";",  "/", "(",
                                                     ")",  "|", "和", "及"};
    const std::string folded = fold(text);
    const std::size_t at = folded.rfind(sign);
    if (at == std::string::npos)
        return std::nullopt;
    std::string_view rest = std::string_view(folded).substr(at + sign.size());
    while (!rest.empty()) {
        std::size_t end = rest.size();
        std::size_t next = rest.size();
        for (const std::string_view pause : pauses) {
            if (const std::size_t found = rest.find(pause); found < end) {
                end = found;
                next = found + pause.size();
            }
        }
        if (const auto unit = unit_of_part(rest.substr(0, end)))
            return unit;
        rest.remove_prefix(next);
    }
    return std::nullopt;
}

std::optional<std::int64_t> money_unit_of_row(const std::vector<Cell>& cells)
{
    std::optional<std::int64_t> unit;
    for (const Cell& cell : cells) {
        if (cell.kind != CellKind::Text)
            continue;
        if (const auto found = money_unit_of_line(cell.text))
            unit = found;
    }
    return unit;
}

void settle_money_units(const HeadingIndex& index, const FoundTable* before, PlannedTable& table)
{
    std::vector<std::string> by_line;
    std::vector<std::string> otherwise;
    for (TableColumn& column : table.table.columns) {
        if (!column.target || index.field(*column.target).type != FieldType::Money ||
            names_own_unit(column))
            continue;
        if (table.money_unit > 0) {
            column.money_factor = table.money_unit;
            if (table.money_unit > 1)
                by_line.push_back(column.heading());
            continue;
        }
        const bool counted_otherwise =
            before != nullptr && std::any_of(before->columns.begin(), before->columns.end(),
                                             [&](const TableColumn& other) {
                                                 return other.target == column.target &&
                                                        other.money_factor != 1;
                                             });
        if (counted_otherwise)
            otherwise.push_back(column.heading());
    }
    const std::int64_t row = table.table.last_heading + 1;
    if (!by_line.empty())
        table.notes.push_back({table.name, row, "",
                               "表头上方写着金额的单位，" + listed(by_line) + "没有写单位的数按 " +
                                   std::to_string(table.money_unit) + " 元计。"});
    if (!otherwise.empty())
        table.notes.push_back({table.name, row, "",
                               "这里的表头没有写金额的单位，" + listed(otherwise) +
                                   "没有写单位的数按 1 元计，与上面一张表不同；请核对，"
                                   "不是元的请在表头写明单位后再导入。"});
}

} // namespace lx
