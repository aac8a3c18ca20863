#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"
#include "core/spreadsheet/biff_records.h"

struct UConverter;

namespace lx {

/// Texts in the code page of the machine a BIFF5 file was written on, to UTF-8.
class CodePageText
{
public:
    /// `code_page` as the CODEPAGE record has it (936, 1252, 0x8000 for the Macintosh…). 0 or an
    /// unknown one is taken as 936: the files this program meets are Chinese.
    explicit CodePageText(std::uint16_t code_page = 0);
    /// Appends; bytes that are no character become U+FFFD.
    void append(std::string_view bytes, std::string& out) const;

private:
    struct Close
    {
        void operator()(UConverter* converter) const;
    };
    std::unique_ptr<UConverter, Close> m_converter;
};

/// How a workbook writes its strings: BIFF5 as bytes of a code page, BIFF8 as UTF-16 whose upper
/// bytes may be left out, both perhaps continued in CONTINUE records.
class BiffText
{
public:
    BiffText() = default; ///< BIFF8
    explicit BiffText(std::uint16_t code_page)
        : m_code_page(std::make_unique<CodePageText>(code_page))
    {}
    [[nodiscard]] bool is_biff8() const { return m_code_page == nullptr; }
    /// Appends a string of `length` characters (BIFF8; its byte of flags comes first) or bytes
    /// (BIFF5). False where the record ends before the string; `out` then has what was there.
    [[nodiscard]] bool read(BiffReader& reader, std::size_t length, std::string& out) const;

private:
    std::unique_ptr<CodePageText> m_code_page;
};

/// The shared string table of a BIFF8 workbook.
class SharedStrings
{
public:
    /// Reads the SST record the reader stands on, with its CONTINUEs, until the data ends; the
    /// counts in the record are not trusted. A string cut off ends the table. Error: BadInput where
    /// the texts, and 8 bytes for each, take more than `max_bytes`.
    [[nodiscard]] Result<> read(BiffReader& reader, std::int64_t max_bytes);
    [[nodiscard]] std::size_t size() const { return m_ends.size(); }
    /// Empty where there is no such string.
    [[nodiscard]] std::optional<std::string_view> at(std::size_t index) const;

private:
    std::string m_bytes;
    std::vector<std::uint64_t> m_ends;
};

} // namespace lx
