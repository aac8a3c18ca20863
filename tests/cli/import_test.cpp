// What clerks hand in, as they write it.

#include <algorithm>

#include <catch2/catch.hpp>

#include <QFileInfo>

#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xlsx_writer.h"
#include "tests/cli/cli_rig.h"
#include "tests/support/small_disk.h"

using lx::test::cli_fails;
using lx::test::cli_ok;
using lx::test::CliFolder;
using lx::test::SmallDisk;

namespace {

using Texts = std::vector<std::string>;

const std::string unit_heading = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,联系人\n";
const std::string unit_row =
    "91640121MA7LX0001L,甲一有限公司,非公有制企业,有限责任公司,正常,张三\n";

std::vector<int> counts(const QJsonObject& report)
{
    std::vector<int> values;
    for (const char* key : {"read", "added", "updated", "unchanged", "refused"}) {
        REQUIRE(report[QLatin1String(key)].isDouble());
        values.push_back(report[QLatin1String(key)].toInt());
    }
    return values;
}

/// For columns of several rows, whose order is another matter.
Texts sorted(Texts texts)
{
    std::sort(texts.begin(), texts.end());
    return texts;
}

} // namespace

TEST_CASE("the report of an import has the keys of the description")
{
    const CliFolder folder;
    const auto report = folder.import("unit",
                                      "标题行,,,,,\n" + unit_heading + unit_row +
                                          "91640121MA7LX0002P,甲二,非公有制企业,公司,正常,\n",
                                      1);
    CHECK(report.keys() == QStringList{"added", "also", "errors", "individuals", "ledger", "notes",
                                       "other_kinds", "questions", "read", "reasons", "refused",
                                       "tables", "unchanged", "updated", "warnings"});
    CHECK(report["ledger"].toString() == "unit");
    CHECK(counts(report) == std::vector<int>{2, 1, 0, 0, 1});
    REQUIRE(report["errors"].toArray().size() == 1);
    const auto error = report["errors"].toArray()[0].toObject();
    CHECK(error.keys() == QStringList{"column", "reason", "row", "sheet", "value"});
    CHECK(error["row"].toInt() == 4); // as Excel counts, below title and heading
    CHECK(error["column"].toString() == "单位类型");
    CHECK(error["value"].toString() == "公司");
    CHECK(error["sheet"].toString() == "input");
    CHECK(report["also"].isObject());
}

TEST_CASE("importing twice adds nothing; blank keeps, 清空 empties, a new value updates")
{
    const CliFolder folder;
    CHECK(counts(folder.import("unit", unit_heading + unit_row)) ==
          std::vector<int>{1, 1, 0, 0, 0});
    CHECK(counts(folder.import("unit", unit_heading + unit_row)) ==
          std::vector<int>{1, 0, 0, 1, 0});
    const std::string row = "91640121MA7LX0001L,甲一有限公司,非公有制企业,有限责任公司,正常,";
    CHECK(counts(folder.import("unit", unit_heading + row + "\n")) ==
          std::vector<int>{1, 0, 0, 1, 0});
    CHECK(folder.column("unit", "联系人") == Texts{"张三"});
    CHECK(counts(folder.import("unit", unit_heading + row + "李四\n")) ==
          std::vector<int>{1, 0, 1, 0, 0});
    CHECK(folder.column("unit", "联系人") == Texts{"李四"});
    CHECK(counts(folder.import("unit", unit_heading + row + "清空\n")) ==
          std::vector<int>{1, 0, 1, 0, 0});
    CHECK(folder.column("unit", "联系人") == Texts{""});
}

TEST_CASE("a unit stands by its name until its code comes, and is meant by it afterwards")
{
    const CliFolder folder;
    for (const char* none : {"", "无", "-", "——"}) {
        const bool first = folder.rows("unit").empty();
        const auto report = folder.import("unit", unit_heading + none +
                                                      ",甲一有限公司,非公有制企业,有限责任公司,"
                                                      "正常,\n");
        CHECK(report["warnings"].toArray().size() == (first ? 2 : 0)); // code, 属地
    }
    CHECK(folder.rows("unit").size() == 1);
    folder.import("survey", "单位,摸底日期,从业人员数\n甲一有限公司,2025-03-31,12\n");
    CHECK(counts(folder.import("unit", unit_heading + unit_row)) ==
          std::vector<int>{1, 0, 1, 0, 0});
    CHECK(folder.column("unit", "统一社会信用代码") == Texts{"91640121MA7LX0001L"});
    CHECK(counts(folder.import("survey", "单位,摸底日期,从业人员数\n甲一有限公司,2025-06-30,13\n"
                                         "91640121MA7LX0001L,2025-03-31,12\n")) ==
          std::vector<int>{2, 1, 0, 1, 0});
}

