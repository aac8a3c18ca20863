#include "core/report/quarter/changes_report.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "core/ledger/mask.h"

namespace lx {

namespace {

/// Names in a cell; all of them stand in 数字名单.
constexpr std::size_t names_in_cell = 12;

std::string signed_text(std::int64_t number)
{
    return number == 0 ? "0" : (number > 0 ? "+" : "−") + show_count(std::abs(number));
}

ReportCell number_cell(std::int64_t number)
{
    ReportCell cell = ReportCell::of_count(number);
    if (number == 0)
        cell.text = "0"; // a balance of nothing is said, not dashed
    return cell;
}

ReportCell difference_cell(std::int64_t number)
{
    ReportCell cell = ReportCell::of_count(number);
    cell.text = signed_text(number);
    return cell;
}

/// 登记 12、补录 1: the entries of a section by why.
std::string reasons(const ChangeSection& section)
{
    std::vector<std::pair<std::string, std::int64_t>> counts;
    for (const ChangeEntry& entry : section.entries) {
        const auto found = std::find_if(counts.begin(), counts.end(),
                                        [&](const auto& one) { return one.first == entry.why; });
        if (found == counts.end())
            counts.emplace_back(entry.why, 1);
        else
            ++found->second;
    }
    std::string text;
    for (const auto& [why, count] : counts)
        text += (text.empty() ? "" : "、") + why + " " + std::to_string(count);
    return text;
}

/// What happened to what a balance is of: "新增 33（登记 32、补录 1）；注销 7（…）；换届 4".
std::string told(const ChangeBalance& balance, bool with_reasons)
{
    std::string text;
    for (const ChangeSection& section : balance.sections) {
        if (section.entries.empty())
            continue;
        text += (text.empty() ? "" : "；") + section.name + " " +
                show_count(std::ssize(section.entries));
        const std::string why = with_reasons && section.sign != 0 ? reasons(section) : "";
        if (!why.empty() && why != section.name + " " + std::to_string(section.entries.size()))
            text += "（" + why + "）";
    }
    return text;
}

std::string figure_names(const FigureChange& figure)
{
    std::string text;
    for (const bool more : {true, false}) {
        std::string names;
        std::size_t count = 0;
        std::set<std::int64_t> said; // a share counts a row in both its parts
        for (const FigureName& name : figure.names) {
            if ((name.amount > 0) != more || !said.insert(name.id).second)
                continue;
            if (++count <= names_in_cell)
                names += (names.empty() ? "" : "、") + name.name +
                         (std::abs(name.amount) > 1 ? "（" + signed_text(name.amount) + "）" : "");
        }
        if (count == 0)
            continue;
        text += (text.empty() ? "" : "；") + std::string(more ? "增：" : "减：") + names +
                (count > names_in_cell ? "等 " + std::to_string(count) + " 个" : "");
    }
    return text;
}

ReportCell figure_cell(const FigureChange& figure, double value)
{
    ReportCell cell = ReportCell::of_count(static_cast<std::int64_t>(value));
    if (figure.share || value == 0)
        cell.text = figure_text(figure, value);
    return cell;
}

std::string explanation_of(const ChangeExplanations& explanations, const FigureChange& figure)
{
    const auto found = explanations.find(figure.key());
    return found == explanations.end() ? std::string() : found->second;
}

ReportRow section_row(const std::string& text, std::size_t columns)
{
    ReportRow row;
    row.style = RowStyle::Section;
    row.cells.resize(columns);
    row.cells.front() = ReportCell::of_text(text);
    return row;
}

ReportRow text_row(std::initializer_list<std::string> texts)
{
    ReportRow row;
    for (const std::string& text : texts)
        row.cells.push_back(ReportCell::of_text(text));
    return row;
}

std::string threshold_words(const ChangeThreshold& threshold)
{
    const auto percent = [](double value) {
        std::string text = std::to_string(std::llround(value * 10.0));
        const std::string last = text.substr(text.size() - 1);
        text.pop_back();
        return (text.empty() ? "0" : text) + (last == "0" ? "" : "." + last);
    };
    return "变化不少于 " + std::to_string(threshold.absolute) + " 且不少于 " +
           percent(threshold.relative * 100.0) + "%、比率变化不少于 " + percent(threshold.points) +
           " 个百分点的数字列入说明。";
}

ReportTable entry_table(const Changes& changes)
{
    ReportTable table;
    table.name = "变动名单";
    table.title = changes.period() + "变动名单";
    table.columns = {column("对象", 8),    column("变动", 12),
                     column("缘由", 22),   column("代码", 21, ColumnFormat::Code),
                     column("名称", 34),   column("日期", 12, ColumnFormat::Date),
                     column("变动前", 24), column("变动后", 24)};
    table.frozen_columns = 2;
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances)
            for (const ChangeSection& section : balance.sections)
                for (const ChangeEntry& entry : section.entries) {
                    ReportRow row =
                        text_row({balance.name, section.name, entry.why, mask_key_parts(entry.key),
                                  entry.name, entry.date, entry.before, entry.after});
                    if (!entry.gone)
                        for (ReportCell& cell : row.cells) {
                            cell.ledger = entry.ledger;
                            cell.row = entry.id;
                        }
                    table.rows.push_back(std::move(row));
                }
    return table;
}

ReportTable name_table(const Changes& changes)
{
    ReportTable table;
    table.name = "数字名单";
    table.title = changes.period() + "数字增减名单";
    table.columns = {column("报表", 28),
                     column("行", 14),
                     column("栏", 22),
                     column("计入", 18),
                     column("代码", 21, ColumnFormat::Code),
                     column("名称", 34),
                     column("增减", 8, ColumnFormat::Count),
                     column("缘由", 40)};
    table.frozen_columns = 3;
    for (const FigureChange& figure : changes.figures) {
        if (!figure.reached)
            continue;
        for (const FigureName& name : figure.names) {
            ReportRow row = text_row({figure.report_name, figure.row, figure.heading, name.part,
                                      mask_key_parts(name.key), name.name});
            row.cells.push_back(difference_cell(name.amount));
            row.cells.push_back(ReportCell::of_text(name.why));
            for (ReportCell& cell : row.cells) {
                cell.ledger = name.ledger;
                cell.row = name.id;
            }
            table.rows.push_back(std::move(row));
        }
    }
    return table;
}

/// The first names of a section: "甲公司、乙公司等 7 家".
std::string some_names(const ChangeSection& section, const std::string& measure)
{
    constexpr std::size_t most = 5;
    std::string text;
    for (std::size_t i = 0; i < section.entries.size() && i < most; ++i)
        text += (text.empty() ? "" : "、") + section.entries[i].name;
    if (section.entries.size() > most)
        text += "等" + std::to_string(section.entries.size()) + measure;
    return text;
}

std::string letter_paragraph(const ChangeBalance& balance, const std::string& number)
{
    std::string text = number + "、" + balance.name + "。期初" + show_count(balance.opening) +
                       balance.measure + "，期末" + show_count(balance.closing) + balance.measure;
    for (const ChangeSection& section : balance.sections) {
        if (section.entries.empty())
            continue;
        const std::string why = section.sign != 0 ? reasons(section) : std::string();
        text += "；" + section.name + show_count(std::ssize(section.entries)) + balance.measure;
        text += "（" + (why.empty() || section.sign == 0 ? "" : why + "：") +
                some_names(section, balance.measure) + "）";
    }
    return text + "。";
}

const char* const chinese_numbers[] = {"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"};

SheetTable letter_figures(const Changes& changes, const ChangeExplanations& explanations)
{
    SheetTable table;
    SheetRow& head = table.head.emplace_back();
    const std::pair<const char*, int> headings[] = {
        {"数字", 36}, {"期初", 11}, {"期末", 11}, {"增减", 18}, {"说明", 24}};
    for (const auto& [heading, width] : headings)
        head.push_back({SheetStyle::LetterHead, heading, 1, 1, width});
    for (const FigureChange& figure : changes.figures) {
        if (!figure.reached)
            continue;
        const std::string difference = difference_text(figure);
        table.rows.push_back({{SheetStyle::LetterCell, figure.row + "：" + figure.heading},
                              {SheetStyle::LetterCell, figure_text(figure, figure.before)},
                              {SheetStyle::LetterCell, figure_text(figure, figure.after)},
                              {SheetStyle::LetterCell, difference},
                              {SheetStyle::LetterCell, explanation_of(explanations, figure)}});
    }
    return table;
}

} // namespace

