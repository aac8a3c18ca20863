// From the sheet 名单 alone every figure of every report can be counted again.
#include <algorithm>
#include <cmath>
#include <map>
#include <regex>
#include <set>

#include <QTemporaryDir>
#include <catch2/catch.hpp>

#include "core/report/counted_periods.h"
#include "core/report/make_report.h"
#include "core/sample/sample.h"
#include "core/store/database.h"
#include "tests/support/county_world.h"

using namespace lx;
using namespace lx::test;

namespace {

constexpr const char* day = "2025-09-30";

ReportRequest request_of(const std::vector<std::string>& packs,
                         PeriodKind kind = PeriodKind::Quarter)
{
    ReportRequest request;
    request.period = Period::judged(kind, *Date::from_iso(day));
    request.as_of = request.period.last;
    request.made = request.as_of;
    request.policies = packs;
    return request;
}

Report sample_report(const ReportDef& def, const std::vector<std::string>& packs)
{
    static QTemporaryDir folder;
    static const std::unique_ptr<Database> database = [] {
        const std::string path = folder.filePath(QStringLiteral("county.lxdb")).toStdString();
        NoProgress quiet;
        REQUIRE(make_sample(path, Catalog::builtin(), {400, 3, *Date::from_iso(day)}, quiet));
        return std::move(*Database::open(path, Database::Mode::ReadOnly));
    }();
    NoProgress quiet;
    const auto made =
        make_report(*database, Definitions::program(), def, request_of(packs, def.period), quiet);
    INFO((made ? std::string() : made.error().message + made.error().detail));
    REQUIRE(made);
    return *made;
}

std::string share_text(std::int64_t part, std::int64_t whole)
{
    const std::int64_t tenths = std::llround(rounded_share(part, whole) * 1000.0);
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + "%";
}

/// The sheet as someone has it who was sent the workbook: texts.
using Line = std::map<std::string, std::string>; ///< heading's path → text

std::string heading(const ReportColumn& column)
{
    std::string path;
    for (const std::string& part : column.heading)
        path += (path.empty() ? "" : "/") + part;
    return path;
}

std::vector<Line> lines_of(const ReportTable& table)
{
    std::vector<Line> lines;
    for (const ReportRow& row : table.rows) {
        Line& line = lines.emplace_back();
        for (std::size_t c = 0; c < table.columns.size(); ++c)
            line[heading(table.columns[c])] = show_cell(table.columns[c], row.cells[c]);
    }
    return lines;
}

std::vector<std::string> split(const std::string& text, const std::string& sign)
{
    std::vector<std::string> parts;
    std::size_t from = 0;
    while (from < text.size()) {
        const std::size_t to = std::min(text.find(sign, from), text.size());
        parts.push_back(text.substr(from, to - from));
        from = to + sign.size();
    }
    return parts;
}

std::int64_t number_of(std::string text)
{
    text.erase(std::remove(text.begin(), text.end(), ','), text.end());
    if (text.empty() || text == "–")
        return 0;
    if (const auto point = text.find('.'); point != std::string::npos && point + 3 == text.size())
        text.erase(point, 1); // money, in its smallest unit
    return text == "✓" ? 1 : std::stoll(text);
}

bool lies_in(const std::string& path, const std::string& place)
{
    const auto parts = split(path, "/");
    return std::find(parts.begin(), parts.end(), place) != parts.end();
}

/// The entries of one rule or target in a cell like "6.a、4.c：12": their amounts or values.
std::vector<std::string> entries(const std::string& cell, const std::string& what)
{
    std::vector<std::string> found;
    for (const std::string& entry : split(cell, "、")) {
        if (entry == what)
            found.emplace_back();
        else if (entry.starts_with(what + "："))
            found.push_back(entry.substr(what.size() + std::string("：").size()));
    }
    return found;
}

std::string text_at(const Line& line, const std::string& heading)
{
    const auto found = line.find(heading);
    return found == line.end() ? std::string() : found->second;
}

bool is_number(const ReportColumn& column)
{
    return !column.ordinal &&
           (column.format == ColumnFormat::Count || column.format == ColumnFormat::Money ||
            column.format == ColumnFormat::Percent || column.format == ColumnFormat::Decimal);
}

/// A table of figures: rows by 所在行, a total holds all of them.
int rebuild_figures(const ReportTable& table, const ReportTableDef& def,
                    const std::vector<Line>& list, bool several)
{
    const std::string place = several ? "所在行/" + table.name : "所在行";
    int checked = 0;
    for (const ReportRow& row : table.rows) {
        std::string name = row.cells.front().text;
        std::map<std::string, std::int64_t> sums; // column key → figure counted again
        for (std::size_t c = 1; c < table.columns.size(); ++c) {
            std::int64_t sum = 0;
            for (const Line& line : list)
                if (row.style == RowStyle::Total || lies_in(text_at(line, place), name))
                    sum += number_of(text_at(line, heading(table.columns[c])));
            sums[table.columns[c].key] = sum;
        }
        for (std::size_t c = 1; c < table.columns.size(); ++c) {
            INFO(table.name << " " << name << " " << heading(table.columns[c]));
            const ReportColumnDef& column = def.columns[c - 1];
            ++checked;
            if (column.kind == ReportColumnDef::Kind::Difference &&
                column.column.format == ColumnFormat::Percent)
                continue; // of two shares, which are
            if (column.kind != ReportColumnDef::Kind::Share) {
                CHECK(sums[table.columns[c].key] == row.cells[c].number);
                continue;
            }
            std::int64_t whole = 0;
            for (const std::string& key : column.denominator)
                whole += sums[key];
            CHECK(show_cell(table.columns[c], row.cells[c]) ==
                  (whole == 0 ? "–" : share_text(sums[column.numerator], whole)));
        }
    }
    return checked;
}

/// What a line like "各期：两新组织总数，党员；一季度、全年：党费 120.00" brings to a figure in a
/// period.
std::int64_t counted_in(const std::string& line, const std::string& figure,
                        const std::string& period)
{
    std::int64_t sum = 0;
    for (const std::string& group : split(line, "；")) {
        const auto colon = group.find("：");
        if (colon == std::string::npos)
            continue;
        const auto when = split(group.substr(0, colon), "、");
        if (std::find(when.begin(), when.end(), period) == when.end() &&
            when.front() != every_period)
            continue;
        for (const std::string& one : split(group.substr(colon + std::string("：").size()), "，")) {
            if (one == figure)
                ++sum;
            else if (one.starts_with(figure + " "))
                sum += number_of(one.substr(figure.size() + 1));
        }
    }
    return sum;
}

/// A table of periods: the list says in one column which periods and figures a row counts in.
int rebuild_periods(const ReportTable& table, const ReportTableDef& def,
                    const std::vector<Line>& list)
{
    int checked = 0;
    std::map<std::string, std::map<std::string, std::int64_t>> sums; // period → figure → counted
    for (std::size_t c = 1; c < table.columns.size(); ++c) {
        if (!table.trace->column_counts(c))
            continue;
        const std::string period = table.columns[c].heading.back();
        auto& figures = sums[period];
        for (const ReportRow& row : table.rows) {
            std::string figure = row.cells.front().text;
            if (figure.starts_with("其中："))
                figure.erase(0, std::string("其中：").size());
            for (const Line& line : list)
                figures[row.key] +=
                    counted_in(text_at(line, "计入的各项/" + table.name), figure, period);
        }
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            const ReportRow& row = table.rows[r];
            if (row.style == RowStyle::Section)
                continue;
            INFO(period << " " << row.key);
            const auto column =
                std::find_if(def.columns.begin(), def.columns.end(),
                             [&](const ReportColumnDef& one) { return one.column.key == row.key; });
            REQUIRE(column != def.columns.end());
            ++checked;
            if (column->kind != ReportColumnDef::Kind::Share) {
                CHECK(figures[row.key] == row.cells[c].number);
                continue;
            }
            std::int64_t whole = 0;
            for (const std::string& key : column->denominator)
                whole += figures[key];
            CHECK(show_cell(table.columns[c], row.cells[c]) ==
                  (whole == 0 ? "–" : share_text(figures[column->numerator], whole)));
        }
    }
    return checked;
}

