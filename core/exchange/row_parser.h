#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/import_plan.h"
#include "core/exchange/wanted_row.h"
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
    bool left_out = false; ///< the row went in without this cell
};

/// Behind the reason of a cell that is left out of a row which goes in.
inline constexpr std::string_view left_out_remark = "；这一格没有导入，其余照常。";

/// A word of the list that a field can't take: what it stands for may be asked.
struct UnknownWord
{
    FieldTarget target;
    std::string text;
};

/// A reference as the file names it; looked up when the row is written.
struct RefText
{
    FieldTarget target;
    int column = 0;
    std::string text;
    bool filled = false; ///< not in the cell: the answer for a whole column
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
    std::vector<Addition> additions; ///< rows of other ledgers it needs; ids by placeholder()
    std::vector<MaskedText> masked;
    std::vector<FieldTarget> cleared; ///< "清空"
    std::vector<CellIssue> errors;
    std::vector<CellIssue> warnings;
    std::vector<UnknownWord> unknown;
    /// Fields whose cell could not be taken, which is told already, or that an answer leaves blank.
    std::vector<FieldTarget> unread;
    std::vector<std::string> remarks; ///< lines that go into 备注
    std::string repaired_code; ///< as the list has it, where letters in it were read as digits
    std::string kind_word;     ///< what the list calls the row where that is none of the two kinds
    std::shared_ptr<const std::string> section; ///< the section line above; null without one
    bool placed_around = false; ///< its 属地 is that of its section, block, sheet or title

    /// Makes the row ready for other cells; keeps its memory.
    void clear();
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
    Label,   ///< 填表人…, 注：…, （公章）
    Unit,    ///< 单位：万元: how the headings below it count money
    Form     ///< a line numbered beforehand that nobody filled in
};

/// Turns rows of one table into values. What a column is and how it is read is settled once; texts
/// that repeat (dictionary values, dates, yes and no) are read once a column.
class RowParser
{
public:
    /// `answers` may be null; all must outlive the parser.
    RowParser(const Catalog& catalog, const HeadingIndex& index, const PlannedTable& table,
              int number, const ImportAnswers* answers);

    [[nodiscard]] RowKind classify(const std::vector<Cell>& cells, std::int64_t row) const;
    void parse(const std::vector<Cell>& cells, std::int64_t row, ParsedRow& out);
    /// Something stands in a column by which rows are matched, and it is no word for a total.
    [[nodiscard]] bool names_a_row(const std::vector<Cell>& cells) const;

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
        bool vital = false;   ///< the row can't go in without it
        bool second = false;  ///< used where the first column of the field is blank
        bool again = false;   ///< the same: a key under the heading of that column
        bool ends = false;    ///< the end of a span: 至今 leaves it open
        bool numbers = false; ///< numbers the rows: no field
        std::unordered_map<std::string, std::string> meanings; ///< folded word → what to read
        std::string leaf;                                      ///< last heading, trimmed
        Readings readings;
        std::int64_t asked = 0;
        std::int64_t missed = 0;
    };

    void add_columns();
    void add_answers(const ImportAnswers& answers);
    void add_joined();
    void parse_cell(const Cell& cell, Column& column, ParsedRow& out);
    void parse_text(const Cell& cell, Column& column, std::string_view text, ParsedRow& out);
    void read_text(const Cell& cell, Column& column, std::string_view text, ParsedRow& out);
    /// Refuses the row where the column is vital, else leaves the cell out.
    void cannot_take(const Cell& cell, const Column& column, std::string_view text,
                     std::string reason, ParsedRow& out) const;
    void fill(ParsedRow& out) const;
    [[nodiscard]] Value& value_of(const Column& column, ParsedRow& out) const;
    [[nodiscard]] bool says_nothing(const Column& column, std::string_view text) const;
    [[nodiscard]] const Column* column_of(const Cell& cell) const;
    [[nodiscard]] bool is_form_line(const std::vector<Cell>& cells) const;
    void take(const Cell& cell, const Column& column, FieldReading&& reading, std::string_view text,
              ParsedRow& out);
    void take_masked(const Cell& cell, const Column& column, std::string_view text,
                     ParsedRow& out) const;
    void parse_reference(const Cell& cell, const Column& column, std::string_view text,
                         ParsedRow& out);
    [[nodiscard]] FieldReading read(const Cell& cell, const Column& column,
                                    std::string_view text) const;
    void take_joined(ParsedRow& out);
    void tell_unused_key(const Cell& cell, const Column& column, ParsedRow& out) const;
    void parse_second(const std::vector<Cell>& cells, ParsedRow& out);
    [[nodiscard]] bool is_unit_line(const std::vector<Cell>& cells) const;
    [[nodiscard]] bool only_counts_in_keys(const std::vector<Cell>& cells) const;
    [[nodiscard]] bool merged_across(std::int64_t row, int column) const;
    [[nodiscard]] bool repeats_headings(const std::vector<Cell>& cells) const;

    const Catalog& m_catalog;
    const HeadingIndex& m_index;
    const PlannedTable& m_table;
    int m_number;
    std::vector<Column> m_columns; ///< by column of the sheet
    std::vector<bool> m_carries;   ///< per carried ledger: the table has columns of it
    struct Joined
    {
        int column = -1; ///< of the sheet: the first
        std::string text;
    };
    std::vector<std::pair<FieldTarget, Joined>> m_joined;
    /// The answer for a whole column.
    struct Filling
    {
        FieldTarget target;
        FieldReading reading; ///< of fields that name no rows
        std::string text;
        bool reference = false;
    };
    std::vector<Filling> m_fillings;
    bool m_has_second = false;
    int m_mapped = 0;
    int m_leftmost = -1;
    int m_mark = -1; ///< column of the sheet: 序号 of our own form
    std::unordered_map<std::int64_t, int>
        m_wide_rows; ///< rows with a cell merged across, and its column
};

} // namespace lx
