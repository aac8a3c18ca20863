#include "core/chart/chart_categories.h"

#include <algorithm>
#include <limits>
#include <map>
#include <optional>

#include "core/chart/rest_row.h"
#include "core/report/area_rows.h"

namespace lx {

namespace {

/// Rows of the table that are categories: the uppermost level, without sums over them.
std::vector<int> own_rows(const ReportTable& table)
{
    const auto category = [](const ReportRow& row) {
        return row.style == RowStyle::Normal || row.style == RowStyle::Subtotal;
    };
    int level = std::numeric_limits<int>::max();
    for (const ReportRow& row : table.rows)
        if (category(row))
            level = std::min(level, row.level);
    std::vector<int> rows;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        if (category(table.rows[r]) && table.rows[r].level == level)
            rows.push_back(static_cast<int>(r));
    return rows;
}

/// Rows of the tables that are the same, by the keys.
std::vector<CategoryRows> joined(const std::vector<ReportTable>& tables)
{
    std::vector<CategoryRows> categories;
    std::map<std::string, std::size_t> places;
    for (std::size_t t = 0; t < tables.size(); ++t) {
        for (const int row : own_rows(tables[t])) {
            const ReportRow& line = tables[t].rows[static_cast<std::size_t>(row)];
            const std::string& name = line.cells.front().text;
            const std::string& key = line.key.empty() ? name : line.key;
            const auto [place, fresh] = places.try_emplace(key, categories.size());
            if (fresh)
                categories.push_back({key, name, std::vector<int>(tables.size(), -1)});
            categories[place->second].rows[t] = row;
        }
    }
    return categories;
}

/// What a category is sorted by; nothing where its figure isn't known.
std::optional<double> weight(const ReportTable& table, int row, int column)
{
    if (row < 0 || column < 0)
        return std::nullopt;
    const ReportCell& cell =
        table.rows[static_cast<std::size_t>(row)].cells[static_cast<std::size_t>(column)];
    if (cell.blank)
        return std::nullopt;
    const ColumnFormat format =
        cell.format.value_or(table.columns[static_cast<std::size_t>(column)].format);
    const bool real = format == ColumnFormat::Percent || format == ColumnFormat::Decimal;
    return real ? cell.real : static_cast<double>(cell.number);
}

/// Rows of what has no value or no area: they stand last.
bool is_blank(const CategoryRows& category)
{
    return is_blank_name(category.name);
}

void sort(const ChartDef& def, const ReportTable& table, std::vector<CategoryRows>& categories)
{
    const int column = column_place(table, def.sort);
    const auto before = [&](const CategoryRows& a, const CategoryRows& b) {
        if (is_blank(a) != is_blank(b))
            return is_blank(b);
        const auto left = weight(table, a.rows.front(), column);
        const auto right = weight(table, b.rows.front(), column);
        if (left.has_value() != right.has_value())
            return left.has_value();
        return left && right && (def.ascending ? *left < *right : *left > *right);
    };
    std::stable_sort(categories.begin(), categories.end(), before);
}

void cut_off(const ChartDef& def, std::vector<ReportTable>& tables,
             std::vector<CategoryRows>& categories)
{
    auto most = static_cast<std::size_t>(def.most);
    if (most == 0 || categories.size() <= most + 1) // one alone is as short as 其他
        return;
    std::optional<CategoryRows> blank; // what is still to be filled in is seen
    if (is_blank(categories.back())) {
        blank = std::move(categories.back());
        categories.pop_back();
        if (def.kind == ChartKind::Pie && most > 1)
            --most;
    }
    if (categories.size() <= most + 1) {
        categories.push_back(std::move(*blank));
        return;
    }
    const std::string name = "其他 " + std::to_string(categories.size() - most) + " 个";
    CategoryRows rest{name, name, {}};
    for (std::size_t t = 0; t < tables.size(); ++t) {
        std::vector<int> rows;
        for (std::size_t i = most; i < categories.size(); ++i)
            if (categories[i].rows[t] >= 0)
                rows.push_back(categories[i].rows[t]);
        rest.rows.push_back(add_rest_row(tables[t], def.table, rows, name));
    }
    categories.resize(most);
    categories.push_back(std::move(rest));
    if (blank)
        categories.push_back(std::move(*blank));
}

} // namespace

bool is_blank_name(const std::string& name)
{
    return name == "未填" || name == no_area_name;
}

int column_place(const ReportTable& table, const std::string& key)
{
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        if (table.columns[c].key == key)
            return static_cast<int>(c);
    return -1;
}

std::vector<CategoryRows> chart_rows(const ChartDef& def, std::vector<ReportTable>& tables)
{
    std::vector<CategoryRows> categories = joined(tables);
    if (!def.sort.empty())
        sort(def, tables.front(), categories);
    std::stable_partition(categories.begin(), categories.end(),
                          [](const CategoryRows& one) { return !is_blank(one); });
    cut_off(def, tables, categories);
    return categories;
}

} // namespace lx
