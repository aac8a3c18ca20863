#pragma once

#include <string>

#include <catch2/catch.hpp>
#include <xlsxwriter.h>

namespace lx::test {

/// What is different in the form of another quarter.
struct FormChange
{
    bool another_column = false; ///< before 100人以上
    bool without_rate = false;   ///< 组织覆盖率 is gone
    int list_rows = 0;           ///< rows drawn below the list's heading
};

/// The upper level's form: the sheet 汇总表 with headings of two rows over three areas and their
/// total, a formula at its end, and the sheet 名册 for a list of members.
inline void write_upper_form(const std::string& path, const FormChange& change = {})
{
    lxw_workbook* book = workbook_new(path.c_str());
    lxw_worksheet* table = workbook_add_worksheet(book, "汇总表");
    lxw_format* head = workbook_add_format(book);
    format_set_border(head, LXW_BORDER_THIN);
    lxw_format* percent = workbook_add_format(book);
    format_set_num_format(percent, "0.0%");
    const int more = change.another_column ? 1 : 0;
    const auto at = [&](int column) {
        return static_cast<lxw_col_t>(column + (column > 1 ? more : 0));
    };
    const auto tall = [&](int column, const char* text) {
        worksheet_merge_range(table, 2, at(column), 3, at(column), text, head);
    };
    worksheet_merge_range(table, 0, 0, 0, at(6), "非公有制企业党的组织和工作覆盖情况汇总表",
                          nullptr);
    worksheet_write_string(table, 1, 0, "填报单位：", nullptr);
    tall(0, "属地");
    tall(1, "企业总数");
    if (change.another_column)
        worksheet_merge_range(table, 2, 2, 3, 2, "规下企业数", head);
    worksheet_merge_range(table, 2, at(2), 2, at(3), "其中", head);
    worksheet_write_string(table, 3, at(2), "100人以上", head);
    worksheet_write_string(table, 3, at(3), "50人以下", head);
    tall(4, change.without_rate ? "其他情况" : "组织覆盖率（%）");
    tall(5, "备注栏");
    tall(6, "合并计算");
    const char* rows[] = {"望远镇", "杨和镇", "合计"};
    for (int r = 0; r < 3; ++r) {
        const auto row = static_cast<lxw_row_t>(4 + r);
        worksheet_write_string(table, row, 0, rows[r], head);
        for (int c = 1; c < 6; ++c)
            worksheet_write_blank(table, row, at(c), c == 4 && r == 2 ? percent : head);
        if (change.another_column)
            worksheet_write_blank(table, row, 2, head);
    }
    worksheet_write_formula(table, 6, at(6), "=B5+B6", head);
    lxw_worksheet* list = workbook_add_worksheet(book, "名册");
    const char* names[] = {"序号", "姓名", "性别", "公民身份号码", "入党日期"};
    for (lxw_col_t c = 0; c < 5; ++c) {
        worksheet_write_string(list, 0, c, names[c], head);
        for (int r = 0; r < change.list_rows; ++r)
            worksheet_write_blank(list, static_cast<lxw_row_t>(1 + r), c, head);
    }
    if (change.list_rows > 0)
        worksheet_write_string(list, static_cast<lxw_row_t>(change.list_rows + 1), 0, "填表人：",
                               nullptr);
    REQUIRE(workbook_close(book) == LXW_NO_ERROR);
}

} // namespace lx::test