std::string difference_text(const FigureChange& figure)
{
    if (!figure.share)
        return signed_text(static_cast<std::int64_t>(figure.after - figure.before));
    const auto tenths = std::llround((figure.after - figure.before) * 1000.0);
    const std::int64_t size = std::abs(tenths);
    return (tenths < 0 ? "−" : "+") + std::to_string(size / 10) + "." + std::to_string(size % 10) +
           "个百分点";
}

ReportTable changes_table(const Changes& changes, const ChangeExplanations& explanations)
{
    ReportTable table;
    table.name = "变更说明";
    table.title = changes.period() + "数据变更说明";
    table.lines = {changes.note + threshold_words(changes.threshold)};
    table.columns = {column("项目", 24),
                     column("位置", 14),
                     column("期初", 10, ColumnFormat::Count),
                     column("期末", 10, ColumnFormat::Count),
                     column("增减", 12, ColumnFormat::Count),
                     column("名单", 52),
                     column("说明", 34)};
    table.frozen_columns = 2;
    const std::size_t columns = table.columns.size();
    table.rows.push_back(section_row("增减平衡", columns));
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances) {
            ReportRow row = text_row({balance.name, "合计"});
            row.cells.push_back(number_cell(balance.opening));
            row.cells.push_back(number_cell(balance.closing));
            row.cells.push_back(difference_cell(balance.closing - balance.opening));
            row.cells.push_back(ReportCell::of_text(told(balance, true)));
            row.cells.emplace_back();
            table.rows.push_back(std::move(row));
        }
    std::string report;
    for (const FigureChange& figure : changes.figures) {
        if (!figure.reached)
            continue;
        if (figure.report != report)
            table.rows.push_back(section_row(figure.report_name, columns));
        report = figure.report;
        ReportRow row = text_row({figure.heading, figure.row});
        row.cells.push_back(figure_cell(figure, figure.before));
        row.cells.push_back(figure_cell(figure, figure.after));
        ReportCell difference;
        difference.blank = false;
        difference.number = static_cast<std::int64_t>(figure.after - figure.before);
        difference.text = difference_text(figure);
        row.cells.push_back(std::move(difference));
        row.cells.push_back(ReportCell::of_text(figure_names(figure)));
        row.cells.push_back(ReportCell::of_text(explanation_of(explanations, figure)));
        table.rows.push_back(std::move(row));
    }
    return table;
}

