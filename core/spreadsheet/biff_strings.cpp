#include "core/spreadsheet/biff_strings.h"

#include <algorithm>
#include <array>

#include <unicode/ucnv.h>

#include "core/spreadsheet/utf16_text.h"

namespace lx {

namespace {

// Bits of the byte before a BIFF8 string ([MS-XLS] 2.5.293).
constexpr std::uint8_t wide_flag = 0x01;
constexpr std::uint8_t phonetic_flag = 0x04;
constexpr std::uint8_t rich_flag = 0x08;

std::string converter_name(std::uint16_t code_page)
{
    switch (code_page) {
    case 0x8000: // written by Excel for the Macintosh
    case 10000:
        return "macintosh";
    case 0x8001: // "ANSI Latin-1" of BIFF4 and BIFF5
        return "windows-1252";
    case 0:
        return "windows-936";
    case 54936:
        return "gb18030";
    case 65001:
        return "UTF-8";
    case 874:
    case 932:
    case 936:
    case 949:
    case 950:
        return "windows-" + std::to_string(code_page);
    default:
        return (code_page >= 1250 && code_page <= 1258 ? "windows-" : "ibm-") +
               std::to_string(code_page);
    }
}

/// One byte, from the next CONTINUE if this record is used up (no flag byte stands there).
bool across(BiffReader& reader, std::uint8_t& value)
{
    if (reader.left() == 0 && !reader.next_continue())
        return false;
    value = reader.u8();
    return reader.ok();
}

bool across(BiffReader& reader, std::uint16_t& value)
{
    std::uint8_t low = 0;
    std::uint8_t high = 0;
    if (!across(reader, low) || !across(reader, high))
        return false;
    value = static_cast<std::uint16_t>(low | (high << 8));
    return true;
}

bool across(BiffReader& reader, std::uint32_t& value)
{
    std::uint16_t low = 0;
    std::uint16_t high = 0;
    if (!across(reader, low) || !across(reader, high))
        return false;
    value = low | (std::uint32_t{high} << 16);
    return true;
}

bool skip_across(BiffReader& reader, std::uint64_t count)
{
    while (count > 0) {
        if (reader.left() == 0 && !reader.next_continue())
            return false;
        const auto step = std::min<std::uint64_t>(count, reader.left());
        if (step == 0) // an empty CONTINUE
            return false;
        reader.skip(static_cast<std::size_t>(step));
        count -= step;
    }
    return true;
}

/// Characters of a BIFF8 string. Where a record ends among them, the next CONTINUE begins with a
/// byte that says anew whether they have one byte or two.
bool read_characters(BiffReader& reader, std::size_t length, bool wide, std::string& out)
{
    Utf8Builder text(out);
    while (true) {
        const std::size_t unit = wide ? 2 : 1;
        const std::size_t count = std::min(length, reader.left() / unit);
        const std::uint8_t* p = reader.data();
        for (std::size_t i = 0; i < count; ++i)
            text.add(wide ? le16(p + 2 * i) : p[i]);
        reader.skip(count * unit);
        length -= count;
        if (length == 0)
            break;
        if (!reader.next_continue() || reader.left() == 0) {
            text.finish();
            return false;
        }
        wide = (reader.u8() & wide_flag) != 0;
    }
    text.finish();
    return true;
}

/// A BIFF8 string behind its length: flags, counts of the extras, characters, extras.
bool read_unicode(BiffReader& reader, std::size_t length, std::string& out)
{
    std::uint8_t flags = 0;
    std::uint16_t runs = 0;
    std::uint32_t phonetic = 0;
    if (!across(reader, flags))
        return length == 0; // some writers leave the flags of an empty string out
    if ((flags & rich_flag) != 0 && !across(reader, runs))
        return false;
    if ((flags & phonetic_flag) != 0 && !across(reader, phonetic))
        return false;
    return read_characters(reader, length, (flags & wide_flag) != 0, out) &&
           skip_across(reader, std::uint64_t{4} * runs + phonetic);
}

bool read_bytes(BiffReader& reader, std::size_t length, const CodePageText& decoder,
                std::string& out)
{
    std::string bytes;
    while (true) {
        const std::size_t count = std::min(length, reader.left());
        bytes.append(reinterpret_cast<const char*>(reader.data()), count);
        reader.skip(count);
        length -= count;
        if (length == 0 || !reader.next_continue() || reader.left() == 0)
            break;
    }
    decoder.append(bytes, out);
    return length == 0;
}

} // namespace

void CodePageText::Close::operator()(UConverter* converter) const
{
    ucnv_close(converter);
}

CodePageText::CodePageText(std::uint16_t code_page)
{
    UErrorCode status = U_ZERO_ERROR;
    m_converter.reset(ucnv_open(converter_name(code_page).c_str(), &status));
    if (U_FAILURE(status)) {
        status = U_ZERO_ERROR;
        m_converter.reset(ucnv_open(converter_name(0).c_str(), &status));
    }
}

void CodePageText::append(std::string_view bytes, std::string& out) const
{
    const bool ascii = std::all_of(bytes.begin(), bytes.end(),
                                   [](char c) { return static_cast<unsigned char>(c) < 0x80; });
    if (ascii || !m_converter) {
        out.append(bytes);
        return;
    }
    ucnv_reset(m_converter.get());
    Utf8Builder text(out);
    std::array<UChar, 256> units{};
    const char* source = bytes.data();
    const char* const end = source + bytes.size();
    UErrorCode status = U_BUFFER_OVERFLOW_ERROR;
    while (status == U_BUFFER_OVERFLOW_ERROR) {
        status = U_ZERO_ERROR;
        UChar* target = units.data();
        ucnv_toUnicode(m_converter.get(), &target, units.data() + units.size(), &source, end,
                       nullptr, true, &status);
        for (const UChar* p = units.data(); p < target; ++p)
            text.add(static_cast<std::uint16_t>(*p));
    }
    text.finish();
}

bool BiffText::read(BiffReader& reader, std::size_t length, std::string& out) const
{
    return is_biff8() ? read_unicode(reader, length, out)
                      : read_bytes(reader, length, *m_code_page, out);
}

Result<> SharedStrings::read(BiffReader& reader, std::int64_t max_bytes)
{
    reader.skip(8); // the two counts
    while (true) {
        const std::size_t before = m_bytes.size();
        std::uint16_t length = 0;
        if (!across(reader, length) || !read_unicode(reader, length, m_bytes)) {
            m_bytes.resize(before);
            return {};
        }
        m_ends.push_back(m_bytes.size());
        if (m_bytes.size() + m_ends.size() * sizeof m_ends[0] >
            static_cast<std::uint64_t>(max_bytes))
            return fail(ErrorKind::BadInput,
                        "文件里的文字太多，超过了一次能读的上限：请把它拆成几个文件再导入。");
    }
}

std::optional<std::string_view> SharedStrings::at(std::size_t index) const
{
    if (index >= m_ends.size())
        return std::nullopt;
    const std::uint64_t start = index == 0 ? 0 : m_ends[index - 1];
    return std::string_view(m_bytes).substr(start, m_ends[index] - start);
}

} // namespace lx
