#include "core/report/list_cells.h"

#include <algorithm>
#include <map>
#include <optional>

#include "core/facts/link.h"
#include "core/report/fact_reader.h"
#include "core/spreadsheet/column_letters.h"

namespace lx {

namespace {

/// A number a cell holds, whatever its format.
double number_of(const ReportColumn& column, const ReportCell& cell)
{
    return column.format == ColumnFormat::Decimal ? cell.real : static_cast<double>(cell.number);
}

/// "甲、乙" has 乙 among its entries.
bool has_entry(const std::string& list, const std::string& entry)
{
    const std::string sign = "、";
    return (sign + list + sign).find(sign + entry + sign) != std::string::npos;
}

/// Rows of one ledger by what they have in some fields.
using SameKey = std::vector<std::int64_t>;

SameKey same_key(const World& world, const std::string& ledger,
                 const std::vector<std::string>& fields, std::int32_t row)
{
    SameKey key;
    for (const std::string& field : fields)
        key.push_back((*world.fact(ledger, field).i32)[static_cast<std::size_t>(row)]);
    return key;
}

} // namespace

/// Reads columns made of other rows: what they are called, and by the fields they share the cells.
struct ListCells::SpreadReader
{
    std::vector<std::string> names;
    std::map<SameKey, std::map<std::size_t, std::int32_t>> rows; ///< name → row of the other ledger
};

struct ListCells::ColumnReader
{
    const ReportColumnDef* def = nullptr;
    std::optional<FactReader> fact;
    std::vector<std::pair<const Link*, const std::vector<Tri>*>>
        steps; ///< and which rows are there
    std::vector<Tri> where;
    std::vector<FactReader> marks;
    std::vector<std::pair<std::vector<Tri>, std::string>>
        missing; ///< condition by row, words where it fails
    std::unique_ptr<SpreadReader> spread;
    std::vector<std::size_t> parts; ///< readers a sum is made of
    bool shown = true;
    std::size_t place = 0; ///< among the columns shown

    [[nodiscard]] ReportCell related(std::int32_t row) const
    {
        std::vector<std::int32_t> rows{row};
        for (const auto& [link, known] : steps) {
            std::vector<std::int32_t> next;
            for (const std::int32_t at : rows)
                link->rows_of(at, [&, known = known](std::int32_t found) {
                    if ((*known)[static_cast<std::size_t>(found)] == Tri::True)
                        next.push_back(found);
                });
            rows = std::move(next);
        }
        std::string text;
        std::int64_t counted = 0;
        for (const std::int32_t at : rows) {
            if (!where.empty() && where[static_cast<std::size_t>(at)] != Tri::True)
                continue;
            ++counted;
            if (def->tally)
                continue;
            const std::string part = fact->show(at);
            if (part.empty() || (def->once && has_entry(text, part)))
                continue;
            text += (text.empty() ? "" : "、") + part;
        }
        return def->tally ? ReportCell::of_count(counted) : ReportCell::of_text(text);
    }

