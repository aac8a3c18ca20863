#include "core/report/figures_table.h"

#include <algorithm>
#include <map>

#include "core/report/area_rows.h"
#include "core/report/fact_reader.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

using Kind = ReportColumnDef::Kind;

/// Sums of one column, by table row.
struct Figures
{
    std::vector<std::int64_t> value;
    std::vector<std::int64_t> unknown;
};

/// Rows of the table and where every row of the ledger falls.
struct RowPlan
{
    std::vector<AreaRow> rows;
    std::vector<std::int32_t> row_of; ///< by row of the ledger; -1 not counted
};

RowPlan plan_by_area(const World& world, const ReportTableDef& def, const std::vector<Tri>& members)
{
    const auto& areas = *world.fact(def.ledger, "area").i32;
    std::vector<std::int64_t> counted(static_cast<std::size_t>(world.rows("area")), 0);
    std::int64_t without = 0;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != Tri::True)
            continue;
        if (areas[i] >= 0)
            ++counted[static_cast<std::size_t>(areas[i])];
        else
            ++without;
    }
    // Areas that hang outside the jurisdiction's tree count as 未填: lay out once to see them.
    AreaRows layout = lay_out_areas(world, counted, without);
    std::int64_t outside = 0;
    for (std::size_t a = 0; a < counted.size(); ++a)
        outside += layout.row_of_area[a] < 0 ? counted[a] : 0;
    if (outside > 0 && layout.row_without_area < 0)
        layout = lay_out_areas(world, counted, outside);
    RowPlan plan{std::move(layout.rows), std::vector<std::int32_t>(members.size(), -1)};
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != Tri::True)
            continue;
        const std::int32_t row =
            areas[i] >= 0 ? layout.row_of_area[static_cast<std::size_t>(areas[i])] : -1;
        plan.row_of[i] = row >= 0 ? row : layout.row_without_area;
    }
    return plan;
}

RowPlan plan_by_value(const World& world, const ReportTableDef& def,
                      const std::vector<Tri>& members)
{
    RowPlan plan{{}, std::vector<std::int32_t>(members.size(), -1)};
    const FactReader value(world, def.ledger, def.rows);
    // Order of the dictionary, then what stands in no dictionary, then blanks.
    std::map<std::string, std::int32_t> order;
    if (const Dictionary* dictionary = world.snapshot().catalog().dictionary(def.dictionary)) {
        for (const DictionaryValue& v : dictionary->values)
            order.emplace(v.value, static_cast<std::int32_t>(order.size()));
    }
    std::map<std::pair<std::int32_t, std::string>, std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (members[i] != Tri::True)
            continue;
        const std::string text = value.show(static_cast<std::int32_t>(i));
        const auto found = order.find(text);
        groups[{found != order.end()
                    ? found->second
                    : static_cast<std::int32_t>(order.size()) + (text.empty() ? 1 : 0),
                text}]
            .push_back(i);
    }
    AreaRow total{total_row_key, 0, true, true, {}, total_row_key};
    for (const auto& [key, rows] : groups) {
        const auto row = static_cast<std::int32_t>(plan.rows.size());
        const std::string name = key.second.empty() ? "未填" : key.second;
        plan.rows.push_back({name, 0, false, false, {}, name});
        total.parts.push_back(row);
        for (const std::size_t i : rows)
            plan.row_of[i] = row;
    }
    plan.rows.push_back(std::move(total));
    return plan;
}

std::int64_t number_at(const FactColumn& column, std::size_t row, bool& known)
{
    const FactDef& def = *column.def;
    known = true;
    if (def.type == FactType::Money) {
        const std::int64_t value = (*column.i64)[row];
        known = value != INT64_MIN;
        return known ? value : 0;
    }
    if (column.at_least != nullptr && (*column.at_least)[row] != 0)
        known = false;
    const std::int32_t value = (*column.i32)[row];
    if (value == INT32_MIN) {
        known = false;
        return 0;
    }
    return value;
}

void add_up(const std::vector<AreaRow>& rows, Figures& figures)
{
    for (std::size_t r = 0; r < rows.size(); ++r) {
        for (const std::int32_t part : rows[r].parts) {
            figures.value[r] += figures.value[static_cast<std::size_t>(part)];
            figures.unknown[r] += figures.unknown[static_cast<std::size_t>(part)];
        }
    }
}

