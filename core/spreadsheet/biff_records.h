#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/spreadsheet/byte_source.h"

namespace lx {

/// Record numbers of BIFF5 and BIFF8 ([MS-XLS] 2.3, and OpenOffice's description of the format)
/// that carry what an import needs.
namespace biff {
constexpr std::uint16_t formula = 0x0006;
constexpr std::uint16_t eof = 0x000A;
constexpr std::uint16_t date_mode = 0x0022;
constexpr std::uint16_t file_pass = 0x002F;
constexpr std::uint16_t continued = 0x003C;
constexpr std::uint16_t code_page = 0x0042;
constexpr std::uint16_t col_info = 0x007D;
constexpr std::uint16_t bound_sheet = 0x0085;
constexpr std::uint16_t mul_rk = 0x00BD;
constexpr std::uint16_t mul_blank = 0x00BE;
constexpr std::uint16_t rstring = 0x00D6;
constexpr std::uint16_t xf = 0x00E0;
constexpr std::uint16_t merged_cells = 0x00E5;
constexpr std::uint16_t sst = 0x00FC;
constexpr std::uint16_t label_sst = 0x00FD;
constexpr std::uint16_t blank = 0x0201;
constexpr std::uint16_t number = 0x0203;
constexpr std::uint16_t label = 0x0204;
constexpr std::uint16_t bool_err = 0x0205;
constexpr std::uint16_t string = 0x0207;
constexpr std::uint16_t row = 0x0208;
constexpr std::uint16_t default_row_height = 0x0225;
constexpr std::uint16_t rk = 0x027E;
constexpr std::uint16_t format = 0x041E;
constexpr std::uint16_t bof = 0x0809;
} // namespace biff

/// Walks the records of a BIFF stream. A record is an id, a length (at most 65,535) and so many
/// bytes; CONTINUE records that belong to one are entered with next_continue().
///
/// The getters never read past the record: they give 0 and make ok() false instead.
class BiffReader
{
public:
    enum class Step
    {
        Record,
        End,    ///< the stream ends exactly behind a record
        CutOff, ///< the stream ends inside a record
    };

    explicit BiffReader(const ByteSource& source) : m_source(source) {}

    /// The next record will be the one that begins at `position`; the stream counts as ended at
    /// `end`.
    void seek(std::uint64_t position, std::uint64_t end = UINT64_MAX);
    /// Goes to the next record, whatever was left unread of this one; clears ok()'s failure.
    [[nodiscard]] Step next();
    [[nodiscard]] std::uint16_t id() const { return m_id; }
    /// Where the current record begins (its first byte of header).
    [[nodiscard]] std::uint64_t position() const { return m_record; }

    /// Bytes of the current record (or the CONTINUE entered) that are still unread.
    [[nodiscard]] std::size_t left() const { return m_end - m_at; }
    /// If the following record is a CONTINUE, goes into it.
    [[nodiscard]] bool next_continue();

    [[nodiscard]] bool ok() const { return m_ok; }
    std::uint8_t u8();
    std::uint16_t u16();
    std::uint32_t u32();
    /// An IEEE 754 double of 8 bytes.
    double f64();
    void skip(std::size_t count);
    /// The unread bytes; they stay valid until next() or next_continue().
    [[nodiscard]] const std::uint8_t* data() const { return m_window.data() + m_at; }

private:
    static constexpr std::size_t window_size = std::size_t{128} << 10; // > the longest record
    [[nodiscard]] std::size_t available(std::uint64_t position, std::size_t count);
    [[nodiscard]] bool take(std::size_t count);

    const ByteSource& m_source;
    std::vector<std::uint8_t> m_window;
    std::uint64_t m_limit = UINT64_MAX; ///< where reading stops before the source's end
    std::uint64_t m_window_start = 0;
    std::uint64_t m_next = 0;   ///< where the record behind the current one begins
    std::uint64_t m_record = 0; ///< where the current record begins
    std::size_t m_at = 0;       ///< in the window
    std::size_t m_end = 0;      ///< in the window
    std::uint16_t m_id = 0;
    bool m_ok = true;
};

/// The number packed into the four bytes of an RK value ([MS-XLS] 2.5.217).
[[nodiscard]] double rk_number(std::uint32_t rk);

} // namespace lx
