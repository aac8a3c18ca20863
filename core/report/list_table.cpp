#include "core/report/list_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <variant>

#include "core/report/fact_reader.h"
#include "core/report/list_cells.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// What a list says below itself of figures that are not known: its cells are blank there.
std::string unknown_note(const ReportTable& table, const std::vector<ReportColumnDef>& columns)
{
    std::string note;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
        const ColumnFormat format = table.columns[c].format;
        const auto def = std::find_if(columns.begin(), columns.end(), [&](const auto& one) {
            return one.column.key == table.columns[c].key;
        });
        if (def == columns.end() || def->kind != ReportColumnDef::Kind::Fact ||
            (format != ColumnFormat::Count && format != ColumnFormat::Money))
            continue;
        const auto blank =
            std::count_if(table.rows.begin(), table.rows.end(), [c](const ReportRow& row) {
                return row.style == RowStyle::Normal && row.cells[c].blank;
            });
        if (blank > 0)
            note += (note.empty() ? "注：" : "，") + table.columns[c].heading.back() + "有 " +
                    std::to_string(blank) + " 行不详";
    }
    return note.empty() ? note : note + "，留空。";
}

/// Rows of a list in their order: those of a group together, of a person one line.
struct ListLine
{
    std::string group;
    std::vector<std::string> key;
    std::vector<std::int32_t> rows;
    bool operator<(const ListLine& other) const
    {
        return std::tie(group, key, rows) < std::tie(other.group, other.key, other.rows);
    }
};

/// Texts in their order are the values in theirs: numbers of one width, what is not known last.
std::string sort_text(const FactReader& reader, std::int32_t row)
{
    const Value value = reader.value(row);
    const FactType type = reader.def().type;
    if (type != FactType::Number && type != FactType::Money)
        return reader.show(row);
    char buffer[48];
    if (const auto* whole = std::get_if<std::int64_t>(&value))
        std::snprintf(buffer, sizeof buffer, "%020lld", static_cast<long long>(*whole));
    else if (const auto* real = std::get_if<double>(&value))
        std::snprintf(buffer, sizeof buffer, "%024.4f", *real);
    else
        return "~";
    return buffer;
}

std::vector<ListLine> lines_of(const World& world, const ReportTableDef& def,
                               const std::vector<Tri>& members)
{
    std::vector<FactReader> keys;
    for (const std::string& fact : def.sort)
        keys.emplace_back(world, def.ledger, fact);
    std::optional<FactReader> group;
    if (!def.group.empty())
        group.emplace(world, def.ledger, def.group);
    std::optional<FactReader> person;
    if (!def.person.empty())
        person.emplace(world, def.ledger, def.person);
    std::vector<ListLine> lines;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != Tri::True)
            continue;
        const auto row = static_cast<std::int32_t>(i);
        ListLine line{group ? group->show(row) : std::string(), {}, {row}};
        for (const FactReader& reader : keys)
            line.key.push_back(sort_text(reader, row));
        lines.push_back(std::move(line));
    }
    std::sort(lines.begin(), lines.end());
    if (!person)
        return lines;
    std::map<std::string, std::size_t> seen; // person in a group → the line
    std::vector<ListLine> joined;
    for (ListLine& line : lines) {
        const std::string id = person->show(line.rows.front());
        const auto [at, fresh] = seen.try_emplace(line.group + "|" + id, joined.size());
        if (fresh || id.empty())
            joined.push_back(std::move(line));
        else
            joined[at->second].rows.push_back(line.rows.front());
    }
    return joined;
}

/// What several rows of a person say, each thing once.
void join(std::vector<ReportCell>& cells, const std::vector<ReportCell>& more)
{
    for (std::size_t c = 0; c < cells.size(); ++c) {
        if (more[c].text.empty() || cells[c].text == more[c].text)
            continue;
        const std::string sign = "、";
        if ((sign + cells[c].text + sign).find(sign + more[c].text + sign) != std::string::npos)
            continue;
        cells[c].text += (cells[c].text.empty() ? "" : sign) + more[c].text;
        cells[c].blank = false;
    }
}

/// Adds lines to a table, with a heading over each group, its sum and the sum of all below.
class ListLayout
{
public:
    ListLayout(ReportTable& table, const std::vector<bool>& adds)
        : m_table(table), m_adds(adds),
          m_any(std::find(adds.begin(), adds.end(), true) != adds.end())
    {}
    void begin_group(const std::string& name, std::size_t lines)
    {
        ReportRow row;
        row.style = RowStyle::Section;
        row.cells.resize(m_table.columns.size());
        row.cells.front() = ReportCell::of_text((name.empty() ? "未填" : name) + "（" +
                                                std::to_string(lines) + "）");
        m_table.rows.push_back(std::move(row));
        m_from = m_table.rows.size();
    }
    void end_group()
    {
        if (!m_any)
            return;
        std::vector<std::size_t> parts;
        for (std::size_t r = m_from; r < m_table.rows.size(); ++r)
            parts.push_back(r);
        m_sums.push_back(m_table.rows.size());
        add_sum("小计", RowStyle::Subtotal, parts);
    }
    void end()
    {
        if (!m_any || m_table.rows.empty())
            return;
        std::vector<std::size_t> parts = m_sums;
        for (std::size_t r = 0; m_sums.empty() && r < m_table.rows.size(); ++r)
            parts.push_back(r);
        add_sum(total_row_key, RowStyle::Total, parts);
    }

private:
    void add_sum(const char* name, RowStyle style, const std::vector<std::size_t>& parts)
    {
        ReportRow row;
        row.style = style;
        row.key = name;
        row.cells.resize(m_table.columns.size());
        for (std::size_t c = 0; c < m_adds.size(); ++c) {
            if (!m_adds[c])
                continue;
            ReportCell& sum = row.cells[c];
            sum = ReportCell::of_count(0);
            for (const std::size_t part : parts) {
                sum.number += m_table.rows[part].cells[c].number;
                sum.real += m_table.rows[part].cells[c].real;
            }
            sum.formula = sum_of(c, parts);
        }
        if (row.cells.front().blank)
            row.cells.front() = ReportCell::of_text(name);
        m_table.rows.push_back(std::move(row));
    }
    static std::string sum_of(std::size_t column, const std::vector<std::size_t>& parts)
    {
        const auto at = [column](std::size_t row) {
            return column_letters(static_cast<int>(column)) + "{r" + std::to_string(row) + "}";
        };
        if (parts.back() - parts.front() + 1 == parts.size())
            return "SUM(" + at(parts.front()) + ":" + at(parts.back()) + ")";
        std::string formula;
        for (const std::size_t part : parts)
            formula += (formula.empty() ? "" : "+") + at(part);
        return formula;
    }

