#include "core/spreadsheet/file_kind.h"

#include <algorithm>
#include <array>

namespace lx {

namespace {

using namespace std::string_view_literals;

struct Signature
{
    std::string_view bytes;
    FileKind kind;
};

constexpr std::array kSignatures = {
    Signature{"PK\x03\x04"sv, FileKind::Zip},
    Signature{"PK\x05\x06"sv, FileKind::Zip}, // without any part
    Signature{"%PDF-"sv, FileKind::Pdf},
    Signature{"\x89PNG"sv, FileKind::Picture},
    Signature{"\xFF\xD8\xFF"sv, FileKind::Picture},
    Signature{"GIF8"sv, FileKind::Picture},
    Signature{"II*\0"sv, FileKind::Picture},
    Signature{"MM\0*"sv, FileKind::Picture},
    Signature{"Rar!"sv, FileKind::Archive},
    Signature{"7z\xBC\xAF"sv, FileKind::Archive},
    Signature{"\x1F\x8B"sv, FileKind::Archive},
    Signature{"MIME-Version:"sv, FileKind::Mht},
    Signature{"SQLite format 3"sv, FileKind::Binary},
};

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool starts_without_case(std::string_view text, std::string_view word)
{
    return text.size() >= word.size() && std::equal(word.begin(), word.end(), text.begin(),
                                                    [](char a, char b) { return a == lower(b); });
}

/// The file as markup; Text where it is none.
FileKind markup_kind(std::string_view head)
{
    if (head.starts_with("\xEF\xBB\xBF"))
        head.remove_prefix(3);
    while (!head.empty() && (head.front() == ' ' || head.front() == '\t' || head.front() == '\r' ||
                             head.front() == '\n'))
        head.remove_prefix(1);
    if (starts_without_case(head, "<?xml")) {
        // Excel's own XML has tags like <html:B> in rich text.
        const std::size_t page = head.find("<html");
        const std::string_view behind =
            page == std::string_view::npos ? std::string_view() : head.substr(page + 5, 1);
        return !behind.empty() && behind != ":" ? FileKind::Html : FileKind::Xml;
    }
    for (const char* tag : {"<!doctype html", "<html", "<head", "<meta", "<body", "<table",
                            "<style", "<script", "<div", "<!--"})
        if (starts_without_case(head, tag))
            return FileKind::Html;
    return FileKind::Text;
}

bool is_binary(std::string_view head)
{
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF"))
        return false; // UTF-16
    std::size_t control = 0;
    for (const char c : head) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte < 0x20 && byte != 0 && byte != '\t' && byte != '\n' && byte != '\r' &&
             byte != '\f' && byte != '\v' && byte != 0x1A && byte != 0x1B) ||
            byte == 0x7F)
            ++control;
    }
    return control > 4 && control * 50 > head.size(); // more than two in a hundred
}

/// A dBASE header: version, a date of the last change, a header length of 32 and 32 more a field.
bool is_dbf(std::string_view head)
{
    constexpr std::size_t header_size = 32;
    if (head.size() < header_size)
        return false;
    const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(head[at]); };
    const bool version = byte(0) == 0x03 || byte(0) == 0x30 || byte(0) == 0x31 || byte(0) == 0x83 ||
                         byte(0) == 0x8B || byte(0) == 0xF5;
    const int length = byte(8) | (byte(9) << 8);
    return version && byte(2) >= 1 && byte(2) <= 12 && byte(3) >= 1 && byte(3) <= 31 &&
           length >= 65 && (length - 1) % 32 <= 8;
}

} // namespace

FileKind file_kind(std::string_view head, bool whole)
{
    if (head.empty())
        return FileKind::Empty;
    for (const Signature& signature : kSignatures)
        if (head.starts_with(signature.bytes))
            return signature.kind;
    if (whole && std::all_of(head.begin(), head.end(), [](char c) {
            return c == '\0' || c == ' ' || c == '\t' || c == '\r' || c == '\n';
        }))
        return FileKind::Empty;
    const FileKind markup = markup_kind(head);
    if (markup != FileKind::Text)
        return markup;
    if (is_dbf(head))
        return FileKind::Dbf;
    return is_binary(head) ? FileKind::Binary : FileKind::Text;
}

} // namespace lx