TEST_CASE("dates and numbers as people write them")
{
    const CliFolder folder;
    const auto report = folder.import(
        "unit",
        "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,成立时间,职工人数\n"
        "91640121MA7LX0001L,甲一,非公有制企业,有限责任公司,正常,2020年3月5日,\"1,200\"\n"
        "91640121ma7lx0002p,甲二,非公有制企业,有限责任公司,正常,2020.3.5,85人\n"
        "９１６４０１２１MA7LX0003T,甲三,非公有制企业,有限责任公司,正常,2020/03/05,３２０\n"
        "91640121-MA7LX0004X,甲四,非公有制企业,有限责任公司,正常,20200305, 7 \n"
        "91640121MA7LX00051,甲五,非公有制企业,有限责任公司,正常,43895,7.0\n",
        0, {"--as-of", "2025-06-30"});
    CHECK(counts(report) == std::vector<int>{5, 5, 0, 0, 0});
    CHECK(report["also"]["survey"]["added"].toInt() == 5);
    CHECK(folder.column("unit", "登记日期") == Texts(5, "2020-03-05"));
    CHECK(sorted(folder.column("survey", "从业人员数")) == Texts{"1200", "320", "7", "7", "85"});
    CHECK(folder.column("survey", "摸底日期") == Texts(5, "2025-06-30"));
    CHECK(sorted(folder.column("unit", "统一社会信用代码")) ==
          Texts{"91640121MA7LX0001L", "91640121MA7LX0002P", "91640121MA7LX0003T",
                "91640121MA7LX0004X", "91640121MA7LX00051"});
    // What no reading makes sense of is left out and named; the row can do without.
    const auto curtailed = folder.import(
        "unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,成立时间,职工人数\n"
                "91640121MA7LX00064,甲六,非公有制企业,有限责任公司,正常,2020-02-30,1\n"
                "91640121MA7LX00077,甲七,非公有制企业,有限责任公司,正常,2017/2020,1\n"
                "91640121MA7LX0008A,甲八,非公有制企业,有限责任公司,正常,99999999,1\n"
                "91640121MA7LX0009D,甲九,非公有制企业,有限责任公司,正常,2020-01-01,约30\n"
                "91640121MA7LX0010J,甲十,非公有制企业,有限责任公司,正常,2020-01-01,-3\n"
                "91640121MA7LX0011M,甲十一,非公有制企业,有限责任公司,正常,2020-01-01,1e300\n");
    CHECK(counts(curtailed) == std::vector<int>{6, 6, 0, 0, 0});
    CHECK(curtailed["tables"][0]["cells_left_out"].toInt() == 5); // 约30 is 30
    CHECK(curtailed["also"]["survey"]["added"].toInt() == 4);
}

TEST_CASE("carried survey columns: a survey of the day, updated on the second import; without "
          "从业人员数 a warning")
{
    const CliFolder folder;
    const std::string heading = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数,"
                                "正式党员数\n91640121MA7LX0001L,甲一,非公有制企业,有限责任公司,";
    folder.import("unit", heading + "半停产,30,2\n", 0, {"--as-of", "2025-06-30"});
    CHECK(folder.column("survey", "经营状态") == Texts{"半停产"});
    const auto again = folder.import("unit", heading + "正常,31,\n", 0, {"--as-of", "2025-06-30"});
    CHECK(again["also"]["survey"]["updated"].toInt() == 1);
    CHECK(folder.column("survey", "从业人员数") == Texts{"31"});
    CHECK(folder.column("survey", "正式党员数") == Texts{"2"});
    const auto other = folder.import("unit", heading + "正常,32,3\n", 0, {"--as-of", "2025-09-30"});
    CHECK(other["also"]["survey"]["added"].toInt() == 1);
    const auto without =
        folder.import("unit", "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,正式党员数\n"
                              "91640121MA7LX0001L,甲一,非公有制企业,有限责任公司,正常,9\n");
    CHECK(without["also"].toObject().isEmpty());
    CHECK(without["warnings"].toArray().size() == 1);
    CHECK(folder.column("survey", "正式党员数") == Texts{"2", "3"});
}

