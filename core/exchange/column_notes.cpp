#include "core/exchange/column_notes.h"

#include <algorithm>
#include <map>

#include "core/base/text.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 8;
    std::string text;
    for (std::size_t i = 0; i < names.size() && i < most; ++i)
        text += (i == 0 ? "“" : "、“") + names[i] + "”";
    if (names.size() > most)
        text += "等 " + std::to_string(names.size()) + " 列";
    return text;
}

namespace {

std::string place_of(const TableColumn& column)
{
    return column_letters(column.column) + "列“" + column.heading() + "”";
}

/// One note for each field that several columns fill, however many they are.
void add_duplicates(const HeadingIndex& index, const PlannedTable& table,
                    std::vector<PlanNote>& notes)
{
    constexpr std::size_t most = 8;
    const auto& columns = table.table.columns;
    std::map<FieldTarget, std::vector<const TableColumn*>> fields;
    for (const TableColumn& column : columns) {
        if (column.duplicate_of >= 0)
            fields[*column.target].push_back(&column);
    }
    for (const auto& [target, others] : fields) {
        const TableColumn& last = *others.back();
        const TableColumn& first = columns[static_cast<std::size_t>(last.duplicate_of)];
        std::string places;
        for (std::size_t i = 0; i < others.size() && i < most; ++i)
            places += (i == 0 ? "" : "、") + place_of(*others[i]);
        if (others.size() > most)
            places += "等 " + std::to_string(others.size()) + " 列";
        notes.push_back({table.name, table.table.last_heading + 1, last.heading(),
                         places + "与" + place_of(first) + "都对应“" + index.field(target).name +
                             "”，每行先取" +
                             (others.size() == 1 ? "后者，空着才取前者"
                                                 : "最后说的这一列，空着才依次取前面的") +
                             "；要改请指定各列的对应。"});
    }
}

} // namespace

std::vector<PlanNote> column_notes(const HeadingIndex& index, const PlannedTable& table,
                                   const SavedMapping* mapping)
{
    std::vector<PlanNote> notes;
    const std::int64_t row = table.table.last_heading + 1;
    std::vector<std::string> unknown;
    for (const TableColumn& column : table.table.columns) {
        if (!column.target && !column.ignored)
            unknown.push_back(column.heading());
    }
    add_duplicates(index, table, notes);
    if (unknown.size() == 1)
        notes.push_back({table.name, row, unknown.front(),
                         "“" + unknown.front() + "”不是“" + index.own().name +
                             "”台账的字段，这一列没有导入。"});
    else if (!unknown.empty())
        notes.push_back(
            {table.name, row, "",
             listed(unknown) + "不是“" + index.own().name + "”台账的字段，这些列没有导入。"});
    if (mapping == nullptr)
        return notes;
    for (const auto& [source, target] : mapping->columns) {
        const std::string wanted = fold(source);
        const int letter = column_of_letters(source);
        const auto& columns = table.table.columns;
        const bool there =
            std::any_of(columns.begin(), columns.end(), [&](const TableColumn& column) {
                return column.column == letter || fold(column.heading()) == wanted ||
                       (!column.path.empty() && (fold(column.path.back()) == wanted ||
                                                 fold_heading(column.path.back()) == wanted));
            });
        if (!there)
            notes.push_back(
                {table.name, row, source, "列对应文件里的“" + source + "”在这张表里找不到。"});
    }
    return notes;
}

} // namespace lx
