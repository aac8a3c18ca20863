// Lists as clerks make them, generated: whatever stands around the rows, as many go in as were
// made.

#include <algorithm>
#include <sstream>

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include "tests/core/exchange/exchange_rig.h"

using namespace lx;
using namespace lx::test;

namespace {

/// A column of a list and what stands in it for the unit of a number.
struct ListColumn
{
    std::vector<std::string> headings; ///< one of them
    std::string (*cell)(int unit);
};

const std::vector<ListColumn>& list_columns()
{
    static const std::vector<ListColumn> columns{
        {{"序号", "编号"}, [](int unit) { return std::to_string(unit); }},
        {{"企业名称", "单位名称", "*单位全称"},
         [](int unit) { return "第" + std::to_string(unit) + "商贸有限公司"; }},
        {{"单位类别", "类别"}, [](int) { return std::string("非公有制企业"); }},
        {{"企业类型", "登记注册类型"}, [](int) { return std::string("有限责任公司"); }},
        {{"经营状态", "存续情况"}, [](int) { return std::string("存续"); }},
        {{"职工人数", "现有职工数"}, [](int unit) { return std::to_string(unit + 10); }},
        {{"党员数", "正式党员数"}, [](int unit) { return std::to_string(unit % 5); }},
        {{"经营场所地址"}, [](int unit) { return std::to_string(unit) + "号"; }},
    };
    return columns;
}

/// The columns of one table: which, in what order, and under which headings.
struct ListTable
{
    std::vector<std::size_t> order;
    std::vector<std::string> headings;
};

ListTable some_table()
{
    ListTable table;
    for (std::size_t i = 0; i < list_columns().size(); ++i)
        table.order.push_back(i);
    for (std::size_t i = table.order.size(); i > 1; --i)
        std::swap(table.order[i - 1],
                  table.order[static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(i)))]);
    for (const std::size_t column : table.order)
        table.headings.push_back(*rc::gen::elementOf(list_columns()[column].headings));
    return table;
}

std::vector<std::string> row_of(const ListTable& table, int unit)
{
    std::vector<std::string> row;
    for (const std::size_t column : table.order)
        row.push_back(list_columns()[column].cell(unit));
    return row;
}

std::vector<std::string> alone(const std::string& text)
{
    return {text};
}

/// A row that is none, as they stand among rows.
void add_noise(Table& list, const ListTable& table)
{
    const auto with_word = [&](const std::string& word) {
        std::vector<std::string> row(table.order.size());
        const auto name = std::find(table.order.begin(), table.order.end(), std::size_t{1});
        row[static_cast<std::size_t>(name - table.order.begin())] = word;
        row[static_cast<std::size_t>(
            std::find(table.order.begin(), table.order.end(), std::size_t{5}) -
            table.order.begin())] = "99";
        return row;
    };
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return list.push_back(with_word("小计"));
    case 1:
        return list.push_back(with_word("杨和镇合计"));
    case 2:
        return list.push_back(table.headings); // as on each printed page
    case 3:
        return list.push_back({});
    case 4:
        return list.push_back(alone("一、杨和镇（2家）"));
    default:
        return;
    }
}

/// A sheet of some tables; `units` counts the rows made so far.
Table some_list(int& units)
{
    Table list;
    for (int titles = *rc::gen::inRange(0, 3); titles > 0; --titles)
        list.push_back(alone(titles == 1 ? "填报单位：某局" : "某县企业名单"));
    for (int tables = *rc::gen::inRange(1, 4); tables > 0; --tables) {
        const ListTable table = some_table();
        list.push_back(table.headings);
        for (int rows = *rc::gen::inRange(1, 9); rows > 0; --rows) {
            list.push_back(row_of(table, ++units));
            add_noise(list, table);
        }
        if (tables > 1)
            list.push_back(alone("二、其余单位"));
    }
    list.push_back({"审核人：", "填表人：张三"});
    return list;
}

void check_list(const std::string& ending)
{
    int made = 0;
    const Table list = some_list(made);
    ExchangeRig rig;
    const std::string path = rig.folder() / ("list" + ending);
    if (ending == ".csv")
        write_csv(path, list);
    else
        write_xlsx(path, list);
    const auto report = rig.import_files("unit", {path});
    for (const auto& line : told(report.errors))
        RC_LOG() << line << "\n";
    RC_ASSERT(report.read == made);
    RC_ASSERT(report.counts.added == made);
    for (int unit = 1; unit <= made; ++unit) {
        const std::string name = "第" + std::to_string(unit) + "商贸有限公司";
        RC_ASSERT(rig.field("survey", name + "|2025-09-30", "headcount") ==
                  std::to_string(unit + 10));
        RC_ASSERT(rig.field("survey", name + "|2025-09-30", "formal") == std::to_string(unit % 5));
    }
    RC_ASSERT(rig.import_files("unit", {path}).action == 0);
    const auto content = keyed_content(rig, "unit");
    RC_ASSERT(
        withdraw_action(rig.database(), rig.catalog(), rig.actor(), report.action).has_value());
    RC_ASSERT(rig.rows("unit") == 0);
    rig.import_files("unit", {path});
    RC_ASSERT(keyed_content(rig, "unit") == content);
}

} // namespace

TEST_CASE("rows taken are rows made, in any order of columns and whatever stands between them")
{
    const int seeds = 15;
    for (int seed = 1; seed <= seeds; ++seed) {
        for (const char* ending : {".xlsx", ".csv"}) {
            INFO("seed " << seed << ending);
            rc::detail::TestParams params;
            params.seed = static_cast<std::uint64_t>(seed);
            params.maxSuccess = 1;
            params.disableShrinking = true;
            const auto result = rc::detail::checkTestable([&] { check_list(ending); },
                                                          rc::detail::TestMetadata(), params);
            if (!result.is<rc::detail::SuccessResult>()) {
                std::ostringstream why;
                rc::detail::printResultMessage(result, why);
                FAIL(why.str());
            }
        }
    }
}