TEST_CASE("a .csv in GB18030, with characters of four bytes and a title row")
{
    const CliFolder folder;
    const auto report = cli_ok({"import", "unit", lx::test::data_path("cli/gb18030.csv"), "--db",
                                folder.db(), "--json"})
                            .object();
    CHECK(counts(report) == std::vector<int>{2, 2, 0, 0, 0});
    CHECK(folder.column("unit", "单位名称") == Texts{"永宁县㐂荣有限公司", "永宁县𠮷祥商行"});
}

TEST_CASE("merged headings of two and three rows")
{
    using lx::CellLook;
    const CliFolder folder;
    for (const int levels : {2, 3}) {
        const QString path = folder.path("merged" + std::to_string(levels) + ".xlsx");
        auto writer = lx::XlsxWriter::create(path.toStdString(), lx::XlsxWriter::Mode::InMemory);
        REQUIRE(writer.has_value());
        lx::XlsxWriter& sheet = **writer;
        sheet.add_sheet("台账");
        sheet.merge(0, 0, 0, 7, "两新组织党建工作台账", CellLook::Title);
        sheet.merge(1, 0, 1, 7, "填报单位：杨和镇　　　2025年6月", CellLook::Plain);
        const int last = 1 + levels;
        const char* alone[] = {"序号",     "单位名称", "统一社会信用代码",
                               "单位类别", "单位类型", "经营状态"};
        for (int i = 0; i < 6; ++i)
            sheet.merge(2, i, last, i, alone[i], CellLook::Heading);
        if (levels == 2) {
            sheet.merge(2, 6, 2, 7, "人员情况", CellLook::Heading);
        } else {
            sheet.merge(2, 6, 2, 7, "基本情况", CellLook::Heading);
            sheet.merge(3, 6, 3, 7, "人员情况", CellLook::Heading);
        }
        sheet.text(last, 6, "职工\n人数", CellLook::Heading); // a line break inside
        sheet.text(last, 7, "正式党员数", CellLook::Heading);
        sheet.merge(last + 1, 0, last + 1, 7, "一、非公有制企业", CellLook::Plain);
        const char* row[] = {
            "1", "甲一有限公司", "91640121MA7LX0001L", "非公有制企业", "有限责任公司", "正常"};
        for (int i = 0; i < 6; ++i)
            sheet.text(last + 2, i, row[i]);
        sheet.number(last + 2, 6, 10 * levels);
        sheet.number(last + 2, 7, levels);
        sheet.number(last + 3, 0, 2); // a line numbered beforehand
        sheet.text(last + 4, 1, "合计");
        sheet.number(last + 4, 6, 10 * levels);
        REQUIRE(sheet.finish().has_value());
        const auto report =
            cli_ok({"import", "unit", path, "--db", folder.db(), "--as-of", "2025-06-30", "--json"})
                .object();
        CHECK(report["read"].toInt() == 1);
        CHECK(folder.column("survey", "从业人员数") == Texts{std::to_string(10 * levels)});
        CHECK(folder.column("survey", "正式党员数") == Texts{std::to_string(levels)});
    }
}

TEST_CASE("numbers of persons are masked in questions, headings and names of sheets too")
{
    const CliFolder folder;
    const std::string name = folder.path("list.xlsx").toStdString();
    const Texts numbers{"110105194912310021", "13995001234", "0951-8011234", "13995009999"};
    {
        auto writer = lx::XlsxWriter::create(name, lx::XlsxWriter::Mode::InMemory);
        REQUIRE(writer.has_value());
        (*writer)->add_sheet("张三" + numbers[1]);
        int column = 0;
        for (const std::string& heading :
             {std::string("公民身份号码"), std::string("姓名"), std::string("党员状态"),
              std::string("入党日期"), std::string("所在党组织"), "身份证" + numbers[0]})
            (*writer)->text(0, column++, heading);
        column = 0;
        for (const std::string& cell :
             {std::string("11010519491231002X"), std::string("张三"), "正式" + numbers[3],
              std::string("1980-01-01"), "某支部 " + numbers[2], std::string("1")})
            (*writer)->text(1, column++, cell);
        REQUIRE((*writer)->finish().has_value());
    }
    for (const QStringList& more : {QStringList{"--json"}, QStringList{}}) {
        const auto result = lx::test::cli(
            QStringList{"import", "member", QString::fromStdString(name), "--db", folder.db()} +
            more);
        const std::string all = result.out + result.err;
        for (const std::string& number : numbers)
            CHECK(all.find(number) == std::string::npos);
        CHECK(all.find("张三139****1234") != std::string::npos);
    }
}

