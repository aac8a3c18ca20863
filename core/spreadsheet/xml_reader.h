#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include <expat.h>

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/spreadsheet/xml_scanner.h"

namespace lx {

class ZipPart;

/// The name without its namespace prefix. Office files use any prefix for the one namespace a part
/// is about; comparing local names serves transitional and Strict files alike and costs nothing.
[[nodiscard]] inline const char* local_name(const char* name)
{
    if (name[0] != '\0' && name[1] == '\0')
        return name;
    for (const char* p = name; *p != '\0'; ++p)
        if (*p == ':')
            return p + 1;
    return name;
}

/// The value of the attribute with that local name; empty where it is not there.
[[nodiscard]] std::string_view xml_attribute(const char** attributes, std::string_view local);
/// Whether an attribute says yes ("1", "true", "on").
[[nodiscard]] bool xml_flag(const char** attributes, std::string_view local);

/// Feeds the parts of a package to expat, or large ones in UTF-8 to our own XmlScanner. Refuses
/// what no office program writes and what has been used against readers: any DOCTYPE (entity
/// bombs, outside entities), nesting without end, a single tag of megabytes.
class XmlReader
{
public:
    enum class Size : std::uint8_t
    {
        Small,
        Large ///< worth the scanner, which takes a quarter of expat's time
    };

    explicit XmlReader(Size size = Size::Small);
    ~XmlReader();
    XmlReader(const XmlReader&) = delete;
    XmlReader& operator=(const XmlReader&) = delete;

    /// Whom to tell: `handler` has start(const char* name, const char** attributes),
    /// end(const char* name), text(const char* data, std::size_t size).
    template <class Handler> void listen(Handler& handler);
    /// Text is handed on only while it is wanted (not at first).
    void want_text(bool wanted)
    {
        if (m_scanner)
            m_scanner->set_text_handler(wanted ? m_on_text : nullptr);
        else
            XML_SetCharacterDataHandler(m_parser, wanted ? m_on_text : nullptr);
    }
    /// For error sentences: where we are ("工作表“企业”第 12 行附近").
    void set_place(std::function<std::string()> place) { m_place = std::move(place); }

    /// From within a handler: ends the reading with this error, or without one.
    void refuse(Error error);
    void finish();
    [[nodiscard]] bool finished() const { return m_stopped && !m_error; }

    /// Where the tag a handler is told of begins and ends in what was fed (bytes; a tag that closes
    /// itself is told of twice, the second time as nothing behind it). Only of Size::Small.
    [[nodiscard]] std::size_t tag_begin() const
    {
        return static_cast<std::size_t>(XML_GetCurrentByteIndex(m_parser));
    }
    [[nodiscard]] std::size_t tag_end() const
    {
        return tag_begin() + static_cast<std::size_t>(XML_GetCurrentByteCount(m_parser));
    }

    [[nodiscard]] Result<> feed(std::string_view bytes);
    /// No more bytes come. Error: BadInput where the root element is not closed.
    [[nodiscard]] Result<> end();
    /// Feeds a part through; `what` is reported with the bytes done. Errors: as above, Cancelled.
    [[nodiscard]] Result<> run(ZipPart& part, Progress& progress, std::string_view what);

private:
    static constexpr int kDeepest = 200;

    struct Listener
    {
        void* handler = nullptr;
        XmlReader* reader = nullptr;
    };

    template <class Handler>
    static void XMLCALL on_start(void* user, const XML_Char* name, const XML_Char** attributes)
    {
        auto* listener = static_cast<Listener*>(user);
        XmlReader& reader = *listener->reader;
        if (++reader.m_depth > kDeepest)
            reader.refuse_nesting();
        if (!reader.m_stopped) // expat may still tell of an event or two after it was stopped
            static_cast<Handler*>(listener->handler)->start(name, attributes);
    }
    template <class Handler> static void XMLCALL on_end(void* user, const XML_Char* name)
    {
        auto* listener = static_cast<Listener*>(user);
        --listener->reader->m_depth;
        if (!listener->reader->m_stopped)
            static_cast<Handler*>(listener->handler)->end(name);
    }
    template <class Handler> static void XMLCALL on_text(void* user, const XML_Char* text, int size)
    {
        auto* listener = static_cast<Listener*>(user);
        if (!listener->reader->m_stopped)
            static_cast<Handler*>(listener->handler)->text(text, static_cast<std::size_t>(size));
    }
    static void XMLCALL on_doctype(void* user, const XML_Char* name, const XML_Char* system_id,
                                   const XML_Char* public_id, int has_internal_subset);

    void refuse_nesting();
    void refuse_doctype();
    void choose_parser(std::string_view head);
    [[nodiscard]] Result<> scan(std::string_view bytes, bool last);
    [[nodiscard]] Result<> parse(const char* data, std::size_t size, bool last);
    [[nodiscard]] Error fault(std::string detail) const;
    [[nodiscard]] Error long_tag() const;

    Size m_size;
    XML_Parser m_parser = nullptr;
    std::optional<XmlScanner> m_scanner; ///< takes the place of m_parser
    XML_StartElementHandler m_on_start = nullptr;
    XML_EndElementHandler m_on_end = nullptr;
    XML_CharacterDataHandler m_on_text = nullptr;
    Listener m_listener;
    std::function<std::string()> m_place = [] { return std::string("文件"); };
    std::optional<Error> m_error;
    bool m_stopped = false;
    int m_depth = 0;
    std::int64_t m_fed = 0;
};

template <class Handler> void XmlReader::listen(Handler& handler)
{
    m_listener.handler = &handler;
    m_on_start = &on_start<Handler>;
    m_on_end = &on_end<Handler>;
    XML_SetElementHandler(m_parser, m_on_start, m_on_end);
    m_on_text = &on_text<Handler>;
}

} // namespace lx
