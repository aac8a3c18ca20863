#include "core/exchange/error_workbook.h"

#include <algorithm>
#include <charconv>
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

using TableErrors = std::unordered_map<std::int64_t, RowErrors>; ///< by row from 0

TableErrors errors_of(const ImportReport& report, const ImportedTable& table)
{
    TableErrors errors;
    for (const ImportIssue& issue : report.errors) {
        if (issue.input != table.input || issue.sheet != table.name)
            continue;
        RowErrors& row = errors[issue.row - 1];
        row.all += (row.all.empty() ? "" : "\n") +
                   (issue.column.empty() ? issue.reason : issue.column + "：" + issue.reason);
        if (issue.cell >= 0) {
            std::string& cell = row.cells[issue.cell];
            cell += (cell.empty() ? "" : "\n") + issue.reason;
        }
    }
    return errors;
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

/// Copies one table; `at` is the writer's current sheet.
class TableCopy
{
public:
    TableCopy(XlsxWriter& writer, const ImportedTable& table, TableErrors errors, bool in_memory)
        : m_writer(writer), m_table(table), m_errors(std::move(errors)), m_in_memory(in_memory)
    {}

    Result<> run(Workbook& workbook, Progress& progress)
    {
        LX_ASSIGN(const SheetFacts facts,
                  workbook.read(
                      m_table.sheet,
                      [&](const SheetRow& row) {
                          if (is_heading(row.row) || is_refused(row.row))
                              m_last_column = std::max(
                                  m_last_column, row.cells->empty() ? 0 : row.cells->back().column);
                          return true;
                      },
                      progress));
        m_writer.column(0, m_last_column, column_width);
        m_writer.column(m_last_column + 1, m_last_column + 1, reason_width);
        for (const MergedRange& range : facts.merges) {
            if (is_heading(range.first_row) && is_heading(range.last_row))
                m_merges.push_back(range);
        }
        const std::int64_t headings = heading_count();
        m_next = headings;
        if (headings > 0)
            m_writer.freeze(headings, 0);
        auto copied = workbook.read(
            m_table.sheet, [&](const SheetRow& row) { return copy(row); }, progress);
        if (!copied)
            return fail(std::move(copied.error()));
        return {};
    }

private:
    [[nodiscard]] bool is_heading(std::int64_t row) const
    {
        return row >= m_table.first_heading && row <= m_table.last_heading;
    }
    [[nodiscard]] bool is_refused(std::int64_t row) const
    {
        return std::binary_search(m_table.refused.begin(), m_table.refused.end(), row);
    }
    [[nodiscard]] std::int64_t heading_count() const
    {
        return std::max<std::int64_t>(0, m_table.last_heading - m_table.first_heading + 1);
    }

    bool copy(const SheetRow& row)
    {
        if (is_heading(row.row)) {
            copy_heading(row);
            return true;
        }
        if (!is_refused(row.row))
            return true;
        write_reason_heading();
        const std::int64_t at = m_next++;
        const auto errors = m_errors.find(row.row);
        for (const Cell& cell : *row.cells) {
            const bool wrong =
                errors != m_errors.end() && errors->second.cells.contains(cell.column);
            write_cell(m_writer, at, cell, wrong);
        }
        if (errors == m_errors.end())
            return true;
        for (const auto& [column, reason] : errors->second.cells) {
            const bool empty = std::none_of( // clang 14 can't capture a part of a binding as it is
                row.cells->begin(), row.cells->end(),
                [wanted = column](const Cell& cell) { return cell.column == wanted; });
            if (empty && m_in_memory)
                m_writer.blank(at, column, CellLook::Wrong);
            m_writer.comment(at, column, reason);
        }
        m_writer.text(at, m_last_column + 1, fitting(errors->second.all), CellLook::Reason);
        return true;
    }

    void copy_heading(const SheetRow& row)
    {
        const std::int64_t at = row.row - m_table.first_heading;
        for (const Cell& cell : *row.cells) {
            const MergedRange* merged = nullptr;
            for (const MergedRange& range : m_merges) {
                if (range.first_row == row.row && range.first_column == cell.column)
                    merged = &range;
            }
            const std::string text(cell.text);
            if (merged != nullptr && m_in_memory) {
                m_writer.merge(at, cell.column, at + merged->last_row - merged->first_row,
                               merged->last_column, text, CellLook::Heading);
            } else if (merged != nullptr) {
                for (int column = merged->first_column; column <= merged->last_column; ++column)
                    m_writer.text(at, column, text, CellLook::Heading);
            } else {
                m_writer.text(at, cell.column, text, CellLook::Heading);
            }
        }
        if (row.row == m_table.last_heading)
            write_reason_heading();
    }

    void write_reason_heading()
    {
        if (m_wrote_headings)
            return;
        m_wrote_headings = true;
        if (heading_count() > 1 && m_in_memory)
            m_writer.merge(0, m_last_column + 1, heading_count() - 1, m_last_column + 1, "错误",
                           CellLook::Heading);
        else
            m_writer.text(std::max<std::int64_t>(0, heading_count() - 1), m_last_column + 1, "错误",
                          CellLook::Heading);
    }

    XlsxWriter& m_writer;
    const ImportedTable& m_table;
    TableErrors m_errors;
    bool m_in_memory;
    int m_last_column = 0;
    std::vector<MergedRange> m_merges;
    std::int64_t m_next = 0;
    bool m_wrote_headings = false;
};

} // namespace

Result<> write_error_workbook(const ImportReport& report, const std::vector<std::string>& inputs,
                              const std::string& path, Progress& progress)
{
    std::size_t refused = 0;
    for (const ImportedTable& table : report.tables)
        refused += table.refused.size();
    const bool in_memory = refused <= most_in_memory;
    LX_ASSIGN(auto writer, XlsxWriter::create(path, in_memory ? XlsxWriter::Mode::InMemory
                                                              : XlsxWriter::Mode::Streaming));
    std::unique_ptr<Workbook> workbook;
    int opened = -1;
    for (const ImportedTable& table : report.tables) {
        if (table.refused.empty())
            continue;
        progress.report("写出被退回的行", 0, 0);
        if (opened != table.input) {
            LX_ASSIGN(workbook, open_workbook(inputs.at(static_cast<std::size_t>(table.input))));
            opened = table.input;
        }
        if (table.sheet >= workbook->sheets().size())
            return fail(ErrorKind::BadInput, "导入时文件被改动了，写不出错误清单；请重新导入。");
        writer->add_sheet(table.name);
        TableCopy copy(*writer, table, errors_of(report, table), in_memory);
        LX_TRY(copy.run(*workbook, progress));
    }
    if (refused == 0)
        writer->add_sheet("没有被退回的行");
    return writer->finish();
}

} // namespace lx