TEST_CASE("numbers of persons are masked where no headings are found")
{
    const CliFolder folder;
    const auto result =
        lx::test::cli({"import", "member", folder.file("m.csv", "甲,110105194912310021\n乙,1\n"),
                       "--db", folder.db()});
    CHECK(result.status == 3);
    CHECK(result.err.find("110105194912310021") == std::string::npos);
    CHECK(result.err.find("110105********0021") != std::string::npos);
}

TEST_CASE("where refused rows can't be handed back, good ones don't go in either")
{
    const SmallDisk disk(64 << 10);
    if (!disk.mounted())
        return;
    const CliFolder folder;
    const QString input = folder.file(
        "u.csv", unit_heading + unit_row + "91640121MA7LX0002P,甲二,非公有制企业,公司,正常,\n");
    static_cast<void>(disk.fill(4 << 10));
    cli_fails({"import", "unit", input, "--db", folder.db(), "--errors",
               QString::fromStdString(disk / "e.xlsx"), "--json"},
              5, "台账没有改动");
    CHECK(folder.rows("unit").empty());
}

TEST_CASE("of lists beside each other it is told in which columns a row stands")
{
    const CliFolder folder;
    const std::string headings = "单位名称,单位类别,单位类型,经营状态";
    const QString both = folder.file(
        "both.csv", headings + "," + headings + "\n甲公司,机关,其他,正常,乙公司,机关,其他,正常\n");
    const auto report = cli_ok({"import", "unit", both, "--db", folder.db(), "--json"}, 1).object();
    REQUIRE(report["errors"].toArray().size() == 2);
    CHECK(report["errors"][0]["range"].toString() == "A–D列");
    CHECK(report["errors"][1]["range"].toString() == "E–H列");
    CHECK(report["tables"][1]["range"].toString() == "E–H列");
    CHECK(report["tables"][1]["sheet"].toString() == "both");
}

TEST_CASE("several inputs are one transaction, errors say the file")
{
    const CliFolder folder;
    const QString good = folder.file("good.csv", unit_heading + unit_row);
    const QString torn = folder.file("torn.xlsx", std::string("PK\x03\x04 torn", 9));
    cli_fails({"import", "unit", good, torn, "--db", folder.db()}, 3, "torn.xlsx");
    CHECK(folder.rows("unit").empty());
    const QString half = folder.file(
        "half.csv", unit_heading +
                        "91640121MA7LX0002P,甲二有限公司,非公有制企业,有限责任公司,正常,\n"
                        "91640121MA7LX0003T,甲三有限公司,非公有制企业,哪种,正常,\n");
    const auto report =
        cli_ok({"import", "unit", good, half, "--db", folder.db(), "--json"}, 1).object();
    CHECK(counts(report) == std::vector<int>{3, 2, 0, 0, 1});
    CHECK(report["errors"][0]["file"].toString() == half);
    CHECK(folder.rows("unit").size() == 2);
}

TEST_CASE("a trial import tells the same and writes nothing")
{
    const CliFolder folder;
    const std::string before = lx::test::bytes_of(folder.db());
    const auto trial = folder.import("unit", unit_heading + unit_row, 0, {"--dry-run"});
    CHECK(counts(trial) == std::vector<int>{1, 1, 0, 0, 0});
    CHECK(lx::test::bytes_of(folder.db()) == before);
    CHECK(folder.rows("unit").empty());
    CHECK(trial == folder.import("unit", unit_heading + unit_row));
}

