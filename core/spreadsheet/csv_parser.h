#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/row_buffer.h"
#include "core/spreadsheet/sheet_reader.h"

namespace lx {

/// Which character parts the fields: comma, tab, semicolon, bar or `chinese_comma`, whichever
/// divides the lines of the sample most evenly; comma where none does.
[[nodiscard]] char guess_csv_separator(std::string_view sample);
/// What stands for the comma of Chinese text (，), where that parts the fields.
constexpr char chinese_comma = '\x1F';
/// Puts `chinese_comma` in place of each ， of UTF-8 that comes in blocks, but for those in quotes.
class ChineseCommas
{
public:
    /// The text so far, but for a character that is not whole yet; valid until the next call.
    [[nodiscard]] std::string_view replaced(std::string_view block);
    /// What was held back.
    [[nodiscard]] std::string_view rest() const { return m_held; }

private:
    std::string m_held;
    std::string m_text;
    bool m_quoted = false;
};

/// Takes CSV (RFC 4180 and what programs make of it) apart: fields in quotes, doubled quotes, line
/// ends CR, LF or CRLF, line ends inside quotes. A quote without a partner, which would swallow the
/// rows behind it up to the next quote, is text: its line ends where it ends. NUL bytes are
/// dropped, quotes inside a field are text, ="012" is 012 (so programs keep a code's zeros from
/// Excel).
class CsvParser
{
public:
    CsvParser(char separator, const ReadLimits& limits, const RowSink& sink);

    /// False once the sink wants no more. Errors: BadInput (limits; a quote that is never closed).
    [[nodiscard]] Result<bool> feed(std::string_view text);
    /// The last line may have no end.
    [[nodiscard]] Result<> end();

    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    /// From 1: the row whose quoted field the end of the file cut off; empty if none was.
    [[nodiscard]] std::optional<std::int64_t> torn_row() const { return m_torn_row; }
    /// From 1: rows with a quote that had no partner and was taken as text, the first ones.
    [[nodiscard]] const std::vector<std::int64_t>& lone_quotes() const { return m_lone_quotes; }
    /// From 1: rows that have as many fields as others only if ， parts them too, the first ones.
    [[nodiscard]] const std::vector<std::int64_t>& comma_rows() const { return m_comma_rows; }

private:
    enum class State : std::uint8_t
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted, ///< the end of the field, or the first of two
    };

    /// Takes what comes next, or gives rows back before it. False: see end_row.
    [[nodiscard]] bool take(const char*& at, const char* end);
    /// Whether the quoted field at hand holds lines that look like rows.
    [[nodiscard]] bool swallowed_rows() const;
    /// A field with line ends is closed as fields are: it is watched where, were its quotes text,
    /// its first line would end the row and those after it be rows, and no other quote tells that
    /// the file's writer knows how to quote.
    void watch();
    /// At the end of the row: the last line of the watched field would be a row with what stands
    /// behind it, so there was no such field.
    [[nodiscard]] bool was_rows() const;
    [[nodiscard]] bool give_back_watched();
    /// Takes the quoted field apart again, its quote as text. False: see end_row.
    [[nodiscard]] bool give_back_rows(std::string_view behind);
    void end_field();
    /// False: the sink wants no more, or there is an error in m_error.
    bool end_row();
    void look_for_chinese_commas();
    void refuse(std::string message, std::string detail);

    char m_separator;
    const ReadLimits& m_limits;
    const RowSink& m_sink;
    State m_state = State::FieldStart;
    bool m_after_return = false; ///< the next LF belongs to the CR before it
    RowBuffer m_row;
    std::size_t m_mark = 0;
    std::int32_t m_column = 0;
    bool m_began = false; ///< the row has a character
    std::int64_t m_row_number = 0;
    std::int64_t m_lines_in_quotes = 0;
    std::string m_quoted; ///< the quoted field at hand as the file has it
    struct Watched
    {
        std::string text;        ///< of the field, as the file has it
        std::string behind;      ///< of the row, as the file has it
        std::size_t mark = 0;    ///< where the field begins in the row's texts
        std::size_t cells = 0;   ///< of the row before it
        std::int32_t column = 0; ///< of the field
    };
    std::optional<Watched> m_watched;
    bool m_quotes_fields = false; ///< the first field is quoted: its writer's quotes are in pairs
    std::int32_t m_width = 0;     ///< fields of the first row
    std::vector<std::int64_t> m_lone_quotes;
    std::vector<std::int64_t> m_comma_rows;
    std::int64_t m_cells = 0;
    std::int64_t m_rows = 0;
    std::optional<std::int64_t> m_torn_row;
    std::optional<Error> m_error;
};

} // namespace lx