    ReportTable& m_table;
    const std::vector<bool>& m_adds;
    bool m_any;
    std::size_t m_from = 0;
    std::vector<std::size_t> m_sums;
};

constexpr std::size_t most_failures = 200; ///< of one check that are told by name

/// Held for every line; those that fail are told by name, the others together.
void check_lines(const ListCells& writer, const ReportTableDef& def, const ReportTable& table,
                 const std::vector<ListLine>& lines, std::vector<ReportCheck>& checks)
{
    const auto text = [](double number) {
        char buffer[32];
        std::snprintf(buffer, sizeof buffer, "%.10g", std::round(number * 100) / 100);
        return std::string(buffer);
    };
    for (const ListCheckDef& check : def.list_checks) {
        const std::string title = def.name + "：" + check.title;
        std::int64_t judged = 0;
        std::int64_t passed = 0;
        std::size_t told = 0;
        std::size_t r = 0;
        for (const ListLine& line : lines) {
            while (r < table.rows.size() && table.rows[r].style != RowStyle::Normal)
                ++r;
            if (r == table.rows.size())
                break; // more than a sheet holds
            const ReportRow& row = table.rows[r++];
            const auto left = writer.numbers(check.left, line.rows.front());
            const auto right = writer.numbers(check.right, line.rows.front());
            if (left.empty() || right.empty())
                continue; // something isn't known
            const double a = std::accumulate(left.begin(), left.end(), 0.0);
            const double b = std::accumulate(right.begin(), right.end(), 0.0);
            constexpr double hair = 1e-6;
            const bool holds = check.op == "=" ? std::abs(a - b) < hair : a <= b + hair;
            ++judged;
            passed += holds ? 1 : 0;
            if (holds || ++told > most_failures)
                continue;
            std::string place;
            for (std::size_t c = 0; c < row.cells.size() && place.empty(); ++c)
                if (!table.columns[c].ordinal)
                    place = row.cells[c].text;
            checks.push_back({title, place, text(a), text(b), false});
        }
        if (passed == judged)
            checks.push_back(
                {title, "", std::to_string(passed) + " 行", std::to_string(judged) + " 行", true});
    }
}

} // namespace

ReportTable list_table(const World& world, const Period& period, const ReportTableDef& def,
                       const std::vector<Tri>& members, bool masked,
                       std::vector<ReportCheck>& checks, Progress& progress)
{
    ReportTable table;
    table.name = def.name;
    table.title = def.title;
    table.frozen_columns = def.frozen_columns;
    const std::vector<ListLine> lines = lines_of(world, def, members);
    std::vector<std::int32_t> rows;
    for (const ListLine& line : lines)
        rows.insert(rows.end(), line.rows.begin(), line.rows.end());
    const ListCells writer(world, period, def.ledger, def.columns, def.shown, masked, rows);
    table.columns = writer.columns();
    ListLayout layout(table, writer.adds());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i % 5000 == 0)
            progress.report("列出" + def.name, static_cast<std::int64_t>(i),
                            static_cast<std::int64_t>(lines.size()));
        if (progress.cancelled())
            break;
        if (table.rows.size() >= most_sheet_rows) {
            table.note = "注：共 " + std::to_string(lines.size()) + " 行，一张表放不下，只列出前 " +
                         std::to_string(i) + " 行。";
            break;
        }
        const bool first = i == 0 || lines[i - 1].group != lines[i].group;
        if (!def.group.empty() && first) {
            if (i > 0)
                layout.end_group();
            const auto end =
                std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(i), lines.end(),
                             [&](const ListLine& line) { return line.group != lines[i].group; });
            layout.begin_group(lines[i].group, static_cast<std::size_t>(end - lines.begin()) - i);
        }
        ReportRow row;
        row.cells = writer.cells(lines[i].rows.front(), static_cast<std::int64_t>(i) + 1,
                                 table.rows.size());
        for (std::size_t more = 1; more < lines[i].rows.size(); ++more)
            join(row.cells, writer.cells(lines[i].rows[more], 0, table.rows.size()));
        table.rows.push_back(std::move(row));
    }
    if (!def.group.empty() && !lines.empty())
        layout.end_group();
    layout.end();
    check_lines(writer, def, table, lines, checks);
    if (table.note.empty())
        table.note = unknown_note(table, def.columns);
    return table;
}

} // namespace lx