TEST_CASE("refused rows come back as they stood, and go in once they are put right")
{
    const CliFolder folder;
    const QString errors = folder.path("errors.xlsx");
    const auto report = folder.import(
        "unit",
        unit_heading + unit_row + "91640121MA7LX0002P,甲二有限公司,非公有制企业,错的,正常,李四\n",
        1, {"--errors", errors});
    CHECK(counts(report) == std::vector<int>{2, 1, 0, 0, 1});
    // Again as it is: refused again, nothing else in it.
    const auto again =
        cli_ok({"import", "unit", errors, "--db", folder.db(), "--json"}, 1).object();
    CHECK(counts(again) == std::vector<int>{1, 0, 0, 0, 1});
    // A clerk mends the cell and saves as .csv, the column 错误 still there.
    auto book = lx::open_workbook(errors.toStdString());
    REQUIRE(book.has_value());
    lx::NoProgress quiet;
    std::string mended;
    bool has_column = false;
    const auto read = (*book)->read(
        0,
        [&](const lx::SheetRow& row) {
            Texts cells(8);
            for (const lx::Cell& cell : *row.cells) {
                has_column = has_column || cell.text == "错误";
                cells.at(static_cast<std::size_t>(cell.column)) =
                    cell.text == "错的" ? "有限责任公司" : std::string(cell.text);
            }
            for (const std::string& cell : cells)
                mended += "\"" + cell + "\",";
            mended += "\n";
            return true;
        },
        quiet);
    REQUIRE(read.has_value());
    CHECK(has_column);
    CHECK(counts(folder.import("unit", mended)) == std::vector<int>{1, 1, 0, 0, 0});
    CHECK(folder.column("unit", "单位名称") == Texts{"甲一有限公司", "甲二有限公司"});
    CHECK(folder.column("unit", "联系人") == Texts{"张三", "李四"});
    // Without a refused row no file is made.
    const QString none = folder.path("none.xlsx");
    folder.import("unit", unit_heading + unit_row, 0, {"--errors", none});
    CHECK(!QFileInfo::exists(none));
}

TEST_CASE("references by name or key, a wrong one is told")
{
    const CliFolder folder;
    folder.import("unit", unit_heading + unit_row);
    folder.import("org", "党组织代码,名称,类别,成立日期\nZ1,甲一支部,党支部,2020-07-01\n");
    const auto report = folder.import("coverage",
                                      "党组织,单位,起,止\n甲一支部,甲一有限公司,"
                                      "2020-07-01,\nZ9,甲一有限公司,2020-07-01,\n",
                                      1);
    CHECK(counts(report) == std::vector<int>{2, 1, 0, 0, 1});
    CHECK(report["errors"][0]["column"].toString() == "党组织");
    CHECK(report["errors"][0]["value"].toString() == "Z9");
}

TEST_CASE(
    "organizations that a list names are added where --add says so, with --set for what lacks")
{
    const CliFolder folder;
    folder.import("unit", unit_heading + unit_row, 0);
    const QString list = folder.file("c.csv", "党组织,单位,起\n"
                                              "甲一公司党支部,甲一有限公司,2021-05-01\n"
                                              "片区党组织,甲一有限公司,2022-05-01\n");
    const auto report =
        cli_ok({"import", "coverage", list, "--db", folder.db(), "--add", "org", "--json"}, 1)
            .object();
    CHECK(counts(report) == std::vector<int>{2, 1, 0, 0, 1});
    CHECK(report["also"].toObject()["org"].toObject()["added"].toInt() == 1);
    const auto questions = report["questions"].toArray();
    REQUIRE(questions.size() == 3);
    CHECK(questions[0]["field"].toString() == "org.kind");
    CHECK(questions[0]["choices"].toArray().contains("联合党支部"));
    CHECK(questions[1]["text"].toString() == "甲一公司党支部");
    CHECK(questions[1]["answered"].toBool());
    CHECK(questions[2]["text"].toString() == "片区党组织");
    CHECK_FALSE(questions[2]["can_answer"].toBool(true));
    CHECK_FALSE(questions[2]["answered"].toBool(true));
    const auto answered = cli_ok({"import", "coverage", list, "--db", folder.db(), "--add", "org",
                                  "--set", "org.kind=联合党支部", "--json"})
                              .object();
    CHECK(counts(answered) == std::vector<int>{2, 1, 0, 1, 0});
    CHECK(folder.rows("org").size() == 2);
    cli_fails({"import", "coverage", list, "--db", folder.db(), "--add", "unit"}, 2, "unit");
    cli_fails({"import", "coverage", list, "--db", folder.db(), "--add", "org="}, 2, "台账=名称");
}