    [[nodiscard]] ReportCell mark(std::int32_t row) const
    {
        const bool clear = std::all_of(marks.begin(), marks.end(),
                                       [&](const FactReader& m) { return m.is_true(row); });
        if (clear)
            return ReportCell::of_text("✓");
        std::string text;
        for (const auto& [holds, words] : missing) {
            if (holds[static_cast<std::size_t>(row)] != Tri::True)
                text += (text.empty() ? "" : "、") + words;
        }
        return ReportCell::of_text(text.empty() ? def->say : text);
    }
};

ListCells::ListCells(const World& world, const Period& period, const std::string& ledger,
                     const std::vector<ReportColumnDef>& columns,
                     const std::vector<std::size_t>& shown, bool masked,
                     const std::vector<std::int32_t>& rows)
    : m_world(world), m_ledger(ledger)
{
    std::vector<std::size_t> order = shown;
    for (std::size_t c = 0; shown.empty() && c < columns.size(); ++c)
        order.push_back(c);
    // What sums are made of is read too, where it isn't shown.
    std::vector<std::size_t> read = order;
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (std::find(order.begin(), order.end(), c) == order.end())
            read.push_back(c);
    for (std::size_t at = 0; at < read.size(); ++at) {
        const ReportColumnDef& column = columns[read[at]];
        auto reader = std::make_unique<ColumnReader>();
        reader->def = &column;
        reader->shown = at < order.size();
        std::string of = ledger;
        for (const RelatedStep& step : column.related) {
            reader->steps.emplace_back(world.link(of, step.ledger, step.via),
                                       world.fact(step.ledger, "known").tri);
            of = step.ledger;
        }
        if (!column.tally && (column.kind == ReportColumnDef::Kind::Fact ||
                              column.kind == ReportColumnDef::Kind::Related))
            reader->fact.emplace(world, of, column.fact, masked);
        if (column.kind == ReportColumnDef::Kind::Related && column.where)
            reader->where = column.where->rows(world, period);
        for (const std::string& mark : column.marks)
            reader->marks.emplace_back(world, ledger, mark);
        for (const MissingPart& part : column.missing)
            reader->missing.emplace_back(part.unless.rows(world, period), part.say);
        if (column.kind == ReportColumnDef::Kind::Spread)
            reader->spread = spread_of(column, rows);
        if (reader->shown)
            add_columns(*reader);
        m_readers.push_back(std::move(reader));
    }
    for (const auto& reader : m_readers)
        for (const std::string& key : reader->def->parts)
            reader->parts.push_back(reader_at(key));
}

ListCells::~ListCells() = default;
ListCells::ListCells(ListCells&&) noexcept = default;

std::size_t ListCells::reader_at(const std::string& key) const
{
    const auto found = std::find_if(m_readers.begin(), m_readers.end(), [&](const auto& reader) {
        return reader->def->column.key == key;
    });
    return static_cast<std::size_t>(found - m_readers.begin());
}

std::unique_ptr<ListCells::SpreadReader>
ListCells::spread_of(const ReportColumnDef& column, const std::vector<std::int32_t>& rows) const
{
    const SpreadDef& def = column.spread;
    auto spread = std::make_unique<SpreadReader>();
    for (const std::int32_t row : rows)
        spread->rows[same_key(m_world, m_ledger, def.same, row)];
    const FactReader by(m_world, def.ledger, def.by);
    const auto& known = *m_world.fact(def.ledger, "known").tri;
    std::map<std::string, std::size_t> places;
    for (std::int32_t row = 0; row < m_world.rows(def.ledger); ++row) {
        const auto there = spread->rows.find(same_key(m_world, def.ledger, def.same, row));
        if (there == spread->rows.end() || known[static_cast<std::size_t>(row)] != Tri::True)
            continue;
        const auto [place, fresh] = places.try_emplace(by.show(row), places.size());
        if (fresh)
            spread->names.push_back(place->first);
        there->second.try_emplace(place->second, row);
    }
    return spread;
}

void ListCells::add_columns(ColumnReader& reader)
{
    reader.place = m_columns.size();
    if (reader.spread == nullptr) {
        m_columns.push_back(reader.def->column);
        m_adds.push_back(reader.def->add);
        return;
    }
    for (const std::string& name : reader.spread->names) {
        ReportColumn column = reader.def->column;
        column.key += "/" + name;
        column.heading.push_back(name.empty() ? "未填" : name);
        m_columns.push_back(std::move(column));
        m_adds.push_back(reader.def->add);
    }
    reader.fact.emplace(m_world, reader.def->spread.ledger, reader.def->fact);
}

std::vector<ReportCell> ListCells::read_row(std::int32_t row, std::int64_t number,
                                            std::size_t line) const
{
    std::vector<ReportCell> cells(m_readers.size());
    for (std::size_t at = 0; at < m_readers.size(); ++at) {
        const ColumnReader& reader = *m_readers[at];
        switch (reader.def->kind) {
        case ReportColumnDef::Kind::Number:
            cells[at] = ReportCell::of_count(number);
            break;
        case ReportColumnDef::Kind::Fact:
            cells[at] = fact_cell(reader.def->column, *reader.fact, row);
            break;
        case ReportColumnDef::Kind::Related:
            cells[at] = reader.related(row);
            break;
        case ReportColumnDef::Kind::Mark:
            cells[at] = reader.mark(row);
            break;
        case ReportColumnDef::Kind::Text:
            cells[at] = ReportCell::of_text(reader.def->say);
            break;
        default: // sums follow; figures are counted, not said of a row
            break;
        }
    }
    for (std::size_t at = 0; at < m_readers.size(); ++at)
        if (!m_readers[at]->parts.empty())
            cells[at] = combined(*m_readers[at], cells, line);
    return cells;
}

/// Sums stand behind what they are made of, so that one can be made of another.
ReportCell ListCells::combined(const ColumnReader& reader, const std::vector<ReportCell>& cells,
                               std::size_t line) const
{
    ReportCell sum = ReportCell::of_count(0);
    sum.blank = true;
    bool shown = true;
    for (std::size_t p = 0; p < reader.parts.size(); ++p) {
        const ReportCell& cell = cells[reader.parts[p]];
        const ColumnReader& part = *m_readers[reader.parts[p]];
        const bool minus = p > 0 && reader.def->kind == ReportColumnDef::Kind::Difference;
        shown = shown && part.shown;
        sum.formula += (p == 0  ? ""
                        : minus ? "-"
                                : "+") +
                       column_letters(static_cast<int>(part.place)) + "{r" + std::to_string(line) +
                       "}";
        if (cell.blank)
            continue;
        sum.blank = false;
        sum.number += minus ? -cell.number : cell.number;
        sum.real += minus ? -cell.real : cell.real;
    }
    if (!shown || sum.blank)
        sum.formula.clear();
    return sum;
}

std::vector<ReportCell> ListCells::cells(std::int32_t row, std::int64_t number,
                                         std::size_t line) const
{
    const std::int64_t id = m_world.snapshot().table(m_ledger).ids[static_cast<std::size_t>(row)];
    std::vector<ReportCell> read = read_row(row, number, line);
    std::vector<ReportCell> cells;
    for (std::size_t at = 0; at < m_readers.size(); ++at) {
        const ColumnReader& reader = *m_readers[at];
        if (!reader.shown)
            continue;
        if (reader.spread == nullptr) {
            cells.push_back(std::move(read[at]));
            continue;
        }
        const auto found =
            reader.spread->rows.find(same_key(m_world, m_ledger, reader.def->spread.same, row));
        for (std::size_t name = 0; name < reader.spread->names.size(); ++name) {
            ReportCell cell;
            if (found != reader.spread->rows.end())
                if (const auto other = found->second.find(name); other != found->second.end())
                    cell = fact_cell(reader.def->column, *reader.fact, other->second);
            cells.push_back(std::move(cell));
        }
    }
    for (ReportCell& cell : cells) {
        cell.ledger = m_ledger;
        cell.row = id;
    }
    return cells;
}

std::vector<double> ListCells::numbers(const std::vector<std::string>& keys, std::int32_t row) const
{
    const std::vector<ReportCell> read = read_row(row, 0, 0);
    std::vector<double> numbers;
    for (const std::string& key : keys) {
        const std::size_t at = reader_at(key);
        if (read[at].blank)
            return {};
        numbers.push_back(number_of(m_readers[at]->def->column, read[at]));
    }
    return numbers;
}

} // namespace lx
