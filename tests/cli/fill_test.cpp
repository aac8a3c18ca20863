// bind and fill: the upper level's own workbook.
#include <catch2/catch.hpp>

#include <QFile>
#include <QJsonDocument>

#include "tests/cli/cli_rig.h"
#include "tests/support/upper_form.h"

using namespace lx;
using namespace lx::test;

namespace {

const std::string units = "统一社会信用代码,单位名称,单位类别,单位类型,经营状态,从业人员数,属地\n"
                          ",甲公司,非公有制企业,有限责任公司,正常,160,望远镇\n"
                          ",乙公司,非公有制企业,有限责任公司,正常,20,望远镇\n"
                          ",丙公司,非公有制企业,有限责任公司,正常,5,杨和镇\n";
const std::string one_cell = R"({"cells": [{"sheet": "汇总表", "cell": "B7", "report":
    "coverage-enterprise", "row": "合计", "column": "total"}]})";

struct Filling : CliFolder
{
    Filling()
    {
        import("area", "代码,名称,类别,上级\n640121100,望远镇,乡镇苏木,640121\n"
                       "640121101,杨和镇,乡镇苏木,640121\n");
        import("unit", units, 0, {"--as-of", "2025-06-30"});
        write_upper_form(form().toStdString());
    }
    [[nodiscard]] QString form() const { return path("form.xlsx"); }
    [[nodiscard]] QStringList fill(const QStringList& more, const QString& from = {}) const
    {
        return QStringList{"fill",  from.isEmpty() ? form() : from, "--db", db(), "--period",
                           "2025Q3"} +
               more;
    }
};

