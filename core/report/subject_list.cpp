#include "core/report/subject_list.h"

#include <algorithm>
#include <map>
#include <string_view>

namespace lx {

namespace {

/// A sheet of Excel ends at 1,048,576 rows; headings need some.
constexpr std::size_t most_rows = 1'048'000;

struct Subject
{
    std::string name;
    std::string key;
    std::string sheets;
    std::int64_t times = 0;
};

/// Column with one of these headings; -1 if there is none.
int column_of(const ReportTable& table, std::initializer_list<std::string_view> headings)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        for (const std::string_view heading : headings) {
            if (table.columns[c].heading.back() == heading)
                return static_cast<int>(c);
        }
    }
    return -1;
}

ReportColumn column(const char* heading, int width, ColumnFormat format)
{
    ReportColumn made;
    made.key = heading;
    made.heading = {heading};
    made.width = width;
    made.format = format;
    return made;
}

} // namespace

ReportTable subject_list(const Report& report)
{
    std::map<std::pair<std::string, std::int64_t>, Subject> subjects;
    for (const ReportTable& table : report.tables) {
        const int name = column_of(table, {"单位名称", "对象"});
        const int key = column_of(table, {"统一社会信用代码", "对象编号"});
        if (name < 0)
            continue;
        for (const ReportRow& row : table.rows) {
            const ReportCell& cell = row.cells[static_cast<std::size_t>(name)];
            if (cell.row == 0)
                continue;
            Subject& subject = subjects[{cell.ledger, cell.row}];
            subject.name = cell.text;
            if (key >= 0)
                subject.key = row.cells[static_cast<std::size_t>(key)].text;
            if (!subject.sheets.ends_with(table.name))
                subject.sheets += (subject.sheets.empty() ? "" : "、") + table.name;
            ++subject.times;
        }
    }
    ReportTable list;
    list.name = "名单";
    list.title = report.name + "名单";
    list.columns = {column("名称", 36, ColumnFormat::Text), column("编号", 24, ColumnFormat::Code),
                    column("所在表", 40, ColumnFormat::Text),
                    column("次数", 8, ColumnFormat::Count)};
    for (const auto& [place, subject] : subjects) {
        if (list.rows.size() == most_rows)
            break;
        ReportRow row;
        row.cells = {ReportCell::of_text(subject.name), ReportCell::of_text(subject.key),
                     ReportCell::of_text(subject.sheets), ReportCell::of_count(subject.times)};
        for (ReportCell& cell : row.cells) {
            cell.ledger = place.first;
            cell.row = place.second;
        }
        list.rows.push_back(std::move(row));
    }
    return list;
}

} // namespace lx