Report changes_report(const Changes& changes, const ChangeExplanations& explanations, Date made)
{
    Report report;
    report.id = changes_id;
    report.name = "变更说明";
    report.office = changes.office;
    report.period = changes.period();
    report.as_of = changes.to;
    report.made = made;
    report.scope = changes.scope.empty() ? "" : "统计口径：" + changes.scope;
    report.unit = "单位：家、个、人、%";
    report.tables = {changes_table(changes, explanations), entry_table(changes),
                     name_table(changes)};
    report.checks = changes.checks;
    return report;
}

SheetDoc changes_letter(const Changes& changes, const ChangeExplanations& explanations, Date dated)
{
    SheetDoc letter;
    letter.letter = true;
    letter.title = "上级两新工委";
    const auto say = [&](SheetStyle style, std::string text) {
        letter.blocks.emplace_back(SheetParagraph{style, std::move(text)});
    };
    say(SheetStyle::LetterTitle, "关于" + changes.period() + "党建数据变更情况的说明");
    say(SheetStyle::LetterNumber, "〔　　　　〕　　号");
    say(SheetStyle::LetterTo, letter.title + "：");
    say(SheetStyle::LetterBody,
        "现将" + changes.from.chinese() + "至" + changes.to.chinese() +
            "两新组织党建数据的变更情况说明如下。" + changes.note +
            (changes.scope.empty() ? "" : "统计口径为“" + changes.scope + "”。"));
    std::size_t number = 0;
    for (const auto* balances : {&changes.balances, &changes.coverage})
        for (const ChangeBalance& balance : *balances)
            say(SheetStyle::LetterBody, letter_paragraph(balance, chinese_numbers[number++]));
    const SheetTable figures = letter_figures(changes, explanations);
    if (figures.rows.empty()) {
        say(SheetStyle::LetterBody, std::string(chinese_numbers[number]) +
                                        "、报表数字。各报表没有变化较大、需要说明的数字。");
    } else {
        say(SheetStyle::LetterBody, std::string(chinese_numbers[number]) +
                                        "、报表数字。变化较大的数字如下，涉及的名单见工作簿《变更"
                                        "说明》。");
        letter.blocks.emplace_back(figures);
    }
    say(SheetStyle::LetterBody, "特此说明。");
    say(SheetStyle::LetterSign, changes.signer);
    say(SheetStyle::LetterSign, dated.chinese());
    return letter;
}

} // namespace lx
