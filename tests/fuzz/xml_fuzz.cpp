// Holds XmlScanner against expat: what one accepts the other accepts, with the same events. The
// first byte says in pieces of which size the scanner gets the document that follows.

#include <cstring>
#include <string>

#include <expat.h>

#include "core/spreadsheet/xml_scanner.h"
#include "tests/fuzz/fuzz_book.h"
#include "tests/fuzz/sheet_laws.h"

namespace {

/// What was told, written down; text that came in pieces is one text.
struct Story
{
    std::string told;
    bool in_text = false;

    static void start(void* user, const char* name, const char** attributes)
    {
        auto& story = *static_cast<Story*>(user);
        story.told += "\n<";
        story.told += name;
        for (; *attributes != nullptr; attributes += 2)
            story.told += std::string("\n ") + attributes[0] + "=" + attributes[1];
        story.in_text = false;
    }
    static void end(void* user, const char* name)
    {
        auto& story = *static_cast<Story*>(user);
        story.told += "\n>";
        story.told += name;
        story.in_text = false;
    }
    static void text(void* user, const char* text, int size)
    {
        auto& story = *static_cast<Story*>(user);
        if (!story.in_text)
            story.told += "\n:";
        story.told.append(text, static_cast<std::size_t>(size));
        story.in_text = true;
    }
};

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// The scanner lets pass what can do no harm: letters in names that XML leaves out, odd words in
/// the XML declaration.
bool may_be_lenient(XML_Error error, std::string_view document)
{
    switch (error) {
    case XML_ERROR_INVALID_TOKEN:
        return !is_ascii(document) && lx::fuzz::is_utf8(document);
    case XML_ERROR_XML_DECL:
    case XML_ERROR_UNKNOWN_ENCODING:
    case XML_ERROR_INCORRECT_ENCODING:
        return true;
    default:
        return false;
    }
}

/// Limits the scanner has and expat has not.
bool may_be_strict(std::string_view reason)
{
    return reason == "too many attributes" || reason == "a reference is not closed";
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    if (size == 0)
        return 0;
    const std::size_t step = data[0] % 16 == 15 ? size : 1 + data[0] % 16;
    const std::string_view document(reinterpret_cast<const char*>(data) + 1, size - 1);
    if (!lx::XmlScanner::can_scan(document))
        return 0;

    Story ours;
    lx::XmlScanner scanner(&ours, &Story::start, &Story::end);
    scanner.set_text_handler(&Story::text);
    bool accepted = true;
    for (std::size_t at = 0; at < document.size() && accepted; at += step)
        accepted = scanner.feed(document.substr(at, step));
    accepted = accepted && scanner.end();
    if (scanner.fault() == lx::XmlScanner::Fault::Doctype)
        return 0;

    Story theirs;
    XML_Parser expat = XML_ParserCreate(nullptr);
    XML_SetUserData(expat, &theirs);
    XML_SetElementHandler(expat, &Story::start, &Story::end);
    XML_SetCharacterDataHandler(expat, &Story::text);
    const bool expat_accepted =
        XML_Parse(expat, document.data(), static_cast<int>(document.size()), 1) == XML_STATUS_OK;
    const XML_Error error = XML_GetErrorCode(expat);
    XML_ParserFree(expat);

    if (accepted)
        lx::fuzz::demand(expat_accepted || may_be_lenient(error, document),
                         "the scanner accepts what is well-formed");
    if (expat_accepted)
        lx::fuzz::demand(accepted || may_be_strict(scanner.reason()),
                         "the scanner refuses what is not well-formed");
    if (accepted && expat_accepted)
        lx::fuzz::demand(ours.told == theirs.told, "the scanner tells what expat tells");
    return 0;
}