std::string cell_name(std::size_t column, std::int32_t row)
{
    return column_letters(static_cast<int>(column)) + "{r" + std::to_string(row) + "}";
}

/// SUM over the rows a subtotal adds up: one range where they follow each other.
std::string sum_formula(std::size_t column, const std::vector<std::int32_t>& parts)
{
    if (parts.empty())
        return "0";
    if (parts.size() > 1 &&
        parts.back() - parts.front() == static_cast<std::int32_t>(parts.size()) - 1)
        return "SUM(" + cell_name(column, parts.front()) + ":" + cell_name(column, parts.back()) +
               ")";
    std::string formula;
    for (const std::int32_t part : parts)
        formula += (formula.empty() ? "" : "+") + cell_name(column, part);
    return formula;
}

std::size_t position_of(const ReportTableDef& def, const std::string& key)
{
    const auto found = std::find_if(def.columns.begin(), def.columns.end(),
                                    [&](const ReportColumnDef& c) { return c.column.key == key; });
    return static_cast<std::size_t>(found - def.columns.begin());
}

/// What stands below the table besides how many are not known.
void add_notes(const ReportTableDef& def, const std::vector<Figures>& figures, std::string& note)
{
    constexpr std::string_view number = "{n}";
    for (const ReportNoteDef& one : def.notes) {
        const std::int64_t total = figures[position_of(def, one.column)].value.back();
        if (total == 0)
            continue;
        std::string text = one.say;
        if (const auto at = text.find(number); at != std::string::npos)
            text.replace(at, number.size(), std::to_string(total));
        note += (note.empty() ? "注：" : "") + text + "。";
    }
}

} // namespace

std::vector<Tri> table_members(const World& world, const ReportTableDef& def,
                               const ScopedUnits& units)
{
    std::vector<Tri> members = *world.fact(def.ledger, "counts").tri;
    if (def.who) {
        const std::vector<Tri> who = def.who->rows(world);
        for (std::size_t i = 0; i < members.size(); ++i)
            members[i] = members[i] & who[i];
    }
    units.narrow(world, def.ledger, def.unit, members);
    return members;
}