/// A list: the figures of a row stand beside its number.
int rebuild_list(const ReportTable& table, const std::vector<Line>& list)
{
    int checked = 0;
    for (const Line& line : lines_of(table)) {
        const std::string key = text_at(line, "统一社会信用代码");
        const std::string name = text_at(line, "单位名称");
        for (const ReportColumn& column : table.columns) {
            if (!is_number(column))
                continue;
            std::vector<std::string> found;
            for (const Line& one : list)
                if (text_at(one, "编号") == key && text_at(one, "名称") == name)
                    found.push_back(text_at(one, heading(column)));
            INFO(table.name << " " << name << " " << heading(column));
            REQUIRE(found.size() == 1);
            CHECK(found.front() == text_at(line, heading(column)));
            ++checked;
        }
    }
    return checked;
}

/// The summary of findings: subjects under each state.
int rebuild_summary(const ReportTable& table, const std::string& prefix,
                    const std::vector<Line>& list)
{
    int checked = 0;
    std::map<std::string, std::int64_t> totals;
    for (const ReportRow& row : table.rows) {
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            if (!is_number(table.columns[c]))
                continue;
            const std::string state = heading(table.columns[c]);
            std::int64_t count = 0;
            for (const Line& line : list)
                count += static_cast<std::int64_t>(
                    entries(text_at(line, state), prefix + row.cells.front().text).size());
            if (row.style == RowStyle::Total)
                count = totals[state];
            totals[state] += count;
            INFO(table.name << " " << row.cells.front().text << " " << state);
            CHECK(count == row.cells[c].number);
            ++checked;
        }
    }
    return checked;
}