TEST_CASE("--add takes single names, several times")
{
    const CliFolder folder;
    const QString list = folder.file("u.csv", "企业名称,单位类别,单位类型,经营状态,属地\n"
                                              "甲,非公有制企业,其他,正常,望远镇\n"
                                              "乙,非公有制企业,其他,正常,不存在镇\n"
                                              "丙,非公有制企业,其他,正常,李俊镇\n");
    const auto report = cli_ok({"import", "unit", list, "--db", folder.db(), "--add", "area=望远镇",
                                "--add", "area=李俊镇", "--json"})
                            .object();
    CHECK(report["also"].toObject()["area"].toObject()["added"].toInt() == 2);
    for (const QJsonValue question : report["questions"].toArray()) {
        CHECK(question["can_answer"].toBool());
        CHECK(question["answered"].toBool() == (question["text"].toString() != "不存在镇"));
    }
}

TEST_CASE("--individuals takes 个体工商户 in and is remembered in the file")
{
    const CliFolder folder;
    const auto list = [&](const std::string& name) {
        return folder.file(name + ".csv",
                           "单位名称,单位类型,经营状态\n" + name + ",个体工商户,正常\n");
    };
    const auto refused =
        cli_ok({"import", "unit", list("甲店"), "--db", folder.db(), "--json"}, 1).object();
    CHECK(refused["individuals"].toInt() == 1);
    cli_ok({"import", "unit", list("甲店"), "--db", folder.db(), "--individuals", "是"});
    cli_ok({"import", "unit", list("乙店"), "--db", folder.db()});
    cli_fails({"import", "unit", list("丙店"), "--db", folder.db(), "--individuals", "也许"}, 2,
              "--individuals");
}

TEST_CASE("exporting and importing again into an empty file gives the same ledger")
{
    const CliFolder county;
    lx::test::import_county(county);
    const CliFolder copy;
    for (const char* ledger : {"area", "org", "unit", "coverage", "survey", "member", "instructor",
                               "dispatch", "post", "activity"}) {
        for (const char* ending : {".xlsx", ".csv"}) {
            const QString file = county.path(std::string("again") + ending);
            cli_ok({"export", ledger, "--db", county.db(), "--out", file});
            const auto report =
                cli_ok({"import", ledger, file, "--db", copy.db(), "--json"}).object();
            CHECK(report["refused"].toInt() == 0);
        }
        INFO(ledger);
        CHECK(county.rows(ledger) == copy.rows(ledger));
    }
}

TEST_CASE("filters: every operator, several hold together, dates and numbers by value")
{
    const CliFolder folder;
    lx::test::import_county(folder);
    const auto count = [&](const QStringList& filters) {
        QStringList words;
        for (const QString& filter : filters)
            words += {"--filter", filter};
        return folder.rows("unit", words).size();
    };
    CHECK(count({}) == 20);
    CHECK(count({"单位类别 = 社会组织"}) == 5);
    CHECK(count({"单位类别 != 社会组织"}) == 15);
    CHECK(count({"企业名称 ~ 甲十"}) == 6);
    CHECK(count({"企业名称 ~ 甲十", "单位类型=个人独资"}) == 1);
    CHECK(count({"登记日期 < 2009-01-01"}) == 1); // E04
    CHECK(count({"登记日期 <= 2009.9.1"}) == 2);  // and S01
    CHECK(count({"登记日期 >= 2025年10月1日"}) == 1);
    CHECK(count({"统一社会信用代码 ="}) == 1); // E14
    CHECK(folder.rows("survey", {"--filter", "从业人员数 > 99"}).size() == 4);
    CHECK(folder.rows("survey", {"--filter", "从业人员数 >= 99"}).size() == 5);
    // As of a day: rows that count (coverage Z4, Z5 too: their own dates only).
    CHECK(folder.rows("coverage", {"--as-of", "2025-09-30"}).size() == 8);
    CHECK(folder.rows("coverage", {"--as-of", "2025-09-29"}).size() == 9);
}

TEST_CASE("a day the list states is named where no day was asked for")
{
    const CliFolder folder;
    const QString path =
        folder.file("stated.csv", "单位台账,,,,\n填报日期：2025年3月28日,,,,\n"
                                  "单位名称,单位类别,单位类型,经营状态,从业人员数\n"
                                  "甲一,非公有制企业,有限责任公司,正常,20\n");
    const auto told = [&](const QStringList& more) {
        const lx::test::CliResult result =
            cli_ok(QStringList{"import", "unit", path, "--db", folder.db(), "--dry-run"} + more);
        return result.out + result.err;
    };
    CHECK(told({}).find("--as-of 2025-03-28") != std::string::npos);
    CHECK(told({"--as-of", "2025-03-28"}).find("按这一天登记") != std::string::npos);
}
