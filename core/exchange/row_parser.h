#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_plan.h"
#include "core/ledger/catalog.h"
#include "core/ledger/field_text.h"
#include "core/ledger/record.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Something to say about a cell (or, with column -1, about the row).
struct CellIssue
{
    int column = -1; ///< of the sheet, from 0
    std::string value;
    std::string reason;
};

/// A reference as the file names it; looked up when the row is written.
struct RefText
{
    FieldTarget target;
    int column = 0;
    std::string text;
};

/// A masked value of a sensitive field: compared with what stands when the row is written.
struct MaskedText
{
    FieldTarget target;
    int column = 0;
    std::string text;
};

/// A row of a table as values, before references are looked up.
struct ParsedRow
{
    int table = 0;        ///< number of the table in the import
    std::int64_t row = 0; ///< from 0
    Record record;
    std::vector<Record>
        carried; ///< one a carried ledger the table has columns of, else empty records
    std::vector<RefText> refs;
    std::vector<MaskedText> masked;
    std::vector<FieldTarget> cleared; ///< "清空"
    std::vector<CellIssue> errors;
    std::vector<CellIssue> warnings;
};

/// What a row of a sheet is.
enum class RowKind : std::uint8_t
{
    Data,
    Blank,
    Heading, ///< the headings again, as on each printed page
    Totals,
    Sample,  ///< the sample row of our own form, by the mark in its first column and nothing else
    Section, ///< "一、城关镇": one cell that is no row of the ledger
    Footer,  ///< 填表人…, 注：…
};

/// Turns rows of one table into values. What a column is and how it is read is settled once; texts
/// that repeat (dictionary values, dates, yes and no) are read once a column.
class RowParser
{
public:
    RowParser(const Catalog& catalog, const HeadingIndex& index, const SheetTable& table,
              int number);

    [[nodiscard]] RowKind classify(const std::vector<Cell>& cells, std::int64_t row) const;
    void parse(const std::vector<Cell>& cells, std::int64_t row, ParsedRow& out);

private:
    struct TextHash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>{}(text);
        }
    };
    using Readings = std::unordered_map<std::string, FieldReading, TextHash, std::equal_to<>>;
    enum class Way : std::uint8_t
    {
        Skip,
        Reference,
        Date,
        Cached,
        Direct,
        Joined ///< one of several columns that hold a long text
    };
    struct Column
    {
        Way way = Way::Skip;
        FieldTarget target;
        const FieldDef* field = nullptr;
        bool key = false;
        std::int64_t money_factor = 1;
        bool vital = false; ///< broken characters in it refuse the row
        std::string leaf;   ///< last heading, trimmed
        Readings readings;
        std::int64_t asked = 0;
        std::int64_t missed = 0;
    };

    void parse_cell(const Cell& cell, Column& column, ParsedRow& out);
    void take(const Cell& cell, const Column& column, FieldReading&& reading, std::string_view text,
              ParsedRow& out);
    void take_masked(const Cell& cell, const Column& column, std::string_view text,
                     ParsedRow& out) const;
    void parse_reference(const Cell& cell, const Column& column, std::string_view text,
                         ParsedRow& out);
    [[nodiscard]] FieldReading read(const Cell& cell, const Column& column,
                                    std::string_view text) const;
    void take_joined(ParsedRow& out);
    [[nodiscard]] bool merged_across(std::int64_t row, int column) const;
    [[nodiscard]] bool repeats_headings(const std::vector<Cell>& cells) const;

    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const SheetTable& m_table;
    int m_number;
    std::vector<Column> m_columns; ///< by column of the sheet
    std::vector<bool> m_carries;   ///< per carried ledger: the table has columns of it
    struct Joined
    {
        int column = -1; ///< of the sheet: the first
        std::string text;
    };
    std::vector<std::pair<FieldTarget, Joined>> m_joined;
    int m_mapped = 0;
    int m_leftmost = -1;
    int m_mark = -1; ///< column of the sheet: 序号 of our own form
    std::unordered_map<std::int64_t, int>
        m_wide_rows; ///< rows with a cell merged across, and its column
};

} // namespace lx