ReportTable figures_table(const World& world, const ReportTableDef& def,
                          const std::vector<Tri>& members)
{
    const RowPlan plan =
        def.rows == "area" ? plan_by_area(world, def, members) : plan_by_value(world, def, members);
    const std::size_t rows = plan.rows.size();

    auto trace = std::make_shared<FigureTrace>();
    trace->ledger = def.ledger;
    std::vector<std::size_t> counted; // rows of the ledger that stand in the table
    for (std::size_t i = 0; i < members.size(); ++i) {
        if (plan.row_of[i] >= 0)
            counted.push_back(i);
    }
    const auto& ids = world.snapshot().table(def.ledger).ids;
    for (const std::size_t i : counted) {
        trace->ids.push_back(ids[i]);
        trace->table_row.push_back(plan.row_of[i]);
    }
    trace->parts.resize(rows);
    for (std::size_t r = 0; r < rows; ++r) {
        if (plan.rows[r].parts.empty())
            trace->parts[r] = {static_cast<std::int32_t>(r)};
        for (const std::int32_t part : plan.rows[r].parts) {
            const auto& below = trace->parts[static_cast<std::size_t>(part)];
            trace->parts[r].insert(trace->parts[r].end(), below.begin(), below.end());
        }
    }
    trace->in_column.emplace_back(); // the column of names
    trace->amounts.emplace_back();

    std::vector<Figures> figures(def.columns.size());
    for (std::size_t c = 0; c < def.columns.size(); ++c) {
        const ReportColumnDef& column = def.columns[c];
        Figures& sums = figures[c];
        sums.value.assign(rows, 0);
        sums.unknown.assign(rows, 0);
        trace->in_column.emplace_back();
        trace->amounts.emplace_back();
        if (column.kind == Kind::Share)
            continue;
        auto& in = trace->in_column.back();
        in.assign(counted.size(), 0);
        auto& amounts = trace->amounts.back();
        if (column.kind == Kind::Overlap) {
            amounts.assign(counted.size(), FigureTrace::kNoAmount);
            for (std::size_t k = 0; k < counted.size(); ++k) {
                std::int64_t times = 0;
                for (const std::string& part : column.parts)
                    times += trace->in_column[position_of(def, part) + 1][k];
                if (times < 2)
                    continue;
                in[k] = 1;
                amounts[k] = times - 1;
                sums.value[static_cast<std::size_t>(plan.row_of[counted[k]])] += times - 1;
            }
            add_up(plan.rows, sums);
            continue;
        }
        const std::vector<Tri> where =
            column.where ? column.where->rows(world) : std::vector<Tri>(members.size(), Tri::True);
        const FactColumn* fact =
            column.kind == Kind::Sum ? &world.fact(def.ledger, column.fact) : nullptr;
        if (fact != nullptr)
            amounts.assign(counted.size(), FigureTrace::kNoAmount);
        for (std::size_t k = 0; k < counted.size(); ++k) {
            const std::size_t i = counted[k];
            const auto row = static_cast<std::size_t>(plan.row_of[i]);
            std::int64_t amount = 1;
            bool known = true;
            if (fact != nullptr)
                amount = number_at(*fact, i, known);
            const Tri wanted = column.kind == Kind::Unknown ? Tri::Unknown : Tri::True;
            if (column.kind != Kind::Unknown &&
                (where[i] == Tri::Unknown || (where[i] == Tri::True && !known)))
                ++sums.unknown[row];
            if (fact != nullptr && where[i] == Tri::True && (known || amount != 0))
                amounts[k] = amount;
            if (where[i] == wanted && amount != 0) {
                sums.value[row] += amount;
                in[k] = 1;
            }
        }
        add_up(plan.rows, sums);
    }

    ReportTable table;
    table.name = def.name;
    table.title = def.title;
    table.frozen_columns = def.frozen_columns;
    ReportColumn names;
    names.key = "row";
    names.heading = {def.rows == "area" ? "属地" : "类别"};
    names.width = 16;
    table.columns.push_back(names);
    for (const ReportColumnDef& column : def.columns)
        table.columns.push_back(column.column);
    std::int64_t unknown = 0;
    for (std::size_t r = 0; r < rows; ++r) {
        const AreaRow& row = plan.rows[r];
        ReportRow line;
        line.style = row.total      ? RowStyle::Total
                     : row.subtotal ? RowStyle::Subtotal
                                    : RowStyle::Normal;
        line.level = row.level;
        line.key = row.total ? total_row_key : row.key;
        line.cells.push_back(ReportCell::of_text(row.name));
        for (std::size_t c = 0; c < def.columns.size(); ++c) {
            const ReportColumnDef& column = def.columns[c];
            ReportCell cell;
            if (column.kind == Kind::Share) {
                const std::size_t top = position_of(def, column.numerator);
                std::int64_t whole = 0;
                std::string below;
                for (const std::string& key : column.denominator) {
                    const std::size_t part = position_of(def, key);
                    whole += figures[part].value[r];
                    below += (below.empty() ? "" : "+") +
                             cell_name(part + 1, static_cast<std::int32_t>(r));
                }
                if (whole == 0) {
                    cell = ReportCell::of_text("–");
                    cell.blank = true;
                } else {
                    cell = ReportCell::of_share(rounded_share(figures[top].value[r], whole));
                    cell.formula = "ROUND(" + cell_name(top + 1, static_cast<std::int32_t>(r)) +
                                   "/(" + below + "),3)";
                }
            } else {
                cell = ReportCell::of_count(figures[c].value[r]);
                cell.unknown = figures[c].unknown[r];
                if (row.subtotal)
                    cell.formula = sum_formula(c + 1, row.parts);
                if (row.total)
                    unknown = std::max(unknown, cell.unknown);
            }
            line.cells.push_back(std::move(cell));
        }
        table.rows.push_back(std::move(line));
    }
    if (unknown > 0)
        table.note = "注：有 " + std::to_string(unknown) +
                     " 家单位的人数或党员数尚未摸底，相应的栏按 0 计。";
    add_notes(def, figures, table.note);
    table.trace = trace;
    return table;
}

} // namespace lx