/// Targets by area: rows that are reached or not, and what is not known.
int rebuild_targets(const ReportTable& table, const std::string& prefix,
                    const std::vector<Line>& list, const std::string& county)
{
    int checked = 0;
    std::string inside; // the area of the target the rows below stand in
    for (const ReportRow& row : table.rows) {
        const auto cell = [&](const char* wanted) -> const ReportCell& {
            for (std::size_t c = 0; c < table.columns.size(); ++c)
                if (heading(table.columns[c]) == wanted)
                    return row.cells[c];
            FAIL("no column " << wanted);
            return row.cells.front();
        };
        const std::string what = prefix + cell("指标").text;
        std::string area = cell("属地").text;
        while (area.starts_with("　"))
            area.erase(0, std::string("　").size());
        if (row.style == RowStyle::Subtotal)
            inside = area == county ? std::string() : area;
        std::map<std::string, std::int64_t> sums;
        std::map<std::string, std::set<std::string>> values;
        for (const Line& line : list) {
            const std::string path = text_at(line, "属地");
            const bool here = (inside.empty() || lies_in(path, inside)) &&
                              (row.style == RowStyle::Subtotal || lies_in(path, area));
            if (!here)
                continue;
            for (const char* under : {"已达到", "未达到", "数据未知", "本期计入", "基期计入"}) {
                for (const std::string& value : entries(text_at(line, under), what)) {
                    const bool amount = std::string(under).ends_with("计入") && !value.empty();
                    sums[under] += amount ? number_of(value) : 1;
                    if (!amount && !value.empty())
                        values[under].insert(value);
                }
            }
        }
        INFO(table.name << " " << what << " " << area);
        const bool two_days = cell("完成率").text.ends_with("倍");
        std::int64_t reached = two_days ? sums["本期计入"] : sums["已达到"];
        if (!values["已达到"].empty())
            reached = static_cast<std::int64_t>(values["已达到"].size());
        const std::int64_t whole = two_days ? sums["基期计入"] : sums["已达到"] + sums["未达到"];
        CHECK(reached == cell("已达数").number);
        if (!cell("应达数").blank)
            CHECK(whole == cell("应达数").number);
        CHECK(sums["数据未知"] == cell("数据未知").number);
        std::smatch wanted;
        const std::string target = cell("目标").text;
        REQUIRE(std::regex_search(target, wanted, std::regex("^(≥|>)? ?([0-9.]+)( 倍|%)?$")));
        double least = std::stod(wanted[2]);
        if (wanted[3] == "%") {
            CHECK(show_cell(table.columns[5], cell("完成率")) ==
                  (whole == 0 ? "" : share_text(reached, whole)));
            least = least / 100 * static_cast<double>(whole);
        } else if (wanted[3] == " 倍") {
            least *= static_cast<double>(whole);
        }
        auto enough = static_cast<std::int64_t>(std::ceil(least - 1e-9));
        if (wanted[1] == ">" && static_cast<double>(enough) <= least + 1e-9)
            ++enough;
        CHECK(std::max<std::int64_t>(0, enough - reached) == cell("差额").number);
        ++checked;
    }
    return checked;
}

} // namespace

