#include "core/exchange/error_workbook.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <memory>
#include <unordered_map>

#include "core/spreadsheet/sheet_reader.h"
#include "core/spreadsheet/xlsx_writer.h"

namespace lx {

namespace {

/// Above this many refused rows the file is streamed; headings then stand in each cell instead of
/// merged ones.
constexpr std::size_t most_in_memory = 20'000;
constexpr double column_width = 16;
constexpr double reason_width = 60;

/// What is wrong with one row.
struct RowErrors
{
    std::map<int, std::string> cells; ///< column → reasons
    std::string all;                  ///< of the whole row, with the headings
};

/// A row of a sheet that comes back.
enum class Part : std::uint8_t
{
    Title,   ///< above the headings, or the line of a section
    Heading, ///< not the last one of its table
    LastHeading,
    Returned
};

/// What comes back of one sheet, whatever tables stand on it.
struct SheetParts
{
    int input = 0;
    std::size_t sheet = 0;
    std::string name;
    std::map<std::int64_t, Part> rows; ///< from 0
    std::unordered_map<std::int64_t, RowErrors> errors;
};

/// Rows above the first table that come back too.
constexpr std::int64_t most_titles = 20;

/// The line of a section above each returned row: it may say where its rows belong.
void add_sections(const ImportedTable& table, const std::vector<std::int64_t>& returned,
                  SheetParts& parts)
{
    for (const std::int64_t row : returned) {
        const SkippedRow* section = nullptr;
        for (const SkippedRow& skipped : table.facts.skipped) {
            if (skipped.kind == RowKind::Section && skipped.row < row)
                section = &skipped;
        }
        if (section != nullptr)
            parts.rows.emplace(section->row, Part::Title);
    }
}

void add_table(const ImportedTable& table, SheetParts& parts)
{
    std::vector<std::int64_t> returned;
    std::merge(table.refused.begin(), table.refused.end(), table.curtailed.begin(),
               table.curtailed.end(), std::back_inserter(returned));
    if (returned.empty())
        return;
    if (parts.rows.empty()) {
        for (std::int64_t row = 0; row < std::min(table.first_heading, most_titles); ++row)
            parts.rows.emplace(row, Part::Title);
    }
    for (std::int64_t row = table.first_heading; row <= table.last_heading; ++row)
        parts.rows[row] = row == table.last_heading ? Part::LastHeading : Part::Heading;
    add_sections(table, returned, parts);
    for (const std::int64_t row : returned)
        parts.rows[row] = Part::Returned;
}

void add_issue(const ImportIssue& issue, SheetParts& parts)
{
    RowErrors& row = parts.errors[issue.row - 1];
    row.all += (row.all.empty() ? "" : "\n") +
               (issue.column.empty() ? issue.reason : issue.column + "：" + issue.reason);
    if (issue.cell >= 0) {
        std::string& cell = row.cells[issue.cell];
        cell += (cell.empty() ? "" : "\n") + issue.reason;
    }
}

std::vector<SheetParts> parts_of(const ImportReport& report)
{
    std::vector<SheetParts> all;
    for (const ImportedTable& table : report.tables) {
        if (all.empty() || all.back().input != table.input || all.back().sheet != table.sheet)
            all.push_back({table.input, table.sheet, table.name, {}, {}});
        add_table(table, all.back());
    }
    std::erase_if(all, [](const SheetParts& parts) { return parts.rows.empty(); });
    std::map<std::pair<int, std::string>, SheetParts*> by_name;
    for (SheetParts& parts : all)
        by_name.emplace(std::pair(parts.input, parts.name), &parts);
    const auto add = [&](const ImportIssue& issue) {
        const auto parts = by_name.find({issue.input, issue.sheet});
        if (parts != by_name.end() && issue.row > 0 && parts->second->rows.contains(issue.row - 1))
            add_issue(issue, *parts->second);
    };
    std::for_each(report.errors.begin(), report.errors.end(), add);
    for (const ImportIssue& issue : report.warnings) {
        if (issue.left_out)
            add(issue);
    }
    return all;
}

struct Moment
{
    Date day;
    double fraction = 0; ///< of a day
    bool has_time = false;
};

std::optional<Moment> moment_of(std::string_view text)
{
    const auto day = Date::from_iso(text.substr(0, 10));
    if (!day)
        return std::nullopt;
    Moment moment{*day, 0, text.size() > 10};
    if (text.size() >= 19) {
        const auto two = [&](std::size_t at) {
            int value = 0;
            std::from_chars(text.data() + at, text.data() + at + 2, value);
            return value;
        };
        moment.fraction = (two(11) * 3600 + two(14) * 60 + two(17)) / 86400.0;
    }
    return moment;
}

/// Only a .csv can hold a text longer than a cell: the end is cut, and said to be.
std::string fitting(std::string text)
{
    if (XlsxWriter::fits(text))
        return text;
    constexpr std::size_t kept = 32'000; // UTF-16 units
    std::size_t units = 0;
    std::size_t at = 0;
    while (units < kept) {
        units += static_cast<unsigned char>(text[at]) >= 0xF0 ? 2 : 1;
        for (++at; (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80; ++at)
            ;
    }
    return text.substr(0, at) + "……（太长，后面的没有抄下来）";
}

void write_cell(XlsxWriter& writer, std::int64_t row, const Cell& cell, bool wrong)
{
    switch (cell.kind) {
    case CellKind::Empty:
    case CellKind::Unsolved:
        break;
    case CellKind::Number:
        writer.number(row, cell.column, cell.number, wrong ? CellLook::Wrong : CellLook::Plain);
        break;
    case CellKind::Bool:
        writer.boolean(row, cell.column, cell.number != 0,
                       wrong ? CellLook::Wrong : CellLook::Plain);
        break;
    case CellKind::Date:
        if (const auto moment = moment_of(cell.text); moment && moment->has_time) {
            writer.number(row, cell.column, XlsxWriter::serial(moment->day) + moment->fraction,
                          wrong ? CellLook::WrongDateTime : CellLook::DateTime);
            break;
        } else if (moment) {
            writer.date(row, cell.column, moment->day,
                        wrong ? CellLook::WrongDate : CellLook::Date);
            break;
        }
        [[fallthrough]];
    case CellKind::Text:
    case CellKind::Error: {
        writer.text(row, cell.column, fitting(std::string(cell.text)),
                    wrong ? CellLook::WrongText : CellLook::Text);
        break;
    }
    }
}

/// Copies what comes back of one sheet onto the writer's current one, rows closed up.
class SheetCopy
{
public:
    SheetCopy(XlsxWriter& writer, const SheetParts& parts, bool in_memory)
        : m_writer(writer), m_parts(parts), m_in_memory(in_memory)
    {}

    Result<> run(Workbook& workbook, Progress& progress)
    {
        LX_ASSIGN(const SheetFacts facts,
                  workbook.read(
                      m_parts.sheet,
                      [&](const SheetRow& row) {
                          const auto part = m_parts.rows.find(row.row);
                          if (part != m_parts.rows.end() && part->second != Part::Title &&
                              !row.cells->empty())
                              m_last_column = std::max(m_last_column, row.cells->back().column);
                          return true;
                      },
                      progress));
        m_writer.column(0, m_last_column, column_width);
        m_writer.column(m_last_column + 1, m_last_column + 1, reason_width);
        std::int64_t at = 0;
        std::int64_t headings = 0;
        for (const auto& [row, part] : m_parts.rows) {
            m_place.emplace(row, at++);
            headings += part == Part::LastHeading ? 1 : 0;
        }
        for (const MergedRange& range : facts.merges) {
            const auto first = m_parts.rows.find(range.first_row);
            const bool data = first == m_parts.rows.end() || first->second == Part::Returned;
            if (!data && m_place.contains(range.last_row))
                m_merges.emplace(std::pair<std::int64_t, int>(range.first_row, range.first_column),
                                 range);
        }
        if (headings == 1) {
            for (const auto& [row, part] : m_parts.rows) {
                if (part == Part::LastHeading)
                    m_writer.freeze(m_place.at(row) + 1, 0);
            }
        }
        auto copied = workbook.read(
            m_parts.sheet,
            [&](const SheetRow& row) {
                if (const auto part = m_parts.rows.find(row.row); part != m_parts.rows.end())
                    copy(row, part->second);
                return true;
            },
            progress);
        if (!copied)
            return fail(std::move(copied.error()));
        return {};
    }

private:
    void copy(const SheetRow& row, Part part)
    {
        if (part == Part::Returned)
            return copy_returned(row);
        const CellLook look = part == Part::Title ? CellLook::Plain : CellLook::Heading;
        for (const Cell& cell : *row.cells)
            copy_text(row.row, cell, look);
        if (part == Part::LastHeading)
            m_writer.text(m_place.at(row.row), m_last_column + 1, "错误", CellLook::Heading);
    }

    void copy_text(std::int64_t row, const Cell& cell, CellLook look)
    {
        const std::int64_t at = m_place.at(row);
        const auto merged = m_merges.find({row, cell.column});
        const std::string text = fitting(std::string(cell.text));
        if (merged == m_merges.end()) {
            m_writer.text(at, cell.column, text, look);
            return;
        }
        const MergedRange& range = merged->second;
        if (m_in_memory) {
            m_writer.merge(at, cell.column, m_place.at(range.last_row), range.last_column, text,
                           look);
            return;
        }
        for (int column = cell.column; column <= range.last_column; ++column)
            m_writer.text(at, column, text, look);
    }

    void copy_returned(const SheetRow& row)
    {
        const std::int64_t at = m_place.at(row.row);
        const auto errors = m_parts.errors.find(row.row);
        for (const Cell& cell : *row.cells) {
            const bool wrong =
                errors != m_parts.errors.end() && errors->second.cells.contains(cell.column);
            write_cell(m_writer, at, cell, wrong);
        }
        if (errors == m_parts.errors.end())
            return;
        for (const auto& [column, reason] : errors->second.cells) {
            const bool empty = std::none_of( // clang 14 can't capture a part of a binding as it is
                row.cells->begin(), row.cells->end(), [wanted = column](const Cell& cell) {
                    return cell.column == wanted && cell.kind != CellKind::Unsolved;
                });
            if (empty && m_in_memory)
                m_writer.blank(at, column, CellLook::Wrong);
            m_writer.comment(at, column, reason);
        }
        m_writer.text(at, m_last_column + 1, fitting(errors->second.all), CellLook::Reason);
    }

    XlsxWriter& m_writer;
    const SheetParts& m_parts;
    bool m_in_memory;
    int m_last_column = 0;
    std::unordered_map<std::int64_t, std::int64_t> m_place; ///< row of the input → of the copy
    std::map<std::pair<std::int64_t, int>, MergedRange> m_merges; ///< of titles and headings
};

} // namespace

Result<> write_error_workbook(const ImportReport& report, const std::vector<std::string>& inputs,
                              const std::string& path, Progress& progress)
{
    const std::vector<SheetParts> sheets = parts_of(report);
    std::size_t rows = 0;
    for (const SheetParts& parts : sheets)
        rows += parts.rows.size();
    const bool in_memory = rows <= most_in_memory;
    LX_ASSIGN(auto writer, XlsxWriter::create(path, in_memory ? XlsxWriter::Mode::InMemory
                                                              : XlsxWriter::Mode::Streaming));
    std::unique_ptr<Workbook> workbook;
    int opened = -1;
    for (const SheetParts& parts : sheets) {
        progress.report("写出被退回的行", 0, 0);
        if (opened != parts.input) {
            LX_ASSIGN(workbook, open_workbook(inputs.at(static_cast<std::size_t>(parts.input))));
            opened = parts.input;
        }
        if (parts.sheet >= workbook->sheets().size())
            return fail(ErrorKind::BadInput, "导入时文件被改动了，写不出错误清单；请重新导入。");
        writer->add_sheet(parts.name);
        LX_TRY(SheetCopy(*writer, parts, in_memory).run(*workbook, progress));
    }
    if (sheets.empty())
        writer->add_sheet("没有被退回的行");
    return writer->finish();
}

} // namespace lx
