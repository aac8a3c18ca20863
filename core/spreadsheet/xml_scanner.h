#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lx {

/// Takes XML apart for the parts of a spreadsheet that are large: rows and shared strings. It is
/// four times as fast as expat because it knows less: UTF-8 only, no DTD (a DOCTYPE is reported and
/// ends the reading), no namespaces, names, values and text handed out where they lie in the
/// buffer. What it accepts is well-formed XML 1.0 but for letters of names; the fuzzer holds it
/// against expat.
///
/// Calls are those of expat: names and values end with NUL, attributes come as name, value, …,
/// null.
class XmlScanner
{
public:
    using StartHandler = void (*)(void* user, const char* name, const char** attributes);
    using EndHandler = void (*)(void* user, const char* name);
    using TextHandler = void (*)(void* user, const char* text, int size);

    enum class Fault : std::uint8_t
    {
        None,
        Malformed,
        Doctype,
        LongTag ///< a tag or comment of megabytes
    };

    /// Whether a document that begins so is for this scanner: UTF-8, as far as it says.
    [[nodiscard]] static bool can_scan(std::string_view head);

    XmlScanner(void* user, StartHandler on_start, EndHandler on_end);
    /// Null: text is checked but not handed out.
    void set_text_handler(TextHandler on_text) { m_on_text = on_text; }
    /// From within a handler: nothing more is wanted.
    void stop() { m_stopped = true; }

    /// False at a fault.
    [[nodiscard]] bool feed(std::string_view bytes);
    /// No more bytes come; false where the document is not complete.
    [[nodiscard]] bool end();

    [[nodiscard]] Fault fault() const { return m_fault; }
    /// For logs, in English.
    [[nodiscard]] const char* reason() const { return m_reason; }
    [[nodiscard]] std::int64_t position() const { return m_position; }

private:
    static constexpr std::string_view kCdata = "<![CDATA[";

    struct Piece ///< of a tag: where a name or value lies
    {
        char* begin = nullptr;
        char* end = nullptr;
        bool plain = true; ///< needs no decoding
    };

    // Each takes what begins at its argument and returns what lies behind it, or null where the
    // buffer ends before it does or there is a fault.
    char* take_markup(char* p);
    char* take_text(char* p);
    char* take_start_tag(char* p);
    char* take_end_tag(char* p);
    char* take_attributes(char* p);
    char* take_value(char* p, Piece& value);
    char* take_comment(char* p);
    char* take_cdata(char* p);
    char* take_instruction(char* p);
    char* take_reference(char* p, std::uint32_t& code);

    [[nodiscard]] bool scan();
    [[nodiscard]] bool decode(Piece& value);
    [[nodiscard]] bool check_characters(const char* p, const char* end);
    [[nodiscard]] bool no_attribute_twice();
    void hand_out(const char* begin, const char* end);
    char* malformed(const char* reason);

    void* m_user;
    StartHandler m_on_start;
    EndHandler m_on_end;
    TextHandler m_on_text = nullptr;

    std::vector<char> m_buffer; ///< what is not taken yet, and a NUL behind it
    char* m_end = nullptr;      ///< the NUL
    std::size_t m_size = 0;
    bool m_last = false; ///< nothing follows the buffer
    bool m_begun = false;
    bool m_had_root = false;
    bool m_stopped = false;

    std::string m_names; ///< of open elements, one behind the other
    std::vector<std::uint32_t> m_name_starts;
    std::vector<Piece> m_pieces;
    std::vector<const char*> m_attributes;

    Fault m_fault = Fault::None;
    const char* m_reason = "";
    std::int64_t m_position = 0; ///< bytes taken
};

} // namespace lx