bool has(const std::string& text, const std::string& part)
{
    INFO(text);
    return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("fill writes the figures a binding names and tells what it did", "[fill]")
{
    const Filling f;
    const QString binding = f.file("B.json", one_cell);
    const QString out = f.path("out.xlsx");
    const QJsonObject told =
        cli_ok(f.fill({"--binding", binding, "--out", out, "--json"})).object();
    CHECK(told["cells"].toInt() == 1);
    CHECK(told["lost"].toArray().isEmpty());
    const auto texts = sheet_texts(out, "汇总表");
    CHECK(std::count(texts.begin(), texts.end(), "3") == 1);
    // Filled again it is the same file, and the form was not touched.
    const QString again = f.path("again.xlsx");
    cli_ok(f.fill({"--binding", binding, "--out", again}, out));
    CHECK(bytes_of(again) == bytes_of(out));
}

TEST_CASE("headings propose a binding that can be written down and used", "[fill]")
{
    const Filling f;
    const CliResult proposed = cli_ok({"bind", f.form(), "--propose", "--json"});
    const QJsonObject binding = proposed.object();
    CHECK(binding["cells"].toArray().size() == 12);
    CHECK(binding["lists"].toArray().size() == 1);
    const QString file = f.file("B.json", proposed.out);
    const QJsonObject told =
        cli_ok(f.fill({"--binding", file, "--out", f.path("out.xlsx"), "--json"})).object();
    CHECK(told["cells"].toInt() == 12);
    CHECK(has(cli_ok({"bind", f.form(), "--propose", "--db", f.db()}).out,
              "汇总表!B5\tcoverage-enterprise\t望远镇\ttotal"));
}

TEST_CASE("a kept binding is found again by the form; what moved is confirmed once", "[fill]")
{
    const Filling f;
    cli_fails(f.fill({"--out", f.path("x.xlsx")}), 2, "还没有保存过绑定");
    const QString file = f.file("B.json", cli_ok({"bind", f.form(), "--propose", "--json"}).out);
    cli_ok({"bind", f.form(), "--binding", file, "--name", "市里的表", "--db", f.db()});
    CHECK(has(cli_ok({"bind", "list", "--db", f.db()}).out, "市里的表\t12 格\t1 个名册"));
    cli_ok(f.fill({"--out", f.path("a.xlsx")}));

    const QString next = f.path("next.xlsx");
    write_upper_form(next.toStdString(), {true, false, 0});
    const CliResult moved = cli_ok(f.fill({"--out", f.path("b.xlsx")}, next), 1);
    CHECK(has(moved.err, "位置变了：汇总表：C→D"));
    CHECK(has(moved.err, "--accept-moves"));
    CHECK_FALSE(QFile::exists(f.path("b.xlsx")));
    cli_ok(f.fill({"--accept-moves", "--out", f.path("b.xlsx")}, next));
    cli_ok(f.fill({"--out", f.path("c.xlsx")}, next)); // once
    CHECK(bytes_of(f.path("b.xlsx")) == bytes_of(f.path("c.xlsx")));

    const QString without = f.path("without.xlsx");
    write_upper_form(without.toStdString(), {true, true, 0});
    const CliResult lost = cli_ok(f.fill({"--out", f.path("d.xlsx"), "--json"}, without), 1);
    CHECK(has(lost.err, "找不到“组织覆盖率（%）”这一栏了"));
    CHECK(lost.object()["lost"].toArray().size() == 3);
    CHECK(QFile::exists(f.path("d.xlsx")));

    cli_ok({"bind", "市里的表", "--remove", "--db", f.db()});
    CHECK(cli_ok({"bind", "list", "--db", f.db(), "--json"}).array().isEmpty());
}

TEST_CASE("what can't be filled is one sentence, and nothing is written", "[fill]")
{
    const Filling f;
    const QString out = f.path("out.xlsx");
    const QString good = f.file("B.json", one_cell);
    const auto with = [&](const QString& form, const QString& binding) {
        return f.fill({"--binding", binding, "--out", out}, form);
    };
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string text = one_cell;
        text.replace(text.find(from), from.size(), to);
        return f.file("C.json", text);
    };
    cli_fails(with(data_path("spreadsheets/poi/TwoSheetsOneHidden.xls"), good), 3, "另存为 .xlsx");
    cli_fails(with(data_path("spreadsheets/sheetjs/wps__fn.et"), good), 3, "另存为 .xlsx");
    cli_fails(with(data_path("spreadsheets/poi/protected_passtika.xlsx"), good), 3, "密码");
    cli_fails(with(f.file("cut.xlsx", bytes_of(f.form()).substr(0, 3000)), good), 3, "损坏");
    cli_fails(with(f.form(), changed("B7", "G7")), 2, "是公式");
    cli_fails(with(f.form(), changed("B7", "B4")), 2, "左上角 B3");
    cli_fails(with(f.form(), changed("汇总表", "总表")), 2, "没有工作表“总表”");
    cli_fails(with(f.form(), changed("total", "totl")), 2, "cells[0].column");
    cli_fails(with(f.form(), changed("\"row\"", "\"rov\"")), 2, "cells[0].row");
    cli_fails(with(f.form(), changed("合计", "火星镇")), 2, "没有“火星镇”这一行");
    cli_fails(f.fill({"--binding", good, "--out", f.form()}), 2, "正是要读的文件");
    CHECK_FALSE(QFile::exists(out));
}

TEST_CASE("a list that is longer than its room refuses the whole", "[fill]")
{
    const Filling f;
    const QString binding = f.file("B.json", R"({"lists": [{"sheet": "名册", "first": "A2",
        "last_row": 3, "ledger": "unit", "columns": ["序号", "单位名称", "单位类型"]}]})");
    const QString out = f.path("out.xlsx");
    cli_fails(f.fill({"--binding", binding, "--out", out}), 1, "还差 1 行");
    CHECK_FALSE(QFile::exists(out));
    const QString room = f.file("D.json", R"({"lists": [{"sheet": "名册", "first": "A2",
        "last_row": 4, "ledger": "unit", "columns": ["序号", "单位名称", "单位类型"]}]})");
    cli_ok(f.fill({"--binding", room, "--out", out}));
    const auto texts = sheet_texts(out, "名册");
    CHECK(std::count(texts.begin(), texts.end(), "丙公司") == 1);
}
