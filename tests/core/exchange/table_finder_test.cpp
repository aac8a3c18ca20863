#include "core/exchange/table_finder.h"

#include <catch2/catch.hpp>

#include "core/ledger/catalog.h"
#include "core/spreadsheet/column_letters.h"

using namespace lx;

namespace {

using Rows = std::vector<std::vector<std::string>>;

std::vector<HeadRow> head(const Rows& rows)
{
    std::vector<HeadRow> out;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        HeadRow row;
        row.row = static_cast<std::int64_t>(r);
        for (std::size_t c = 0; c < rows[r].size(); ++c) {
            if (!rows[r][c].empty())
                row.cells.push_back({static_cast<int>(c), CellKind::Text, rows[r][c]});
        }
        if (!row.cells.empty())
            out.push_back(row);
    }
    return out;
}

/// The key of the field each column goes to; "survey.headcount" for a carried one, "" for none.
std::vector<std::string> fields(const FoundTable& table, const HeadingIndex& index)
{
    std::vector<std::string> keys;
    for (const TableColumn& column : table.columns) {
        if (!column.target || column.duplicate_of >= 0)
            keys.emplace_back();
        else if (column.target->slot == 0)
            keys.push_back(index.field(*column.target).key);
        else
            keys.push_back(index.def(column.target->slot).code + "." +
                           index.field(*column.target).key);
    }
    return keys;
}

const HeadingIndex& index_of(const char* ledger)
{
    static const HeadingIndex unit(Catalog::builtin(), *Catalog::builtin().ledger("unit"));
    static const HeadingIndex member(Catalog::builtin(), *Catalog::builtin().ledger("member"));
    return std::string_view(ledger) == "unit" ? unit : member;
}

using Keys = std::vector<std::string>;

} // namespace