TEST_CASE("from the name list alone every figure of every report can be counted again")
{
    const std::vector<std::string> packs{"ningxia-2018", "liaoning-2016", "ordos-2013",
                                         "district-2020"};
    const auto defs = ReportDef::all(Definitions::program()->facts());
    REQUIRE(defs);
    for (const ReportDef& def : *defs) {
        INFO(def.id);
        const Report report = sample_report(def, packs);
        const std::vector<Line> list = lines_of(report.list);
        REQUIRE_FALSE(list.empty());
        const auto counting =
            std::count_if(def.tables.begin(), def.tables.end(), [](const ReportTableDef& table) {
                return table.kind == ReportTableDef::Kind::Figures;
            });
        int checked = 0;
        for (std::size_t t = 0; t < report.tables.size(); ++t) {
            const ReportTable& table = report.tables[t];
            const std::string prefix = table.name.substr(
                0, table.name.find(' ') == std::string::npos ? 0 : table.name.find(' ') + 1);
            const auto of =
                std::find_if(def.tables.begin(), def.tables.end(),
                             [&](const ReportTableDef& one) { return one.name == table.name; });
            if (table.trace && !table.trace->figure_of_row.empty())
                checked += rebuild_periods(table, *of, list);
            else if (table.trace)
                checked += rebuild_figures(table, *of, list, counting > 1);
            else if (of != def.tables.end() && of->kind == ReportTableDef::Kind::List)
                checked += def.lists.empty() ? rebuild_list(table, list)
                                             : static_cast<int>(table.rows.size());
            else if (table.name.ends_with("汇总"))
                checked += rebuild_summary(table, prefix, list);
            else if (table.name.ends_with("目标进度"))
                checked += rebuild_targets(table, prefix, list, "永宁县");
            else // findings and what targets lack: no figures of their own
                for (const ReportColumn& column : table.columns)
                    CHECK_FALSE(is_number(column));
        }
        CHECK(checked > 40);
    }
}

TEST_CASE("areas of one name are told apart in tables and name lists")
{
    CountyRows county;
    for (const auto& [code, parent] :
         {std::pair{"640121100", "640121"}, std::pair{"640121101", "640121"},
          std::pair{"640121100200", "640121100"}})
        county.add("area",
                   {{"code", code}, {"name", "城关"}, {"kind", "乡镇苏木"}, {"parent", parent}});
    county.add("unit", {{"uscc", "A"}, {"area", "640121100200"}});
    county.add("unit", {{"uscc", "B"}, {"area", "640121101"}});
    county.add("unit", {{"uscc", "C"}});
    NoProgress quiet;
    const ReportDef def = *ReportDef::find(Definitions::program()->facts(), "coverage-enterprise");
    const Report report = report_from_world(*world_of(county, day), def, request_of({}), quiet);
    const ReportTable& table = report.tables.front();
    REQUIRE(table.rows.size() == 4);
    CHECK(table.rows[0].cells[0].text == "城关（640121100）");
    CHECK(table.rows[1].cells[0].text == "城关（640121101）");
    CHECK(table.rows[2].cells[0].text == "未填属地");
    std::set<std::string> places;
    for (const Line& line : lines_of(report.list))
        places.insert(text_at(line, "所在行"));
    CHECK(places == std::set<std::string>{"城关（640121100）", "城关（640121101）", "未填属地"});
    CHECK(rebuild_figures(table, def.tables.front(), lines_of(report.list), false) > 0);
}

TEST_CASE("a city's table is counted again through its counties")
{
    CountyRows city(false);
    city.add("area", {{"code", "640100"}, {"name", "银川市"}, {"kind", "市"}});
    for (const char* county : {"640121", "640122"}) {
        city.add("area", {{"code", county},
                          {"name", std::string("县") + county},
                          {"kind", "县区旗"},
                          {"parent", "640100"}});
        city.add("area", {{"code", std::string(county) + "100"},
                          {"name", std::string("镇") + county},
                          {"kind", "乡镇苏木"},
                          {"parent", county}});
        city.add("unit",
                 {{"uscc", std::string("A") + county}, {"area", std::string(county) + "100"}});
        city.add("unit", {{"uscc", std::string("B") + county}, {"area", county}});
        city.add("survey", {{"unit", std::string("A") + county},
                            {"date", "2025-06-30"},
                            {"headcount", 60},
                            {"formal", 4},
                            {"probationary", 2}});
    }
    NoProgress quiet;
    const ReportDef def = *ReportDef::find(Definitions::program()->facts(), "coverage-enterprise");
    const Report report = report_from_world(*world_of(city, day), def, request_of({}), quiet);
    CHECK(report.tables.front().rows.size() == 7);
    CHECK(rebuild_figures(report.tables.front(), def.tables.front(), lines_of(report.list),
                          false) == 7 * static_cast<int>(def.tables.front().columns.size()));
}
