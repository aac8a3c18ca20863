#include "core/spreadsheet/xlsx_strings.h"

#include <algorithm>
#include <limits>

#include "core/spreadsheet/xlsx_text.h"
#include "core/spreadsheet/xml_reader.h"
#include "core/spreadsheet/zip_part.h"

namespace lx {

class XlsxStringsHandler
{
public:
    XlsxStringsHandler(XmlReader& reader, XlsxStrings& strings, std::int64_t most_bytes)
        : m_reader(reader), m_strings(strings), m_most_bytes(most_bytes)
    {}

    void start(const char* full_name, const char** attributes)
    {
        const std::string_view name = local_name(full_name);
        if (m_skip != 0) {
            ++m_skip;
            return;
        }
        switch (m_state) {
        case State::Top:
            m_state = State::Table;
            m_preserve_all = xml_attribute(attributes, "space") == "preserve";
            return;
        case State::Table:
            if (name == "si") {
                m_state = State::String;
                return;
            }
            break;
        case State::String:
            if (name == "t") {
                open_text(attributes);
                return;
            }
            if (name == "r") {
                m_state = State::Run;
                return;
            }
            break; // rPh: how to say it, not what it is
        case State::Run:
            if (name == "t") {
                open_text(attributes);
                return;
            }
            break;
        case State::Text:
            break;
        }
        m_skip = 1;
        m_reader.want_text(false);
    }

    void end(const char* /*name*/)
    {
        if (m_skip != 0) {
            --m_skip;
            if (m_skip == 0 && m_state == State::Text)
                m_reader.want_text(true);
            return;
        }
        switch (m_state) {
        case State::Text:
            close_text();
            return;
        case State::Run:
            m_state = State::String;
            return;
        case State::String:
            close_string();
            return;
        case State::Table:
        case State::Top:
            m_state = State::Top;
            return;
        }
    }

    void text(const char* data, std::size_t size)
    {
        m_strings.m_text.append(data, size);
        check_size();
    }

private:
    enum class State : std::uint8_t
    {
        Top,
        Table,
        String,
        Run,
        Text
    };

    void open_text(const char** attributes)
    {
        m_before_text = m_state;
        m_state = State::Text;
        m_mark = m_strings.m_text.size();
        m_preserve = m_preserve_all || xml_attribute(attributes, "space") == "preserve";
        m_reader.want_text(true);
    }

    void close_text()
    {
        std::string& all = m_strings.m_text;
        all.resize(m_mark + finish_xlsx_text(all.data() + m_mark, all.size() - m_mark, m_preserve));
        m_state = m_before_text;
        m_reader.want_text(false);
    }

    void close_string()
    {
        m_strings.m_ends.push_back(static_cast<std::uint32_t>(m_strings.m_text.size()));
        m_state = State::Table;
        check_size();
    }

    void check_size()
    {
        const auto bytes = static_cast<std::int64_t>(
            m_strings.m_text.size() + m_strings.m_ends.size() * sizeof(std::uint32_t));
        if (bytes > m_most_bytes)
            m_reader.refuse(Error{ErrorKind::BadInput,
                                  "文件里的文字太多，内存放不下，已停止读取；请拆成几个文件导入。",
                                  "shared strings over the limit"});
    }

    XmlReader& m_reader;
    XlsxStrings& m_strings;
    std::int64_t m_most_bytes;
    State m_state = State::Top;
    State m_before_text = State::String;
    int m_skip = 0;
    std::size_t m_mark = 0;
    bool m_preserve = false;
    bool m_preserve_all = false;
};

Result<> XlsxStrings::read(ZipPart& part, std::int64_t most_bytes, Progress& progress)
{
    XmlReader reader(XmlReader::Size::Large);
    XlsxStringsHandler handler(
        reader, *this,
        std::min<std::int64_t>(most_bytes, std::numeric_limits<std::uint32_t>::max()));
    reader.listen(handler);
    reader.set_place([] { return std::string("文件的文字表"); });
    // About a third of the part is text; growing step by step would copy it several times.
    m_text.reserve(static_cast<std::size_t>(
        std::clamp<std::int64_t>(part.declared_size() / 2, 0, std::int64_t{32} << 20)));
    return reader.run(part, progress, "读取文字");
}

} // namespace lx