TEST_CASE("the heading row is found below title rows")
{
    const auto rows =
        head({{"永宁县非公有制企业基本情况统计表"},
              {"填报单位：县委组织部", "", "", "填报日期：2025年9月"},
              {"序号", "企业名称", "社会信用代码", "企业类型", "职工人数", "注册资本"},
              {"1", "甲公司", "91110000600037341L", "有限责任公司", "12", "100万"}});
    const auto table = find_table(rows, {}, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(table->first_heading == 2);
    CHECK(table->last_heading == 2);
    CHECK(fields(*table, index_of("unit")) ==
          Keys{"", "name", "uscc", "type", "survey.headcount", ""});
    CHECK(table->columns[0].ignored);
    CHECK_FALSE(table->columns[5].ignored);
    CHECK_FALSE(merges_matter(rows, *table, index_of("unit")));
}

TEST_CASE("headings merged over two rows are read as paths")
{
    const auto rows = head({{"统计表"},
                            {"单位名称", "统一社会信用代码", "党员情况", "", "工会", ""},
                            {"", "", "正式党员数", "预备党员数", "成立日期", "主席"},
                            {"甲公司", "91110000600037341L", "3", "1", "2020-01-01", "王五"}});
    const std::vector<MergedRange> merges{{1, 0, 2, 0}, {1, 1, 2, 1}, {1, 2, 1, 3}, {1, 4, 1, 5}};
    const auto table = find_table(rows, merges, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(table->first_heading == 1);
    CHECK(table->last_heading == 2);
    CHECK(fields(*table, index_of("unit")) ==
          Keys{"name", "uscc", "survey.formal", "survey.probationary", "union_founded", ""});
    CHECK(table->columns[3].heading() == "党员情况/预备党员数");
}

TEST_CASE("headings merged over three rows, and a unit in a row of its own")
{
    const auto rows = head({{"单位名称", "单位代码", "人数", "", ""},
                            {"", "", "从业人员数", "其中", ""},
                            {"", "", "", "正式党员", "预备党员"},
                            {"甲公司", "91110000600037341L", "30", "3", "1"}});
    const std::vector<MergedRange> merges{
        {0, 0, 2, 0}, {0, 1, 2, 1}, {0, 2, 0, 4}, {1, 2, 2, 2}, {1, 3, 1, 4}};
    const auto table = find_table(rows, merges, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(table->first_heading == 0);
    CHECK(table->last_heading == 2);
    CHECK(fields(*table, index_of("unit")) ==
          Keys{"name", "uscc", "survey.headcount", "survey.formal", "survey.probationary"});
}

TEST_CASE("a group above without merges belongs to the columns at its right")
{
    const auto rows = head({{"单位名称", "统一社会信用代码", "党员情况", ""},
                            {"", "", "正式党员数", "预备党员数"},
                            {"甲公司", "91110000600037341L", "3", "1"}});
    const auto table = find_table(rows, {}, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(table->last_heading == 1);
    CHECK(fields(*table, index_of("unit")) ==
          Keys{"name", "uscc", "survey.formal", "survey.probationary"});
    CHECK(merges_matter(rows, *table, index_of("unit")));
}

TEST_CASE("an unknown lower heading does not become a row of data")
{
    const auto rows = head({{"单位名称", "统一社会信用代码", "股东", ""},
                            {"", "", "甲方", "乙方"},
                            {"甲公司", "91110000600037341L", "3", "1"}});
    const std::vector<MergedRange> merges{{0, 0, 1, 0}, {0, 1, 1, 1}, {0, 2, 0, 3}};
    const auto table = find_table(rows, merges, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(table->last_heading == 1);
    CHECK(fields(*table, index_of("unit")) == Keys{"name", "uscc", "", ""});
    CHECK(table->columns[2].heading() == "股东/甲方");
}

TEST_CASE("what stands under another body's heading is not the row's own")
{
    const auto rows = head({{"单位名称", "统一社会信用代码", "党组织", ""},
                            {"", "", "名称", "成立日期"},
                            {"甲公司", "91110000600037341L", "甲支部", "2020-01-01"}});
    const std::vector<MergedRange> merges{{0, 0, 1, 0}, {0, 1, 1, 1}, {0, 2, 0, 3}};
    const auto table = find_table(rows, merges, index_of("unit"), nullptr);
    REQUIRE(table);
    CHECK(fields(*table, index_of("unit")) == Keys{"name", "uscc", "", ""});
}

TEST_CASE("line breaks, marks and numbers in headings")
{
    const auto rows =
        head({{"*姓\n名", "2、身份证\n号码（必填）", "人员类别", "加入党组织日期", "★组织关系"},
              {"王五", "11010519491231002X", "正式党员", "1980-01-01", "在册"}});
    const auto table = find_table(rows, {}, index_of("member"), nullptr);
    REQUIRE(table);
    CHECK(fields(*table, index_of("member")) ==
          Keys{"name", "id_number", "status", "joined", "relation"});
    CHECK(table->columns[0].heading() == "*姓名");
}

TEST_CASE("of two columns for one field the first is read")
{
    const auto rows = head({{"姓名", "公民身份号码", "入党日期", "入党日期"}});
    const auto table = find_table(rows, {}, index_of("member"), nullptr);
    REQUIRE(table);
    CHECK(fields(*table, index_of("member")) == Keys{"name", "id_number", "joined", ""});
    CHECK(table->columns[3].duplicate_of == 2);
}

TEST_CASE("a saved mapping names columns by heading or letter and goes first")
{
    const auto rows = head(
        {{"企业全名字", "某代码", "类型", "备注"}, {"甲公司", "91110000600037341L", "x", "y"}});
    CHECK_FALSE(find_table(rows, {}, index_of("unit"), nullptr));
    const auto mapping = SavedMapping::from_json(
        R"({"企业全名字": "单位名称", "B": "uscc", "备注": "", "类型": "survey.investor_info"})",
        "m.json");
    REQUIRE(mapping);
    const auto table = find_table(rows, {}, index_of("unit"), &*mapping);
    REQUIRE(table);
    CHECK(fields(*table, index_of("unit")) == Keys{"name", "uscc", "survey.investor_info", ""});
    CHECK(table->columns[3].ignored);
}

TEST_CASE("a letter speaks of a column only where no heading does")
{
    const auto mapping =
        SavedMapping::from_json(R"({"C": "contact_person", "D": "phone"})", "m.json");
    REQUIRE(mapping);
    const auto find = [&](const std::vector<std::string>& headings) {
        const auto table = find_table(head({headings}), {}, index_of("unit"), &*mapping);
        REQUIRE(table);
        return fields(*table, index_of("unit"));
    };
    // Two columns of one heading, which are known by their letters alone…
    CHECK(find({"单位名称", "统一社会信用代码", "经营者", "经营者"}) ==
          Keys{"name", "uscc", "contact_person", "phone"});
    CHECK(find({"单位名称", "统一社会信用代码", "地址", "地址"}) ==
          Keys{"name", "uscc", "contact_person", "phone"});
    // …while the third and fourth of another table say themselves what they are.
    CHECK(find({"单位名称", "统一社会信用代码", "单位类型", "经营状态"}) ==
          Keys{"name", "uscc", "type", "status"});
}

TEST_CASE("a mapping file that says nonsense is wrong usage")
{
    for (const char* json :
         {"", "[1]", R"({"A": 3})", R"({"columns": {"A": "name"}, "heading_row": 0})"}) {
        const auto mapping = SavedMapping::from_json(json, "m.json");
        REQUIRE_FALSE(mapping.has_value());
        CHECK(mapping.error().kind == ErrorKind::Usage);
    }
}

TEST_CASE("letters of columns")
{
    CHECK(column_of_letters("A") == 0);
    CHECK(column_of_letters("ab") == 27);
    CHECK(column_of_letters("XFD") == 16383);
    CHECK(column_of_letters("XFE") == -1);
    CHECK(column_of_letters("A1") == -1);
    for (const int column : {0, 25, 26, 27, 701, 702, 16383})
        CHECK(column_of_letters(column_letters(column)) == column);
}

TEST_CASE("a sheet without the ledger's headings has no table")
{
    CHECK_FALSE(
        find_table(head({{"月份", "天气"}, {"一月", "晴"}}), {}, index_of("unit"), nullptr));
    CHECK_FALSE(find_table(head({{"备注"}, {"晴"}}), {}, index_of("unit"), nullptr));
    CHECK_FALSE(find_table({}, {}, index_of("unit"), nullptr));
}
